//! A document written again as JSON, and where its parts are in the source.

use std::ops::Range;

use chatapps_webhooks::{Checker, Document, InputFormat, Invalid, Model, Parsed, Report, Told, Transcribed};

/// A name or a value of the JSON text, and what it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its bytes of the JSON text, with the quotes of a string.
    pub json: Range<usize>,
    /// Its bytes of the source, with the quotes if there are any. Several places may have the same:
    /// an alias in YAML is written as what it stands for. A table of TOML has the bytes of its
    /// header.
    pub source: Range<usize>,
}

/// A document written again as JSON, and where its parts are in the source.
///
/// Its `Debug` form shows no part of the document.
#[derive(Clone)]
pub struct Transcript<'s> {
    pub(crate) format: InputFormat,
    pub(crate) source: &'s str,
    pub(crate) json: String,
    /// In the order of the JSON text; `None` if each byte of the JSON text is that of the source.
    pub(crate) places: Option<Vec<Place>>,
    pub(crate) told: Vec<Told>,
}

impl<'s> Transcript<'s> {
    /// The format of the source.
    #[must_use]
    pub const fn format(&self) -> InputFormat {
        self.format
    }

    /// The source.
    #[must_use]
    pub const fn source(&self) -> &'s str {
        self.source
    }

    /// The document as JSON. If the source is JSON or JSONC, it is as long as that, byte for byte,
    /// with blanks in place of comments and trailing commas, and may have syntax faults.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.json
    }

    /// The names and values, in the order of the JSON text; `None` if each byte of the JSON text is
    /// at the same place in the source.
    #[must_use]
    pub fn places(&self) -> Option<&[Place]> {
        self.places.as_deref()
    }

    /// The bytes of the source that a name or a value of the JSON text was made of, given its bytes
    /// there.
    #[must_use]
    pub fn place(&self, json: Range<usize>) -> Range<usize> {
        let Some(places) = &self.places else { return json };
        let end = places.partition_point(|place| place.json.start <= json.start);
        places.get(..end).and_then(<[Place]>::last).map_or(0..0, |place| place.source.clone())
    }

    /// All findings of the document.
    #[must_use]
    pub fn check(&self, checker: &Checker, model: Model) -> Report {
        checker.check_transcribed(model, &self.transcribed(&|json| self.place(json)))
    }

    /// Parses the document, if it has no error.
    ///
    /// # Errors
    ///
    /// [`Invalid`] with all findings.
    pub fn parse<T: Document>(&self, checker: &Checker) -> Result<Parsed<T>, Invalid> {
        checker.parse_transcribed(&self.transcribed(&|json| self.place(json)))
    }

    fn transcribed<'t>(&'t self, place: &'t dyn Fn(Range<usize>) -> Range<usize>) -> Transcribed<'t> {
        Transcribed { format: self.format, source: self.source, json: &self.json, place, told: &self.told }
    }
}

impl std::fmt::Debug for Transcript<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Transcript").field("format", &self.format).finish_non_exhaustive()
    }
}
