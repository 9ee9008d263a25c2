//! A value of a `dict`, until it is read.

use pyo3::Borrowed;
use pyo3::prelude::*;
use pyo3::types::PyString;

/// A value until it is read: lent where it is exactly a `str`, and can be.
#[cfg_attr(Py_GIL_DISABLED, expect(dead_code, reason = "nothing is lent there"))]
pub(super) enum Held<'a, 'py> {
    Text(Borrowed<'a, 'py, PyString>),
    Other(Bound<'py, PyAny>),
}
