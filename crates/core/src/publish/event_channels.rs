//! What the descriptions of the API say of events: where they arrive, and how a receiver knows who
//! sends them.

use serde_json::{Map, Value, json};

use crate::contract::event::kind::EventKind;
use crate::sample::sample::Sample;
use crate::values::enumeration::Enumeration;
use crate::values::webhook_type::WebhookType;

/// The events of one type of webhooks.
pub(super) struct EventChannel {
    /// What it is called.
    pub(super) name: &'static str,
    /// What the operation is called.
    pub(super) operation: &'static str,
    /// What arrives there.
    pub(super) title: &'static str,
    /// The type.
    pub(super) webhook_type: WebhookType,
}

pub(super) const EVENT_CHANNELS: [EventChannel; 3] = [
    EventChannel {
        name: "deliveryReceipt",
        operation: "receiveDeliveryReceipt",
        title: "What became of a message",
        webhook_type: WebhookType::DeliveryReceipt,
    },
    EventChannel {
        name: "inboundMessage",
        operation: "receiveInboundMessage",
        title: "A message of a customer",
        webhook_type: WebhookType::InboundMessage,
    },
    EventChannel {
        name: "businessUpdate",
        operation: "receiveBusinessUpdate",
        title: "A change of an account, a template or a user",
        webhook_type: WebhookType::BusinessManagement,
    },
];

impl EventChannel {
    /// The kinds of its events.
    pub(super) fn kinds(&self) -> impl Iterator<Item = EventKind> {
        let kinds = EventKind::DOCUMENTED.iter().copied();
        kinds.filter(|kind| kind.webhook_type() == Some(self.webhook_type))
    }

    /// Which webhooks it stands for.
    pub(super) fn description(&self) -> String {
        format!("What arrives at the URL of a webhook of the type `{}`.", self.webhook_type.text())
    }
}

/// A sample of a kind, as an example of it: on WhatsApp, if it can be.
pub(super) fn sample(kind: EventKind) -> Sample {
    let on_whatsapp = Sample::of(kind).channel("whatsapp");
    if on_whatsapp.body().is_ok() { on_whatsapp } else { Sample::of(kind) }
}

/// The sample as JSON.
pub(super) fn example(kind: EventKind) -> Value {
    // A sample of a documented kind can always be made.
    serde_json::from_str(&sample(kind).body().unwrap_or_default()).unwrap_or_default()
}

/// What happens if an event isn't taken.
pub(super) const SENT_AGAIN: &str = "An event that is answered with anything but 2XX, or not in time, is sent again after 1, 10, 30 and 90 seconds, and then given up.";

/// The schemes that a webhook can be configured with, by name.
pub(super) fn security_schemes() -> Map<String, Value> {
    Map::from_iter([
        (
            "eventAuthorization".to_owned(),
            json!({
                "type": "apiKey",
                "name": "Authorization",
                "in": "header",
                "description": "The `httpAuthorization` of the webhook, as it was configured.",
            }),
        ),
        (
            "eventToken".to_owned(),
            json!({
                "type": "http",
                "scheme": "bearer",
                "description": "An access token of your own authorization server, if the webhook has `oauth`.",
            }),
        ),
    ])
}

/// The schemes as alternatives.
pub(super) fn security() -> Value {
    security_schemes().keys().map(|name| json!({ name: [] })).collect()
}
