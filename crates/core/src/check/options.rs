//! A checker from options by name, as command lines and other languages have them.

use std::fmt;

use super::checker::Checker;
use crate::base::level::Level;
use crate::base::limits::Limits;
use crate::base::names::UnknownName;
use crate::policy::catalogue::Rule;
use crate::policy::levels::{FixedLevel, Policy};

/// Options by name. An absent one has its default.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The name of the policy: `recommended` unless given.
    pub policy: Option<&'a str>,
    /// Other levels for some rules: ids of rules, and names of levels.
    pub rules: &'a [(&'a str, &'a str)],
    /// The largest text that is read, in bytes.
    pub max_bytes: Option<usize>,
    /// The deepest nesting that is looked into.
    pub max_depth: Option<usize>,
    /// The most entries of a request that are checked.
    pub max_entries: Option<usize>,
    /// The most findings that a report keeps.
    pub max_findings: Option<usize>,
    /// Whether it is desired state: its secrets may be references, `{"env": "NAME"}` or `{"file":
    /// "PATH"}`, which are checked by name, or `***` for the secret that is there already. Notices
    /// are off, unless `rules` sets their level.
    pub desired: bool,
}

impl Options<'_> {
    /// The policy, if it is given.
    #[doc(hidden)]
    pub fn policy(&self) -> Result<Option<Policy>, InvalidOption> {
        self.policy.map(str::parse).transpose().map_err(InvalidOption::UnknownPolicy)
    }

    /// The levels of `rules`, each of which can be set.
    #[doc(hidden)]
    pub fn levels(&self) -> Result<Vec<(Rule, Level)>, InvalidOption> {
        let level = |(rule, level): &(&str, &str)| {
            let rule: Rule = rule.parse().map_err(InvalidOption::UnknownRule)?;
            let level = level.parse().map_err(|error| InvalidOption::UnknownLevel { rule, error })?;
            Policy::default().with_level(rule, level)?;
            Ok((rule, level))
        };
        self.rules.iter().map(level).collect()
    }
}

impl Checker {
    /// A checker from options by name.
    ///
    /// # Errors
    ///
    /// [`InvalidOption`] if a name is unknown, or the level of a rule can't be set.
    pub fn from_options(options: &Options<'_>) -> Result<Self, InvalidOption> {
        let mut policy = options.policy()?.unwrap_or_default();
        let levels = options.levels()?;
        for (rule, level) in &levels {
            policy = policy.with_level(*rule, *level)?;
        }
        let default = Limits::default();
        let limits = Limits {
            bytes: options.max_bytes.unwrap_or(default.bytes),
            event_bytes: options.max_bytes.unwrap_or(default.event_bytes),
            depth: options.max_depth.unwrap_or(default.depth),
            entries: options.max_entries.unwrap_or(default.entries),
            findings: options.max_findings.unwrap_or(default.findings),
        };
        let checker = Self::new(policy).with_limits(limits);
        let is_set = |rule: Rule| levels.iter().any(|(its, _)| *its == rule);
        Ok(if options.desired { checker.for_desired_state(is_set) } else { checker })
    }
}

/// An option that a checker can't be made from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum InvalidOption {
    /// The policy is unknown.
    UnknownPolicy(UnknownName),
    /// A rule is unknown.
    UnknownRule(UnknownName),
    /// The level that a rule was to have is unknown.
    UnknownLevel {
        /// The rule.
        rule: Rule,
        /// What its level was to be.
        error: UnknownName,
    },
    /// The level of a rule of the contract was to be set.
    FixedLevel(FixedLevel),
}

impl fmt::Display for InvalidOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownPolicy(error) | Self::UnknownRule(error) => error.fmt(f),
            Self::UnknownLevel { rule, error } => write!(f, "`{rule}`: {error}"),
            Self::FixedLevel(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for InvalidOption {}

impl From<FixedLevel> for InvalidOption {
    fn from(error: FixedLevel) -> Self {
        Self::FixedLevel(error)
    }
}
