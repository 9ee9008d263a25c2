//! Checkers from the arguments of a call.

use chatapps_webhooks::{Checker, InvalidOption, Options};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;

/// The checker that arguments ask for. Those that are rarely given are looked at in Python: other
/// levels of rules, and limits.
pub(crate) fn checker(policy: &str, others: [Option<&Bound<'_, PyAny>>; 5]) -> PyResult<Checker> {
    static OPTIONS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let (rules, limits): (Vec<(String, String)>, [Option<usize>; 4]) = match others.iter().flatten().next() {
        None => (Vec::new(), [None; 4]),
        Some(any) => OPTIONS
            .import(any.py(), "chatapps_webhooks._options", "options")?
            .call1(PyTuple::new(any.py(), others)?)?
            .extract()?,
    };
    let rules: Vec<_> = rules.iter().map(|(rule, level)| (rule.as_str(), level.as_str())).collect();
    let [max_bytes, max_depth, max_entries, max_findings] = limits;
    let options =
        Options { policy: Some(policy), rules: &rules, max_bytes, max_depth, max_entries, max_findings };
    Checker::from_options(&options).map_err(|error| {
        let more =
            if matches!(error, InvalidOption::UnknownRule(_)) { " (`rules()` lists all rules)" } else { "" };
        PyValueError::new_err(format!("{error}{more}"))
    })
}
