//! The native module of the Python package: the core's doors, opened to Python objects. No rule is known here.

#![expect(clippy::doc_markdown, reason = "what Python shows in `help()` follows the conventions of Python")]

mod convert;
mod error;
mod models;
mod plan;

use std::ffi::OsString;

use chatapps_webhooks::{
    AccountId, Checker, DEFAULT_BASE, Document, Draft, ErrorResponse, Level, Limits, Model, Policy, Report,
    Rule, SchemaOf, Webhook, WebhookList, WebhookTarget,
};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyList, PyMapping, PyMemoryView, PyString};

use crate::convert::{Source, is_bytes, to_python};
use crate::error::{invalid, to_report, unknown};

/// A list of models is thousands of small allocations, at which the C library's own allocator is slower.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// From how many bytes on other threads may run while a text is read. Below, switching costs more than it gives.
const LARGE: usize = 16 * 1024;

/// How a document is to be checked, from the arguments of a call.
struct Question {
    model: Model,
    checker: Checker,
}

impl Question {
    fn new(
        model: &str,
        policy: &str,
        rules: Option<&Bound<'_, PyMapping>>,
        limits: [Option<&Bound<'_, PyAny>>; 3],
    ) -> PyResult<Self> {
        let mut policy: Policy = policy.parse().map_err(unknown)?;
        if let Some(rules) = rules {
            for item in rules.items()? {
                let (rule, level) = item.extract::<(String, String)>().map_err(|_| {
                    PyTypeError::new_err("`rules`: expected a mapping from ids of rules to levels")
                })?;
                let (rule, level): (Rule, Level) = (
                    rule.parse().map_err(|error| {
                        PyValueError::new_err(format!("{error} (`rules()` lists all rules)"))
                    })?,
                    level.parse().map_err(unknown)?,
                );
                policy = policy.with_level(rule, level).map_err(unknown)?;
            }
        }
        let [bytes, depth, entries] = limits;
        let default = Limits::default();
        let limits = Limits {
            bytes: limit("max_bytes", bytes, default.bytes)?,
            depth: limit("max_depth", depth, default.depth)?,
            entries: limit("max_entries", entries, default.entries)?,
        };
        let model = model.parse().map_err(unknown)?;
        Ok(Self { model, checker: Checker::new(policy).with_limits(limits) })
    }

    /// Asks about text or about an object, whichever was given.
    fn ask<T: Send>(
        checker: &Checker,
        data: &Bound<'_, PyAny>,
        of_text: impl Fn(&Checker, &[u8]) -> T + Send + Sync,
        of_object: impl Fn(&Checker, Source<'_, '_>) -> Result<T, convert::Unreadable>,
    ) -> PyResult<T> {
        let read = |text: &[u8]| {
            if text.len() < LARGE {
                return of_text(checker, text);
            }
            data.py().detach(|| of_text(checker, text))
        };
        if let Ok(text) = data.cast::<PyBytes>() {
            Ok(read(text.as_bytes()))
        } else if let Ok(text) = data.cast::<PyString>() {
            match text.to_str() {
                Ok(text) => Ok(read(text.as_bytes())),
                // A lone surrogate becomes bytes that are not UTF-8, which has a finding.
                Err(_) => Ok(read(
                    text.call_method1("encode", ("utf-8", "surrogatepass"))?.cast::<PyBytes>()?.as_bytes(),
                )),
            }
        } else if is_bytes(data) {
            // A copy, since others could write while it is read.
            let copy = if let Ok(text) = data.cast::<PyByteArray>() {
                text.to_vec()
            } else {
                data.cast::<PyMemoryView>()?.call_method0("tobytes")?.extract()?
            };
            Ok(read(&copy))
        } else {
            Ok(of_object(checker, Source::new(data))?)
        }
    }

    fn check(&self, data: &Bound<'_, PyAny>) -> PyResult<Report> {
        let model = self.model;
        Self::ask(
            &self.checker,
            data,
            |checker, text| checker.check(model, text),
            |checker, source| checker.check_value(model, source),
        )
    }

    /// Nobody sees the warnings of a document that has no error: they are looked for only where there is one.
    fn parse<T: Document + Send>(&self, data: &Bound<'_, PyAny>) -> PyResult<T> {
        let checker = Checker::new(self.checker.policy().errors_only()).with_limits(self.checker.limits());
        let parsed = Self::ask(
            &checker,
            data,
            |checker, text| checker.parse(text),
            |checker, source| checker.parse_value(source),
        )?;
        let failure = match parsed {
            Ok(parsed) => return Ok(parsed.value),
            Err(failure) => failure,
        };
        let all = self.check(data)?;
        // An object may have changed in between.
        Err(invalid(data.py(), if all.is_valid() { failure.into_report() } else { all }))
    }
}

/// A limit, from an argument of that name.
fn limit(name: &str, given: Option<&Bound<'_, PyAny>>, default: usize) -> PyResult<usize> {
    let Some(given) = given else { return Ok(default) };
    if given.is_instance_of::<PyBool>() {
        return Err(PyTypeError::new_err(format!("`{name}`: expected an integer, found `bool`")));
    }
    given.extract().map_err(|error: PyErr| {
        if error.is_instance_of::<PyTypeError>(given.py()) {
            return PyTypeError::new_err(format!("`{name}`: expected an integer"));
        }
        PyValueError::new_err(format!("`{name}`: expected an integer from 0 to {}", usize::MAX))
    })
}

/// All findings of a document. Text that isn't JSON has a finding, too.
///
/// Args:
///     data: JSON text (`str`, or `bytes`, `bytearray` or `memoryview` in UTF-8), or the document as Python objects:
///         mappings, sequences, `str`, `bool`, `int`, `float`, `None`, dataclasses, and the models of this package.
///     model: What the document is: `webhooks` (the body of POST), `webhook`, `webhook-list` (the answer to GET),
///         `webhook-targets` (the body of DELETE), `error-response` or `account-id` (as a JSON string).
///     policy: The levels of the rules: `contract`, `recommended` or `strict`.
///     rules: Other levels for some rules: a mapping from id to `error`, `warning`, `notice` or `off`.
///     max_bytes: The largest text that is read, in bytes; 1 MiB unless given.
///     max_depth: The deepest nesting that is looked into, the outermost being 1; 32 unless given, at most 128.
///     max_entries: The most entries that are checked; 10,000 unless given.
///
/// Returns:
///     The report. It is true if the document is valid.
///
/// Raises:
///     TypeError: If an object, or a property name, is nothing that JSON can hold.
///     ValueError: If the model, the policy, a rule or a level is unknown; if a rule of the contract is to be set; if a limit is
///         negative; if an object holds NaN, a string with a lone surrogate, or itself.
#[pyfunction]
#[pyo3(signature = (data, *, model="webhooks", policy="recommended", rules=None, max_bytes=None, max_depth=None, max_entries=None))]
fn check<'py>(
    data: &Bound<'py, PyAny>,
    model: &str,
    policy: &str,
    rules: Option<&Bound<'py, PyMapping>>,
    max_bytes: Option<&Bound<'_, PyAny>>,
    max_depth: Option<&Bound<'_, PyAny>>,
    max_entries: Option<&Bound<'_, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let question = Question::new(model, policy, rules, [max_bytes, max_depth, max_entries])?;
    to_report(data.py(), question.check(data)?)
}

/// Whether a document has no error. Stops at the first: what stands behind it is not looked at.
///
/// Args:
///     data: JSON text (`str`, or `bytes`, `bytearray` or `memoryview` in UTF-8), or the document as Python objects:
///         mappings, sequences, `str`, `bool`, `int`, `float`, `None`, dataclasses, and the models of this package.
///     model: What the document is: `webhooks` (the body of POST), `webhook`, `webhook-list` (the answer to GET),
///         `webhook-targets` (the body of DELETE), `error-response` or `account-id` (as a JSON string).
///     policy: The levels of the rules: `contract`, `recommended` or `strict`.
///     rules: Other levels for some rules: a mapping from id to `error`, `warning`, `notice` or `off`.
///     max_bytes: The largest text that is read, in bytes; 1 MiB unless given.
///     max_depth: The deepest nesting that is looked into, the outermost being 1; 32 unless given, at most 128.
///     max_entries: The most entries that are checked; 10,000 unless given.
///
/// Returns:
///     The verdict, the same as that of `check`.
///
/// Raises:
///     TypeError: If an object, or a property name, is nothing that JSON can hold.
///     ValueError: If the model, the policy, a rule or a level is unknown; if a rule of the contract is to be set; if a limit is
///         negative; if an object holds NaN, a string with a lone surrogate, or itself.
#[pyfunction]
#[pyo3(signature = (data, *, model="webhooks", policy="recommended", rules=None, max_bytes=None, max_depth=None, max_entries=None))]
fn is_valid(
    data: &Bound<'_, PyAny>,
    model: &str,
    policy: &str,
    rules: Option<&Bound<'_, PyMapping>>,
    max_bytes: Option<&Bound<'_, PyAny>>,
    max_depth: Option<&Bound<'_, PyAny>>,
    max_entries: Option<&Bound<'_, PyAny>>,
) -> PyResult<bool> {
    let question = Question::new(model, policy, rules, [max_bytes, max_depth, max_entries])?;
    let model = question.model;
    Question::ask(
        &question.checker,
        data,
        |checker, text| checker.is_valid(model, text),
        |checker, source| checker.is_valid_value(model, source),
    )
}

/// Makes models of a document that has no error. Properties that the contract doesn't have are dropped.
///
/// Args:
///     data: JSON text (`str`, or `bytes`, `bytearray` or `memoryview` in UTF-8), or the document as Python objects:
///         mappings, sequences, `str`, `bool`, `int`, `float`, `None`, dataclasses, and the models of this package.
///     model: What the document is: `webhooks` (the body of POST), `webhook`, `webhook-list` (the answer to GET),
///         `webhook-targets` (the body of DELETE), `error-response` or `account-id` (as a JSON string).
///     policy: The levels of the rules: `contract`, `recommended` or `strict`.
///     rules: Other levels for some rules: a mapping from id to `error`, `warning`, `notice` or `off`.
///     max_bytes: The largest text that is read, in bytes; 1 MiB unless given.
///     max_depth: The deepest nesting that is looked into, the outermost being 1; 32 unless given, at most 128.
///     max_entries: The most entries that are checked; 10,000 unless given.
///
/// Returns:
///     A list of `Webhook` for `webhooks` and `webhook-list`, a list of `WebhookTarget` for `webhook-targets`, else a `Webhook`,
///     an `ErrorResponse` or an `AccountId`.
///
/// Raises:
///     ValidationError: If the document has an error. Its `report` has all findings.
///     TypeError: If an object, or a property name, is nothing that JSON can hold.
///     ValueError: If the model, the policy, a rule or a level is unknown; if a rule of the contract is to be set; if a limit is
///         negative; if an object holds NaN, a string with a lone surrogate, or itself.
#[pyfunction]
#[pyo3(signature = (data, *, model="webhooks", policy="recommended", rules=None, max_bytes=None, max_depth=None, max_entries=None))]
fn parse<'py>(
    data: &Bound<'py, PyAny>,
    model: &str,
    policy: &str,
    rules: Option<&Bound<'py, PyMapping>>,
    max_bytes: Option<&Bound<'_, PyAny>>,
    max_depth: Option<&Bound<'_, PyAny>>,
    max_entries: Option<&Bound<'_, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = data.py();
    let question = Question::new(model, policy, rules, [max_bytes, max_depth, max_entries])?;
    let webhooks = |list: Vec<Webhook>| list_of(py, list.into_iter().map(models::Webhook));
    match question.model {
        Model::Webhooks => webhooks(question.parse(data)?),
        Model::WebhookList => webhooks(question.parse::<WebhookList>(data)?.0),
        Model::Webhook => Ok(Bound::new(py, models::Webhook(question.parse(data)?))?.into_any()),
        Model::WebhookTargets => {
            let list: Vec<WebhookTarget> = question.parse(data)?;
            list_of(py, list.into_iter().map(models::WebhookTarget))
        }
        Model::ErrorResponse => {
            let body: ErrorResponse = question.parse(data)?;
            Ok(Bound::new(py, models::ErrorResponse(body))?.into_any())
        }
        Model::AccountId => {
            let id: AccountId = question.parse(data)?;
            Ok(Bound::new(py, models::AccountId(id))?.into_any())
        }
    }
}

/// From how many models on the garbage collector is worth a thought.
const MANY: usize = 256;

/// A list of models. While it is made, nothing is collected: models hold no other objects, and Python would look at all that
/// there are again and again.
fn list_of<'py, T: IntoPyObject<'py>>(
    py: Python<'py>,
    values: impl ExactSizeIterator<Item = T>,
) -> PyResult<Bound<'py, PyAny>> {
    if values.len() < MANY {
        return Ok(PyList::new(py, values)?.into_any());
    }
    let collector = py.import("gc")?;
    if !collector.call_method0("isenabled")?.is_truthy()? {
        return Ok(PyList::new(py, values)?.into_any());
    }
    collector.call_method0("disable")?;
    let list = PyList::new(py, values);
    collector.call_method0("enable")?;
    Ok(list?.into_any())
}

/// Every rule's row, as a `dict`.
#[pyfunction]
fn catalogue(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    to_python(py, &Rule::catalogue())
}

/// The published JSON Schema of a document, or of a report.
///
/// Args:
///     model: Which one: a model as in `check`, or `report`.
///     draft: The draft of JSON Schema: `2020-12` or `07`.
///
/// Returns:
///     The schema, a new `dict` each time.
///
/// Raises:
///     ValueError: If the model or the draft is unknown.
#[pyfunction]
#[pyo3(signature = (model="webhooks", *, draft="2020-12"))]
fn schema<'py>(py: Python<'py>, model: &str, draft: &str) -> PyResult<Bound<'py, PyAny>> {
    let schema: SchemaOf = model.parse().map_err(unknown)?;
    let draft: Draft = draft.parse().map_err(unknown)?;
    to_python(py, &schema.schema(draft, DEFAULT_BASE))
}

/// Does what the arguments of a command line ask for; the first is the name of the program.
///
/// Returns:
///     The exit code.
#[pyfunction]
fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| chatapps_webhooks_cli::run(arguments))
}

// Dicts are read on the ground that no other thread changes them meanwhile.
#[pymodule(gil_used = true)]
mod _native {
    #[pymodule_export]
    use super::error::Found;
    #[pymodule_export]
    use super::models::{
        AccountId, ErrorResponse, OAuthClientCredentials, Secret, Webhook, WebhookSet, WebhookTarget,
    };
    #[pymodule_export]
    use super::plan::plan;
    #[pymodule_export]
    use super::{catalogue, check, is_valid, parse, run, schema};

    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
