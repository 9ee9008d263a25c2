//! The commands `plan` and `apply`: what has to be sent, and sending it.

use std::io::{self, Write};

use chatapps_webhooks::{Action, Effect, Plan, Step, Unnamed, WebhookSet, plan as plan_of};

use super::api::{Api, NotDone};
use super::args::{ApplyArguments, DesiredArguments, PlanArguments, PlanFormat};
use super::confirm::confirm;
use super::desired;
use crate::args::Format;
use crate::output::json_text;
use crate::stop::{self, INVALID, SUCCESS, Stop};

/// Shows what would be sent.
pub(super) fn show(arguments: &PlanArguments) -> Result<u8, Stop> {
    let format = match arguments.format {
        PlanFormat::Human => Format::Human,
        PlanFormat::Json => Format::Json,
    };
    let Some(desired) = desired::read(&arguments.desired, format)? else { return Ok(INVALID) };
    let current = Api::new(&arguments.endpoint)?.list()?;
    let plan = compare(&arguments.desired, &current, &desired);
    match arguments.format {
        PlanFormat::Human => print(&plan)?,
        PlanFormat::Json => {
            let mut out = io::stdout().lock();
            writeln!(out, "{}", json_text(&plan)?)?;
            out.flush()?;
        }
    }
    Ok(if is_blocked(&plan) { INVALID } else { SUCCESS })
}

/// Shows what would be sent, asks, and sends it.
pub(super) fn apply(arguments: &ApplyArguments) -> Result<u8, Stop> {
    let Some(desired) = desired::read(&arguments.desired, Format::Human)? else { return Ok(INVALID) };
    let mut api = Api::new(&arguments.endpoint)?;
    let plan = compare(&arguments.desired, &api.list()?, &desired);
    print(&plan)?;
    if is_blocked(&plan) {
        return Ok(INVALID);
    }
    let request = plan.request().unwrap_or_default();
    if plan.is_empty() {
        return Ok(SUCCESS);
    }
    let question = format!("Apply this to account {} at {}?", arguments.endpoint.account, api.base());
    confirm(&question, arguments.yes, arguments.desired.is_stdin())?;
    if !request.is_empty() {
        api.create_or_replace(&request)?;
    }
    let removals = plan.removals();
    if !removals.is_empty() {
        api.delete(&removals).map_err(|not_done| {
            let removed = match not_done {
                NotDone::Refused(_) => "nothing was removed",
                NotDone::Unknown(_) => "whether anything was removed isn't known",
            };
            match not_done.into() {
                Stop::Failed(message) if !request.is_empty() => Stop::Failed(format!(
                    "what is to create and to replace was sent, but {removed}: {message}"
                )),
                other => other,
            }
        })?;
    }
    let mut out = io::stdout().lock();
    writeln!(out, "applied")?;
    out.flush()?;
    Ok(SUCCESS)
}

fn compare(arguments: &DesiredArguments, current: &WebhookSet, desired: &WebhookSet) -> Plan {
    let unnamed = if arguments.remove_unnamed { Unnamed::Remove } else { Unnamed::Keep };
    let plan = plan_of(current, desired, unnamed);
    if arguments.resend_secrets { plan.resend_secrets() } else { plan }
}

fn print(plan: &Plan) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    writeln!(out, "{plan}")?;
    if plan.steps().iter().any(may_have_another_secret) {
        writeln!(out, "help: --resend-secrets sends theirs again")?;
    }
    out.flush()?;
    Ok(())
}

/// Says on standard error why a plan can't be applied, if it can't.
fn is_blocked(plan: &Plan) -> bool {
    let blocked = plan.request().err();
    if let Some(blocked) = &blocked {
        stop::say("error", &format!("the plan can't be applied: {blocked}"));
    }
    blocked.is_some()
}

/// Whether a webhook counts as unchanged only because nobody can tell.
fn may_have_another_secret(step: &Step) -> bool {
    let is_unknown = |effect: &Effect| matches!(effect, Effect::UnknownSecret { .. });
    step.action() == &Action::Unchanged && step.effects().iter().any(is_unknown)
}
