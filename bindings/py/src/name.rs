//! Arguments that are names.

use std::convert::Infallible;
use std::error::Error;
use std::str::FromStr;

use pyo3::Borrowed;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::convert::Unreadable;
use crate::report::unknown;

/// An argument that should be a name. Taken whatever it is, so that the message for another one can
/// say which argument it is.
pub(crate) enum Name<'a, 'py> {
    /// It was left out, and means what the signature says. To look that up by its name takes 4 to
    /// 8 % of `is_valid` of one webhook.
    Default,
    Given(Borrowed<'a, 'py, PyAny>),
}

impl<'a, 'py> FromPyObject<'a, 'py> for Name<'a, 'py> {
    type Error = Infallible;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> Result<Self, Infallible> {
        Ok(Self::Given(given))
    }
}

impl Name<'_, '_> {
    /// What it is the name of; `default` if it was left out.
    pub(crate) fn parsed<T: FromStr<Err: Error>>(&self, argument: &str, default: T) -> PyResult<T> {
        self.text(argument)?.map_or(Ok(default), |name| name.parse().map_err(unknown))
    }

    /// The name of an argument that may be `None`, if one was given.
    pub(crate) fn text_of<'n>(name: Option<&'n Self>, argument: &str) -> PyResult<Option<&'n str>> {
        name.map_or(Ok(None), |name| name.text(argument))
    }

    /// The name, if one was given.
    pub(crate) fn text(&self, argument: &str) -> PyResult<Option<&str>> {
        match self {
            Self::Default => Ok(None),
            Self::Given(given) => match Bound::cast::<PyString>(given) {
                // Python's own error would carry the text.
                Ok(name) => name.to_str().map(Some).map_err(|_| {
                    PyValueError::new_err(format!("`{argument}`: the text has a lone surrogate"))
                }),
                Err(_) => Err(Unreadable::type_of("a `str`", given).of_argument(argument).into()),
            },
        }
    }
}
