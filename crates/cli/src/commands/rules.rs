//! The command `rules`: the catalogue as a table, or one rule explained.

pub(crate) mod arguments;

use std::fmt::Write as _;
use std::io::{self, Write as _};

use chatapps_webhooks::{Group, Rule, RuleInfo, rule_pages, rules_json, rules_markdown};

use self::arguments::{RulesArguments, RulesFormat};
use crate::commands::pages::write_pages;
use crate::exit_code::SUCCESS;
use crate::failure::Failure;

/// Prints the rules, or one of them.
pub(crate) fn run(arguments: &RulesArguments) -> Result<u8, Failure> {
    if let Some(directory) = &arguments.write {
        write_pages(directory, rule_pages())?;
        return Ok(SUCCESS);
    }
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
    for group in Group::ALL {
        let heading = match group {
            Group::Contract => "The contract: always errors",
            Group::Policy => "Policy: likely mistakes that the contract allows",
            Group::Limit => "Limits: what is too large",
            Group::Receiver => "Receivers: answers that lose events, or let in others",
            Group::Project => "Projects: what is out of date in their configuration",
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

/// The group of a rule, and whether its level can be set.
const fn group_note(info: &RuleInfo) -> &'static str {
    match info.group {
        Group::Contract => "part of the contract: its level can't be set",
        Group::Policy => "its level can be set with `--rule`",
        Group::Limit => "a limit: its level can be set with `--rule`",
        Group::Receiver => "about receivers: its level can be set with `--rule`",
        Group::Project => "about the configuration: its level can be set with `--rule`",
    }
}

fn explanation(info: &RuleInfo) -> String {
    let RuleInfo { id, level, finds, why, source, bad, good, .. } = info;
    let model = info.example_model();
    let note = group_note(info);
    let mut out = format!("{id}: {level}; {note}\n\nfinds   {finds}\nwhy     {why}\nsource  {source}\n");
    let under = limits(info);
    let _ = write!(out, "\nbad ({model}{under})\n  {bad}\n\ngood\n  {good}\n");
    if let Some(url) = info.rule.url() {
        let _ = writeln!(out, "\nmore\n  {url}");
    }
    out
}

/// The options with which the bad example breaks the rule.
fn limits(info: &RuleInfo) -> String {
    info.example_options().map_or_else(String::new, |options| format!(", with {options}"))
}
