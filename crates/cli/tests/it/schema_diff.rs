//! `schema diff`: which changes of a schema break writers or readers of documents.

use serde_json::{Value, json};

use crate::program::{Room, Run};
use crate::schema::printed;

/// Compares a published schema with a changed copy.
fn diff(name: &str, change: impl FnOnce(&mut Value), options: &[&str]) -> Run {
    let room = Room::new();
    let old = printed(&[name]);
    let mut new = old.clone();
    change(&mut new);
    room.file("old.json", old.to_string());
    room.file("new.json", new.to_string());
    room.run(&[&["schema", "diff", "old.json", "new.json"], options].concat())
}

/// Whether a change breaks requests, and whether it breaks answers.
fn breaks(name: &str, change: impl Fn(&mut Value)) -> [bool; 2] {
    ["request", "answer"].map(|direction| {
        let run = diff(name, &change, &["--direction", direction]);
        assert_eq!(run.code == 0, run.stdout.starts_with("compatible: "), "{run:?}");
        assert_eq!(run.code == 1, run.stdout.contains("\n  example: "), "{run:?}");
        run.code == 1
    })
}

/// Sets a member by its pointer.
fn set(schema: &mut Value, pointer: &str, value: Value) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    schema.pointer_mut(parent).unwrap().as_object_mut().unwrap().insert(name.to_owned(), value);
}

#[test]
fn narrowing_breaks_requests_and_widening_breaks_answers() {
    let webhook = "/$defs/Webhook";
    for (what, pointer, value, expected) in [
        ("an enumeration loses a value", "/properties/type/enum", json!(["CADR", "MSG"]), [true, false]),
        (
            "an enumeration gains a value",
            "/properties/type/enum",
            json!(["CADR", "MSG", "CABM", "NEW"]),
            [false, true],
        ),
        ("a property becomes required", "/required", json!(["subAccountId", "url", "type"]), [true, false]),
        ("a property becomes optional", "/required", json!(["url"]), [false, true]),
        ("a bound is added", "/properties/subAccountId/maxLength", json!(50), [true, false]),
        ("a lower bound is added", "/properties/subAccountId/minLength", json!(3), [true, false]),
        ("a type changes", "/properties/enabled/type", json!("string"), [true, true]),
        ("unknown properties are refused", "/additionalProperties", json!(false), [true, false]),
        ("a known property is added", "/properties/retries", json!({"type": "integer"}), [true, false]),
        ("a format is dropped", "/properties/url", json!({"type": "string"}), [false, true]),
        (
            "two properties exclude each other",
            "/not",
            json!({"required": ["oauth", "httpAuthorization"]}),
            [true, false],
        ),
        ("the number of properties is limited", "/maxProperties", json!(3), [true, false]),
        ("names are limited", "/propertyNames", json!({"maxLength": 17}), [true, false]),
        (
            "names of a kind get a type",
            "/patternProperties",
            json!({"^x-": {"type": "integer"}}),
            [true, false],
        ),
        ("a high bound is added", "/properties/subAccountId/maxLength", json!(100_000), [true, false]),
        ("a description changes", "/description", json!("Another text."), [false, false]),
    ] {
        let found = breaks("webhooks", |schema| set(schema, &format!("{webhook}{pointer}"), value.clone()));
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn the_example_is_right_under_one_schema_and_wrong_under_the_other() {
    let old = printed(&["webhooks"]);
    let mut new = old.clone();
    set(&mut new, "/$defs/OAuthClientCredentials/required", json!(["url", "scope"]));
    let run = diff("webhooks", |schema| *schema = new.clone(), &[]);
    let example = run.stdout.lines().find_map(|line| line.strip_prefix("  example: ")).unwrap();
    let example: Value = serde_json::from_str(example).unwrap();
    assert!(jsonschema::is_valid(&old, &example) && !jsonschema::is_valid(&new, &example), "{example}");
}

#[test]
fn the_direction_follows_from_what_the_schema_is() {
    let wider = |schema: &mut Value| set(schema, "/required", json!([]));
    assert_eq!(diff("error-response", wider, &[]).code, 1);
    assert_eq!(diff("webhook", wider, &[]).code, 0);
    assert_eq!(diff("error-response", wider, &["--direction", "request"]).code, 0);
}

#[test]
fn what_can_not_be_compared_is_reported() {
    let room = Room::new();
    room.file("good.json", printed(&["webhook"]).to_string());
    room.file("text.json", "no");
    room.file("api.json", r#"{"openapi": "3.1.0", "info": {}, "paths": {}}"#);
    room.file("neither.json", r#"[{"a": 1}]"#);
    room.file("other.json", r#"{"type": 1}"#);
    room.file("outside.json", r#"{"$ref": "https://schemas.onion.example/a"}"#);
    for bad in ["text.json", "other.json", "outside.json", "nowhere.json", "api.json", "neither.json"] {
        for files in [["good.json", bad], [bad, "good.json"]] {
            let run = room.run(&["schema", "diff", files[0], files[1]]);
            assert_eq!(run.code, 2, "{run:?}");
            assert!(run.stderr.contains(bad), "{run:?}");
        }
    }
}

#[test]
fn any_two_schemas_are_compared() {
    let mut chain: serde_json::Map<String, Value> = (0..3000)
        .map(|index| (index.to_string(), json!({"$ref": format!("#/$defs/{}", index + 1)})))
        .collect();
    chain.insert("3000".to_owned(), json!({"type": "string"}));
    let looped =
        json!({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}});
    let wide: serde_json::Map<String, Value> =
        (0..300).map(|index| (format!("p{index}"), json!({"$ref": "#"}))).collect();
    let draft_04 = |exclusive: bool| json!({"$schema": "http://json-schema.org/draft-04/schema#", "type": "number", "minimum": 1, "exclusiveMinimum": exclusive});
    let tree = |value: &str| json!({"required": ["v"], "properties": {"v": {"type": value}, "left": {"$ref": "#"}, "right": {"$ref": "#"}}});
    let all_of_any: Vec<_> = (0..30)
        .map(|index| json!({"anyOf": [{"required": [format!("a{index}")]}, {"required": [format!("b{index}")]}]}))
        .collect();
    for (what, old, new, code) in [
        ("all and all", json!(true), json!({}), 0),
        ("all and nothing", json!(true), json!(false), 1),
        ("nothing and all", json!(false), json!(true), 0),
        ("a schema that is itself", json!({"$ref": "#"}), json!(true), 0),
        ("a loop", looped.clone(), looped, 0),
        ("a long chain", json!({"$ref": "#/$defs/0", "$defs": chain}), json!(true), 0),
        ("a tree", tree("integer"), tree("integer"), 0),
        ("a tree of others", tree("integer"), tree("string"), 1),
        ("many references", json!({"type": "object", "properties": wide}), json!(false), 1),
        ("a huge enumeration", json!({"enum": (0..9000).collect::<Vec<_>>()}), json!({"enum": [1]}), 1),
        ("a huge bound", json!({"minLength": 1_000_000_001}), json!({"minLength": 1_000_000_000}), 0),
        (
            "a huge bound that grows",
            json!({"minLength": 1_000_000_000}),
            json!({"minLength": 1_000_000_001}),
            1,
        ),
        ("a broken bound", json!({"minimum": 0.5}), json!({"minimum": 0.7}), 1),
        ("a bound beyond 64 bits", json!({"maximum": 1e30}), json!({"maximum": 1e29}), 1),
        ("draft 04, wider", draft_04(true), draft_04(false), 0),
        ("draft 04, narrower", draft_04(false), draft_04(true), 1),
        ("a product of choices", json!({}), json!({"allOf": all_of_any}), 1),
    ] {
        let room = Room::new();
        room.file("old.json", old.to_string());
        room.file("new.json", new.to_string());
        let run = room.run(&["schema", "diff", "old.json", "new.json"]);
        assert_eq!(run.code, code, "{what}: {run:?}");
    }
}

#[test]
fn a_schema_that_is_too_much_is_refused() {
    let room = Room::new();
    room.file("any.json", "{}");
    for (what, text) in [
        ("a number", "42".to_owned()),
        ("an array", "[]".to_owned()),
        ("nothing", String::new()),
        ("too deep", "{\"not\":".repeat(10_000) + "true" + &"}".repeat(10_000)),
        ("too long", format!("{{\"description\":\"{}\"}}", "x".repeat(1 << 20))),
    ] {
        room.file("bad.json", text);
        for files in [["bad.json", "any.json"], ["any.json", "bad.json"]] {
            let run = room.run(&["schema", "diff", files[0], files[1]]);
            assert_eq!(run.code, 2, "{what}: {run:?}");
            assert!(run.stderr.contains("`bad.json`"), "{what}: {run:?}");
        }
    }
}

#[test]
fn unprintable_text_of_a_schema_is_escaped() {
    let room = Room::new();
    room.file("old.json", "{\"enum\": [\"a\u{202e}\u{3164}\"]}");
    room.file("new.json", "{\"enum\": [\"a\"]}");
    let run = room.run(&["schema", "diff", "old.json", "new.json"]);
    assert!(run.stdout.contains("\"a\\u202e\\u3164\""), "{run:?}");
    assert!(!run.stdout.contains(['\u{202e}', '\u{3164}']), "{run:?}");
}
