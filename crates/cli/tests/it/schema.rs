//! `schema print`, `write` and `check`.

use std::fs;

use serde_json::Value;

use crate::program::Room;

pub(crate) fn printed(arguments: &[&str]) -> Value {
    let run = Room::new().run(&[&["schema", "print"], arguments].concat());
    assert_eq!(run.code, 0, "{run:?}");
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn each_schema_of_the_list_is_printed() {
    let list = Room::new().run(&["schema", "list"]).stdout;
    let names: Vec<_> = list.lines().map(|line| line.split_once(' ').unwrap().0).collect();
    assert_eq!(names.len(), 44);
    for name in names {
        let schema = printed(&[name, "--base-url", "https://schemas.onion.example/"]);
        assert_eq!(schema["$id"], format!("https://schemas.onion.example/v1/{name}.schema.json"));
        assert!(jsonschema::meta::is_valid(&schema), "{name}");
    }
}

#[test]
fn the_draft_is_a_choice() {
    assert_eq!(printed(&["webhook", "--draft", "07"])["$schema"], "http://json-schema.org/draft-07/schema#");
    assert_eq!(printed(&["webhook"])["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(Room::new().run(&["schema", "print", "webhook", "--draft", "04"]).code, 2);
    assert_eq!(Room::new().run(&["schema", "print", "validate-output", "--draft", "07"]).code, 2);
    for base in ["schemas", "https://", "https://a/#f", "https://a/?q", "https://u:p@a/", "mailto:a"] {
        assert_eq!(Room::new().run(&["schema", "print", "webhook", "--base-url", base]).code, 2, "{base}");
    }
}

#[test]
fn written_files_are_up_to_date_until_they_change() {
    let room = Room::new();
    assert_eq!(room.run(&["schema", "write", "a/b"]).code, 0);
    assert_eq!(room.run(&["schema", "check", "a/b"]).code, 0);
    let other_base = room.run(&["schema", "check", "a/b", "--base-url", "https://schemas.onion.example"]);
    assert_eq!(other_base.code, 1);
    assert!(
        other_base.stdout.contains("schema write a/b --base-url https://schemas.onion.example"),
        "{other_base:?}"
    );

    fs::write(room.path().join("a/b/v1/webhook.schema.json"), "{}").unwrap();
    fs::remove_file(room.path().join("a/b/rules.json")).unwrap();
    room.file("a/b/v1/old.schema.json", "{}");
    room.file("a/b/README.md", "");
    let check = room.run(&["schema", "check", "a/b"]);
    assert_eq!(check.code, 1);
    for line in [
        "`a/b/v1/webhook.schema.json` is out of date",
        "`a/b/rules.json` is missing",
        "`a/b/v1/old.schema.json` is no longer published",
        "run `chatapps-webhooks schema write a/b`, and remove the files that are no longer published",
    ] {
        assert!(check.stdout.lines().any(|other| other == line), "{line}: {}", check.stdout);
    }
    assert_eq!(room.run(&["schema", "check", "nowhere"]).code, 2);
    room.file("file", "");
    assert_eq!(room.run(&["schema", "write", "file"]).code, 2);
}

#[test]
fn the_schema_of_desired_state_says_what_the_checker_says() {
    let room = Room::new();
    let validators = [
        jsonschema::draft202012::new(&printed(&["desired-webhooks"])).unwrap(),
        jsonschema::draft7::new(&printed(&["desired-webhooks", "--draft", "07"])).unwrap(),
    ];
    for (value, is_valid) in [
        (r#""Bearer rw4Kd0b2u""#, true),
        (r#""***""#, true),
        (r#"{"env": "ONION_TOKEN"}"#, true),
        (r#"{"env": "_"}"#, true),
        (r#"{"file": "a b"}"#, true),
        ("{}", false),
        (r#"{"env": ""}"#, false),
        (r#"{"env": "7"}"#, false),
        (r#"{"env": "A\n"}"#, false),
        (r#"{"env": "Ä"}"#, false),
        (r#"{"env": null}"#, false),
        (r#"{"file": ""}"#, false),
        (r#"{"file": 7}"#, false),
        (r#"{"file": "a\nb"}"#, false),
        (r#"{"file": "a\u009f"}"#, false),
        (r#"{"env": "A", "file": "a"}"#, false),
        (r#"{"env": "A", "else": "a"}"#, false),
        (r#"["A"]"#, false),
        ("null", false),
    ] {
        for inside in [
            format!(r#""httpAuthorization": {value}"#),
            format!(
                r#""oauth": {{"url": "https://login.onion.example/token", "clientId": "chat", "credentialsLocation": "header", "clientSecret": {value}}}"#
            ),
        ] {
            let text = format!(
                r#"[{{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/in", {inside}}}]"#
            );
            let document = serde_json::from_str(&text).unwrap();
            for validator in &validators {
                assert_eq!(validator.is_valid(&document), is_valid, "{text}");
            }
            let checked = room.run_on(&["validate", "--desired", "--policy", "contract"], text.as_bytes());
            assert_eq!(checked.code == 0, is_valid, "{text}");
        }
    }
}
