//! Bodies of no kind that is documented: in a known envelope, of another product, and the rest.

use serde_json::value::RawValue;

use super::fields::{Raw, Words};
use super::rows::{business_updates, event_object, platform_events};
use crate::describe::between::Between;
use crate::describe::role::Role;
use crate::describe::sample::Made;

platform_events! {
    'm;
    /// An event that is not documented, in the envelope of those that are.
    UnknownEvent, UnknownEventIndex, "Unknown event", "ChatApps event":
        Raw => &'m RawValue, personal; &[Between::UnknownEvent];
}

business_updates! {
    'm;
    /// A business update that is not documented.
    UnknownBusinessUpdate, UnknownBusinessUpdateIndex, "Unknown business update":
        Raw => &'m RawValue, personal; &[Between::UnknownEvent];
}

event_object! {
    /// An event of another product, such as SMS or VOICE.
    pub event ForeignEvent<'m>, ForeignEventIndex;
    title "Event of another product", between &[Between::ForeignEvent] => extensible;
    /// The product.
    optional namespace: Words => &'m str
        = "namespace" [.role(Role::Namespace).help("the product").examples(&["SMS"]).always_if(&[])];
    /// The name of the event.
    optional event_type: Words => &'m str = "eventType" [.help("the name of the event").made(Made::EventType).always_if(&[])];
    /// What happened, in the form of the product.
    optional payload: Raw => &'m RawValue
        = "payload" [.personal().help("what happened").always_if(&[])];
}

event_object! {
    /// A body that is no event as far as anything documents.
    pub event Unrecognized<'m>, UnrecognizedIndex;
    title "Unrecognized body", between &[Between::UnknownEvent] => extensible;
    /// The name of the event, if the body has one.
    optional event_type: Words => &'m str = "eventType" [.help("the name of the event").made(Made::EventType).always_if(&[])];
}
