//! What stands in for the commands of the endpoint where the program is built without it, as in the packages of other languages.

use std::ffi::OsString;

use clap::Args;

use crate::stop::Stop;

/// Whatever is said to a command that isn't there.
#[derive(Args, Debug)]
#[command(disable_help_flag = true)]
pub(crate) struct Anything {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    _words: Vec<OsString>,
}

/// Says where the command is.
pub(crate) fn absent(command: &str) -> Result<u8, Stop> {
    Err(Stop::Failed(format!(
        "`{command}` is not in this package: it is in the program, which `cargo install chatapps-webhooks-cli` installs"
    )))
}
