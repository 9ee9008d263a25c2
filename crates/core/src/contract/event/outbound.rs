//! The copy of a message that a delivery receipt may hold. All of it is personal.

use super::fields::{Decimal, Flag, List, Nested, Whole, Words};
use super::rows::event_object;
use crate::contract::field::OneOfOpen;
use crate::contract::record::Integer;
use crate::describe::role::Role;
use crate::describe::sample::{If, Made};
use crate::values::event::outbound::{
    OutboundButtonType, OutboundContentType, OutboundHeaderType, OutboundInteractiveType,
};
use crate::values::open_value::OpenValue;

const INTERACTIVE: If = If::Is("contentType", &["interactive"]);

const PASSWORD: If = If::Is("contentType", &["template_auth"]);

/// What businesses write.
const TEXTS: &[&str] = &[
    "Your visit is on Friday at 9:30. Does that still suit you?",
    "Your parcel left our workshop this morning.",
    "The new lamps are here. Come and see them.",
    "Thank you for your order.",
];

event_object! {
    /// A copy of a message that was sent. Under masking only the first two properties and `meta`
    /// are left.
    pub view OutboundContent<'m>, OutboundContentIndex;
    title "Copy of a message";
    /// The channel: `whatsapp`.
    documented channel: Words => &'m str = "channel" [.help("the channel").examples(&["whatsapp"])];
    /// The kind of message.
    documented content_type: OneOfOpen<OutboundContentType> => OpenValue<'m, OutboundContentType>
        = "contentType" [.help("the kind of message")];
    /// The template.
    optional template: Nested<OutboundTemplate<'static>> => OutboundTemplate<'m>
        = "template" [.help("the template").always_if(&[If::Is("contentType", &["template", "template_auth", "carousel"])])];
    /// The header.
    optional header: Nested<OutboundHeader<'static>> => OutboundHeader<'m>
        = "header" [.help("the header").always_if(&[If::Is("contentType", &["media", "location"])])
            .only_if(&[If::Is("contentType", &["template", "interactive"])])];
    /// The body.
    optional body: Nested<OutboundText<'static>> => OutboundText<'m>
        = "body" [.help("the body").always_if(&[If::IsNot("contentType", &["location"])])];
    /// The footer.
    optional footer: Nested<OutboundText<'static>> => OutboundText<'m>
        = "footer" [.help("the footer").only_if(&[If::Is("contentType", &["template", "interactive"])])];
    /// What the recipient can do.
    optional actions: Nested<OutboundActions<'static>> => OutboundActions<'m>
        = "actions" [.help("what the recipient can do").always_if(&[If::Is("contentType", &["template_auth", "interactive"])])
            .only_if(&[If::Is("contentType", &["template"])])];
    /// The cards of a carousel.
    optional cards: List<Nested<OutboundCard<'static>>> => super::fields::Elements<'m, OutboundCard<'m>>
        = "cards" [.help("the cards").always_if(&[If::Is("contentType", &["carousel"])])];
    /// What was left out of the copy.
    optional meta: Nested<OutboundMeta<'static>> => OutboundMeta<'m>
        = "meta" [.help("what was left out").always_if(&[If::Is("contentType", &["template_auth", "interactive"])])];
}

event_object! {
    /// The template of a message.
    pub view OutboundTemplate<'m>, OutboundTemplateIndex;
    title "Template of a message";
    /// Its name.
    optional name: Words => &'m str = "name" [.help("the name of the template")
        .examples(&["visit_reminder", "spring_mailing"]).always_if(&[])
        .made(Made::If(&[PASSWORD], "one_time_code"))];
    /// Its language, such as `en_US`.
    optional language: Words => &'m str = "language" [.help("the language of the template")
        .examples(&["en_US", "de"]).always_if(&[])];
    /// Its category.
    optional category: Words => &'m str = "category" [.help("the category of the template")
        .examples(&["UTILITY", "MARKETING"]).always_if(&[])
        .made(Made::If(&[PASSWORD], "AUTHENTICATION"))];
}

event_object! {
    /// The header of a message.
    pub view OutboundHeader<'m>, OutboundHeaderIndex;
    title "Header of a message";
    /// The kind of header.
    documented header_type: OneOfOpen<OutboundHeaderType> => OpenValue<'m, OutboundHeaderType>
        = "type" [.help("the kind of header")];
    /// The text.
    optional text: Words => &'m str = "text" [.personal().help("the text").examples(&["News from the workshop"])
        .always_if(&[If::Is("type", &["text"])])];
    /// The picture, video, sound or file.
    optional media: Nested<OutboundMedia<'static>> => OutboundMedia<'m> = "media" [.help("the media")
        .always_if(&[If::Is("type", &["image", "video", "audio", "document"])])];
    /// The place.
    optional location: Nested<OutboundLocation<'static>> => OutboundLocation<'m> = "location" [.help("the place")
        .always_if(&[If::Is("type", &["location"])])];
}

event_object! {
    /// A picture, video, sound or file.
    pub view OutboundMedia<'m>, OutboundMediaIndex;
    title "Media of a message";
    /// Where it is.
    documented url: Words => &'m str = "url" [.personal().help("the URL").made(Made::MediaUrl)];
    /// The name of the file.
    optional filename: Words => &'m str = "filename" [.personal().help("the name of the file").examples(&["invoice-0531.pdf"])
        .always_if(&[If::Is("type", &["document"])])];
}

event_object! {
    /// The place in a header.
    pub view OutboundLocation<'m>, OutboundLocationIndex;
    title "Place in a header";
    /// The latitude, in degrees.
    optional latitude: Decimal => f64 = "latitude" [.personal().help("the latitude").made(Made::Latitude).always_if(&[])];
    /// The longitude, in degrees.
    optional longitude: Decimal => f64 = "longitude" [.personal().help("the longitude").made(Made::Longitude).always_if(&[])];
    /// The name of the place.
    optional name: Words => &'m str = "name" [.personal().help("the name of the place").made(Made::PlaceName).always_if(&[])];
    /// The address of the place.
    optional address: Words => &'m str = "address" [.personal().help("the address of the place")
        .made(Made::PlaceAddress).always_if(&[])];
}

event_object! {
    /// The body or footer of a message.
    pub view OutboundText<'m>, OutboundTextIndex;
    title "Text of a message";
    /// The text.
    documented text: Words => &'m str = "text" [.personal().help("the text").examples(TEXTS)
        .made(Made::If(&[PASSWORD], "Your code is ******."))];
}

event_object! {
    /// What the recipient of a message can do.
    pub view OutboundActions<'m>, OutboundActionsIndex;
    title "Actions of a message";
    /// The buttons.
    optional buttons: List<Nested<OutboundButton<'static>>> => super::fields::Elements<'m, OutboundButton<'m>>
        = "buttons" [.help("the buttons").always_if(&[If::Any(&[
            If::Is("contentType", &["template", "template_auth", "carousel"]),
            If::Role(Role::Interaction, &["button"]),
        ])])];
    /// A link.
    optional cta: Nested<OutboundLink<'static>> => OutboundLink<'m>
        = "cta" [.help("the link").always_if(&[INTERACTIVE, If::Role(Role::Interaction, &["cta_url"])])];
    /// A list.
    optional list: Nested<OutboundList<'static>> => OutboundList<'m>
        = "list" [.help("the list").always_if(&[INTERACTIVE, If::Role(Role::Interaction, &["list"])])];
    /// A Flow.
    optional flow: Nested<OutboundFlow<'static>> => OutboundFlow<'m>
        = "flow" [.help("the Flow").always_if(&[INTERACTIVE, If::Role(Role::Interaction, &["flow"])])];
}

event_object! {
    /// A button.
    pub view OutboundButton<'m>, OutboundButtonIndex;
    title "Button of a message";
    /// The kind of button.
    documented button_type: OneOfOpen<OutboundButtonType> => OpenValue<'m, OutboundButtonType>
        = "type" [.help("the kind of button")];
    /// The label.
    documented label: Words => &'m str = "label" [.personal().help("the label").examples(&["Have a look", "Ask a person", "Not now"])];
    /// What it does, if that is more than its kind.
    optional value: Words => &'m str = "value" [.personal().or_null().help("what the button does")
        .made(Made::ButtonValue).always_if(&[])];
}

event_object! {
    /// A link.
    pub view OutboundLink<'m>, OutboundLinkIndex;
    title "Link of a message";
    /// The label.
    optional display_text: Words => &'m str = "displayText" [.personal().help("the label").examples(&["Have a look"]).always_if(&[])];
    /// Where it leads.
    optional url: Words => &'m str = "url" [.personal().help("where the link leads").made(Made::Link).always_if(&[])];
}

event_object! {
    /// A list to choose from.
    pub view OutboundList<'m>, OutboundListIndex;
    title "List of a message";
    /// The label of the button that opens it.
    documented button_label: Words => &'m str = "buttonLabel" [.personal().help("the label of the button")
        .examples(&["Choose a time"])];
    /// Its sections.
    documented sections: List<Nested<OutboundSection<'static>>> => super::fields::Elements<'m, OutboundSection<'m>>
        = "sections" [.help("the sections")];
}

event_object! {
    /// A section of a list.
    pub view OutboundSection<'m>, OutboundSectionIndex;
    title "Section of a list";
    /// Its title.
    optional title: Words => &'m str = "title" [.personal().help("the title").examples(&["This week", "Next week"]).always_if(&[])];
    /// Its rows.
    documented rows: List<Nested<OutboundRow<'static>>> => super::fields::Elements<'m, OutboundRow<'m>>
        = "rows" [.help("the rows")];
}

event_object! {
    /// A row of a list.
    pub view OutboundRow<'m>, OutboundRowIndex;
    title "Row of a list in a message";
    /// Its id.
    documented id: Words => &'m str = "id" [.personal().help("the id of the row").examples(&["slot-0900", "slot-1130", "slot-1600"])];
    /// Its title.
    documented title: Words => &'m str = "title" [.personal().help("the title of the row")
        .examples(&["Early morning", "Before lunch", "Late afternoon"])];
    /// Its description.
    optional description: Words => &'m str = "description" [.personal().help("the description of the row")
        .examples(&["Two places left", "At the side entrance"])];
}

event_object! {
    /// A Flow.
    pub view OutboundFlow<'m>, OutboundFlowIndex;
    title "Flow of a message";
    /// Its id.
    optional flow_id: Words => &'m str = "flowId" [.help("the id of the Flow").made(Made::Digits(15)).always_if(&[])];
    /// The label of the button that opens it.
    optional cta: Words => &'m str = "cta" [.personal().help("the label of the button").examples(&["Fill in the form"]).always_if(&[])];
    /// What happens when it is opened.
    optional action: Words => &'m str = "action" [.help("what happens when the Flow is opened")
        .examples(&["navigate"]).always_if(&[])];
    /// The screen that it begins with.
    optional screen: Words => &'m str = "screen" [.help("the first screen").examples(&["VISIT"]).always_if(&[])];
}

event_object! {
    /// A card of a carousel.
    pub view OutboundCard<'m>, OutboundCardIndex;
    title "Card of a message";
    /// Its position, from 0.
    optional index: Integer<Whole> => i64 = "index" [.help("the position of the card").made(Made::Position).always_if(&[])];
    /// The header.
    optional header: Nested<OutboundHeader<'static>> => OutboundHeader<'m> = "header" [.help("the header").always_if(&[])];
    /// The body.
    optional body: Nested<OutboundText<'static>> => OutboundText<'m> = "body" [.help("the body").always_if(&[])];
    /// What the recipient can do.
    optional actions: Nested<OutboundActions<'static>> => OutboundActions<'m> = "actions" [.help("what the recipient can do").always_if(&[])];
}

event_object! {
    /// What was left out of a copy.
    pub view OutboundMeta<'m>, OutboundMetaIndex;
    title "What was left out of a copy";
    /// Whether something was.
    optional redacted: Flag => bool = "redacted" [.help("whether something was left out").made(Made::Yes)
        .always_if(&[PASSWORD])];
    /// Why.
    optional redaction_reason: Words => &'m str = "redactionReason" [.help("why it was left out")
        .examples(&["A one-time password was left out."])
        .always_if(&[PASSWORD])];
    /// The kind of interactive message.
    optional interactive_type: OneOfOpen<OutboundInteractiveType> => OpenValue<'m, OutboundInteractiveType>
        = "interactiveType" [.help("the kind of interactive message").role(Role::Interaction)
            .always_if(&[INTERACTIVE])];
}
