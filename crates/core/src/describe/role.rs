//! What a property is to all events alike.

/// What a property is to all events alike, whatever they call it and wherever they have it.
/// Accessors that every event has look for a role, and know no kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The version of the format.
    Version,
    /// The name of the event.
    EventType,
    /// The product that it is of.
    Namespace,
    /// The id of the message.
    Umid,
    /// The id of the event itself.
    EventId,
    /// The sub-account.
    SubAccountId,
    /// The channel.
    Channel,
    /// The id of the business's own channel.
    ChannelId,
    /// When it happened.
    Timestamp,
    /// Who sent or received the message.
    User,
    /// The kind of content.
    ContentType,
    /// The content.
    Content,
    /// What became of the message.
    State,
    /// More about that.
    Detail,
    /// What happened to a business account or phone number.
    BusinessEvent,
    /// The kind of an interactive message that was sent.
    Interaction,
}

impl Role {
    /// The name, as an accessor that every event has would be called.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::EventType => "eventType",
            Self::Namespace => "namespace",
            Self::Umid => "umid",
            Self::EventId => "eventId",
            Self::SubAccountId => "subAccountId",
            Self::Channel => "channel",
            Self::ChannelId => "channelId",
            Self::Timestamp => "timestamp",
            Self::User => "user",
            Self::ContentType => "contentType",
            Self::Content => "content",
            Self::State => "state",
            Self::Detail => "detail",
            Self::BusinessEvent => "businessEvent",
            Self::Interaction => "interaction",
        }
    }
}
