//! Which webhooks get an event.

use chatapps_webhooks::{Event, EventKind, WebhookType};

/// The webhooks that get an event: of a type, and with the scope of a sub-account or `*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) webhook_type: WebhookType,
    /// Nothing for every scope: the event is about the whole account.
    pub(crate) sub_account_id: Option<String>,
}

/// What must be said about an event that names no route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unroutable {
    pub(crate) kind: EventKind,
}

impl Route {
    /// The route of an event. What is given goes before what the event says.
    pub(crate) fn of(
        event: &Event,
        webhook_type: Option<WebhookType>,
        sub_account_id: Option<String>,
    ) -> Result<Self, Unroutable> {
        let unroutable = Unroutable { kind: event.kind() };
        let own_type = event.kind().webhook_type();
        let webhook_type = webhook_type.or(own_type).ok_or(unroutable)?;
        let sub_account_id = sub_account_id.or_else(|| event.sub_account_id().map(str::to_owned));
        let is_for_all = webhook_type == WebhookType::BusinessManagement;
        if sub_account_id.is_none() && !is_for_all {
            return Err(unroutable);
        }
        // No sub-account has NUL, which no database takes: only webhooks for all fit.
        let sub_account_id = sub_account_id.map(|id| if id.contains('\0') { "*".to_owned() } else { id });
        Ok(Self { webhook_type, sub_account_id })
    }
}
