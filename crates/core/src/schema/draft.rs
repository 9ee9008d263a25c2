//! The drafts of JSON Schema.

use std::fmt;
use std::str::FromStr;

use schemars::Schema;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::{Value, json};

use crate::base::names::UnknownName;

/// A draft of JSON Schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Draft {
    /// Draft-07, which many editors read.
    Draft07,
    /// 2020-12.
    #[default]
    Draft202012,
}

impl Draft {
    /// Both drafts, the newer first.
    pub const ALL: [Self; 2] = [Self::Draft202012, Self::Draft07];

    /// The draft's name: `2020-12` or `07`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft07 => "07",
            Self::Draft202012 => "2020-12",
        }
    }

    /// The folder of its documents below `v1`, with its slash.
    pub(super) const fn folder(self) -> &'static str {
        match self {
            Self::Draft07 => "draft-07/",
            Self::Draft202012 => "",
        }
    }

    pub(super) fn generator(self) -> SchemaGenerator {
        let settings = match self {
            Self::Draft07 => SchemaSettings::draft07(),
            Self::Draft202012 => SchemaSettings::draft2020_12(),
        };
        // The serializing side, where what may be absent is not required.
        settings.for_serialize().into_generator()
    }
}

impl fmt::Display for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Draft {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|draft| draft.as_str() == name || name.strip_prefix("draft-") == Some(draft.as_str()))
            .ok_or_else(|| UnknownName::new("draft", name, Self::ALL.map(Self::as_str)))
    }
}

/// Says in draft-07 what it says otherwise: it ignores what stands beside a `$ref`, and has no
/// format `uuid`.
///
/// The type of what is referred to stands beside the reference, too: editors complete a property by
/// it, and don't look into an `allOf`.
pub(super) fn as_draft_07(schema: &mut Schema) {
    let definitions = schema.get("definitions").cloned().unwrap_or_default();
    let mut transform = |schema: &mut Schema| {
        if schema.get("format").is_some_and(|format| format == "uuid") {
            schema.remove("format");
        }
        if schema.as_object().is_some_and(|members| members.len() > 1)
            && let Some(reference) = schema.remove("$ref")
        {
            schema.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
        }
        let kind = schema
            .as_value()
            .pointer("/allOf/0/$ref")
            .and_then(Value::as_str)
            .and_then(|reference| reference.strip_prefix("#/definitions/"))
            .and_then(|name| definitions.get(name)?.get("type"));
        if let Some(kind) = kind.cloned() {
            schema.insert("type".to_owned(), kind);
        }
    };
    RecursiveTransform(&mut transform).transform(schema);
}
