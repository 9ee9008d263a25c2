//! The kinds of events, and how the kind of a body is decided.

use super::business::{
    AccountUpdate, PhoneNumberQualityUpdate, WhatsAppContact, WhatsAppPreference, WhatsAppUserIdUpdate,
};
use super::message::{ExternalAppMessage, FlatInboundMessage, InboundMessage};
use super::other::{ForeignEvent, UnknownBusinessUpdate, UnknownEvent, Unrecognized};
use super::receipt::DeliveryReceipt;
use super::template::{
    TemplateCategoryUpdate, TemplateCorrectCategoryDetection, TemplateQualityUpdate, TemplateStatusUpdate,
};
use crate::base::names::names;
use crate::describe::object::ObjectType;
use crate::read::chosen::{Choice, Glimpse, Outline};
use crate::values::enumeration::Enumeration;
use crate::values::event::message::EventNamespace;

/// What is around the properties of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Envelope {
    /// `namespace`, `eventType`, `payload`.
    Platform,
    /// Nothing: the properties are those of the body.
    Flat,
    /// `eventId`, `eventType`, `eventDetails`.
    Business,
}

/// Declares the kinds: for each its envelope, the name of the event, and other names that documents
/// have for it.
macro_rules! kinds {
    (
        documented { $($(#[doc = $doc:literal])+ $kind:ident = $envelope:ident $name:literal $([$($other:literal),+])?;)+ }
        other { $($(#[doc = $other_doc:literal])+ $other_kind:ident = $other_name:literal;)+ }
    ) => {
        /// The kind of an event.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum EventKind {
            $($(#[doc = $doc])+ $kind,)+
            $($(#[doc = $other_doc])+ $other_kind,)+
        }

        names! {
            EventKind, "kind of event",
            /// Every kind, in the order of the documentation.
            [$($kind = $name,)+ $($other_kind = $other_name,)+]
        }

        impl EventKind {
            /// The description of the events of that kind.
            #[must_use]
            pub const fn object(self) -> &'static ObjectType {
                match self {
                    $(Self::$kind => $kind::TYPE,)+
                    $(Self::$other_kind => $other_kind::TYPE,)+
                }
            }

            /// The documented kind in that envelope of an event of that name.
            fn documented(envelope: Envelope, event_type: &str) -> Option<Self> {
                match (envelope, event_type) {
                    $((Envelope::$envelope, $name $($(| $other)+)?) => Some(Self::$kind),)+
                    _ => None,
                }
            }
        }

        /// Does something for each kind: all of them are in this list alone.
        macro_rules! for_each_kind {
            ($do:ident) => { $do! { $($kind,)+ $($other_kind,)+ } };
        }
    };
}

kinds! {
    documented {
        /// An inbound message.
        InboundMessage = Platform "inbound_message_received";
        /// An inbound message without an envelope.
        FlatInboundMessage = Flat "inboundMessage";
        /// A delivery receipt.
        DeliveryReceipt = Platform "outbound_message_status_changed";
        /// A message sent from the WhatsApp Business App.
        ExternalAppMessage = Platform "external_app_message";
        /// A change of a business account.
        AccountUpdate = Business "account_update";
        /// A change of the quality or the limit of a phone number.
        PhoneNumberQualityUpdate = Business "phone_number_quality_update";
        /// A change of a template's category.
        TemplateCategoryUpdate = Business "template_category_update";
        /// A change of a template's quality.
        TemplateQualityUpdate = Business "template_quality_update";
        /// A change of a template's status.
        TemplateStatusUpdate = Business "template_status_update";
        /// The category that Meta would put a template into.
        TemplateCorrectCategoryDetection = Business "template_correct_category_detection";
        /// A change of a WhatsApp user's id.
        WhatsAppUserIdUpdate = Business "whatsapp_user_id_update" ["user_id_update"];
        /// A contact card.
        WhatsAppContact = Business "whatsapp_contact" ["contacts"];
        /// A change of a preference about marketing messages.
        WhatsAppPreference = Business "whatsapp_preference" ["user_preferences"];
    }
    other {
        /// An event that is not documented, in the envelope of those that are.
        UnknownEvent = "unknown_event";
        /// A business update that is not documented.
        UnknownBusinessUpdate = "unknown_business_update";
        /// An event of another product.
        ForeignEvent = "foreign_event";
        /// Any other body.
        Unrecognized = "unrecognized";
    }
}

#[expect(clippy::single_component_path_imports, reason = "another file uses the macro by this path")]
pub(super) use for_each_kind;

impl EventKind {
    /// Decides what a body is: by what is in it, in whatever order, and never by its version.
    fn of(outline: &Outline) -> Self {
        let Some(event_type) = outline.text("eventType") else { return Self::Unrecognized };
        let documented = |envelope| Self::documented(envelope, event_type);
        if *outline.get("payload") == Glimpse::Object {
            match (outline.text("namespace"), documented(Envelope::Platform)) {
                (None, Some(kind)) => return kind,
                // It may be something else.
                (None, None) => {}
                (Some(namespace), kind) if EventNamespace::TYPE.position(namespace).is_some() => {
                    return kind.unwrap_or(Self::UnknownEvent);
                }
                (Some(_), _) => return Self::ForeignEvent,
            }
        }
        if *outline.get("eventDetails") == Glimpse::Object {
            return documented(Envelope::Business).unwrap_or(Self::UnknownBusinessUpdate);
        }
        match outline.get("payload") {
            Glimpse::Absent => documented(Envelope::Flat).unwrap_or(Self::Unrecognized),
            _ => Self::Unrecognized,
        }
    }
}

/// Chooses the kind of a body.
pub(crate) enum ByKind {}

impl Choice for ByKind {
    type What = EventKind;

    const NAMES: &'static [&'static str] = &["version", "namespace", "eventType", "payload", "eventDetails"];

    const VERSION: &'static str = "version";

    fn choose(outline: &Outline) -> (EventKind, &'static ObjectType) {
        let kind = EventKind::of(outline);
        (kind, kind.object())
    }
}
