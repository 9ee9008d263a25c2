//! The rules that are said to look at a property are those that find something in it.

use std::collections::BTreeSet;

use chatapps_webhooks::{
    Checker, Direction, InputFormat, Kind, Model, ObjectType, Policy, Rule, RuleInfo, Shape,
};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::vectors::cases;

/// The rules on names, and on values of any kind.
const GENERAL: [Rule; 6] = [
    Rule::DuplicateKey,
    Rule::MisspelledProperty,
    Rule::UnknownProperty,
    Rule::UndocumentedProperty,
    Rule::TooDeep,
    Rule::Required,
];

/// The object that has the property at the end of a pointer, and the name of that.
fn place(model: Model, pointer: &str) -> Option<(&'static ObjectType, String)> {
    let mut steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let name = steps.pop()?;
    let mut object = match model.shape() {
        Shape::Object(object) => object,
        Shape::List(object) => {
            if steps.is_empty() {
                return None;
            }
            steps.remove(0);
            object
        }
        _ => return None,
    };
    for step in steps {
        let Kind::Object(inner) = object.property(step)?.1.kind else { return None };
        object = inner;
    }
    Some((object, name.to_owned()))
}

#[test]
fn the_rules_of_a_property_are_those_that_look_at_it() {
    let mut seen: BTreeSet<(&str, String, &str)> = BTreeSet::new();
    for case in cases() {
        for finding in case.members["findings"].as_array().unwrap() {
            let rule: Rule = finding["rule"].as_str().unwrap().parse().unwrap();
            let Some((object, name)) = place(case.model, finding["pointer"].as_str().unwrap()) else {
                continue;
            };
            let Some((_, property)) = object.property(&name) else { continue };
            let is_general = GENERAL.contains(&rule) && !matches!(property.kind, Kind::Text(_));
            if is_general || rule == Rule::DuplicateKey {
                continue;
            }
            // The list of answers is open where that of requests isn't.
            if rule == Rule::UndocumentedValue && object.direction == Direction::ToPlatform {
                continue;
            }
            let rules = object.rules_of(property);
            assert!(rules.contains(&rule), "{}: `{rule}` looks at `{name}`, too", case.name);
            seen.insert((object.name, name, rule.id()));
        }
    }
    // Others are found at the entry. The lengths of both URLs are checked in one place.
    let elsewhere = [
        Rule::UrlTooLong,
        Rule::UrlTooLarge,
        Rule::Required,
        Rule::ImplicitTypes,
        Rule::ConflictingTargets,
        Rule::RepeatedTarget,
        Rule::OverlappingScope,
        Rule::Unauthenticated,
        Rule::AuthConflict,
        Rule::CredentialsOverHttp,
    ];
    for object in ["Webhook", "OAuthClientCredentials"] {
        let object = *chatapps_webhooks::OBJECTS.iter().find(|its| its.name == object).unwrap();
        for property in object.properties {
            for rule in object.rules_of(property) {
                let is_seen = seen.contains(&(object.name, property.name.to_owned(), rule.id()));
                assert!(
                    is_seen || elsewhere.contains(&rule),
                    "no vector has `{rule}` at `{}`",
                    property.name
                );
            }
        }
    }
}

/// The bad example of a rule on requests, as a document of another model that can hold it.
fn as_model(info: &RuleInfo, model: Model) -> Option<String> {
    if (info.model, info.input) != (Model::Webhooks, InputFormat::Json) || info.limits.is_some() {
        return None;
    }
    match model {
        Model::Webhooks | Model::WebhookList => Some(info.bad.to_owned()),
        Model::Webhook => {
            let entries: Vec<&RawValue> = serde_json::from_str(info.bad).ok()?;
            entries.first().map(|entry| entry.get().to_owned())
        }
        Model::OAuthClientCredentials => {
            let entries: Vec<Value> = serde_json::from_str(info.bad).ok()?;
            entries.first()?.get("oauth").map(Value::to_string)
        }
        _ => None,
    }
}

#[test]
fn the_models_of_a_rule_are_those_whose_documents_it_looks_at() {
    for case in cases() {
        for finding in case.members["findings"].as_array().unwrap() {
            let rule: Rule = finding["rule"].as_str().unwrap().parse().unwrap();
            let models = rule.info().models();
            assert!(models.contains(&case.model), "{}: `{rule}` looks at {models:?} alone", case.name);
        }
    }
    let mut compared = 0;
    let mut wrong = Vec::new();
    for info in Rule::catalogue().iter().filter(|info| info.rule != Rule::AccountFull) {
        for model in Model::ALL {
            let Some(text) = as_model(info, model) else { continue };
            let report = Checker::new(Policy::recommended()).check(model, &text);
            let is_found = report.findings().iter().any(|finding| finding.rule() == info.rule);
            // A rule that is found only in other documents of the model is none to compare.
            if is_found || model != Model::OAuthClientCredentials {
                compared += 1;
                if info.models().contains(&model) != is_found {
                    wrong.push(format!("`{}` in {model}: {is_found}", info.id));
                }
            }
        }
    }
    assert!(wrong.is_empty() && compared > 100, "{compared}: {wrong:#?}");
}
