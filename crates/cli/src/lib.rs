//! The command line of `chatapps-webhooks`, as a function: the program and the language bindings are the same one.
//!
//! Owns arguments, files, output formats and exit codes. What is right and wrong is the library's business.

mod args;
#[cfg(feature = "client")]
mod client;
mod document;
mod file;
mod input;
mod manual;
mod ndjson;
mod omitted;
mod output;
mod positions;
mod progress;
mod redact;
mod rules;
mod schema;
#[cfg(feature = "server")]
mod server;
mod stop;
mod validate;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::Parser;

use crate::args::{Arguments, Command};
use crate::stop::{COULD_NOT_RUN, Stop};

/// Does what the arguments ask for, on the standard streams of the process, and returns the exit code: 0, 1 or 2, as
/// `--help` explains them. The first argument is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> u8 {
    let code = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => obey(arguments.command).unwrap_or_else(|stop| {
            if let Stop::Failed(message) = stop {
                stop::say("error", &message);
            }
            COULD_NOT_RUN
        }),
        Err(error) => usage(&error),
    };
    // Where another language owns the process, nothing else would do so at its end.
    match io::stdout().flush() {
        Ok(()) => code,
        Err(_) => COULD_NOT_RUN,
    }
}

/// What to say where the arguments ask for nothing that there is.
fn usage(error: &clap::Error) -> u8 {
    if let Some(message) = omitted::message(error) {
        stop::say("error", &message);
        return COULD_NOT_RUN;
    }
    stop::usage(error)
}

fn obey(command: Command) -> Result<u8, Stop> {
    match command {
        Command::Validate(arguments) => validate::run(&arguments),
        Command::Schema { command } => schema::run(&command),
        Command::Rules(arguments) => rules::run(&arguments),
        #[cfg(feature = "client")]
        Command::Client(command) => client::run(&command),
        #[cfg(feature = "server")]
        Command::Server(command) => server::run(&command),
        Command::Completions { shell } => manual::completions(shell),
        Command::Man { command } => manual::page(&command),
    }
}
