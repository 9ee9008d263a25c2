//! Reading text or Python objects, whichever was given.

use std::cell::Cell;

use chatapps_webhooks::{Checker, Document};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use crate::convert::{Source, Unreadable, is_bytes};
use crate::report::invalid;

/// From how many bytes on other threads may run while a text is read. Below, switching costs more
/// than it gives.
const LARGE: usize = 16 * 1024;

/// Asks about text or about an object, whichever was given. Where text is not JSON but a value,
/// everything is an object.
pub(crate) fn ask<'py, T: Send>(
    data: &Bound<'py, PyAny>,
    is_text: bool,
    of_text: impl Fn(&[u8]) -> T + Send + Sync,
    of_object: impl FnOnce(Source<'_, 'py>) -> Result<T, Unreadable>,
) -> PyResult<T> {
    let read = |text: &[u8]| {
        if text.len() < LARGE { of_text(text) } else { data.py().detach(|| of_text(text)) }
    };
    let octets = match data.cast::<PyString>() {
        Ok(text) if is_text => match text.to_str() {
            Ok(text) => return Ok(read(text.as_bytes())),
            // A lone surrogate becomes bytes that are not UTF-8, which has a finding.
            Err(_) => text.call_method1("encode", ("utf-8", "surrogatepass"))?,
        },
        // A copy of what others could write while it is read.
        Err(_) if is_text && is_bytes(data) => data.py().get_type::<PyBytes>().call1((data,))?,
        _ => return Ok(of_object(Source::new(data, &Cell::new(0)))?),
    };
    Ok(read(octets.cast::<PyBytes>()?.as_bytes()))
}

/// Parses a document as its type. Where text is not JSON but a value, everything is an object.
pub(crate) fn parse<T: Document>(checker: &Checker, data: &Bound<'_, PyAny>, is_text: bool) -> PyResult<T> {
    let of_object = |source: Source<'_, '_>| checker.parse_model_value(|| source);
    let parsed = ask(data, is_text, |text| checker.parse_model(text), of_object)?;
    parsed.map_err(|failure| invalid(data.py(), failure.into_report()))
}
