//! Reports and failures as Python sees them: the classes are Python's, in `_report.py`.

use chatapps_webhooks::{Finding, Level, Report};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;

use crate::convert::to_python;

/// What was found. Most of it is never read, and to make Python's objects of it takes longer than
/// to find it.
#[pyclass(frozen, module = "chatapps_webhooks._native")]
pub(crate) struct Found(Report);

#[pymethods]
impl Found {
    /// The name of the document that was checked.
    #[getter]
    fn model<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        PyString::intern(py, self.0.model().as_str())
    }

    /// How many findings there are of a level, or of all.
    #[pyo3(signature = (level=None))]
    fn count(&self, level: Option<&str>) -> PyResult<usize> {
        Ok(self.of_level(level)?.len())
    }

    /// The findings of a level, or all, as a report has them in JSON.
    #[pyo3(signature = (level=None))]
    fn findings<'py>(&self, py: Python<'py>, level: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.of_level(level)?)
    }

    /// The form that people read.
    fn __str__(&self) -> String {
        self.0.to_string()
    }
}

impl Found {
    fn of_level(&self, level: Option<&str>) -> PyResult<Vec<&Finding>> {
        let level: Option<Level> = level.map(str::parse).transpose().map_err(unknown)?;
        let is_of = |finding: &&Finding| level.is_none_or(|level| finding.level() == level);
        Ok(self.0.findings().iter().filter(is_of).collect())
    }
}

/// The `Report` of Python.
pub(crate) fn to_report(py: Python<'_>, report: Report) -> PyResult<Bound<'_, PyAny>> {
    static REPORT: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    REPORT.import(py, "chatapps_webhooks._report", "Report")?.call1((Found(report),))
}

/// The `ValidationError` of Python, with the report attached.
pub(crate) fn invalid(py: Python<'_>, report: Report) -> PyErr {
    let class = py.import("chatapps_webhooks._report").and_then(|module| module.getattr("ValidationError"));
    let error = class.and_then(|class| class.call1((to_report(py, report)?,)));
    error.map_or_else(|error| error, PyErr::from_value)
}

/// A `ValueError`, for what a caller asked for and is not there.
pub(crate) fn unknown(error: impl std::error::Error) -> PyErr {
    PyValueError::new_err(error.to_string())
}
