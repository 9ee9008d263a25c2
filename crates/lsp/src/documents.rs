//! The open documents.

use std::collections::BTreeMap;
use std::path::Path;

use chatapps_webhooks_project::absolute;
use gen_lsp_types::Uri;

use crate::document::Document;

/// The open documents, by their addresses.
#[derive(Default)]
pub(crate) struct Documents(BTreeMap<String, Document>);

impl Documents {
    pub(crate) fn get(&self, uri: &Uri) -> Option<&Document> {
        self.0.get(&uri.0)
    }

    pub(crate) fn get_mut(&mut self, uri: &Uri) -> Option<&mut Document> {
        self.0.get_mut(&uri.0)
    }

    pub(crate) fn open(&mut self, document: Document) {
        self.0.insert(document.uri.0.clone(), document);
    }

    pub(crate) fn close(&mut self, uri: &Uri) -> Option<Document> {
        self.0.remove(&uri.0)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Document> {
        self.0.values()
    }

    pub(crate) fn all_mut(&mut self) -> impl Iterator<Item = &mut Document> {
        self.0.values_mut()
    }

    /// The open document of a file.
    pub(crate) fn of_path(&self, path: &Path) -> Option<&Document> {
        self.all().find(|document| document.path.as_deref() == Some(path))
    }

    /// The text of a file, if that is open and may be a part of a configuration.
    pub(crate) fn configuration_text(&self, path: &Path) -> Option<String> {
        let is_text = path.extension().is_some_and(|end| end == "toml" || end == "json");
        let document = is_text.then(|| self.of_path(&absolute(path))).flatten()?;
        Some(document.text.as_str().to_owned())
    }
}
