//! The tool `explain_rule`: what a rule finds, why, and what to do.

use chatapps_webhooks::{Applicability, Group, Level, Rule};
use serde_json::{Value, json};

use crate::commands::mcp::answer::{Answer, Refusal, json as data_of};
use crate::commands::mcp::parameter::{Given, Kind, Parameter};
use crate::commands::mcp::schemas::object;
use crate::commands::mcp::session::Session;
use crate::commands::mcp::tool::{Effects, Tool};

const RULE: Parameter =
    Parameter::new("rule", Kind::Name(rules), "the id of the rule, as findings have it").required();

fn rules() -> Vec<&'static str> {
    Rule::catalogue().iter().map(|info| info.id).collect()
}

pub(super) static EXPLAIN_RULE: Tool = Tool {
    name: "explain_rule",
    title: "Explain a rule",
    doc: "Says what a rule finds and why, on which text it rests, what fixes it, and shows a bad and a good example.",
    parameters: &[RULE],
    output,
    effects: Effects::None,
    is_allowed: |_| true,
    option: "",
    call,
};

fn output() -> Result<Value, Refusal> {
    let text = |description: &str| json!({ "type": "string", "description": description });
    let names = |names: &[&str], description: &str| json!({ "enum": names, "description": description });
    let levels = Level::ALL.map(Level::as_str);
    let properties = json!({
        "id": text("The rule's id."),
        "group": names(&Group::ALL.map(Group::as_str), "Where it comes from."),
        "level": names(&levels, "Its level in the policy `recommended`."),
        "levelInEvents": names(&levels, "Its level there in events."),
        "finds": text("What it finds."),
        "why": text("Why that is worth a finding."),
        "source": text("The text that it rests on."),
        "model": text("The document that the examples are of."),
        "input": text("The format of the examples; JSON if it isn't there."),
        "limits": { "type": "object", "description": "The limits under which the bad example is bad." },
        "bad": text("A document that has a finding of this rule."),
        "good": text("The document put right."),
        "fixes": {
            "type": "array",
            "description": "What fixes it.",
            "items": {
                "type": "object",
                "properties": {
                    "title": text("What it does."),
                    "applicability": names(&Applicability::ALL.map(Applicability::as_str), "Who decides."),
                    "reason": text("Why a program may make it, or why a person decides."),
                },
                "required": ["title", "applicability", "reason"],
                "additionalProperties": false,
            },
        },
        "unfixed": text("Why no program can put it right; empty if one can."),
        "url": text("The page that explains the rule, if the build knows where pages are."),
    });
    let required = [
        "id",
        "group",
        "level",
        "levelInEvents",
        "finds",
        "why",
        "source",
        "model",
        "bad",
        "good",
        "fixes",
        "unfixed",
    ];
    object("Rule", &[], &properties, &required)
}

fn call(_: &Session, given: &Given) -> Result<Answer, Refusal> {
    let rule: Rule = given.named(RULE.name).ok_or_else(|| Refusal::new("there is no such rule"))?;
    let info = rule.info();
    Ok(Answer { text: info.to_markdown(), data: data_of(info)? })
}
