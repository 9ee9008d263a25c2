//! Documents made from a schema, to find one that tells two schemas apart.
//!
//! Not a generator of all that a schema allows: for each place the smallest value that fits, values at the edges of each
//! keyword, values of other types, and each of these once in an otherwise small document.

use serde_json::{Map, Value, json};

/// How deep references are followed; the schemas concerned are four levels deep.
const MAX_DEPTH: usize = 8;

/// The most values for one place.
const MAX_VALUES: usize = 400;

/// Values that fit, nearly fit or don't fit the schema. The first one is meant to fit.
pub(super) fn samples(root: &Value) -> Vec<Value> {
    Sampler { root }.values(root, 0)
}

struct Sampler<'s> {
    root: &'s Value,
}

impl Sampler<'_> {
    fn values(&self, schema: &Value, depth: usize) -> Vec<Value> {
        let mut out = Vec::new();
        if depth > MAX_DEPTH {
            return out;
        }
        for keyword in ["const", "default"] {
            out.extend(schema.get(keyword).cloned());
        }
        for keyword in ["examples", "enum"] {
            out.extend(list(schema, keyword).cloned());
        }
        if let Some(target) = schema.get("$ref").and_then(Value::as_str).and_then(|text| self.resolve(text)) {
            out.extend(self.values(target, depth + 1));
        }
        for keyword in ["allOf", "anyOf", "oneOf"] {
            for branch in list(schema, keyword) {
                out.extend(self.values(branch, depth + 1));
            }
        }
        if schema.get("properties").is_some() || schema.get("required").is_some() {
            out.extend(self.objects(schema, depth));
        }
        if schema.get("items").is_some() || schema["type"] == "array" {
            out.extend(self.arrays(schema, depth));
        }
        out.extend(strings(schema));
        out.extend(numbers(schema));
        // Of each type one: for places that allow any, and to see what is refused. What fits comes first.
        out.extend([json!("a"), json!(1), json!(true), json!({}), json!([]), json!(null), json!(0.5)]);
        dedup(&mut out);
        if let Some(types) = schema.get("type") {
            out.sort_by_key(|value| !has_type(value, types));
        }
        out.truncate(MAX_VALUES);
        out
    }

    fn resolve(&self, reference: &str) -> Option<&Value> {
        self.root.pointer(reference.strip_prefix('#')?)
    }

    fn objects(&self, schema: &Value, depth: usize) -> Vec<Value> {
        let none = Map::new();
        let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
        let of = |name: &str| {
            properties.get(name).map_or_else(|| vec![json!("a")], |schema| self.values(schema, depth + 1))
        };
        let least: Map<String, Value> = list(schema, "required")
            .filter_map(Value::as_str)
            .filter_map(|name| Some((name.to_owned(), of(name).into_iter().next()?)))
            .collect();
        let with = |name: &str, value: Value| {
            let mut object = least.clone();
            object.insert(name.to_owned(), value);
            Value::Object(object)
        };
        let mut out = vec![Value::Object(least.clone())];
        for name in properties.keys() {
            out.extend(of(name).into_iter().map(|value| with(name, value)));
        }
        out.push(with("anotherProperty", json!("a")));
        for name in least.keys() {
            let mut object = least.clone();
            object.remove(name);
            out.push(Value::Object(object));
        }
        out
    }

    fn arrays(&self, schema: &Value, depth: usize) -> Vec<Value> {
        let items =
            schema.get("items").map_or_else(|| vec![json!("a")], |items| self.values(items, depth + 1));
        let mut out = vec![json!([])];
        if let Some(first) = items.first() {
            for length in edges(schema, "minItems", "maxItems").into_iter().chain([2]) {
                out.push(vec![first.clone(); length].into());
            }
        }
        out.extend(items.into_iter().map(|item| json!([item])));
        out
    }
}

fn strings(schema: &Value) -> Vec<Value> {
    let mut out: Vec<String> =
        edges(schema, "minLength", "maxLength").into_iter().map(|length| "a".repeat(length)).collect();
    let samples: &[&str] = match schema.get("format").and_then(Value::as_str) {
        Some("uri" | "uri-reference" | "iri" | "url") => {
            &["https://hooks.onion.example/events", "http://a", "urn:a", "ftp://a/b", "HTTPS://[::1]:0/?a#b"]
        }
        Some("date-time") => &["2020-12-22T05:52:01Z", "2020-12-22t05:52:01.1+05:30", "2020-02-29T00:00:00z"],
        Some("uuid") => &["b4478860-b76c-e811-814e-022a35cc1c71", "B4478860-B76C-E811-814E-022A35CC1C71"],
        _ => &["", "https://hooks.onion.example/events", "a b", "é"],
    };
    out.extend(samples.iter().map(|text| (*text).to_owned()));
    out.into_iter().map(Value::from).collect()
}

fn numbers(schema: &Value) -> Vec<Value> {
    let bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
    let bounds = bounds.into_iter().filter_map(|keyword| schema.get(keyword)?.as_i64());
    let around = bounds.flat_map(|bound| [bound, bound.saturating_sub(1), bound.saturating_add(1)]);
    around.chain([0, -1]).map(Value::from).collect()
}

/// Lengths at and just beyond both bounds, as far as they are small enough to be made.
fn edges(schema: &Value, least: &str, most: &str) -> Vec<usize> {
    let bound =
        |keyword| schema.get(keyword).and_then(Value::as_u64).and_then(|bound| usize::try_from(bound).ok());
    let least = bound(least).map_or_else(Vec::new, |bound| vec![bound, bound.saturating_sub(1)]);
    let most = bound(most).map_or_else(Vec::new, |bound| vec![bound, bound.saturating_add(1)]);
    least.into_iter().chain(most).filter(|length| *length <= 4096).collect()
}

fn list<'v>(schema: &'v Value, keyword: &str) -> impl Iterator<Item = &'v Value> {
    schema.get(keyword).and_then(Value::as_array).into_iter().flatten()
}

fn has_type(value: &Value, types: &Value) -> bool {
    let name = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let fits = |other: &Value| other == name || (name == "integer" && other == "number");
    fits(types) || types.as_array().is_some_and(|types| types.iter().any(fits))
}

/// Drops what was there before; the order stays.
fn dedup(values: &mut Vec<Value>) {
    let mut seen = std::collections::HashSet::new();
    values.retain(|value| seen.insert(value.to_string()));
}
