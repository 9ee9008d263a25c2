//! The command `pull`: the webhooks of an account, as JSON.

use std::io::{self, Write};

use chatapps_webhooks::WebhookSet;

use super::api::Api;
use super::args::EndpointArguments;
use crate::output::json_pretty;
use crate::stop::{self, SUCCESS, Stop};

/// Prints what an account has.
pub(super) fn run(arguments: &EndpointArguments) -> Result<u8, Stop> {
    let set = Api::new(arguments)?.list()?;
    let mut out = io::stdout().lock();
    // An endpoint that doesn't mask secrets is no reason to show them.
    writeln!(out, "{}", json_pretty(&set.masked())?)?;
    out.flush()?;
    if has_secrets(&set) {
        stop::say("note", &"secrets are masked; `plan` and `apply` take a mask for \"as it is\"");
    }
    Ok(SUCCESS)
}

fn has_secrets(set: &WebhookSet) -> bool {
    set.iter().any(|webhook| webhook.http_authorization().is_some() || webhook.oauth().is_some())
}
