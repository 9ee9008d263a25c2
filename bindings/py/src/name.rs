//! Arguments that are names.

use std::convert::Infallible;

use pyo3::Borrowed;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::convert::Unreadable;

/// An argument that should be a name. Taken whatever it is, so that the message for another one can
/// say which argument it is.
pub(crate) enum Name<'py> {
    Default(&'static str),
    Given(Bound<'py, PyAny>),
}

impl<'a, 'py> FromPyObject<'a, 'py> for Name<'py> {
    type Error = Infallible;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> Result<Self, Infallible> {
        Ok(Self::Given(given.to_owned()))
    }
}

impl Name<'_> {
    pub(crate) fn of(&self, argument: &str) -> PyResult<&str> {
        match self {
            Self::Default(name) => Ok(name),
            Self::Given(given) => match given.cast::<PyString>() {
                // Python's own error would carry the text.
                Ok(name) => name.to_str().map_err(|_| {
                    PyValueError::new_err(format!("`{argument}`: the text has a lone surrogate"))
                }),
                Err(_) => Err(Unreadable::type_of("a `str`", given).of_argument(argument).into()),
            },
        }
    }
}
