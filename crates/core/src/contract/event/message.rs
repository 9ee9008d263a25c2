//! Inbound messages in both envelopes, and messages sent from the WhatsApp Business App.

use super::content::{Addressee, CONTENT, MessageContent, Sender};
use super::fields::{Id, MessageId, Moment, Nested, Whole, Words};
use super::rows::{event_object, platform_events};
use crate::contract::field::{OneOfOpen, Text};
use crate::contract::record::Integer;
use crate::describe::between::{Between, Names, Versions};
use crate::describe::role::Role;
use crate::describe::sample::{If, Made};
use crate::values::event::message::{Channel, ContentType};
use crate::values::event::received_time::ReceivedTime;
use crate::values::open_value::OpenValue;

platform_events! {
    'm;
    /// An inbound message.
    InboundMessage, InboundMessageIndex, "Inbound message", "ChatApps inbound message":
        Nested<InboundPayload<'static>> => InboundPayload<'m>;
        &[Between::Versions(Versions {
            newest: 3,
            unnamed: Some(2),
            is_replaced: false,
            change: "users may have no phone number, and the id of a WhatsApp user is not that number",
        })];
    /// A message that the business sent from the WhatsApp Business App.
    ExternalAppMessage, ExternalAppMessageIndex, "Message from the WhatsApp Business App", "External App Message":
        Nested<ExternalAppPayload<'static>> => ExternalAppPayload<'m>;
        &[Between::Versions(Versions {
            newest: 9,
            unnamed: Some(8),
            is_replaced: false,
            change: "users may have no phone number, and the id of a WhatsApp user is not that number",
        })];
}

event_object! {
    /// An inbound message.
    pub view InboundPayload<'m>, InboundPayloadIndex;
    title "Payload of an inbound message", between CONTENT;
    /// The id of the message.
    required umid: Text<MessageId> => &'m str = "umid" [.role(Role::Umid).help("the id of the message")];
    /// The sub-account that the channel is of.
    documented sub_account_id: Words => &'m str = "subAccountId" [.role(Role::SubAccountId).help("the sub-account").made(Made::SubAccount)];
    /// When the message was received.
    documented timestamp: Text<Moment> => ReceivedTime<'m>
        = "timestamp" [.role(Role::Timestamp).help("when the message was received")];
    /// Who sent it.
    documented user: Nested<Sender<'static>> => Sender<'m> = "user" [.role(Role::User).help("who sent the message")];
    /// Where it arrived.
    documented recipient: Nested<Recipient<'static>> => Recipient<'m> = "recipient" [.help("where the message arrived")];
    /// The kind of content.
    required content_type: OneOfOpen<ContentType> => OpenValue<'m, ContentType>
        = "type" [.role(Role::ContentType).help("the kind of content")];
    /// The content.
    documented content: Nested<MessageContent<'static>> => MessageContent<'m>
        = "content" [.role(Role::Content).help("the content")];
    /// The message that it answers.
    optional reply_to_umid: Text<Id> => &'m str = "replyToUmid" [.help("the message that it answers").only_if(&[If::Role(Role::Channel, &["whatsapp"])])];
}

event_object! {
    /// Where an inbound message arrived.
    pub view Recipient<'m>, RecipientIndex;
    title "Recipient of an inbound message";
    /// The channel.
    documented channel: OneOfOpen<Channel> => OpenValue<'m, Channel>
        = "channel" [.role(Role::Channel).help("the channel")];
    /// The id of the business's own channel.
    documented channel_id: Text<Id> => &'m str
        = "channelId" [.role(Role::ChannelId).help("the id of the business's channel")];
}

event_object! {
    /// A message that the business sent from the WhatsApp Business App.
    pub view ExternalAppPayload<'m>, ExternalAppPayloadIndex;
    title "Payload of a message from the WhatsApp Business App", between CONTENT;
    /// The id of the message.
    required umid: Text<MessageId> => &'m str = "umid" [.role(Role::Umid).help("the id of the message")];
    /// The sub-account that the channel is of.
    documented sub_account_id: Words => &'m str = "subAccountId" [.role(Role::SubAccountId).help("the sub-account").made(Made::SubAccount)];
    /// When the message was sent.
    documented timestamp: Text<Moment> => ReceivedTime<'m>
        = "timestamp" [.role(Role::Timestamp).help("when the message was sent")];
    /// The channel.
    documented channel: OneOfOpen<Channel> => OpenValue<'m, Channel>
        = "channel" [.role(Role::Channel).help("the channel").examples(&["whatsapp"])];
    /// Whom it was sent to.
    documented user: Nested<Addressee<'static>> => Addressee<'m>
        = "user" [.role(Role::User).help("whom the message was sent to")];
    /// The kind of content.
    required content_type: OneOfOpen<ContentType> => OpenValue<'m, ContentType>
        = "type" [.role(Role::ContentType).help("the kind of content")];
    /// The content.
    documented content: Nested<MessageContent<'static>> => MessageContent<'m>
        = "content" [.role(Role::Content).help("the content")];
}

/// The flat form: the content as in the other one, and another form that has replaced it.
const FLAT: &[Between] = &[
    Between::Versions(Versions {
        newest: 1,
        unnamed: None,
        is_replaced: true,
        change: "inbound messages have an envelope, and one form for all channels",
    }),
    Between::Names(Names { by: "type", within: Some("content"), members: FLAT_MEMBERS }),
];

/// The kinds of content that the flat form is documented with.
const FLAT_TYPES: &[&str] = &["Text", "Image", "Video", "Audio", "File", "Location"];

/// What types name in [`CONTENT`], too.
const FLAT_MEMBERS: &[(&str, &str)] = match CONTENT {
    [Between::Names(names)] => names.members,
    _ => &[],
};

event_object! {
    /// An inbound message without an envelope, as LINE has them.
    pub event FlatInboundMessage<'m>, FlatInboundMessageIndex;
    title "Inbound message without an envelope", between FLAT;
    /// The name of the event: `inboundMessage`.
    required event_type: Words => &'m str
        = "eventType" [.role(Role::EventType).help("the name of the event").made(Made::EventType)];
    /// The version of the format.
    documented version: Integer<Whole> => i64
        = "version" [.role(Role::Version).help("the version of the format").made(Made::Version)];
    /// The channel.
    documented channel: OneOfOpen<Channel> => OpenValue<'m, Channel>
        = "channel" [.role(Role::Channel).help("the channel").examples(&["line"])];
    /// The id of the message.
    required umid: Text<MessageId> => &'m str = "umid" [.role(Role::Umid).help("the id of the message")];
    /// The sub-account that the channel is of.
    documented sub_account_id: Words => &'m str = "subAccountId" [.role(Role::SubAccountId).help("the sub-account").made(Made::SubAccount)];
    /// When the message was received.
    documented timestamp: Text<Moment> => ReceivedTime<'m>
        = "timestamp" [.role(Role::Timestamp).help("when the message was received")];
    /// Who sent it.
    documented user: Nested<FlatSender<'static>> => FlatSender<'m>
        = "user" [.role(Role::User).help("who sent the message")];
    /// The kind of content.
    required content_type: OneOfOpen<ContentType> => OpenValue<'m, ContentType>
        = "type" [.role(Role::ContentType).help("the kind of content").examples(FLAT_TYPES)];
    /// The content.
    documented content: Nested<MessageContent<'static>> => MessageContent<'m>
        = "content" [.role(Role::Content).help("the content")];
    /// Where it arrived.
    documented recipient: Nested<FlatRecipient<'static>> => FlatRecipient<'m>
        = "recipient" [.help("where the message arrived")];
}

event_object! {
    /// Who sent an inbound message without an envelope.
    pub view FlatSender<'m>, FlatSenderIndex;
    title "Sender of a message without an envelope";
    /// The id on the channel.
    documented channel_user_id: Words => &'m str = "channelUserId" [.personal().help("the id on the channel").made(Made::ChannelUserId)];
}

event_object! {
    /// Where an inbound message without an envelope arrived.
    pub view FlatRecipient<'m>, FlatRecipientIndex;
    title "Recipient of a message without an envelope";
    /// The id of the business's own channel.
    documented recipient_id: Text<Id> => &'m str
        = "recipientId" [.role(Role::ChannelId).help("the id of the business's channel")];
}
