//! The arguments of the commands that send events to a receiver.

use std::path::PathBuf;

use chatapps_webhooks::WebhookType;
use clap::builder::{
    NonEmptyStringValueParser, PossibleValuesParser, RangedU64ValueParser, Resettable, TypedValueParser,
};
use clap::{ArgGroup, Args, ValueEnum};

use super::arguments::EndpointArguments;
use super::scenario::Scenario;
use crate::commands::sample::arguments::SampleArguments;

/// What `--help` says of the header.
pub(super) const AUTHORIZATION: &str = "\
Authorization:
  Set the environment variable CHATAPPS_AUTHORIZATION to the whole value of the header, or name a file with
  --authorization-file. No option takes the value itself.";

const KINDS: &str = "The kind of event, as in `eventType`, or `MSG`, `CADR` or `CABM` for the kinds that are sent to webhooks \
    of that type; `sample` without arguments lists all kinds";

/// How events go to one receiver.
#[derive(Args, Debug)]
pub(crate) struct DirectArguments {
    /// A file with the value of `Authorization` on its only line, instead of the environment
    /// variable `CHATAPPS_AUTHORIZATION`; without either, events are sent without the header
    #[arg(long, value_name = "FILE")]
    pub(crate) authorization_file: Option<PathBuf>,

    /// Send again after 10, 100, 300 and 900 milliseconds instead of 1, 10, 30 and 90 seconds
    #[arg(long)]
    pub(crate) fast: bool,

    /// How often to resend an event that was not accepted
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = RangedU64ValueParser::<usize>::new().range(..=4))]
    pub(crate) retries: usize,
}

/// How many events go out at a time, and what is printed.
#[derive(Args, Debug)]
pub(crate) struct FlowArguments {
    /// The most events to begin in a second
    #[arg(long, value_name = "N", value_parser = RangedU64ValueParser::<u32>::new().range(1..))]
    pub(crate) rate: Option<u32>,

    /// How many events are sent at the same time; unless more than one, an event waits for the end
    /// of the one before it, with all its attempts
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = RangedU64ValueParser::<usize>::new().range(1..=256))]
    pub(crate) concurrency: usize,

    /// The format of the output: a line for each attempt
    #[arg(long, short = 'o', value_enum, value_name = "FORMAT", default_value_t = DeliveryFormat::Human)]
    pub(crate) output: DeliveryFormat,
}

/// The account whose webhooks get events, and the endpoint that delivers them.
#[derive(Args, Debug)]
pub(crate) struct AccountArguments {
    #[command(flatten)]
    pub(crate) endpoint: Option<EndpointArguments>,

    /// The type of the webhooks that get the events; unless given, their kind says it
    #[arg(long, value_name = "TYPE", value_parser = webhook_types(), conflicts_with = "url")]
    pub(crate) webhook_type: Option<WebhookType>,

    /// The sub-account whose webhooks get the events; unless given, the events name it
    #[arg(long, value_name = "ID", value_parser = NonEmptyStringValueParser::new(), conflicts_with = "url")]
    pub(crate) sub_account: Option<String>,

    /// Return when the endpoint has accepted the events, before it has delivered them
    #[arg(long, conflicts_with = "url")]
    pub(crate) no_wait: bool,
}

fn webhook_types() -> impl TypedValueParser<Value = WebhookType> {
    PossibleValuesParser::new(WebhookType::ALL.map(WebhookType::as_str))
        .try_map(|name| name.parse::<WebhookType>())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DeliveryFormat {
    /// The kind, the key of the delivery, the answer, and what comes next
    Human,
    /// The same as JSON
    Json,
}

/// What can be odd about how events are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum Oddity {
    /// Each event comes twice
    Duplicate,
    /// The last event comes first
    OutOfOrder,
    /// After all events, the first one comes again
    LateRetry,
    /// Bodies come in ten pieces, over two seconds
    Slow,
    /// Of each event, the first attempt ends in the middle of the body
    CutOff,
}

/// Events go to one receiver, or to the webhooks of an account. What makes sense for one of the two
/// is refused for the other.
#[derive(Args, Debug)]
#[command(group = ArgGroup::new("destination").required(true).args(["url", "account"]))]
#[command(group = ArgGroup::new("what").required(true).args(["kinds", "scenario"]))]
// What these say elsewhere is about `sample`, which prints and lists.
#[command(mut_arg("kinds", |kinds| kinds.help(KINDS).long_help(Resettable::Reset)))]
#[command(mut_arg("count", |count| count.help("Send so many events, with seeds that follow each other")))]
#[command(mut_group("Location", |location| location.required(false)))]
// clap gives a group nothing of its own if there is another group in it, and takes it for absent.
#[command(mut_group("EndpointArguments", |endpoint| endpoint.arg("account")))]
#[command(mut_arg("account", |account| {
    account
        .required(false)
        .requires("base_url")
        .conflicts_with_all(["authorization_file", "fast", "retries"])
        .help("The id of the account whose webhooks get the events, at an endpoint of `serve`")
}))]
// No region is an endpoint of ours.
#[command(mut_arg("region", |region| region.conflicts_with_all(["url", "account"]).hide(true)))]
#[command(mut_arg("base_url", |base_url| {
    base_url
        .conflicts_with("url")
        .help("The base URL of the endpoint: `https://`, or `http://` on this machine")
}))]
#[command(mut_arg("api_key_file", |file| file.conflicts_with("url")))]
#[command(mut_arg("timeout", |timeout| timeout.conflicts_with("url")))]
pub(crate) struct TriggerArguments {
    #[command(flatten)]
    pub(crate) sample: SampleArguments,

    /// Events that belong together, in their order
    #[arg(long, value_enum, value_name = "NAME", conflicts_with_all = ["kinds", "count", "channel", "content_type", "state", "event", "format", "faults", "set", "unset", "concurrency"])]
    pub(crate) scenario: Option<Scenario>,

    /// What is odd about how the events are sent; can be repeated. `--fault` is about what is in
    /// them
    #[arg(long = "delivery-fault", value_enum, value_name = "FAULT", conflicts_with = "concurrency")]
    pub(crate) delivery_faults: Vec<Oddity>,

    /// Deliver each event so many times
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = RangedU64ValueParser::<u32>::new().range(1..))]
    pub(crate) repeat: u32,

    #[command(flatten)]
    pub(crate) flow: FlowArguments,

    /// The URL of the receiver: `https://` or `http://`; no proxy is used
    #[arg(long = "to", value_name = "URL", help_heading = "To a receiver")]
    pub(crate) url: Option<String>,

    #[command(flatten, next_help_heading = "To a receiver")]
    pub(crate) direct: DirectArguments,

    #[command(flatten, next_help_heading = "To the webhooks of an account")]
    pub(crate) account: AccountArguments,
}

#[derive(Args, Debug)]
pub(crate) struct ReplayArguments {
    /// A file with events: one in each line, or one alone in a `.json` file; `-` for lines on
    /// standard input
    #[arg(value_name = "FILE|-")]
    pub(crate) file: PathBuf,

    /// The URL of the receiver: `https://` or `http://`; no proxy is used
    #[arg(long = "to", value_name = "URL")]
    pub(crate) url: String,

    #[command(flatten)]
    pub(crate) direct: DirectArguments,

    #[command(flatten)]
    pub(crate) flow: FlowArguments,
}
