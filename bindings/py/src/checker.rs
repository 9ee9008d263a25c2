//! Checkers from the arguments of a call.

use std::borrow::Cow;
use std::sync::LazyLock;

use chatapps_webhooks::{Checker, InvalidOption, Options, Policy};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;

/// The checkers of the policies that nearly all calls ask for. To make and drop one takes 500
/// instructions (callgrind), of 6,750 for `is_valid` of a webhook under `contract`.
static CONTRACT: LazyLock<Checker> = LazyLock::new(|| Checker::new(Policy::contract()));
static RECOMMENDED: LazyLock<Checker> = LazyLock::new(|| Checker::new(Policy::recommended()));

/// The checker that arguments ask for; without a policy, `recommended`. Those that are rarely given
/// are looked at in Python: other levels of rules, and limits.
pub(crate) fn checker(
    policy: Option<&str>,
    others: [Option<&Bound<'_, PyAny>>; 5],
    desired: bool,
) -> PyResult<Cow<'static, Checker>> {
    match policy {
        _ if desired || others.iter().any(Option::is_some) => {}
        Some("contract") => return Ok(Cow::Borrowed(&CONTRACT)),
        None | Some("recommended") => return Ok(Cow::Borrowed(&RECOMMENDED)),
        _ => {}
    }
    let (rules, limits) = rare(others)?;
    let rules: Vec<_> = rules.iter().map(|(rule, level)| (rule.as_str(), level.as_str())).collect();
    let [max_bytes, max_depth, max_entries, max_findings] = limits;
    let options = Options { policy, rules: &rules, max_bytes, max_depth, max_entries, max_findings, desired };
    Checker::from_options(&options).map(Cow::Owned).map_err(told)
}

/// The error for an option that can't be used.
#[expect(clippy::needless_pass_by_value, reason = "it maps the error of a result")]
pub(crate) fn told(error: InvalidOption) -> PyErr {
    let more =
        if matches!(error, InvalidOption::UnknownRule(_)) { " (`rules()` lists all rules)" } else { "" };
    PyValueError::new_err(format!("{error}{more}"))
}

/// Pairs of rules and levels, and the limits.
type Rare = (Vec<(String, String)>, [Option<usize>; 4]);

/// The arguments that are rarely given, looked at in Python.
pub(crate) fn rare(others: [Option<&Bound<'_, PyAny>>; 5]) -> PyResult<Rare> {
    static OPTIONS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    match others.iter().flatten().next() {
        None => Ok((Vec::new(), [None; 4])),
        Some(any) => OPTIONS
            .import(any.py(), "chatapps_webhooks._options", "options")?
            .call1(PyTuple::new(any.py(), others)?)?
            .extract(),
    }
}
