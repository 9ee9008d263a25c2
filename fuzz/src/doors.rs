//! The entry points of the crate for a model that is known only at run time.

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};

use chatapps_webhooks::{
    Checker, Document, Event, Invalid, Level, Model, ModelVisitor, Object, Policy, Report,
};
use serde::Serialize;
use serde::de::Error;
use serde_json::Value;

/// The part of a finding that programs read: rule, level, pointer, and parameters as JSON.
pub type Essence = BTreeSet<(String, Level, String, String)>;

/// The part of a report that programs read.
///
/// # Panics
///
/// If parameters don't serialize.
#[must_use]
pub fn essence(report: &Report) -> Essence {
    report
        .findings()
        .iter()
        .map(|finding| {
            let params = serde_json::to_string(finding.params()).expect("parameters serialize");
            (finding.rule().to_string(), finding.level(), finding.pointer().to_string(), params)
        })
        .collect()
}

/// Parses a text as the type of its model. Returns its serialization and its `Debug` output.
///
/// # Errors
///
/// The error of `parse`.
pub fn parse(checker: &Checker, model: Model, text: &[u8]) -> Result<(Value, String), Invalid> {
    model.visit(Parse { checker, text })
}

struct Parse<'p> {
    checker: &'p Checker,
    text: &'p [u8],
}

impl Parse<'_> {
    fn parse<T: Document, S: Serialize + Debug>(
        self,
        content: impl FnOnce(T) -> S,
    ) -> Result<(Value, String), Invalid> {
        let parsed = self.checker.parse::<T>(self.text)?;
        let report = format!("{:?}", parsed.report);
        let value = content(parsed.value);
        Ok((json(&value), format!("{report} {value:?} {value:#?}")))
    }
}

impl ModelVisitor for Parse<'_> {
    type Output = Result<(Value, String), Invalid>;

    fn object<T: Object>(self) -> Self::Output {
        self.parse(|value: T| value)
    }

    fn list<L: Document + Into<Vec<T>>, T: Object>(self) -> Self::Output {
        self.parse(|list: L| list.into())
    }

    fn event(self) -> Self::Output {
        let parsed = self.checker.parse::<Event>(self.text)?;
        let debug = format!("{:?} {:?} {:#?}", parsed.report, parsed.value, parsed.value);
        // It writes the body. No `Value` holds a number beyond a double.
        Ok((serde_json::from_str(parsed.value.raw()).unwrap_or_default(), debug))
    }

    fn text<T: Document + Display>(self) -> Self::Output {
        self.parse(|text: T| text.to_string())
    }
}

/// Reads a text through the `Deserialize` of its type. Returns its serialization.
///
/// # Errors
///
/// The error of serde.
pub fn parse_by_serde(model: Model, text: &str) -> Result<Value, serde_json::Error> {
    model.visit(ParseBySerde(text))
}

struct ParseBySerde<'t>(&'t str);

impl ModelVisitor for ParseBySerde<'_> {
    type Output = Result<Value, serde_json::Error>;

    fn object<T: Object>(self) -> Self::Output {
        serde_json::from_str::<T>(self.0).map(|value| json(&value))
    }

    fn list<L: Document + Into<Vec<T>>, T: Object>(self) -> Self::Output {
        serde_json::from_str::<L>(self.0).map(|value| json(&value.into()))
    }

    /// An event has no `Deserialize`. Values are the other way in.
    fn event(self) -> Self::Output {
        let value: Value = serde_json::from_str(self.0)?;
        let parsed = Checker::new(Policy::contract()).parse_value::<Event, _>(&value)?;
        parsed.map(|parsed| json(&parsed.value)).map_err(Error::custom)
    }

    fn text<T: Document + Display>(self) -> Self::Output {
        serde_json::from_str::<T>(self.0).map(|value| json(&value.to_string()))
    }
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("a model serializes")
}
