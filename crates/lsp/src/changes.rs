//! Changes of a document, as the client tells them.

use gen_lsp_types::{Range, Uri};
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer};
use serde_json::value::RawValue;

use crate::document::Document;
use crate::encoding::Encoding;
use crate::halves::Halved;

/// The parameters of `textDocument/didChange`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Changed {
    pub(crate) text_document: Versioned,
    #[serde(default)]
    content_changes: Readable<Vec<Readable<Change>>>,
}

#[derive(Deserialize)]
pub(crate) struct Versioned {
    pub(crate) uri: Uri,
    #[serde(default)]
    version: Readable<i32>,
}

/// One change: of a range, or of the whole text if there is none.
#[derive(Deserialize)]
struct Change {
    range: Option<Range>,
    text: Halved,
}

/// Something that the client may have written in a way that can't be read.
#[derive(Default)]
enum Readable<T> {
    Yes(T),
    No,
    #[default]
    Absent,
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Readable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Box::<RawValue>::deserialize(deserializer)?;
        Ok(serde_json::from_str(written.get()).map_or(Self::No, Self::Yes))
    }
}

impl Changed {
    /// Makes the changes. One that can't be read leaves a text that isn't the client's any longer:
    /// changes of ranges of that are ignored, up to one of the whole text.
    pub(crate) fn make(self, document: &mut Document, encoding: Encoding) {
        let Readable::Yes(changes) = self.content_changes else {
            document.is_lost = true;
            document.changed(self.text_document.version.or(document.version));
            return;
        };
        for change in changes {
            match change {
                Readable::Yes(Change { range: None, text }) => {
                    document.is_lost = false;
                    document.text.replace(None, text, encoding);
                }
                Readable::Yes(Change { range: Some(range), text }) if !document.is_lost => {
                    document.text.replace(Some(&range), text, encoding);
                }
                Readable::Yes(_) => {}
                Readable::No | Readable::Absent => document.is_lost = true,
            }
        }
        document.changed(self.text_document.version.or(document.version));
    }
}

impl Readable<i32> {
    const fn or(&self, other: i32) -> i32 {
        match self {
            Self::Yes(number) => *number,
            Self::No | Self::Absent => other,
        }
    }
}
