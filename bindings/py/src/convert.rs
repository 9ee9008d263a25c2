//! Python objects as a serde source, and serializable values as Python objects.
//!
//! Nothing in here may panic, recurse without bound, or show a value of the document.

#[cfg_attr(Py_GIL_DISABLED, path = "convert/unlocked.rs")]
mod dict;
mod held;

use std::cell::Cell;
use std::{fmt, iter, mem};

use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMemoryView, PyString};
use serde::Serialize;
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use self::dict::Entries;
use self::held::Held;

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
    within: &'a Within<'a>,
}

impl<'a, 'py> Source<'a, 'py> {
    pub(crate) const fn new(value: &'a Bound<'py, PyAny>, within: &'a Within<'a>) -> Self {
        Self { value, within }
    }

    /// Takes note of the container that it is, so that one that holds itself is found.
    fn enter(&self) -> Result<Within<'a>, Unreadable> {
        let (outer, address) = (self.within, self.value.as_ptr() as usize);
        if iter::successors(Some(outer), |within| within.outer).any(|within| within.address == address) {
            return Err(Unreadable::value("the object holds itself"));
        }
        Ok(Within { address, outer: Some(outer), depth: outer.depth + 1, counts: outer.counts })
    }
}

/// How many values are read of one object. Containers that stand in several places are read in
/// each, and a few dozen of them can unfold to more than anybody could wait for.
const MOST_VALUES: usize = 50_000_000;

/// How deeply values are read that no rule looks at. The stack of a thread holds many times that.
const DEEPEST: usize = 256;

/// A container that is being read.
pub(crate) struct Within<'a> {
    address: usize,
    outer: Option<&'a Within<'a>>,
    depth: usize,
    /// How many values have been read up to now.
    counts: &'a Cell<usize>,
}

impl<'a> Within<'a> {
    /// What the outermost value is in.
    pub(crate) const fn nothing(counts: &'a Cell<usize>) -> Self {
        Self { address: 0, outer: None, depth: 0, counts }
    }

    /// Takes note of one more value.
    fn count(&self) -> Result<(), Unreadable> {
        self.counts.set(self.counts.get() + 1);
        if self.counts.get() == MOST_VALUES {
            let said = "the object is too large: containers that it holds several times count each time";
            return Err(Unreadable::value(said));
        }
        Ok(())
    }
}

impl Source<'_, '_> {
    /// Reads what `json.loads` seldom gives. That it is apart, and that a source has two words,
    /// takes 245 ns a webhook for 289.
    #[inline(never)]
    fn deserialize_other<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let value = self.value;
        if value.is_instance_of::<PyInt>() {
            read_int(value, visitor)
        } else if let Ok(text) = value.cast::<PyString>() {
            visitor.visit_str(read_str(text)?)
        } else if let Ok(number) = value.cast::<PyFloat>() {
            match number.value() {
                number if number.is_nan() => {
                    Err(Unreadable::value("NaN is not a JSON number (for a missing cell, leave the key out)"))
                }
                number => visitor.visit_f64(number),
            }
        } else if is_bytes(value) {
            visitor.visit_bytes(&[])
        } else {
            let within = self.enter()?;
            Source::new(&stand_in(value)?, &within).deserialize_any(visitor)
        }
    }
}

impl<'de> Deserializer<'de> for Source<'_, '_> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let value = self.value;
        // What `json.loads` gives comes first; subclasses, and everything else that stands for
        // JSON, come after it.
        if let Ok(text) = value.cast_exact::<PyString>() {
            visitor.visit_str(read_str(text)?)
        } else if let Ok(dict) = value.cast_exact::<PyDict>() {
            let within = self.enter()?;
            visitor.visit_map(Members::of(dict, &within))
        } else if let Ok(flag) = value.cast::<PyBool>() {
            visitor.visit_bool(flag.is_true())
        } else if value.is_none() {
            visitor.visit_unit()
        } else if let Ok(list) = value.cast_exact::<PyList>() {
            let within = self.enter()?;
            visitor.visit_seq(Elements { list, length: list.len(), index: 0, within: &within })
        } else {
            self.deserialize_other(visitor)
        }
    }

    /// No rule looks at the value, but whether JSON can hold it doesn't depend on the rules. Beyond
    /// a depth that any document has, nothing is looked at.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.within.depth >= DEEPEST {
            return visitor.visit_unit();
        }
        self.deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier
    }
}

/// A value that is exactly a `str`, which most are. That it isn't asked once more what it is takes
/// 244 ns a webhook for 274 (`is_valid` of dicts under `contract`).
struct Text<'a, 'py> {
    text: &'a Bound<'py, PyString>,
    within: &'a Within<'a>,
}

impl<'de> Deserializer<'de> for Text<'_, '_> {
    type Error = Unreadable;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_str(read_str(self.text)?)
    }

    /// As for any other value.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        Source::new(self.text, self.within).deserialize_ignored_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier
    }
}

/// What to do with an object that is often given in place of another one, in parentheses.
pub(crate) fn hint(value: &Bound<'_, PyAny>) -> PyResult<String> {
    value.py().import("chatapps_webhooks._objects")?.getattr("hint")?.call1((value,))?.extract()
}

/// A `dict`, a `list` or the like that stands for an object of another class. That it is cold takes
/// 123 ns a webhook for 134.
#[cold]
fn stand_in<'py>(value: &Bound<'py, PyAny>) -> Result<Bound<'py, PyAny>, Unreadable> {
    static STAND_IN: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let found = STAND_IN.import(value.py(), "chatapps_webhooks._objects", "stand_in")?.call1((value,))?;
    let (plain, hint): (Option<Bound<'py, PyAny>>, String) = found.extract()?;
    plain.ok_or_else(|| Unreadable::type_of(&format!("what JSON can hold{hint}"), value))
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
        visitor.visit_i64(number)
    } else if let Ok(number) = value.extract::<u64>() {
        visitor.visit_u64(number)
    } else {
        match value.extract::<f64>() {
            Err(error) if !error.is_instance_of::<PyOverflowError>(value.py()) => Err(error.into()),
            number => visitor.visit_f64(number.unwrap_or(f64::INFINITY)),
        }
    }
}

/// The elements of a `list`, until it changes.
struct Elements<'a, 'py> {
    list: &'a Bound<'py, PyList>,
    length: usize,
    index: usize,
    within: &'a Within<'a>,
}

impl<'de> SeqAccess<'de> for Elements<'_, '_> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        // Asked at the end, too: a list that was emptied has no next element.
        if self.list.len() != self.length {
            return Err(Unreadable::changed());
        }
        let index = self.index;
        if index == self.length {
            return Ok(None);
        }
        self.within.count()?;
        self.index += 1;
        // Without the global lock, another thread may have emptied the list in between.
        let value = self.list.get_item(index).map_err(|_| Unreadable::changed())?;
        let element = seed.deserialize(Source::new(&value, self.within));
        element.map(Some).map_err(|error| error.in_element(index))
    }
}

/// The members of a `dict`. Code of the document's own may run in between and change it: that ends
/// the reading.
struct Members<'a, 'py> {
    entries: Entries<'a, 'py>,
    value: Option<Held<'a, 'py>>,
    within: &'a Within<'a>,
    length: usize,
    left: usize,
    /// Whether code may have run since the length was looked at.
    is_suspect: bool,
}

impl<'a, 'py> Members<'a, 'py> {
    fn of(dict: &'a Bound<'py, PyDict>, within: &'a Within<'a>) -> Self {
        let (entries, length) = Entries::of(dict);
        Self { entries, value: None, within, length, left: length, is_suspect: false }
    }
}

impl<'de> MapAccess<'de> for Members<'_, '_> {
    type Error = Unreadable;

    #[cfg_attr(
        Py_GIL_DISABLED,
        expect(clippy::needless_borrow, reason = "a name that is lent is a value of its own")
    )]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        if mem::take(&mut self.is_suspect) && self.entries.length() != self.length {
            return Err(Unreadable::changed());
        }
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        let Some((name, value)) = self.entries.next() else { return Ok(None) };
        self.within.count()?;
        let name = match name.cast_exact::<PyString>() {
            Ok(name) => name,
            Err(_) => name.cast::<PyString>().map_err(|_| not_a_name(&name))?,
        };
        let key = seed.deserialize(StrDeserializer::<Unreadable>::new(read_str(&name)?))?;
        self.value = Some(value);
        Ok(Some(key))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        let value = self.value.take();
        self.is_suspect = !matches!(value, Some(Held::Text(_)));
        let read = match &value {
            Some(Held::Text(text)) => seed.deserialize(Text { text, within: self.within }),
            Some(Held::Other(value)) => seed.deserialize(Source::new(value, self.within)),
            None => Err(de::Error::custom("a value was asked for before its name")),
        };
        read.map_err(|error| error.in_member(self.entries.last_name().as_deref().unwrap_or_default()))
    }
}

#[cold]
fn not_a_name(name: &Bound<'_, PyAny>) -> Unreadable {
    Unreadable::type_of("property names that are `str`", name)
}

/// Why an object can't be read to its end, and where. A pointer, so that it costs little to hand on
/// that there is none.
#[derive(Debug)]
pub(crate) struct Unreadable(Box<Fault>);

#[derive(Debug)]
enum Fault {
    /// The exception, what is wrong, and the pointer of the place, as far as it can be shown.
    Found(fn(String) -> PyErr, String, String),
    /// What code of the object's own raised.
    Raised(PyErr),
}

impl Unreadable {
    fn value(said: &str) -> Self {
        Self(Box::new(Fault::Found(PyValueError::new_err, said.to_owned(), String::new())))
    }

    fn changed() -> Self {
        Self::value("the object changed while it was read")
    }

    pub(crate) fn type_of(expected: &str, found: &Bound<'_, PyAny>) -> Self {
        let found = found.get_type().fully_qualified_name();
        let found = found.map_or_else(|_| "?".to_owned(), |name| name.to_string());
        let said = format!("expected {expected}, found `{found}`");
        Self(Box::new(Fault::Found(PyTypeError::new_err, said, String::new())))
    }

    pub(crate) fn of_argument(mut self, name: &str) -> Self {
        if let Fault::Found(_, said, _) = &mut *self.0 {
            said.insert_str(0, &format!("`{name}`: "));
        }
        self
    }

    fn in_element(mut self, index: usize) -> Self {
        if let Fault::Found(_, _, place) = &mut *self.0 {
            place.insert_str(0, &format!("/{index}"));
        }
        self
    }

    /// What stands inside of a property may be a secret that was put into the wrong place, and so
    /// may a name that isn't one word.
    fn in_member(mut self, name: &str) -> Self {
        if let Fault::Found(_, _, place) = &mut *self.0 {
            let is_word = name.len() <= 32 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
            *place = if is_word { format!("/{name}") } else { String::new() };
        }
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
        f.write_str("the object can't be read")
    }
}

impl std::error::Error for Unreadable {}

impl From<PyErr> for Unreadable {
    fn from(error: PyErr) -> Self {
        Self(Box::new(Fault::Raised(error)))
    }
}

impl From<Unreadable> for PyErr {
    fn from(error: Unreadable) -> Self {
        match *error.0 {
            Fault::Raised(error) => error,
            Fault::Found(raise, said, place) if place.is_empty() => raise(said),
            Fault::Found(raise, said, place) => raise(format!("{said} (at {place})")),
        }
    }
}
