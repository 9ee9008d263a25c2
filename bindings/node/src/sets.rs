//! Sets of webhooks and plans. JavaScript holds a set by a handle, and shows models (`lib/set.js`).

use std::ptr;

use chatapps_webhooks::{
    Document, Invalid, Model, SubAccountId, Webhook, WebhookList, WebhookSet, WebhookTarget, WebhookType,
    plan as plan_of,
};
use napi::Result;
use napi::bindgen_prelude::{Either, External};
use napi_derive::napi;

use crate::pack::pack;
use crate::report::{Found, failed, found, to_json};
use crate::request::Handle;
use crate::values::{text_of, values};

type Held = External<WebhookSet>;

/// The set that a document makes of another one, or of none; or the findings of the document. The
/// model says what the document does: targets are deleted, webhooks are applied.
#[napi(catch_unwind, ts_return_type = "Held | string")]
fn changed(set: Option<&Held>, of: &Handle, words: &[u32], bytes: &[u8]) -> Result<Either<Held, Found>> {
    let text = text_of(words, bytes).map_err(failed)?;
    let mut now = set.map_or_else(WebhookSet::new, |set| (**set).clone());
    let done = match of.model {
        Model::WebhookTargets => read(of, words, text)?.map(|all: Vec<WebhookTarget>| _ = now.delete(&all)),
        Model::WebhookList => read(of, words, text)?.map(|list: WebhookList| now.apply(list.0)),
        _ => read(of, words, text)?.map(|webhooks: Vec<Webhook>| now.apply(webhooks)),
    };
    done.map_or_else(|invalid| found(invalid.report()).map(Either::B), |()| Ok(Either::A(External::new(now))))
}

fn read<T: Document>(of: &Handle, words: &[u32], text: &str) -> Result<std::result::Result<T, Invalid>> {
    of.checker.parse_model_value(|| values(words, text)).map_err(failed)
}

/// How many webhooks there are.
#[napi(catch_unwind)]
fn size_of(set: &Held) -> Result<u32> {
    u32::try_from(set.len()).map_err(failed)
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

fn position(set: &WebhookSet, webhook: Option<&Webhook>) -> i32 {
    let position = webhook.and_then(|webhook| set.iter().position(|each| ptr::eq(each, webhook)));
    position.and_then(|position| i32::try_from(position).ok()).unwrap_or(-1)
}
