//! Exceptions from a policy: other levels for some webhooks, and findings that are suppressed.

use super::catalogue::Rule;
use super::group::Group;
use super::levels::{Levels, Policy};
use crate::base::level::Level;
use crate::values::webhook_type::WebhookType;

/// What webhooks an exception is for: those of a scope and a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExceptionTarget {
    /// The scope, as `subAccountId` has it. `*` is that of all sub-accounts, and no pattern.
    pub scope: String,
    /// The type; `None` for all types.
    pub webhook_type: Option<WebhookType>,
}

impl ExceptionTarget {
    /// Whether it is for a scope and a type. `None` is a type that isn't known here.
    pub(crate) fn fits(&self, scope: &str, webhook_type: Option<WebhookType>) -> bool {
        self.scope == scope && (self.webhook_type.is_none() || self.webhook_type == webhook_type)
    }
}

/// Exceptions from a policy, in documents of webhooks.
///
/// Hidden from the documentation: it is there for `chatapps-webhooks-project`, which reads them
/// from the configuration of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exceptions {
    /// Levels of rules for targets. Of several for one target, the last counts.
    pub levels: Vec<(ExceptionTarget, Rule, Level)>,
    /// Rules whose findings are left out: of a target, or of the whole document.
    pub suppressions: Vec<(Option<ExceptionTarget>, Rule)>,
}

impl Exceptions {
    /// Whether a rule may have an exception for a target, or be suppressed: it is neither part of
    /// the contract, nor a bound of the work on a whole document.
    #[must_use]
    pub fn may_except(rule: Rule) -> bool {
        matches!(rule.info().group, Group::Policy | Group::Receiver)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.levels.is_empty() && self.suppressions.is_empty()
    }

    /// The policy with the highest level that each rule has for any target.
    pub(crate) fn highest(&self, policy: &Policy) -> Policy {
        self.levels.iter().filter(|(_, rule, _)| Self::may_except(*rule)).fold(
            policy.clone(),
            |policy, (_, rule, level)| {
                let level = policy.level(*rule).max(*level);
                policy.clone().with_level(*rule, level).unwrap_or(policy)
            },
        )
    }

    /// The level of a rule for a target. `None` is a type that isn't known here.
    pub(crate) fn level(
        &self,
        levels: &Levels,
        rule: Rule,
        (scope, webhook_type): (&str, Option<WebhookType>),
    ) -> Level {
        let mut own = self.levels.iter().rev().filter(|(_, its, _)| *its == rule);
        let own = own.find(|(target, ..)| target.fits(scope, webhook_type));
        own.filter(|_| Self::may_except(rule)).map_or_else(|| levels.level(rule), |(.., level)| *level)
    }
}

/// What came of the suppressions of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suppressed {
    /// How many findings were left out.
    pub findings: usize,
    /// The positions of the suppressions that left one out, each once, in ascending order.
    pub used: Vec<usize>,
    /// The positions of those whose target is in the document, or that are for all of it.
    pub met: Vec<usize>,
}

impl Suppressed {
    /// Nothing was to be suppressed.
    pub(crate) const NONE: &'static Self = &Self { findings: 0, used: Vec::new(), met: Vec::new() };
}
