//! The entry points of the crate for a model that is known only at run time.

use std::collections::BTreeSet;

use chatapps_webhooks::{
    AccountId, Checker, Document, ErrorResponse, Invalid, Level, Model, Report, Webhook, WebhookList,
    WebhookTarget,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The part of a finding that programs read: rule, level, pointer, and parameters as JSON.
pub type Essence = BTreeSet<(String, Level, String, String)>;

/// The part of a report that programs read.
///
/// # Panics
///
/// If parameters don't serialize.
#[must_use]
pub fn essence(report: &Report) -> Essence {
    report
        .findings()
        .iter()
        .map(|finding| {
            let params = serde_json::to_string(finding.params()).expect("parameters serialize");
            (finding.rule().to_string(), finding.level(), finding.pointer().to_string(), params)
        })
        .collect()
}

/// Parses a text as the type of its model. Returns its serialization and its `Debug` output.
///
/// # Errors
///
/// The error of `parse`.
pub fn parse(checker: &Checker, model: Model, text: &[u8]) -> Result<(Value, String), Invalid> {
    fn with<T: Document + std::fmt::Debug, S: Serialize>(
        checker: &Checker,
        text: &[u8],
        content: impl FnOnce(&T) -> &S,
    ) -> Result<(Value, String), Invalid> {
        let parsed = checker.parse::<T>(text)?;
        Ok((json(content(&parsed.value)), format!("{parsed:?} {:#?}", parsed.value)))
    }
    match model {
        Model::Webhooks => with(checker, text, |value: &Vec<Webhook>| value),
        Model::Webhook => with(checker, text, |value: &Webhook| value),
        Model::WebhookList => with(checker, text, |value: &WebhookList| &value.0),
        Model::WebhookTargets => with(checker, text, |value: &Vec<WebhookTarget>| value),
        Model::ErrorResponse => with(checker, text, |value: &ErrorResponse| value),
        Model::AccountId => with(checker, text, |value: &AccountId| value),
    }
}

/// Reads a text through the `Deserialize` of its type. Returns its serialization.
///
/// # Errors
///
/// The error of serde.
pub fn parse_by_serde(model: Model, text: &str) -> Result<Value, serde_json::Error> {
    fn with<T: DeserializeOwned + Serialize>(text: &str) -> Result<Value, serde_json::Error> {
        serde_json::from_str::<T>(text).map(|value| json(&value))
    }
    match model {
        Model::Webhooks | Model::WebhookList => with::<Vec<Webhook>>(text),
        Model::Webhook => with::<Webhook>(text),
        Model::WebhookTargets => with::<Vec<WebhookTarget>>(text),
        Model::ErrorResponse => with::<ErrorResponse>(text),
        Model::AccountId => with::<AccountId>(text),
    }
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("a model serializes")
}
