//! The functions that check and parse a text in any format.

use chatapps_webhooks::{Checker, Document, InputFormat, Invalid, Model, Parsed, Report};

use crate::transcript::Transcript;
use crate::writer::Fault;
use crate::{jsonc, toml, yaml};

/// All findings of a text in a format. Never fails: what can't be read has a `syntax` finding.
pub fn check(checker: &Checker, model: Model, format: InputFormat, text: impl AsRef<[u8]>) -> Report {
    let text = text.as_ref();
    if format == InputFormat::Json {
        return checker.check(model, text);
    }
    match transcribe(checker, model, format, text) {
        Ok(transcript) => transcript.check(checker, model),
        Err(invalid) => invalid.into_report(),
    }
}

/// Whether a text in a format has no error.
pub fn is_valid(checker: &Checker, model: Model, format: InputFormat, text: impl AsRef<[u8]>) -> bool {
    let text = text.as_ref();
    if format == InputFormat::Json {
        return checker.is_valid(model, text);
    }
    check(checker, model, format, text).is_valid()
}

/// Parses a text in a format that has no error.
///
/// # Errors
///
/// [`Invalid`] with all findings.
pub fn parse<T: Document>(
    checker: &Checker,
    format: InputFormat,
    text: impl AsRef<[u8]>,
) -> Result<Parsed<T>, Invalid> {
    let text = text.as_ref();
    if format == InputFormat::Json {
        return checker.parse(text);
    }
    transcribe(checker, T::MODEL, format, text)?.parse(checker)
}

/// Writes a text again as JSON, within the limits of the checker. JSON stays as it is.
///
/// # Errors
///
/// [`Invalid`] for a text that is too large, or not of its format, or that has what JSON can't
/// hold.
pub fn transcribe<'s>(
    checker: &Checker,
    model: Model,
    format: InputFormat,
    text: &'s [u8],
) -> Result<Transcript<'s>, Invalid> {
    let source = checker.source_text(model, format, text)?;
    let limit = checker.max_bytes(model).max(source.len());
    let transcript = match format {
        InputFormat::Json => Ok(jsonc::unchanged(source)),
        InputFormat::Jsonc => jsonc::transcribe(source),
        InputFormat::Yaml => yaml::transcribe(source, limit),
        InputFormat::Toml => toml::transcribe(source, model),
    };
    transcript.map_err(|Fault { kind, at }| Invalid::of(Checker::source_fault(model, source, &kind, at)))
}

/// Writes a part of a TOML text again as JSON: the value that the names lead to, table by table, or
/// all of it without a name. `None` if there is none. What is beside it has to be TOML, and may
/// have what JSON can't hold.
///
/// # Errors
///
/// [`Invalid`] for a text that is not TOML, or a part that has what JSON can't hold.
pub fn transcribe_toml_part<'s>(source: &'s str, names: &[&str]) -> Result<Option<Transcript<'s>>, Invalid> {
    // The model of a fault is that of its report, which has nothing else of it.
    let invalid = |Fault { kind, at }| Checker::source_fault(Model::Webhooks, source, &kind, at);
    toml::transcribe_part(source, names).map_err(|fault| Invalid::of(invalid(fault)))
}
