//! What may stand in a configuration, by its schema.

use std::path::Path;
use std::sync::LazyLock;

use chatapps_webhooks::InputFormat;
use chatapps_webhooks_project::schema;
use serde_json::Value;

use crate::tree::node::{Node, Step};

static SCHEMA: LazyLock<Value> = LazyLock::new(schema);

/// The way to the table of the configuration in a file.
pub(crate) fn way(path: &Path) -> &'static [&'static str] {
    match path.file_name().and_then(|name| name.to_str()) {
        Some("pyproject.toml") => &["tool", "chatapps-webhooks"],
        Some("package.json") => &["chatapps-webhooks"],
        _ => &[],
    }
}

/// The format of the file of a configuration.
pub(crate) fn format(path: &Path) -> InputFormat {
    let is_json = path.extension().is_some_and(|end| end == "json");
    if is_json { InputFormat::Json } else { InputFormat::Toml }
}

/// A path from the table of the configuration; `None` if it doesn't lead there.
pub(crate) fn inner<'p>(path: &'p [Step], way: &[&str]) -> Option<&'p [Step]> {
    let is_way = way.len() <= path.len()
        && path.iter().zip(way).all(|(step, name)| matches!(step, Step::Name(its) if its == name));
    is_way.then(|| path.get(way.len()..)).flatten()
}

/// What the value at the end of a path may be, by the parts of the schema that are about it. `root`
/// is the table of the configuration.
pub(crate) fn schemas(root: Option<&Node>, path: &[Step]) -> Vec<&'static Value> {
    let mut node = root;
    let mut schemas = alternatives(&SCHEMA, node);
    for step in path {
        node = node.and_then(|node| node.at(std::slice::from_ref(step)));
        let inner = schemas.into_iter().filter_map(|schema| match step {
            Step::Name(name) => schema.get("properties")?.get(name),
            Step::Index(_) => schema.get("items"),
        });
        schemas = inner.flat_map(|schema| alternatives(schema, node)).collect();
    }
    schemas
}

/// A schema without references and alternatives: those that fit what is there.
fn alternatives(schema: &'static Value, node: Option<&Node>) -> Vec<&'static Value> {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let target = reference.strip_prefix('#').and_then(|pointer| SCHEMA.pointer(pointer));
        return target.map(|target| alternatives(target, node)).unwrap_or_default();
    }
    let Some(alternatives) =
        schema.get("anyOf").and_then(Value::as_array).filter(|_| schema.get("properties").is_none())
    else {
        return vec![schema];
    };
    let has = |name: &str| node.is_some_and(|node| node.members().iter().any(|member| member.name == name));
    let fits = |schema: &&Value| {
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
        let required: Vec<_> = required.filter_map(Value::as_str).collect();
        required.first().is_some_and(|name| has(name))
    };
    let fitting: Vec<_> = alternatives.iter().filter(fits).collect();
    // An override with targets is for some rules alone, whatever else it is for.
    match fitting.last() {
        Some(last) => vec![*last],
        None => alternatives.iter().collect(),
    }
}

/// What a schema says that its value is.
pub(crate) fn description(schema: &Value) -> Option<&str> {
    schema.get("description").and_then(Value::as_str)
}
