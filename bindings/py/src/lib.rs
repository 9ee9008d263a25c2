//! The native module of the Python package: the core's doors, opened to Python objects. No rule is known here.

#![expect(clippy::doc_markdown, reason = "what Python shows in `help()` follows the conventions of Python")]

mod convert;
mod models;
mod report;
mod secret;
mod set;

use std::cell::Cell;
use std::ffi::OsString;
use std::fmt::Display;

use chatapps_webhooks::{
    Checker, DEFAULT_BASE, Described, Document, Draft, InvalidOption, Model, ModelVisitor, Object, Options,
    Rule, SchemaOf,
};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyBytes, PyList, PyString, PyTuple};

use crate::convert::{Source, Unreadable, Within, is_bytes, to_python};
use crate::report::{invalid, to_report, unknown};

/// A list of models is thousands of small allocations, at which the C library's own allocator is slower.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// From how many bytes on other threads may run while a text is read. Below, switching costs more than it gives.
const LARGE: usize = 16 * 1024;

/// The checker that arguments ask for. Those that are rarely given are looked at in Python: other levels of rules, and limits.
fn checker(policy: &str, others: [Option<&Bound<'_, PyAny>>; 4]) -> PyResult<Checker> {
    static OPTIONS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let (rules, limits): (Vec<(String, String)>, [Option<usize>; 3]) = match others.iter().flatten().next() {
        None => (Vec::new(), [None; 3]),
        Some(any) => OPTIONS
            .import(any.py(), "chatapps_webhooks._options", "options")?
            .call1(PyTuple::new(any.py(), others)?)?
            .extract()?,
    };
    let rules: Vec<_> = rules.iter().map(|(rule, level)| (rule.as_str(), level.as_str())).collect();
    let [max_bytes, max_depth, max_entries] = limits;
    let options = Options { policy: Some(policy), rules: &rules, max_bytes, max_depth, max_entries };
    Checker::from_options(&options).map_err(|error| {
        let more =
            if matches!(error, InvalidOption::UnknownRule(_)) { " (`rules()` lists all rules)" } else { "" };
        PyValueError::new_err(format!("{error}{more}"))
    })
}

/// Declares a function that asks something about a document. What `help()` shows is in files beside this one.
macro_rules! door {
    ($name:ident, $help:literal, |$checker:ident, $data:ident, $model:ident| $ask:expr) => {
        #[doc = include_str!($help)]
        #[pyfunction]
        #[pyo3(signature = (data, *, model="webhooks", policy="recommended", rules=None, max_bytes=None, max_depth=None, max_entries=None))]
        fn $name<'py>(
            data: &Bound<'py, PyAny>,
            model: &str,
            policy: &str,
            rules: Option<&Bound<'_, PyAny>>,
            max_bytes: Option<&Bound<'_, PyAny>>,
            max_depth: Option<&Bound<'_, PyAny>>,
            max_entries: Option<&Bound<'_, PyAny>>,
        ) -> PyResult<Bound<'py, PyAny>> {
            let $checker = &checker(policy, [rules, max_bytes, max_depth, max_entries])?;
            let ($data, $model): (_, Model) = (data, model.parse().map_err(unknown)?);
            $ask
        }
    };
}

door!(check, "help/check.txt", |it, data, model| {
    let report = ask(data, true, &|text| it.check(model, text), &|source| it.check_value(model, source))?;
    to_report(data.py(), report)
});

door!(is_valid, "help/is_valid.txt", |it, data, model| {
    let verdict =
        ask(data, true, &|text| it.is_valid(model, text), &|source| it.is_valid_value(model, source))?;
    Ok(PyBool::new(data.py(), verdict).to_owned().into_any())
});

door!(parse, "help/parse.txt", |checker, data, model| model.visit(Parse { checker, data, is_text: true }));

/// Asks about text or about an object, whichever was given. Where text is not JSON but a value, everything is an object.
fn ask<'py, T: Send>(
    data: &Bound<'py, PyAny>,
    is_text: bool,
    of_text: &(dyn Fn(&[u8]) -> T + Send + Sync),
    of_object: &dyn Fn(Source<'_, 'py>) -> Result<T, Unreadable>,
) -> PyResult<T> {
    let copy;
    let text = match (data.cast::<PyBytes>(), data.cast::<PyString>()) {
        (Ok(octets), _) if is_text => octets.as_bytes(),
        (_, Ok(text)) if is_text => {
            if let Ok(text) = text.to_str() {
                text.as_bytes()
            } else {
                // A lone surrogate becomes bytes that are not UTF-8, which has a finding.
                copy = text.call_method1("encode", ("utf-8", "surrogatepass"))?;
                copy.cast::<PyBytes>()?.as_bytes()
            }
        }
        _ if is_text && is_bytes(data) => {
            // Others could write while it is read.
            copy = data.py().get_type::<PyBytes>().call1((data,))?;
            copy.cast::<PyBytes>()?.as_bytes()
        }
        _ => return Ok(of_object(Source::new(data, &Within::nothing(&Cell::new(0))))?),
    };
    Ok(if text.len() < LARGE { of_text(text) } else { data.py().detach(|| of_text(text)) })
}

/// Parses a document of a model that is known only now.
struct Parse<'a, 'py> {
    checker: &'a Checker,
    data: &'a Bound<'py, PyAny>,
    is_text: bool,
}

impl Parse<'_, '_> {
    fn parse<T: Document>(&self) -> PyResult<T> {
        let (it, data) = (self.checker, self.data);
        let of_object = |source: Source<'_, '_>| it.parse_model_value(|| source);
        let parsed = ask(data, self.is_text, &|text| it.parse_model(text), &of_object)?;
        parsed.map_err(|failure| invalid(data.py(), failure.into_report()))
    }
}

impl<'py> ModelVisitor for Parse<'_, 'py> {
    type Output = PyResult<Bound<'py, PyAny>>;

    fn object<T: Object>(self) -> Self::Output {
        models::instance(self.data.py(), self.parse::<T>()?)
    }

    fn list<L: Document + Into<Vec<T>>, T: Object>(self) -> Self::Output {
        list_of(self.data.py(), self.parse::<L>()?.into())
    }

    fn text<T: Document + Display>(self) -> Self::Output {
        let text = self.parse::<T>()?.to_string();
        // Its class makes itself of a text that is read here.
        if !self.is_text {
            return Ok(PyString::new(self.data.py(), &text).into_any());
        }
        self.data.py().import("chatapps_webhooks._values")?.getattr("AccountId")?.call1((text,))
    }
}

/// From how many models on the garbage collector is worth a thought.
const MANY: usize = 256;

/// A list of models. While it is made, nothing is collected: models hold no other objects, and Python would look at all that
/// there are again and again.
fn list_of<T: Described>(py: Python<'_>, objects: Vec<T>) -> PyResult<Bound<'_, PyAny>> {
    let gc = if objects.len() < MANY { None } else { Some(py.import("gc")?) };
    let gc = gc.filter(|gc| gc.call_method0("isenabled").is_ok_and(|is| is.is_truthy().unwrap_or(false)));
    gc.as_ref().map(|gc| gc.call_method0("disable")).transpose()?;
    let list = objects.into_iter().map(|object| models::instance(py, object)).collect::<PyResult<Vec<_>>>();
    gc.as_ref().map(|gc| gc.call_method0("enable")).transpose()?;
    Ok(PyList::new(py, list?)?.into_any())
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

/// Does what the arguments of a command line ask for, and gives the exit code; the first is the name of the program.
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
    use super::{
        catalogue, check, is_valid, parse, report::Found, run, schema, secret::Secret, set::Set, set::plan,
    };

    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
