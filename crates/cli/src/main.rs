//! The program `chatapps-webhooks`.

use std::process::ExitCode;

fn main() -> ExitCode {
    chatapps_webhooks_cli::run_program(std::env::args_os()).into()
}
