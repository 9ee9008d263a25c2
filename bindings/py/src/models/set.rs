//! What an account has configured.

use chatapps_webhooks as core;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyList, PyString, PyType};

use super::{Webhook, WebhookTarget, read};
use crate::convert::{to_json, to_python};
use crate::error::unknown;
use crate::list_of;

/// The webhooks of an account: at most one for each scope and type. Immutable: `apply` and `delete` give new sets.
///
/// An entry without a type stands for two webhooks, and each webhook in the set has its type written out. Iterating gives them in the order
/// of scope, `*` first, then type. A webhook or a target is `in` the set if all that it stands for is.
///
/// Args:
///     webhooks: The webhooks, or mappings with the property names of the contract. Of two for the same scope and type, the
///         later one counts.
///
/// Raises:
///     ValidationError: If one of them breaks the contract. Policy rules are for `check`.
///     TypeError: If it isn't iterable, or holds what JSON can't.
#[pyclass(frozen, eq, hash, module = "chatapps_webhooks")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct WebhookSet(pub(crate) core::WebhookSet);

#[pymethods]
impl WebhookSet {
    #[new]
    #[pyo3(signature = (webhooks=None, /))]
    fn new(webhooks: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let webhooks = webhooks.map(read_webhooks).transpose()?.unwrap_or_default();
        Ok(Self(webhooks.into_iter().collect()))
    }

    /// The set that a request makes of this one: creates or replaces webhooks, entry after entry. Webhooks that are not named stay as
    /// they are; a property that an entry omits is not kept from before.
    ///
    /// Args:
    ///     request: The webhooks, as for the constructor.
    ///
    /// Raises:
    ///     ValidationError: If one of them breaks the contract.
    fn apply(&self, request: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut set = self.0.clone();
        set.apply(read_webhooks(request)?);
        Ok(Self(set))
    }

    /// The set that a deletion makes of this one. `*` names the webhooks that are configured with `*`; no type stands for delivery receipts
    /// and inbound messages.
    ///
    /// Args:
    ///     targets: The targets, or mappings with the property names of the contract.
    ///
    /// Raises:
    ///     ValidationError: If one of them breaks the contract.
    fn delete(&self, targets: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut set = self.0.clone();
        set.delete(&read_all(targets, |target: &WebhookTarget| target.0.clone())?);
        Ok(Self(set))
    }

    /// The same webhooks as GET shows them: with `***` in place of secrets.
    fn masked(&self) -> Self {
        Self(self.0.masked())
    }

    /// The webhooks to which an event is sent: those of its type that are switched on, for all sub-accounts or for this one.
    ///
    /// Args:
    ///     sub_account_id: The sub-account of the event.
    ///     type: The type of the event.
    ///
    /// Raises:
    ///     ValueError: If the type is unknown, or the sub-account is `*`.
    fn deliver_to<'py>(
        &self,
        py: Python<'py>,
        sub_account_id: &str,
        r#type: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let webhook_type = r#type.parse().map_err(unknown)?;
        let Some(sub_account) = core::SubAccountId::new(sub_account_id) else {
            return Err(PyValueError::new_err(
                "expected the id of one sub-account: an event is never one of `*`",
            ));
        };
        let webhooks: Vec<_> = self.0.deliver_to(&sub_account, webhook_type).cloned().map(Webhook).collect();
        list_of(py, webhooks.into_iter())
    }

    /// The webhook with exactly that scope and type; `None` if there is none.
    ///
    /// Raises:
    ///     ValueError: If the type is unknown.
    fn get(&self, sub_account_id: &str, r#type: &str) -> PyResult<Option<Webhook>> {
        let webhook_type = r#type.parse().map_err(unknown)?;
        Ok(self.0.get(sub_account_id, webhook_type).cloned().map(Webhook))
    }

    /// A list of `dict`s with the property names of the contract, absent ones left out. Secrets are in it.
    fn to_list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.0)
    }

    /// Compact JSON, as `to_list` has it. Secrets are in it.
    fn to_json(&self) -> PyResult<String> {
        to_json(&self.0)
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        let webhooks: Vec<_> = self.0.iter().cloned().map(Webhook).collect();
        list_of(py, webhooks.into_iter())?.try_iter()
    }

    fn __contains__(&self, value: &Bound<'_, PyAny>) -> bool {
        let find = |target: core::WebhookTarget| self.0.get(target.sub_account_id, target.webhook_type?);
        if let Ok(webhook) = value.cast::<Webhook>() {
            let webhook = &webhook.get().0;
            return webhook.targets().all(|target| {
                find(target).is_some_and(|found| {
                    found.webhook_type().map(|its| webhook.clone().with_type(its)).as_ref() == Some(found)
                })
            });
        }
        value
            .cast::<WebhookTarget>()
            .is_ok_and(|target| target.get().0.targets().all(|target| find(target).is_some()))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, (Bound<'py, PyAny>,))> {
        Ok((slf.get_type(), (slf.get().to_list(slf.py())?,)))
    }

    /// What may be shown: secrets, and the user information and query of URLs, are starred out.
    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let webhooks = PyList::new(slf.py(), slf.get().0.iter().cloned().map(Webhook).collect::<Vec<_>>())?;
        Ok(format!("WebhookSet({})", webhooks.repr()?))
    }
}

/// The webhooks of an iterable, checked under the contract where they are no models.
fn read_webhooks(webhooks: &Bound<'_, PyAny>) -> PyResult<Vec<core::Webhook>> {
    if let Ok(set) = webhooks.cast::<WebhookSet>() {
        return Ok(set.get().0.iter().cloned().collect());
    }
    read_all(webhooks, |webhook: &Webhook| webhook.0.clone())
}

/// What an iterable holds: models of that class, or else a document that is read as a whole, so that pointers have the number of the entry.
fn read_all<C: pyo3::PyClass<Frozen = pyo3::pyclass::boolean_struct::True> + Sync, T>(
    values: &Bound<'_, PyAny>,
    value_of: impl Fn(&C) -> T,
) -> PyResult<Vec<T>>
where
    Vec<T>: core::Document,
{
    if values.is_instance_of::<PyString>()
        || values.is_instance_of::<PyDict>()
        || crate::convert::is_bytes(values)
    {
        return Err(PyTypeError::new_err("expected an iterable of models or mappings; `parse` reads text"));
    }
    let list = PyList::new(values.py(), values.try_iter()?.collect::<PyResult<Vec<_>>>()?)?;
    let models: Result<Vec<_>, _> =
        list.iter().map(|item| item.cast::<C>().map(|model| value_of(model.get())).map_err(drop)).collect();
    models.or_else(|()| read(list.as_any()))
}
