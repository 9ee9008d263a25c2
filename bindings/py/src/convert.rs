//! Python objects as a serde source, and serializable values as Python objects.
//!
//! A source of our own, since documents come in more shapes than `dict` and `list`, and every shape needs an answer: nothing
//! in here may panic, recurse without bound, or show a value of the document.

use std::cell::Cell;
use std::{fmt, iter, mem};

use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMemoryView, PyString};
use serde::Serialize;
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// What JSON makes of a value, as a Python object.
pub(crate) fn to_python<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    LOADS.import(py, "json", "loads")?.call1((to_json(value)?,))
}

/// A value as compact JSON.
pub(crate) fn to_json(value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// A Python object, read as the JSON value that it stands for.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a, 'py> {
    value: &'a Bound<'py, PyAny>,
    counts: &'a Counts,
    outer: Option<&'a Within<'a>>,
}

impl<'a, 'py> Source<'a, 'py> {
    pub(crate) const fn new(value: &'a Bound<'py, PyAny>, counts: &'a Counts) -> Self {
        Self { value, counts, outer: None }
    }

    /// Takes note of the container that it is, so that one that holds itself is found.
    fn enter(&self) -> Result<Within<'a>, Unreadable> {
        let address = self.value.as_ptr() as usize;
        if iter::successors(self.outer, |within| within.outer).any(|within| within.address == address) {
            return Err(Unreadable::value("the object holds itself"));
        }
        let depth = self.outer.map_or(1, |outer| outer.depth + 1);
        Ok(Within { address, outer: self.outer, depth, counts: self.counts })
    }
}

/// How many values are read of one object. Containers that stand in several places are read in each, and a few dozen of them can
/// unfold to more than anybody could wait for.
const MOST_VALUES: usize = 50_000_000;

/// How deeply values are read that no rule looks at. The stack of a thread holds many times that.
const DEEPEST: usize = 256;

/// What has been read of an object up to now.
#[derive(Default)]
pub(crate) struct Counts {
    values: Cell<usize>,
    /// How many of these may have run code of their own, which could change any container.
    foreign: Cell<usize>,
}

/// A container that is being read.
struct Within<'a> {
    address: usize,
    outer: Option<&'a Within<'a>>,
    depth: usize,
    counts: &'a Counts,
}

impl Within<'_> {
    /// Takes note of one more value.
    fn count(&self) -> Result<(), Unreadable> {
        let values = self.counts.values.get() + 1;
        self.counts.values.set(values);
        if values < MOST_VALUES {
            return Ok(());
        }
        Err(Unreadable::value(
            "the object is too large: containers that it holds several times count each time",
        ))
    }

    /// A value in it.
    fn source<'s, 'py>(&'s self, value: &'s Bound<'py, PyAny>) -> Source<'s, 'py> {
        Source { value, counts: self.counts, outer: Some(self) }
    }
}

impl Source<'_, '_> {
    /// Reads what `json.loads` doesn't give.
    fn deserialize_other<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let value = self.value;
        if value.is_instance_of::<PyInt>() {
            return read_int(value, visitor);
        }
        self.counts.foreign.set(self.counts.foreign.get() + 1);
        if let Ok(text) = value.cast::<PyString>() {
            visitor.visit_str(read_str(text)?)
        } else if let Ok(number) = value.cast::<PyFloat>() {
            match number.value() {
                number if number.is_nan() => Err(Unreadable::value("NaN is not a JSON number")),
                number => visitor.visit_f64(number),
            }
        } else if is_bytes(value) {
            visitor.visit_bytes(&[])
        } else {
            let within = self.enter()?;
            match stand_in(value)? {
                Some(plain) => within.source(&plain).deserialize_any(visitor),
                None => Err(Unreadable::type_of("what JSON can hold", value)),
            }
        }
    }
}

impl<'de> Deserializer<'de> for Source<'_, '_> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let value = self.value;
        // What `json.loads` gives comes first; subclasses, and everything else that stands for JSON, come after it.
        if let Ok(text) = value.cast_exact::<PyString>() {
            visitor.visit_str(read_str(text)?)
        } else if let Ok(dict) = value.cast_exact::<PyDict>() {
            let within = self.enter()?;
            visitor.visit_map(Members { items: entries(dict, self.counts), current: None, within: &within })
        } else if let Ok(flag) = value.cast::<PyBool>() {
            visitor.visit_bool(flag.is_true())
        } else if value.is_none() {
            visitor.visit_unit()
        } else if let Ok(list) = value.cast_exact::<PyList>() {
            let within = self.enter()?;
            let length = list.len();
            let mut iterator = list.iter();
            // Asked at the end, too: a list that was emptied has no next element.
            let items = iter::from_fn(|| match list.len() {
                now if now == length => iterator.next().map(Ok),
                _ => Some(Err(Unreadable::changed())),
            });
            visitor.visit_seq(Elements { items, index: 0, within: &within })
        } else {
            self.deserialize_other(visitor)
        }
    }

    /// No rule looks at the value, but whether JSON can hold it doesn't depend on the rules. Beyond a depth that any document has,
    /// nothing is looked at.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.outer.is_some_and(|outer| outer.depth >= DEEPEST) {
            return visitor.visit_unit();
        }
        self.deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier
    }
}

/// The entries of a `dict`, until it changes.
fn entries<'py>(
    dict: &Bound<'py, PyDict>,
    counts: &Counts,
) -> impl Iterator<Item = Result<(Bound<'py, PyAny>, Bound<'py, PyAny>), Unreadable>> {
    let (mut entries, length) = (dict.iter(), dict.len());
    let (mut left, mut foreign) = (length, counts.foreign.get());
    iter::from_fn(move || {
        // Only code of the document's own can change it.
        let now = counts.foreign.get();
        if now != mem::replace(&mut foreign, now) && dict.len() != length {
            return Some(Err(Unreadable::changed()));
        }
        left = left.checked_sub(1)?;
        entries.next().map(Ok)
    })
}

/// A `dict`, a `list` or the like that stands for an object of another class; `None` if there is none.
fn stand_in<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    static STAND_IN: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let plain = STAND_IN.import(value.py(), "chatapps_webhooks._objects", "stand_in")?.call1((value,))?;
    Ok((!plain.is_none()).then_some(plain))
}

pub(crate) fn is_bytes(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyBytes>()
        || value.is_instance_of::<PyByteArray>()
        || value.is_instance_of::<PyMemoryView>()
}

/// The text of a string. Python's own error would carry the whole of it.
fn read_str<'a>(text: &'a Bound<'_, PyString>) -> Result<&'a str, Unreadable> {
    text.to_str().map_err(|_| Unreadable::value("the string has a lone surrogate"))
}

/// An integer of any size. Beyond 64 bits it becomes what the same digits become in JSON text.
fn read_int<'de, V: Visitor<'de>>(value: &Bound<'_, PyAny>, visitor: V) -> Result<V::Value, Unreadable> {
    if let Ok(number) = value.extract::<i64>() {
        return visitor.visit_i64(number);
    }
    if let Ok(number) = value.extract::<u64>() {
        return visitor.visit_u64(number);
    }
    match value.extract::<f64>() {
        Ok(number) => visitor.visit_f64(number),
        Err(error) if error.is_instance_of::<PyOverflowError>(value.py()) => visitor.visit_f64(f64::INFINITY),
        Err(error) => Err(error.into()),
    }
}

struct Elements<'a, I> {
    items: I,
    index: usize,
    within: &'a Within<'a>,
}

impl<'de, 'py, I> SeqAccess<'de> for Elements<'_, I>
where
    I: Iterator<Item = Result<Bound<'py, PyAny>, Unreadable>>,
{
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        let Some(value) = self.items.next().transpose()? else { return Ok(None) };
        self.within.count()?;
        let index = self.index;
        self.index += 1;
        let source = self.within.source(&value);
        seed.deserialize(source).map(Some).map_err(|error| error.in_element(index))
    }
}

struct Members<'a, 'py, I> {
    items: I,
    current: Option<(Bound<'py, PyString>, Bound<'py, PyAny>)>,
    within: &'a Within<'a>,
}

impl<'de, 'py, I> MapAccess<'de> for Members<'_, 'py, I>
where
    I: Iterator<Item = Result<(Bound<'py, PyAny>, Bound<'py, PyAny>), Unreadable>>,
{
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        let Some((name, value)) = self.items.next().transpose()? else { return Ok(None) };
        self.within.count()?;
        let name = match name.cast_into_exact::<PyString>() {
            Ok(name) => name,
            Err(error) => error
                .into_inner()
                .cast_into()
                .map_err(|error| Unreadable::type_of("property names that are `str`", &error.into_inner()))?,
        };
        let key = seed.deserialize(StrDeserializer::new(read_str(&name)?)).map(Some);
        self.current = Some((name, value));
        key
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        let Some((name, value)) = self.current.take() else {
            return Err(de::Error::custom("a value was asked for before its name"));
        };
        seed.deserialize(self.within.source(&value))
            .map_err(|error| error.in_member(name.to_str().unwrap_or_default()))
    }
}

/// Why an object can't be read to its end, and where. A pointer, so that it costs little to hand on that there is none.
#[derive(Debug)]
pub(crate) struct Unreadable(Box<Fault>);

#[derive(Debug)]
struct Fault {
    kind: Kind,
    said: String,
    /// The pointer of the place, as far as it can be shown.
    place: String,
}

#[derive(Debug)]
enum Kind {
    Type,
    Value,
    /// What code of the object's own raised.
    Raised(PyErr),
}

impl Unreadable {
    fn new(kind: Kind, said: impl Into<String>) -> Self {
        Self(Box::new(Fault { kind, said: said.into(), place: String::new() }))
    }

    fn value(said: &str) -> Self {
        Self::new(Kind::Value, said)
    }

    fn changed() -> Self {
        Self::value("the object changed while it was read")
    }

    pub(crate) fn type_of(expected: &str, found: &Bound<'_, PyAny>) -> Self {
        let found = found.get_type().fully_qualified_name();
        let found = found.map_or_else(|_| "?".to_owned(), |name| name.to_string());
        Self::new(Kind::Type, format!("expected {expected}, found `{found}`"))
    }

    fn in_element(mut self, index: usize) -> Self {
        self.0.place.insert_str(0, &format!("/{index}"));
        self
    }

    /// What stands inside of a property may be a secret that was put into the wrong place, and so may a name that isn't one word.
    fn in_member(mut self, name: &str) -> Self {
        let is_word = name.len() <= 32 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
        self.0.place = if is_word { format!("/{name}") } else { String::new() };
        self
    }
}

impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::value(&message.to_string())
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.place.as_str() {
            "" => f.write_str(&self.0.said),
            place => write!(f, "{} (at {place})", self.0.said),
        }
    }
}

impl std::error::Error for Unreadable {}

impl From<PyErr> for Unreadable {
    fn from(error: PyErr) -> Self {
        Self::new(Kind::Raised(error), "the object raised an exception")
    }
}

impl From<Unreadable> for PyErr {
    fn from(error: Unreadable) -> Self {
        let said = error.to_string();
        match error.0.kind {
            Kind::Type => PyTypeError::new_err(said),
            Kind::Value => PyValueError::new_err(said),
            Kind::Raised(error) => error,
        }
    }
}
