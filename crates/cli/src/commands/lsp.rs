//! The command `lsp`: the language server, over standard input and output.

use std::io::{self, BufReader};
use std::panic;

use clap::Args;

use crate::failure::Failure;
use crate::messages;

pub(crate) const LSP_EXAMPLES: &str = "\
Editors start it; docs/editors.md says how:
  chatapps-webhooks lsp";

pub(crate) const LSP_EXIT_CODES: &str = "\
Exit codes:
  0  the editor said `shutdown`, then `exit`
  1  the editor left without saying so
  2  the program could not run: a bad option, a stream that breaks the protocol or can't be written";

#[derive(Args, Debug)]
pub(crate) struct LspArguments {
    /// What is done without it, too: some editors pass it
    #[arg(long)]
    stdio: bool,
}

/// Runs the command.
pub(crate) fn run(arguments: &LspArguments) -> Result<u8, Failure> {
    let LspArguments { stdio: _ } = arguments;
    // A message of a panic may quote a document.
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|place| format!(" at {}:{}", place.file(), place.line()));
        messages::error(format_args!("internal error{}", place.unwrap_or_default()));
    }));
    let served = chatapps_webhooks_lsp::serve(BufReader::new(io::stdin()), &mut io::stdout().lock());
    drop(panic::take_hook());
    served.map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
        _ => Failure::Message(error.to_string()),
    })
}
