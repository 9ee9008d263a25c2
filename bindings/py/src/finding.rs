//! Findings as Python sees them: the class is Python's, in `_report.py`.

use std::borrow::Cow;
use std::sync::Arc;

use chatapps_webhooks::{Finding, Param, Report};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyRange, PyString, PyTuple};

use crate::convert::to_json;

/// The values of a finding, made when they are read: to make all of them takes longer than to find
/// it, and most are never read. `_row` of Python's `Finding`.
#[pyclass(frozen, module = "chatapps_webhooks._native")]
pub(crate) struct FindingRow {
    among: Findings,
    index: usize,
}

/// Findings, of which a row is one.
#[derive(Clone)]
pub(crate) enum Findings {
    Report(Arc<Report>),
    List(Arc<[Finding]>),
}

impl Findings {
    fn get(&self, index: usize) -> Option<&Finding> {
        match self {
            Self::Report(report) => report.findings().get(index),
            Self::List(findings) => findings.get(index),
        }
    }
}

/// The findings at these positions, as Python's `Finding`.
pub(crate) fn to_findings<'py>(
    py: Python<'py>,
    among: &Findings,
    indices: impl Iterator<Item = usize>,
) -> PyResult<Bound<'py, PyTuple>> {
    static CLASS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    static PUT_ROW: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let class = CLASS.import(py, "chatapps_webhooks._report", "Finding")?;
    let new = class.getattr("__new__")?;
    let put_row = PUT_ROW
        .get_or_try_init(py, || Ok::<_, PyErr>(class.getattr("_row")?.getattr("__set__")?.unbind()))?;
    let findings = indices.map(|index| {
        let finding = new.call1((class,))?;
        put_row.call1(py, (&finding, FindingRow { among: among.clone(), index }))?;
        Ok(finding)
    });
    PyTuple::new(py, findings.collect::<PyResult<Vec<_>>>()?)
}

impl FindingRow {
    /// A value, made of what was found.
    fn value<'py>(
        &self,
        py: Python<'py>,
        make: impl FnOnce(&Finding) -> PyResult<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.among.get(self.index).map_or_else(|| Ok(py.None().into_bound(py)), make)
    }
}

#[pymethods]
impl FindingRow {
    #[getter]
    fn rule<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, |found| Ok(PyString::intern(py, found.rule().id()).into_any()))
    }

    #[getter]
    fn level<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, |found| Ok(PyString::intern(py, found.level().as_str()).into_any()))
    }

    #[getter]
    fn pointer<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, |found| Ok(PyString::new(py, found.pointer().as_str()).into_any()))
    }

    #[getter]
    fn message<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, |found| Ok(to_text(py, &found.message()).into_any()))
    }

    #[getter]
    fn help<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, |found| Ok(to_text(py, &found.help()).into_any()))
    }

    #[getter]
    fn params<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, |found| to_params(py, found))
    }

    #[getter]
    fn line<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, |found| found.span().map(|span| span.line).into_bound_py_any(py))
    }

    #[getter]
    fn column<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, |found| found.span().map(|span| span.column).into_bound_py_any(py))
    }

    #[getter]
    fn range<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let index = |offset: usize| isize::try_from(offset).unwrap_or(isize::MAX);
        self.value(py, |found| {
            let range =
                found.span().map(|span| PyRange::new(py, index(span.range.start), index(span.range.end)));
            range.transpose()?.into_bound_py_any(py)
        })
    }
}

/// What a message says, as data that can't be changed.
fn to_params<'py>(py: Python<'py>, finding: &Finding) -> PyResult<Bound<'py, PyAny>> {
    static FROZEN: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let params = PyDict::new(py);
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
        static FROM_JSON: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let from_json = FROM_JSON.import(py, "chatapps_webhooks._frozen", "from_json")?;
        params.set_item("related", from_json.call1((to_json(related)?,))?)?;
    }
    FROZEN.import(py, "chatapps_webhooks._frozen", "Frozen")?.call1((params,))
}

/// A text. Those that are known when this is compiled come again and again, and are made once.
#[expect(clippy::ptr_arg, reason = "the two kinds are told apart")]
fn to_text<'py>(py: Python<'py>, text: &Cow<'static, str>) -> Bound<'py, PyString> {
    match text {
        Cow::Borrowed(text) => PyString::intern(py, text),
        Cow::Owned(text) => PyString::new(py, text),
    }
}
