//! The arguments of `events`.

use std::path::PathBuf;

use chatapps_webhooks::EventKind;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

pub(crate) const EVENTS_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks events
  chatapps-webhooks events outbound_message_status_changed";

#[derive(Args, Debug)]
pub(crate) struct EventsArguments {
    /// The kind to explain; without it, all kinds are listed
    #[arg(value_name = "KIND", value_parser = kinds())]
    pub(crate) kind: Option<EventKind>,

    /// Write a page of Markdown for each kind into a directory, and an index
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    pub(crate) write: Option<PathBuf>,
}

/// Parses the name of a kind, or another one that documents have for it. Completions and `--help`
/// show when it is sent.
fn kinds() -> impl TypedValueParser<Value = EventKind> {
    PossibleValuesParser::new(
        EventKind::ALL
            .map(|kind| PossibleValue::new(kind.as_str()).help(kind.summary()).aliases(kind.event_types())),
    )
    .try_map(|name| match EventKind::ALL.into_iter().find(|kind| kind.event_types().contains(&&*name)) {
        Some(kind) => Ok(kind),
        None => name.parse::<EventKind>(),
    })
}
