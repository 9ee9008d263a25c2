//! The tool `check`: all findings in a document.

use chatapps_webhooks::{FixableReport, InputFormat};

use super::super::answer::{Answer, Refusal, json, summary};
use super::super::input::{
    Asked, DESIRED, FORMAT, Input, MAX_FINDINGS, MODEL, PATH, POLICY, RULES, Source, TEXT,
};
use super::super::parameter::{Given, Kind, Parameter};
use super::super::schemas;
use super::super::session::Session;
use super::super::tool::{Effects, Tool};

const FIXES: Parameter = Parameter::new(
    "fixes",
    Kind::Flag,
    "Whether each finding has its fixes: edits of bytes. Only JSON can be fixed.",
);

pub(super) static CHECK: Tool = Tool {
    name: "check",
    title: "Check a webhook configuration",
    doc: "Finds all faults of a configuration request, an answer or an event of 8x8's Chat Apps API: what the API rejects, and what it accepts but nobody wants. Each finding has its rule, its place, what is wrong and what to do. Sends nothing. The answer has no value of the document.",
    parameters: &[TEXT, PATH, FORMAT, MODEL, POLICY, RULES, DESIRED, FIXES, MAX_FINDINGS],
    output: || Ok(schemas::report()),
    effects: Effects::None,
    is_allowed: |_| true,
    option: "",
    call,
};

fn call(session: &Session, given: &Given) -> Result<Answer, Refusal> {
    let input = match Input::read(session, &Source::of(given)?, &Asked::of(given))? {
        Ok(input) => input,
        Err(report) => return Ok(Answer { text: summary(&report), data: json(&report)? }),
    };
    let report = input.check();
    let data = if given.flag(FIXES.name) && input.format == InputFormat::Json {
        json(&FixableReport { report: &report, fixes: &report.fixes(&input.text) })?
    } else {
        json(&report)?
    };
    Ok(Answer { text: summary(&report), data })
}
