//! The keys of a configuration. Each mistake is noted, and the rest is read all the same.

use std::path::{Path, PathBuf};

use chatapps_webhooks::{Limits, Policy, UnknownName};

use super::entry;
use super::part::{Read, each, rule_levels};
use super::{KEYS, Layer, LimitsSet, Origin, Set};
use crate::invalid::Mistakes;
use crate::node::{Member, Node};

impl Layer {
    /// What a table says. Paths are relative to the folder of its file.
    pub(crate) fn of(table: Node<'_>) -> Read<Self> {
        let mut layer = Self::default();
        let mut mistakes = Mistakes::default();
        let told = &mut mistakes;
        let folder = table.file().parent().unwrap_or(Path::new(""));
        for Member { name, value, .. } in table.known_members(&KEYS, &[], told) {
            match name.as_str() {
                "extend" => layer.extend = told.note(path(value, folder)),
                "baseline" => layer.baseline = told.note(path(value, folder)),
                "policy" => layer.policy = told.note(policy(value)),
                "rules" => layer.rules = rule_levels(value, false, told),
                "limits" => layer.limits = limits(value, told),
                "models" => layer.models = each(value, told, |entry, told| entry::model(entry, folder, told)),
                "overrides" => {
                    let read = |entry, told: &mut Mistakes| Some(entry::overrides(entry, folder, told));
                    layer.overrides = each(value, told, read);
                }
                _ => {
                    let read = |entry, told: &mut Mistakes| entry::suppression(entry, folder, told);
                    layer.suppressions = each(value, told, read);
                }
            }
        }
        mistakes.unless_any(layer)
    }
}

fn path(value: Node<'_>, folder: &Path) -> Read<Set<PathBuf>> {
    let path = value.string("a path")?;
    if path.trim().is_empty() {
        return Err(value.invalid("expected a path, found an empty string"));
    }
    Ok(Set { value: crate::path::absolute(&folder.join(path)), origin: Origin::of(value) })
}

fn policy(value: Node<'_>) -> Read<Set<&'static str>> {
    let name = value.string("the name of a policy")?;
    match Policy::NAMES.into_iter().find(|known| *known == name) {
        Some(name) => Ok(Set { value: name, origin: Origin::of(value) }),
        None => Err(value.invalid(UnknownName::new("policy", &name, Policy::NAMES).to_string())),
    }
}

fn limits(table: Node<'_>, told: &mut Mistakes) -> LimitsSet {
    let mut limits = LimitsSet::default();
    for Member { name, value, .. } in
        table.known_members(&["bytes", "depth", "entries", "findings"], &[], told)
    {
        let (limit, most) = match name.as_str() {
            "bytes" => (&mut limits.bytes, usize::MAX),
            "depth" => (&mut limits.depth, Limits::MAX_DEPTH),
            "entries" => (&mut limits.entries, usize::MAX),
            _ => (&mut limits.findings, Limits::MAX_FINDINGS),
        };
        let what = match most {
            usize::MAX => "a whole number".to_owned(),
            most => format!("a whole number of at most {most}"),
        };
        *limit =
            told.note(value.count(&what, most)).map(|count| Set { value: count, origin: Origin::of(value) });
    }
    limits
}
