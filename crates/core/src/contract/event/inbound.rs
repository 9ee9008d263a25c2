//! Inbound messages in one form, whatever their envelope.

use super::content::MessageContent;
use super::event::Event;
use super::fields::View;
use crate::contract::field::OneOfOpen;
use crate::contract::record::RecordField;
use crate::describe::record::{Described, Record, Value};
use crate::describe::role::Role;
use crate::values::event::message::{Channel, ContentType};
use crate::values::event::received_time::ReceivedTime;
use crate::values::open_value::OpenValue;

/// An inbound message, whatever its envelope.
#[derive(Clone, Copy)]
pub struct Inbound<'m>(&'m Record);

impl Event {
    /// The message, if it is an inbound one, whatever its envelope.
    #[must_use]
    pub fn inbound(&self) -> Option<Inbound<'_>> {
        match self {
            Self::InboundMessage(_) | Self::FlatInboundMessage(_) => Some(Inbound(self.as_record())),
            _ => None,
        }
    }
}

impl<'m> Inbound<'m> {
    fn value(self, role: Role) -> Option<&'m Value> {
        self.0.of_role(role)
    }

    fn text(self, role: Role) -> Option<&'m str> {
        match self.value(role)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A property of whoever sent the message.
    fn of_user(self, name: &str) -> Option<&'m str> {
        let Value::Object(user) = self.value(Role::User)? else { return None };
        user.text(user.object_type().property(name)?.0)
    }

    /// The id of the message.
    #[must_use]
    pub fn umid(self) -> &'m str {
        self.text(Role::Umid).unwrap_or_default()
    }

    /// The sub-account.
    #[must_use]
    pub fn sub_account_id(self) -> Option<&'m str> {
        self.text(Role::SubAccountId)
    }

    /// When the message was received.
    #[must_use]
    pub fn timestamp(self) -> Option<ReceivedTime<'m>> {
        self.text(Role::Timestamp).map(ReceivedTime::new)
    }

    /// The channel.
    #[must_use]
    pub fn channel(self) -> Option<OpenValue<'m, Channel>> {
        self.value(Role::Channel).and_then(OneOfOpen::<Channel>::view)
    }

    /// The id of the business's own channel.
    #[must_use]
    pub fn channel_id(self) -> Option<&'m str> {
        self.text(Role::ChannelId)
    }

    /// The sender's phone number.
    #[must_use]
    pub fn msisdn(self) -> Option<&'m str> {
        self.of_user("msisdn")
    }

    /// The sender's id on the channel.
    #[must_use]
    pub fn channel_user_id(self) -> Option<&'m str> {
        self.of_user("channelUserId")
    }

    /// The sender's name.
    #[must_use]
    pub fn name(self) -> Option<&'m str> {
        self.of_user("name")
    }

    /// The kind of content.
    #[must_use]
    pub fn content_type(self) -> OpenValue<'m, ContentType> {
        let content_type = self.value(Role::ContentType).and_then(OneOfOpen::<ContentType>::view);
        content_type.unwrap_or(OpenValue::Other(""))
    }

    /// The content.
    #[must_use]
    pub fn content(self) -> Option<MessageContent<'m>> {
        match self.value(Role::Content)? {
            Value::Object(content) => Some(<MessageContent<'static> as View>::of(content)),
            _ => None,
        }
    }
}

impl std::fmt::Debug for Inbound<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::describe::record::debug(self.0, f)
    }
}
