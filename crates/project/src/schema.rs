//! The schema of a configuration, and the lists of names in it.

use chatapps_webhooks::{Exceptions, Group, Level, Limits, Model, Policy, Rule, RuleInfo, WebhookType};
use serde_json::{Value, json};

/// The schema of a configuration, with names in place of the lists that the library has.
pub const SCHEMA: &str = include_str!("configuration.schema.json");

/// What formats call a configuration, which is no model.
pub const CONFIGURATION: &str = "configuration";

/// The schema of a configuration, in draft 2020-12.
#[must_use]
pub fn schema() -> Value {
    let mut schema = serde_json::from_str(SCHEMA).unwrap_or_default();
    fill_lists(&mut schema);
    schema
}

/// Puts the library's lists in place of their names, in this schema and others.
pub fn fill_lists(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(fill_lists),
        Value::Object(members) => {
            for (keyword, value) in members {
                match (keyword.as_str(), value.as_str()) {
                    ("enum", Some("models")) => *value = json!(Model::ALL.map(Model::as_str)),
                    ("enum", Some("models and configurations")) => {
                        let models = Model::ALL.into_iter().map(Model::as_str);
                        *value = json!(models.chain([CONFIGURATION]).collect::<Vec<_>>());
                    }
                    ("enum", Some("policies")) => *value = json!(Policy::NAMES),
                    ("enum", Some("rules of webhooks")) => {
                        *value = json!(rules(Exceptions::may_except).map(|info| info.id).collect::<Vec<_>>());
                    }
                    ("properties", Some("rules of webhooks")) => *value = levels(Exceptions::may_except),
                    ("properties", Some("settable rules")) => *value = levels(is_settable),
                    ("maximum", Some("depth")) => *value = Limits::MAX_DEPTH.into(),
                    ("maximum", Some("findings")) => *value = Limits::MAX_FINDINGS.into(),
                    ("enum", Some("types")) => *value = json!(WebhookType::ALL.map(WebhookType::as_str)),
                    _ => fill_lists(value),
                }
            }
        }
        _ => {}
    }
}

fn is_settable(rule: Rule) -> bool {
    rule.info().group != Group::Contract
}

fn rules(is_wanted: fn(Rule) -> bool) -> impl Iterator<Item = &'static RuleInfo> {
    Rule::catalogue().iter().filter(move |info| is_wanted(info.rule))
}

/// A property for each rule, which has a level.
fn levels(is_wanted: fn(Rule) -> bool) -> Value {
    let property = |info: &RuleInfo| {
        let description = format!("Finds {}.", info.finds);
        (info.id.to_owned(), json!({"description": description, "enum": Level::ALL.map(Level::as_str)}))
    };
    Value::Object(rules(is_wanted).map(property).collect())
}
