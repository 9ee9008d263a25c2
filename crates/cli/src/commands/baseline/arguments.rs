//! The arguments of `baseline`.

use std::path::PathBuf;

use chatapps_webhooks::InputFormat;
use clap::{Args, Subcommand};

use crate::checking::configuration::ConfigurationArguments;
use crate::input::format::input_formats;

pub(crate) const BASELINE_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks baseline write requests/
  chatapps-webhooks baseline prune requests/

Exit codes:
  0  the baseline is written
  1  it would have grown
  2  the program could not run: an unreadable file, no configuration";

#[derive(Debug, Subcommand)]
pub(crate) enum BaselineCommand {
    /// Write what is found, unless the baseline would grow
    ///
    /// The file is `chatapps-webhooks.baseline.json` beside the configuration, or the one that the
    /// configuration names.
    Write {
        #[command(flatten)]
        checked: Checked,

        /// Write it even if it grows
        #[arg(long)]
        force: bool,
    },

    /// Take off what is no longer found, and add nothing
    Prune {
        #[command(flatten)]
        checked: Checked,
    },
}

/// What is checked.
#[derive(Args, Debug)]
pub(crate) struct Checked {
    /// All files and directories that the baseline is for: what isn't found in them is taken off
    #[arg(value_name = "FILE|DIR", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// The format of the documents, whatever the names of the files [default: that of the name,
    /// else json]
    #[arg(long, value_name = "FORMAT", value_parser = input_formats())]
    pub(crate) input_format: Option<InputFormat>,

    #[command(flatten)]
    pub(crate) configuration: ConfigurationArguments,
}
