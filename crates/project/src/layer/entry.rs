//! What the lists of a configuration hold: models, overrides and suppressions. An entry with a
//! mistake is none; the mistake is noted.

use std::path::Path;

use chatapps_webhooks::{ExceptionTarget, Model, Rule, WebhookType};

use super::part::{Read, each, exceptable, rule_levels};
use super::{Origin, Override, Set, Suppression};
use crate::date::Date;
use crate::glob::Files;
use crate::invalid::Mistakes;
use crate::node::{Member, Node};

pub(super) fn model(entry: Node<'_>, folder: &Path, told: &mut Mistakes) -> Option<(Files, Set<Model>)> {
    let keys = ["files", "model"];
    let (mut patterns, mut model) = (None, None);
    for Member { name, value, .. } in entry.known_members(&keys, &keys, told) {
        match name.as_str() {
            "files" => patterns = files(value, folder, told),
            _ => model = told.note(model_of(value)),
        }
    }
    patterns.zip(model)
}

fn model_of(value: Node<'_>) -> Read<Set<Model>> {
    Ok(Set { value: value.name("the name of a model")?, origin: Origin::of(value) })
}

pub(super) fn overrides(entry: Node<'_>, folder: &Path, told: &mut Mistakes) -> Override {
    let found = told.count();
    let members = entry.known_members(&["files", "targets", "rules"], &["rules"], told);
    let has = |name: &str| members.iter().any(|member| member.name == name);
    let (has_files, has_targets) = (has("files"), has("targets"));
    if told.count() == found && !has_files && !has_targets {
        told.add(entry.invalid("expected `files` or `targets`: for everything, use `rules`"));
    }
    let (mut patterns, mut targets, mut rules) = (None, Vec::new(), Vec::new());
    for Member { name, value, .. } in members {
        match name.as_str() {
            "files" => patterns = files(value, folder, told),
            "targets" => {
                let found = told.count();
                targets = each(value, told, target);
                if targets.is_empty() && told.count() == found {
                    told.add(value.invalid("expected at least one target"));
                }
            }
            _ => rules = rule_levels(value, has_targets, told),
        }
    }
    Override { files: patterns, targets, rules }
}

pub(super) fn suppression(entry: Node<'_>, folder: &Path, told: &mut Mistakes) -> Option<Suppression> {
    let keys = ["rule", "files", "target", "reason", "until"];
    let found = told.count();
    let members = entry.known_members(&keys, &["rule", "reason"], told);
    let has = |name: &str| members.iter().any(|member| member.name == name);
    if told.count() == found && !has("files") && !has("target") {
        told.add(entry.invalid("expected `files` or `target`: for everything, set the rule to `off`"));
    }
    let (mut rule, mut patterns, mut of, mut reason, mut until) = (None, None, None, None, None);
    for Member { name, value, .. } in members {
        match name.as_str() {
            "rule" => rule = told.note(suppressed(value)).map(|rule| (rule, value)),
            "files" => patterns = files(value, folder, told),
            "target" => of = target(value, told),
            "reason" => reason = told.note(reason_of(value)),
            _ => until = told.note(day(value)),
        }
    }
    let (rule, place) = rule?;
    Some(Suppression {
        rule,
        files: patterns,
        target: of,
        reason: reason?,
        until,
        origin: Origin::of(place),
        text: place.source().into(),
        range: place.range(),
    })
}

fn suppressed(value: Node<'_>) -> Read<Rule> {
    exceptable(&value.string("the id of a rule")?, value, "suppressed")
}

fn reason_of(value: Node<'_>) -> Read<String> {
    let text = value.string("a reason")?;
    if text.trim().is_empty() {
        return Err(value.invalid("expected a reason, found a blank one"));
    }
    Ok(text)
}

fn day(value: Node<'_>) -> Read<Date> {
    let what = "a date, such as `2027-01-31`";
    value.string(what)?.parse().map_err(|_| value.invalid(format!("expected {what}")))
}

fn target(table: Node<'_>, told: &mut Mistakes) -> Option<ExceptionTarget> {
    let (mut scope, mut webhook_type) = (None, None);
    for Member { name, value, .. } in table.known_members(&["scope", "type"], &["scope"], told) {
        match name.as_str() {
            "scope" => scope = told.note(scope_of(value)),
            _ => webhook_type = told.note(value.name::<WebhookType>("the name of a type")),
        }
    }
    scope.map(|scope| ExceptionTarget { scope, webhook_type })
}

fn scope_of(value: Node<'_>) -> Read<String> {
    let scope = value.string("a sub-account id, or `*`")?;
    if scope.trim().is_empty() {
        return Err(value.invalid("expected a sub-account id, or `*`, found a blank one"));
    }
    Ok(scope)
}

fn files(list: Node<'_>, folder: &Path, told: &mut Mistakes) -> Option<Files> {
    let elements = told.note(list.elements("an array of patterns"))?;
    if elements.is_empty() {
        told.add(list.invalid("expected at least one pattern"));
    }
    let mut patterns = Vec::with_capacity(elements.len());
    for element in &elements {
        if told.are_enough() {
            break;
        }
        // Each by itself, so that all that are none are told.
        let read = element.string("a pattern").and_then(|pattern| {
            let one = Files::of(folder, std::slice::from_ref(&pattern));
            one.map_err(|why| element.invalid(why.message()))?;
            Ok(pattern)
        });
        patterns.extend(told.note(read));
    }
    told.note(Files::of(folder, &patterns).map_err(|why| list.invalid(why.message())))
}
