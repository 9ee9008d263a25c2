//! What a property is to all events alike.

/// What a property is to all events alike, whatever they call it and wherever they have it. Accessors
/// that every event has look for a role, and know no kind of event.
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
