//! Sets of rules.

use super::catalogue::{CATALOGUE, RULES, Rule};
use super::group::Group;
use crate::base::level::Level;
use crate::describe::model::Model;

/// A set of rules, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RuleSet(u128);

const _: () = assert!(RULES <= u128::BITS as usize);

impl RuleSet {
    pub(crate) const EMPTY: Self = Self(0);

    /// All rules but those of the contract.
    pub(crate) const POLICY: Self = Self::of_group(Group::Policy)
        .union(Self::of_group(Group::Limit))
        .union(Self::of_group(Group::Receiver))
        .union(Self::of_group(Group::Project));

    /// The rules of policies that an event can break.
    pub(crate) const OF_EVENTS: Self = {
        // Requests can break these, too.
        let mut set = Self::of(&[Rule::DuplicateKey, Rule::UndocumentedProperty, Rule::UndocumentedValue]);
        let mut rows = CATALOGUE;
        while let [info, rest @ ..] = rows {
            if matches!((info.group, info.model), (Group::Policy, Model::Event)) {
                set = set.with(info.rule);
            }
            rows = rest;
        }
        set
    };

    const fn of_group(group: Group) -> Self {
        let mut set = Self::EMPTY;
        let mut rows = CATALOGUE;
        while let [info, rest @ ..] = rows {
            if info.group as u8 == group as u8 {
                set = set.with(info.rule);
            }
            rows = rest;
        }
        set
    }

    pub(crate) const fn of(rules: &[Rule]) -> Self {
        match rules {
            [] => Self::EMPTY,
            [first, rest @ ..] => Self::of(rest).with(*first),
        }
    }

    /// The rules that have a level in the catalogue, in events or elsewhere; perhaps only those of
    /// the contract.
    pub(super) const fn of_catalogue(level: Level, contract_only: bool, in_events: bool) -> Self {
        let mut set = Self::EMPTY;
        let mut rows = CATALOGUE;
        while let [info, rest @ ..] = rows {
            let counts = !contract_only || matches!(info.group, Group::Contract);
            let its = if in_events { info.level_in_events } else { info.level };
            if its as u8 == level as u8 && counts {
                set = set.with(info.rule);
            }
            rows = rest;
        }
        set
    }

    pub(crate) const fn with(self, rule: Rule) -> Self {
        Self(self.0 | 1 << rule as u32)
    }

    pub(crate) const fn without(self, rule: Rule) -> Self {
        Self(self.0 & !(1 << rule as u32))
    }

    pub(crate) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn contains(self, rule: Rule) -> bool {
        self.0 >> rule as u32 & 1 == 1
    }

    pub(crate) const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outside_the_contract_is_what_it_does_not_have() {
        for info in CATALOGUE {
            assert_eq!(RuleSet::POLICY.contains(info.rule), info.group != Group::Contract, "{}", info.id);
        }
    }
}
