//! Changes of a document, as the client tells them.

use gen_lsp_types::{Range, Uri};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::document::Document;
use crate::encoding::Encoding;

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
    text: String,
}

/// Something that the client may have written in a way that can't be read.
#[derive(Default, Deserialize)]
#[serde(untagged)]
enum Readable<T> {
    Yes(T),
    No(IgnoredAny),
    #[default]
    #[serde(skip)]
    Absent,
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
                    document.text.replace(None, &text, encoding);
                }
                Readable::Yes(Change { range: Some(range), text }) if !document.is_lost => {
                    document.text.replace(Some(&range), &text, encoding);
                }
                Readable::Yes(_) => {}
                Readable::No(_) | Readable::Absent => document.is_lost = true,
            }
        }
        document.changed(self.text_document.version.or(document.version));
    }
}

impl Readable<i32> {
    const fn or(&self, other: i32) -> i32 {
        match self {
            Self::Yes(number) => *number,
            Self::No(_) | Self::Absent => other,
        }
    }
}
