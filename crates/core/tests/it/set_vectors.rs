//! The shared cases of sets and plans, and whether they are what they should be.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use chatapps_webhooks::{SubAccountId, Unlisted, Webhook, WebhookSet, WebhookTarget, WebhookType, plan};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::vectors::{entries, folder};

/// The files of a kind, each with its cases.
fn files(kind: &str) -> Vec<(PathBuf, Vec<Value>)> {
    let files: Vec<_> = entries(&folder().join("../sets").join(kind))
        .into_iter()
        .map(|file| (file.clone(), serde_json::from_slice(&fs::read(file).unwrap()).unwrap()))
        .collect();
    assert!(!files.is_empty(), "there is no file of `{kind}`");
    files
}

/// Calls with each case of a kind, and tells which are wrong.
fn run(kind: &str, ask: impl Fn(&Value) -> Vec<(Value, Value)>) {
    let mut wrong = Vec::new();
    for (file, cases) in files(kind) {
        for case in cases {
            for (found, expected) in ask(&case) {
                if found != expected {
                    let name = case["description"].as_str().unwrap();
                    wrong.push(format!(
                        "{}: {name}\n  expected {expected}\n     found {found}",
                        file.display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What a member of a case is.
fn read<T: DeserializeOwned>(case: &Value, member: &str) -> Vec<T> {
    case.get(member).map_or_else(Vec::new, |value| serde_json::from_value(value.clone()).unwrap())
}

fn set(case: &Value, member: &str) -> WebhookSet {
    read::<Webhook>(case, member).into_iter().collect()
}

fn written(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

#[test]
fn requests_do_what_the_cases_say() {
    run("requests", |case| {
        let mut now = set(case, "before");
        let mut compared = Vec::new();
        if let Some(after) = case.get("after") {
            now.apply(read(case, "apply"));
            now.delete(&read::<WebhookTarget>(case, "delete"));
            compared.push((written(&now), after.clone()));
        }
        if let Some(masked) = case.get("masked") {
            compared.push((written(now.masked()), masked.clone()));
        }
        for event in case["deliver"].as_array().into_iter().flatten() {
            let sub_account = SubAccountId::new(event["subAccountId"].as_str().unwrap()).unwrap();
            let webhook_type: WebhookType = event["type"].as_str().unwrap().parse().unwrap();
            let to: Vec<_> = now
                .deliver_to(&sub_account, webhook_type)
                .map(|webhook| webhook.sub_account_id().to_string())
                .collect();
            compared.push((json!(to), event["to"].clone()));
        }
        compared
    });
}

#[test]
fn plans_are_what_the_cases_say() {
    run("plans", |case| {
        let unlisted = if case["unlisted"] == "prune" { Unlisted::Prune } else { Unlisted::Keep };
        let plan = plan(&set(case, "current"), &set(case, "desired"), unlisted);
        let plan = if case["resendSecrets"] == true { plan.resend_secrets() } else { plan };
        let mut shown = written(&plan);
        for effect in shown["steps"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .flat_map(|step| step["effects"].as_array_mut().unwrap())
        {
            effect.as_object_mut().unwrap().retain(|name, _| name == "kind" || name == "property");
        }
        let sent = match plan.request() {
            Ok(request) => (json!({ "request": request }), json!({ "request": case["request"] })),
            Err(blocked) => (json!({ "blocked": blocked.targets() }), json!({ "blocked": case["blocked"] })),
        };
        vec![
            (shown["steps"].clone(), case["steps"].clone()),
            (written(plan.removals()), case["removals"].clone()),
            (shown["blocked"].clone(), json!(case.get("blocked").is_some())),
            sent,
        ]
    });
}

#[test]
fn the_cases_are_what_their_schema_says() {
    let schema: Value =
        serde_json::from_slice(&fs::read(folder().join("../set.schema.json")).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for kind in ["plans", "requests"] {
        let mut names = BTreeSet::new();
        for (file, cases) in files(kind) {
            for case in &cases {
                assert!(
                    names.insert(case["description"].as_str().unwrap().to_owned()),
                    "{case} has the name of another"
                );
            }
            if let Err(error) = validator.validate(&Value::from(cases)) {
                panic!("{}: {error} at {}", file.display(), error.instance_path());
            }
        }
    }
    let kinds: Vec<_> =
        entries(&folder().join("../sets")).iter().map(|kind| kind.file_name().unwrap().to_owned()).collect();
    assert_eq!(kinds, ["plans", "requests"]);
}
