//! The arguments of the commands that send events to a receiver.

use std::path::PathBuf;

use clap::builder::RangedU64ValueParser;
use clap::{Args, ValueEnum};

use super::scenario::Scenario;
use crate::commands::sample::arguments::SampleArguments;

/// What `--help` says of the header.
pub(super) const AUTHORIZATION: &str = "\
Authorization:
  Set the environment variable CHATAPPS_AUTHORIZATION to the whole value of the header, or name a file with
  --authorization-file. No option takes the value itself.";

/// Where events go, and how.
#[derive(Args, Debug)]
pub(crate) struct DeliveryArguments {
    /// The URL of the receiver: `https://` or `http://`
    #[arg(long = "to", value_name = "URL")]
    pub(crate) url: String,

    /// A file with the value of `Authorization` on its only line, instead of the environment
    /// variable `CHATAPPS_AUTHORIZATION`; without either, events are sent without the header
    #[arg(long, value_name = "FILE")]
    pub(crate) authorization_file: Option<PathBuf>,

    /// Send again after 10, 100, 300 and 900 milliseconds instead of 1, 10, 30 and 90 seconds
    #[arg(long)]
    pub(crate) fast: bool,

    /// How often an event is sent again that was not taken
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = RangedU64ValueParser::<usize>::new().range(..=4))]
    pub(crate) retries: usize,

    /// The most events to begin in a second
    #[arg(long, value_name = "N", value_parser = RangedU64ValueParser::<u32>::new().range(1..))]
    pub(crate) rate: Option<u32>,

    /// How many events are sent at the same time
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = RangedU64ValueParser::<usize>::new().range(1..=256))]
    pub(crate) concurrency: usize,

    /// The format of the output: a line for each attempt
    #[arg(long, short = 'o', value_enum, value_name = "FORMAT", default_value_t = DeliveryFormat::Human)]
    pub(crate) output: DeliveryFormat,
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

#[derive(Args, Debug)]
pub(crate) struct TriggerArguments {
    #[command(flatten)]
    pub(crate) sample: SampleArguments,

    /// Events that belong together, in their order
    #[arg(long, value_enum, value_name = "NAME", conflicts_with_all = ["kinds", "count", "channel", "content_type", "state", "event", "format", "faults", "set", "unset", "concurrency"], required_unless_present = "kinds")]
    pub(crate) scenario: Option<Scenario>,

    /// What is odd about how the events are sent; can be repeated. `--fault` is about what is in
    /// them
    #[arg(long = "delivery-fault", value_enum, value_name = "FAULT", conflicts_with = "concurrency")]
    pub(crate) delivery_faults: Vec<Oddity>,

    /// Deliver each event so many times
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = RangedU64ValueParser::<u32>::new().range(1..))]
    pub(crate) repeat: u32,

    #[command(flatten)]
    pub(crate) delivery: DeliveryArguments,
}

#[derive(Args, Debug)]
pub(crate) struct ReplayArguments {
    /// A file with events: one in each line, or one alone in a `.json` file; `-` for lines on
    /// standard input
    #[arg(value_name = "FILE|-")]
    pub(crate) file: PathBuf,

    #[command(flatten)]
    pub(crate) delivery: DeliveryArguments,
}
