//! An open document.

use std::path::PathBuf;
use std::rc::Rc;

use chatapps_webhooks::{InputFormat, Model};
use chatapps_webhooks_project::NAMES;
use gen_lsp_types::Uri;

use crate::checking::Checked;
use crate::halves::Halved;
use crate::ownership::{format_of, model_of};
use crate::text::Text;
use crate::uri::{name_of, path_of};

/// An open document.
pub(crate) struct Document {
    pub(crate) uri: Uri,
    /// Its file, if it is one.
    pub(crate) path: Option<PathBuf>,
    pub(crate) version: i32,
    pub(crate) text: Text,
    /// Whether the text isn't the client's any longer: one of its changes couldn't be read. Nothing
    /// is said of it then, and nothing in it changed.
    pub(crate) is_lost: bool,
    pub(crate) format: Option<InputFormat>,
    /// What it looks like. What it looked like last counts until it looks like something else: a
    /// text that is being typed is broken most of the time.
    pub(crate) looks_like: Option<Model>,
    /// What is known of its current text under the configuration that was read last.
    pub(crate) checked: Option<Rc<Checked>>,
}

impl Document {
    pub(crate) fn new(uri: Uri, language: &str, version: i32, text: Halved) -> Self {
        let path = path_of(&uri);
        let format = format_of(name_of(&uri), language);
        let text = Text::halved(text);
        let (is_lost, looks_like, checked) = (false, None, None);
        let mut new = Self { uri, path, version, text, is_lost, format, looks_like, checked };
        new.look();
        new
    }

    /// Notes that the text has changed.
    pub(crate) fn changed(&mut self, version: i32) {
        self.version = version;
        self.checked = None;
        self.look();
    }

    fn look(&mut self) {
        // A document that is ours remains so, whatever is done to it.
        if let (None, Some(format), false) = (self.looks_like, self.format, self.is_configuration()) {
            self.looks_like = model_of(format, self.text.as_str());
        }
    }

    /// Whether it is a file that may have a configuration.
    pub(crate) fn is_configuration(&self) -> bool {
        let name = self.path.as_ref().and_then(|path| path.file_name());
        name.is_some_and(|name| NAMES.iter().any(|its| name == *its))
    }
}
