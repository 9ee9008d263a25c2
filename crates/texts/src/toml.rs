//! TOML: the tables of the parser, written in the order of the source. Entries are `[[webhooks]]`.

mod depth;
mod fault;

use std::ops::Range;

use chatapps_webhooks::{InputFormat, Model, SourceFault};
use toml::Spanned;
use toml::de::{DeInteger, DeString, DeTable, DeValue};

use crate::transcript::Transcript;
use crate::writer::{Fault, Writer};

/// The name of the entries, which pointers leave out.
const ENTRIES: &str = "webhooks";

pub(crate) fn transcribe(source: &str, model: Model) -> Result<Transcript<'_>, Fault> {
    let document = read(source)?;
    let mut transcriber = Transcriber { source, out: Writer::default() };
    if is_list(model) {
        transcriber.entries(&document)?;
    } else if document.is_empty() {
        return Err(Fault { kind: SourceFault::Empty, at: 0..0 });
    } else {
        transcriber.table(&document, &whole(source))?;
    }
    Ok(transcriber.transcript())
}

/// Writes the value that the names lead to, table by table; `None` if there is none.
pub(crate) fn transcribe_part<'s>(source: &'s str, names: &[&str]) -> Result<Option<Transcript<'s>>, Fault> {
    let document = read(source)?;
    let mut transcriber = Transcriber { source, out: Writer::default() };
    let Some((first, names)) = names.split_first() else {
        transcriber.table(&document, &whole(source))?;
        return Ok(Some(transcriber.transcript()));
    };
    let mut part = document.get(*first);
    for name in names {
        part = part.and_then(|value| value.get_ref().as_table()?.get(*name));
    }
    let Some(part) = part else { return Ok(None) };
    transcriber.value(part)?;
    Ok(Some(transcriber.transcript()))
}

fn read(source: &str) -> Result<DeTable<'_>, Fault> {
    depth::check(source)?;
    Ok(DeTable::parse(source).map_err(|error| fault::of(&error, source))?.into_inner())
}

/// Whether a document is a list, which TOML holds under a name.
const fn is_list(model: Model) -> bool {
    matches!(model, Model::Webhooks | Model::WebhookList | Model::WebhookTargets)
}

/// The text without what is around the document.
fn whole(source: &str) -> Range<usize> {
    let start = source.len() - source.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).len();
    start..source.trim_end().len().max(start)
}

struct Transcriber<'s> {
    source: &'s str,
    out: Writer,
}

impl<'s> Transcriber<'s> {
    fn transcript(self) -> Transcript<'s> {
        let Writer { json, places } = self.out;
        let (format, source) = (InputFormat::Toml, self.source);
        Transcript { format, source, json, places: Some(places), told: Vec::new() }
    }

    /// Writes the entries, which are all that the document may have.
    fn entries(&mut self, document: &DeTable<'_>) -> Result<(), Fault> {
        let beside = document.keys().filter(|name| name.get_ref() != ENTRIES);
        if let Some(name) = beside.min_by_key(|name| name.span().start) {
            let kind = SourceFault::BesideEntries(name.get_ref().to_string());
            return Err(Fault { kind, at: name.span() });
        }
        match document.get(ENTRIES) {
            Some(entries) => self.value(entries),
            None => Err(Fault { kind: SourceFault::NoEntries, at: 0..0 }),
        }
    }

    fn table(&mut self, table: &DeTable<'_>, source: &Range<usize>) -> Result<(), Fault> {
        let mut members: Vec<(&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)> = table.iter().collect();
        members.sort_by_key(|(name, _)| name.span().start);
        let open = self.out.open(source);
        self.out.push("{");
        for (index, (name, value)) in members.into_iter().enumerate() {
            self.out.separate(index == 0);
            self.out.string(name.get_ref(), &name.span());
            self.out.push(":");
            self.value(value)?;
        }
        self.out.push("}");
        self.out.close(&open);
        Ok(())
    }

    /// Writes a value. Nesting is bounded: the stack can't run out.
    fn value(&mut self, value: &Spanned<DeValue<'_>>) -> Result<(), Fault> {
        let source = value.span();
        match value.get_ref() {
            DeValue::String(text) => self.out.string(text, &source),
            DeValue::Integer(number) => self.out.token(&decimal(number), &source),
            DeValue::Float(number) => {
                let digits = number.as_str().replace('_', "");
                if digits.ends_with("inf") || digits.ends_with("nan") {
                    return Err(Fault { kind: SourceFault::NotANumber, at: source });
                }
                self.out.token(digits.trim_start_matches('+'), &source);
            }
            DeValue::Boolean(value) => self.out.token(if *value { "true" } else { "false" }, &source),
            DeValue::Datetime(_) => {
                self.out.string(self.source.get(source.clone()).unwrap_or_default(), &source);
            }
            DeValue::Array(elements) => {
                let open = self.out.open(&source);
                self.out.push("[");
                for (index, element) in elements.iter().enumerate() {
                    self.out.separate(index == 0);
                    self.value(element)?;
                }
                self.out.push("]");
                self.out.close(&open);
            }
            DeValue::Table(table) => self.table(table, &source)?,
        }
        Ok(())
    }
}

/// An integer in decimal digits. Beyond 128 bits it is what a parser of JSON would make of it, too:
/// a floating-point number.
fn decimal(number: &DeInteger<'_>) -> String {
    let digits = number.as_str().replace('_', "");
    let digits = digits.trim_start_matches('+');
    if number.radix() == 10 {
        return digits.to_owned();
    }
    match u128::from_str_radix(digits, number.radix()) {
        Ok(number) => number.to_string(),
        Err(_) => "1e39".to_owned(),
    }
}
