//! The arguments of these commands.

use std::path::PathBuf;
use std::time::Duration;

use chatapps_webhooks::{
    AccountId, Checker, Level, Limits, Model, Policy, Rule, Secret, SubAccountScope, WebhookTarget,
};
use clap::builder::{RangedU64ValueParser, StringValueParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum};

use crate::args::{policies, rule_level};

const SERVE_HELP: &str = "\
Environment:
  CHATAPPS_STORE      where accounts, keys and webhooks are kept, unless --store says so
  CHATAPPS_STORE_KEY  the store key, and older ones after it, unless --store-key-file says so

Examples:
  chatapps-webhooks serve --demo
  chatapps-webhooks serve --store sqlite:/var/lib/webhooks/webhooks.db
  CHATAPPS_STORE=postgres://webhooks:$PASSWORD@db.example/webhooks chatapps-webhooks serve --store-key-file /run/secrets/key";

/// Where the store is.
#[derive(Args, Debug)]
pub(crate) struct StoreArguments {
    /// Where accounts, keys and webhooks are kept: `sqlite:PATH`, or `postgres://USER:PASSWORD@HOST/DATABASE`
    ///
    /// Other users of the machine can read arguments: put a URL with a password into the environment variable
    /// `CHATAPPS_STORE` instead. [default: sqlite:chatapps-webhooks.db]
    #[arg(long, value_name = "STORE", value_parser = StringValueParser::new().map(Secret::from))]
    pub(crate) store: Option<Secret<'static>>,
}

/// The keys that webhooks are sealed by.
#[derive(Args, Debug)]
pub(crate) struct StoreKeyArguments {
    /// A file with the key that webhooks are sealed by, and older ones below it
    ///
    /// One a line, Base64 of 32 bytes; `chatapps-webhooks store new-key` makes one. Without this and without the environment
    /// variable `CHATAPPS_STORE_KEY`, a key is kept in a file beside the database of SQLite.
    #[arg(long, value_name = "FILE")]
    pub(crate) store_key_file: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = SERVE_HELP)]
pub(crate) struct ServeArguments {
    /// The address and port to listen on; port 0 for any that is free
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8088")]
    pub(crate) listen: String,

    #[command(flatten)]
    pub(crate) store: StoreArguments,

    #[command(flatten)]
    pub(crate) store_key: StoreKeyArguments,

    /// Make an account, sub-accounts and an API key, and show how to use them
    ///
    /// Without a store, everything is kept in a temporary directory and is gone when the program ends.
    #[arg(long)]
    pub(crate) demo: bool,

    /// The levels of the rules: what is an error is refused
    ///
    /// `contract` refuses what the API's contract forbids, and nothing else.
    #[arg(long, short, value_name = "POLICY", default_value = "recommended", value_parser = policies())]
    pub(crate) policy: Policy,

    /// Another level for one rule: `error`, `warning`, `notice` or `off`; can be repeated
    #[arg(long = "rule", short, value_name = "RULE=LEVEL", value_parser = rule_level)]
    pub(crate) rules: Vec<(Rule, Level)>,

    /// How the log is written, to standard error
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = LogFormat::Text)]
    pub(crate) log: LogFormat,

    /// The largest body that is read, in bytes
    #[arg(long, value_name = "N", default_value_t = Limits::default().bytes, value_parser = at_least_one())]
    pub(crate) max_body: usize,

    /// How many requests are worked on at once; others wait
    #[arg(long, value_name = "N", default_value_t = 256, value_parser = at_least_one())]
    pub(crate) max_requests: usize,

    /// How many connections are open at once; others wait
    #[arg(long, value_name = "N", default_value_t = 4096, value_parser = at_least_one())]
    pub(crate) max_connections: usize,

    /// How long a request may take in all, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = duration)]
    pub(crate) request_timeout: Duration,
}

fn at_least_one() -> RangedU64ValueParser<usize> {
    RangedU64ValueParser::new().range(1..)
}

#[derive(Debug, Subcommand)]
pub(crate) enum AccountsCommand {
    /// Add an account, or sub-accounts to one that is there
    Add {
        /// The id of the account, as it stands in the path; nothing for a fresh one
        #[arg(value_name = "ACCOUNT")]
        account: Option<AccountId>,

        /// A sub-account of it; can be repeated
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
    /// Make an API key for an account, and print it; it can't be shown again
    Add {
        /// The id of the account
        #[arg(value_name = "ACCOUNT")]
        account: AccountId,

        #[command(flatten)]
        store: StoreArguments,
    },

    /// Revoke an API key: from now on it opens nothing
    Revoke {
        /// The id of the key: what stands before the dot
        #[arg(value_name = "KEY-ID", value_parser = StringValueParser::new().map(|text| key_id(&text)))]
        id: String,

        #[command(flatten)]
        store: StoreArguments,
    },

    /// List API keys by their ids
    List {
        /// Those of this account only
        #[arg(value_name = "ACCOUNT")]
        account: Option<AccountId>,

        #[command(flatten)]
        store: StoreArguments,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum StoreCommand {
    /// Print a fresh store key
    NewKey,

    /// Seal all webhooks by the newest store key
    ///
    /// To change to another key, let all servers have both, the new one first; then run this; then take the old key away.
    /// Servers may run meanwhile.
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
    /// A JSON object a line
    Json,
}

fn duration(text: &str) -> Result<Duration, String> {
    match text.parse() {
        Ok(seconds @ 1..=3600) => Ok(Duration::from_secs(seconds)),
        _ => Err("expected seconds, 1 to 3600".to_owned()),
    }
}

/// The id of a key. Of a whole key it is the part before the dot, so that no message shows the other.
fn key_id(text: &str) -> String {
    text.split('.').next().unwrap_or_default().to_owned()
}

/// The id of one sub-account, as the API's paths take them.
fn sub_account(text: &str) -> Result<String, String> {
    let target = WebhookTarget::new(text, None);
    if target.sub_account_id == SubAccountScope::All {
        return Err("`*` stands for all sub-accounts".to_owned());
    }
    let body = serde_json::to_vec(&[target]).map_err(|error| error.to_string())?;
    let report = Checker::default().check(Model::WebhookTargets, body);
    let bad = report.findings().iter().find(|finding| finding.level() != Level::Notice);
    match bad {
        None => Ok(text.to_owned()),
        Some(finding) if finding.params().get("pattern").is_none() => Err(finding.message().into_owned()),
        Some(_) => Err("expected 3 to 50 letters, digits, `-`, `.`, `_` and `&`".to_owned()),
    }
}
