//! The macro that makes an object of an event from its rows: the description, and a view with an
//! accessor for each property.

/// Declares an object of an event from its rows. A `view` is part of an event, or of another
/// record, and borrows from it; an `event` is the whole.
///
/// A property is `required` if a receiver can't do without it, `documented` if the documents say
/// that it is always there, and otherwise `optional`.
macro_rules! event_object {
    (
        $(#[doc = $doc:literal])+
        pub $form:ident $name:ident<$life:lifetime>, $index:ident;
        title $title:literal $(, between $between:expr)? $(=> $extensible:ident)?;
        $(
            $(#[doc = $property_doc:literal])+
            $presence:ident $field:ident: $kind:ty => $view:ty = $wire:literal $([$($more:tt)*])?;
        )*
    ) => {
        /// The positions of the properties.
        #[derive(Clone, Copy)]
        #[expect(non_camel_case_types, reason = "named as the accessors are")]
        enum $index { $($field,)* }

        $crate::contract::event::rows::event_object!(@type $form $name<$life>, $index; { $(#[doc = $doc])+ }
            $crate::describe::object::ObjectType::new(
                stringify!($name),
                $title,
                concat!($($doc),+).trim_ascii(),
                $crate::describe::object::Direction::FromPlatform,
                &[$(
                    $crate::contract::event::rows::event_object!(
                        @presence $presence
                        $crate::describe::object::Property::new(
                            $wire,
                            <$kind as $crate::contract::field::Field>::KIND,
                            concat!($($property_doc),+),
                            $crate::contract::event::rows::event_object!(@required $presence),
                        )
                    )$($($more)*)?
                ),*],
            )
            .with_names(&[$($wire),*])
            $(.with_between($between))?
            $(.$extensible())?
        );

        $crate::contract::event::rows::event_object!(@impl $form $name<$life> $(
            { $(#[doc = $property_doc])+ } $presence $field $index: $kind => $view;
        )*);
    };

    (@required required) => { true };
    (@required $presence:ident) => { false };
    (@presence documented $property:expr) => { $property.documented() };
    (@presence $presence:ident $property:expr) => { $property };

    (@type view $name:ident<$life:lifetime>, $index:ident; { $($meta:tt)+ } $type:expr) => {
        $($meta)+
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $name<$life>(&$life $crate::describe::record::Record);

        impl $name<'_> {
            /// The description of the object.
            pub const TYPE: &'static $crate::describe::object::ObjectType = {
                static TYPE: $crate::describe::object::ObjectType = $type;
                &TYPE
            };
        }

        impl $crate::contract::event::fields::View for $name<'static> {
            const TYPE: &'static $crate::describe::object::ObjectType = $name::TYPE;

            type Of<'r> = $name<'r>;

            fn of(record: &$crate::describe::record::Record) -> $name<'_> {
                $name(record)
            }

            fn empty() -> &'static $crate::describe::record::Record {
                static EMPTY: std::sync::LazyLock<$crate::describe::record::Record> =
                    std::sync::LazyLock::new(|| $crate::describe::record::Record::new($name::TYPE));
                &EMPTY
            }
        }

        impl std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::describe::record::debug(self.0, f)
            }
        }
    };
    (@type event $name:ident<$life:lifetime>, $index:ident; { $($meta:tt)+ } $type:expr) => {
        $($meta)+
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(pub(super) $crate::contract::event::received::Received);

        impl $name {
            /// The description of the object.
            pub const TYPE: &'static $crate::describe::object::ObjectType = {
                static TYPE: $crate::describe::object::ObjectType = $type;
                &TYPE
            };

            /// The body as it was received.
            #[must_use]
            pub fn raw(&self) -> &str {
                self.0.text()
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::describe::record::debug(self.0.record(), f)
            }
        }
    };

    (@impl view $name:ident<$life:lifetime> $(
        { $($doc:tt)+ } $presence:ident $field:ident $index:ident: $kind:ty => $view:ty;
    )*) => {
        impl<$life> $name<$life> {$(
            $($doc)+
            #[must_use]
            pub fn $field(self) -> $crate::contract::event::rows::event_object!(@view $presence $view) {
                let value = self.0.get($index::$field as usize);
                $crate::contract::event::rows::event_object!(@get $presence $kind, value)
            }
        )*}
    };
    (@impl event $name:ident<$life:lifetime> $(
        { $($doc:tt)+ } $presence:ident $field:ident $index:ident: $kind:ty => $view:ty;
    )*) => {
        impl<$life> $name {$(
            $($doc)+
            #[must_use]
            pub fn $field(&$life self) -> $crate::contract::event::rows::event_object!(@view $presence $view) {
                let value = self.0.record().get($index::$field as usize);
                $crate::contract::event::rows::event_object!(@get $presence $kind, value)
            }
        )*}
    };

    (@view required $view:ty) => { $view };
    (@view $presence:ident $view:ty) => { Option<$view> };
    (@get required $kind:ty, $value:ident) => {
        <$kind as $crate::contract::record::RequiredRecordField>::required($value)
    };
    (@get $presence:ident $kind:ty, $value:ident) => {
        $value.and_then(<$kind as $crate::contract::record::RecordField>::view)
    };
}

/// Declares events in the platform's envelope, each with its payload.
macro_rules! platform_events {
    (
        $life:lifetime;
        $($(#[doc = $doc:literal])+ $name:ident, $index:ident, $title:literal, $says:literal: $payload:ty => $view:ty $(, $privacy:ident)?; $between:expr;)+
    ) => {$(
        $crate::contract::event::rows::event_object! {
            $(#[doc = $doc])+
            pub event $name<$life>, $index;
            title $title, between $between;
            /// The version of the format.
            optional version: $crate::contract::record::Integer<$crate::contract::event::fields::Whole> => i64
                = "version" [.help("the version of the format").role($crate::describe::role::Role::Version)
                    .made($crate::describe::sample::Made::Version).always_if(&[])];
            /// The product: `ChatApps`.
            documented namespace: $crate::contract::field::OneOfOpen<$crate::values::event::message::EventNamespace>
                => $crate::values::open_value::OpenValue<$life, $crate::values::event::message::EventNamespace>
                = "namespace" [.help("the product").role($crate::describe::role::Role::Namespace)];
            /// The name of the event.
            required event_type: $crate::contract::event::fields::Words => &$life str
                = "eventType" [.help("the name of the event").role($crate::describe::role::Role::EventType)
                    .made($crate::describe::sample::Made::EventType)];
            /// What the event is, for people.
            documented description: $crate::contract::event::fields::Words => &$life str
                = "description" [.help("what the event is, for people").examples(&[$says])];
            /// What happened.
            required payload: $payload => $view = "payload" [.help("what happened")$(.$privacy())?];
        }
    )+};
}

/// Declares business updates, each with its details.
macro_rules! business_updates {
    (
        $life:lifetime;
        $($(#[doc = $doc:literal])+ $name:ident, $index:ident, $title:literal: $details:ty => $view:ty $(, $privacy:ident)?; $between:expr;)+
    ) => {$(
        $crate::contract::event::rows::event_object! {
            $(#[doc = $doc])+
            pub event $name<$life>, $index;
            title $title, between $between;
            /// The id of the event.
            documented event_id: $crate::contract::field::Text<$crate::contract::event::fields::Id> => &$life str
                = "eventId" [.help("the id of the event").role($crate::describe::role::Role::EventId)];
            /// When it happened.
            documented timestamp: $crate::contract::field::Text<$crate::contract::event::fields::Moment>
                => $crate::values::event::received_time::ReceivedTime<$life>
                = "timestamp" [.help("when it happened").role($crate::describe::role::Role::Timestamp)];
            /// Whose business account it is.
            documented provider: $crate::contract::field::OneOfOpen<$crate::values::event::business::Provider>
                => $crate::values::open_value::OpenValue<$life, $crate::values::event::business::Provider>
                = "provider" [.help("whose business account it is")];
            /// The id of the business account.
            documented business_account_id: $crate::contract::event::fields::Words => &$life str
                = "businessAccountId" [.help("the id of the business account")
                    .made($crate::describe::sample::Made::Digits(15))];
            /// The account. Other than in the API, it may be a name.
            documented account_id: $crate::contract::event::fields::Words => &$life str
                = "accountId" [.help("the account").made($crate::describe::sample::Made::SubAccount)];
            /// The name of the event, as it was received.
            required event_type: $crate::contract::event::fields::Words => &$life str
                = "eventType" [.help("the name of the event").role($crate::describe::role::Role::EventType)
                    .made($crate::describe::sample::Made::EventType)];
            /// What happened.
            required event_details: $details => $view = "eventDetails" [.help("what happened")$(.$privacy())?];
        }
    )+};
}

pub(crate) use {business_updates, event_object, platform_events};
