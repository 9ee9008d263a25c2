//! A level for every rule.

use std::fmt;
use std::str::FromStr;

use super::catalogue::Rule;
use super::group::Group;
use super::rule_set::RuleSet;
use crate::base::level::Level;
use crate::base::names::UnknownName;
use crate::describe::model::Model;

/// A level for every rule. The default is [`Policy::recommended`].
///
/// The contract's rules are errors in every policy.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::{Level, Policy, Rule};
///
/// let policy = Policy::recommended().with_level(Rule::InsecureUrl, Level::Error)?;
/// assert_eq!(policy.level(Rule::InsecureUrl), Level::Error);
/// # Ok::<(), chatapps_webhooks::FixedLevel>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The levels in what we write, and in the answers of the API.
    levels: Levels,
    /// The levels in events.
    in_events: Levels,
}

/// A level for every rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Levels {
    errors: RuleSet,
    warnings: RuleSet,
    notices: RuleSet,
}

impl Levels {
    const fn contract() -> Self {
        Self {
            errors: RuleSet::of_catalogue(Level::Error, true, false),
            warnings: RuleSet::EMPTY,
            notices: RuleSet::EMPTY,
        }
    }

    const fn recommended(in_events: bool) -> Self {
        Self {
            errors: RuleSet::of_catalogue(Level::Error, false, in_events),
            warnings: RuleSet::of_catalogue(Level::Warning, false, in_events),
            notices: RuleSet::of_catalogue(Level::Notice, false, in_events),
        }
    }

    const fn strict(self) -> Self {
        let Self { errors, warnings, notices } = self;
        Self { errors: errors.union(warnings), warnings: RuleSet::EMPTY, notices }
    }

    const fn errors_only(self) -> Self {
        Self { errors: self.errors, warnings: RuleSet::EMPTY, notices: RuleSet::EMPTY }
    }

    const fn all_errors(self) -> Self {
        let errors = self.errors.union(self.warnings).union(self.notices);
        Self { errors, warnings: RuleSet::EMPTY, notices: RuleSet::EMPTY }
    }

    fn with_level(self, rule: Rule, level: Level) -> Self {
        let set = |set: RuleSet, here| if level == here { set.with(rule) } else { set.without(rule) };
        Self {
            errors: set(self.errors, Level::Error),
            warnings: set(self.warnings, Level::Warning),
            notices: set(self.notices, Level::Notice),
        }
    }

    /// The level of a rule.
    pub(crate) const fn level(&self, rule: Rule) -> Level {
        if self.errors.contains(rule) {
            Level::Error
        } else if self.warnings.contains(rule) {
            Level::Warning
        } else if self.notices.contains(rule) {
            Level::Notice
        } else {
            Level::Off
        }
    }

    /// The rules whose findings are errors.
    pub(crate) const fn errors(&self) -> RuleSet {
        self.errors
    }

    /// The rules that are not off.
    pub(crate) const fn active(&self) -> RuleSet {
        self.errors.union(self.warnings).union(self.notices)
    }
}

impl Policy {
    /// The names of the policies, as [`FromStr`] takes them.
    pub const NAMES: [&'static str; 3] = ["contract", "recommended", "strict"];

    /// Only the contract: no policy rule, no limit.
    #[must_use]
    pub const fn contract() -> Self {
        const CONTRACT: Levels = Levels::contract();
        Self { levels: CONTRACT, in_events: CONTRACT }
    }

    /// The levels of the catalogue.
    #[must_use]
    pub const fn recommended() -> Self {
        const RECOMMENDED: Policy =
            Policy { levels: Levels::recommended(false), in_events: Levels::recommended(true) };
        RECOMMENDED
    }

    /// As recommended, with every warning an error.
    #[must_use]
    pub const fn strict() -> Self {
        let Self { levels, in_events } = Self::recommended();
        Self { levels: levels.strict(), in_events: in_events.strict() }
    }

    /// The same policy without warnings and notices: the verdict is the same, and whoever doesn't
    /// look at them need not wait for them.
    #[must_use]
    pub const fn errors_only(&self) -> Self {
        Self { levels: self.levels.errors_only(), in_events: self.in_events.errors_only() }
    }

    /// The same policy, in which each finding is an error: what is valid under it has none.
    pub(crate) const fn all_errors(&self) -> Self {
        Self { levels: self.levels.all_errors(), in_events: self.in_events.all_errors() }
    }

    /// The level of a rule. A few rules have a lower one in events.
    #[must_use]
    pub const fn level(&self, rule: Rule) -> Level {
        self.levels.level(rule)
    }

    /// The levels in documents of a model.
    pub(crate) const fn levels(&self, model: Model) -> &Levels {
        if model.is_lenient() { &self.in_events } else { &self.levels }
    }

    /// The same policy with another level for one rule.
    ///
    /// # Errors
    ///
    /// [`FixedLevel`] if the rule belongs to the contract, which can't be switched off.
    pub fn with_level(self, rule: Rule, level: Level) -> Result<Self, FixedLevel> {
        if rule.info().group == Group::Contract {
            return Err(FixedLevel { rule });
        }
        Ok(Self {
            levels: self.levels.with_level(rule, level),
            in_events: self.in_events.with_level(rule, level),
        })
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self::recommended()
    }
}

impl FromStr for Policy {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "contract" => Ok(Self::contract()),
            "recommended" => Ok(Self::recommended()),
            "strict" => Ok(Self::strict()),
            _ => Err(UnknownName::new("policy", name, Self::NAMES)),
        }
    }
}

/// The level of a rule of the contract was to be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FixedLevel {
    rule: Rule,
}

impl fmt::Display for FixedLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "rule `{}` belongs to the contract: it is an error in every policy and can't be set",
            self.rule
        )
    }
}

impl std::error::Error for FixedLevel {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contract_is_an_error_in_every_policy() {
        for name in Policy::NAMES {
            let policy: Policy = name.parse().unwrap();
            for info in Rule::catalogue().iter().filter(|info| info.group == Group::Contract) {
                assert_eq!(policy.level(info.rule), Level::Error, "{} in {name}", info.id);
                assert!(policy.clone().with_level(info.rule, Level::Off).is_err());
            }
        }
    }

    #[test]
    fn contract_checks_nothing_else() {
        let policy = Policy::contract();
        for info in Rule::catalogue().iter().filter(|info| info.group != Group::Contract) {
            assert_eq!(policy.level(info.rule), Level::Off, "{}", info.id);
        }
    }

    #[test]
    fn without_warnings_and_notices_the_errors_are_the_same() {
        let policy = Policy::recommended();
        for info in Rule::catalogue() {
            let expected = if info.level == Level::Error { Level::Error } else { Level::Off };
            assert_eq!(policy.errors_only().level(info.rule), expected, "{}", info.id);
        }
    }

    #[test]
    fn any_finding_can_be_an_error() {
        for policy in [Policy::contract(), Policy::recommended(), Policy::strict()] {
            for info in Rule::catalogue() {
                let expected = if policy.level(info.rule) == Level::Off { Level::Off } else { Level::Error };
                assert_eq!(policy.all_errors().level(info.rule), expected, "{}", info.id);
            }
        }
    }

    #[test]
    fn strict_knows_no_warning_and_keeps_notices() {
        let policy = Policy::strict();
        for info in Rule::catalogue() {
            let expected = if info.level == Level::Warning { Level::Error } else { info.level };
            assert_eq!(policy.level(info.rule), expected, "{}", info.id);
        }
    }
}
