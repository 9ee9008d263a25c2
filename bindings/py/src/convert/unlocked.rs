//! The entries of a `dict` for interpreters without the global lock: of a copy, without unsafe
//! code. Other threads may change the `dict` at any time, but nobody else has the copy, which is
//! made in one step.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use super::held::Held;

pub(super) struct Entries<'a, 'py> {
    dict: &'a Bound<'py, PyDict>,
    /// Pairs of a name and a value.
    copy: Bound<'py, PyList>,
    /// The place of the entry that comes next.
    next: usize,
    last: Option<Bound<'py, PyAny>>,
}

impl<'a, 'py> Entries<'a, 'py> {
    /// The entries, and how many there are.
    pub(super) fn of(dict: &'a Bound<'py, PyDict>) -> (Self, usize) {
        let copy = dict.items();
        let length = copy.len();
        (Self { dict, copy, next: 0, last: None }, length)
    }

    /// How many entries the `dict` has now.
    pub(super) fn length(&self) -> usize {
        self.dict.len()
    }

    pub(super) fn next(&mut self) -> Option<(Bound<'py, PyAny>, Held<'a, 'py>)> {
        let (name, value): (Bound<'py, PyAny>, Bound<'py, PyAny>) =
            self.copy.get_item(self.next).ok()?.extract().ok()?;
        self.next += 1;
        self.last = Some(name.clone());
        Some((name, Held::Other(value)))
    }

    pub(super) fn last_name(&mut self) -> Option<String> {
        self.last.take()?.cast::<PyString>().ok()?.to_str().ok().map(str::to_owned)
    }
}
