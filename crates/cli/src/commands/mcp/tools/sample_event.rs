//! The tool `sample_event`: events with made-up contents.

use serde_json::{Value, json};

use crate::commands::mcp::answer::{Answer, Refusal};
use crate::commands::mcp::parameter::{Given, Kind, Parameter};
use crate::commands::mcp::sampling::{
    CHANNEL, EVENT, FAULTS, KIND, SEED, STATE, TYPE, UNSET, VERSION, bodies,
};
use crate::commands::mcp::schemas::object;
use crate::commands::mcp::session::Session;
use crate::commands::mcp::tool::{Effects, Tool};

const COUNT: Parameter = Parameter::new(
    "count",
    Kind::Integer(1, 20),
    "How many events, with seeds that follow each other; 1 unless given.",
);

pub(super) static SAMPLE_EVENT: Tool = Tool {
    name: "sample_event",
    title: "Make up an event",
    doc: "Makes bodies of events with made-up contents, for tests of a receiver. They are valid, in the newest format, and have no finding, unless something else is asked for. To set a value, edit the body.",
    parameters: &[KIND, CHANNEL, TYPE, STATE, EVENT, VERSION, FAULTS, UNSET, SEED, COUNT],
    output: || {
        let properties = json!({
            "events": {
                "description": "The bodies, as they would be sent.",
                "type": "array",
                "items": { "type": "string", "contentMediaType": "application/json" },
            },
        });
        object("Sample events", &[], &properties, &["events"])
    },
    effects: Effects::None,
    is_allowed: |_| true,
    option: "",
    call,
};

fn call(_: &Session, given: &Given) -> Result<Answer, Refusal> {
    let count = given.integer(COUNT.name);
    let events = bodies(given, count.unwrap_or(1), count.is_none())?;
    let text = events.join("\n");
    Ok(Answer { text, data: Value::from_iter([("events", events)]) })
}
