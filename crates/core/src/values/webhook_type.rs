//! The types of events that a webhook receives.

use super::enumeration::enumeration;
use super::open_value::OpenValue;

enumeration! {
    /// The type of the events that a webhook receives.
    WebhookType, "type",
    /// Every type, in the order of the reference.
    {
        /// `CADR`: delivery receipts.
        DeliveryReceipt = "CADR" "delivery receipts"
            ["dr", "dlr", "delivery", "deliveryreceipt", "deliveryreceipts", "receipt", "status"];
        /// `MSG`: inbound messages.
        InboundMessage = "MSG" "inbound messages"
            ["mo", "inbound", "message", "messages", "inboundmessage", "inboundmessages"];
        /// `CABM`: updates of Messaging Apps Business Management.
        BusinessManagement = "CABM" "updates of Messaging Apps Business Management"
            ["bm", "business", "businessmanagement", "businessupdates"];
    }
    .open_in_answers()
    .instead_of_all(
        "omit `type` for CADR and MSG; add an entry with type CABM for business updates"
    )
}

impl WebhookType {
    /// The types of an entry with that `type`: none if it isn't known here.
    pub(crate) const fn of_open(webhook_type: Option<OpenValue<'_, Self>>) -> &'static [Self] {
        match webhook_type {
            None => Self::of_entry(None),
            Some(OpenValue::Known(webhook_type)) => Self::of_entry(Some(webhook_type)),
            Some(OpenValue::Other(_)) => &[],
        }
    }

    /// The types of an entry with that `type`: without one, delivery receipts and inbound messages.
    pub(crate) const fn of_entry(webhook_type: Option<Self>) -> &'static [Self] {
        match webhook_type {
            Some(Self::DeliveryReceipt) => &[Self::DeliveryReceipt],
            Some(Self::InboundMessage) => &[Self::InboundMessage],
            Some(Self::BusinessManagement) => &[Self::BusinessManagement],
            None => &[Self::DeliveryReceipt, Self::InboundMessage],
        }
    }
}
