//! Made-up documents without `null` and repeated names, which every format can hold.

use proptest::prelude::*;

/// A value.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(String),
    /// A number, as JSON, YAML and TOML alike write it.
    Number(&'static str),
    Boolean(bool),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

/// Texts that formats read in different ways without quotes, and texts that rules look at.
const TEXTS: [&str; 40] = [
    "MSG",
    "CADR",
    "DR",
    "*",
    "**",
    "all",
    "Onion_Marketing",
    "Onion_Märketing",
    "x",
    "",
    " ",
    "007",
    "1e3",
    "yes",
    "no",
    "on",
    "null",
    "~",
    "true",
    "2020-12-22",
    "- a",
    "a: b",
    "# no",
    "a # b",
    "'",
    "\"",
    "\\",
    "https://hooks.onion.example/events",
    "http://hooks.onion.example/e?token=abc#ö",
    "https://a:b@localhost",
    "Bearer rw4Kd0b2u",
    "Bearer *** ",
    "${TOKEN}",
    "a\nb",
    "a\n\n b\n",
    "\ttab",
    "𝄞 €é",
    "é\u{1}\u{7f}",
    "header",
    "[x]",
];

const NAMES: [&str; 16] = [
    "subAccountId",
    "url",
    "type",
    "enabled",
    "httpAuthorization",
    "oauth",
    "clientId",
    "clientSecret",
    "credentialsLocation",
    "scope",
    "clientid",
    "retries",
    "é𝄞",
    "a b",
    "on",
    "",
];

const NUMBERS: [&str; 7] = ["0", "7", "-1", "1.5", "-0.25", "1e3", "123456789012"];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(TEXTS.as_slice()).prop_map(str::to_owned),
        1 => "[ -~é€𝄞\n\t]{0,12}",
    ]
}

fn members(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Vec<(String, Value)>> {
    prop::collection::vec((prop::sample::select(NAMES.as_slice()), value), 0..7).prop_map(|members| {
        let mut unique: Vec<(String, Value)> = Vec::new();
        for (name, value) in members {
            if unique.iter().all(|(other, _)| other != name) {
                unique.push((name.to_owned(), value));
            }
        }
        unique
    })
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        6 => text().prop_map(Value::Text),
        1 => prop::sample::select(NUMBERS.as_slice()).prop_map(Value::Number),
        1 => any::<bool>().prop_map(Value::Boolean),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            members(inner).prop_map(Value::Object),
        ]
    })
}

/// A request: mostly objects.
pub(crate) fn request() -> impl Strategy<Value = Value> {
    let entry = prop_oneof![8 => members(value()).prop_map(Value::Object), 1 => value()];
    prop::collection::vec(entry, 0..5).prop_map(Value::List)
}
