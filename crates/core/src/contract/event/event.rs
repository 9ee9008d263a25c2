//! The model of any event.

use serde::ser::{Error, Serialize, Serializer};
use serde_json::value::RawValue;

use super::business::{
    AccountUpdate, PhoneNumberQualityUpdate, WhatsAppContact, WhatsAppPreference, WhatsAppUserIdUpdate,
};
use super::kind::{EventKind, for_each_kind};
use super::message::{ExternalAppMessage, FlatInboundMessage, InboundMessage};
use super::other::{ForeignEvent, UnknownBusinessUpdate, UnknownEvent, Unrecognized};
use super::receipt::DeliveryReceipt;
use super::received::Received;
use super::template::{
    TemplateCategoryUpdate, TemplateCorrectCategoryDetection, TemplateQualityUpdate, TemplateStatusUpdate,
};
use crate::contract::field::OneOfOpen;
use crate::contract::record::RecordField;
use crate::describe::object::ObjectType;
use crate::describe::record::{Described, Record, Value, ValueRef};
use crate::describe::role::Role;
use crate::read::chosen::Chosen;
use crate::values::event::message::Channel;
use crate::values::event::progress::Progress;
use crate::values::event::received_time::ReceivedTime;
use crate::values::open_value::OpenValue;

macro_rules! event {
    ($($kind:ident,)+) => {
        /// An event: the body that the platform posts to the URL of a webhook.
        ///
        /// It serializes as the body that was received, unknown properties included. Its `Debug`
        /// shows nothing personal.
        ///
        /// # Examples
        ///
        /// ```
        /// use chatapps_webhooks::{Event, EventKind, parse};
        ///
        /// let body = r#"{"version": 9, "namespace": "ChatApps", "eventType": "outbound_message_status_changed",
        ///     "payload": {"umid": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b", "status": {"state": "read"}}}"#;
        /// let event: Event = parse(body)?.value;
        /// assert_eq!(event.kind(), EventKind::DeliveryReceipt);
        /// if let Event::DeliveryReceipt(receipt) = &event {
        ///     assert_eq!(receipt.payload().status().state().as_str(), "read");
        /// }
        /// # Ok::<(), chatapps_webhooks::Invalid>(())
        /// ```
        #[derive(Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Event {
            $(
                #[doc = concat!("See [`", stringify!($kind), "`].")]
                $kind($kind),
            )+
        }

        impl Event {
            pub(crate) fn new(Chosen { what, text }: Chosen<EventKind>) -> Self {
                let received = Received::new(what.object(), text);
                match what {
                    $(EventKind::$kind => Self::$kind($kind(received)),)+
                }
            }

            /// The kind of event.
            #[must_use]
            pub const fn kind(&self) -> EventKind {
                match self {
                    $(Self::$kind(_) => EventKind::$kind,)+
                }
            }

            const fn received(&self) -> &Received {
                match self {
                    $(Self::$kind($kind(received)) => received,)+
                }
            }
        }

        impl std::fmt::Debug for Event {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$kind(event) => event.fmt(f),)+
                }
            }
        }
    };
}

for_each_kind!(event);

impl Event {
    /// An event of a body in which nothing can be read, such as one that [`Checker::receive`]
    /// refused and a program has stored.
    ///
    /// [`Checker::receive`]: crate::Checker::receive
    #[must_use]
    pub fn unrecognized(text: &str) -> Self {
        Self::Unrecognized(Unrecognized(Received::unreadable(Unrecognized::TYPE, text.into())))
    }

    /// The body as it was received: the text itself, or what values of another source say as JSON.
    #[must_use]
    pub const fn raw(&self) -> &str {
        self.received().text()
    }

    /// The version of the format, if the event names one.
    #[must_use]
    pub fn version(&self) -> Option<i64> {
        match self.of_role(Role::Version)? {
            Value::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    /// The channel that the message came or went through.
    #[must_use]
    pub fn channel(&self) -> Option<OpenValue<'_, Channel>> {
        self.of_role(Role::Channel).and_then(OneOfOpen::<Channel>::view)
    }

    /// The sub-account. Business updates name none.
    #[must_use]
    pub fn sub_account_id(&self) -> Option<&str> {
        self.text_of(Role::SubAccountId)
    }

    /// The id of the message.
    #[must_use]
    pub fn umid(&self) -> Option<&str> {
        self.text_of(Role::Umid)
    }

    /// When it happened, by the event.
    #[must_use]
    pub fn timestamp(&self) -> Option<ReceivedTime<'_>> {
        self.text_of(Role::Timestamp).map(ReceivedTime::new)
    }

    /// How far the message got, if it is a receipt.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        self.text_of(Role::State).map(|state| Progress::of(state, self.text_of(Role::Detail)))
    }

    /// The value of a role, as it was received.
    pub(super) fn text_of(&self, role: Role) -> Option<&str> {
        match self.of_role(role)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    fn of_role(&self, role: Role) -> Option<&Value> {
        self.as_record().of_role(role)
    }

    /// The event as data: what is behind its accessors.
    #[must_use]
    pub fn as_record(&self) -> &Record {
        self.received().record()
    }
}

impl Described for Event {
    fn object_type(&self) -> &'static ObjectType {
        self.received().object()
    }

    fn value(&self, property: usize) -> Option<ValueRef<'_>> {
        self.as_record().value(property)
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &RawValue = serde_json::from_str(self.raw()).map_err(S::Error::custom)?;
        raw.serialize(serializer)
    }
}
