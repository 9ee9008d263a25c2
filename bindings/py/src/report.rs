//! Reports and failures as Python sees them: the classes are Python's, in `_report.py`.

use std::sync::Arc;

use chatapps_webhooks::{Applicability, Fix, Level, Report};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyString, PyTuple};

use crate::convert::to_python;
use crate::finding::{Findings, to_findings};

/// What was found. Most of it is never read, and to make Python's objects of it takes longer than
/// to find it.
#[pyclass(frozen, module = "chatapps_webhooks._native")]
pub(crate) struct Found(Arc<Report>);

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
        Ok(self.of_level(level)?.count())
    }

    /// The findings of a level, or all.
    #[pyo3(signature = (level=None))]
    fn findings<'py>(&self, py: Python<'py>, level: Option<&str>) -> PyResult<Bound<'py, PyTuple>> {
        to_findings(py, &Findings::Report(Arc::clone(&self.0)), self.of_level(level)?)
    }

    /// How many findings were left out at each level.
    #[getter]
    fn omitted<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0.omitted())
    }

    /// Whether nothing that was found is an error.
    #[getter]
    fn is_valid(&self) -> bool {
        self.0.is_valid()
    }

    /// The highest level of a finding.
    #[getter]
    fn worst(&self) -> Option<&'static str> {
        self.0.worst().map(Level::as_str)
    }

    /// What the failure of parsing says.
    #[getter]
    fn failure_text(&self) -> String {
        self.0.failure_text()
    }

    /// The fixes of each finding in a text: titles, who decides, and edits as first byte, end and
    /// text.
    fn fixes(&self, py: Python<'_>, text: &[u8]) -> Vec<Vec<FixRow>> {
        let fixes = py.detach(|| self.0.fixes(text));
        fixes.iter().map(|fixes| fixes.iter().map(row).collect()).collect()
    }

    /// A text with its fixes made, what is wrong with it still, and what was fixed.
    fn fixed<'py>(&self, py: Python<'py>, text: &[u8], applicability: &str) -> PyResult<FixedRow<'py>> {
        let applicability: Applicability = applicability.parse().map_err(unknown)?;
        let fixed = py.detach(|| self.0.fixed(text, applicability)).map_err(unknown)?;
        let done = fixed.findings();
        let findings = to_findings(py, &Findings::List(done.into()), 0..done.len())?;
        Ok((PyBytes::new(py, fixed.text()), to_report(py, fixed.report().clone())?, findings))
    }

    /// The form that people read.
    fn __str__(&self) -> String {
        self.0.to_string()
    }
}

impl Found {
    /// The positions of the findings of a level, or of all.
    fn of_level(&self, level: Option<&str>) -> PyResult<impl Iterator<Item = usize>> {
        let level: Option<Level> = level.map(str::parse).transpose().map_err(unknown)?;
        let all = self.0.findings().iter().enumerate();
        let of_level = all.filter(move |(_, finding)| level.is_none_or(|level| finding.level() == level));
        Ok(of_level.map(|(index, _)| index))
    }
}

/// A fix: its title, who decides, and its edits as first byte, end and text.
type FixRow = (String, &'static str, Vec<(usize, usize, String)>);

/// A text with fixes made, the report on it, and what was fixed.
type FixedRow<'py> = (Bound<'py, PyBytes>, Bound<'py, PyAny>, Bound<'py, PyTuple>);

fn row(fix: &Fix) -> FixRow {
    let edits = fix.edits().iter().map(|edit| (edit.range().start, edit.range().end, edit.text().to_owned()));
    (fix.title().to_owned(), fix.applicability().as_str(), edits.collect())
}

/// The `Report` of Python.
pub(crate) fn to_report(py: Python<'_>, report: Report) -> PyResult<Bound<'_, PyAny>> {
    static REPORT: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    REPORT.import(py, "chatapps_webhooks._report", "Report")?.call1((Found(Arc::new(report)),))
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
