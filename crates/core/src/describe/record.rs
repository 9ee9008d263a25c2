//! Objects as data: a model that holds whatever its description says, and a view that every model
//! can give.

use std::any::Any;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Number;
use serde_json::value::RawValue;
use zeroize::Zeroize;

use super::object::{ObjectType, Privacy};

/// A model of an object that is described: its type, and its values by property.
///
/// What walks over objects without knowing them (packages of other languages, serialization, plans)
/// asks for this.
pub trait Described: Any {
    /// The description of the object.
    fn object_type(&self) -> &'static ObjectType;

    /// The value of the property at that position of [`ObjectType::properties`]; `None` if it is
    /// absent.
    fn value(&self, property: usize) -> Option<ValueRef<'_>>;
}

/// A value of a [`Described`] object.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum ValueRef<'m> {
    /// `null`.
    Null,
    /// A boolean.
    Boolean(bool),
    /// An integer, or any other number.
    Number(&'m Number),
    /// A string: of any text, or one of an enumeration.
    Text(&'m str),
    /// The elements of an array.
    Array(&'m [Value]),
    /// An object.
    Object(&'m (dyn Described + 'static)),
    /// JSON as it was received.
    Raw(&'m RawValue),
}

impl Serialize for ValueRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Array(values) => serializer.collect_seq(values.iter().map(Value::view)),
            Self::Object(object) => serialize(*object, serializer),
            Self::Raw(json) => json.serialize(serializer),
        }
    }
}

/// Serializes an object as a map of the properties that are present, in the order of the
/// description.
pub(crate) fn serialize<S: Serializer>(object: &dyn Described, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (index, property) in object.object_type().properties.iter().enumerate() {
        if let Some(value) = object.value(index) {
            map.serialize_entry(property.name, &value)?;
        }
    }
    map.end()
}

/// A value that was read, in the form that fits any kind.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Value {
    /// `null`.
    Null,
    /// A boolean.
    Boolean(bool),
    /// An integer or any other number.
    Number(Number),
    /// A string.
    Text(Box<str>),
    /// The elements of an array.
    Array(Vec<Value>),
    /// An object.
    Object(Record),
    /// JSON as it was received.
    Raw(Box<RawValue>),
}

impl Value {
    /// A copy of a value.
    fn of(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Boolean(value) => Self::Boolean(value),
            ValueRef::Number(number) => Self::Number(number.clone()),
            ValueRef::Text(text) => Self::Text(text.into()),
            ValueRef::Array(values) => Self::Array(values.to_vec()),
            ValueRef::Object(object) => Self::Object(Record::of(object)),
            ValueRef::Raw(json) => Self::Raw(json.to_owned()),
        }
    }

    /// The value, lent.
    #[must_use]
    pub fn view(&self) -> ValueRef<'_> {
        match self {
            Self::Null => ValueRef::Null,
            Self::Boolean(value) => ValueRef::Boolean(*value),
            Self::Number(number) => ValueRef::Number(number),
            Self::Text(text) => ValueRef::Text(text),
            Self::Array(values) => ValueRef::Array(values),
            Self::Object(record) => ValueRef::Object(record),
            Self::Raw(json) => ValueRef::Raw(json),
        }
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Boolean(one), Self::Boolean(other)) => one == other,
            (Self::Number(one), Self::Number(other)) => one == other,
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::Array(one), Self::Array(other)) => one == other,
            (Self::Object(one), Self::Object(other)) => one == other,
            (Self::Raw(one), Self::Raw(other)) => one.get() == other.get(),
            _ => false,
        }
    }
}

impl Eq for Value {}

impl std::hash::Hash for Value {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Self::Null => {}
            Self::Boolean(value) => value.hash(state),
            Self::Number(number) => number.hash(state),
            Self::Text(text) => text.hash(state),
            Self::Array(values) => values.hash(state),
            Self::Object(record) => record.hash(state),
            Self::Raw(json) => json.get().hash(state),
        }
    }
}

/// An object whose values are kept by property: the model of every object that has no faster one.
#[derive(Clone)]
pub struct Record {
    object: &'static ObjectType,
    /// One for each property of the description.
    values: Vec<Option<Value>>,
}

impl Record {
    pub(crate) fn new(object: &'static ObjectType) -> Self {
        Self { object, values: vec![None; object.properties.len()] }
    }

    /// A copy of any object, as a record.
    #[must_use]
    pub fn of(object: &dyn Described) -> Self {
        let values =
            (0..object.object_type().properties.len()).map(|index| object.value(index).map(Value::of));
        Self { object: object.object_type(), values: values.collect() }
    }

    /// The value of a property, as it is kept.
    #[must_use]
    pub fn get(&self, property: usize) -> Option<&Value> {
        self.values.get(property)?.as_ref()
    }

    /// The value of the property with a role, in the object or in those inside of it.
    pub(crate) fn of_role(&self, role: super::role::Role) -> Option<&Value> {
        let own = self.object.properties.iter().position(|property| property.role == Some(role));
        own.map_or_else(
            || {
                self.values.iter().find_map(|value| match value {
                    Some(Value::Object(inner)) => inner.of_role(role),
                    _ => None,
                })
            },
            |own| self.get(own),
        )
    }

    /// The place of a property's value.
    pub(crate) fn slot(&mut self, property: usize) -> Option<&mut Option<Value>> {
        self.values.get_mut(property)
    }

    /// The same record with a value.
    pub(crate) fn with(mut self, property: usize, value: Value) -> Self {
        if let Some(slot) = self.slot(property) {
            *slot = Some(value);
        }
        self
    }

    pub(crate) fn text(&self, property: usize) -> Option<&str> {
        match self.get(property)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Drop for Record {
    /// Wipes the secrets.
    fn drop(&mut self) {
        for (property, value) in self.object.properties.iter().zip(&mut self.values) {
            if property.privacy == Privacy::Secret
                && let Some(value) = value.take()
            {
                wipe(value);
            }
        }
    }
}

fn wipe(value: Value) {
    match value {
        Value::Text(mut text) => text.zeroize(),
        Value::Raw(json) => Box::<str>::from(json).zeroize(),
        Value::Array(values) => values.into_iter().for_each(wipe),
        Value::Object(mut record) => record.values.drain(..).flatten().for_each(wipe),
        Value::Null | Value::Boolean(_) | Value::Number(_) => {}
    }
}

impl Described for Record {
    fn object_type(&self) -> &'static ObjectType {
        self.object
    }

    fn value(&self, property: usize) -> Option<ValueRef<'_>> {
        self.get(property).map(Value::view)
    }
}

impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.object, other.object) && self.values == other.values
    }
}

impl Eq for Record {}

impl std::hash::Hash for Record {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.object.name.hash(state);
        self.values.hash(state);
    }
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        debug(self, f)
    }
}

/// Writes an object for `Debug`: the properties that are present, without what is secret.
pub(crate) fn debug(object: &dyn Described, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    use super::object::Privacy;
    let described = object.object_type();
    let mut out = f.debug_struct(described.name);
    for (index, property) in described.properties.iter().enumerate() {
        match object.value(index) {
            None => {}
            Some(_) if property.privacy != Privacy::Public => {
                out.field(property.name, &format_args!("***"));
            }
            Some(value) => {
                out.field(property.name, &Shown(value));
            }
        }
    }
    out.finish()
}

struct Shown<'m>(ValueRef<'m>);

impl std::fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            ValueRef::Null => f.write_str("null"),
            ValueRef::Boolean(value) => std::fmt::Debug::fmt(&value, f),
            ValueRef::Number(number) => std::fmt::Display::fmt(number, f),
            ValueRef::Text(text) => std::fmt::Debug::fmt(text, f),
            ValueRef::Array(values) => {
                f.debug_list().entries(values.iter().map(|value| Shown(value.view()))).finish()
            }
            ValueRef::Object(object) => debug(object, f),
            ValueRef::Raw(_) => f.write_str("…"),
        }
    }
}
