//! The kinds of values that rows of events name.

use std::marker::PhantomData;

use serde_json::Number;
use serde_json::value::RawValue;

use crate::contract::field::{AsText, Field, OneOfOpen, Text, text_kinds};
use crate::contract::record::{IntegerKind, RecordField, RequiredRecordField, record_kinds};
use crate::describe::object::{Format, IntegerRules, IntegerType, Kind, ObjectType, TextRules, TextType};
use crate::describe::record::{Record, Value};
use crate::values::enumeration::Enumeration;
use crate::values::event::error_codes::ReceiptErrorCode;
use crate::values::event::received_time::ReceivedTime;
use crate::values::open_value::OpenValue;

const TEXT: TextType = TextType::new(TextRules::None);

text_kinds! {
    /// The id of a message, without which an event is of no use.
    MessageId<'m>: &'m str = |text| text,
        TEXT.of_format(Format::Uuid).non_empty().defined_as("MessageId").examples(&["1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b"]);
    /// Another id.
    Id<'m>: &'m str = |text| text,
        TEXT.of_format(Format::Uuid).defined_as("Id").examples(&["5d1c7a20-6b3e-4f58-9a07-1b2c3d4e5f60"]);
    /// Dates and times.
    Moment<'m>: ReceivedTime<'m> = ReceivedTime::new,
        TEXT.of_format(Format::DateTime).defined_as("DateTime").examples(&["2026-05-04T09:30:00.00Z"]);
    /// Digits, as a text or as a number.
    Digits<'m>: &'m str = |text| text, TEXT.or_integer();
}

impl AsText for ReceivedTime<'_> {
    fn as_text(&self) -> &str {
        (*self).as_str()
    }
}

/// Integers.
pub(crate) struct Whole;

impl IntegerKind for Whole {
    const TYPE: &'static IntegerType = &const { IntegerType::new(IntegerRules::None, &[]) };

    type View = i64;

    fn view(number: &Number) -> i64 {
        number.as_i64().unwrap_or(i64::MAX)
    }
}

/// The error codes of receipts.
pub(crate) struct ErrorCodes;

impl IntegerKind for ErrorCodes {
    const TYPE: &'static IntegerType =
        &const { IntegerType::new(IntegerRules::ReceiptErrorCode, &[15, 1022, 2020]) };

    type View = ReceiptErrorCode;

    fn view(number: &Number) -> ReceiptErrorCode {
        ReceiptErrorCode::new(Whole::view(number))
    }
}

impl<E: Enumeration> RecordField for OneOfOpen<E> {
    fn view(value: &Value) -> Option<OpenValue<'_, E>> {
        let Value::Text(text) = value else { return None };
        let listed = E::TYPE.position(text).and_then(|position| E::VALUES.get(position));
        Some(listed.map_or(OpenValue::Other(text), |value| OpenValue::Known(*value)))
    }
}

impl<E: Enumeration> RequiredRecordField for OneOfOpen<E> {
    fn required(value: Option<&Value>) -> OpenValue<'_, E> {
        value.and_then(Self::view).unwrap_or(OpenValue::Other(""))
    }
}

record_kinds! {
    Flag<'m>: bool = Kind::Boolean { default: None }, |value| match value {
        Value::Boolean(value) => Some(*value),
        _ => None,
    };
    Decimal<'m>: f64 = Kind::Number, |value| match value {
        Value::Number(number) => number.as_f64(),
        _ => None,
    };
    Raw<'m>: &'m RawValue = Kind::Raw, |value| match value {
        Value::Raw(json) => Some(json),
        _ => None,
    };
}

/// A view of a record of one type.
pub(crate) trait View {
    const TYPE: &'static ObjectType;

    type Of<'m>;

    fn of(record: &Record) -> Self::Of<'_>;

    /// A record without any value: what stands for one that always is there.
    fn empty() -> &'static Record;
}

/// An object.
pub(crate) struct Nested<V>(PhantomData<V>);

impl<V: View> Field for Nested<V> {
    const KIND: Kind = Kind::Object(V::TYPE);

    type View<'m> = V::Of<'m>;
}

impl<V: View> RecordField for Nested<V> {
    fn view(value: &Value) -> Option<V::Of<'_>> {
        match value {
            Value::Object(record) => Some(V::of(record)),
            _ => None,
        }
    }
}

impl<V: View> RequiredRecordField for Nested<V> {
    fn required(value: Option<&Value>) -> V::Of<'_> {
        value.and_then(Self::view).unwrap_or_else(|| V::of(V::empty()))
    }
}

impl RequiredRecordField for Raw {
    fn required(value: Option<&Value>) -> &RawValue {
        value.and_then(Self::view).unwrap_or(RawValue::NULL)
    }
}

/// An array.
pub(crate) struct List<K>(PhantomData<K>);

/// The elements of an array. Those of another type than the documented one are left out.
#[derive(Clone, Debug)]
pub struct Elements<'m, V> {
    left: std::slice::Iter<'m, Value>,
    view: fn(&'m Value) -> Option<V>,
}

impl<V> Iterator for Elements<'_, V> {
    type Item = V;

    fn next(&mut self) -> Option<V> {
        self.left.by_ref().find_map(self.view)
    }
}

impl<K: RecordField> Field for List<K> {
    const KIND: Kind = Kind::Array(&K::KIND);

    type View<'m> = Elements<'m, K::View<'m>>;
}

impl<K: RecordField> RequiredRecordField for List<K> {
    fn required(value: Option<&Value>) -> Self::View<'_> {
        value.and_then(Self::view).unwrap_or(Elements { left: [].iter(), view: K::view })
    }
}

impl<K: RecordField> RecordField for List<K> {
    fn view(value: &Value) -> Option<Elements<'_, K::View<'_>>> {
        match value {
            Value::Array(values) => Some(Elements { left: values.iter(), view: K::view }),
            _ => None,
        }
    }
}

/// A text of no kind of its own.
pub(crate) type Words = Text<crate::contract::field::Plain>;
