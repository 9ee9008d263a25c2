//! Delivery receipts.

use super::content::Addressee;
use super::fields::{Digits, ErrorCodes, Id, MessageId, Moment, Nested, Words};
use super::outbound::OutboundContent;
use super::rows::{event_object, platform_events};
use crate::contract::field::{OneOfOpen, Text};
use crate::contract::record::Integer;
use crate::describe::between::{Between, Versions};
use crate::describe::role::Role;
use crate::values::event::error_codes::ReceiptErrorCode;
use crate::values::event::message::Channel;
use crate::values::event::receipt::{MessageState, MessageStateDetail, PricingCategory};
use crate::values::event::received_time::ReceivedTime;
use crate::values::open_value::OpenValue;

platform_events! {
    'm;
    /// A delivery receipt: what became of a message.
    DeliveryReceipt, DeliveryReceiptIndex, "Delivery receipt":
        Nested<ReceiptPayload<'static>> => ReceiptPayload<'m>;
        &[Between::Versions(Versions {
            newest: 9,
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
    optional client_message_id: Words => &'m str = "clientMessageId" [.help("the sender's own id of the message")];
    /// The sender's own id of the batch.
    optional client_batch_id: Words => &'m str = "clientBatchId" [.help("the sender's own id of the batch")];
    /// The sub-account that sent the message.
    documented sub_account_id: Words => &'m str = "subAccountId" [.role(Role::SubAccountId).help("the sub-account")];
    /// The channel. A message that falls back to another one has receipts of both.
    documented channel: OneOfOpen<Channel> => OpenValue<'m, Channel>
        = "channel" [.role(Role::Channel).help("the channel")];
    /// Whom the message was sent to.
    documented user: Nested<Addressee<'static>> => Addressee<'m>
        = "user" [.role(Role::User).help("whom the message was sent to")];
    /// What became of it.
    required status: Nested<ReceiptStatus<'static>> => ReceiptStatus<'m> = "status" [.help("what became of the message")];
    /// What only WhatsApp says.
    optional whatsapp: Nested<ReceiptWhatsApp<'static>> => ReceiptWhatsApp<'m> = "whatsapp" [.help("what only WhatsApp says")];
    /// What only Viber says.
    optional viber: Nested<ReceiptViber<'static>> => ReceiptViber<'m> = "viber" [.help("what only Viber says")];
    /// A copy of the message.
    optional outbound_content: Nested<OutboundContent<'static>> => OutboundContent<'m>
        = "outboundContent" [.personal().help("a copy of the message")];
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
        = "detail" [.role(Role::Detail).help("more about the state")];
    /// When the state was observed.
    documented timestamp: Text<Moment> => ReceivedTime<'m>
        = "timestamp" [.role(Role::Timestamp).help("when the state was observed")];
    /// What went wrong, for programs.
    optional error_code: Integer<ErrorCodes> => ReceiptErrorCode = "errorCode" [.help("what went wrong, for programs")];
    /// What went wrong, for people.
    optional error_message: Words => &'m str = "errorMessage" [.help("what went wrong, for people")];
}

event_object! {
    /// What only WhatsApp says of a message.
    pub view ReceiptWhatsApp<'m>, ReceiptWhatsAppIndex;
    title "Receipt of WhatsApp";
    /// Meta's own error code.
    optional provider_error_code: Text<Digits> => &'m str = "providerErrorCode" [.help("Meta's error code")];
    /// Meta's price category.
    optional pricing_category: OneOfOpen<PricingCategory> => OpenValue<'m, PricingCategory>
        = "pricingCategory" [.help("Meta's price category")];
}

event_object! {
    /// What only Viber says of a message. It is announced, and not sent yet.
    pub view ReceiptViber<'m>, ReceiptViberIndex;
    title "Receipt of Viber";
    /// Viber's own error code.
    optional provider_error_code: Text<Digits> => &'m str = "providerErrorCode" [.help("Viber's error code")];
    /// Viber's price category: `session`, `transactional` or `promotional`.
    optional pricing_category: Words => &'m str = "pricingCategory" [.help("Viber's price category")];
    /// Whether the message costs anything.
    optional billable: super::fields::Flag => bool = "billable" [.help("whether the message costs anything")];
}
