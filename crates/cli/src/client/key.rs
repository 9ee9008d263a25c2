//! The API key: where it comes from, and what can be one.

use std::env;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use chatapps_webhooks::{Secret, printable};

use crate::stop::Stop;

const VARIABLE: &str = "CHATAPPS_API_KEY";

/// More bytes than a key has. No more is read, since any file can be named.
const LONGEST: u64 = 16 * 1024;

/// The key of a file, or of the environment.
pub(super) fn find(file: Option<&Path>) -> Result<Secret<'static>, Stop> {
    let (text, place) = match file {
        Some(path) => {
            let name = printable(&path.to_string_lossy());
            let failed =
                |error: io::Error| Stop::Failed(format!("cannot read the API key in `{name}`: {error}"));
            let mut text = String::new();
            let file = File::open(path).map_err(failed)?;
            file.take(LONGEST).read_to_string(&mut text).map_err(failed)?;
            (Secret::from(text), format!("`{name}`"))
        }
        None => match env::var(VARIABLE) {
            Ok(text) => (text.into(), VARIABLE.to_owned()),
            Err(env::VarError::NotPresent) => {
                return Err(Stop::Failed(format!(
                    "there is no API key: set {VARIABLE}, or name a file that has it with --api-key-file"
                )));
            }
            Err(env::VarError::NotUnicode(_)) => return Err(unusable(VARIABLE)),
        },
    };
    let key = text.reveal().trim_ascii();
    // What RFC 6750 §2.1 has for a token is less; other characters would be no header.
    if key.is_empty()
        || text.reveal().len() as u64 >= LONGEST
        || !key.bytes().all(|byte| byte.is_ascii_graphic())
    {
        return Err(unusable(&place));
    }
    Ok(key.to_owned().into())
}

fn unusable(place: &str) -> Stop {
    Stop::Failed(format!(
        "what {place} has is no API key: expected one word of visible ASCII characters, without `Bearer`"
    ))
}
