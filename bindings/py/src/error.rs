//! Reports and failures as Python sees them: the classes are Python's, in `_report.py`.

use chatapps_webhooks::Report;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::convert::to_python;

/// The `Report` of Python.
pub(crate) fn to_report<'py>(py: Python<'py>, report: &Report) -> PyResult<Bound<'py, PyAny>> {
    static REPORT: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let from_core = REPORT.import(py, "chatapps_webhooks._report", "from_core")?;
    from_core.call1((to_python(py, report)?, report.to_string()))
}

/// The `ValidationError` of Python, with the report attached.
pub(crate) fn invalid(py: Python<'_>, report: &Report) -> PyErr {
    static ERROR: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let error = ERROR
        .import(py, "chatapps_webhooks._report", "ValidationError")
        .and_then(|class| class.call1((to_report(py, report)?,)));
    error.map_or_else(|error| error, PyErr::from_value)
}

/// A `ValueError`, for what a caller asked for and is not there.
pub(crate) fn unknown(error: impl std::error::Error) -> PyErr {
    PyValueError::new_err(error.to_string())
}
