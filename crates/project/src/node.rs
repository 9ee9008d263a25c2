//! A text of a configuration as a tree whose parts know their places, whatever its format.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::path::Path;

use chatapps_webhooks::{Checker, InputFormat, Model, Policy, UnknownName};
use chatapps_webhooks_texts::{Transcript, transcribe};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::invalid::{InvalidConfiguration, position};

/// A text that can be read as its format.
pub(crate) struct Text<'t> {
    pub(crate) file: &'t Path,
    transcript: Transcript<'t>,
}

impl<'t> Text<'t> {
    /// Reads a text. `Ok(None)` if there is nothing in it.
    pub(crate) fn read(
        file: &'t Path,
        format: InputFormat,
        text: &'t str,
    ) -> Result<Option<Self>, InvalidConfiguration> {
        // Any document with members does.
        let (checker, model) = (Checker::new(Policy::contract()), Model::ErrorResponse);
        let is_blank = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
        if format == InputFormat::Toml && text.trim_start_matches('\u{feff}').lines().all(is_blank) {
            return Ok(None);
        }
        let fault = |report: &chatapps_webhooks::Report| {
            let finding = report.findings().iter().find(|finding| finding.rule().id() == "syntax")?;
            let span = finding.span()?;
            Some(InvalidConfiguration::at(file, text, &span.range, finding.message()))
        };
        let unreadable = || InvalidConfiguration::whole(file, "can't be read");
        let transcript = transcribe(&checker, model, format, text.as_bytes())
            .map_err(|invalid| fault(invalid.report()).unwrap_or_else(unreadable))?;
        match fault(&transcript.check(&checker, model)) {
            Some(fault) => Err(fault),
            None => Ok(Some(Self { file, transcript })),
        }
    }

    /// The whole of it.
    pub(crate) fn root(&self) -> Node<'_> {
        Node { text: self, json: self.transcript.json().trim() }
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
    pub(crate) name: Cow<'n, str>,
    pub(crate) key: Node<'n>,
    pub(crate) value: Node<'n>,
}

impl<'n> Node<'n> {
    pub(crate) const fn file(&self) -> &'n Path {
        self.text.file
    }

    /// Its bytes of the text.
    pub(crate) fn range(&self) -> Range<usize> {
        let whole = self.text.transcript.json();
        let start = self.json.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
        self.text.transcript.place(start..start + self.json.len())
    }

    /// Its line and column.
    pub(crate) fn position(&self) -> (usize, usize) {
        position(self.text.transcript.source(), self.range().start)
    }

    pub(crate) fn invalid(&self, message: impl Into<String>) -> InvalidConfiguration {
        InvalidConfiguration::at(self.file(), self.text.transcript.source(), &self.range(), message)
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
        serde_json::from_str(self.json).map_err(|_| self.expected(what))
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

    /// One member of a table of others, which may repeat other names; `None` if it has none of that
    /// name, or is no table.
    pub(crate) fn member(&self, name: &str) -> Result<Option<Self>, InvalidConfiguration> {
        let mut found = None;
        for (key, value) in self.pairs().unwrap_or_default() {
            let key = Node { json: key.get(), ..*self };
            if key.string("a string")? == name && found.replace(Node { json: value.get(), ..*self }).is_some()
            {
                return Err(key.invalid("this key is there twice"));
            }
        }
        Ok(found)
    }

    fn pairs(&self) -> serde_json::Result<Vec<(&'n RawValue, &'n RawValue)>> {
        serde_json::Deserializer::from_str(self.json).deserialize_map(Pairs)
    }

    /// The members of a table. No two have the same name.
    pub(crate) fn members(&self, what: &str) -> Result<Vec<Member<'n>>, InvalidConfiguration> {
        let pairs = self.pairs().map_err(|_| self.expected(what))?;
        let mut members: Vec<Member<'n>> = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let key = Node { json: key.get(), ..*self };
            let name: Cow<'n, str> = key.string("a string")?.into();
            if members.iter().any(|member| member.name == name) {
                return Err(key.invalid("this key is there twice"));
            }
            members.push(Member { name, key, value: Node { json: value.get(), ..*self } });
        }
        Ok(members)
    }

    /// The members of a table that may have these names alone.
    pub(crate) fn known_members(
        &self,
        what: &str,
        keys: &[&'static str],
    ) -> Result<Vec<Member<'n>>, InvalidConfiguration> {
        let members = self.members(what)?;
        match members.iter().find(|member| !keys.contains(&&*member.name)) {
            Some(unknown) => {
                let message = UnknownName::new("key", &unknown.name, keys).to_string();
                Err(unknown.key.invalid(message))
            }
            None => Ok(members),
        }
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
