//! The tool `parse_event`: what a received event is, without what it says about people.

use chatapps_webhooks::{
    Channel, Event, EventKind, Level, MessageState, MessageStateDetail, Model, Progress, Rule, WebhookType,
};
use serde_json::{Value, json};

use crate::commands::mcp::answer::{Answer, Refusal, json as data_of, summary};
use crate::commands::mcp::input::{Asked, Document, Input, MAX_FINDINGS, PATH, POLICY, RULES, Source, TEXT};
use crate::commands::mcp::parameter::Given;
use crate::commands::mcp::schemas::{Part, object};
use crate::commands::mcp::session::Session;
use crate::commands::mcp::tool::{Effects, Tool};
use crate::output::redact::redact;

/// The longest event that is shown blanked, in bytes.
const MAX_SHOWN: usize = 64 * 1024;

pub(super) static PARSE_EVENT: Tool = Tool {
    name: "parse_event",
    title: "Parse a received event",
    doc: "Says what the body of an event is: its kind, the version of its format, the key by which it is known again, how far the message got, and all findings. What is about people, and what may be secret, is blanked.",
    parameters: &[TEXT, PATH, POLICY, RULES, MAX_FINDINGS],
    output,
    effects: Effects::None,
    is_allowed: |_| true,
    option: "",
    call,
};

fn output() -> Result<Value, Refusal> {
    let webhook_types: Vec<_> = WebhookType::ALL.iter().map(|of| Some(of.as_str())).chain([None]).collect();
    let properties = json!({
        "kind": {
            "description": "The kind of event. `unrecognized` and the like stand for what nobody documents.",
            "enum": EventKind::ALL.map(EventKind::as_str),
        },
        "webhookType": {
            "description": "The type of the webhooks that get it; `null` if nobody knows.",
            "enum": webhook_types,
        },
        "version": { "description": "The version of its format, if it names one.", "type": ["integer", "null"] },
        "deliveryKey": {
            "description": "What tells it from all others, and is the same when it is delivered again; `null` if its parts are not there or don't look as documented, since nobody knows then what they hold.",
            "type": ["string", "null"],
        },
        "progress": {
            "description": "How far the message got, if it is a receipt: `step` counts from 0 to 4, `ended` is without delivery, `unranked` says nothing.",
            "type": ["object", "null"],
            "properties": {
                "kind": { "enum": ["step", "ended", "unranked"] },
                "step": { "type": "integer", "minimum": 0, "maximum": 255 },
                "state": { "enum": MessageState::ALL.map(MessageState::as_str) },
                "detail": { "enum": MessageStateDetail::ALL.map(MessageStateDetail::as_str) },
            },
            "required": ["kind", "state"],
            "additionalProperties": false,
        },
        "blanked": {
            "description": "The body with all values blanked that may be secret or about people, and all names that aren't documented. Not there if it is long, or no documented event.",
            "type": "string",
        },
        "report": { "$ref": "#/$defs/Report", "description": "What was found in it." },
    });
    let required = ["kind", "webhookType", "version", "deliveryKey", "progress", "report"];
    object("Parsed event", &[Part::Report], &properties, &required)
}

fn call(session: &Session, given: &Given) -> Result<Answer, Refusal> {
    let asked = Asked { model: Some(Model::Event), format: None, ..Asked::of(given) };
    let (event, report, text) = match Input::read(&session.folder, &Source::of(given)?, &asked)? {
        Document::Whole(input) => {
            let parsed = input.checker().receive(&input.text);
            (parsed.value, parsed.report.with_documented_names(), input.text)
        }
        Document::TooLarge(report) => (Event::unrecognized(""), report, Vec::new()),
    };
    let kind = event.kind();
    let key = key(&event);
    let mut data = json!({
        "kind": kind.as_str(),
        "webhookType": kind.webhook_type().map(WebhookType::as_str),
        "version": event.version(),
        "deliveryKey": key,
        "progress": event.progress().map(progress),
        "report": data_of(&report)?,
    });
    // Whatever else it is, stars would tell how long its values are.
    if EventKind::DOCUMENTED.contains(&kind) && text.len() <= MAX_SHOWN {
        let syntax = report.findings().iter().find(|finding| finding.rule() == Rule::Syntax);
        let end = syntax.and_then(|finding| finding.span()).map(|span| span.range.start);
        if let Some(members) = data.as_object_mut() {
            members.insert("blanked".to_owned(), redact(Model::Event, &text, end).into());
        }
    }
    let verdict = if report.worst() == Some(Level::Error) { ", and no receiver can use it" } else { "" };
    let text = format!("{kind}{verdict}; {}", summary(&report));
    Ok(Answer { text, data })
}

/// The key of the delivery, if it has all of its parts and they look as documented. A hash of the
/// body is none: with it, whoever can give any file could find out what it holds by trying texts.
fn key(event: &Event) -> Option<String> {
    let key = event.key_of_parts()?;
    let mut parts = key.split(':');
    let prefix = parts.next()?;
    let rest: Vec<_> = parts.collect();
    let is_documented = match (prefix, rest.as_slice()) {
        ("dr", [id, channel, state, detail, time @ ..]) => {
            let is_channel = Channel::ALL.iter().any(|known| known.as_str().eq_ignore_ascii_case(channel));
            let is_state = MessageState::ALL.iter().any(|known| known.as_str() == *state);
            let is_detail =
                detail.is_empty() || MessageStateDetail::ALL.iter().any(|known| known.as_str() == *detail);
            is_uuid(id) && is_channel && is_state && is_detail && is_time(&time.join(":"))
        }
        (_, [id]) => is_uuid(id),
        _ => false,
    };
    is_documented.then_some(key)
}

/// Whether a text is an id as the documents have them: 8, 4, 4, 4 and 12 hexadecimal digits.
fn is_uuid(text: &str) -> bool {
    let groups: Vec<_> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether a text has only what times are written with, and as much as a time has.
fn is_time(text: &str) -> bool {
    let is_of_time =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, b'-' | b':' | b'.' | b'+' | b'T' | b'Z');
    text.len() <= 40
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.contains('T')
        && text.bytes().all(is_of_time)
}

fn progress(progress: Progress) -> Value {
    let (state, detail) = progress.state();
    let mut data = json!({ "state": state.as_str() });
    if let Some(members) = data.as_object_mut() {
        let kind = match progress {
            Progress::Step(step) => {
                members.insert("step".to_owned(), step.into());
                "step"
            }
            Progress::Ended => "ended",
            Progress::Unranked => "unranked",
        };
        members.insert("kind".to_owned(), kind.into());
        if let Some(detail) = detail {
            members.insert("detail".to_owned(), detail.as_str().into());
        }
    }
    data
}

#[cfg(test)]
mod tests {
    use chatapps_webhooks::{Checker, Sample};

    use super::*;

    fn key_of(body: &str) -> Option<String> {
        key(&Checker::default().receive(body).value)
    }

    #[test]
    fn samples_have_the_key_of_the_library() {
        for kind in EventKind::ALL {
            for seed in 0..20 {
                let Ok(body) = Sample::of(kind).seed(seed).body() else { continue };
                let event = Checker::default().receive(&body).value;
                assert_eq!(key(&event), event.key_of_parts(), "{body}");
            }
        }
    }

    #[test]
    fn a_key_with_parts_that_nobody_documents_is_not_shown() {
        let event = |umid: &str, state: &str, timestamp: &str| {
            json!({ "version": 9, "namespace": "ChatApps", "eventType": "outbound_message_status_changed",
                "payload": { "umid": umid, "channel": "sms", "status": { "state": state, "timestamp": timestamp } } })
            .to_string()
        };
        let (umid, time) = ("1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b", "2026-07-24T21:04:33.29Z");
        assert!(key_of(&event(umid, "read", time)).is_some());
        for (umid, state, time) in [
            ("hunter2", "read", time),
            (umid, "hunter2", time),
            (umid, "read", "hunter2"),
            (umid, "read", "2+19175550190"),
            ("+19175550190", "read", time),
        ] {
            assert_eq!(key_of(&event(umid, state, time)), None, "{umid} {state} {time}");
        }
    }
}
