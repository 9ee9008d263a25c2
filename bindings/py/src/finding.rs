//! Findings as Python sees them. Their methods are Python's, in `_report.py`.

use std::borrow::Cow;
use std::sync::Arc;

use chatapps_webhooks::{self as core, Param, Report};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyRange, PyString, PyTuple};

use crate::convert::to_json;

/// A finding. Python's objects of its values are made when they are read: to make all of them takes
/// longer than to find it, and most are never read.
#[pyclass(frozen, subclass, module = "chatapps_webhooks")]
pub(crate) struct Finding(Source);

/// Where the values are.
enum Source {
    /// In a report, at that position.
    Report(Arc<Report>, usize),
    Alone(Box<core::Finding>),
    /// In the order of the constructor.
    Given(Py<PyTuple>),
}

impl Finding {
    /// The finding of a report at a position.
    pub(crate) fn of(report: &Arc<Report>, index: usize) -> Self {
        Self(Source::Report(Arc::clone(report), index))
    }

    /// Findings whose report is not kept.
    pub(crate) fn alone<'py>(py: Python<'py>, findings: &[core::Finding]) -> PyResult<Bound<'py, PyTuple>> {
        // The methods come with it.
        py.import("chatapps_webhooks._report")?;
        let alone = findings.iter().map(|finding| Self(Source::Alone(Box::new(finding.clone()))));
        PyTuple::new(py, alone.collect::<Vec<_>>())
    }

    /// A value: the one of the constructor at that position, or what is made of what was found.
    fn value<'py>(
        &self,
        py: Python<'py>,
        position: usize,
        make: impl FnOnce(&core::Finding) -> PyResult<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let found = match &self.0 {
            Source::Report(report, index) => report.findings().get(*index),
            Source::Alone(finding) => Some(&**finding),
            Source::Given(values) => return values.bind(py).get_item(position),
        };
        found.map_or_else(|| Ok(py.None().into_bound(py)), make)
    }
}

#[pymethods]
impl Finding {
    #[new]
    #[pyo3(signature = (rule, level, pointer, message, help, params, line=None, column=None, range=None))]
    #[expect(clippy::too_many_arguments, reason = "each is an argument in Python")]
    fn new(
        rule: &Bound<'_, PyAny>,
        level: &Bound<'_, PyAny>,
        pointer: &Bound<'_, PyAny>,
        message: &Bound<'_, PyAny>,
        help: &Bound<'_, PyAny>,
        params: &Bound<'_, PyAny>,
        line: Option<&Bound<'_, PyAny>>,
        column: Option<&Bound<'_, PyAny>>,
        range: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        static FROZEN: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let py = params.py();
        // What can't be changed may hold nothing that can.
        let params = FROZEN.import(py, "chatapps_webhooks._frozen", "frozen")?.call1((params,))?;
        let [rule, level, pointer, message, help, params] =
            [rule, level, pointer, message, help, &params].map(Some);
        let values = PyTuple::new(py, [rule, level, pointer, message, help, params, line, column, range])?;
        Ok(Self(Source::Given(values.unbind())))
    }

    #[getter]
    fn rule<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, 0, |found| Ok(PyString::intern(py, found.rule().id()).into_any()))
    }

    #[getter]
    fn level<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, 1, |found| Ok(PyString::intern(py, found.level().as_str()).into_any()))
    }

    #[getter]
    fn pointer<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, 2, |found| Ok(PyString::new(py, found.pointer().as_str()).into_any()))
    }

    #[getter]
    fn message<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, 3, |found| Ok(to_text(py, &found.message()).into_any()))
    }

    #[getter]
    fn help<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, 4, |found| Ok(to_text(py, &found.help()).into_any()))
    }

    #[getter]
    fn params<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, 5, |found| to_params(py, found))
    }

    #[getter]
    fn line<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, 6, |found| found.span().map(|span| span.line).into_bound_py_any(py))
    }

    #[getter]
    fn column<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value(py, 7, |found| found.span().map(|span| span.column).into_bound_py_any(py))
    }

    #[getter]
    fn range<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let index = |offset: usize| isize::try_from(offset).unwrap_or(isize::MAX);
        self.value(py, 8, |found| {
            let range =
                found.span().map(|span| PyRange::new(py, index(span.range.start), index(span.range.end)));
            range.transpose()?.into_bound_py_any(py)
        })
    }
}

/// What a message says, as data that can't be changed.
fn to_params<'py>(py: Python<'py>, finding: &core::Finding) -> PyResult<Bound<'py, PyAny>> {
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
