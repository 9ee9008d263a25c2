//! What has to be sent so that an account has the webhooks that are wanted, and what that does to
//! those it has. Sending is up to others.

pub(crate) mod action;
mod compare;
pub(crate) mod effect;
mod show;
mod target_name;

use std::fmt;

use self::action::Action;
use self::compare::{compare, has_stand_in, order_of};
use self::effect::Effect;
use self::target_name::TargetName;
use super::webhook_set::WebhookSet;
use crate::base::limits::SHOWN;
use crate::base::names::names;
use crate::contract::target::WebhookTarget;
use crate::contract::webhook::Webhook;
use crate::values::webhook_type::WebhookType;

/// What happens to webhooks that the desired set doesn't list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unlisted {
    /// They stay: a request that creates or replaces webhooks never removes one.
    #[default]
    Keep,
    /// They are deleted, by a request of its own.
    Prune,
}

names! {
    Unlisted, "choice",
    /// Both choices.
    [Keep = "keep", Prune = "prune"]
}

/// Compares what an account has with what it should have.
///
/// `current` usually comes from GET, which masks secrets. What is masked on either side counts as
/// unchanged, and the effects of the step say so. Of desired secrets, exactly `***` means "as it
/// is". Any other mask, and a variable that nobody filled in, is never sent. An omitted `enabled`
/// is `true`, and an empty `httpAuthorization` is none.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::{Action, Effect, Unlisted, Uri, Webhook, WebhookSet, WebhookType, plan};
///
/// let at = |url| Ok::<_, chatapps_webhooks::InvalidUri>(Webhook::new("*", &Uri::new(url)?));
/// let current: WebhookSet =
///     [at("https://old.onion.example")?.with_type(WebhookType::InboundMessage).with_enabled(false)].into_iter().collect();
/// let desired: WebhookSet = [at("https://new.onion.example")?].into_iter().collect();
///
/// let plan = plan(&current, &desired, Unlisted::Keep);
/// assert_eq!(plan.steps()[0].action(), &Action::Create);
/// assert_eq!(plan.steps()[1].action(), &Action::Replace { properties: vec!["url", "enabled"] });
/// assert_eq!(plan.steps()[1].effects(), [Effect::TurnsOn]);
/// assert_eq!(plan.request()?.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn plan(current: &WebhookSet, desired: &WebhookSet, unlisted: Unlisted) -> Plan {
    let named = desired.iter().filter(|webhook| type_of(webhook).is_some()).map(|webhook| {
        let (action, effects) = compare(find(current, webhook), webhook);
        Step { target: target_of(webhook), action, effects, desired: Some(webhook.clone()) }
    });
    let others =
        current.iter().filter(|webhook| type_of(webhook).is_some() && find(desired, webhook).is_none());
    let action = match unlisted {
        Unlisted::Keep => Action::Keep,
        Unlisted::Prune => Action::Remove,
    };
    let others = others.map(|webhook| Step {
        target: target_of(webhook),
        action: action.clone(),
        effects: Vec::new(),
        desired: None,
    });
    let mut steps: Vec<_> = named.chain(others).collect();
    steps.sort_by(|one, other| one.target.cmp(&other.target));
    let unknown = current.iter().filter(|webhook| type_of(webhook).is_none()).count();
    Plan { steps, unknown }
}

/// What has to be sent, webhook by webhook. Made by [`plan`].
///
/// `Display` is a list for people, with the scope, the type and the names of properties, and never
/// a value. Serialized, it is the same as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    steps: Vec<Step>,
    unknown: usize,
}

impl Plan {
    /// What happens to each webhook of either set, in the order of the sets.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How many webhooks of the account have a type that this version doesn't know. They are left
    /// alone, whatever the desired set has.
    #[must_use]
    pub const fn unknown_types(&self) -> usize {
        self.unknown
    }

    /// Whether there is nothing to send.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.iter().all(|step| matches!(step.action, Action::Unchanged | Action::Keep))
    }

    /// Whether a mask or an unfilled variable would have to be sent: [`Plan::request`] refuses
    /// then.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.steps.iter().any(Step::is_blocked)
    }

    /// The body of the request that creates and replaces webhooks. Each has its type written out.
    /// Empty: there is none to make.
    ///
    /// # Errors
    ///
    /// [`Blocked`] if a mask or an unfilled variable would have to be sent.
    pub fn request(&self) -> Result<Vec<Webhook>, Blocked> {
        let blocked: Vec<_> =
            self.steps.iter().filter(|step| step.is_blocked()).map(|step| step.target.clone()).collect();
        if !blocked.is_empty() {
            return Err(Blocked { targets: blocked });
        }
        let sent = self.steps.iter().filter(|step| step.action.is_sent());
        Ok(sent.filter_map(|step| step.desired.clone()).collect())
    }

    /// The body of the request that deletes webhooks. Empty: there is none to make.
    #[must_use]
    pub fn removals(&self) -> Vec<WebhookTarget> {
        let removed = self.steps.iter().filter(|step| step.action == Action::Remove);
        removed.map(|step| step.target.clone()).collect()
    }

    /// The same plan, in which secrets that may be other ones count as changed, so that they are
    /// sent: where the current one is masked and the desired one is known
    /// ([`Effect::UnknownSecret`]).
    #[must_use]
    pub fn resend_secrets(mut self) -> Self {
        for step in &mut self.steps {
            let mut properties = step.unknown_secrets();
            if properties.is_empty() || (step.action == Action::Unchanged && step.has_stand_in()) {
                continue;
            }
            if let Action::Replace { properties: others } = &step.action {
                properties.extend(others);
                properties.sort_by_key(|name| order_of(name));
            }
            step.action = Action::Replace { properties };
        }
        self
    }
}

/// What happens to one webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    target: WebhookTarget,
    action: Action,
    effects: Vec<Effect>,
    /// The webhook as it should be, if the desired set names it.
    desired: Option<Webhook>,
}

impl Step {
    /// Which webhook it is. There is always a type.
    #[must_use]
    pub const fn target(&self) -> &WebhookTarget {
        &self.target
    }

    /// What is done.
    #[must_use]
    pub const fn action(&self) -> &Action {
        &self.action
    }

    /// What that brings about, beyond what was asked for in so many words.
    #[must_use]
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// Whether it can't be done: a mask or an unfilled variable would have to be sent.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.action.is_sent() && self.has_stand_in()
    }

    /// Whether something in the desired webhook must not be sent.
    fn has_stand_in(&self) -> bool {
        self.desired.as_ref().is_some_and(|desired| has_stand_in(desired))
    }

    /// The secrets of which nobody can tell whether they change.
    fn unknown_secrets(&self) -> Vec<&'static str> {
        let unknown = |effect: &Effect| match effect {
            Effect::UnknownSecret { property } => Some(*property),
            _ => None,
        };
        self.effects.iter().filter_map(unknown).collect()
    }
}

/// A plan can't be carried out, since a mask or an unfilled variable would have to be sent in place
/// of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    targets: Vec<WebhookTarget>,
}

impl Blocked {
    /// The webhooks that lack a value.
    #[must_use]
    pub fn targets(&self) -> &[WebhookTarget] {
        &self.targets
    }
}

impl fmt::Display for Blocked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mask or an unfilled variable would have to be sent in place of a value, for ")?;
        for (number, target) in self.targets.iter().take(SHOWN).enumerate() {
            write!(f, "{}{}", if number > 0 { ", " } else { "" }, TargetName(target))?;
        }
        match self.targets.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

impl std::error::Error for Blocked {}

/// The webhook of a set that has the scope and type of another one.
fn find<'a>(set: &'a WebhookSet, webhook: &Webhook) -> Option<&'a Webhook> {
    set.get(webhook.sub_account_id(), type_of(webhook)?)
}

/// The type of a webhook of a set, if this version knows it.
fn type_of(webhook: &Webhook) -> Option<WebhookType> {
    webhook.webhook_type()?.known()
}

fn target_of(webhook: &Webhook) -> WebhookTarget {
    WebhookTarget::of(webhook.sub_account_id(), type_of(webhook))
}
