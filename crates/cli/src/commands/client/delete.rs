//! The command `delete`: deletes webhooks by their targets.

use std::collections::BTreeSet;
use std::io::{self, Write};

use chatapps_webhooks::{Unlisted, WebhookTarget, plan, printable};

use super::api::Api;
use super::arguments::DeleteArguments;
use super::confirm::confirm;
use super::names;
use crate::exit_code::SUCCESS;
use crate::failure::Failure;

/// Shows which of the webhooks exist, asks, and deletes them.
pub(super) fn run(arguments: &DeleteArguments) -> Result<u8, Failure> {
    let mut api = Api::new(&arguments.endpoint)?;
    let current = api.list()?;
    api.hide(&current);
    let mut rest = current.clone();
    rest.delete(&arguments.targets);
    // The rest is the desired state.
    let plan = plan(&current, &rest, Unlisted::Prune);
    let mut out = io::stdout().lock();
    writeln!(out, "{plan}")?;
    let removals = plan.removals();
    let there: BTreeSet<_> = removals.iter().collect();
    let named: BTreeSet<_> = arguments.targets.iter().flat_map(WebhookTarget::targets).collect();
    let missing: Vec<_> = named
        .iter()
        .filter(|target| !there.contains(target))
        .map(|target| names::target(target, printable))
        .collect();
    if !missing.is_empty() {
        writeln!(out, "note: not found: {}", names::in_a_line(missing.into_iter()))?;
    }
    out.flush()?;
    if removals.is_empty() {
        return Ok(SUCCESS);
    }
    let question = format!("Delete this from account {} at {}?", arguments.endpoint.account, api.base());
    confirm(&question, arguments.yes, false)?;
    api.delete(&removals)?;
    writeln!(out, "deleted")?;
    out.flush()?;
    Ok(SUCCESS)
}
