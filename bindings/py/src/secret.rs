//! A secret value.

use chatapps_webhooks as core;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::convert::{Unreadable, hint};

/// A secret value: `repr` and `str` show stars, `reveal()` the value. Formatting it into a text
/// fails.
///
/// Args:
///     value: The secret.
#[pyclass(frozen, eq, hash, module = "chatapps_webhooks")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Secret(core::Secret<'static>);

impl Secret {
    pub(crate) fn of(text: &str) -> Self {
        Self(text.to_owned().into())
    }
}

#[pymethods]
impl Secret {
    #[new]
    #[pyo3(signature = (value, /))]
    fn new(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        let Ok(value) = value.cast::<PyString>() else {
            let expected = format!("a `str`{}", hint(value)?);
            return Err(Unreadable::type_of(&expected, value).of_argument("value").into());
        };
        // Python's own error would carry the value.
        value.to_str().map(Self::of).map_err(|_| PyValueError::new_err("the secret has a lone surrogate"))
    }

    /// The value itself.
    fn reveal(&self) -> &str {
        self.0.reveal()
    }

    /// Whether it is no secret but a mask, which a program shows in place of one, or has a mask in
    /// it: what the rule `masked_secret` finds.
    #[getter]
    fn is_mask(&self) -> bool {
        self.0.is_mask()
    }

    /// Text with a mask in it looks like a value, and would be stored as one.
    #[expect(clippy::unused_self, reason = "a method of Python's")]
    fn __format__(&self, _spec: &Bound<'_, PyAny>) -> PyResult<String> {
        Err(PyTypeError::new_err(
            "a secret can't be formatted into a text: `reveal()` gives its value, and `str()` a mask to show",
        ))
    }

    fn __repr__(&self) -> String {
        format!("{:?}", self.0)
    }
}
