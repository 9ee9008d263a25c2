//! Completion scripts and manual pages, made from the arguments' own description.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::args::Arguments;
use crate::stop::{SUCCESS, Stop};

/// Prints the completion script of a shell.
pub(crate) fn completions(shell: Shell) -> Result<u8, Stop> {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    // Generated in memory: the generator panics where it can't write.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    if shell == Shell::Bash {
        // clap_complete 4.6 takes the hyphen of the name for the border of a command in the second half of the script.
        let text =
            String::from_utf8_lossy(&script).replace("chatapps__subcmd__webhooks", "chatapps__webhooks");
        script = text.into_bytes();
    }
    print(&script)
}

/// Prints the program's manual page, or that of one of its commands, given by the names that lead to it.
pub(crate) fn page(names: &[String]) -> Result<u8, Stop> {
    let mut command = Arguments::command();
    command.build();
    for name in names {
        command = command.find_subcommand(name).cloned().ok_or_else(|| {
            let known: Vec<_> = command.get_subcommands().map(clap::Command::get_name).collect();
            let name = chatapps_webhooks::printable(name);
            match known.as_slice() {
                [] => Stop::Failed(format!("`{name}` is no command below that one, which has none")),
                known => Stop::Failed(format!(
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

fn print(text: &[u8]) -> Result<u8, Stop> {
    let mut out = io::stdout().lock();
    out.write_all(text)?;
    out.flush()?;
    Ok(SUCCESS)
}
