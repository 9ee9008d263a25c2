//! The entries of a `dict` for interpreters without the global lock: a copy of them, without unsafe code.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};

pub(super) struct Entries<'a, 'py> {
    dict: &'a Bound<'py, PyDict>,
    items: Bound<'py, PyList>,
    next: usize,
}

impl<'a, 'py> Entries<'a, 'py> {
    pub(super) fn of(dict: &'a Bound<'py, PyDict>) -> Self {
        Self { dict, items: dict.items(), next: 0 }
    }

    pub(super) fn length(&self) -> usize {
        self.dict.len()
    }

    pub(super) fn next(&mut self) -> Option<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        let item = self.items.get_item(self.next).ok()?.cast_into::<PyTuple>().ok()?;
        self.next += 1;
        Some((item.get_item(0).ok()?, item.get_item(1).ok()?))
    }

    pub(super) fn last_name(&mut self) -> Option<String> {
        self.next = self.next.checked_sub(1)?;
        self.next()?.0.cast::<PyString>().ok()?.to_str().ok().map(str::to_owned)
    }
}

/// A value until it is read.
pub(super) struct Held<'a, 'py>(Bound<'py, PyAny>, std::marker::PhantomData<&'a ()>);

impl<'py> Held<'_, 'py> {
    pub(super) fn of(value: Bound<'py, PyAny>) -> Self {
        Self(value, std::marker::PhantomData)
    }

    pub(super) fn get(&self) -> &Bound<'py, PyAny> {
        &self.0
    }
}
