//! What a file is checked under, and where each level comes from.

use std::path::PathBuf;

use chatapps_webhooks::{ExceptionTarget, Exceptions, Level, Limits, Model, Policy, Rule};

use crate::layer::{Origin, Set};

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
    /// The limits that are set, by the names of the keys, and where; `None` beside the configuration.
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
