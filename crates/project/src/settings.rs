//! What a file is checked under, and where each level comes from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chatapps_webhooks::{
    ExceptionTarget, Exceptions, InvalidOption, Level, Limits, Model, Options, Policy, Rule,
};
use serde::Serialize;

use crate::date::Date;
use crate::glob::Files;
use crate::layer::{Layer, Origin, Set};
use crate::path::absolute;

/// What was given beside the configuration, which it wins over.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The policy.
    pub policy: Option<Policy>,
    /// Levels of rules. The last level of a rule counts.
    pub rules: Vec<(Rule, Level)>,
    /// The largest text that is read, in bytes.
    pub bytes: Option<usize>,
    /// The deepest nesting.
    pub depth: Option<usize>,
    /// The most entries.
    pub entries: Option<usize>,
    /// The most findings that a report keeps.
    pub findings: Option<usize>,
    /// The model.
    pub model: Option<Model>,
}

impl Given {
    /// What options by name say, and the model.
    ///
    /// # Errors
    ///
    /// [`InvalidOption`] if a name is unknown, or the level of a rule can't be set.
    pub fn from_options(options: &Options<'_>, model: Option<Model>) -> Result<Self, InvalidOption> {
        Ok(Self {
            policy: options.policy()?,
            rules: options.levels()?,
            bytes: options.max_bytes,
            depth: options.max_depth,
            entries: options.max_entries,
            findings: options.max_findings,
            model,
        })
    }
}

/// Where the level of a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LevelSource {
    /// The policy.
    Policy,
    /// A key of `rules`.
    Rules(Origin),
    /// A key of an override for some files.
    Override(Origin),
    /// A key of an override for some webhooks.
    Target(Origin, ExceptionTarget),
    /// What was given beside the configuration.
    Given,
}

/// What a file is checked under.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The policy, with the levels for the file.
    pub policy: Policy,
    /// The exceptions from it.
    pub exceptions: Exceptions,
    /// The positions of the suppressions of `exceptions` in the configuration.
    pub suppressions: Vec<usize>,
    /// The positions of those that would be among them, had they not expired.
    pub expired: Vec<usize>,
    /// The limits.
    pub limits: Limits,
    /// The limits that are set, by the names of the keys, and where; `None` beside the
    /// configuration.
    pub limits_set: Vec<(&'static str, Option<Origin>)>,
    /// The model, if it is set. Its place is `None` if that is beside the configuration.
    pub model: Option<(Model, Option<Origin>)>,
    /// The name of the policy before levels are set, if it has one.
    pub policy_name: Option<&'static str>,
    /// The name of the policy, if the configuration sets it and nothing else does.
    pub policy_set: Option<Set<&'static str>>,
    /// Where the level of each rule comes from, in the order of the catalogue.
    pub sources: Vec<(Rule, Level, LevelSource)>,
    /// The levels for targets, with their places.
    pub targets: Vec<(Rule, Level, LevelSource)>,
    /// The file with the baseline, and whether the configuration names it.
    pub baseline: Option<PathBuf>,
}

/// What a file is checked under, as options by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedSettings {
    /// The name of the model.
    pub model: &'static str,
    /// The name of the policy; `None` if it has none.
    pub policy: Option<&'static str>,
    /// The levels that are not those of the policy.
    pub rules: BTreeMap<&'static str, &'static str>,
    /// The limits that are set, by the names of the keys.
    pub limits: BTreeMap<&'static str, usize>,
}

impl Settings {
    /// The model: what is set, or `webhooks`.
    #[must_use]
    pub fn model(&self) -> Model {
        self.model.as_ref().map_or(Model::Webhooks, |(model, _)| *model)
    }

    /// As options by name. What is set for some webhooks alone has no such option.
    #[must_use]
    pub fn named(&self) -> NamedSettings {
        let own = self.sources.iter().filter(|(.., source)| *source != LevelSource::Policy);
        let limit = |name| match name {
            "bytes" => self.limits.bytes,
            "depth" => self.limits.depth,
            "entries" => self.limits.entries,
            _ => self.limits.findings,
        };
        NamedSettings {
            model: self.model().as_str(),
            policy: self.policy_name,
            rules: own.map(|(rule, level, _)| (rule.id(), level.as_str())).collect(),
            limits: self.limits_set.iter().map(|(name, _)| (*name, limit(name))).collect(),
        }
    }
}

/// What a file is checked under, by what the configuration and its options say.
pub(crate) fn settings(layer: &Layer, file: Option<&Path>, given: &Given, today: Date) -> Settings {
    let file = file.map(absolute);
    let fits = |files: Option<&Files>| match (files, &file) {
        (None, _) => true,
        (Some(files), Some(file)) => files.contain(file),
        (Some(_), None) => false,
    };
    let named = layer.policy.as_ref().and_then(|set| set.value.parse().ok());
    let base = given.policy.clone().or(named).unwrap_or_default();
    let is_base = |name: &&str| name.parse::<Policy>().is_ok_and(|named| named == base);
    let policy_name = Policy::NAMES.into_iter().find(is_base);
    let mut levels = Levels::of(base);
    for set in &layer.rules {
        levels.set(set.value, LevelSource::Rules(set.origin.clone()));
    }
    let mut exceptions = Exceptions::default();
    let mut targets = Vec::new();
    for its in layer.overrides.iter().filter(|its| fits(its.files.as_ref())) {
        for set in &its.rules {
            let (rule, level) = set.value;
            if its.targets.is_empty() {
                levels.set(set.value, LevelSource::Override(set.origin.clone()));
            }
            let is_given = given.rules.iter().any(|(its, _)| *its == rule);
            for target in its.targets.iter().filter(|_| !is_given) {
                exceptions.levels.push((target.clone(), rule, level));
                targets.push((rule, level, LevelSource::Target(set.origin.clone(), target.clone())));
            }
        }
    }
    for set in &given.rules {
        levels.set(*set, LevelSource::Given);
    }
    let (mut suppressions, mut expired) = (Vec::new(), Vec::new());
    for (position, its) in layer.suppressions.iter().enumerate().filter(|(_, its)| fits(its.files.as_ref())) {
        if its.until.is_some_and(|until| today > until) {
            expired.push(position);
        } else {
            exceptions.suppressions.push((its.target.clone(), its.rule));
            suppressions.push(position);
        }
    }
    let (limits, limits_set) = limits(layer, given);
    let model = layer.models.iter().rev().find(|(files, _)| file.is_some() && fits(Some(files)));
    let model = model.map(|(_, set)| (set.value, Some(set.origin.clone())));
    Settings {
        policy: levels.policy.clone(),
        exceptions,
        suppressions,
        expired,
        limits,
        limits_set,
        model: given.model.map(|model| (model, None)).or(model),
        policy_name,
        policy_set: layer.policy.clone().filter(|_| given.policy.is_none()),
        sources: levels.sources(),
        targets,
        baseline: None,
    }
}

/// The levels of all rules, and where they come from.
struct Levels {
    policy: Policy,
    set: Vec<(Rule, LevelSource)>,
}

impl Levels {
    const fn of(policy: Policy) -> Self {
        Self { policy, set: Vec::new() }
    }

    fn set(&mut self, (rule, level): (Rule, Level), source: LevelSource) {
        if let Ok(policy) = self.policy.clone().with_level(rule, level) {
            self.policy = policy;
            self.set.retain(|(its, _)| *its != rule);
            self.set.push((rule, source));
        }
    }

    fn sources(&self) -> Vec<(Rule, Level, LevelSource)> {
        let source = |rule| {
            let set = self.set.iter().find(|(its, _)| *its == rule);
            set.map_or(LevelSource::Policy, |(_, source)| source.clone())
        };
        let rules = Rule::catalogue().iter().map(|info| info.rule);
        rules.map(|rule| (rule, self.policy.level(rule), source(rule))).collect()
    }
}

/// The limits, and where those that are set come from.
fn limits(layer: &Layer, given: &Given) -> (Limits, Vec<(&'static str, Option<Origin>)>) {
    let default = Limits::default();
    let mut set = Vec::new();
    let mut limit = |name, given: Option<usize>, own: &Option<Set<usize>>| {
        if given.is_some() {
            set.push((name, None));
            return given;
        }
        own.as_ref().map(|own| {
            set.push((name, Some(own.origin.clone())));
            own.value
        })
    };
    let bytes = limit("bytes", given.bytes, &layer.limits.bytes);
    let limits = Limits {
        bytes: bytes.unwrap_or(default.bytes),
        event_bytes: bytes.unwrap_or(default.event_bytes),
        depth: limit("depth", given.depth, &layer.limits.depth).unwrap_or(default.depth),
        entries: limit("entries", given.entries, &layer.limits.entries).unwrap_or(default.entries),
        findings: limit("findings", given.findings, &layer.limits.findings).unwrap_or(default.findings),
    };
    (limits, set)
}
