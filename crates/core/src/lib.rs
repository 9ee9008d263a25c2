#![doc = include_str!("../README.md")]

mod account_id;
mod byte_class;
mod check;
mod error_response;
mod finding;
mod json;
mod model;
mod oauth;
mod plan;
mod policy;
mod schema;
mod secret;
mod texts;
mod uri;
mod webhook;
mod webhook_set;

pub use crate::account_id::{AccountId, InvalidAccountId};
pub use crate::check::{Checker, Document, Limits, Parsed, WebhookList, check, is_valid, parse};
pub use crate::error_response::{
    ErrorCode, ErrorId, ErrorResponse, InvalidErrorId, InvalidTimestamp, Timestamp,
};
pub use crate::finding::{
    Finding, Invalid, Level, Other, Param, Params, Pointer, Report, Span, is_unprintable, printable,
};
pub use crate::model::{Model, UnknownName};
pub use crate::oauth::{CredentialsLocation, OAuthClientCredentials};
pub use crate::plan::{Action, Blocked, Effect, Plan, Step, Unnamed, plan};
pub use crate::policy::{FixedLevel, Group, Policy, Rule, RuleInfo, rules_json, rules_markdown};
pub use crate::schema::{DEFAULT_BASE, Draft, PublishedFile, SchemaOf, published_files};
pub use crate::secret::Secret;
pub use crate::uri::{InvalidUri, Uri};
pub use crate::webhook::{SubAccountId, SubAccountScope, Webhook, WebhookTarget, WebhookType};
pub use crate::webhook_set::WebhookSet;
