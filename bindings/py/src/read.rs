//! Reading text or Python objects, whichever was given.

use std::cell::Cell;

use chatapps_webhooks::{Checker, Document, InputFormat};
use chatapps_webhooks_texts as texts;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use crate::convert::{Source, Unreadable, Within, is_bytes};
use crate::report::invalid;

/// From how many bytes on other threads may run while a text is read. Below, switching costs more
/// than it gives.
const LARGE: usize = 16 * 1024;

/// Asks about text in a format or about an object, whichever was given. Where text is a value, and
/// so has no format, everything is an object.
pub(crate) fn ask<'py, T: Send>(
    data: &Bound<'py, PyAny>,
    format: Option<InputFormat>,
    of_text: &(dyn Fn(&[u8]) -> T + Send + Sync),
    of_object: &dyn Fn(Source<'_, 'py>) -> Result<T, Unreadable>,
) -> PyResult<T> {
    let is_text = format.is_some();
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
        _ if format.is_some_and(|format| format != InputFormat::Json) => {
            return Err(Unreadable::type_of("text, since objects have no format", data)
                .of_argument("data")
                .into());
        }
        _ => return Ok(of_object(Source::new(data, &Within::nothing(&Cell::new(0))))?),
    };
    Ok(if text.len() < LARGE { of_text(text) } else { data.py().detach(|| of_text(text)) })
}

/// Parses a document as its type. Where text is a value, and so has no format, everything is an
/// object.
pub(crate) fn parse<T: Document>(
    checker: &Checker,
    data: &Bound<'_, PyAny>,
    format: Option<InputFormat>,
) -> PyResult<T> {
    let of_object = |source: Source<'_, '_>| checker.parse_model_value(|| source);
    let of_text = |text: &[u8]| match format {
        None | Some(InputFormat::Json) => checker.parse_model(text),
        Some(format) => texts::parse(checker, format, text).map(|parsed| parsed.value),
    };
    let parsed = ask(data, format, &of_text, &of_object)?;
    parsed.map_err(|failure| invalid(data.py(), failure.into_report()))
}
