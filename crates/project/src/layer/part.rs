//! What several keys of a configuration have: lists of tables, rules and their levels.

use chatapps_webhooks::{Exceptions, Level, Policy, Rule, UnknownName};

use super::{Origin, RuleLevel, Set};
use crate::invalid::{InvalidConfiguration, Mistakes};
use crate::node::{Member, Node};

pub(super) type Read<T> = Result<T, InvalidConfiguration>;

/// Reads each table of an array.
pub(super) fn each<'n, T>(
    list: Node<'n>,
    told: &mut Mistakes,
    mut read: impl FnMut(Node<'n>, &mut Mistakes) -> Option<T>,
) -> Vec<T> {
    let tables = told.note(list.elements("an array of tables")).unwrap_or_default();
    let mut entries = Vec::with_capacity(tables.len());
    for table in tables {
        if told.are_enough() {
            break;
        }
        entries.extend(read(table, told));
    }
    entries
}

/// The rule of a name, if it is none of the contract.
fn settable(name: &str, node: Node<'_>) -> Read<Rule> {
    let rule: Rule = name.parse().map_err(|unknown: UnknownName| node.invalid(unknown.to_string()))?;
    let fixed = Policy::contract().with_level(rule, Level::Off).err();
    fixed.map_or(Ok(rule), |fixed| Err(node.invalid(fixed.to_string())))
}

/// The rule of a name, if it can be set for less than a whole run of documents.
pub(super) fn exceptable(name: &str, node: Node<'_>, what: &str) -> Read<Rule> {
    let rule = settable(name, node)?;
    if Exceptions::may_except(rule) {
        return Ok(rule);
    }
    Err(node.invalid(format!("rule `{rule}` can't be {what}: set it in `rules`")))
}

/// The levels of a table. Those for targets are of rules on webhooks.
pub(super) fn rule_levels(table: Node<'_>, is_for_targets: bool, told: &mut Mistakes) -> Vec<RuleLevel> {
    let mut levels = Vec::new();
    for Member { name, key, value } in table.members("a table of rules and levels", told) {
        if told.are_enough() {
            break;
        }
        let rule =
            if is_for_targets { exceptable(&name, key, "set for a target") } else { settable(&name, key) };
        let rule = told.note(rule);
        let level = told.note(value.name::<Level>("the name of a level"));
        let origin = || Origin::of(key);
        levels.extend(rule.zip(level).map(|value| Set { value, origin: origin() }));
    }
    levels
}
