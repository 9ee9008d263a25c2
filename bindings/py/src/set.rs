//! What an account has configured, and plans: the classes are Python's, in `_values.py` and
//! `_plan.py`.

use chatapps_webhooks::{self as core, Checker, SubAccountId, Unlisted};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::convert::to_python;
use crate::models::{Webhook, instance, list_of};
use crate::read::parse;
use crate::report::unknown;

/// The webhooks of an account.
#[pyclass(frozen, eq, hash, module = "chatapps_webhooks._native")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Set(core::WebhookSet);

#[pymethods]
impl Set {
    #[new]
    fn new(webhooks: &Bound<'_, PyList>, policy: &str) -> PyResult<Self> {
        Ok(Self(read_webhooks(webhooks, policy)?.into_iter().collect()))
    }

    fn apply(&self, request: &Bound<'_, PyList>, policy: &str) -> PyResult<Self> {
        let mut set = self.0.clone();
        set.apply(read_webhooks(request, policy)?);
        Ok(Self(set))
    }

    fn delete(&self, targets: &Bound<'_, PyList>, policy: &str) -> PyResult<Self> {
        let mut set = self.0.clone();
        let checker = Checker::new(policy.parse().map_err(unknown)?);
        set.delete(&parse::<Vec<core::WebhookTarget>>(&checker, targets.as_any(), None)?);
        Ok(Self(set))
    }

    fn deliver_to<'py>(&self, py: Python<'py>, sub_account: &str, of: &str) -> PyResult<Bound<'py, PyAny>> {
        let of = of.parse().map_err(unknown)?;
        let Some(sub_account) = SubAccountId::new(sub_account) else {
            let message = "expected the id of one sub-account: an event is never one of `*`";
            return Err(PyValueError::new_err(message));
        };
        list_of(py, self.0.deliver_to(&sub_account, of).cloned().collect())
    }

    fn get<'py>(&self, py: Python<'py>, scope: &str, of: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
        let found = self.0.get(scope, of.parse().map_err(unknown)?);
        found.map(|webhook| instance(py, webhook.clone())).transpose()
    }

    fn webhooks<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        list_of(py, self.0.iter().cloned().collect())
    }
}

/// The webhooks of a list. It is read as a whole unless all are models: pointers have the number of
/// the entry.
fn read_webhooks(list: &Bound<'_, PyList>, policy: &str) -> PyResult<Vec<core::Webhook>> {
    let checker = Checker::new(policy.parse().map_err(unknown)?);
    let models = list.iter().map(|item| item.cast::<Webhook>().ok().map(|webhook| webhook.get().0.clone()));
    models.collect::<Option<_>>().map_or_else(|| parse(&checker, list.as_any(), None), Ok)
}

/// A plan: its steps as data, its text, the targets of its steps, and the request, or why there
/// can't be one.
type Plan<'py> = (Bound<'py, PyAny>, String, Bound<'py, PyAny>, Bound<'py, PyAny>, Option<String>);

#[pyfunction]
pub(crate) fn plan<'py>(
    py: Python<'py>,
    current: &Set,
    desired: &Set,
    unlisted: &str,
    resend_secrets: bool,
) -> PyResult<Plan<'py>> {
    let unlisted: Unlisted =
        unlisted.parse().map_err(|error| PyValueError::new_err(format!("`unlisted`: {error}")))?;
    let plan = core::plan(&current.0, &desired.0, unlisted);
    let plan = if resend_secrets { plan.resend_secrets() } else { plan };
    let targets = plan.steps().iter().map(|step| step.target().clone()).collect();
    let blocked = plan.request().as_ref().err().map(ToString::to_string);
    let request = list_of(py, plan.request().unwrap_or_default())?;
    Ok((to_python(py, &plan)?, plan.to_string(), list_of(py, targets)?, request, blocked))
}
