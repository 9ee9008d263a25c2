//! Plans as Python sees them: the classes are Python's, in `_plan.py`.

use chatapps_webhooks::{Unnamed, plan as plan_of};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::convert::to_python;
use crate::models::{Webhook, WebhookSet, WebhookTarget};

/// What has to be sent so that an account has the webhooks that are wanted, and what else that brings about.
///
/// `current` usually comes from GET, which masks secrets. What is masked on either side counts as unchanged, and the effects of
/// the step say so. A desired value that has `***` within it is no secret either, and is never sent. An omitted `enabled` is true, and an
/// empty `httpAuthorization` is none.
///
/// Args:
///     current: What the account has.
///     desired: What it should have.
///     unnamed: What happens to webhooks that `desired` doesn't name: `keep` or `remove`.
///     resend_secrets: Whether secrets that may be other ones count as changed, so that they are sent.
///
/// Returns:
///     The plan. It is true if there is something to send.
///
/// Raises:
///     ValueError: If `unnamed` is neither.
#[pyfunction]
#[pyo3(signature = (current, desired, *, unnamed="keep", resend_secrets=false))]
pub(crate) fn plan<'py>(
    py: Python<'py>,
    current: &WebhookSet,
    desired: &WebhookSet,
    unnamed: &str,
    resend_secrets: bool,
) -> PyResult<Bound<'py, PyAny>> {
    static FROM_CORE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let unnamed = match unnamed {
        "keep" => Unnamed::Keep,
        "remove" => Unnamed::Remove,
        _ => return Err(PyValueError::new_err("`unnamed`: expected `keep` or `remove`")),
    };
    let plan = plan_of(&current.0, &desired.0, unnamed);
    let plan = if resend_secrets { plan.resend_secrets() } else { plan };
    let targets: Vec<_> = plan.steps().iter().map(|step| WebhookTarget(step.target().clone())).collect();
    let (request, blocked) = match plan.request() {
        Ok(request) => (request.into_iter().map(Webhook).collect(), None),
        Err(blocked) => (Vec::new(), Some(blocked.to_string())),
    };
    FROM_CORE.import(py, "chatapps_webhooks._plan", "from_core")?.call1((
        to_python(py, &plan)?,
        plan.to_string(),
        targets,
        request,
        blocked,
    ))
}
