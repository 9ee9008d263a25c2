//! The commands that talk to an endpoint: `pull`, `plan`, `apply`, `delete`. They are in the program, and not in the language packages.

mod api;
pub(crate) mod args;
mod confirm;
mod delete;
mod desired;
mod endpoint;
mod key;
mod listing;
mod names;
mod no_answer;
mod plan;
mod pull;
mod redactor;
mod refusal;

use crate::client::args::Command;
use crate::stop::Stop;

/// Does what was asked for.
pub(crate) fn run(command: &Command) -> Result<u8, Stop> {
    match command {
        Command::Pull(arguments) => pull::run(arguments),
        Command::Plan(arguments) => plan::show(arguments),
        Command::Apply(arguments) => plan::apply(arguments),
        Command::Delete(arguments) => delete::run(arguments),
    }
}
