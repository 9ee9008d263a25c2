//! The command line of `chatapps-webhooks` as a function, shared by the program and the language
//! packages.
//!
//! Owns arguments, files, output formats and exit codes. The library decides what is valid.
//!
//! Each layer imports only from those below it: this file, then `manual` and `reference`,
//! `command`, `commands`, `checking`, `output`, `input`, and the files beside them.

#[cfg(any(feature = "client", feature = "server"))]
mod api_path;
mod checking;
mod closed_pipe;
mod command;
mod commands;
mod exit_code;
mod failure;
mod fixing;
mod input;
mod interrupt;
mod manual;
mod messages;
mod omitted;
mod output;
mod policy;
mod reference;
#[cfg(all(unix, feature = "signals"))]
mod signals;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::Parser;

use crate::command::{Arguments, Command};
#[cfg(feature = "client")]
use crate::commands::client;
#[cfg(feature = "lsp")]
use crate::commands::lsp;
#[cfg(feature = "mcp")]
use crate::commands::mcp;
use crate::commands::sample;
#[cfg(feature = "server")]
use crate::commands::server;
use crate::commands::{baseline, config, events, rules, schema, validate};
use crate::exit_code::{COULD_NOT_RUN, SUCCESS};
use crate::failure::Failure;

/// Runs the command that the arguments name, on the standard streams of the process, and returns
/// the exit code: 0, 1 or 2, as `--help` explains them. The first argument is the name of the
/// program.
pub fn run(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> u8 {
    let code = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => match dispatch(arguments.command) {
            Ok(code) => code,
            Err(Failure::Interrupted) => {
                #[cfg(all(unix, feature = "signals"))]
                signals::wait_for_end();
                COULD_NOT_RUN
            }
            Err(Failure::ClosedPipe) => closed_pipe::end(),
            Err(Failure::Message(message)) => {
                messages::error(message);
                COULD_NOT_RUN
            }
        },
        Err(error) => print_usage(&error),
    };
    // In a process of another language, nothing else flushes the output at the end.
    match io::stdout().flush() {
        Ok(()) => code,
        Err(error) => closed_pipe::unwritten(&error),
    }
}

/// Runs the command as [`run`] does, as the only thing that the process does. A check that SIGINT
/// or SIGTERM interrupts ends by the signal, after a whole finding. If the reader of the output
/// goes away, the process ends by SIGPIPE.
pub fn run_program(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> u8 {
    interrupt::own_process();
    run(arguments)
}

/// Prints help and version on standard output, mistakes on standard error.
fn print_usage(error: &clap::Error) -> u8 {
    if let Some(message) = omitted::message(error) {
        messages::error(message);
        return COULD_NOT_RUN;
    }
    match error.print() {
        _ if error.use_stderr() => COULD_NOT_RUN,
        Ok(()) => SUCCESS,
        Err(error) => closed_pipe::unwritten(&error),
    }
}

fn dispatch(command: Command) -> Result<u8, Failure> {
    match command {
        Command::Validate(arguments) => validate::run(&arguments),
        Command::Config { command } => config::run(&command),
        Command::Baseline { command } => baseline::run(&command),
        Command::Schema { command } => schema::run(&command),
        Command::Events(arguments) => events::run(&arguments),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Sample(arguments) => sample::run(&arguments),
        #[cfg(feature = "lsp")]
        Command::Lsp(arguments) => lsp::run(&arguments),
        #[cfg(feature = "client")]
        Command::Client(command) => client::run(&command),
        #[cfg(feature = "server")]
        Command::Server(command) => server::run(&command),
        #[cfg(feature = "mcp")]
        Command::Mcp(arguments) => mcp::run(*arguments),
        Command::Completions { shell } => manual::print_completions(shell),
        Command::Man { write: Some(directory), .. } => reference::write(&directory),
        Command::Man { command, .. } => manual::print_page(&command),
    }
}
