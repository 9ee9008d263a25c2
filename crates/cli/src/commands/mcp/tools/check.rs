//! The tool `check`: all findings in a document.

use chatapps_webhooks::{FixableReport, InputFormat};

use crate::commands::mcp::answer::{Answer, Refusal, json, summary};
use crate::commands::mcp::input::{
    Asked, DESIRED, Document, FORMAT, Input, MAX_FINDINGS, MODEL, PATH, POLICY, RULES, Source, TEXT,
};
use crate::commands::mcp::parameter::{Given, Kind, Parameter};
use crate::commands::mcp::schemas;
use crate::commands::mcp::session::Session;
use crate::commands::mcp::tool::{Effects, Tool};

const FIXES: Parameter = Parameter::new(
    "fixes",
    Kind::Flag,
    "Whether each finding has its fixes: edits of bytes. Only JSON can be fixed.",
);

pub(super) static CHECK: Tool = Tool {
    name: "check",
    title: "Check a webhook configuration",
    doc: "Finds all faults of a configuration request, an answer or an event of 8x8's Chat Apps API: what the API rejects, and what it accepts but nobody wants. Each finding has its rule, its place, what is wrong and what to do. Sends nothing. The answer shows a value of the document only if it can't be secret.",
    parameters: &[TEXT, PATH, FORMAT, MODEL, POLICY, RULES, DESIRED, FIXES, MAX_FINDINGS],
    output: || Ok(schemas::report()),
    effects: Effects::None,
    is_allowed: |_| true,
    option: "",
    call,
};

fn call(session: &Session, given: &Given) -> Result<Answer, Refusal> {
    let input = match Input::read(&session.folder, &Source::of(given)?, &Asked::of(given))? {
        Document::Whole(input) => input,
        Document::TooLarge(report) => return Ok(Answer { text: summary(&report), data: json(&report)? }),
    };
    let report = input.check();
    let fixes = (given.flag(FIXES.name) && input.format == InputFormat::Json)
        .then(|| report.fixes_with_documented_names(&input.text));
    let report = report.with_documented_names();
    let data = if let Some(fixes) = fixes {
        json(&FixableReport { report: &report, fixes: &fixes })?
    } else {
        json(&report)?
    };
    Ok(Answer { text: summary(&report), data })
}
