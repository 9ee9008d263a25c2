//! The arguments of `schema`.

use std::path::PathBuf;

use chatapps_webhooks::{DEFAULT_BASE, Draft, Uri};
use clap::Subcommand;
#[cfg(feature = "schema-diff")]
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::published;

const CHECK_EXIT_CODES: &str = "\
Exit codes:
  0  the files are up to date
  1  a file is out of date, missing or left over
  2  the directory could not be read";

#[cfg(feature = "schema-diff")]
const DIFF_EXIT_CODES: &str = "\
Exit codes:
  0  NEW is compatible with OLD
  1  NEW breaks OLD, or may do so
  2  the schemas could not be compared";

#[derive(Debug, Subcommand)]
pub(crate) enum SchemaCommand {
    /// List the schemas
    List,

    /// Print one schema
    Print {
        /// The name of the schema
        #[arg(value_name = "SCHEMA", value_parser = PossibleValuesParser::new(published::names()))]
        name: String,

        /// The draft of JSON Schema
        #[arg(long, value_name = "DRAFT", default_value_t = Draft::default(), value_parser = drafts())]
        draft: Draft,

        /// The start of `$id`: a URL, or a `urn:`
        #[arg(long, value_name = "URL", default_value = DEFAULT_BASE, value_parser = base)]
        base_url: String,
    },

    /// Write all published files into a directory
    Write {
        /// The directory; it is created if it does not exist
        #[arg(value_name = "DIR")]
        directory: PathBuf,

        /// The start of `$id`: a URL, or a `urn:`
        #[arg(long, value_name = "URL", default_value = DEFAULT_BASE, value_parser = base)]
        base_url: String,
    },

    /// Compare the files of a directory with the output of `write`
    #[command(after_help = CHECK_EXIT_CODES)]
    Check {
        /// The directory
        #[arg(value_name = "DIR")]
        directory: PathBuf,

        /// The start of `$id`: a URL, or a `urn:`
        #[arg(long, value_name = "URL", default_value = DEFAULT_BASE, value_parser = base)]
        base_url: String,
    },

    /// Check whether a schema may replace another, and show an example where it may not
    ///
    /// The schema of a request may replace another if it accepts everything that the old one
    /// accepts: clients know only the old one. The schema of an answer may if the old one accepts
    /// everything that the new one allows.
    #[cfg(feature = "schema-diff")]
    #[command(after_help = DIFF_EXIT_CODES)]
    Diff {
        /// The file of the schema in use
        #[arg(value_name = "OLD")]
        old: PathBuf,

        /// The file of the schema that is to replace it
        #[arg(value_name = "NEW")]
        new: PathBuf,

        /// Who writes the documents
        #[arg(long, value_enum, value_name = "DIRECTION", default_value_t = Direction::Auto)]
        direction: Direction,
    },
}

#[cfg(feature = "schema-diff")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Direction {
    /// By the `$id` of OLD; `request` if it does not say
    Auto,
    /// Clients write them
    Request,
    /// The server writes them
    Answer,
}

fn drafts() -> impl TypedValueParser<Value = Draft> {
    PossibleValuesParser::new(Draft::ALL.map(Draft::as_str)).try_map(|name| name.parse::<Draft>())
}

/// Parses the base of `$id`: a URL with a host, to which a path can be added, or a `urn:`.
fn base(text: &str) -> Result<String, String> {
    let is_url = Uri::new(text).is_ok_and(|uri| uri.host().is_some_and(|host| !host.is_empty()));
    if !text.contains(['?', '#', '@']) && (is_url || Uri::new(text).is_ok_and(|uri| uri.scheme() == "urn")) {
        return Ok(text.to_owned());
    }
    Err("expected a URL such as `https://schemas.onion.example` or a `urn:`, without user information, query and fragment"
        .to_owned())
}
