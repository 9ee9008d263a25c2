//! Delivery receipts.

use super::content::Addressee;
use super::fields::{Digits, ErrorCodes, Id, MessageId, Moment, Nested, Words};
use super::outbound::OutboundContent;
use super::rows::{event_object, platform_events};
use crate::contract::field::{OneOfOpen, Text};
use crate::contract::record::Integer;
use crate::describe::between::{Between, Versions};
use crate::describe::role::Role;
use crate::describe::sample::{If, Made};
use crate::values::event::error_codes::ReceiptErrorCode;
use crate::values::event::message::Channel;
use crate::values::event::receipt::{MessageState, MessageStateDetail, PricingCategory};
use crate::values::event::received_time::ReceivedTime;
use crate::values::open_value::OpenValue;

const WHATSAPP: If = If::Role(Role::Channel, &["whatsapp"]);

/// The states that come with an error.
const FAILED: If = If::Role(Role::State, &["undelivered", "rejected", "failed", "error"]);

platform_events! {
    'm;
    /// A delivery receipt: what became of a message.
    DeliveryReceipt, DeliveryReceiptIndex, "Delivery receipt", "ChatApps outbound message delivery receipt":
        Nested<ReceiptPayload<'static>> => ReceiptPayload<'m>;
        &[Between::Versions(Versions {
            newest: 9,
            unnamed: Some(8),
            is_replaced: false,
            change: "users may have no phone number, and receipts of WhatsApp may have a copy of the message",
        })];
}

event_object! {
    /// What became of a message.
    pub view ReceiptPayload<'m>, ReceiptPayloadIndex;
    title "Payload of a delivery receipt";
    /// The id of the message.
    required umid: Text<MessageId> => &'m str = "umid" [.role(Role::Umid).help("the id of the message")];
    /// The id of the batch that the message was sent in.
    optional batch_id: Text<Id> => &'m str = "batchId" [.help("the id of the batch")];
    /// The sender's own id of the message.
    optional client_message_id: Words => &'m str = "clientMessageId" [.help("the sender's own id of the message").examples(&["visit-2041", "parcel-77-b", "welcome-9"])];
    /// The sender's own id of the batch.
    optional client_batch_id: Words => &'m str = "clientBatchId" [.help("the sender's own id of the batch").examples(&["spring-mailing", "reminders-week-31"])];
    /// The sub-account that sent the message.
    documented sub_account_id: Words => &'m str = "subAccountId" [.role(Role::SubAccountId).help("the sub-account").made(Made::SubAccount)];
    /// The channel. A message that falls back to another one has receipts of both.
    documented channel: OneOfOpen<Channel> => OpenValue<'m, Channel>
        = "channel" [.role(Role::Channel).help("the channel")];
    /// Whom the message was sent to.
    documented user: Nested<Addressee<'static>> => Addressee<'m>
        = "user" [.role(Role::User).help("whom the message was sent to")];
    /// What became of it.
    required status: Nested<ReceiptStatus<'static>> => ReceiptStatus<'m> = "status" [.help("what became of the message")];
    /// What only WhatsApp says.
    optional whatsapp: Nested<ReceiptWhatsApp<'static>> => ReceiptWhatsApp<'m> = "whatsapp" [.help("what only WhatsApp says").always_if(&[WHATSAPP])];
    /// What only Viber says.
    optional viber: Nested<ReceiptViber<'static>> => ReceiptViber<'m> = "viber" [.help("what only Viber says").only_if(&[If::Role(Role::Channel, &["viber"])])];
    /// A copy of the message.
    optional outbound_content: Nested<OutboundContent<'static>> => OutboundContent<'m>
        = "outboundContent" [.personal().help("a copy of the message").only_if(&[
            WHATSAPP,
            If::From(9),
            If::Role(Role::Detail, &["delivered_to_recipient"]),
        ])];
}

event_object! {
    /// What became of a message.
    pub view ReceiptStatus<'m>, ReceiptStatusIndex;
    title "Status of a message";
    /// The state.
    required state: OneOfOpen<MessageState> => OpenValue<'m, MessageState>
        = "state" [.role(Role::State).help("the state")];
    /// More about the state.
    optional detail: OneOfOpen<MessageStateDetail> => OpenValue<'m, MessageStateDetail>
        = "detail" [.role(Role::Detail).help("more about the state")
            .always_if(&[If::Role(Role::State, &["delivered", "undelivered"])])];
    /// When the state was observed.
    documented timestamp: Text<Moment> => ReceivedTime<'m>
        = "timestamp" [.role(Role::Timestamp).help("when the state was observed")];
    /// What went wrong, for programs.
    optional error_code: Integer<ErrorCodes> => ReceiptErrorCode = "errorCode" [.help("what went wrong, for programs").made(Made::ErrorCode).always_if(&[FAILED])];
    /// What went wrong, for people.
    optional error_message: Words => &'m str = "errorMessage" [.help("what went wrong, for people").made(Made::ErrorMessage).always_if(&[FAILED])];
}

event_object! {
    /// What only WhatsApp says of a message.
    pub view ReceiptWhatsApp<'m>, ReceiptWhatsAppIndex;
    title "Receipt of WhatsApp";
    /// Meta's own error code.
    optional provider_error_code: Text<Digits> => &'m str = "providerErrorCode" [.help("Meta's error code").made(Made::ProviderErrorCode).always_if(&[FAILED])];
    /// Meta's price category.
    optional pricing_category: OneOfOpen<PricingCategory> => OpenValue<'m, PricingCategory>
        = "pricingCategory" [.help("Meta's price category")
            .only_if(&[If::Role(Role::State, &["sent", "delivered", "read"])])];
}

event_object! {
    /// What only Viber says of a message. It is announced, and not sent yet.
    pub view ReceiptViber<'m>, ReceiptViberIndex;
    title "Receipt of Viber";
    /// Viber's own error code.
    optional provider_error_code: Text<Digits> => &'m str = "providerErrorCode" [.help("Viber's error code").made(Made::ProviderErrorCode).always_if(&[FAILED])];
    /// Viber's price category: `session`, `transactional` or `promotional`.
    optional pricing_category: Words => &'m str = "pricingCategory" [.help("Viber's price category")
        .examples(&["session", "transactional", "promotional"])];
    /// Whether the message costs anything.
    optional billable: super::fields::Flag => bool = "billable" [.help("whether the message costs anything")];
}
