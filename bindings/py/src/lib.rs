//! The native module of the Python package: the core's doors, opened to Python objects. No rule is
//! known here.

mod convert;
mod models;
mod read;
mod report;
mod secret;
mod set;

use std::ffi::OsString;

use chatapps_webhooks::{self as core, DEFAULT_BASE, Draft, InvalidOption, Model, Options, Rule, SchemaOf};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::convert::to_python;
use crate::models::ParseModel;
use crate::read::ask;
use crate::report::{to_report, unknown};

/// A list of models is thousands of small allocations, at which the C library's own allocator is
/// slower.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Checks documents under one policy and one set of limits.
#[pyclass(frozen, module = "chatapps_webhooks._native")]
struct Checker(core::Checker);

#[pymethods]
impl Checker {
    #[new]
    #[expect(clippy::needless_pass_by_value, reason = "arguments of Python are handed over")]
    fn new(policy: &str, rules: Vec<(String, String)>, limits: [Option<usize>; 3]) -> PyResult<Self> {
        let rules: Vec<_> = rules.iter().map(|(rule, level)| (rule.as_str(), level.as_str())).collect();
        let [max_bytes, max_depth, max_entries] = limits;
        let options = Options { policy: Some(policy), rules: &rules, max_bytes, max_depth, max_entries };
        core::Checker::from_options(&options).map(Self).map_err(|error| {
            let more = if matches!(error, InvalidOption::UnknownRule(_)) {
                " (`rules()` lists all rules)"
            } else {
                ""
            };
            PyValueError::new_err(format!("{error}{more}"))
        })
    }

    fn check<'py>(&self, data: &Bound<'py, PyAny>, model: &str) -> PyResult<Bound<'py, PyAny>> {
        let (it, model) = (&self.0, model.parse().map_err(unknown)?);
        let report = ask(data, true, |text| it.check(model, text), |source| it.check_value(model, source))?;
        to_report(data.py(), report)
    }

    fn is_valid(&self, data: &Bound<'_, PyAny>, model: &str) -> PyResult<bool> {
        let (it, model) = (&self.0, model.parse().map_err(unknown)?);
        ask(data, true, |text| it.is_valid(model, text), |source| it.is_valid_value(model, source))
    }

    fn parse<'py>(&self, data: &Bound<'py, PyAny>, model: &str) -> PyResult<Bound<'py, PyAny>> {
        let model: Model = model.parse().map_err(unknown)?;
        model.visit(ParseModel { checker: &self.0, data, is_text: true })
    }
}

/// Every rule's row, as a `dict`.
#[pyfunction]
fn catalogue(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    to_python(py, &Rule::catalogue())
}

/// A published JSON Schema.
#[pyfunction]
fn schema<'py>(py: Python<'py>, model: &str, draft: &str) -> PyResult<Bound<'py, PyAny>> {
    let schema: SchemaOf = model.parse().map_err(unknown)?;
    let draft: Draft = draft.parse().map_err(unknown)?;
    to_python(py, &schema.schema(draft, DEFAULT_BASE))
}

/// Does what the arguments of a command line ask for, and gives the exit code; the first is the
/// name of the program.
#[pyfunction]
fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| chatapps_webhooks_cli::run(arguments))
}

// Dicts are read on the ground that no other thread changes them meanwhile.
#[pymodule(gil_used = true)]
mod _native {
    #[pymodule_export]
    use super::models::{Attribute, OAuthClientCredentials, Record, Webhook, enumerations, from_dict};
    #[pymodule_export]
    use super::models::{masked, meaning, objects, redacted, targets, to_text};
    #[pymodule_export]
    use super::{Checker, catalogue, report::Found, run, schema, secret::Secret, set::Set, set::plan};

    #[pymodule_export]
    const POLICIES: [&str; 3] = chatapps_webhooks::Policy::NAMES;
    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
