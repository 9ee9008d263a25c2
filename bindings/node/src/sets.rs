//! Sets of webhooks and plans. JavaScript holds a set by a handle, and shows models (`lib/set.js`).

use std::ptr;

use chatapps_webhooks::{SubAccountId, Webhook, WebhookSet, WebhookTarget, WebhookType, plan as plan_of};
use napi::Result;
use napi::bindgen_prelude::External;
use napi_derive::napi;
use serde::de::DeserializeOwned;

use crate::pack::pack;
use crate::report::{failed, to_json};

type Held = External<WebhookSet>;

/// The set that a request, as JSON, makes of another one, or of none.
#[napi(catch_unwind)]
fn applied(set: Option<&Held>, request: String) -> Result<Held> {
    let mut now = set.map_or_else(WebhookSet::new, |set| (**set).clone());
    now.apply(read::<Webhook>(&request)?);
    Ok(External::new(now))
}

/// The set that a deletion of targets, as JSON, makes of another one.
#[napi(catch_unwind)]
fn deleted(set: &Held, targets: String) -> Result<Held> {
    let mut now = (**set).clone();
    now.delete(&read::<WebhookTarget>(&targets)?);
    Ok(External::new(now))
}

/// The same set as GET shows it.
#[napi(catch_unwind)]
fn masked(set: &Held) -> Held {
    External::new(set.masked())
}

/// The webhooks of a set, packed. Sets are equal if these are.
#[napi(catch_unwind)]
fn webhooks_of(set: &Held) -> Vec<String> {
    pack(&**set)
}

/// The positions of the webhooks that a target stands for; -1 for one that isn't there.
#[napi(catch_unwind)]
fn positions(set: &Held, sub_account_id: String, webhook_type: Option<String>) -> Result<Vec<i32>> {
    let webhook_type = webhook_type.as_deref().map(str::parse).transpose().map_err(failed)?;
    let targets = WebhookTarget::of(sub_account_id, webhook_type);
    let find = |target: WebhookTarget| set.get(target.sub_account_id(), target.webhook_type()?);
    Ok(targets.targets().map(|target| position(set, find(target))).collect())
}

/// The positions of the webhooks to which an event is sent.
#[napi(catch_unwind)]
fn deliver_to(set: &Held, sub_account_id: String, webhook_type: String) -> Result<Vec<i32>> {
    let webhook_type: WebhookType = webhook_type.parse().map_err(failed)?;
    let Some(sub_account) = SubAccountId::new(sub_account_id) else {
        return Err(failed("expected the id of one sub-account: an event is never one of `*`"));
    };
    let webhooks = set.deliver_to(&sub_account, webhook_type);
    Ok(webhooks.map(|webhook| position(set, Some(webhook))).collect())
}

/// A plan as JSON: the plan, and the form that people read; the request, or why there is none and
/// the targets that stand in its way; the targets to delete.
#[napi(catch_unwind)]
fn plan(current: &Held, desired: &Held, unlisted: String, resend_secrets: bool) -> Result<String> {
    let plan = plan_of(current, desired, unlisted.parse().map_err(failed)?);
    let plan = if resend_secrets { plan.resend_secrets() } else { plan };
    let (request, blocked) = match plan.request() {
        Ok(request) => (Some(request), None),
        Err(blocked) => (None, Some((blocked.to_string(), blocked.targets().to_vec()))),
    };
    to_json(&(&plan, plan.to_string(), request, blocked, plan.removals()))
}

/// What JavaScript has checked and written.
fn read<T: DeserializeOwned>(text: &str) -> Result<Vec<T>> {
    serde_json::from_str(text).map_err(failed)
}

fn position(set: &WebhookSet, webhook: Option<&Webhook>) -> i32 {
    let position = webhook.and_then(|webhook| set.iter().position(|each| ptr::eq(each, webhook)));
    position.and_then(|position| i32::try_from(position).ok()).unwrap_or(-1)
}
