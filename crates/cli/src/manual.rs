//! Completion scripts and manual pages, generated from the descriptions of the arguments.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::command::Arguments;
use crate::exit_code::SUCCESS;
use crate::failure::Failure;

/// Prints the completion script of a shell.
pub(crate) fn print_completions(shell: Shell) -> Result<u8, Failure> {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    // Generate in memory: the generator panics if a write fails.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    if shell == Shell::Bash {
        // In the second half of the script, clap_complete 4.6 takes the hyphen of the name for the
        // end of a command.
        let text =
            String::from_utf8_lossy(&script).replace("chatapps__subcmd__webhooks", "chatapps__webhooks");
        script = text.into_bytes();
    }
    print(&script)
}

/// Prints the manual page of the program, or of the command with this path of names.
pub(crate) fn print_page(names: &[String]) -> Result<u8, Failure> {
    let mut command = Arguments::command();
    command.build();
    for name in names {
        command = command.find_subcommand(name).cloned().ok_or_else(|| {
            let known: Vec<_> = command.get_subcommands().map(clap::Command::get_name).collect();
            let name = chatapps_webhooks::printable(name);
            match known.as_slice() {
                [] => Failure::Message(format!(
                    "unknown command `{name}`; the command before it has no commands of its own"
                )),
                known => Failure::Message(format!(
                    "unknown command `{name}`; expected one of `{}`",
                    known.join("`, `")
                )),
            }
        })?;
    }
    let mut page = Vec::new();
    let source = concat!("chatapps-webhooks ", env!("CARGO_PKG_VERSION"));
    Man::new(command).source(source).render(&mut page)?;
    print(&page)
}

fn print(text: &[u8]) -> Result<u8, Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text)?;
    out.flush()?;
    Ok(SUCCESS)
}
