//! The models as Python classes: immutable, made by keywords, checked by the core under the policy `contract`.

use chatapps_webhooks as core;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::Source;
use crate::error::invalid;

/// Where attributes have other names than the properties of the contract.
type Names = &'static [(&'static str, &'static str)];

/// Declares the class of an object of the contract. `$read` makes the value of a Python mapping.
macro_rules! class {
    ($(#[$doc:meta])* $name:ident, $names:expr, $read:expr, { $($methods:tt)* }) => {
        $(#[$doc])*
        #[pyclass(frozen, eq, hash, module = "chatapps_webhooks")]
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub(crate) struct $name(pub(crate) core::$name);

        #[pymethods]
        impl $name {
            $($methods)*

            /// Makes one from what `to_dict` returns: a mapping with the property names of the contract.
            ///
            /// Args:
            ///     data: The mapping. Properties that the contract doesn't have are dropped.
            ///
            /// Raises:
            ///     ValidationError: If it breaks the contract.
            #[classmethod]
            fn from_dict<'py>(class: &Bound<'py, PyType>, data: &Bound<'py, PyAny>) -> PyResult<Bound<'py, Self>> {
                Bound::new(class.py(), Self($read(data)?))
            }

            /// A `dict` with the property names of the contract, absent ones left out. Secrets are in it.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                to_python(py, &self.0)
            }

            /// Compact JSON, as `to_dict` has it. Secrets are in it.
            fn to_json(&self) -> PyResult<String> {
                to_json(&self.0)
            }

            /// A copy with other values for some attributes; `None` removes one.
            ///
            /// Raises:
            ///     ValidationError: If the copy breaks the contract.
            #[pyo3(signature = (**changes))]
            fn replace<'py>(slf: &Bound<'py, Self>, changes: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, Self>> {
                let py = slf.py();
                let data = to_python(py, &slf.get().0)?;
                for (name, value) in changes.into_iter().flatten() {
                    set(data.cast::<PyDict>()?, $names, &name.extract::<String>()?, value)?;
                }
                Self::from_dict(&PyType::new::<Self>(py), &data)
            }

            #[pyo3(signature = (**changes))]
            fn __replace__<'py>(slf: &Bound<'py, Self>, changes: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, Self>> {
                Self::replace(slf, changes)
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyAny>,))> {
                Ok((slf.get_type().getattr("from_dict")?, (slf.get().to_dict(slf.py())?,)))
            }

            /// What may be shown: secrets, and the user information and query of a URL, are starred out.
            fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
                let mut shown = Vec::new();
                for (name, _) in $names {
                    if let Some(value) = slf.get().shown(name) {
                        shown.push(format!("{name}={value}"));
                        continue;
                    }
                    let value = slf.getattr(*name)?;
                    if !value.is_none() {
                        shown.push(format!("{name}={}", value.repr()?));
                    }
                }
                Ok(format!("{}({})", stringify!($name), shown.join(", ")))
            }
        }
    };
}

mod account_id;
mod error_response;
mod oauth;
mod secret;
mod set;
mod target;
mod webhook;

pub(crate) use self::account_id::AccountId;
pub(crate) use self::error_response::ErrorResponse;
pub(crate) use self::oauth::OAuthClientCredentials;
pub(crate) use self::secret::Secret;
pub(crate) use self::set::WebhookSet;
pub(crate) use self::target::WebhookTarget;
pub(crate) use self::webhook::Webhook;

/// Sets or removes the property of an attribute.
fn set(data: &Bound<'_, PyDict>, names: Names, name: &str, value: Bound<'_, PyAny>) -> PyResult<()> {
    let Some((_, property)) = names.iter().find(|(attribute, _)| *attribute == name) else {
        return Err(PyTypeError::new_err(format!("unexpected keyword argument '{name}'")));
    };
    let value = if *property == "timestamp" { time_text(&value)? } else { value };
    match value.is_none() {
        false => data.set_item(property, value),
        true if data.contains(property)? => data.del_item(property),
        true => Ok(()),
    }
}

/// A mapping of properties from the values of a constructor, in the order of the names.
fn properties<'py, const N: usize>(
    py: Python<'py>,
    names: Names,
    values: [Option<Bound<'py, PyAny>>; N],
) -> PyResult<Bound<'py, PyAny>> {
    let data = PyDict::new(py);
    for ((name, _), value) in names.iter().zip(values) {
        if let Some(value) = value {
            set(&data, names, name, value)?;
        }
    }
    Ok(data.into_any())
}

/// Reads a document under the contract.
fn read<T: core::Document>(data: &Bound<'_, PyAny>) -> PyResult<T> {
    let checker = core::Checker::new(core::Policy::contract());
    match checker.parse_value::<T, _>(Source::new(data))? {
        Ok(parsed) => Ok(parsed.value),
        Err(failure) => Err(invalid(data.py(), failure.into_report())),
    }
}

/// A member of one of Python's enumerations, by its value.
fn member<'py>(py: Python<'py>, enumeration: &str, value: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("chatapps_webhooks._enumerations")?.getattr(enumeration)?.call1((value,))
}

/// The text of a time, where a `datetime` was given.
fn time_text<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    value.py().import("chatapps_webhooks._times")?.getattr("to_text")?.call1((value,))
}
