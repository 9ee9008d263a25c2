//! The native module of the Python package: the core's doors, opened to Python objects. No rule is
//! known here.

#![expect(clippy::doc_markdown, reason = "what Python shows in `help()` follows the conventions of Python")]

mod checker;
mod columns;
mod convert;
mod events;
mod finding;
mod models;
mod name;
mod project;
mod read;
mod report;
mod secret;
mod set;

use std::ffi::OsString;

use chatapps_webhooks::{DEFAULT_BASE, Draft, InputFormat, Model, Rule, SchemaOf};
use chatapps_webhooks_texts as texts;
use pyo3::prelude::*;
use pyo3::types::PyBool;

use crate::checker::checker;
use crate::columns::{Column, Question};
use crate::convert::{Source, to_python};
use crate::models::ParseModel;
use crate::name::Name;
use crate::read::ask;
use crate::report::{to_report, unknown};

/// A list of models is thousands of small allocations, at which the C library's own allocator is
/// slower.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Declares a function that asks something about a document. What `help()` shows is in files beside
/// this one.
macro_rules! door {
    ($name:ident, $help:literal, |$checker:ident, $data:ident, $model:ident, $format:pat_param| $ask:expr) => {
        door!(
            $name,
            $help,
            data,
            "(data, *, model='webhooks', policy='recommended', rules=None, max_bytes=None, max_depth=None, max_entries=None, max_findings=None, format='json', desired=False)",
            |$checker, $data, $model, $format| $ask
        );
    };
    ($name:ident, $help:literal, $argument:ident, $signature:literal, |$checker:ident, $data:ident, $model:ident, $format:pat_param| $ask:expr) => {
        #[doc = include_str!($help)]
        #[expect(clippy::too_many_arguments, reason = "each is an argument by name in Python")]
        #[pyfunction]
        #[pyo3(
            signature = ($argument, *, model=Name::Default, policy=Name::Default, rules=None, max_bytes=None, max_depth=None, max_entries=None, max_findings=None, format=Name::Default, desired=false),
            text_signature = $signature
        )]
        fn $name<'py>(
            $argument: &Bound<'py, PyAny>,
            model: Name<'_, '_>,
            policy: Name<'_, '_>,
            rules: Option<&Bound<'_, PyAny>>,
            max_bytes: Option<&Bound<'_, PyAny>>,
            max_depth: Option<&Bound<'_, PyAny>>,
            max_entries: Option<&Bound<'_, PyAny>>,
            max_findings: Option<&Bound<'_, PyAny>>,
            format: Name<'_, '_>,
            desired: bool,
        ) -> PyResult<Bound<'py, PyAny>> {
            let others = [rules, max_bytes, max_depth, max_entries, max_findings];
            let $checker = &checker(policy.text("policy")?, others, desired)?;
            let ($data, $model) = ($argument, model.parsed("model", Model::Webhooks)?);
            let $format = format.parsed("format", InputFormat::Json)?;
            $ask
        }
    };
}

door!(check, "help/check.txt", |it, data, model, format| {
    let of_object = |source: Source<'_, 'py>| it.check_value(model, source);
    let report = ask(data, Some(format), &|text| texts::check(it, model, format, text), &of_object)?;
    to_report(data.py(), report)
});

door!(is_valid, "help/is_valid.txt", |it, data, model, format| {
    let of_object = |source: Source<'_, 'py>| it.is_valid_value(model, source);
    let verdict = ask(data, Some(format), &|text| texts::is_valid(it, model, format, text), &of_object)?;
    Ok(PyBool::new(data.py(), verdict).to_owned().into_any())
});

door!(parse, "help/parse.txt", |checker, data, model, format| model.visit(ParseModel {
    checker,
    data,
    format: Some(format)
}));

door!(too_large, "help/too_large.txt", |it, data, model, _| {
    let report = it.too_large(model, data.extract()?);
    report.map_or_else(|| Ok(data.py().None().into_bound(data.py())), |report| to_report(data.py(), report))
});

door!(
    is_valid_many,
    "help/is_valid_many.txt",
    column,
    "(column, *, model='webhooks', policy='recommended', rules=None, max_bytes=None, max_depth=None, max_entries=None, max_findings=None, format='json', desired=False)",
    |it, column, model, format| {
        let verdicts = Column::of(column)?.verdicts(column.py(), &Question::new(it, model, format))?;
        Ok(Bound::new(column.py(), verdicts)?.into_any())
    }
);

door!(
    check_many,
    "help/check_many.txt",
    column,
    "(column, *, model='webhooks', policy='recommended', rules=None, max_bytes=None, max_depth=None, max_entries=None, max_findings=None, format='json', desired=False)",
    |it, column, model, format| Column::of(column)?.findings(column.py(), Question::new(it, model, format))
);

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

/// Does what the arguments of a command line ask for, and gives the exit code; the first is the
/// name of the program.
#[pyfunction]
fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| chatapps_webhooks_cli::run(arguments))
}

// Where there is a global lock, dicts are read on the ground that no other thread changes them
// meanwhile. Builds for interpreters without one read a copy, and need no lock.
#[cfg_attr(Py_GIL_DISABLED, pymodule(gil_used = false))]
#[cfg_attr(not(Py_GIL_DISABLED), pymodule(gil_used = true))]
mod _native {
    #[pymodule_export]
    use super::columns::{ArrowArray, ArrowStream};
    #[pymodule_export]
    use super::events::{
        Event, Part, Progress, event_classes, flow_response, parse_event, receipt_error, receive_event,
        sample, unrecognized,
    };
    #[pymodule_export]
    use super::models::{Attribute, OAuthClientCredentials, Record, Webhook, enumerations, from_dict};
    #[pymodule_export]
    use super::models::{masked, meaning, objects, redacted, targets, to_text};
    #[pymodule_export]
    use super::project::{FileCheck, Run};
    #[pymodule_export]
    use super::{
        catalogue, check, check_many, is_valid, is_valid_many, parse, report::Found, run, schema,
        secret::Secret, set::Set, set::plan, too_large,
    };

    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
