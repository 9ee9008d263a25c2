//! Rules by their ids.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::catalogue::{CATALOGUE, Rule, RuleInfo};
use crate::base::applicability::Applicability;
use crate::base::docs_url::docs_url;
use crate::base::names::UnknownName;

impl Serialize for RuleInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("RuleInfo", 13)?;
        out.serialize_field("id", self.id)?;
        out.serialize_field("group", self.group.as_str())?;
        out.serialize_field("level", self.level.as_str())?;
        out.serialize_field("levelInEvents", self.level_in_events.as_str())?;
        out.serialize_field("finds", self.finds)?;
        out.serialize_field("why", self.why)?;
        out.serialize_field("source", self.source)?;
        out.serialize_field("model", self.model.as_str())?;
        out.serialize_field("bad", self.bad)?;
        out.serialize_field("good", self.good)?;
        out.serialize_field("fixes", &self.fixes())?;
        out.serialize_field("unfixed", self.unfixed)?;
        if let Some(url) = self.rule.url() {
            out.serialize_field("url", &url)?;
        }
        out.end()
    }
}

/// A kind of fix that findings of a rule may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FixKind {
    /// Who decides whether it is made.
    pub applicability: Applicability,
    /// What it does. `…` stands for what a finding names.
    pub title: String,
    /// Why a program may make it, or why a person decides.
    pub reason: &'static str,
}

impl RuleInfo {
    /// The fixes that findings of the rule may have. A finding has those that help it.
    #[must_use]
    pub fn fixes(&self) -> Vec<FixKind> {
        let mut kinds: Vec<FixKind> = Vec::new();
        for repair in self.repairs {
            let applicability = repair.applicability();
            let title = without_names(repair.title());
            if !kinds.iter().any(|kind| kind.title == title && kind.applicability == applicability) {
                kinds.push(FixKind { applicability, title, reason: repair.reason() });
            }
        }
        kinds.sort_by_key(|kind| kind.applicability);
        kinds
    }
}

/// A template with `…` for each name in braces.
fn without_names(template: &str) -> String {
    let mut parts = template.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| format!("{text}…{}", part.split_once('}').map_or(part, |(_, rest)| rest)))
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
        &CATALOGUE[self as usize]
    }

    /// The rule's stable id, such as `masked_secret`; for the contract, the JSON Schema keyword.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.info().id
    }

    /// The address of the rule's page, if the build knows where pages are (see [`DOCS_URL`]).
    ///
    /// [`DOCS_URL`]: crate::DOCS_URL
    #[must_use]
    pub fn url(self) -> Option<String> {
        docs_url(format_args!("rules/{}.html", self.id()))
    }

    /// Every rule's row, in the order of the documentation.
    #[must_use]
    pub fn catalogue() -> &'static [RuleInfo] {
        CATALOGUE
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::catalogue::{WORDINGS, Wording};

    #[test]
    fn rows_stand_where_the_enumeration_says() {
        for (index, info) in Rule::catalogue().iter().enumerate() {
            assert_eq!(info.rule as usize, index, "{}", info.id);
            assert_eq!(info.id.parse(), Ok(info.rule));
        }
    }

    #[test]
    fn the_wording_is_reviewed_as_a_table() {
        let table: Vec<_> = WORDINGS
            .iter()
            .copied()
            .flatten()
            .map(|(name, wording)| {
                format!("{} {name}\n    {}\n    help: {}", wording.rule, wording.message, wording.help)
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"));
    }

    #[test]
    fn messages_follow_the_house_style() {
        for (name, Wording { message, help, .. }) in WORDINGS.iter().copied().flatten() {
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
            let mut wordings = WORDINGS.iter().copied().flatten();
            assert!(wordings.any(|(_, wording)| wording.rule == info.rule), "{}", info.id);
        }
    }
}
