//! The list of commands, as `--help` shows it.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::commands::baseline::arguments::{BASELINE_EXAMPLES, BaselineCommand};
#[cfg(feature = "client")]
use crate::commands::client::ClientCommand;
#[cfg(feature = "mcp")]
use crate::commands::client::KEY;
use crate::commands::config::arguments::{CONFIG_EXAMPLES, ConfigCommand};
use crate::commands::events::arguments::{EVENTS_EXAMPLES, EventsArguments};
#[cfg(feature = "lsp")]
use crate::commands::lsp::{LSP_EXAMPLES, LSP_EXIT_CODES, LspArguments};
#[cfg(feature = "mcp")]
use crate::commands::mcp::arguments::{MCP_EXAMPLES, MCP_EXIT_CODES, McpArguments};
use crate::commands::rules::arguments::{RULES_EXAMPLES, RulesArguments};
use crate::commands::sample::arguments::{SAMPLE_EXAMPLES, SampleArguments};
use crate::commands::schema::arguments::SchemaCommand;
#[cfg(feature = "server")]
use crate::commands::server::ServerCommand;
use crate::commands::validate::arguments::{EXIT_CODES, VALIDATE_EXAMPLES, ValidateArguments};

/// Checks webhook configuration requests of 8x8's Chat Apps API before they are sent.
#[derive(Debug, Parser)]
#[command(name = "chatapps-webhooks", version, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check JSON documents and report all their faults
    ///
    /// The API's contract forbids some of them; policy rules find others, which the API accepts.
    /// The output shows a value of a document only if it can't be secret.
    #[command(after_help = format!("{VALIDATE_EXAMPLES}\n\n{EXIT_CODES}"))]
    Validate(ValidateArguments),

    /// Show the configuration of a project
    #[command(after_help = CONFIG_EXAMPLES)]
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },

    /// Write down what is found today, so that only what is new is reported
    ///
    /// A baseline counts findings by rule and target, and holds no value of a document. It only
    /// shrinks. The rules of the contract are in none.
    #[command(after_help = BASELINE_EXAMPLES)]
    Baseline {
        #[command(subcommand)]
        command: BaselineCommand,
    },

    /// List the rules, or explain one
    #[command(after_help = RULES_EXAMPLES)]
    Rules(RulesArguments),

    /// List the kinds of events, or explain one
    #[command(after_help = EVENTS_EXAMPLES)]
    Events(EventsArguments),

    /// Print events with made-up contents
    ///
    /// A sample is valid, in the newest format, and has no finding, unless something else is asked
    /// for. The same seed gives the same sample.
    #[command(after_help = SAMPLE_EXAMPLES)]
    Sample(SampleArguments),

    // A comparison takes the feature of `schema diff`.
    #[cfg_attr(
        feature = "schema-diff",
        doc = "List, print, write, check or compare the published JSON Schemas"
    )]
    #[cfg_attr(not(feature = "schema-diff"), doc = "List, print, write or check the published JSON Schemas")]
    Schema {
        #[command(subcommand)]
        command: SchemaCommand,
    },

    /// Serve an editor: diagnostics, fixes, explanations and completions while a file is written
    ///
    /// Speaks the Language Server Protocol on standard input and output. It checks as `validate`
    /// does, by the configuration of the project, and sends nothing anywhere.
    #[cfg(feature = "lsp")]
    #[command(after_help = format!("{LSP_EXAMPLES}\n\n{LSP_EXIT_CODES}"))]
    Lsp(LspArguments),

    #[cfg(feature = "client")]
    #[command(flatten)]
    Client(ClientCommand),

    #[cfg(feature = "server")]
    #[command(flatten)]
    Server(ServerCommand),

    /// Answer programs that speak the Model Context Protocol, on standard input and output
    ///
    /// Assistants get the checks and the fixes as tools, and the rules and the contract as
    /// resources. No answer holds a secret, or anything about people. Without --account, nothing is
    /// sent anywhere; and nothing is changed without --allow-apply.
    #[cfg(feature = "mcp")]
    #[command(after_help = format!("{MCP_EXAMPLES}\n\n{KEY}\n\n{MCP_EXIT_CODES}"))]
    Mcp(Box<McpArguments>),

    /// Print a completion script for a shell
    Completions {
        /// The shell that runs the script
        shell: clap_complete::Shell,
    },

    /// Print a manual page, in roff
    Man {
        /// Print the page of this command instead of the program's, such as `accounts add`
        command: Vec<String>,

        /// Write a page of Markdown for each command into a directory, and an index
        #[arg(long, value_name = "DIR", conflicts_with = "command")]
        write: Option<PathBuf>,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }
}
