//! The command `delete`: deletes webhooks by their targets.

use std::collections::BTreeSet;
use std::io::{self, Write};

use chatapps_webhooks::{Unlisted, WebhookSet, WebhookTarget, plan, printable};

use super::api::Api;
use super::arguments::DeleteArguments;
use super::confirm::confirm;
use super::names::{self, Few};
use crate::exit_code::SUCCESS;
use crate::failure::Failure;

/// Shows which of the webhooks exist, asks, and deletes them.
pub(super) fn run(arguments: &DeleteArguments) -> Result<u8, Failure> {
    let mut api = Api::new(&arguments.endpoint)?;
    let current = api.list()?;
    let named: BTreeSet<_> = arguments.targets.iter().flat_map(WebhookTarget::targets).collect();
    let (mut there, mut missing, mut unseen) = (WebhookSet::new(), Few::default(), Vec::new());
    for target in named {
        let find = |webhook_type| current.get(target.sub_account_id(), webhook_type);
        match target.webhook_type().and_then(find) {
            Some(webhook) => there.apply([webhook.clone()]),
            // It may be one of those that the listing lacks. To delete what isn't there does no
            // harm.
            None if api.is_incomplete() => unseen.push(target),
            None => missing.push(|| target),
        }
    }
    let others = current.len() - there.len();
    api.hide(&current);
    drop(current);
    let plan = plan(&there, &WebhookSet::new(), Unlisted::Prune);
    let mut out = io::stdout().lock();
    write!(out, "{plan}")?;
    if others > 0 {
        write!(out, ", {others} left alone")?;
    }
    writeln!(out)?;
    if !missing.is_empty() {
        writeln!(out, "note: not found: {}", missing.in_a_line(|target| names::target(target, printable)))?;
    }
    let mut removals = plan.removals();
    if !unseen.is_empty() {
        let mut few = Few::default();
        for target in &unseen {
            few.push(|| target);
        }
        let shown = few.in_a_line(|target| names::target(target, printable));
        writeln!(out, "note: not in the listing, which is not complete; deleted if it exists: {shown}")?;
        removals.append(&mut unseen);
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
