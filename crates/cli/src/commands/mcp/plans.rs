//! The plans that were shown in this session, by their hashes.
//!
//! A hash tells whether a plan is still the one that was shown, secrets and all. It is made with a
//! key of this process, so nobody can find out a secret by trying values.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::answer::Refusal;
use super::input;
use crate::commands::client::remote::Planned;
use crate::failure::Failure;

/// How many plans are kept: the last ones.
const MOST: usize = 8;

/// What a plan was asked for with.
#[derive(Clone)]
pub(super) struct Asked {
    /// The text, or the path of the file with it.
    pub(super) source: input::Source,
    pub(super) given: input::Asked,
    pub(super) prunes: bool,
    pub(super) resends_secrets: bool,
}

/// The plans that were shown.
pub(super) struct Plans {
    key: [u8; 32],
    shown: Mutex<VecDeque<(String, Asked)>>,
    /// Held while the account is asked: a listing may be large.
    asking: Mutex<()>,
}

impl Plans {
    pub(super) fn new() -> Result<Self, Failure> {
        let mut key = [0; 32];
        getrandom::fill(&mut key)
            .map_err(|error| Failure::Message(format!("the system has no random numbers: {error}")))?;
        Ok(Self { key, shown: Mutex::default(), asking: Mutex::default() })
    }

    /// The hash of a plan: of what it was asked for with, what the account has, and what would be
    /// sent.
    pub(super) fn hash(&self, account: &str, asked: &Asked, planned: &Planned) -> Result<String, Refusal> {
        let mut hash = Sha256::new();
        hash.update(self.key);
        let requests = planned.requests();
        add(&mut hash, &(account, asked.prunes, asked.resends_secrets))?;
        add(&mut hash, &planned.plan)?;
        add(&mut hash, &planned.current)?;
        add(&mut hash, &requests)?;
        Ok(hash.finalize().iter().fold(String::new(), |mut text, byte| {
            // Writing to a string doesn't fail.
            let _ = write!(text, "{byte:02x}");
            text
        }))
    }

    /// Remembers that a plan was shown.
    pub(super) fn show(&self, hash: String, asked: Asked) {
        let mut shown = self.shown();
        shown.retain(|(known, _)| *known != hash);
        if shown.len() == MOST {
            shown.pop_front();
        }
        shown.push_back((hash, asked));
    }

    /// What a plan that was shown was asked for with.
    pub(super) fn asked(&self, hash: &str) -> Option<Asked> {
        self.shown().iter().find(|(known, _)| known == hash).map(|(_, asked)| asked.clone())
    }

    /// Waits until nobody else asks the account.
    pub(super) fn one_at_a_time(&self) -> MutexGuard<'_, ()> {
        self.asking.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets a plan.
    pub(super) fn forget(&self, hash: &str) {
        self.shown().retain(|(known, _)| known != hash);
    }

    fn shown(&self) -> MutexGuard<'_, VecDeque<(String, Asked)>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Adds a value as JSON, with an end that no JSON has in it.
fn add(hash: &mut Sha256, value: &impl Serialize) -> Result<(), Refusal> {
    serde_json::to_writer(Into(hash), value)?;
    hash.update([0]);
    Ok(())
}

/// Hashes what is written.
struct Into<'h>(&'h mut Sha256);

impl Write for Into<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
