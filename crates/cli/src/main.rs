//! The command line of `chatapps-webhooks`: checks request bodies, explains rules.
//!
//! Owns arguments, files, output formats and exit codes. What is right and wrong is the library's business.

mod args;
mod document;
mod file;
mod input;
mod manual;
mod ndjson;
mod output;
mod positions;
mod progress;
mod redact;
mod rules;
mod schema;
mod stop;
mod validate;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Arguments, Command};
use crate::stop::{COULD_NOT_RUN, Stop};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return stop::usage(&error),
    };
    let result = match arguments.command {
        Command::Validate(arguments) => validate::run(&arguments),
        Command::Schema { command } => schema::run(&command),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Completions { shell } => manual::completions(shell),
        Command::Man { command } => manual::page(command.as_deref()),
    };
    match result {
        Ok(code) => code,
        Err(Stop::ClosedPipe) => ExitCode::from(COULD_NOT_RUN),
        Err(Stop::Failed(message)) => {
            stop::say("error", &message);
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}
