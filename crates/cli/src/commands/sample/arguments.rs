//! The arguments of `sample`.

use std::ffi::OsStr;

use chatapps_webhooks::{
    AccountEvent, Channel, ContentType, EventKind, Fault, MessageState, PhoneNumberEvent, WebhookType,
};
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Args};

pub(crate) const SAMPLE_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks sample inbound_message_received --channel viber --set payload.content.text=Hi
  chatapps-webhooks sample outbound_message_status_changed --state read --unset payload.user.msisdn
  chatapps-webhooks sample account_update --event ACCOUNT_VIOLATION --fault unknown_property
  chatapps-webhooks sample CADR=70 MSG=25 CABM=5 --count 100000 > events.ndjson";

#[derive(Args, Debug, Default)]
pub(crate) struct SampleArguments {
    /// The kind of event; without it, all kinds are listed
    ///
    /// The name is that of `eventType`. `MSG`, `CADR` and `CABM` stand for the kinds that are sent
    /// to webhooks of that type, as far as the options go with them. With several kinds, each comes
    /// as often as its weight says.
    #[arg(value_name = "KIND[=WEIGHT]", value_parser = Names(kinds), hide_possible_values = true)]
    pub(crate) kinds: Vec<String>,

    /// The channel, such as `viber`
    #[arg(long, value_name = "CHANNEL", value_parser = Names(channels), hide_possible_values = true, requires = "kinds")]
    pub(crate) channel: Option<String>,

    /// The type of content, such as `Image`
    #[arg(long = "type", value_name = "TYPE", value_parser = Names(types), hide_possible_values = true, requires = "kinds")]
    pub(crate) content_type: Option<String>,

    /// The state of a receipt, such as `read`
    ///
    /// The receipts of one seed are those of one message.
    #[arg(long, value_name = "STATE", value_parser = Names(states), hide_possible_values = true, requires = "kinds")]
    pub(crate) state: Option<String>,

    /// What happened to the account or the phone number, such as `ACCOUNT_VIOLATION`
    #[arg(long, value_name = "EVENT", value_parser = Names(events), hide_possible_values = true, requires = "kinds")]
    pub(crate) event: Option<String>,

    /// The version of the format, such as 2 or 8; the newest unless given
    #[arg(long, value_name = "VERSION", requires = "kinds")]
    pub(crate) format: Option<String>,

    /// Something that receivers must bear; can be repeated
    #[arg(long = "fault", value_name = "FAULT", value_parser = Names(faults), requires = "kinds")]
    pub(crate) faults: Vec<String>,

    /// Set the value at a path: JSON, or a text; can be repeated
    ///
    /// A path is `payload.content.text` or `payload.outboundContent.cards[0]`. A value that is no
    /// JSON is a text. To set a text that is JSON, too, write its quotes:
    /// `payload.content.text="7"`.
    #[arg(long, value_name = "PATH=VALUE", value_parser = assignment, requires = "kinds")]
    pub(crate) set: Vec<(String, String)>,

    /// Leave out what is at a path; can be repeated
    #[arg(long, value_name = "PATH", requires = "kinds")]
    pub(crate) unset: Vec<String>,

    /// The number from which everything else follows; 0 unless given
    #[arg(long, value_name = "N", allow_negative_numbers = true, requires = "kinds")]
    pub(crate) seed: Option<u64>,

    /// Print so many events, one in each line (NDJSON), with seeds that follow each other
    #[arg(long, value_name = "N", allow_negative_numbers = true, requires = "kinds")]
    pub(crate) count: Option<u64>,
}

/// Takes any name, since the library says what is wrong with one. Completions list what there is.
#[derive(Clone)]
struct Names(fn() -> Vec<PossibleValue>);

impl TypedValueParser for Names {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter()))
    }
}

/// The names of kinds, and of the types that stand for several.
pub(crate) fn kind_names() -> Vec<&'static str> {
    let types = WebhookType::ALL.map(WebhookType::as_str);
    EventKind::ALL.map(EventKind::as_str).into_iter().chain(types).collect()
}

/// The names of channels.
pub(crate) fn channel_names() -> Vec<&'static str> {
    Channel::ALL.map(Channel::as_str).into()
}

/// The types of content.
pub(crate) fn type_names() -> Vec<&'static str> {
    ContentType::ALL.map(ContentType::as_str).into()
}

/// The states of receipts.
pub(crate) fn state_names() -> Vec<&'static str> {
    MessageState::ALL.map(MessageState::as_str).into()
}

/// What happens to accounts and phone numbers.
pub(crate) fn event_names() -> Vec<&'static str> {
    let numbers = PhoneNumberEvent::ALL.map(PhoneNumberEvent::as_str);
    AccountEvent::ALL.map(AccountEvent::as_str).into_iter().chain(numbers).collect()
}

fn values_of(names: Vec<&'static str>) -> Vec<PossibleValue> {
    names.into_iter().map(PossibleValue::new).collect()
}

fn kinds() -> Vec<PossibleValue> {
    values_of(kind_names())
}

fn channels() -> Vec<PossibleValue> {
    values_of(channel_names())
}

fn types() -> Vec<PossibleValue> {
    values_of(type_names())
}

fn states() -> Vec<PossibleValue> {
    values_of(state_names())
}

fn events() -> Vec<PossibleValue> {
    values_of(event_names())
}

fn faults() -> Vec<PossibleValue> {
    Fault::ALL.map(|fault| PossibleValue::new(fault.as_str()).help(fault.summary())).into()
}

/// Parses `PATH=VALUE`: the path, and the value as JSON.
fn assignment(text: &str) -> Result<(String, String), String> {
    let (path, value) =
        text.split_once('=').ok_or("expected PATH=VALUE, such as `payload.content.text=Hi`")?;
    let is_json = serde_json::from_str::<serde::de::IgnoredAny>(value).is_ok();
    let json = if is_json { value.to_owned() } else { serde_json::Value::from(value).to_string() };
    Ok((path.to_owned(), json))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_json_is_a_text() {
        for (text, json) in [
            ("a.b=Hi", r#""Hi""#),
            ("a.b=", r#""""#),
            ("a.b=x=y", r#""x=y""#),
            ("a.b=7", "7"),
            (r#"a.b="7""#, r#""7""#),
            ("a.b=null", "null"),
            ("a.b=[1", r#""[1""#),
            (r#"a.b={"c": []}"#, r#"{"c": []}"#),
        ] {
            assert_eq!(assignment(text), Ok(("a.b".to_owned(), json.to_owned())));
        }
        assert!(assignment("a.b").is_err());
    }
}
