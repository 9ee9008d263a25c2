//! The parameters of tools: each is described once, for the JSON Schema and for reading what a
//! client gives.
//!
//! What is given may be a secret in the wrong place, so no message repeats it.

use chatapps_webhooks::{Level, Policy, Rule, UnknownName};
use serde_json::{Map, Value, json};

use super::answer::Refusal;

/// The JSON object that a client gives.
type Members = Map<String, Value>;

/// A parameter of a tool.
pub(super) struct Parameter {
    pub(super) name: &'static str,
    /// What it is, for the client.
    pub(super) doc: &'static str,
    pub(super) kind: Kind,
    pub(super) is_required: bool,
}

/// What a parameter takes.
pub(super) enum Kind {
    /// Any text.
    Text,
    /// A list of any texts, at most so many.
    Texts(usize),
    /// One name of a list.
    Name(fn() -> Vec<&'static str>),
    /// Some names of a list, each once.
    Names(fn() -> Vec<&'static str>),
    Flag,
    /// A number from one to another.
    Integer(u64, u64),
    /// The levels of rules by their ids.
    Levels,
}

impl Parameter {
    pub(super) const fn new(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self { name, doc, kind, is_required: false }
    }

    pub(super) const fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    fn schema(&self) -> Value {
        let mut schema = match &self.kind {
            Kind::Text => json!({ "type": "string" }),
            Kind::Texts(most) => {
                json!({ "type": "array", "items": { "type": "string" }, "maxItems": most })
            }
            Kind::Name(names) => json!({ "type": "string", "enum": names() }),
            Kind::Names(names) => {
                json!({ "type": "array", "items": { "type": "string", "enum": names() }, "uniqueItems": true })
            }
            Kind::Flag => json!({ "type": "boolean" }),
            Kind::Integer(from, to) => json!({ "type": "integer", "minimum": from, "maximum": to }),
            Kind::Levels => json!({
                "type": "object",
                "propertyNames": { "enum": settable_rules() },
                "additionalProperties": { "enum": Level::ALL.map(Level::as_str) },
            }),
        };
        if let Some(members) = schema.as_object_mut() {
            members.insert("description".to_owned(), self.doc.into());
        }
        schema
    }

    /// Says what is wrong with a value.
    fn check(&self, value: &Value) -> Result<(), Refusal> {
        let is_right = match (&self.kind, value) {
            (Kind::Name(names), Value::String(name)) => return one_of(self.name, name, &names()),
            (Kind::Names(names), Value::Array(given)) if given.len() <= names().len() => {
                let names = names();
                for name in given {
                    let Value::String(name) = name else { return Err(self.expected()) };
                    one_of(self.name, name, &names)?;
                }
                true
            }
            (Kind::Levels, Value::Object(levels)) => return self.levels(levels).map(drop),
            (Kind::Text, Value::String(_)) | (Kind::Flag, Value::Bool(_)) => true,
            (Kind::Texts(most), Value::Array(texts)) => {
                texts.len() <= *most && texts.iter().all(Value::is_string)
            }
            (Kind::Integer(from, to), value) => {
                whole(value).is_some_and(|number| (*from..=*to).contains(&number))
            }
            _ => false,
        };
        if is_right { Ok(()) } else { Err(self.expected()) }
    }

    fn expected(&self) -> Refusal {
        let expected = match &self.kind {
            Kind::Text => "a text".to_owned(),
            Kind::Texts(most) => format!("a list of at most {most} texts"),
            Kind::Name(names) => format!("one of {}", listed(&names())),
            Kind::Names(names) => format!("a list of some of {}", listed(&names())),
            Kind::Flag => "`true` or `false`".to_owned(),
            Kind::Integer(from, to) => format!("a whole number from {from} to {to}"),
            Kind::Levels => "an object of levels by ids of rules".to_owned(),
        };
        Refusal::new(format!("`{}`: expected {expected}", self.name))
    }

    /// The levels of rules, each of which can be set.
    fn levels(&self, levels: &Members) -> Result<Vec<(Rule, Level)>, Refusal> {
        let level = |(rule, level): (&String, &Value)| {
            let Some(level) = level.as_str() else { return Err(self.expected()) };
            let rule: Rule = rule.parse().map_err(|error| unknown(self.name, "rule", &error, &[]))?;
            let names = Level::ALL.map(Level::as_str);
            let level = level.parse().map_err(|error| unknown(self.name, "level", &error, &names))?;
            let is_settable = Policy::default().with_level(rule, level);
            is_settable.map_err(|error| Refusal::new(format!("`{}`: {error}", self.name)))?;
            Ok((rule, level))
        };
        levels.iter().map(level).collect()
    }
}

/// A number without a fraction: clients may write `5.0`.
fn whole(value: &Value) -> Option<u64> {
    let of_float = |number: f64| {
        let is_whole = number.fract() == 0.0 && (0.0..9_007_199_254_740_992.0).contains(&number);
        is_whole.then(|| format!("{number:.0}").parse().ok()).flatten()
    };
    value.as_u64().or_else(|| value.as_f64().and_then(of_float))
}

fn settable_rules() -> Vec<&'static str> {
    let can_be_set = |rule| Policy::default().with_level(rule, Level::Error).is_ok();
    Rule::catalogue().iter().filter(|info| can_be_set(info.rule)).map(|info| info.id).collect()
}

fn one_of(parameter: &str, name: &str, names: &[&'static str]) -> Result<(), Refusal> {
    if names.contains(&name) {
        return Ok(());
    }
    Err(unknown(parameter, "value", &UnknownName::new("value", name, names), names))
}

/// The refusal of a name, which is not repeated.
fn unknown(parameter: &str, what: &str, error: &UnknownName, names: &[&'static str]) -> Refusal {
    Refusal::new(match error.suggestion() {
        Some(name) => format!("`{parameter}`: unknown {what}; did you mean `{name}`?"),
        None if names.is_empty() => format!("`{parameter}`: unknown {what}; the schema lists all"),
        None => format!("`{parameter}`: unknown {what}; expected one of {}", listed(names)),
    })
}

fn unknown_argument(name: &str, parameters: &[Parameter]) -> Refusal {
    let names: Vec<_> = parameters.iter().map(|parameter| parameter.name).collect();
    let error = UnknownName::new("argument", name, names.clone());
    Refusal::new(match error.suggestion() {
        Some(name) => format!("unknown argument; did you mean `{name}`?"),
        None => format!("unknown argument; expected {}", listed(&names)),
    })
}

/// Names in a message.
fn listed(names: &[&str]) -> String {
    const MOST: usize = 20;
    match names.get(..MOST) {
        Some(_) if names.len() > MOST => "the names that the schema lists".to_owned(),
        _ => format!("`{}`", names.join("`, `")),
    }
}

/// The JSON Schema of some parameters.
pub(super) fn schema(parameters: &[Parameter]) -> Members {
    let properties: Members =
        parameters.iter().map(|parameter| (parameter.name.to_owned(), parameter.schema())).collect();
    let required: Vec<_> =
        parameters.iter().filter(|parameter| parameter.is_required).map(|parameter| parameter.name).collect();
    [
        ("type", "object".into()),
        ("properties", properties.into()),
        ("required", required.into()),
        ("additionalProperties", false.into()),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

/// What a client gave, each value as its parameter takes it.
pub(super) struct Given(Members);

impl Given {
    /// Checks what a client gave.
    pub(super) fn of(parameters: &[Parameter], members: Members) -> Result<Self, Refusal> {
        for (name, value) in &members {
            let parameter = parameters.iter().find(|parameter| parameter.name == name);
            parameter.ok_or_else(|| unknown_argument(name, parameters))?.check(value)?;
        }
        match parameters
            .iter()
            .find(|parameter| parameter.is_required && !members.contains_key(parameter.name))
        {
            Some(missing) => Err(Refusal::new(format!("`{}` is missing: {}", missing.name, missing.doc))),
            None => Ok(Self(members)),
        }
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str)
    }

    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        let list = self.0.get(name).and_then(Value::as_array).into_iter().flatten();
        list.filter_map(Value::as_str).map(str::to_owned).collect()
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        self.0.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    pub(super) fn integer(&self, name: &str) -> Option<u64> {
        self.0.get(name).and_then(whole)
    }

    /// A name of a list as what it names.
    pub(super) fn named<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).and_then(|text| text.parse().ok())
    }

    /// The levels of rules.
    pub(super) fn levels(&self, name: &str) -> Vec<(Rule, Level)> {
        let levels = self.0.get(name).and_then(Value::as_object).into_iter().flatten();
        levels.filter_map(|(rule, level)| Some((rule.parse().ok()?, level.as_str()?.parse().ok()?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(value: Value) -> String {
        let parameters = [
            Parameter::new("policy", Kind::Name(|| Policy::NAMES.into()), "The policy."),
            Parameter::new("rules", Kind::Levels, "Levels."),
            Parameter::new("count", Kind::Integer(1, 10), "How many."),
            Parameter::new("text", Kind::Text, "the text").required(),
        ];
        let Value::Object(members) = value else { panic!("an object") };
        Given::of(&parameters, members).map_or_else(|refusal| format!("{refusal:?}"), |_| String::new())
    }

    #[test]
    fn a_wrong_argument_is_refused_without_being_repeated() {
        for (value, expected) in [
            (json!({ "txet": "hunter2" }), "unknown argument; did you mean `text`?"),
            (json!({ "hunter2": 1 }), "unknown argument; expected `policy`, `rules`, `count`, `text`"),
            (json!({ "text": 7 }), "`text`: expected a text"),
            (
                json!({ "text": "", "policy": "hunter2" }),
                "unknown value; expected one of `contract`, `recommended`",
            ),
            (json!({ "text": "", "policy": "strct" }), "`policy`: unknown value; did you mean `strict`?"),
            (
                json!({ "text": "", "rules": { "hunter2": "off" } }),
                "`rules`: unknown rule; the schema lists all",
            ),
            (
                json!({ "text": "", "rules": { "insecure_url": "hunter2" } }),
                "`rules`: unknown level; expected one",
            ),
            (json!({ "text": "", "rules": { "type": "off" } }), "belongs to the contract"),
            (json!({ "text": "", "count": 11 }), "`count`: expected a whole number from 1 to 10"),
            (json!({ "text": "", "count": 1.5 }), "`count`: expected a whole number from 1 to 10"),
            (json!({ "policy": "strict" }), "`text` is missing: the text"),
        ] {
            let message = refused(value);
            assert!(message.contains(expected) && !message.contains("hunter2"), "{message}");
        }
        assert_eq!(refused(json!({ "text": "", "count": 10.0, "rules": { "insecure_url": "off" } })), "");
    }
}
