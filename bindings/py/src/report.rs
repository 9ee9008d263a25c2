//! Reports and failures as Python sees them: the classes are Python's, in `_report.py`.

use std::borrow::Cow;

use chatapps_webhooks::{Applicability, Finding, Fix, Level, Param, Report};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyRange, PyString, PyTuple};

use crate::convert::{to_json, to_python};

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

    /// The findings of a level, or all.
    #[pyo3(signature = (level=None))]
    fn findings<'py>(&self, py: Python<'py>, level: Option<&str>) -> PyResult<Bound<'py, PyTuple>> {
        to_findings(py, self.of_level(level)?)
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
        let findings = to_findings(py, fixed.findings())?;
        Ok((PyBytes::new(py, fixed.text()), to_report(py, fixed.report().clone())?, findings))
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

/// A fix: its title, who decides, and its edits as first byte, end and text.
type FixRow = (String, &'static str, Vec<(usize, usize, String)>);

/// A text with fixes made, the report on it, and what was fixed.
type FixedRow<'py> = (Bound<'py, PyBytes>, Bound<'py, PyAny>, Bound<'py, PyTuple>);

fn row(fix: &Fix) -> FixRow {
    let edits = fix.edits().iter().map(|edit| (edit.range().start, edit.range().end, edit.text().to_owned()));
    (fix.title().to_owned(), fix.applicability().as_str(), edits.collect())
}

/// A `tuple` of Python's `Finding`.
pub(crate) fn to_findings<'py, 'f>(
    py: Python<'py>,
    findings: impl IntoIterator<Item = &'f Finding>,
) -> PyResult<Bound<'py, PyTuple>> {
    static FINDING: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let class = FINDING.import(py, "chatapps_webhooks._report", "Finding")?;
    let findings = findings.into_iter().map(|finding| to_finding(class, finding));
    PyTuple::new(py, findings.collect::<PyResult<Vec<_>>>()?)
}

/// The `Finding` of Python.
fn to_finding<'py>(class: &Bound<'py, PyAny>, finding: &Finding) -> PyResult<Bound<'py, PyAny>> {
    let (py, params) = (class.py(), PyDict::new(class.py()));
    for (name, value) in finding.params().iter() {
        let name = PyString::intern(py, name);
        match value {
            Param::Text(text) => params.set_item(name, to_text(py, text))?,
            Param::Number(number) => params.set_item(name, number)?,
            Param::List(items) => params.set_item(name, PyTuple::new(py, &**items)?)?,
            Param::Names(names) => params.set_item(name, PyTuple::new(py, names)?)?,
        }
    }
    if let Some(related) = finding.related() {
        static FROZEN: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let frozen = FROZEN.import(py, "chatapps_webhooks._frozen", "from_json")?;
        params.set_item("related", frozen.call1((to_json(related)?,))?)?;
    }
    let span = finding.span();
    let index = |offset: usize| isize::try_from(offset).unwrap_or(isize::MAX);
    let range = span.map(|span| PyRange::new(py, index(span.range.start), index(span.range.end)));
    class.call1((
        PyString::intern(py, finding.rule().id()),
        PyString::intern(py, finding.level().as_str()),
        finding.pointer().as_str(),
        to_text(py, &finding.message()),
        to_text(py, &finding.help()),
        params,
        span.map(|span| span.line),
        span.map(|span| span.column),
        range.transpose()?,
    ))
}

/// A text. Those that are known when this is compiled come again and again, and are made once.
#[expect(clippy::ptr_arg, reason = "the two kinds are told apart")]
fn to_text<'py>(py: Python<'py>, text: &Cow<'static, str>) -> Bound<'py, PyString> {
    match text {
        Cow::Borrowed(text) => PyString::intern(py, text),
        Cow::Owned(text) => PyString::new(py, text),
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
