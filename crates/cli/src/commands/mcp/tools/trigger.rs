//! The tool `trigger`: sends made-up events to a receiver that the person who started the server
//! allows.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::commands::mcp::answer::{Answer, Refusal};
use crate::commands::mcp::parameter::{Given, Kind, Parameter};
use crate::commands::mcp::sampling::{
    CHANNEL, EVENT, FAULTS, KIND, SEED, STATE, TYPE, UNSET, VERSION, bodies,
};
use crate::commands::mcp::schemas::object;
use crate::commands::mcp::session::Session;
use crate::commands::mcp::tool::{Effects, Tool};

const URL: Parameter =
    Parameter::new("url", Kind::Text, "the URL of the receiver, exactly as it was allowed").required();
const COUNT: Parameter = Parameter::new(
    "count",
    Kind::Integer(1, 10),
    "How many events, with seeds that follow each other; 1 unless given.",
);

pub(super) static TRIGGER: Tool = Tool {
    name: "trigger",
    title: "Send made-up events to a receiver",
    doc: "Sends events with made-up contents to a receiver, as the platform does, but each only once, and says what it answered. Only URLs are allowed that the server was started with.",
    parameters: &[URL, KIND, CHANNEL, TYPE, STATE, EVENT, VERSION, FAULTS, UNSET, SEED, COUNT],
    output: || {
        let properties = json!({
            "deliveries": {
                "description": "What became of each event, in their order.",
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "delivered": { "type": "boolean", "description": "Whether the answer was 2XX; else the platform would send it again." },
                        "status": { "type": "integer", "description": "The status of the answer.", "minimum": 100, "maximum": 999 },
                        "reason": { "type": "string", "description": "Why there is no answer." },
                    },
                    "required": ["delivered"],
                    "additionalProperties": false,
                },
            },
        });
        object("Deliveries", &[], &properties, &["deliveries"])
    },
    effects: Effects::Sends,
    is_allowed: Session::has_receivers,
    option: "--allow-trigger URL",
    call,
};

fn call(session: &Session, given: &Given) -> Result<Answer, Refusal> {
    let receiver = given.text(URL.name).and_then(|url| session.receiver(url)).ok_or_else(|| {
        Refusal::new(format!(
            "`url`: the server may not send events there; it was started with {}, and the URL must be exactly that",
            session.shown_receivers()
        ))
    })?;
    let events = bodies(given, given.integer(COUNT.name).unwrap_or(1), false)?;
    let (mut text, mut deliveries) = (String::new(), Vec::new());
    for (nth, event) in events.iter().enumerate() {
        let delivery = match receiver.post(event) {
            Ok(status) => json!({ "delivered": (200..300).contains(&status), "status": status }),
            Err(reason) => json!({ "delivered": false, "reason": reason }),
        };
        let said = match delivery.get("reason").and_then(Value::as_str) {
            Some(reason) => reason.to_owned(),
            None => format!("answered {}", delivery.get("status").unwrap_or(&Value::Null)),
        };
        // Writing to a string doesn't fail.
        let _ = writeln!(text, "event {}: {said}", nth + 1);
        deliveries.push(delivery);
    }
    Ok(Answer { text, data: Value::from_iter([("deliveries", deliveries)]) })
}
