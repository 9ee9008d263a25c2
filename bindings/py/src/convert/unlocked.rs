//! The entries of a `dict` for interpreters without the global lock: of a copy, without unsafe
//! code.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use super::held::Held;

pub(super) struct Entries<'a, 'py>(&'a Bound<'py, PyDict>, Bound<'py, PyAny>, Option<Bound<'py, PyAny>>);

impl<'a, 'py> Entries<'a, 'py> {
    pub(super) fn of(dict: &'a Bound<'py, PyDict>) -> Self {
        Self(dict, dict.items().into_any(), None)
    }

    pub(super) fn length(&self) -> usize {
        self.0.len()
    }

    pub(super) fn next(&mut self) -> Option<(Bound<'py, PyAny>, Held<'a, 'py>)> {
        let (name, value): (Bound<'py, PyAny>, Bound<'py, PyAny>) =
            self.1.call_method1("pop", (0,)).ok()?.extract().ok()?;
        self.2 = Some(name.clone());
        Some((name, Held::Other(value)))
    }

    pub(super) fn last_name(&mut self) -> Option<String> {
        self.2.take()?.cast::<PyString>().ok()?.to_str().ok().map(str::to_owned)
    }
}
