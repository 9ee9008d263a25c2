//! Policies and rules as arguments: how they are parsed and combined.

use std::ffi::OsStr;

use chatapps_webhooks::{Level, Policy, Rule, UnknownName};
use clap::Arg;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

#[cfg(any(feature = "client", feature = "server"))]
use crate::failure::Failure;

/// Parses the name of a policy.
pub(crate) fn policies() -> impl TypedValueParser<Value = Policy> {
    let meaning = |name| match name {
        "contract" => "only what the API rejects",
        "strict" => "as recommended, with every warning an error",
        _ => "the contract, and rules against mistakes that the API accepts",
    };
    PossibleValuesParser::new(Policy::NAMES.map(|name| PossibleValue::new(name).help(meaning(name))))
        .try_map(|name| name.parse::<Policy>())
}

/// Parses the level of a finding.
pub(crate) fn finding_levels() -> impl TypedValueParser<Value = Level> {
    PossibleValuesParser::new([Level::Error, Level::Warning, Level::Notice].map(Level::as_str))
        .try_map(|name| name.parse::<Level>())
}

/// Parses the id of a rule. `--help` names the command that lists all rules, completions list them.
#[derive(Clone)]
pub(crate) struct RuleParser;

impl TypedValueParser for RuleParser {
    type Value = Rule;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Rule, clap::Error> {
        TypedValueParser::parse_ref(&rule, command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Rule::catalogue().iter().map(|info| PossibleValue::new(info.id).help(info.finds))))
    }
}

fn rule(name: &str) -> Result<Rule, String> {
    name.parse().map_err(|error| format!("{error} (`chatapps-webhooks rules` lists all rules)"))
}

/// Parses `RULE=LEVEL`.
pub(crate) fn rule_level(text: &str) -> Result<(Rule, Level), String> {
    let (name, level) = text.split_once('=').ok_or("expected RULE=LEVEL, such as `insecure_url=error`")?;
    let rule = rule(name)?;
    let level: Level = level.parse().map_err(|error: UnknownName| error.to_string())?;
    Policy::contract().with_level(rule, level).map_err(|error| error.to_string())?;
    Ok((rule, level))
}

#[cfg(any(feature = "client", feature = "server"))]
/// A policy with other levels for some of its rules. The last level of a rule counts.
pub(crate) fn with_levels(
    policy: &Policy,
    levels: impl IntoIterator<Item = (Rule, Level)>,
) -> Result<Policy, Failure> {
    levels
        .into_iter()
        .try_fold(policy.clone(), |policy, (rule, level)| policy.with_level(rule, level))
        .map_err(|error| Failure::Message(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_set_by_name_and_level() {
        assert_eq!(rule_level("insecure_url=error"), Ok((Rule::InsecureUrl, Level::Error)));
        for (text, expected) in [
            ("insecure_url", "expected RULE=LEVEL, such as `insecure_url=error`"),
            (
                "insecure_urls=off",
                "unknown rule `insecure_urls`; did you mean `insecure_url`? (`chatapps-webhooks rules` lists all rules)",
            ),
            (
                "insecure_url=loud",
                "unknown level `loud`; expected one of `off`, `notice`, `warning`, `error`",
            ),
            (
                "type=off",
                "rule `type` belongs to the contract: it is an error in every policy and can't be set",
            ),
        ] {
            assert_eq!(rule_level(text), Err(expected.to_owned()));
        }
    }
}
