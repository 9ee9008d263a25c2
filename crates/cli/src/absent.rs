//! What is said of commands that the program has and the language packages don't: those that talk to an endpoint, and those that run one.

use clap::error::{ContextKind, ContextValue, ErrorKind};

const COMMANDS: [&str; 8] = ["accounts", "apply", "delete", "keys", "plan", "pull", "serve", "store"];

/// The message, if a mistake is that such a command was asked for.
pub(crate) fn message(error: &clap::Error) -> Option<String> {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    COMMANDS.contains(&name.as_str()).then(|| {
        format!(
            "`{name}` is not in this package, which only checks; the program of the repository has it \
             (`cargo install --path crates/cli`)"
        )
    })
}
