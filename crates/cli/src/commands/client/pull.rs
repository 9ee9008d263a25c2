//! The command `pull`: prints the webhooks of an account, as JSON.

use std::io::{self, Write};

use chatapps_webhooks::WebhookSet;

use super::api::Api;
use super::arguments::EndpointArguments;
use crate::exit_code::SUCCESS;
use crate::failure::Failure;
use crate::messages;
use crate::output::escape::json_pretty;

/// Prints the webhooks.
pub(super) fn run(arguments: &EndpointArguments) -> Result<u8, Failure> {
    let set = Api::new(arguments)?.list()?;
    let mut out = io::stdout().lock();
    // Masks secrets even if the endpoint doesn't.
    writeln!(out, "{}", json_pretty(&set.masked())?)?;
    out.flush()?;
    if has_secrets(&set) {
        messages::note("secrets are masked; in `plan` and `apply`, a mask stands for the current secret");
    }
    Ok(SUCCESS)
}

fn has_secrets(set: &WebhookSet) -> bool {
    set.iter().any(|webhook| webhook.http_authorization().is_some() || webhook.oauth().is_some())
}
