//! The tool `fix`: the edits that fix a document. It writes nothing.

use chatapps_webhooks::{Applicability, Finding, InputFormat, Limits, Model};
use serde_json::{Value, json};

use crate::commands::mcp::answer::{Answer, Refusal, json as data_of, plural, summary};
use crate::commands::mcp::input::{
    Asked, DESIRED, Document, Input, MAX_FINDINGS, MODEL, PATH, POLICY, RULES, Source, TEXT,
};
use crate::commands::mcp::parameter::{Given, Kind, Parameter};
use crate::commands::mcp::schemas::{Part, object};
use crate::commands::mcp::session::Session;
use crate::commands::mcp::tool::{Effects, Tool};
use crate::fixing::diff;
use crate::input::document::Start;
use crate::input::file::File;

const UNSAFE: Parameter = Parameter::new(
    "unsafe",
    Kind::Flag,
    "Whether likely fixes are made as well, at which somebody should look; else only those that can't change what was meant.",
);
const DIFF: Parameter = Parameter::new(
    "diff",
    Kind::Flag,
    "Whether the answer has a unified diff for people, in which all values are blanked that may be secret.",
);

pub(super) static FIX: Tool = Tool {
    name: "fix",
    title: "Fix a webhook configuration",
    doc: "Works out the edits that fix a document in JSON, and what is left then. Writes nothing: make the edits yourself, from the last to the first. `range` counts bytes of the text in UTF-8. Each fix was made and checked again. No edit holds a value of the document.",
    parameters: &[TEXT, PATH, MODEL, POLICY, RULES, DESIRED, UNSAFE, DIFF, MAX_FINDINGS],
    output,
    effects: Effects::None,
    is_allowed: |_| true,
    option: "",
    call,
};

fn output() -> Result<Value, Refusal> {
    let properties = json!({
        "edits": {
            "description": "Replacements, in the order of the text. No two overlap.",
            "type": "array",
            "items": { "$ref": "#/$defs/Edit" },
        },
        "fixedCount": { "description": "How many findings they fix.", "type": "integer", "minimum": 0 },
        "fixed": {
            "description": "The findings that they fix, in the order in which that was done; at most `maxFindings`. Each has the place that it had then.",
            "type": "array",
            "items": { "$ref": "#/$defs/Finding" },
        },
        "report": { "$ref": "#/$defs/Report", "description": "What is left when they are made." },
        "diff": { "description": "What they change, for people.", "type": "string" },
    });
    object("Fixes", &[Part::Report], &properties, &["edits", "fixedCount", "fixed", "report"])
}

/// The longest difference that is shown, in bytes.
const MAX_DIFF: usize = 64 * 1024;

/// A text, cut after a line if it is long.
fn shortened(text: &str) -> String {
    let mut end = text.len().min(MAX_DIFF);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    match text.split_at_checked(end) {
        Some((start, rest)) if !rest.is_empty() => {
            let start = start.rsplit_once('\n').map_or(start, |(lines, _)| lines);
            format!("{start}\n... and more: the edits have all\n")
        }
        _ => text.to_owned(),
    }
}

fn call(session: &Session, given: &Given) -> Result<Answer, Refusal> {
    let asked = Asked { format: None, ..Asked::of(given) };
    let input = match Input::read(&session.folder, &Source::of(given)?, &asked)? {
        Document::Whole(input) => input,
        Document::TooLarge(report) => {
            let data = json!({ "edits": [], "fixedCount": 0, "fixed": [], "report": data_of(&report)? });
            return Ok(Answer { text: summary(&report), data });
        }
    };
    if input.format != InputFormat::Json {
        return Err(Refusal::new("only JSON can be fixed: `check` finds what to change in other formats"));
    }
    let applicability = if given.flag(UNSAFE.name) { Applicability::Unsafe } else { Applicability::Safe };
    let checker = input.checker();
    let limits = checker.limits();
    // All that can be fixed is, however much of it the answer shows.
    let whole = Limits { findings: Limits::DEFAULT.findings, ..limits };
    let fixed = checker.clone().with_limits(whole).fixed(input.model, &input.text, applicability);
    let fixed = fixed.map_err(|unsettled| Refusal::new(unsettled.to_string()))?;
    let left = checker.check(input.model, fixed.text()).with_documented_names();
    let shown = fixed.findings().iter().take(limits.findings).cloned();
    let shown: Vec<_> = match input.model {
        Model::Event => shown.map(Finding::with_documented_names).collect(),
        _ => shown.collect(),
    };
    let mut data = json!({
        "edits": data_of(&fixed.edits())?,
        "fixedCount": fixed.findings().len(),
        "fixed": data_of(&shown)?,
        "report": data_of(&left)?,
    });
    let mut text = match fixed.findings().len() {
        0 => "nothing was fixed; ".to_owned(),
        count => {
            format!("{} fixed by {}; then: ", plural(count, "finding"), plural(fixed.edits().len(), "edit"))
        }
    };
    text.push_str(&summary(&left));
    if given.flag(DIFF.name) && !fixed.findings().is_empty() {
        let mut shown = Vec::new();
        let before = input.checker().check(input.model, &input.text);
        let file = given.text(PATH.name).map_or(File::Stdin, |path| File::Path(path.into()));
        diff::write(&mut shown, &file, (&before, &input.text), &fixed, Start::default(), false)
            .map_err(|_| Refusal::new("the difference can't be written: leave out `diff`"))?;
        let shown = shortened(&String::from_utf8_lossy(&shown));
        text.push_str("\n\n");
        text.push_str(&shown);
        if let Some(members) = data.as_object_mut() {
            members.insert("diff".to_owned(), shown.into());
        }
    }
    Ok(Answer { text, data })
}
