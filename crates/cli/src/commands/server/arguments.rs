//! The arguments of the commands for the endpoint and its store.

#[cfg(feature = "console")]
use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use chatapps_webhooks::{
    AccountId, Checker, Level, Limits, Model, Policy, Rule, Secret, SubAccountScope, WebhookTarget,
};
use chatapps_webhooks_server::AllowedNetwork;
use clap::builder::{RangedU64ValueParser, StringValueParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum};

use crate::policy::{policies, rule_level};

const SERVE_HELP: &str = "\
Environment:
  CHATAPPS_STORE      the store of accounts, keys and webhooks, unless --store is given
  CHATAPPS_STORE_KEY  the store key, followed by older ones, unless --store-key-file is given

Examples:
  chatapps-webhooks serve --demo
  chatapps-webhooks serve --store sqlite:/var/lib/webhooks/webhooks.db
  CHATAPPS_STORE=postgres://webhooks:$PASSWORD@db.example/webhooks chatapps-webhooks serve --store-key-file /run/secrets/key";

/// The location of the store.
#[derive(Args, Debug)]
pub(crate) struct StoreArguments {
    /// The store of accounts, keys and webhooks: `sqlite:PATH`, or
    /// `postgres://USER:PASSWORD@HOST/DATABASE`
    ///
    /// Other users of the machine can read arguments, so put a URL with a password into the
    /// environment variable `CHATAPPS_STORE`. [default: sqlite:chatapps-webhooks.db]
    #[arg(long, value_name = "STORE", value_parser = StringValueParser::new().map(Secret::from))]
    pub(crate) store: Option<Secret<'static>>,
}

/// The keys that seal webhooks.
#[derive(Args, Debug)]
pub(crate) struct StoreKeyArguments {
    /// A file with the key that seals webhooks, followed by older ones
    ///
    /// One key on each line, Base64 of 32 bytes; `chatapps-webhooks store new-key` creates one.
    /// Without this option and the environment variable `CHATAPPS_STORE_KEY`, the key is in a file
    /// beside the SQLite database.
    #[arg(long, value_name = "FILE")]
    pub(crate) store_key_file: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = SERVE_HELP)]
pub(crate) struct ServeArguments {
    /// The address and port to listen on; port 0 picks a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8088")]
    pub(crate) listen: String,

    /// Answer `/healthz`, `/readyz` and `/metrics` on this address, too
    ///
    /// Nothing that callers do to the other address keeps these answers waiting.
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) probes: Option<String>,

    #[command(flatten)]
    pub(crate) store: StoreArguments,

    #[command(flatten)]
    pub(crate) store_key: StoreKeyArguments,

    /// Create an account, sub-accounts and an API key, and show how to use them
    ///
    /// Without a store, everything is in a temporary directory, which is deleted when the program
    /// ends.
    #[arg(long)]
    pub(crate) demo: bool,

    /// Serve a console for the browser, and print its address, which works once
    ///
    /// It shows webhooks, events and deliveries of all accounts, without secrets, on a loopback
    /// address only.
    #[cfg(feature = "console")]
    #[arg(
        long,
        value_name = "ADDRESS:PORT",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "127.0.0.1:8089",
        value_parser = loopback
    )]
    pub(crate) console: Option<SocketAddr>,

    /// The policy: the endpoint rejects requests with errors
    ///
    /// `contract` rejects only requests that break the contract of the API.
    #[arg(long, short, value_name = "POLICY", default_value = "recommended", value_parser = policies())]
    pub(crate) policy: Policy,

    /// Set the level of one rule: `error`, `warning`, `notice` or `off`; can be repeated
    #[arg(long = "rule", short, value_name = "RULE=LEVEL", value_parser = rule_level)]
    pub(crate) rules: Vec<(Rule, Level)>,

    /// The format of the log on standard error
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = LogFormat::Text)]
    pub(crate) log: LogFormat,

    /// Deliver events to a network that isn't public, such as `10.20.0.0/16`; can be repeated
    ///
    /// Without it, the endpoint connects to public addresses only. `--demo` allows loopback, too.
    #[arg(long = "allow-network", value_name = "NETWORK", value_parser = AllowedNetwork::from_str)]
    pub(crate) networks: Vec<AllowedNetwork>,

    /// The size of the largest body to read, in bytes
    #[arg(long, value_name = "N", default_value_t = Limits::default().bytes, value_parser = at_least_one())]
    pub(crate) max_body: usize,

    /// The number of requests to process at once; others wait
    #[arg(long, value_name = "N", default_value_t = 256, value_parser = at_least_one())]
    pub(crate) max_requests: usize,

    /// The number of open connections; a new one takes the place of an idle one, or waits
    #[arg(long, value_name = "N", default_value_t = 4096, value_parser = at_least_one())]
    pub(crate) max_connections: usize,

    /// The timeout of a whole request, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = duration)]
    pub(crate) request_timeout: Duration,
}

/// An address that only this machine reaches.
#[cfg(feature = "console")]
fn loopback(text: &str) -> Result<SocketAddr, String> {
    let address: Option<SocketAddr> = text.parse().ok();
    address
        .filter(|address| address.ip().is_loopback())
        .ok_or_else(|| "expected an address of this machine alone, such as `127.0.0.1:8089`".to_owned())
}

fn at_least_one() -> RangedU64ValueParser<usize> {
    RangedU64ValueParser::new().range(1..)
}

#[derive(Debug, Subcommand)]
pub(crate) enum AccountsCommand {
    /// Add an account, or sub-accounts to an existing one
    Add {
        /// The id of the account, as in the path; without it, a random one
        #[arg(value_name = "ACCOUNT")]
        account: Option<AccountId>,

        /// The id of a sub-account; can be repeated
        #[arg(long = "sub-account", short, value_name = "ID", value_parser = sub_account)]
        sub_accounts: Vec<String>,

        #[command(flatten)]
        store: StoreArguments,
    },

    /// List accounts and their sub-accounts
    List {
        #[command(flatten)]
        store: StoreArguments,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeysCommand {
    /// Create an API key for an account, and print it; it can't be shown again
    Add {
        /// The id of the account
        #[arg(value_name = "ACCOUNT")]
        account: AccountId,

        #[command(flatten)]
        store: StoreArguments,
    },

    /// Revoke an API key, with immediate effect
    Revoke {
        /// The id of the key: the part before the dot
        #[arg(value_name = "KEY-ID", value_parser = StringValueParser::new().map(|text| key_id(&text)))]
        id: String,

        #[command(flatten)]
        store: StoreArguments,
    },

    /// List API keys by their ids
    List {
        /// The account; without it, the keys of all accounts are listed
        #[arg(value_name = "ACCOUNT")]
        account: Option<AccountId>,

        #[command(flatten)]
        store: StoreArguments,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum StoreCommand {
    /// Print a new store key
    NewKey,

    /// Reseal webhooks, events and answers with the newest store key
    ///
    /// To change the key, give both keys to all servers, the new one first; then run this; then
    /// remove the old key. Servers may keep running.
    Reseal {
        #[command(flatten)]
        store: StoreArguments,

        #[command(flatten)]
        store_key: StoreKeyArguments,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// For people
    Text,
    /// One JSON object on each line
    Json,
}

fn duration(text: &str) -> Result<Duration, String> {
    match text.parse() {
        Ok(seconds @ 1..=3600) => Ok(Duration::from_secs(seconds)),
        _ => Err("expected a number of seconds from 1 to 3600".to_owned()),
    }
}

/// The id of a key. If the user passes a whole key, only the part before the dot is kept, so that
/// no message shows the secret.
fn key_id(text: &str) -> String {
    text.split('.').next().unwrap_or_default().to_owned()
}

/// Parses the id of a sub-account.
fn sub_account(text: &str) -> Result<String, String> {
    let target = WebhookTarget::of(text, None);
    if target.sub_account_id() == SubAccountScope::All {
        return Err("`*` stands for all sub-accounts".to_owned());
    }
    let body = serde_json::to_vec(&[target]).map_err(|error| error.to_string())?;
    let report = Checker::default().check(Model::WebhookTargets, body);
    let finding = report.findings().iter().find(|finding| finding.level() != Level::Notice);
    match finding {
        None => Ok(text.to_owned()),
        Some(finding) if finding.params().get("pattern").is_none() => Err(finding.message().into_owned()),
        Some(_) => Err("expected 3 to 50 letters, digits, `-`, `.`, `_` and `&`".to_owned()),
    }
}
