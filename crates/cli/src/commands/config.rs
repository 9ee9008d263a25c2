//! The command `config show`: under what a file is checked, and where each part of it is set.

pub(crate) mod arguments;

use std::io::{self, Write};
use std::iter;

use chatapps_webhooks::{ExceptionTarget, Limits, Model, Policy};
use chatapps_webhooks_project::{LevelSource, Origin, Project, Settings};
use serde_json::{Value, json};

use self::arguments::{ConfigCommand, ConfigFormat, ShowArguments};
use crate::checking::configuration::{Configurations, from_here};
use crate::exit_code::SUCCESS;
use crate::failure::Failure;
use crate::input::file::{File, shown};

/// Runs the command.
pub(crate) fn run(command: &ConfigCommand) -> Result<u8, Failure> {
    let ConfigCommand::Show(arguments) = command;
    let file = File::from_argument(&arguments.file);
    let mut configurations = Configurations::of(&arguments.configuration, arguments.given(), None)?;
    let (run, settings) = configurations.settings(&file)?;
    let shown = of(run.as_ref().map(|run| &run.project), &settings, arguments);
    let mut out = io::stdout().lock();
    match arguments.format {
        ConfigFormat::Json => writeln!(out, "{}", serde_json::to_string_pretty(&shown)?)?,
        ConfigFormat::Human => write_table(&mut out, &shown)?,
    }
    out.flush()?;
    Ok(SUCCESS)
}

fn place(origin: &Origin) -> String {
    format!("{}:{}", shown(from_here(&origin.file)), origin.line)
}

/// Where something is set that an option may set.
fn source(origin: Option<&Origin>) -> String {
    origin.map_or_else(|| "option".to_owned(), place)
}

fn level_source(source: &LevelSource) -> String {
    match source {
        LevelSource::Policy => "policy".to_owned(),
        LevelSource::Given => "option".to_owned(),
        LevelSource::Rules(origin) => place(origin),
        LevelSource::Override(origin) | LevelSource::Target(origin, _) => {
            format!("{} (override)", place(origin))
        }
    }
}

fn target(of: &ExceptionTarget) -> Value {
    json!({"scope": of.scope, "type": of.webhook_type.map(chatapps_webhooks::WebhookType::as_str)})
}

/// All of it, as JSON: both forms show the same.
fn of(project: Option<&Project>, settings: &Settings, arguments: &ShowArguments) -> Value {
    let policy = match (&arguments.policy, &settings.policy_set) {
        (Some(given), _) => {
            let is_given = |name: &&str| name.parse::<Policy>().as_ref() == Ok(given);
            let name = Policy::NAMES.into_iter().find(is_given);
            json!({"value": name, "source": "option"})
        }
        (None, Some(set)) => json!({"value": set.value, "source": place(&set.origin)}),
        (None, None) => json!({"value": "recommended", "source": "default"}),
    };
    let model = match &settings.model {
        Some((model, origin)) => json!({"value": model.as_str(), "source": source(origin.as_ref())}),
        None => json!({"value": Model::Webhooks.as_str(), "source": "default"}),
    };
    let Limits { bytes, event_bytes, depth, entries, findings } = settings.limits;
    let is_event = settings.model.as_ref().is_some_and(|(model, _)| *model == Model::Event);
    let bytes = if is_event { event_bytes } else { bytes };
    let limit = |(name, value): (&'static str, usize)| {
        let set = settings.limits_set.iter().find(|(its, _)| *its == name);
        let source = set.map_or_else(|| "default".to_owned(), |(_, origin)| source(origin.as_ref()));
        json!({"name": name, "value": value, "source": source})
    };
    let limits =
        [("bytes", bytes), ("depth", depth), ("entries", entries), ("findings", findings)].map(limit);
    let rules = settings.sources.iter();
    let rules = rules.map(|(rule, level, source)| {
        json!({"rule": rule.id(), "level": level.as_str(), "source": level_source(source)})
    });
    let targets = settings.targets.iter().filter_map(|(rule, level, source)| {
        let LevelSource::Target(_, of) = source else { return None };
        let source = level_source(source);
        Some(json!({"rule": rule.id(), "level": level.as_str(), "target": target(of), "source": source}))
    });
    let all: Vec<_> = project.map(Project::suppressions).into_iter().flatten().collect();
    let mut positions: Vec<_> = settings.suppressions.iter().chain(&settings.expired).collect();
    positions.sort_unstable();
    let suppressions = positions.into_iter().filter_map(|at| Some((at, all.get(*at)?))).map(|(at, its)| {
        json!({
            "rule": its.rule.id(),
            "target": its.target.map(target),
            "reason": its.reason,
            "until": its.until.map(|until| until.to_string()),
            "state": if settings.expired.contains(at) { "expired" } else { "active" },
            "source": place(its.origin),
        })
    });
    json!({
        "configuration": project.map(|project| shown(from_here(project.file()))),
        "baseline": project.map(baseline),
        "model": model,
        "policy": policy,
        "limits": limits,
        "rules": rules.collect::<Vec<_>>(),
        "targets": targets.collect::<Vec<_>>(),
        "suppressions": suppressions.collect::<Vec<_>>(),
    })
}

/// The file with the baseline, and whether it has been written.
fn baseline(project: &Project) -> Value {
    let file = project.baseline();
    json!({"file": shown(from_here(&file)), "exists": file.exists()})
}

/// Writes a value as a table for people.
fn write_table(out: &mut impl Write, shown: &Value) -> io::Result<()> {
    let configuration = shown.get("configuration").and_then(Value::as_str).unwrap_or("none");
    writeln!(out, "{:13}  {configuration}", "configuration")?;
    let baseline = |part: &str| shown.get("baseline").and_then(|baseline| baseline.get(part));
    let file = baseline("file").and_then(Value::as_str).unwrap_or("none");
    let yet = if baseline("exists") == Some(&json!(false)) { " (not written yet)" } else { "" };
    writeln!(out, "{:13}  {file}{yet}", "baseline")?;
    for name in ["model", "policy"] {
        let part = |part: &str| shown.get(name).and_then(|set| set.get(part)).map(cell).unwrap_or_default();
        writeln!(out, "{name:13}  {}  {}", part("value"), part("source"))?;
    }
    for (heading, columns) in [
        ("limits", &["name", "value", "source"][..]),
        ("rules", &["rule", "level", "source"]),
        ("targets", &["rule", "level", "target", "source"]),
        ("suppressions", &["rule", "target", "until", "state", "source"]),
    ] {
        let cells =
            |row: &Value| columns.iter().map(|name| row.get(*name).map(cell).unwrap_or_default()).collect();
        let rows: Vec<Vec<String>> =
            shown.get(heading).and_then(Value::as_array).into_iter().flatten().map(cells).collect();
        if rows.is_empty() {
            continue;
        }
        writeln!(out, "\n{heading}")?;
        let rows: Vec<_> =
            iter::once(columns.iter().map(|name| (*name).to_owned()).collect()).chain(rows).collect();
        let widths: Vec<_> = (0..columns.len())
            .map(|column| {
                rows.iter()
                    .filter_map(|row| row.get(column))
                    .map(|cell| cell.chars().count())
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        for row in rows {
            let cells: Vec<_> =
                row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            writeln!(out, "  {}", cells.join("  ").trim_end())?;
        }
    }
    Ok(())
}

/// A value in a table.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => chatapps_webhooks::printable(text),
        Value::Object(target) => {
            let part = |name: &str| target.get(name).and_then(Value::as_str);
            let scope = chatapps_webhooks::printable(part("scope").unwrap_or_default());
            part("type").map_or_else(|| scope.clone(), |its| format!("{scope} {its}"))
        }
        other => other.to_string(),
    }
}
