//! The entries of a `dict`, without counting references to texts: nearly all of them are. To count
//! them takes a sixth of the time of reading a document: 297 ns a webhook for 249, beside 258 of
//! `jsonschema-rs` (`bindings/py/bench`, `is_valid` under `contract`).
//!
//! An entry is borrowed from its `dict`. That is sound as long as no code of Python runs while it
//! is used, since only that could take the entry away:
//!
//! - Other threads wait for the global lock. Builds for interpreters without one have `unlocked.rs`
//!   in place of this file.
//! - A name is used until its seed has read it. Seeds are those of the core, which knows nothing of
//!   Python.
//! - A value that is exactly a `str` is used until its seed has read it, with nothing in between
//!   but the reading of its name.
//! - Of any other value a reference is counted before its name is read.
//! - Where reading a text fails, Python makes an exception, which may run code. Nothing that was
//!   borrowed is used after that: the name is looked up once more.
#![expect(
    unsafe_code,
    reason = "pyo3 counts two references for each entry, and asks for the size of the `dict` each time"
)]

use std::ptr::null_mut;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use pyo3::{Borrowed, ffi};

use super::held::Held;

pub(super) struct Entries<'a, 'py> {
    dict: &'a Bound<'py, PyDict>,
    /// The place of the entry that comes next, as Python counts, and of the one before.
    next: ffi::Py_ssize_t,
    last: ffi::Py_ssize_t,
}

impl<'a, 'py> Entries<'a, 'py> {
    /// The entries, and how many there are.
    pub(super) fn of(dict: &'a Bound<'py, PyDict>) -> (Self, usize) {
        (Self { dict, next: 0, last: 0 }, dict.len())
    }

    /// How many entries the `dict` has now.
    pub(super) fn length(&self) -> usize {
        self.dict.len()
    }

    /// The next name and its value, borrowed if it is exactly a `str`.
    #[inline]
    pub(super) fn next(&mut self) -> Option<(Borrowed<'a, 'py, PyAny>, Held<'a, 'py>)> {
        let (py, mut name, mut value) = (self.dict.py(), null_mut(), null_mut());
        self.last = self.next;
        // SAFETY: it is a `dict`, the interpreter is attached, and the three places can be written
        // to.
        let found = unsafe {
            ffi::PyDict_Next(self.dict.as_ptr(), &raw mut self.next, &raw mut name, &raw mut value)
        };
        if found == 0 {
            return None;
        }
        // SAFETY: an entry was found, so both are objects that the `dict` holds.
        let (name, value) = unsafe { (Borrowed::from_ptr(py, name), Borrowed::from_ptr(py, value)) };
        let value = match value.cast_exact::<PyString>() {
            Ok(text) => Held::Text(text),
            Err(_) => Held::Other(value.to_owned()),
        };
        Some((name, value))
    }

    /// The name that was read last, looked up once more: nothing is known of it any more.
    ///
    /// That it is marked as cold, as `not_a_name` is, takes 242 ns a webhook for 260.
    #[cold]
    pub(super) fn last_name(&mut self) -> Option<String> {
        self.next = self.last;
        let (name, _) = self.next()?;
        name.cast::<PyString>().ok()?.to_owned().to_str().ok().map(str::to_owned)
    }
}
