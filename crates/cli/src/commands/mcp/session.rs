//! What the person who started the server allows, and what was shown since.

use std::time::Duration;

use chatapps_webhooks::Uri;

use super::arguments::McpArguments;
use super::folder::Folder;
use super::plans::Plans;
use crate::commands::client::remote::{Account, Receiver};
use crate::failure::Failure;

/// What the tools may do, and what they have shown.
pub(super) struct Session {
    pub(super) folder: Folder,
    /// The account for plans.
    pub(super) account: Option<Account>,
    pub(super) allows_apply: bool,
    /// To which events may be sent.
    receivers: Vec<Receiver>,
    pub(super) plans: Plans,
}

impl Session {
    /// Fails if an option can't be used, so that this is known before a client asks.
    pub(super) fn of(arguments: McpArguments) -> Result<Self, Failure> {
        let authorization = arguments.authorization_file.as_deref();
        let receivers = arguments.allow_trigger.iter();
        let receivers = receivers.map(|url| Receiver::of("--allow-trigger", url, authorization));
        Ok(Self {
            folder: Folder::of(arguments.root.as_deref(), arguments.configuration)?,
            account: arguments.endpoint.map(Account::of).transpose()?,
            allows_apply: arguments.allow_apply,
            receivers: receivers.collect::<Result<_, _>>()?,
            plans: Plans::new()?,
        })
    }

    /// Whether there is a receiver to which events may be sent.
    pub(super) const fn has_receivers(&self) -> bool {
        !self.receivers.is_empty()
    }

    /// The receiver of exactly that URL.
    pub(super) fn receiver(&self, url: &str) -> Option<&Receiver> {
        self.receivers.iter().find(|receiver| receiver.url() == url)
    }

    /// The URLs to which events may be sent, without what may be secret in them.
    pub(super) fn shown_receivers(&self) -> String {
        let shown = |receiver: &Receiver| {
            Uri::new(receiver.url()).map_or_else(|_| "***".to_owned(), |uri| uri.redacted())
        };
        let urls: Vec<_> = self.receivers.iter().map(|receiver| format!("`{}`", shown(receiver))).collect();
        urls.join(", ")
    }

    /// The longest time that a request of a tool may take.
    pub(super) fn timeout(&self) -> Duration {
        self.account.as_ref().map_or(Duration::ZERO, Account::timeout)
    }
}
