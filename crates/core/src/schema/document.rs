//! The JSON Schema of each document.

use std::str::FromStr;

use schemars::generate::SchemaGenerator;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use super::draft::{Draft, as_draft_07};
use super::object::{Says, of_root};
use super::{event, report};
use crate::base::names::UnknownName;
use crate::contract::error_response::ErrorResponse;
use crate::contract::event::kind::EventKind;
use crate::contract::oauth::OAuthClientCredentials;
use crate::contract::objects::all_enumerations;
use crate::contract::target::WebhookTarget;
use crate::contract::transcript::ReceiverTranscript;
use crate::contract::webhook::Webhook;
use crate::describe::model::Model;
use crate::values::account_id::AccountId;

/// A published JSON Schema: of a model, or of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SchemaOf {
    /// A document of the API.
    Model(Model),
    /// The events of one kind. It takes what the contract takes, if the kind is documented. Of
    /// other kinds it says what their properties are, and not how they are told from each other.
    Event(EventKind),
    /// The events of one kind as the documents have them: lists have no more values than are
    /// documented, and what is always there is required. Real events may differ.
    DocumentedEvent(EventKind),
    /// Any documented event as the documents have it.
    DocumentedEvents,
    /// What checking says, as JSON.
    Report,
}

/// The base of `$id` unless another is asked for.
pub const DEFAULT_BASE: &str = "urn:chatapps-webhooks:";

impl SchemaOf {
    /// Every published schema, in the order of the documentation.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let kinds = || EventKind::DOCUMENTED.iter().copied();
        Model::ALL
            .map(Self::Model)
            .into_iter()
            .chain(kinds().map(Self::Event))
            .chain([Self::DocumentedEvents])
            .chain(kinds().map(Self::DocumentedEvent))
            .chain([Self::Report])
            .collect()
    }

    /// The name: that of the model, `report`, or the name of the event below `events/`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Model(model) => model.as_str(),
            Self::Event(kind) => {
                let [name, _] = kind.schema_names();
                name
            }
            Self::DocumentedEvent(kind) => {
                let [_, name] = kind.schema_names();
                name
            }
            Self::DocumentedEvents => "events/documented/event",
            Self::Report => "report",
        }
    }

    /// What it is the schema of, in one line.
    #[must_use]
    pub fn summary(self) -> String {
        match self {
            Self::Model(model) => model.summary().to_owned(),
            Self::Event(kind) => format!("the event `{}`", kind.as_str()),
            Self::DocumentedEvents => "any event, exactly as the documents have it".to_owned(),
            Self::DocumentedEvent(kind) => {
                format!("the event `{}`, exactly as the documents have it", kind.as_str())
            }
            Self::Report => "a report, as the library and the bindings return it".to_owned(),
        }
    }

    /// The path of the schema's file below `schema/`, and of its `$id` below the base.
    #[must_use]
    pub fn path(self, draft: Draft) -> String {
        path(self.as_str(), draft)
    }

    /// The `$id` of a schema of that name: the path of its file below a URL, or the parts of a
    /// `urn:` separated by colons.
    #[must_use]
    pub fn id(name: &str, draft: Draft, base: &str) -> String {
        Self::id_of(&path(name, draft), base)
    }

    /// The `$id` of the schema in a file below `schema/`.
    pub(super) fn id_of(path: &str, base: &str) -> String {
        if base.starts_with("urn:") {
            let name = path.trim_end_matches(".schema.json").replace('/', ":");
            return format!("{}:{name}", base.trim_end_matches(':'));
        }
        format!("{}/{path}", base.trim_end_matches('/'))
    }

    /// The schema. `base` is what its `$id` begins with: a URL, or a `urn:` such as
    /// [`DEFAULT_BASE`].
    #[must_use]
    pub fn schema(self, draft: Draft, base: &str) -> Value {
        let generator = draft.generator();
        let mut schema = match self {
            Self::Model(Model::Webhooks) => request::<Webhook>(
                generator,
                "Webhooks",
                "The body of a request that creates or replaces webhooks (POST).",
            ),
            Self::Model(Model::WebhookList) => {
                let mut schema = request::<Webhook>(
                    generator,
                    "Webhook list",
                    "The answer that lists the webhooks of an account (GET). Secrets are masked.",
                );
                RecursiveTransform(masked).transform(&mut schema);
                RecursiveTransform(opened).transform(&mut schema);
                schema
            }
            Self::Model(Model::WebhookTargets) => request::<WebhookTarget>(
                generator,
                "Webhook targets",
                "The body of a request that deletes webhooks (DELETE).",
            ),
            Self::Model(Model::Webhook) => root::<Webhook>(generator),
            Self::Model(Model::WebhookTarget) => root::<WebhookTarget>(generator),
            Self::Model(Model::OAuthClientCredentials) => root::<OAuthClientCredentials>(generator),
            Self::Model(Model::Event) => of_root(generator, |it| event::any(Says::Lenient, it)),
            Self::Event(kind) => of_root(generator, |it| event::of_kind(kind, Says::Lenient, it)),
            Self::DocumentedEvents => of_root(generator, |it| event::any(Says::Documented, it)),
            Self::DocumentedEvent(kind) => {
                of_root(generator, |it| event::of_kind(kind, Says::Documented, it))
            }
            #[cfg(feature = "specimen")]
            Self::Model(Model::Specimen) => root::<crate::contract::specimen::Specimen>(generator),
            Self::Model(Model::ErrorResponse) => root::<ErrorResponse>(generator),
            Self::Model(Model::ReceiverTranscript) => root::<ReceiverTranscript>(generator),
            Self::Model(Model::AccountId) => root::<AccountId>(generator),
            Self::Report => {
                let mut schema = root::<report::Report>(generator);
                RecursiveTransform(plain).transform(&mut schema);
                schema
            }
        };
        if draft == Draft::Draft07 {
            as_draft_07(&mut schema);
        }
        schema.insert("$id".to_owned(), Self::id(self.as_str(), draft, base).into());
        schema.into()
    }
}

impl FromStr for SchemaOf {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let all = Self::all();
        all.iter().copied().find(|schema| schema.as_str() == name).ok_or_else(|| {
            let names: Vec<_> = all.into_iter().map(Self::as_str).collect();
            UnknownName::new("schema", name, names)
        })
    }
}

fn path(name: &str, draft: Draft) -> String {
    format!("v1/{}{name}.schema.json", draft.folder())
}

fn root<T: JsonSchema>(generator: SchemaGenerator) -> Schema {
    generator.into_root_schema_for::<T>()
}

/// The schema of an array of entries.
fn request<T: JsonSchema>(generator: SchemaGenerator, title: &str, description: &str) -> Schema {
    let mut schema = root::<Vec<T>>(generator);
    schema.insert("title".to_owned(), title.into());
    schema.insert("description".to_owned(), description.into());
    schema
}

/// In an answer a secret is masked: it is read, not written.
fn masked(schema: &mut Schema) {
    if schema.remove("writeOnly").is_some() {
        schema.insert("readOnly".to_owned(), true.into());
        schema.insert("examples".to_owned(), json!(["***"]));
    }
}

/// In an answer the platform may use values that it added to a list. The documented ones are
/// examples.
fn opened(schema: &mut Schema) {
    let is_open = |values: &Value| {
        all_enumerations().iter().any(|list| list.open_in_answers && json!(list.texts()) == *values)
    };
    if schema.get("enum").is_some_and(is_open)
        && let Some(values) = schema.remove("enum")
    {
        schema.insert("examples".to_owned(), values);
    }
}

/// What is derived for a report knows no absence but `null`, and gives integers formats that JSON
/// Schema doesn't have. A description is one line.
fn plain(schema: &mut Schema) {
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
    if schema.get("format").is_some_and(|format| format.as_str().is_some_and(|name| name.starts_with("uint")))
    {
        schema.remove("format");
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.retain(|value| !value.is_null());
    }
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = &types[..] {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(branches)) = schema.get("anyOf") {
        let kept: Vec<_> =
            branches.iter().filter(|branch| **branch != json!({ "type": "null" })).cloned().collect();
        if let [Value::Object(only)] = &kept[..] {
            schema.remove("anyOf");
            for (name, value) in only {
                schema.insert(name.clone(), value.clone());
            }
        }
    }
}
