//! The entries of a `dict`, without counting references to texts: nearly all of them are, and counting takes a seventh of the time of
//! reading them.
#![expect(
    unsafe_code,
    reason = "pyo3 counts two references for each entry, and asks for the size of the `dict` each time"
)]

use std::mem;
use std::ptr::null_mut;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use pyo3::{Borrowed, ffi};
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Error, MapAccess};

use super::{Source, Step, Unreadable, Within, read_str};

/// The members of a `dict`. Code of the document's own may run in between and change it: that ends the reading.
///
/// An entry is borrowed from its `dict`. That is sound as long as no code of Python runs while it is used, since only that could take the
/// entry away:
///
/// - Other threads wait for the global lock; where there is none, the package isn't imported (`_interpreter.py`).
/// - A name is used until its seed has read it. Seeds are those of the core, which knows nothing of Python.
/// - A value that is exactly a `str` is used until its seed has read it, with nothing in between but the reading of its name.
/// - Of any other value a reference is counted before its seed gets it.
/// - Where reading a text fails, Python makes an exception, which may run code. Nothing that was borrowed is used after that.
pub(super) struct Entries<'a, 'py> {
    dict: &'a Bound<'py, PyDict>,
    within: &'a Within<'a>,
    /// The place of the entry that comes next, as Python counts, and of the one before.
    next: ffi::Py_ssize_t,
    last: ffi::Py_ssize_t,
    value: Option<Value<'a, 'py>>,
    length: usize,
    left: usize,
    /// How many values had run code when the length was looked at.
    foreign: usize,
}

enum Value<'a, 'py> {
    Text(Borrowed<'a, 'py, PyString>),
    Other(Bound<'py, PyAny>),
}

impl<'a, 'py> Entries<'a, 'py> {
    pub(super) fn of(dict: &'a Bound<'py, PyDict>, within: &'a Within<'a>) -> Self {
        let (length, foreign) = (dict.len(), within.foreign.get());
        Self { dict, within, next: 0, last: 0, value: None, length, left: length, foreign }
    }

    /// The next name and its value, borrowed.
    fn entry(&mut self) -> Option<(Borrowed<'a, 'py, PyAny>, Borrowed<'a, 'py, PyAny>)> {
        let (py, mut name, mut value) = (self.dict.py(), null_mut(), null_mut());
        self.last = self.next;
        // SAFETY: it is a `dict`, the interpreter is attached, and the three places can be written to.
        let found = unsafe {
            ffi::PyDict_Next(self.dict.as_ptr(), &raw mut self.next, &raw mut name, &raw mut value)
        };
        // SAFETY: where an entry was found, both are objects that the `dict` holds.
        (found != 0).then(|| unsafe { (Borrowed::from_ptr(py, name), Borrowed::from_ptr(py, value)) })
    }

    /// Whether code has run that changed the size.
    fn has_changed(&mut self) -> bool {
        let foreign = self.within.foreign.get();
        foreign != mem::replace(&mut self.foreign, foreign) && self.dict.len() != self.length
    }

    /// The step to the value that was read last, looked up once more: nothing is known of it any more.
    fn step(&mut self) -> Step {
        self.next = self.last;
        let name = self.entry().and_then(|(name, _)| name.cast::<PyString>().ok().map(Borrowed::to_owned));
        let text = name.as_ref().and_then(|name| name.to_str().ok());
        Step::Name(text.unwrap_or_default().to_owned())
    }
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        if self.has_changed() {
            return Err(Unreadable::changed());
        }
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        let Some((name, value)) = self.entry() else { return Ok(None) };
        self.within.count()?;
        let name = match name.cast_exact::<PyString>() {
            Ok(name) => name,
            Err(_) => other_name(name)?,
        };
        // Looked at before the name is read: it is likely not to be in the cache yet.
        let value = match value.cast_exact::<PyString>() {
            Ok(text) => Value::Text(text),
            Err(_) => Value::Other(value.to_owned()),
        };
        let key = seed.deserialize(StrDeserializer::<Unreadable>::new(read_str(&name)?))?;
        self.value = Some(value);
        Ok(Some(key))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        let within = Some(self.within);
        let read = match self.value.take() {
            Some(Value::Text(text)) => seed.deserialize(Source { value: text.as_any(), within }),
            Some(Value::Other(value)) => seed.deserialize(Source { value: &value, within }),
            None => Err(Error::custom("a value was asked for before its name")),
        };
        read.map_err(|error| error.inside(self.step()))
    }
}

/// A name that isn't exactly a `str`.
#[cold]
fn other_name<'a, 'py>(name: Borrowed<'a, 'py, PyAny>) -> Result<Borrowed<'a, 'py, PyString>, Unreadable> {
    name.cast::<PyString>()
        .map_err(|_| Unreadable::type_of("property names that are `str`", &name.to_owned()))
}
