//! The content of messages that people send, and who sends them.

use super::fields::{Decimal, Flag, Moment, Nested, Words};
use super::rows::event_object;
use crate::base::limits::Limits;
use crate::contract::field::{OneOfOpen, Text};
use crate::describe::between::{Between, Names};
use crate::describe::role::Role;
use crate::describe::sample::{If, Made};
use crate::values::event::message::{CallPermission, CallPermissionSource, InteractiveType};
use crate::values::event::received_time::ReceivedTime;
use crate::values::open_value::OpenValue;

const WHATSAPP: If = If::Role(Role::Channel, &["whatsapp"]);

const LINE: If = If::Role(Role::Channel, &["line"]);

/// What people write.
const TEXTS: &[&str] = &[
    "Is the blue kettle back in stock?",
    "My parcel came, and the lid is missing.",
    "Could you move my visit to Friday?",
    "Thanks, that was quick!",
    "Do you deliver to the islands?",
    "Ich hätte gern zwei Stück in Grün.",
    "¿Abren el domingo? 🙂",
    "Where do I find the invoice for May?",
];

/// What identifies somebody: later formats leave out what a channel doesn't have.
const SENDER: &[Between] = &[Between::Identifies { by: &["msisdn", "channelUserId"], any_from: 3 }];

event_object! {
    /// Who sent an inbound message.
    pub view Sender<'m>, SenderIndex;
    title "Sender of a message", between SENDER;
    /// The phone number, with `+`.
    optional msisdn: Words => &'m str = "msisdn" [.personal().help("the phone number").made(Made::PhoneNumber).always_if(&[])];
    /// The id on the channel.
    optional channel_user_id: Words => &'m str = "channelUserId" [.personal().help("the id on the channel").made(Made::ChannelUserId).always_if(&[])];
    /// The name of the profile.
    optional name: Words => &'m str = "name" [.personal().help("the name of the profile").made(Made::PersonName).only_if(&[WHATSAPP])];
    /// The user name.
    optional username: Words => &'m str = "username" [.personal().help("the user name").made(Made::Username).only_if(&[WHATSAPP, If::From(3)])];
}

event_object! {
    /// The person whom a message was sent to.
    pub view Addressee<'m>, AddresseeIndex;
    title "Addressee of a message";
    /// The phone number, with `+`.
    optional msisdn: Words => &'m str = "msisdn" [.personal().help("the phone number").made(Made::PhoneNumber).always_if(&[])];
    /// The id on the channel.
    optional channel_user_id: Words => &'m str = "channelUserId" [.personal().help("the id on the channel").made(Made::ChannelUserId).always_if(&[])];
}

/// The member of the content that each type names.
pub(super) const CONTENT: &[Between] = &[Between::Names(Names {
    by: "type",
    within: Some("content"),
    members: &[
        ("Text", "text"),
        ("Image", "url"),
        ("Video", "url"),
        ("Audio", "url"),
        ("File", "url"),
        ("Location", "location"),
        ("Interactive", "interactive"),
    ],
})];

event_object! {
    /// The content of a message. Look at all of its members: what `type` names may be something
    /// else.
    pub view MessageContent<'m>, MessageContentIndex;
    title "Content of a message";
    /// The text.
    optional text: Words => &'m str = "text" [.personal().help("the text").examples(TEXTS)];
    /// Where the media are, for 24 hours. Whoever has the URL can read them.
    optional url: Words => &'m str = "url" [.personal().help("the URL of the media").made(Made::MediaUrl)];
    /// The payload of a button.
    optional payload: Words => &'m str = "payload" [.personal().help("the payload of a button").examples(&["TRACK_PARCEL", "CALL_ME_BACK"])
            .only_if(&[If::Role(Role::ContentType, &["Interactive"])])];
    /// A place.
    optional location: Nested<MessageLocation<'static>> => MessageLocation<'m> = "location" [.help("the place")];
    /// The answer to an interactive message.
    optional interactive: Nested<Interactive<'static>> => Interactive<'m>
        = "interactive" [.help("the answer to an interactive message")];
}

event_object! {
    /// A place.
    pub view MessageLocation<'m>, MessageLocationIndex;
    title "Place";
    /// The latitude, in degrees.
    documented latitude: Decimal => f64 = "latitude" [.personal().help("the latitude").made(Made::Latitude)];
    /// The longitude, in degrees.
    documented longitude: Decimal => f64 = "longitude" [.personal().help("the longitude").made(Made::Longitude)];
    /// The name of the place.
    optional name: Words => &'m str = "name" [.personal().help("the name of the place").made(Made::PlaceName).only_if(&[LINE])];
    /// The address of the place.
    optional address: Words => &'m str = "address" [.personal().help("the address of the place").made(Made::PlaceAddress).only_if(&[LINE])];
}

const INTERACTIVE: &[Between] = &[Between::Names(Names {
    by: "type",
    within: None,
    members: &[
        ("button_reply", "button_reply"),
        ("list_reply", "list_reply"),
        ("nfmReply", "nfmReply"),
        ("callPermissionReply", "callPermissionReply"),
    ],
})];

event_object! {
    /// The answer to an interactive message.
    pub view Interactive<'m>, InteractiveIndex;
    title "Answer to an interactive message", between INTERACTIVE;
    /// What it answers.
    documented interactive_type: OneOfOpen<InteractiveType> => OpenValue<'m, InteractiveType>
        = "type" [.help("what it answers")];
    /// The reply button.
    optional button_reply: Nested<ButtonReply<'static>> => ButtonReply<'m> = "button_reply" [.help("the reply button")];
    /// The row of a list.
    optional list_reply: Nested<ListReply<'static>> => ListReply<'m> = "list_reply" [.help("the row of a list")];
    /// The answers to a Flow.
    optional flow_reply: Nested<FlowReply<'static>> => FlowReply<'m> = "nfmReply" [.help("the answers to a Flow")];
    /// The answer to a request for permission to call.
    optional call_permission_reply: Nested<CallPermissionReply<'static>> => CallPermissionReply<'m>
        = "callPermissionReply" [.help("the answer to a request for permission to call")];
}

event_object! {
    /// A reply button that was tapped.
    pub view ButtonReply<'m>, ButtonReplyIndex;
    title "Reply button";
    /// Its id.
    documented id: Words => &'m str = "id" [.personal().help("the id of the button").examples(&["confirm-visit", "move-visit", "cancel-visit"])];
    /// Its label.
    documented title: Words => &'m str = "title" [.personal().help("the label of the button").examples(&["That suits me", "Another day", "Cancel it"])];
}

event_object! {
    /// A row of a list that was chosen.
    pub view ListReply<'m>, ListReplyIndex;
    title "Row of a list";
    /// Its id.
    documented id: Words => &'m str = "id" [.personal().help("the id of the row").examples(&["slot-0900", "slot-1130", "slot-1600"])];
    /// Its title.
    documented title: Words => &'m str = "title" [.personal().help("the title of the row").examples(&["Early morning", "Before lunch", "Late afternoon"])];
    /// Its description.
    optional description: Words => &'m str = "description" [.personal().help("the description of the row").examples(&["Two places left", "At the side entrance"])];
}

event_object! {
    /// The answers to a Flow.
    pub view FlowReply<'m>, FlowReplyIndex;
    title "Answers to a Flow";
    /// The answers, as JSON in a text.
    documented response_json: Words => &'m str = "responseJson" [.personal().help("the answers, as JSON in a text").made(Made::FlowAnswers)];
}

impl FlowReply<'_> {
    /// The answers. `None` if the text isn't JSON, is larger than an event may be, or is nested
    /// more than 128 levels deep.
    #[must_use]
    pub fn response(self) -> Option<serde_json::Value> {
        self.response_json().and_then(Self::parse_response)
    }

    /// What [`response`](Self::response) makes of a text.
    #[must_use]
    pub fn parse_response(text: &str) -> Option<serde_json::Value> {
        if text.len() > Limits::DEFAULT.event_bytes {
            return None;
        }
        serde_json::from_str(text).ok()
    }
}

event_object! {
    /// The answer to a request for permission to call.
    pub view CallPermissionReply<'m>, CallPermissionReplyIndex;
    title "Answer to a request for permission to call";
    /// Whether calls are permitted.
    documented response: OneOfOpen<CallPermission> => OpenValue<'m, CallPermission>
        = "response" [.help("whether calls are permitted")];
    /// Whether the permission has no end.
    documented is_permanent: Flag => bool = "isPermanent" [.help("whether the permission has no end")];
    /// When the permission ends.
    optional expiration_timestamp: Text<Moment> => ReceivedTime<'m>
        = "expirationTimestamp" [.help("when the permission ends").made(Made::DaysLater(7))
            .always_if(&[If::Is("isPermanent", &["false"])])];
    /// Why the answer came.
    documented response_source: OneOfOpen<CallPermissionSource> => OpenValue<'m, CallPermissionSource>
        = "responseSource" [.help("why the answer came")];
}
