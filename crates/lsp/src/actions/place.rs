//! For what a level is set.

use std::path::{Component, Path};

use chatapps_webhooks::{EntryTarget, WebhookType};

use crate::scope::shows;

/// For what a level is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Target {
        scope: String,
        webhook_type: Option<WebhookType>,
    },
    /// A file, by the pattern that fits it alone.
    File {
        pattern: String,
    },
    Project,
}

impl Place {
    /// The target of an entry. One whose type isn't known can't be named, and one that may be a
    /// secret must not.
    pub(super) fn of_target(target: &EntryTarget) -> Option<Self> {
        let webhook_type = match target.webhook_type {
            Some(None) => return None,
            Some(webhook_type) => webhook_type,
            None => None,
        };
        shows(&target.scope).then(|| Self::Target { scope: target.scope.clone(), webhook_type })
    }

    /// A file in the folder of a configuration.
    pub(super) fn of_file(file: &Path, folder: &Path) -> Option<Self> {
        let mut pattern = String::new();
        for component in file.strip_prefix(folder).ok()?.components() {
            let Component::Normal(name) = component else { return None };
            if !pattern.is_empty() {
                pattern.push('/');
            }
            for c in name.to_str()?.chars() {
                match c {
                    '*' | '?' | '[' | ']' | '{' | '}' => pattern.extend(['[', c, ']']),
                    '\\' => return None,
                    c => pattern.push(c),
                }
            }
        }
        (!pattern.is_empty()).then_some(Self::File { pattern })
    }

    /// How titles call it.
    pub(super) fn title(&self) -> String {
        match self {
            Self::Target { scope, webhook_type } => {
                let webhook_type = webhook_type.map_or_else(String::new, |its| format!(" {its}"));
                format!("for `{scope}`{webhook_type}")
            }
            Self::File { .. } => "in this file".to_owned(),
            Self::Project => "in this project".to_owned(),
        }
    }
}
