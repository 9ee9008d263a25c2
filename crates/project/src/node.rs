//! A text of a configuration as a tree whose parts know their places, whatever its format.

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;
use std::path::Path;

use chatapps_webhooks::{Checker, Invalid, Model, Policy, Report, Rule, UnknownName};
use chatapps_webhooks_texts::{Transcript, transcribe_toml_part};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::invalid::{InvalidConfiguration, Mistakes, position};

/// A text that can be read as its format, or a part of it.
pub(crate) struct Text<'t> {
    file: &'t Path,
    source: &'t str,
    /// The source as JSON, if it is something else.
    transcript: Option<Transcript<'t>>,
}

impl<'t> Text<'t> {
    /// Reads the part of a TOML text that some names lead to; `None` if there is none.
    pub(crate) fn toml(
        file: &'t Path,
        source: &'t str,
        names: &[&str],
    ) -> Result<Option<Self>, InvalidConfiguration> {
        let invalid = |invalid: Invalid| fault(file, invalid.report());
        let transcript = transcribe_toml_part(source, names).map_err(invalid)?;
        Ok(transcript.map(|transcript| Self { file, source, transcript: Some(transcript) }))
    }

    /// Reads a JSON text. As others do, it takes a byte order mark and what no string can hold.
    pub(crate) fn json(file: &'t Path, source: &'t str) -> Result<Self, InvalidConfiguration> {
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        match serde_json::from_str::<&RawValue>(source) {
            Ok(_) => Ok(Self { file, source, transcript: None }),
            // The core tells of the fault in its own words, which quote nothing.
            Err(_) => Err(fault(file, &Checker::new(Policy::contract()).check(Model::ErrorResponse, source))),
        }
    }

    fn json_text(&self) -> &str {
        self.transcript.as_ref().map_or(self.source, Transcript::json)
    }

    /// The whole of it.
    pub(crate) fn root(&self) -> Node<'_> {
        Node { text: self, json: self.json_text().trim() }
    }
}

/// What keeps a text from being read.
fn fault(file: &Path, report: &Report) -> InvalidConfiguration {
    let mut findings = report.findings().iter().filter(|finding| finding.rule() == Rule::Syntax);
    let fault = findings.next().and_then(|finding| Some((finding.span()?, finding.message())));
    match fault {
        Some((span, message)) => {
            InvalidConfiguration::placed(file, (span.line, span.column), message).with_range(&span.range)
        }
        None => InvalidConfiguration::whole(file, "can't be read"),
    }
}

/// A part of a text.
#[derive(Clone, Copy)]
pub(crate) struct Node<'n> {
    text: &'n Text<'n>,
    json: &'n str,
}

/// A member of a table.
pub(crate) struct Member<'n> {
    pub(crate) name: String,
    pub(crate) key: Node<'n>,
    pub(crate) value: Node<'n>,
}

impl<'n> Node<'n> {
    pub(crate) const fn file(&self) -> &'n Path {
        self.text.file
    }

    /// The whole text, as it is written.
    pub(crate) const fn source(&self) -> &'n str {
        self.text.source
    }

    /// Its bytes of the text.
    pub(crate) fn range(&self) -> Range<usize> {
        let whole = self.text.json_text();
        let start = self.json.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
        let range = start..start + self.json.len();
        self.text.transcript.as_ref().map_or(range.clone(), |transcript| transcript.place(range))
    }

    /// Its line and column.
    pub(crate) fn position(&self) -> (usize, usize) {
        position(self.text.source, self.range().start)
    }

    pub(crate) fn invalid(&self, message: impl Into<String>) -> InvalidConfiguration {
        InvalidConfiguration::at(self.file(), self.text.source, &self.range(), message)
    }

    /// What it is, as messages call it.
    fn kind(&self) -> &'static str {
        match self.json.bytes().next() {
            Some(b'{') => "a table",
            Some(b'[') => "an array",
            Some(b'"') => "a string",
            Some(b't' | b'f') => "a boolean",
            Some(b'n') => "null",
            _ => "a number",
        }
    }

    fn expected(&self, what: &str) -> InvalidConfiguration {
        self.invalid(format!("expected {what}, found {}", self.kind()))
    }

    /// A string.
    pub(crate) fn string(&self, what: &str) -> Result<String, InvalidConfiguration> {
        serde_json::from_str(self.json).map_err(|_| match self.kind() {
            "a string" => self.invalid("expected a string, found an escape of no character in it"),
            _ => self.expected(what),
        })
    }

    /// A number of things.
    pub(crate) fn count(&self, what: &str, most: usize) -> Result<usize, InvalidConfiguration> {
        let number = serde_json::from_str(self.json).ok().filter(|number| *number <= most);
        number.ok_or_else(|| match self.kind() {
            "a number" => self.invalid(format!("expected {what}")),
            _ => self.expected(what),
        })
    }

    /// A name that `FromStr` knows.
    pub(crate) fn name<T: std::str::FromStr<Err = UnknownName>>(
        &self,
        what: &str,
    ) -> Result<T, InvalidConfiguration> {
        self.string(what)?.parse().map_err(|unknown: UnknownName| self.invalid(unknown.to_string()))
    }

    /// The elements of an array.
    pub(crate) fn elements(&self, what: &str) -> Result<Vec<Self>, InvalidConfiguration> {
        let elements: Vec<&RawValue> = serde_json::from_str(self.json).map_err(|_| self.expected(what))?;
        Ok(elements.into_iter().map(|element| Node { json: element.get(), ..*self }).collect())
    }

    /// One member of a table of others, which may have other names as it likes; `None` if it has
    /// none of that name, or is no table.
    pub(crate) fn member(&self, name: &str) -> Result<Option<Self>, InvalidConfiguration> {
        let mut found = None;
        for (key, value) in self.pairs().unwrap_or_default() {
            let key = Node { json: key.get(), ..*self };
            let is_it = key.string("a string").is_ok_and(|its| its == name);
            if is_it && found.replace(Node { json: value.get(), ..*self }).is_some() {
                return Err(key.invalid("this key is there twice"));
            }
        }
        Ok(found)
    }

    fn pairs(&self) -> serde_json::Result<Vec<(&'n RawValue, &'n RawValue)>> {
        serde_json::Deserializer::from_str(self.json).deserialize_map(Pairs)
    }

    /// The members of a table, each name once.
    pub(crate) fn members(&self, what: &str, mistakes: &mut Mistakes) -> Vec<Member<'n>> {
        let pairs = mistakes.note(self.pairs().map_err(|_| self.expected(what))).unwrap_or_default();
        let mut members: Vec<Member<'n>> = Vec::with_capacity(pairs.len());
        let mut names = HashSet::new();
        for (key, value) in pairs {
            if mistakes.are_enough() {
                break;
            }
            let key = Node { json: key.get(), ..*self };
            let Some(name) = mistakes.note(key.string("a string")) else { continue };
            if names.insert(name.clone()) {
                members.push(Member { name, key, value: Node { json: value.get(), ..*self } });
            } else {
                mistakes.add(key.invalid("this key is there twice"));
            }
        }
        members
    }

    /// The members of a table that may have these keys and no others, and must have some of them.
    pub(crate) fn known_members(
        &self,
        keys: &[&'static str],
        required: &[&'static str],
        mistakes: &mut Mistakes,
    ) -> Vec<Member<'n>> {
        let found = mistakes.count();
        let mut members = self.members("a table", mistakes);
        members.retain(|Member { name, key, .. }| {
            let is_known = keys.contains(&name.as_str());
            if !is_known && !mistakes.are_enough() {
                mistakes.add(key.invalid(UnknownName::new("key", name, keys).to_string()));
            }
            is_known
        });
        // An unknown key may be the one that is missing.
        if mistakes.count() == found {
            let has = |name: &str| members.iter().any(|member| member.name == name);
            for key in required.iter().filter(|key| !has(key)) {
                mistakes.add(self.invalid(format!("missing key `{key}`")));
            }
        }
        members
    }
}

/// Reads the names and values of an object, each as it is written.
struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Vec<(&'de RawValue, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = members.next_entry()? {
            pairs.push(pair);
        }
        Ok(pairs)
    }
}
