//! The command `pull`: prints the webhooks of an account, as JSON.

use std::io::{self, BufWriter, Write};

use chatapps_webhooks::{Webhook, WebhookSet};
use serde::{Serialize, Serializer};

use super::api::Api;
use super::arguments::EndpointArguments;
use crate::exit_code::SUCCESS;
use crate::failure::Failure;
use crate::messages;
use crate::output::escape::write_pretty;

/// Prints the webhooks.
pub(super) fn run(arguments: &EndpointArguments) -> Result<u8, Failure> {
    let mut api = Api::new(arguments)?;
    let set = api.list()?;
    let mut out = BufWriter::new(io::stdout().lock());
    write_pretty(&mut out, &Masked(&set))?;
    writeln!(out)?;
    out.flush()?;
    if has_secrets(&set) {
        messages::note("secrets are masked; in `plan` and `apply`, a mask stands for the current secret");
    }
    if api.is_incomplete() {
        // With `--prune`, a file that lacks webhooks would delete them.
        return Err(Failure::Message(
            "what is printed lacks webhooks of the account; see the warning".to_owned(),
        ));
    }
    Ok(SUCCESS)
}

fn has_secrets(set: &WebhookSet) -> bool {
    set.iter().any(|webhook| webhook.http_authorization().is_some() || webhook.oauth().is_some())
}

/// Webhooks whose secrets are masked when they are written, even if the endpoint doesn't mask them.
/// A masked copy of all would take as much memory again.
struct Masked<'a>(&'a WebhookSet);

impl Serialize for Masked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Webhook::masked))
    }
}
