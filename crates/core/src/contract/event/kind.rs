//! The kinds of events, and how the kind of a body is decided.

use std::sync::LazyLock;

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
use crate::describe::role::Role;
use crate::read::chosen::Choice;
use crate::read::outline::{Glimpse, Outline, Questions};
use crate::values::enumeration::Enumeration;
use crate::values::event::message::EventNamespace;
use crate::values::webhook_type::WebhookType;

/// What kinds of events have in common: what is around their properties, the webhooks that they go
/// to, and what tells a delivery from others.
#[derive(Debug)]
struct Family {
    envelope: Envelope,
    webhook_type: WebhookType,
    key: DeliveryKey,
}

/// What is around the properties of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Envelope {
    /// `namespace`, `eventType`, `payload`.
    Platform,
    /// Nothing: the properties are those of the body.
    Flat,
    /// `eventId`, `eventType`, `eventDetails`.
    Business,
}

/// What the key of a delivery is made of.
#[derive(Debug)]
pub(super) struct DeliveryKey {
    /// What it begins with.
    pub(super) prefix: &'static str,
    /// The parts, and whether an event can lack one.
    pub(super) parts: &'static [(Role, bool)],
}

static INBOUND: Family = Family {
    envelope: Envelope::Platform,
    webhook_type: WebhookType::InboundMessage,
    key: DeliveryKey { prefix: "in", parts: &[(Role::Umid, false)] },
};

static FLAT: Family = Family {
    envelope: Envelope::Flat,
    webhook_type: WebhookType::InboundMessage,
    key: DeliveryKey { prefix: "in", parts: &[(Role::Umid, false)] },
};

static RECEIPT: Family = Family {
    envelope: Envelope::Platform,
    webhook_type: WebhookType::DeliveryReceipt,
    key: DeliveryKey {
        prefix: "dr",
        parts: &[
            (Role::Umid, false),
            (Role::Channel, false),
            (Role::State, false),
            (Role::Detail, true),
            (Role::Timestamp, false),
        ],
    },
};

static APP: Family = Family {
    envelope: Envelope::Platform,
    webhook_type: WebhookType::DeliveryReceipt,
    key: DeliveryKey { prefix: "ext", parts: &[(Role::Umid, false)] },
};

static BUSINESS: Family = Family {
    envelope: Envelope::Business,
    webhook_type: WebhookType::BusinessManagement,
    key: DeliveryKey { prefix: "bm", parts: &[(Role::EventId, false)] },
};

/// Declares the kinds: for each its family, the name of the event, and other names that documents
/// have for it.
macro_rules! kinds {
    (
        documented { $($(#[doc = $doc:literal])+ $kind:ident = $family:ident $name:literal $([$($other:literal),+])?;)+ }
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

        /// The objects of all kinds of events, in the order of the documentation.
        pub static EVENT_OBJECTS: &[&ObjectType] = &[$($kind::TYPE,)+ $($other_kind::TYPE,)+];

        impl EventKind {
            /// The kinds that are documented, in the order of the documentation.
            pub const DOCUMENTED: &'static [Self] = &[$(Self::$kind),+];

            /// What it is, in one line.
            #[must_use]
            pub const fn summary(self) -> &'static str {
                match self {
                    $(Self::$kind => concat!($($doc),+).trim_ascii(),)+
                    $(Self::$other_kind => concat!($($other_doc),+).trim_ascii(),)+
                }
            }

            /// What `eventType` is in events of that kind: the name that we use, and then others
            /// that documents have. Empty if the kind isn't documented.
            #[must_use]
            pub const fn event_types(self) -> &'static [&'static str] {
                match self {
                    $(Self::$kind => &[$name $($(, $other)+)?],)+
                    $(Self::$other_kind => &[],)+
                }
            }

            /// The name of its schema, and of the one that says what the documents say.
            pub(crate) const fn schema_names(self) -> [&'static str; 2] {
                match self {
                    $(Self::$kind => [concat!("events/", $name), concat!("events/documented/", $name)],)+
                    $(Self::$other_kind => [
                        concat!("events/", $other_name),
                        concat!("events/documented/", $other_name),
                    ],)+
                }
            }

            /// The description of the events of that kind.
            #[must_use]
            pub const fn object(self) -> &'static ObjectType {
                match self {
                    $(Self::$kind => $kind::TYPE,)+
                    $(Self::$other_kind => $other_kind::TYPE,)+
                }
            }

            fn family(self) -> Option<&'static Family> {
                match self {
                    $(Self::$kind => Some(&$family),)+
                    $(Self::$other_kind => None,)+
                }
            }

            /// The documented kind in that envelope of an event of that name.
            fn documented(envelope: Envelope, event_type: &str) -> Option<Self> {
                let kind = match event_type {
                    $($name $($(| $other)+)? => Self::$kind,)+
                    _ => return None,
                };
                kind.family().is_some_and(|family| family.envelope == envelope).then_some(kind)
            }
        }

        /// Does something for each kind: all of them are in this list alone.
        macro_rules! for_each_kind {
            ($do:ident) => { $do! { $($kind,)+ $($other_kind,)+ } };
        }

        /// Calls a macro with the names of all kinds of events, each followed by a comma: for
        /// packages of languages that want a type for each.
        #[doc(hidden)]
        #[macro_export]
        macro_rules! for_each_event_kind {
            ($do:ident) => { $do! { $($kind,)+ $($other_kind,)+ } };
        }
    };
}

kinds! {
    documented {
        /// An inbound message.
        InboundMessage = INBOUND "inbound_message_received";
        /// An inbound message without an envelope.
        FlatInboundMessage = FLAT "inboundMessage";
        /// A delivery receipt.
        DeliveryReceipt = RECEIPT "outbound_message_status_changed";
        /// A message sent from the WhatsApp Business App.
        ExternalAppMessage = APP "external_app_message";
        /// A change of a business account.
        AccountUpdate = BUSINESS "account_update";
        /// A change of the quality or the limit of a phone number.
        PhoneNumberQualityUpdate = BUSINESS "phone_number_quality_update";
        /// A change of a template's category.
        TemplateCategoryUpdate = BUSINESS "template_category_update";
        /// A change of a template's quality.
        TemplateQualityUpdate = BUSINESS "template_quality_update";
        /// A change of a template's status.
        TemplateStatusUpdate = BUSINESS "template_status_update";
        /// The category that Meta would put a template into.
        TemplateCorrectCategoryDetection = BUSINESS "template_correct_category_detection";
        /// A change of a WhatsApp user's id.
        WhatsAppUserIdUpdate = BUSINESS "whatsapp_user_id_update" ["user_id_update"];
        /// A contact card.
        WhatsAppContact = BUSINESS "whatsapp_contact" ["contacts"];
        /// A change of a preference about marketing messages.
        WhatsAppPreference = BUSINESS "whatsapp_preference" ["user_preferences"];
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
    /// The type of the webhooks that such events are sent to. `None` if nothing says so.
    #[must_use]
    pub fn webhook_type(self) -> Option<WebhookType> {
        self.family().map(|family| family.webhook_type)
    }

    /// What is around the properties, if the kind is documented.
    pub(crate) fn envelope(self) -> Option<Envelope> {
        self.family().map(|family| family.envelope)
    }

    /// What the key of a delivery is made of, if its body as a whole is not the key.
    pub(super) fn delivery_key(self) -> Option<&'static DeliveryKey> {
        self.family().map(|family| &family.key)
    }

    /// Decides what a body is: by what is in it, in whatever order, and never by its version.
    fn of(outline: &Outline<'_>) -> Self {
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

    const VERSION: &'static str = "version";

    fn questions() -> &'static Questions {
        static QUESTIONS: LazyLock<Questions> = LazyLock::new(|| {
            let deciding = &["version", "namespace", "eventType", "payload", "eventDetails"];
            Questions::of(deciding, EVENT_OBJECTS)
        });
        &QUESTIONS
    }

    fn choose(outline: &Outline<'_>) -> (EventKind, &'static ObjectType) {
        let kind = EventKind::of(outline);
        (kind, kind.object())
    }
}
