//! The id of an account.

use chatapps_webhooks as core;
use pyo3::prelude::*;
use pyo3::types::PyType;

use super::read;
use crate::convert::to_json;

/// The id of an account, kept as it was given: 32 hexadecimal digits as 8-4-4-4-12, each hyphen optional on its own.
///
/// Args:
///     value: The id, as in the path of the API. `str()` gives it back.
///
/// Raises:
///     ValidationError: If it is no account id.
#[pyclass(frozen, eq, hash, module = "chatapps_webhooks")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct AccountId(pub(crate) core::AccountId);

#[pymethods]
impl AccountId {
    #[new]
    #[pyo3(signature = (value, /))]
    fn new(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        read(value).map(Self)
    }

    /// The id as a JSON string.
    fn to_json(&self) -> PyResult<String> {
        to_json(&self.0)
    }

    fn __str__(&self) -> &str {
        self.0.as_str()
    }

    fn __repr__(&self) -> String {
        format!("AccountId('{}')", self.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, (String,)) {
        (slf.get_type(), (slf.get().0.to_string(),))
    }
}
