//! Variants of the schemas for programs that can't take them as they are.

use serde_json::{Value, json};

use super::document::SchemaOf;
use super::draft::Draft;
use super::{editors, zod};
use crate::describe::model::Model;

/// A variant of a schema. It accepts all that the schema accepts, and may accept more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Twin {
    /// Draft-07 with what editors show, for documents that people write.
    Editors,
    /// 2020-12 without `not` and `format`, of which zod takes neither as it is meant.
    Zod,
}

impl Twin {
    pub(crate) const ALL: [Self; 2] = [Self::Editors, Self::Zod];

    /// The models that have it.
    pub(crate) fn models(self) -> Vec<Model> {
        match self {
            Self::Editors => {
                vec![Model::Webhooks, Model::Webhook, Model::WebhookTargets, Model::WebhookTarget]
            }
            // zod knows no conditions, and without them nothing is left of the schema of an event.
            Self::Zod => Model::ALL.into_iter().filter(|model| *model != Model::Event).collect(),
        }
    }

    const fn draft(self) -> Draft {
        match self {
            Self::Editors => Draft::Draft07,
            Self::Zod => Draft::Draft202012,
        }
    }

    const fn folder(self) -> &'static str {
        match self {
            Self::Editors => "editors/",
            Self::Zod => "zod/",
        }
    }

    /// The path of the file below `schema/`.
    pub(crate) fn path(self, model: Model) -> String {
        format!("v1/{}{model}.schema.json", self.folder())
    }

    /// The variant of a model's schema.
    pub(crate) fn schema(self, model: Model, base: &str) -> Value {
        let of = SchemaOf::Model(model).schema(self.draft(), base);
        let exact = of.get("$id").cloned().unwrap_or_default();
        let mut schema = match self {
            Self::Editors => editors::twin(of, model),
            Self::Zod => zod::twin(of),
        };
        if let Some(members) = schema.as_object_mut() {
            members.insert("$id".to_owned(), SchemaOf::id_of(&self.path(model), base).into());
            let exact = exact.as_str().unwrap_or_default();
            members.insert(
                "$comment".to_owned(),
                json!(format!("Accepts all that {exact} accepts, and may accept more.")),
            );
        }
        schema
    }
}
