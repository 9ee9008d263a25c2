//! The arguments of `mcp`: what its tools may do. No tool can be given any of it.

use std::path::PathBuf;

use clap::Args;

use crate::checking::configuration::ConfigurationArguments;
use crate::commands::client::arguments::EndpointArguments;

pub(crate) const MCP_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks mcp
  chatapps-webhooks mcp --root ~/project
  chatapps-webhooks mcp --account $ACCOUNT --region europe
  chatapps-webhooks mcp --account $ACCOUNT --base-url http://127.0.0.1:8088 --allow-apply
  chatapps-webhooks mcp --allow-trigger http://127.0.0.1:8000/events";

pub(crate) const MCP_EXIT_CODES: &str = "\
Exit codes:
  0  standard input ended
  2  the program could not run: a bad option or configuration, no key, a client that breaks the protocol";

/// What the tools may do.
#[derive(Args, Debug)]
#[command(mut_group("Location", |location| location.required(false)))]
// clap gives a group nothing of its own if there is another group in it, and takes it for absent.
#[command(mut_group("EndpointArguments", |endpoint| endpoint.arg("account")))]
#[command(mut_arg("account", |account| {
    account
        .required(false)
        .requires("Location")
        .help("The id of the account for the tool `plan`; without it, there is no such tool")
}))]
#[command(mut_arg("region", |region| region.requires("account")))]
#[command(mut_arg("base_url", |base_url| base_url.requires("account")))]
#[command(mut_arg("api_key_file", |file| file.requires("account")))]
pub(crate) struct McpArguments {
    #[command(flatten)]
    pub(crate) endpoint: Option<EndpointArguments>,

    /// Offer the tool `apply`, which sends a plan that was shown before
    #[arg(long, requires = "account")]
    pub(crate) allow_apply: bool,

    /// Offer the tool `trigger`, which sends made-up events to exactly this URL; can be repeated
    #[arg(long, value_name = "URL")]
    pub(crate) allow_trigger: Vec<String>,

    /// A file with the value of `Authorization` for the events of `trigger` on its only line,
    /// instead of the environment variable `CHATAPPS_AUTHORIZATION`; without either, events are
    /// sent without the header
    #[arg(long, value_name = "FILE", requires = "allow_trigger")]
    pub(crate) authorization_file: Option<PathBuf>,

    /// The folder below which tools may read files [default: the current folder]
    ///
    /// Some clients start programs in the root of all files, which counts only if it is given.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) root: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) configuration: ConfigurationArguments,
}
