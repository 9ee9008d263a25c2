//! What a rule is: its id, its group, its row in the catalogue.

use std::fmt;
use std::str::FromStr;

use serde::ser::{Serialize, SerializeStruct, Serializer};

pub use super::catalogue::Rule;
use crate::check::Limits;
use crate::finding::Level;
use crate::model::{Model, UnknownName};

/// Where a rule comes from, and with that whether its level can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Part of the published contract, or of JSON itself: always an error.
    Contract,
    /// Catches what the contract allows and nobody wants; its level can be set.
    Policy,
    /// Bounds the work that a document may cause; its level can be set.
    Limit,
}

impl Group {
    /// The group's name: `contract`, `policy` or `limit`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::Policy => "policy",
            Self::Limit => "limit",
        }
    }
}

/// A rule's row in the catalogue. Serializes for `schema/rules.json`.
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo {
    /// The rule.
    pub rule: Rule,
    /// Its stable id.
    pub id: &'static str,
    /// Where it comes from.
    pub group: Group,
    /// Its level in the policy `recommended`.
    pub level: Level,
    /// What it finds.
    pub finds: &'static str,
    /// Why that is worth a finding.
    pub why: &'static str,
    /// The text that the rule rests on.
    pub source: &'static str,
    /// The document that the examples are of.
    pub model: Model,
    /// The limits under which the bad example is bad; the default limits if there are none.
    pub limits: Option<Limits>,
    /// A document that has a finding of this rule.
    pub bad: &'static str,
    /// The document put right.
    pub good: &'static str,
}

impl Serialize for RuleInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("RuleInfo", 9)?;
        out.serialize_field("id", self.id)?;
        out.serialize_field("group", self.group.as_str())?;
        out.serialize_field("level", self.level.as_str())?;
        out.serialize_field("finds", self.finds)?;
        out.serialize_field("why", self.why)?;
        out.serialize_field("source", self.source)?;
        out.serialize_field("model", self.model.as_str())?;
        out.serialize_field("bad", self.bad)?;
        out.serialize_field("good", self.good)?;
        out.end()
    }
}

impl Rule {
    /// The rule's row in the catalogue.
    #[must_use]
    pub fn info(self) -> &'static RuleInfo {
        // The table and the enumeration are made from one list, in one order.
        #[expect(
            clippy::indexing_slicing,
            reason = "the table has a row for each variant, in the same order"
        )]
        &super::catalogue::CATALOGUE[self as usize]
    }

    /// The rule's stable id, such as `masked_secret`; for the contract, the JSON Schema keyword.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.info().id
    }

    /// Every rule's row, in the order of the documentation.
    #[must_use]
    pub fn catalogue() -> &'static [RuleInfo] {
        super::catalogue::CATALOGUE
    }
}

/// A set of rules, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RuleSet(u64);

const _: () = assert!(super::catalogue::RULES <= u64::BITS as usize);

impl RuleSet {
    pub(crate) const EMPTY: Self = Self(0);

    /// All rules but those of the contract.
    pub(crate) const POLICY: Self = {
        let mut set = Self::EMPTY;
        let mut rows = super::catalogue::CATALOGUE;
        while let [info, rest @ ..] = rows {
            if !matches!(info.group, Group::Contract) {
                set = set.with(info.rule);
            }
            rows = rest;
        }
        set
    };

    pub(crate) const fn of(rules: &[Rule]) -> Self {
        match rules {
            [] => Self::EMPTY,
            [first, rest @ ..] => Self::of(rest).with(*first),
        }
    }

    /// The rules that have a level in the catalogue; perhaps only those of the contract.
    pub(super) const fn of_catalogue(level: Level, contract_only: bool) -> Self {
        let mut set = Self::EMPTY;
        let mut rows = super::catalogue::CATALOGUE;
        while let [info, rest @ ..] = rows {
            let counts = !contract_only || matches!(info.group, Group::Contract);
            if info.level as u8 == level as u8 && counts {
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

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn has(self, rule: Rule) -> bool {
        self.0 >> rule as u32 & 1 == 1
    }

    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Rule {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::catalogue().iter().find(|info| info.id == name).map(|info| info.rule).ok_or_else(|| {
            UnknownName::new("rule", name, Self::catalogue().iter().map(|info| info.id).collect::<Vec<_>>())
        })
    }
}

/// One way to say that a rule is broken: the templates of a message and of its help line.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Wording {
    pub(crate) rule: Rule,
    pub(crate) message: &'static str,
    pub(crate) help: &'static str,
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::WORDINGS;
    use super::*;

    #[test]
    fn rows_stand_where_the_enumeration_says() {
        for (index, info) in Rule::catalogue().iter().enumerate() {
            assert_eq!(info.rule as usize, index, "{}", info.id);
            assert_eq!(info.id.parse(), Ok(info.rule));
        }
    }

    #[test]
    fn outside_the_contract_is_what_it_does_not_have() {
        for info in Rule::catalogue() {
            assert_eq!(RuleSet::POLICY.has(info.rule), info.group != Group::Contract, "{}", info.id);
        }
    }

    #[test]
    fn the_wording_is_reviewed_as_a_table() {
        let table: Vec<_> = WORDINGS
            .iter()
            .map(|(name, wording)| {
                format!("{} {name}\n    {}\n    help: {}", wording.rule, wording.message, wording.help)
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"));
    }

    #[test]
    fn messages_follow_the_house_style() {
        for (name, Wording { message, help, .. }) in WORDINGS {
            for text in [message, help] {
                assert!(!text.is_empty() && !text.ends_with('.') && !text.contains('\n'), "{name}: {text}");
                let mut words = text.split([' ', '`']).filter(|word| !word.is_empty());
                let first = words.next().unwrap();
                let proper = ["JSON", "RFC", "OAuth", "UTF-8", "UTF-16", "URL"];
                assert!(
                    proper.contains(&first)
                        || text.starts_with('`')
                        || !first.starts_with(char::is_uppercase),
                    "{name} starts with a capital: {text}"
                );
                assert_eq!(text.matches('`').count() % 2, 0, "{name}: {text}");
            }
        }
    }

    #[test]
    fn every_rule_has_a_wording() {
        for info in Rule::catalogue() {
            assert!(WORDINGS.iter().any(|(_, wording)| wording.rule == info.rule), "{}", info.id);
        }
    }
}
