//! The body of a failure answer.

use chatapps_webhooks as core;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyType};

use super::{Names, properties, read, set};
use crate::convert::{to_json, to_python};

const ERROR_RESPONSE: Names =
    &[("code", "code"), ("message", "message"), ("error_id", "errorId"), ("timestamp", "timestamp")];

class! {
    /// The body of a failure answer. It is data; nothing raises it.
    ///
    /// Args:
    ///     code: What went wrong, for programs: an error code, known or not.
    ///     message: What went wrong, for people.
    ///     error_id: A reference for support enquiries: hexadecimal digits as 8-4-4-4-12.
    ///     timestamp: When it occurred: an aware `datetime`, or text as in RFC 3339, which keeps its digits.
    ///
    /// Raises:
    ///     ValidationError: If the values break the contract.
    ///     ValueError: If `timestamp` is a `datetime` without a time zone.
    ///     TypeError: If a value is of a type that JSON doesn't have.
    ErrorResponse, ERROR_RESPONSE, read, {
        #[new]
        #[pyo3(signature = (*, code, message=None, error_id, timestamp))]
        fn new<'py>(
            py: Python<'py>,
            code: Bound<'py, PyAny>,
            message: Option<Bound<'py, PyAny>>,
            error_id: Bound<'py, PyAny>,
            timestamp: Bound<'py, PyAny>,
        ) -> PyResult<Self> {
            let values = [Some(code), message, Some(error_id), Some(timestamp)];
            read(&properties(py, ERROR_RESPONSE, values)?).map(Self)
        }

        #[classattr]
        fn __match_args__() -> (&'static str, &'static str, &'static str, &'static str) {
            ("code", "message", "error_id", "timestamp")
        }

        /// What went wrong, for programs.
        #[getter]
        fn code<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
            to_python(py, &self.0.code)?.call_method0("__int__")
        }

        /// What the register says of the code; `None` if it isn't in the register, which is open.
        #[getter]
        fn meaning(&self) -> Option<&'static str> {
            self.0.code.meaning()
        }

        /// What went wrong, for people.
        #[getter]
        fn message(&self) -> Option<&str> {
            self.0.message.as_deref()
        }

        /// A reference for support enquiries.
        #[getter]
        fn error_id(&self) -> &str {
            self.0.error_id.as_str()
        }

        /// When it occurred: an aware `datetime`, cut to microseconds. Second 60 becomes the first of the next minute.
        ///
        /// Raises:
        ///     ValueError: If `datetime` can't hold it: the year 0, or a leap second at the end of the year 9999.
        #[getter]
        fn timestamp<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
            static READ: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
            READ.import(py, "chatapps_webhooks._times", "to_datetime")?.call1((self.timestamp_text(),))
        }

        /// When it occurred, as it was given (RFC 3339).
        #[getter]
        fn timestamp_text(&self) -> &str {
            self.0.timestamp.as_str()
        }
    }
}

impl ErrorResponse {
    /// The text always can be shown; the time can't always be made.
    fn shown(&self, name: &str) -> Option<String> {
        (name == "timestamp").then(|| format!("'{}'", self.0.timestamp))
    }
}
