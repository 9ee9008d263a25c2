//! Sets of webhooks and plans, as far as JavaScript can't do without: it holds a set by a handle, and shows models (`lib/set.js`).

use std::ptr;

use chatapps_webhooks::{
    Plan, SubAccountId, Unnamed, Webhook, WebhookSet, WebhookTarget, WebhookType, plan as plan_of,
};
use napi::Result;
use napi::bindgen_prelude::External;
use napi_derive::napi;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::convert::to_json;
use crate::error::{failed, unknown};
use crate::models::Packed;

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

/// The webhooks of a set, packed.
#[napi(catch_unwind)]
fn webhooks_of(set: &Held) -> Result<String> {
    Packed::of(&(**set).iter().collect::<Vec<_>>())
}

/// The number of the webhook with exactly that scope and type, from 0; nothing if there is none.
#[napi(catch_unwind)]
fn number_of(set: &Held, sub_account_id: String, webhook_type: String) -> Result<Option<u32>> {
    let webhook_type = webhook_type.parse().map_err(unknown)?;
    Ok(numbers(set, set.get(sub_account_id, webhook_type)).first().copied())
}

/// Whether a set has all that a target stands for.
#[napi(catch_unwind)]
fn has(set: &Held, sub_account_id: String, webhook_type: Option<String>) -> Result<bool> {
    let webhook_type = webhook_type.map(|name| name.parse::<WebhookType>()).transpose().map_err(unknown)?;
    let find = |target: WebhookTarget| set.get(target.sub_account_id, target.webhook_type?);
    Ok(WebhookTarget::new(sub_account_id, webhook_type).targets().all(|target| find(target).is_some()))
}

/// The numbers of the webhooks to which an event is sent, from 0.
#[napi(catch_unwind)]
fn deliver_to(set: &Held, sub_account_id: String, webhook_type: String) -> Result<Vec<u32>> {
    let webhook_type = webhook_type.parse().map_err(unknown)?;
    let Some(sub_account) = SubAccountId::new(sub_account_id) else {
        return Err(unknown("expected the id of one sub-account: an event is never one of `*`"));
    };
    Ok(numbers(set, set.deliver_to(&sub_account, webhook_type)))
}

/// Whether two sets are equal, secrets included.
#[napi(catch_unwind)]
fn equal(one: &Held, other: &Held) -> bool {
    **one == **other
}

/// A plan, in parts.
#[napi(object, object_from_js = false)]
pub(crate) struct Planned {
    /// The plan as JSON, and the form that people read.
    pub plan: String,
    /// The packed request, or why there is none.
    pub request: String,
    /// The targets that stand in the way of a request, packed; nothing if none does.
    pub blocked: Option<String>,
    /// The targets to delete, packed.
    pub removals: String,
}

/// What has to be sent.
#[napi(catch_unwind)]
fn plan(current: &Held, desired: &Held, remove: bool, resend_secrets: bool) -> Result<Planned> {
    #[derive(Serialize)]
    struct Both<'a> {
        plan: &'a Plan,
        text: String,
    }
    let plan = plan_of(current, desired, if remove { Unnamed::Remove } else { Unnamed::Keep });
    let plan = if resend_secrets { plan.resend_secrets() } else { plan };
    let (request, blocked) = match plan.request() {
        Ok(request) => (Packed::of(&request)?, None),
        Err(blocked) => {
            (blocked.to_string(), Some(Packed::of(&blocked.targets().iter().collect::<Vec<_>>())?))
        }
    };
    let removals = Packed::of(&plan.removals())?;
    let text = plan.to_string();
    Ok(Planned { plan: to_json(&Both { plan: &plan, text })?, request, blocked, removals })
}

/// Whether a text is what GET shows in place of a secret.
#[napi(catch_unwind)]
fn is_mask(secret: String) -> bool {
    chatapps_webhooks::Secret::from(secret).is_mask()
}

/// What JavaScript has checked and written.
fn read<T: DeserializeOwned>(text: &str) -> Result<Vec<T>> {
    serde_json::from_str(text).map_err(failed)
}

/// Where webhooks of a set stand in it.
fn numbers<'a>(set: &'a WebhookSet, webhooks: impl IntoIterator<Item = &'a Webhook>) -> Vec<u32> {
    let number = |webhook: &Webhook| set.iter().position(|each| ptr::eq(each, webhook));
    webhooks.into_iter().filter_map(number).filter_map(|number| u32::try_from(number).ok()).collect()
}
