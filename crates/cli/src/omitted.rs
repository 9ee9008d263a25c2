//! The commands that a build leaves out, and the message for a user who asks for one of them.

use chatapps_webhooks::docs_url;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Commands as the parser names them, as users call them, and whether this build has them.
const COMMANDS: [(&str, &str, bool); 15] = [
    ("accounts", "accounts", cfg!(feature = "server")),
    ("apply", "apply", cfg!(feature = "client")),
    ("delete", "delete", cfg!(feature = "client")),
    ("diff", "schema diff", cfg!(feature = "schema-diff")),
    ("keys", "keys", cfg!(feature = "server")),
    ("listen", "listen", cfg!(all(feature = "client", feature = "server"))),
    ("lsp", "lsp", cfg!(feature = "lsp")),
    ("mcp", "mcp", cfg!(feature = "mcp")),
    ("plan", "plan", cfg!(feature = "client")),
    ("pull", "pull", cfg!(feature = "client")),
    ("receiver", "receiver check", cfg!(feature = "client")),
    ("replay", "replay", cfg!(feature = "client")),
    ("serve", "serve", cfg!(feature = "server")),
    ("store", "store", cfg!(feature = "server")),
    ("trigger", "trigger", cfg!(feature = "client")),
];

/// The message, if the user asked for a command that this build leaves out.
pub(crate) fn message(error: &clap::Error) -> Option<String> {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    let Some(ContextValue::String(given)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    let (_, command, _) = COMMANDS.iter().find(|(name, _, is_included)| name == given && !is_included)?;
    let page = docs_url("install.html").unwrap_or_else(|| "docs/install.md in the repository".to_owned());
    Some(format!(
        "`{command}` is not in this package: `cargo install chatapps-webhooks-cli --locked` installs the whole \
         program, and {page} has other ways"
    ))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::COMMANDS;

    /// The packages are built with `lsp` alone, and their readers are told what that leaves out.
    #[test]
    fn the_page_on_installing_lists_what_the_packages_lack() {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/install.md");
        let page = fs::read_to_string(page).unwrap();
        let (_, section) = page.split_once("\n## What the packages lack\n").unwrap();
        let section = section.split("\n## ").next().unwrap();
        for (_, command, _) in COMMANDS {
            assert_eq!(section.contains(&format!("`{command}`")), command != "lsp", "{command}");
        }
    }
}
