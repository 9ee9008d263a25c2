//! The command `replay`: sends recorded events to a receiver.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::delivery::{Parcel, Sender};
use super::delivery_arguments::ReplayArguments;
use super::destination::Pace;
use crate::failure::Failure;
use crate::input::file::{File, has_extension};
use crate::messages;

/// Sends the events of a file.
pub(super) fn run(arguments: &ReplayArguments) -> Result<u8, Failure> {
    let sender = Sender::new(&arguments.url, &arguments.direct, &arguments.flow)?;
    let file = File::from_argument(&arguments.file);
    let failed = |error: io::Error| Failure::Message(format!("cannot read `{file}`: {error}"));
    let parcel = |body: Vec<u8>| Parcel { body, pace: Pace::Whole };
    let input: Box<dyn BufRead + Send> = match &file {
        File::Path(path) if has_extension(path, &["json"]) => {
            let body = fs::read(path).map_err(failed)?;
            return sender.deliver(std::iter::once(Ok(parcel(body))));
        }
        File::Path(path) => Box::new(BufReader::new(fs::File::open(path).map_err(failed)?)),
        File::Stdin => Box::new(BufReader::new(io::stdin())),
    };
    let lines =
        input.split(b'\n').filter(|line| line.as_ref().map_or(true, |line| !line.trim_ascii().is_empty()));
    let count = AtomicUsize::new(0);
    let counted = lines.inspect(|_| {
        count.fetch_add(1, Ordering::Relaxed);
    });
    let code = sender.deliver(counted.map(|line| line.map(parcel).map_err(failed)))?;
    if count.into_inner() == 0 {
        messages::note(format_args!("nothing was sent: `{file}` has no event"));
    }
    Ok(code)
}
