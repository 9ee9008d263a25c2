//! The parameters of made-up events, and making them: as `sample` does.
//!
//! A client can't set values: no answer has a text that it gave.

use chatapps_webhooks::{Fault, InvalidSample};

use super::answer::Refusal;
use super::parameter::{Given, Kind, Parameter};
use crate::commands::sample::Samples;
use crate::commands::sample::arguments::{
    SampleArguments, channel_names, event_names, kind_names, state_names, type_names,
};

pub(super) const KIND: Parameter = Parameter::new(
    "kind",
    Kind::Name(kind_names),
    "the kind of event, as in `eventType`; MSG, CADR or CABM for the kinds that are sent to webhooks of that type",
)
.required();
pub(super) const CHANNEL: Parameter =
    Parameter::new("channel", Kind::Name(channel_names), "The channel of the message.");
pub(super) const TYPE: Parameter = Parameter::new("type", Kind::Name(type_names), "The type of content.");
pub(super) const STATE: Parameter =
    Parameter::new("state", Kind::Name(state_names), "The state of a receipt.");
pub(super) const EVENT: Parameter =
    Parameter::new("event", Kind::Name(event_names), "What happened to the account or the phone number.");
pub(super) const VERSION: Parameter =
    Parameter::new("version", Kind::Integer(0, 99), "The version of the format; the newest unless given.");
pub(super) const FAULTS: Parameter = Parameter::new(
    "faults",
    Kind::Names(|| Fault::ALL.map(Fault::as_str).into()),
    "What the event has that receivers must bear.",
);
pub(super) const UNSET: Parameter =
    Parameter::new("unset", Kind::Texts(20), "Paths to what is left out, such as `payload.user.msisdn`.");
pub(super) const SEED: Parameter = Parameter::new(
    "seed",
    Kind::Integer(0, 9_007_199_254_740_991),
    "The number from which everything else follows; 0 unless given. The same seed gives the same event.",
);

/// The bodies of events, with seeds that follow each other.
pub(super) fn bodies(given: &Given, count: u64, is_pretty: bool) -> Result<Vec<String>, Refusal> {
    let text = |parameter: &Parameter| given.text(parameter.name).map(str::to_owned);
    let seed = given.integer(SEED.name).unwrap_or_default();
    let arguments = SampleArguments {
        kinds: text(&KIND).into_iter().collect(),
        channel: text(&CHANNEL),
        content_type: text(&TYPE),
        state: text(&STATE),
        event: text(&EVENT),
        format: given.integer(VERSION.name).map(|version| version.to_string()),
        faults: given.texts(FAULTS.name),
        set: Vec::new(),
        unset: given.texts(UNSET.name),
        seed: None,
        count: None,
    };
    let samples = Samples::invalid_or(&arguments).map_err(refusal)?;
    (0..count)
        .filter_map(|nth| samples.of_seed(seed.wrapping_add(nth)))
        .map(|sample| if is_pretty { sample.pretty_body() } else { sample.body() }.map_err(refusal))
        .collect()
}

/// Options are names of lists, but for paths, which are not repeated.
#[expect(clippy::needless_pass_by_value, reason = "it is an argument of `map_err`")]
fn refusal(error: InvalidSample) -> Refusal {
    match error.option() {
        "unset" => Refusal::new(
            "`unset`: a path leads to nothing that can be left out; expected paths such as `payload.user.msisdn`",
        ),
        "format" => Refusal::new(format!("`version`: {error}")),
        _ => Refusal::new(error.to_string()),
    }
}
