//! Generates documents from a schema, to find one that only one of two schemas accepts.
//!
//! Not every document that a schema allows: for each position the smallest valid value, values at
//! the edges of each keyword, values of other types, and each of these once in an otherwise small
//! document.

use std::collections::{BTreeMap, HashSet};

use serde_json::{Map, Value, json};

/// How deep to follow nested schemas. The published ones are four levels deep.
const MAX_DEPTH: usize = 10;

/// The most positions of a document with values of their own. Siblings share it, since recursive
/// references would make far too many positions.
const MAX_POSITIONS: usize = 10_000;

/// The most values for one position.
const MAX_VALUES: usize = 400;

/// The most text in the values for one position, in bytes.
const MAX_TEXT: usize = 1 << 20;

/// Values that match, almost match or don't match the schema. The first one should match.
pub(super) fn samples(root: &Value) -> Vec<Value> {
    Sampler { root }.values(root, Budget { depth: MAX_DEPTH, positions: MAX_POSITIONS })
}

/// How far to follow a schema.
#[derive(Clone, Copy)]
struct Budget {
    depth: usize,
    positions: usize,
}

impl Budget {
    /// The budget for each of `count` schemas below this one.
    fn split(self, count: usize) -> Self {
        Self {
            depth: self.depth.saturating_sub(1),
            positions: self.positions.saturating_sub(1) / count.max(1),
        }
    }
}

struct Sampler<'s> {
    root: &'s Value,
}

impl Sampler<'_> {
    fn values(&self, schema: &Value, budget: Budget) -> Vec<Value> {
        let mut out = Vec::new();
        if budget.depth == 0 || budget.positions == 0 {
            return out;
        }
        for keyword in ["const", "default"] {
            out.extend(schema.get(keyword).cloned());
        }
        for keyword in ["examples", "enum"] {
            out.extend(list(schema, keyword).take(MAX_VALUES).cloned());
        }
        let target = schema.get("$ref").and_then(Value::as_str).and_then(|text| self.resolve(text));
        let branches = ["allOf", "anyOf", "oneOf"].into_iter().flat_map(|keyword| list(schema, keyword));
        let same_position: Vec<_> = target.into_iter().chain(branches).collect();
        let is_object =
            ["properties", "required", "additionalProperties"].iter().any(|key| schema.get(key).is_some());
        let is_array = schema.get("items").is_some() || schema["type"] == "array";
        let budget = budget.split(same_position.len() + usize::from(is_object) + usize::from(is_array));
        for schema in same_position {
            out.extend(self.values(schema, budget));
        }
        if is_object {
            out.extend(self.objects(schema, budget));
        }
        if is_array {
            out.extend(self.arrays(schema, budget));
        }
        out.extend(strings(schema));
        out.extend(numbers(schema));
        // One of each type: for positions that allow any, and to test rejection. Matching values
        // come first.
        out.extend([json!("a"), json!(1), json!(true), json!({}), json!([]), json!(null), json!(0.5)]);
        if let Some(types) = schema.get("type") {
            out.sort_by_key(|value| !has_type(value, types));
        }
        trim(&mut out);
        out
    }

    fn resolve(&self, reference: &str) -> Option<&Value> {
        self.root.pointer(reference.strip_prefix('#')?)
    }

    fn objects(&self, schema: &Value, budget: Budget) -> Vec<Value> {
        let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
        let others = schema.get("additionalProperties").unwrap_or(&Value::Bool(true));
        let schemas: BTreeMap<&str, &Value> = list(schema, "required")
            .filter_map(Value::as_str)
            .chain(["anotherProperty", "x-another", "another_property_with_a_name_that_is_rather_long"])
            .map(|name| (name, others))
            .chain(properties.map(|(name, schema)| (name.as_str(), schema)))
            .collect();
        let budget = budget.split(schemas.len());
        let values: Vec<(&str, Vec<Value>)> =
            schemas.into_iter().map(|(name, schema)| (name, self.values(schema, budget))).collect();
        let is_required = |name: &str| list(schema, "required").any(|required| required == name);
        let least: Map<String, Value> = values
            .iter()
            .filter(|(name, _)| is_required(name))
            .filter_map(|(name, values)| Some(((*name).to_owned(), values.first()?.clone())))
            .collect();
        let with = |name: &str, value: &Value| {
            let mut object = least.clone();
            object.insert(name.to_owned(), value.clone());
            Value::Object(object)
        };
        let without = |name: &String| {
            let mut object = least.clone();
            object.remove(name);
            Value::Object(object)
        };
        // The first value of each property, then the second of each, so that a cut drops the less
        // important ones.
        let longest = values.iter().map(|(_, values)| values.len()).max().unwrap_or_default();
        let changed = (0..longest)
            .flat_map(|nth| values.iter().filter_map(move |(name, values)| Some((name, values.get(nth)?))))
            .map(|(name, value)| with(name, value));
        let whole = Value::Object(least.clone());
        let most = MAX_VALUES.min(MAX_TEXT / length(&whole));
        // For keywords about all properties.
        let full: Map<String, Value> = values
            .iter()
            .filter_map(|(name, values)| Some(((*name).to_owned(), values.first()?.clone())))
            .collect();
        [whole, Value::Object(full)]
            .into_iter()
            .chain(least.keys().map(without))
            .chain(changed)
            .take(most.max(1))
            .collect()
    }

    fn arrays(&self, schema: &Value, budget: Budget) -> Vec<Value> {
        let items = self.values(schema.get("items").unwrap_or(&Value::Bool(true)), budget.split(1));
        let mut out = vec![json!([])];
        if let Some(first) = items.first() {
            for count in edges(schema, "minItems", "maxItems").into_iter().chain([2]) {
                if count.saturating_mul(length(first)) <= MAX_TEXT / 8 {
                    out.push(vec![first.clone(); count].into());
                }
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
    let examples = list(schema, "examples").filter_map(Value::as_str);
    out.extend(examples.flat_map(|text| [text.to_uppercase(), text.to_lowercase()]));
    out.into_iter().map(Value::from).collect()
}

fn numbers(schema: &Value) -> Vec<Value> {
    let bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
    let bounds = bounds.into_iter().filter_map(|keyword| schema.get(keyword));
    let around = |bound: &Value| match (bound.as_i64(), bound.as_f64()) {
        (Some(bound), _) => {
            let whole = [bound, bound.saturating_sub(1), bound.saturating_add(1)].map(Value::from);
            #[expect(clippy::cast_precision_loss, reason = "any number near the bound will do")]
            let half = json!(bound as f64 + 0.5);
            whole.into_iter().chain([half]).collect()
        }
        (None, Some(double)) => vec![bound.clone(), json!(double - 1.0), json!(double + 1.0)],
        (None, None) => Vec::new(),
    };
    bounds.flat_map(around).chain([json!(0), json!(-1)]).collect()
}

/// Lengths at and just beyond both bounds, unless they are too large to generate.
fn edges(schema: &Value, least: &str, most: &str) -> Vec<usize> {
    let bound =
        |keyword| schema.get(keyword).and_then(Value::as_u64).and_then(|bound| usize::try_from(bound).ok());
    let least = bound(least).map_or_else(Vec::new, |bound| vec![bound, bound.saturating_sub(1)]);
    let most = bound(most).map_or_else(Vec::new, |bound| vec![bound, bound.saturating_add(1)]);
    least.into_iter().chain(most).filter(|length| *length <= MAX_TEXT / 8).collect()
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

/// Drops repeated values, and those beyond the limits. Keeps the order.
fn trim(values: &mut Vec<Value>) {
    let mut seen = HashSet::new();
    let mut total = 0;
    values.retain(|value| {
        let text = value.to_string();
        let is_kept = seen.len() < MAX_VALUES && total + text.len() <= MAX_TEXT && !seen.contains(&text);
        if is_kept {
            total += text.len();
            seen.insert(text);
        }
        is_kept
    });
}

/// The length of a value as text, in bytes.
fn length(value: &Value) -> usize {
    value.to_string().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_at_the_edges_of_each_keyword() {
        for (schema, expected) in [
            (json!({"type": "string", "minLength": 2}), json!("aa")),
            (json!({"maxLength": 2}), json!("aaa")),
            (json!({"minimum": 3}), json!(2)),
            (json!({"maximum": 1.5}), json!(2.5)),
            (json!({"maximum": u64::MAX}), json!(u64::MAX)),
            (json!({"enum": ["x", "y"]}), json!("y")),
            (json!({"maxItems": 1, "items": {"const": 7}}), json!([7, 7])),
            (json!({"required": ["a"], "properties": {"a": {"const": 7}}}), json!({"a": 7})),
            (json!({"required": ["a"], "properties": {"a": {"const": 7}}}), json!({})),
            (json!({"additionalProperties": {"const": 7}}), json!({"anotherProperty": 7})),
            (json!({"$ref": "#/$defs/a", "$defs": {"a": {"const": 7}}}), json!(7)),
        ] {
            assert!(samples(&schema).contains(&expected), "{schema}: {expected}");
        }
    }

    #[test]
    fn any_schema_has_few_values_of_bounded_length() {
        let wide = |target: &str, count: usize| -> Map<String, Value> {
            (0..count).map(|index| (format!("p{index}"), json!({"$ref": target}))).collect()
        };
        let names: Vec<_> = wide("#", 300).keys().cloned().collect();
        let mut nested = json!({"type": "string", "minLength": 4096});
        for _ in 0..20 {
            nested = json!({"type": "array", "items": nested, "minItems": 4096});
        }
        for schema in [
            json!(true),
            json!(false),
            json!([]),
            json!(null),
            json!({"$ref": "#"}),
            json!({"$ref": 1, "enum": 1, "properties": [], "required": "a", "items": 1, "minimum": "1"}),
            json!({"anyOf": vec![json!({"$ref": "#"}); 50]}),
            json!({"properties": wide("#", 300)}),
            json!({"properties": wide("#", 300), "required": names}),
            json!({"enum": (0..20_000).collect::<Vec<_>>()}),
            json!({"minLength": 1_000_000_000, "minItems": 1_000_000_000, "maximum": 1e308}),
            nested,
        ] {
            let found = samples(&schema);
            assert!((1..=MAX_VALUES).contains(&found.len()), "{schema}");
            assert!(found.iter().map(length).sum::<usize>() <= MAX_TEXT, "{schema}");
        }
    }
}
