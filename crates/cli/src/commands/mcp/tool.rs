//! What a tool is: its parameters, its answers, and what it may change.

use std::sync::Arc;

use rmcp::model::{Tool as Listed, ToolAnnotations};
use serde_json::{Map, Value};

use super::answer::{Answer, Refusal};
use super::parameter::{self, Given, Parameter};
use super::session::Session;

/// A tool.
pub(super) struct Tool {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    /// What it does, for whoever decides to call it.
    pub(super) doc: &'static str,
    pub(super) parameters: &'static [Parameter],
    /// The schema of its answers.
    pub(super) output: fn() -> Result<Value, Refusal>,
    pub(super) effects: Effects,
    /// Whether it is there.
    pub(super) is_allowed: fn(&Session) -> bool,
    /// The option that brings it.
    pub(super) option: &'static str,
    pub(super) call: fn(&Session, &Given) -> Result<Answer, Refusal>,
}

/// What a tool may change.
pub(super) enum Effects {
    /// Nothing; it doesn't even send a request.
    None,
    /// Nothing, but it asks an endpoint.
    Asks,
    /// What is there may be replaced or deleted. To do it again changes nothing more.
    Replaces,
    /// It sends something, each time.
    Sends,
}

impl Effects {
    fn annotations(&self, title: &str) -> ToolAnnotations {
        let [reads, destroys, repeats, is_open] = match self {
            Self::None => [true, false, true, false],
            Self::Asks => [true, false, true, true],
            Self::Replaces => [false, true, true, true],
            Self::Sends => [false, false, false, true],
        };
        ToolAnnotations::with_title(title)
            .read_only(reads)
            .destructive(destroys)
            .idempotent(repeats)
            .open_world(is_open)
    }
}

impl Tool {
    /// The tool as clients see it.
    pub(super) fn listed(&self, session: &Session) -> Result<Listed, Refusal> {
        let schema = parameter::schema(self.parameters);
        let mut doc = self.doc.to_owned();
        if matches!(self.effects, Effects::Sends) {
            doc.push_str(" Allowed: ");
            doc.push_str(&session.shown_receivers());
        }
        let output = match (self.output)()? {
            Value::Object(members) => members,
            _ => Map::new(),
        };
        Ok(Listed::new(self.name, doc, Arc::new(schema))
            .with_title(self.title)
            .with_raw_output_schema(Arc::new(output))
            .with_annotations(self.effects.annotations(self.title)))
    }

    /// Calls it.
    pub(super) fn call(&self, session: &Session, arguments: Map<String, Value>) -> Result<Answer, Refusal> {
        (self.call)(session, &Given::of(self.parameters, arguments)?)
    }
}
