//! What a webhook is known by.

use chatapps_webhooks as core;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyType};

use super::{Names, member, properties, read, set};
use crate::convert::{to_json, to_python};

const TARGET: Names = &[("sub_account_id", "subAccountId"), ("type", "type")];

class! {
    /// What a webhook is known by: a scope and a type. The body of DELETE is an array of these.
    ///
    /// Args:
    ///     sub_account_id: The scope. `*` names the webhook that is configured with `*`; it is no wildcard.
    ///     type: The type of the events. Absent: delivery receipts and inbound messages.
    ///
    /// Raises:
    ///     ValidationError: If the values break the contract. Pointers are those of a request with this one target, such as
    ///         `/0/type`.
    ///     TypeError: If a value is of a type that JSON doesn't have.
    WebhookTarget, TARGET, read_target, {
        #[new]
        #[pyo3(signature = (*, sub_account_id, r#type=None))]
        fn new<'py>(
            py: Python<'py>,
            sub_account_id: Bound<'py, PyAny>,
            r#type: Option<Bound<'py, PyAny>>,
        ) -> PyResult<Self> {
            read_target(&properties(py, TARGET, [Some(sub_account_id), r#type])?).map(Self)
        }

        #[classattr]
        fn __match_args__() -> (&'static str, &'static str) {
            ("sub_account_id", "type")
        }

        /// The scope: a sub-account, or `*`.
        #[getter]
        fn sub_account_id(&self) -> &str {
            self.0.sub_account_id.as_str()
        }

        /// The type of the events. `None`: delivery receipts and inbound messages.
        #[getter]
        fn r#type<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
            self.0.webhook_type.map(|value| member(py, "WebhookType", value.as_str())).transpose()
        }

        /// The targets of exactly one type each that it stands for.
        fn targets(&self) -> Vec<WebhookTarget> {
            self.0.targets().map(WebhookTarget).collect()
        }
    }
}

impl WebhookTarget {
    #[expect(clippy::unused_self, reason = "every class of `class!` has it")]
    fn shown(&self, _name: &str) -> Option<String> {
        None
    }
}

/// Reads a target where it stands, in a request.
fn read_target(data: &Bound<'_, PyAny>) -> PyResult<core::WebhookTarget> {
    let targets: Vec<core::WebhookTarget> = read(PyList::new(data.py(), [data])?.as_any())?;
    targets.into_iter().next().ok_or_else(|| PyTypeError::new_err("expected a target"))
}
