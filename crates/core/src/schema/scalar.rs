//! The schemas of the models' scalars: what a limit or a list is in the code, it is here.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::pattern;
use crate::account_id::AccountId;
use crate::check::Enumeration;
use crate::error_response::{ErrorCode, ErrorId, Timestamp};
use crate::finding::Level;
use crate::model::Model;
use crate::oauth::CredentialsLocation;
use crate::secret::Secret;
use crate::uri::Uri;
use crate::webhook::{SubAccountScope, WebhookType};

/// Implements [`JsonSchema`] for a type whose schema stands wherever the type is used.
macro_rules! inline_schema {
    ($($type:ident $(<$life:lifetime>)? => $schema:expr;)+) => {$(
        impl JsonSchema for $type $(<$life>)? {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )+};
}

inline_schema! {
    SubAccountScope<'_> => json_schema!({ "type": "string", "examples": ["Onion_Marketing", "*"] });
    Secret<'_> => json_schema!({ "type": "string", "writeOnly": true });
    WebhookType => enumeration::<Self>();
    CredentialsLocation => enumeration::<Self>();
    ErrorCode => json_schema!({ "type": "integer", "examples": [1000, 1001, 1002, 1200, 2000] });
    ErrorId => format("uuid", pattern::UUID, &["b4478860-b76c-e811-814e-022a35cc1c71"]);
    Timestamp => {
        let mut schema = format(
            "date-time",
            &pattern::DATE_TIME,
            &["2017-04-19T02:31:19.4297387+00:00", "2020-12-22T05:52:01.85Z"],
        );
        schema.insert("allOf".to_owned(), json!(pattern::leap_seconds().map(|pattern| json!({ "pattern": pattern }))));
        schema
    };
}

/// The name of a model, in a report.
pub(super) struct ModelName;

/// The level of a finding, in a report.
pub(super) struct ShownLevel;

/// The id of a rule, in a report. Not an enumeration: rules are added.
pub(super) struct RuleId;

inline_schema! {
    ModelName => json_schema!({ "type": "string", "enum": Model::ALL.map(Model::as_str) });
    ShownLevel => json_schema!({
        "type": "string",
        "enum": Level::ALL.iter().filter(|level| **level != Level::Off).map(|level| level.as_str()).collect::<Vec<_>>(),
    });
    RuleId => json_schema!({ "type": "string", "examples": ["required", "masked_secret"] });
}

impl JsonSchema for Uri<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Uri".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema =
            format("uri", &pattern::URI, &["https://hooks.onion.example/events", "http://example.com"]);
        schema.insert("title".to_owned(), "URI".into());
        schema.insert("description".to_owned(), "A URI with a scheme (RFC 3986).".into());
        schema
    }
}

impl JsonSchema for AccountId {
    fn schema_name() -> Cow<'static, str> {
        "AccountId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "Account id",
            "description": "The id of an account: 32 hexadecimal digits, each hyphen optional on its own.",
            "type": "string",
            "minLength": Self::MIN_LENGTH,
            "maxLength": Self::MAX_LENGTH,
            "pattern": Self::PATTERN,
            "not": pattern::line_feed(),
            "examples": ["5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a"],
        })
    }
}

fn enumeration<T: Enumeration>() -> Schema {
    let values: Vec<_> = T::VALUES.iter().map(|(spelling, _)| *spelling).collect();
    json_schema!({ "type": "string", "enum": values })
}

/// A string of a format, with the twin that says the same to engines that ignore formats.
fn format(name: &str, pattern: &str, examples: &[&str]) -> Schema {
    let members = [
        ("type", json!("string")),
        ("format", json!(name)),
        ("pattern", json!(pattern)),
        ("not", pattern::line_feed()),
        ("examples", json!(examples)),
    ];
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<String, Value>>().into()
}
