//! The commands `plan` and `apply`: show the changes, and send them.

use std::io::{self, BufWriter, Write};

use chatapps_webhooks::{
    Action, Effect, Plan, Step, Unlisted, Webhook, WebhookSet, WebhookTarget, plan as plan_of,
};

use super::api::{Api, NotApplied};
use super::arguments::{ApplyArguments, DesiredArguments, PlanArguments, PlanFormat};
use super::confirm::confirm;
use super::desired::{self, Desired};
use crate::exit_code::{INVALID, SUCCESS};
use crate::failure::Failure;
use crate::messages;
use crate::output::escape::write_json;
use crate::output::format::Format;

/// Shows the changes.
pub(super) fn show(arguments: &PlanArguments) -> Result<u8, Failure> {
    arguments.desired.check_stdin(&arguments.endpoint)?;
    let format = match arguments.format {
        PlanFormat::Human => Format::Human,
        PlanFormat::Json => Format::Json,
    };
    let Some(desired) = desired::read(&arguments.desired, format)? else { return Ok(INVALID) };
    let mut api = Api::new(&arguments.endpoint)?;
    api.hide(&desired.webhooks);
    let plan = compare(&arguments.desired, &api.list()?, &desired.webhooks);
    match arguments.format {
        PlanFormat::Human => print(&plan)?,
        PlanFormat::Json => {
            let mut out = BufWriter::new(io::stdout().lock());
            write_json(&mut out, &plan)?;
            writeln!(out)?;
            out.flush()?;
        }
    }
    Ok(if is_blocked(&plan, &desired) { INVALID } else { SUCCESS })
}

/// Shows the changes, asks, and sends them.
pub(super) fn apply(arguments: &ApplyArguments) -> Result<u8, Failure> {
    arguments.desired.check_stdin(&arguments.endpoint)?;
    let Some(desired) = desired::read(&arguments.desired, Format::Human)? else { return Ok(INVALID) };
    let mut api = Api::new(&arguments.endpoint)?;
    api.hide(&desired.webhooks);
    let current = api.list()?;
    let plan = compare(&arguments.desired, &current, &desired.webhooks);
    // The endpoint may name them when it refuses a change.
    api.hide(&current);
    drop(current);
    print(&plan)?;
    if is_blocked(&plan, &desired) {
        return Ok(INVALID);
    }
    let request = plan.request().unwrap_or_default();
    if arguments.desired.prune && api.is_incomplete() {
        return Err(Failure::Message(
            "can't delete what the file doesn't list, since the listing is not complete; see the warning"
                .to_owned(),
        ));
    }
    if plan.is_empty() {
        return Ok(SUCCESS);
    }
    let question = format!("Apply this to account {} at {}?", arguments.endpoint.account, api.base());
    confirm(&question, arguments.yes, arguments.desired.is_stdin())?;
    send(&mut api, &request, &plan.removals())?;
    let mut out = io::stdout().lock();
    writeln!(out, "applied")?;
    out.flush()?;
    Ok(SUCCESS)
}

/// Sends what a plan asks for.
pub(super) fn send(api: &mut Api, request: &[Webhook], removals: &[WebhookTarget]) -> Result<(), Failure> {
    if !request.is_empty() {
        api.create_or_replace(request)?;
    }
    if removals.is_empty() {
        return Ok(());
    }
    api.delete(removals).map_err(|not_applied| {
        let deleted = match not_applied {
            NotApplied::Refused(_) => "nothing was deleted",
            NotApplied::Unknown(_) => "something may have been deleted",
        };
        match not_applied.into() {
            Failure::Message(message) if !request.is_empty() => Failure::Message(format!(
                "the webhooks to create and replace were sent, but {deleted}: {message}"
            )),
            other => other,
        }
    })
}

fn compare(arguments: &DesiredArguments, current: &WebhookSet, desired: &WebhookSet) -> Plan {
    let unlisted = if arguments.prune { Unlisted::Prune } else { Unlisted::Keep };
    plan_with(current, desired, unlisted, arguments.resend_secrets)
}

/// The plan, in which secrets that may be other ones count as changed if they are to be sent again.
pub(super) fn plan_with(
    current: &WebhookSet,
    desired: &WebhookSet,
    unlisted: Unlisted,
    resends_secrets: bool,
) -> Plan {
    let plan = plan_of(current, desired, unlisted);
    if resends_secrets { plan.resend_secrets() } else { plan }
}

fn print(plan: &Plan) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    writeln!(out, "{plan}")?;
    if plan.steps().iter().any(may_have_another_secret) {
        writeln!(out, "help: pass --resend-secrets to send their secrets again")?;
    }
    out.flush()?;
    Ok(())
}

/// Whether a plan can't be applied. Prints the reason on standard error.
fn is_blocked(plan: &Plan, desired: &Desired) -> bool {
    let lacks_secrets = desired.lacks_secrets();
    let blocked = plan.request().err();
    if let Some(blocked) = &blocked {
        messages::error(format_args!("the plan can't be applied: {blocked}"));
    }
    lacks_secrets || blocked.is_some()
}

/// Whether a webhook counts as unchanged although its secret may differ.
fn may_have_another_secret(step: &Step) -> bool {
    let is_unknown = |effect: &Effect| matches!(effect, Effect::UnknownSecret { .. });
    step.action() == &Action::Unchanged && step.effects().iter().any(is_unknown)
}
