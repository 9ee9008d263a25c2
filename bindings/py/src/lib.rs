//! The native module of the Python package: the core's doors, opened to Python objects. No rule is known here.

#![expect(clippy::doc_markdown, reason = "what Python shows in `help()` follows the conventions of Python")]

mod convert;
mod models;
mod report;
mod secret;
mod set;

use std::ffi::OsString;
use std::fmt::Display;

use chatapps_webhooks::{
    Checker, DEFAULT_BASE, Described, Document, Draft, InvalidOption, Model, ModelVisitor, Object, Options,
    Policy, Rule, SchemaOf,
};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyList, PyMapping, PyString};

use crate::convert::{Counts, Source, Unreadable, is_bytes, to_python};
use crate::report::{invalid, to_report, unknown};

/// A list of models is thousands of small allocations, at which the C library's own allocator is slower.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// From how many bytes on other threads may run while a text is read. Below, switching costs more than it gives.
const LARGE: usize = 16 * 1024;

/// What is asked, and how it is to be checked, from the arguments of a call.
struct Question<'a, 'py> {
    data: &'a Bound<'py, PyAny>,
    /// Whether text is JSON, and not a value.
    is_text: bool,
    model: Model,
    checker: Checker,
}

impl<'a, 'py> Question<'a, 'py> {
    fn new(
        data: &'a Bound<'py, PyAny>,
        model: &str,
        policy: &str,
        rules: Option<&Bound<'_, PyMapping>>,
        limits: [Option<&Bound<'_, PyAny>>; 3],
    ) -> PyResult<Self> {
        let rules: Vec<(String, String)> = match rules {
            None => Vec::new(),
            Some(rules) => rules.items()?.extract().map_err(|_| {
                PyTypeError::new_err("`rules`: expected a mapping from ids of rules to levels")
            })?,
        };
        let rules: Vec<_> = rules.iter().map(|(rule, level)| (rule.as_str(), level.as_str())).collect();
        let [bytes, depth, entries] = limits;
        let options = Options {
            policy: Some(policy),
            rules: &rules,
            max_bytes: limit("max_bytes", bytes)?,
            max_depth: limit("max_depth", depth)?,
            max_entries: limit("max_entries", entries)?,
        };
        let checker = Checker::from_options(&options).map_err(|error| match error {
            InvalidOption::UnknownRule(_) => {
                PyValueError::new_err(format!("{error} (`rules()` lists all rules)"))
            }
            _ => unknown(error),
        })?;
        Ok(Self { data, is_text: true, model: model.parse().map_err(unknown)?, checker })
    }

    /// Asks about text or about an object, whichever was given.
    fn ask<T: Send>(
        &self,
        of_text: impl Fn(&Checker, &[u8]) -> T + Send + Sync,
        of_object: impl FnOnce(&Checker, Source<'_, 'py>) -> Result<T, Unreadable>,
    ) -> PyResult<T> {
        let (data, checker) = (self.data, &self.checker);
        let read = |text: &[u8]| {
            if text.len() < LARGE {
                return of_text(checker, text);
            }
            data.py().detach(|| of_text(checker, text))
        };
        if self.is_text
            && let Ok(text) = data.cast::<PyString>()
        {
            if let Ok(text) = text.to_str() {
                return Ok(read(text.as_bytes()));
            }
            // A lone surrogate becomes bytes that are not UTF-8, which has a finding.
            let octets = text.call_method1("encode", ("utf-8", "surrogatepass"))?;
            return Ok(read(octets.cast::<PyBytes>()?.as_bytes()));
        }
        if self.is_text && is_bytes(data) {
            // A copy of what others could write while it is read.
            let octets = data.py().get_type::<PyBytes>().call1((data,))?;
            return Ok(read(octets.cast::<PyBytes>()?.as_bytes()));
        }
        let counts = Counts::default();
        Ok(of_object(checker, Source::new(data, &counts))?)
    }

    /// An object under the contract, whatever it is.
    fn of_object(data: &'a Bound<'py, PyAny>, model: Model) -> Self {
        Self { data, is_text: false, model, checker: Checker::new(Policy::contract()) }
    }

    fn parse<T: Document>(&self) -> PyResult<T> {
        let parsed = self.ask(
            |checker, text| checker.parse_model(text),
            |checker, source| checker.parse_model_value(|| source),
        )?;
        parsed.map_err(|failure| invalid(self.data.py(), failure.into_report()))
    }
}

impl<'py> ModelVisitor for Question<'_, 'py> {
    type Output = PyResult<Bound<'py, PyAny>>;

    fn object<T: Object>(self) -> Self::Output {
        models::instance(self.data.py(), self.parse::<T>()?)
    }

    fn list<L: Document + Into<Vec<T>>, T: Object>(self) -> Self::Output {
        list_of(self.data.py(), self.parse::<L>()?.into())
    }

    fn text<T: Document + Display>(self) -> Self::Output {
        let text = self.parse::<T>()?.to_string();
        self.data.py().import("chatapps_webhooks._values")?.getattr("AccountId")?.call1((text,))
    }
}

/// A limit, from an argument of that name.
fn limit(name: &str, given: Option<&Bound<'_, PyAny>>) -> PyResult<Option<usize>> {
    let Some(given) = given else { return Ok(None) };
    if given.is_instance_of::<PyBool>() {
        return Err(PyTypeError::new_err(format!("`{name}`: expected an integer, found `bool`")));
    }
    given.extract().map(Some).map_err(|error: PyErr| {
        if error.is_instance_of::<PyTypeError>(given.py()) {
            return PyTypeError::new_err(format!("`{name}`: expected an integer"));
        }
        PyValueError::new_err(format!("`{name}`: expected an integer from 0 to {}", usize::MAX))
    })
}

/// Declares a function that asks something about a document.
macro_rules! door {
    ($name:ident, $summary:literal, $returns:literal, |$question:ident| $body:expr) => {
        #[doc = $summary]
        ///
        /// Args:
        ///     data: JSON text (`str`, or `bytes`, `bytearray` or `memoryview` in UTF-8), or the document as Python objects:
        ///         mappings, sequences, `str`, `bool`, `int`, `float`, `None`, dataclasses, and the models of this package.
        ///     model: What the document is: `webhooks` (the body of POST), `webhook-list` (the answer to GET), `webhook-targets` (the
        ///         body of DELETE), `error-response`, `account-id` (as a JSON string), or one object: `webhook`, `webhook-target`,
        ///         `oauth-client-credentials`.
        ///     policy: The levels of the rules: `contract`, `recommended` or `strict`.
        ///     rules: Other levels for some rules: a mapping from id to `error`, `warning`, `notice` or `off`.
        ///     max_bytes: The largest text that is read, in bytes; 1 MiB unless given.
        ///     max_depth: The deepest nesting that is looked into, the outermost being 1; 32 unless given, at most 128.
        ///     max_entries: The most entries that are checked; 10,000 unless given.
        ///
        /// Returns:
        #[doc = $returns]
        ///     TypeError: If an object, or a property name, is nothing that JSON can hold.
        ///     ValueError: If the model, the policy, a rule or a level is unknown; if a rule of the contract is to be set; if a limit is
        ///         negative; if an object holds NaN, a string with a lone surrogate, or itself.
        #[pyfunction]
        #[pyo3(signature = (data, *, model="webhooks", policy="recommended", rules=None, max_bytes=None, max_depth=None, max_entries=None))]
        fn $name<'py>(
            data: &Bound<'py, PyAny>,
            model: &str,
            policy: &str,
            rules: Option<&Bound<'py, PyMapping>>,
            max_bytes: Option<&Bound<'_, PyAny>>,
            max_depth: Option<&Bound<'_, PyAny>>,
            max_entries: Option<&Bound<'_, PyAny>>,
        ) -> PyResult<Bound<'py, PyAny>> {
            let $question = Question::new(data, model, policy, rules, [max_bytes, max_depth, max_entries])?;
            $body
        }
    };
}

door!(
    check,
    "All findings of a document. Text that isn't JSON has a finding, too.",
    "     The report. It is true if the document is valid.

 Raises:",
    |question| {
        let model = question.model;
        let report = question.ask(
            |checker, text| checker.check(model, text),
            |checker, source| checker.check_value(model, source),
        )?;
        to_report(question.data.py(), report)
    }
);

door!(
    is_valid,
    "Whether a document has no error. Stops at the first: what stands behind it is not looked at.",
    "     The verdict, the same as that of `check`.

 Raises:",
    |question| {
        let model = question.model;
        let verdict = question.ask(
            |checker, text| checker.is_valid(model, text),
            |checker, source| checker.is_valid_value(model, source),
        )?;
        Ok(PyBool::new(question.data.py(), verdict).to_owned().into_any())
    }
);

door!(
    parse,
    "Makes models of a document that has no error. Properties that the contract doesn't have are dropped.",
    "     A list of objects for `webhooks`, `webhook-list` and `webhook-targets`, else one, of the class that the model is named for.

 Raises:
     ValidationError: If the document has an error. Its `report` has all findings.",
    |question| question.model.visit(question)
);

/// From how many models on the garbage collector is worth a thought.
const MANY: usize = 256;

/// A list of models. While it is made, nothing is collected: models hold no other objects, and Python would look at all that
/// there are again and again.
fn list_of<T: Described>(py: Python<'_>, objects: Vec<T>) -> PyResult<Bound<'_, PyAny>> {
    let collector = if objects.len() < MANY { None } else { Some(py.import("gc")?) };
    let collector =
        collector.filter(|gc| gc.call_method0("isenabled").is_ok_and(|is| is.is_truthy().unwrap_or(false)));
    if let Some(collector) = &collector {
        collector.call_method0("disable")?;
    }
    let list = PyList::new(py, objects.into_iter().map(Instance));
    if let Some(collector) = &collector {
        collector.call_method0("enable")?;
    }
    Ok(list?.into_any())
}

/// An object that becomes an instance of its class.
struct Instance<T>(T);

impl<'py, T: Described> IntoPyObject<'py> for Instance<T> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        models::instance(py, self.0)
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
    use super::models::{
        Attribute, OAuthClientCredentials, Record, Webhook, account_id, enumerations, from_dict, masked,
        meaning, objects, redacted, targets, to_dict, to_text,
    };
    #[pymodule_export]
    use super::report::Found;
    #[pymodule_export]
    use super::secret::Secret;
    #[pymodule_export]
    use super::set::{Set, plan};
    #[pymodule_export]
    use super::{catalogue, check, is_valid, parse, run, schema};

    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
