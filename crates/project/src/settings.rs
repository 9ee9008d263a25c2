//! What a file is checked under, and where each level comes from.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chatapps_webhooks::{
    Checker, ExceptionTarget, Exceptions, Level, Limits, Model, NamesOnly, Policy, Rule,
};

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
    /// The limits.
    pub limits: Limits,
    /// The limits that are set, by the names of the keys, and where; `None` beside the
    /// configuration.
    pub limits_set: Vec<(&'static str, Option<Origin>)>,
    /// The model, if it is set. Its place is `None` if that is beside the configuration.
    pub model: Option<(Model, Option<Origin>)>,
    /// The name of the policy, if the configuration sets it and nothing else does.
    pub policy_set: Option<Set<&'static str>>,
    /// Where the level of each rule comes from, in the order of the catalogue.
    pub sources: Vec<(Rule, Level, LevelSource)>,
    /// The levels for targets, with their places.
    pub targets: Vec<(Rule, Level, LevelSource)>,
    /// The file with the baseline, and whether the configuration names it.
    pub baseline: Option<PathBuf>,
}

impl Settings {
    /// What the document in the file is.
    #[must_use]
    pub fn document_model(&self) -> Model {
        self.model.as_ref().map_or(Model::Webhooks, |(model, _)| *model)
    }

    /// The checker of the file, within some limits.
    #[must_use]
    pub fn checker(&self, limits: Limits) -> Checker {
        Checker::new(self.policy.clone()).with_limits(limits).with_exceptions(self.exceptions.clone())
    }

    /// The checker of desired state in the file, which takes references to secrets by their names,
    /// and exactly `***` as "as it is". Notices are off, unless a rule is given: they are worth knowing
    /// when a file is written, not each time that it is sent.
    #[must_use]
    pub fn desired_checker(&self, given: &[(Rule, Level)], limits: Limits) -> Checker {
        let is_given = |rule| given.iter().any(|(its, _)| *its == rule);
        let is_off = |rule, level| !is_given(rule) && (level == Level::Notice || rule == Rule::MaskedSecret);
        let rules = Rule::catalogue().iter().map(|row| row.rule);
        let off = rules.filter(|rule| is_off(*rule, self.policy.level(*rule)));
        let without = |policy: Policy, rule| policy.clone().with_level(rule, Level::Off).unwrap_or(policy);
        let policy = off.fold(self.policy.clone(), without);
        let mut exceptions = self.exceptions.clone();
        for (_, rule, level) in &mut exceptions.levels {
            if is_off(*rule, *level) {
                *level = Level::Off;
            }
        }
        let checker = Checker::new(policy).with_limits(limits).with_exceptions(exceptions);
        checker.for_desired_state(Arc::new(NamesOnly))
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
    let mut suppressions = Vec::new();
    for (position, its) in layer.suppressions.iter().enumerate() {
        if fits(its.files.as_ref()) && its.until.is_none_or(|until| today <= until) {
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
        limits,
        limits_set,
        model: given.model.map(|model| (model, None)).or(model),
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
