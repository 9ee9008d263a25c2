//! The command `rules`: the catalogue as a table, or one rule explained.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use chatapps_webhooks::{Group, Rule, RuleInfo, rules_json, rules_markdown};

use crate::args::{RulesArguments, RulesFormat};
use crate::stop::{SUCCESS, Stop};

/// Prints what was asked for.
pub(crate) fn run(arguments: &RulesArguments) -> Result<u8, Stop> {
    let text = match (arguments.rule.map(Rule::info), arguments.format) {
        (None, RulesFormat::Human) => table(),
        (None, RulesFormat::Json) => rules_json(),
        (None, RulesFormat::Markdown) => rules_markdown(),
        (Some(info), RulesFormat::Human) => explanation(info),
        (Some(info), RulesFormat::Json) => serde_json::to_string_pretty(info)?,
        (Some(info), RulesFormat::Markdown) => info.to_markdown(),
    };
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.trim_end())?;
    out.flush()?;
    Ok(SUCCESS)
}

fn table() -> String {
    let rows = || Rule::catalogue().iter();
    let width = rows().map(|info| info.id.len()).max().unwrap_or_default();
    let mut out = String::new();
    for group in [Group::Contract, Group::Policy, Group::Limit] {
        let heading = match group {
            Group::Contract => "The contract: always errors",
            Group::Policy => "Policy: what the contract allows and nobody wants",
            Group::Limit => "Limits: what is too large to be checked",
        };
        let _ = writeln!(out, "{heading}");
        for info in rows().filter(|info| info.group == group) {
            let _ = writeln!(out, "  {:width$}  {:7}  {}", info.id, info.level, info.finds);
        }
        out.push('\n');
    }
    out.push_str(
        "`chatapps-webhooks rules RULE` explains one of them; `validate --rule RULE=LEVEL` sets its level.\n",
    );
    out
}

/// Where a rule belongs, and whether its level can be set.
const fn standing(info: &RuleInfo) -> &'static str {
    match info.group {
        Group::Contract => "part of the contract: its level can't be set",
        Group::Policy => "its level can be set with `--rule`",
        Group::Limit => "a limit: its level can be set with `--rule`",
    }
}

fn explanation(info: &RuleInfo) -> String {
    let RuleInfo { id, level, finds, why, source, model, bad, good, .. } = info;
    let standing = standing(info);
    let mut out = format!("{id}: {level}; {standing}\n\nfinds   {finds}\nwhy     {why}\nsource  {source}\n");
    let under = limits(info);
    let _ = write!(out, "\nbad ({model}{under})\n  {bad}\n\ngood\n  {good}\n");
    out
}

/// The limits under which the bad example is bad, as options.
fn limits(info: &RuleInfo) -> String {
    info.example_options().map_or_else(String::new, |options| format!(", with {options}"))
}
