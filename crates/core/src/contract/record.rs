//! Models that keep their values by property, made from rows: for all objects but the few that come
//! by the thousand.

use std::marker::PhantomData;

use serde_json::Number;

use super::field::{Field, OneOf, Text, TextView};
use crate::describe::object::{IntegerType, Kind, ObjectType};
use crate::describe::record::{Record, Value};
use crate::values::enumeration::Enumeration;

/// A kind of value that a record can hold.
pub(crate) trait RecordField: Field {
    /// What the accessor gives of a value of this kind.
    fn view(value: &Value) -> Option<Self::View<'_>>;
}

/// A kind of value that a required property of a record can have.
pub(crate) trait RequiredRecordField: RecordField {
    /// What the accessor gives. There always is a value of the kind.
    fn required(value: Option<&Value>) -> Self::View<'_>;
}

/// A model that is a record.
pub(crate) trait RecordModel {
    const TYPE: &'static ObjectType;

    fn from_record(record: Record) -> Self;
}

impl<K: TextView> RecordField for Text<K> {
    fn view(value: &Value) -> Option<Self::View<'_>> {
        match value {
            Value::Text(text) => Some(K::view(text)),
            _ => None,
        }
    }
}

impl<K: TextView> RequiredRecordField for Text<K> {
    fn required(value: Option<&Value>) -> Self::View<'_> {
        value.and_then(Self::view).unwrap_or_else(|| K::view(""))
    }
}

impl<E: Enumeration> RecordField for OneOf<E> {
    fn view(value: &Value) -> Option<E> {
        let Value::Text(text) = value else { return None };
        E::VALUES.iter().find(|value| value.text() == &**text).copied()
    }
}

impl<E: Enumeration> RequiredRecordField for OneOf<E> {
    #[expect(clippy::indexing_slicing, reason = "a list of values has one")]
    fn required(value: Option<&Value>) -> E {
        value.and_then(Self::view).unwrap_or(E::VALUES[0])
    }
}

/// An integer of a kind.
pub(crate) struct Integer<I>(PhantomData<I>);

/// What integers of a kind are, and what they are shown as.
pub(crate) trait IntegerKind {
    const TYPE: &'static IntegerType;

    type View;

    fn view(number: &Number) -> Self::View;
}

impl<I: IntegerKind> Field for Integer<I> {
    const KIND: Kind = Kind::Integer(I::TYPE);

    type View<'m> = I::View;
}

impl<I: IntegerKind> RecordField for Integer<I> {
    fn view(value: &Value) -> Option<I::View> {
        match value {
            Value::Number(number) => Some(I::view(number)),
            _ => None,
        }
    }
}

impl<I: IntegerKind> RequiredRecordField for Integer<I> {
    fn required(value: Option<&Value>) -> I::View {
        value.and_then(Self::view).unwrap_or_else(|| I::view(&0.into()))
    }
}

/// Declares an object from its rows: the description, and the model with its accessors.
macro_rules! record_object {
    (
        $(#[$meta:meta])*
        pub struct $name:ident<$life:lifetime>, $index:ident;
        title $title:literal; doc $doc:literal; direction $direction:ident;
        $(
            $(#[doc = $property_doc:literal])+
            $presence:ident $field:ident: $kind:ty => $view:ty = $wire:literal $([$($more:tt)*])?;
        )+
    ) => {
        /// The positions of the properties.
        #[derive(Clone, Copy)]
        #[expect(non_camel_case_types, reason = "named as the accessors are")]
        pub(crate) enum $index { $($field,)+ }

        // Only some are asked for by position.
        const _: &[$index] = &[$($index::$field),+];

        static TYPE: $crate::describe::object::ObjectType = $crate::describe::object::ObjectType::new(
            stringify!($name),
            $title,
            $doc,
            $crate::describe::object::Direction::$direction,
            &[$($crate::describe::object::Property::new(
                $wire,
                <$kind as $crate::contract::field::Field>::KIND,
                concat!($($property_doc),+),
                $crate::contract::record::record_object!(@required $presence),
            )$($($more)*)?,)+],
        )
        .with_names(&[$($wire),+]);

        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name($crate::describe::record::Record);

        impl $name {
            /// The description of the object.
            pub const TYPE: &'static $crate::describe::object::ObjectType = &TYPE;
        }

        impl<$life> $name {
            $($crate::contract::record::record_object!(
                @accessor $index, $life, { $(#[doc = $property_doc])+ } $field: $kind => $view, $presence
            );)+
        }

        impl $crate::contract::record::RecordModel for $name {
            const TYPE: &'static $crate::describe::object::ObjectType = &TYPE;

            fn from_record(record: $crate::describe::record::Record) -> Self {
                Self(record)
            }
        }

        impl $crate::describe::record::Described for $name {
            fn object_type(&self) -> &'static $crate::describe::object::ObjectType {
                Self::TYPE
            }

            fn value(&self, property: usize) -> Option<$crate::describe::record::ValueRef<'_>> {
                self.0.value(property)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::describe::record::debug(self, f)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::describe::record::serialize(self, serializer)
            }
        }
    };
    (@required required) => { true };
    (@required optional) => { false };
    (@accessor $index:ident, $life:lifetime, { $($doc:tt)+ } $field:ident: $kind:ty => $view:ty, required) => {
        $($doc)+
        #[must_use]
        pub fn $field(&$life self) -> $view {
            <$kind as $crate::contract::record::RequiredRecordField>::required(self.0.get($index::$field as usize))
        }
    };
    (@accessor $index:ident, $life:lifetime, { $($doc:tt)+ } $field:ident: $kind:ty => $view:ty, optional) => {
        $($doc)+
        #[must_use]
        pub fn $field(&$life self) -> Option<$view> {
            let value = self.0.get($index::$field as usize);
            value.and_then(<$kind as $crate::contract::record::RecordField>::view)
        }
    };
}

pub(crate) use record_object;

/// Declares kinds of values whose accessors give what a record holds.
macro_rules! record_kinds {
    ($($name:ident $(<$inner:ident>)?<$life:lifetime>: $view:ty = $kind:expr, |$value:ident| $body:expr;)+) => {$(
        #[doc = concat!("The kind of value `", stringify!($name), "`.")]
        pub(crate) struct $name $(<$inner>(std::marker::PhantomData<$inner>))?;

        impl $(<$inner: $crate::contract::field::Field>)? $crate::contract::field::Field for $name $(<$inner>)? {
            const KIND: $crate::describe::object::Kind = $kind;

            type View<$life> = $view;
        }

        impl $(<$inner: $crate::contract::field::Field>)? $crate::contract::record::RecordField for $name $(<$inner>)? {
            fn view($value: &$crate::describe::record::Value) -> Option<Self::View<'_>> {
                $body
            }
        }
    )+};
}

pub(crate) use record_kinds;
