//! The schemas of names in a report, and of an account id: what a list or a limit is in the code,
//! it is here.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::pattern;
use crate::base::applicability::Applicability;
use crate::base::level::Level;
use crate::describe::model::Model;
use crate::values::account_id::AccountId;

/// The name of a model, in a report.
pub(super) struct ModelName;

/// The level of a finding, in a report.
pub(super) struct ShownLevel;

/// Who decides on a fix, in a report.
pub(super) struct ApplicabilityName;

/// The id of a rule, in a report. Not an enumeration: rules are added.
pub(super) struct RuleId;

/// Implements [`JsonSchema`] for a type whose schema stands wherever the type is used.
macro_rules! inline_schema {
    ($($type:ident => $schema:expr;)+) => {$(
        impl JsonSchema for $type {
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
    ModelName => json_schema!({ "type": "string", "enum": Model::ALL.map(Model::as_str) });
    ShownLevel => json_schema!({
        "type": "string",
        "enum": Level::ALL.iter().filter(|level| **level != Level::Off).map(|level| level.as_str()).collect::<Vec<_>>(),
    });
    ApplicabilityName => json_schema!({ "type": "string", "enum": Applicability::ALL.map(Applicability::as_str) });
    RuleId => json_schema!({ "type": "string", "examples": ["required", "masked_secret"] });
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
