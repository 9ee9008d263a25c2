//! Documents in YAML, JSONC and TOML, named by their files or by an option.

use crate::program::Room;

/// Texts with the secret `hunter2`: in values, in comments, in names of anchors, and behind faults.
const SECRETS: [(&str, &str); 16] = [
    (
        "yaml",
        "# hunter2\n- httpAuthorization: Bearer hunter2 # hunter2\n  url: https://a:hunter2@x.onion.example/?a=hunter2\n",
    ),
    (
        "yaml",
        "- &hunter2\n  url: 'https://x.onion.example/#hunter2'\n  type: \"hunter2\"\n- <<: *hunter2\n  enabled: hunter2\n",
    ),
    (
        "yaml",
        "- oauth: {clientSecret: !!str hunter2, clientId: !hunter2 x, scope: [hunter2], url: \"hunter2\\x41\"}\n",
    ),
    (
        "yaml",
        "- httpAuthorization: |\n    Bearer hunter2\n    hunter2\n  type: >-\n    hunter2\n    # hunter2\n",
    ),
    (
        "yaml",
        "- type: &a hunter2-Onion_hunter2\n  subAccountId: &b hunter2\n- {httpAuthorization: *b, type: *b}\n",
    ),
    ("yaml", "- httpAuthorization: hunter2: hunter2\n"),
    ("yaml", "- httpAuthorization: \"hunter2\n  type: hunter2\n"),
    ("yaml", "- httpAuthorization: @hunter2\n"),
    ("yaml", "- <<: {httpAuthorization: hunter2}\n  httpAuthorization: hunter2\n"),
    (
        "toml",
        "# hunter2\n[[webhooks]] # hunter2\nhttpAuthorization = \"hunter2\" # hunter2\nurl = 'https://hunter2@x.onion.example'\n",
    ),
    (
        "toml",
        "[[webhooks]]\nhttpAuthorization = \"\"\"\nhunter2\"\"\"\ntype = '''hunter2'''\n[webhooks.oauth]\nclientSecret = \"\\u0068unter2 hunter2\"\n",
    ),
    ("toml", "[[webhooks]]\nhttpAuthorization = hunter2\n"),
    ("toml", "[[webhooks]]\nhttpAuthorization = \"hunter2\nurl = 1\n"),
    (
        "jsonc",
        "// hunter2\n[{\"httpAuthorization\": /* hunter2 */ \"hunter2\", // hunter2\n\"type\": \"hunter2\",}]",
    ),
    ("jsonc", "[{\"httpAuthorization\": \"hunter2\" hunter2 // hunter2"),
    ("jsonc", "[{\"httpAuthorization\": \"hunter2\"}] /* hunter2"),
];

#[test]
fn no_format_shows_a_secret() {
    let room = Room::new();
    for (input, text) in SECRETS {
        let name = format!("a.{input}");
        room.file(&name, text);
        for model in ["webhooks", "webhook", "webhook-list", "error-response", "event"] {
            for format in ["human", "json", "sarif", "github"] {
                let run = room.run(&["validate", "--model", model, "--format", format, &name]);
                let shown = run.stdout.contains("hunter2") || run.stderr.contains("hunter2");
                assert!(!shown, "{model}, {format}, {text}:\n{}", run.stdout);
                assert!(run.code <= 1, "{run:?}");
            }
        }
    }
}

#[test]
fn what_is_harmless_stays_readable() {
    let room = Room::new();
    for (name, text, line) in [
        (
            "a.yaml",
            "- subAccountId: 'Onion_Marketing' # the shop\n  url: http://hooks.onion.example/e?a=b\n  type: MSG\n",
            "  url: http://hooks.onion.example/e****",
        ),
        (
            "a.yml",
            "- {subAccountId: \"Onion_Marketing\", url: http://hooks.onion.example/e, type: DR} # 7\n",
            "- {subAccountId: \"Onion_Marketing\", url: http://hooks.onion.example/e, type: DR} ***",
        ),
        (
            "a.toml",
            "[[webhooks]] # a\nsubAccountId = 'Onion_Marketing'\nurl = \"http://hooks.onion.example/e\" # ä\n",
            "url = \"http://hooks.onion.example/e\" **·",
        ),
        (
            "a.jsonc",
            "[{\"url\": \"http://hooks.onion.example/e\", /* ä, */ \"type\": \"DR\"}]",
            "[{\"url\": \"http://hooks.onion.example/e\", ** ·, ** \"type\": \"DR\"}]",
        ),
    ] {
        room.file(name, text);
        let shown = room.run(&["validate", name]).stdout;
        assert!(shown.lines().any(|shown| shown.ends_with(line)), "{line}\n{shown}");
    }
}

#[test]
fn the_format_is_that_of_the_name_unless_another_is_given() {
    let room = Room::new();
    let yaml = "- {subAccountId: Onion_Marketing, url: \"https://hooks.onion.example/e\", type: MSG}\n";
    room.file("a.yaml", yaml);
    room.file("a.txt", yaml);
    assert_eq!(room.run(&["validate", "a.yaml"]).code, 0);
    assert_eq!(room.run(&["validate", "a.txt"]).code, 1);
    assert_eq!(room.run(&["validate", "--input-format", "yaml", "a.txt"]).code, 0);
    assert_eq!(room.run(&["validate", "--input-format", "json", "a.yaml"]).code, 1);
    assert_eq!(room.run_on(&["validate", "--input-format", "yaml"], yaml.as_bytes()).code, 0);
    let as_json = room.run_on(&["validate"], yaml.as_bytes());
    assert!(as_json.stdout.contains("--input-format yaml"), "{as_json:?}");
    assert_eq!(room.run(&["validate", "--input-format", "yaml", "--lines", "a.txt"]).code, 2);
}

#[test]
fn a_directory_stands_for_its_json_alone() {
    let room = Room::new();
    room.file("all/ci.yaml", "on: push\n");
    room.file("all/Cargo.toml", "[package]\n");
    room.file("all/settings.jsonc", "{}\n");
    assert_eq!(room.run(&["validate", "all"]).code, 2);
    room.file("all/a.json", crate::program::VALID);
    let run = room.run(&["validate", "all"]);
    assert!(run.code == 0 && run.stdout.contains("1 file"), "{run:?}");
}

#[cfg(feature = "client")]
#[test]
fn the_desired_state_is_read_in_each_format_and_sent_as_json() {
    use serde_json::{Value, json};

    use crate::client::run;
    use crate::stand_in::Endpoint;

    let room = Room::new();
    let desired = json!([{"subAccountId": "Onion_Sales", "url": "https://hooks.onion.example/sales", "httpAuthorization": "Bearer hunter2", "type": "MSG"}]);
    room.file("a.json", desired.to_string());
    room.file("a.jsonc", format!("// hunter2\n{desired}"));
    room.file("a.yaml", "# hunter2\n- subAccountId: Onion_Sales\n  url: https://hooks.onion.example/sales\n  httpAuthorization: Bearer hunter2\n  type: MSG\n");
    room.file("a.toml", "[[webhooks]]\nsubAccountId = 'Onion_Sales'\nurl = 'https://hooks.onion.example/sales'\nhttpAuthorization = 'Bearer hunter2'\ntype = 'MSG'\n");
    for name in ["a.json", "a.jsonc", "a.yaml", "a.toml"] {
        let endpoint = Endpoint::with(&json!([]));
        let planned = run(&room, &endpoint, &["plan", name]);
        assert_eq!((planned.code, planned.stderr.as_str()), (0, ""), "{name}: {planned:?}");
        let applied = run(&room, &endpoint, &["apply", "--yes", name]);
        assert_eq!(applied.code, 0, "{name}: {applied:?}");
        let sent = endpoint.requests().into_iter().find(|request| request.method == "POST").unwrap();
        assert_eq!(serde_json::from_str::<Value>(&sent.body).unwrap(), desired, "{name}");
        assert!(!format!("{planned:?}{applied:?}").contains("hunter2"), "{name}");
    }
    room.file("wrong.yaml", "- subAccountId: 007 # hunter2\n  httpAuthorization: Bearer hunter2\n");
    room.file("fault.toml", "url = 'hunter2'\n");
    for (name, rule) in [("wrong.yaml", "error[type]"), ("fault.toml", "error[syntax]")] {
        let endpoint = Endpoint::with(&json!([]));
        let refused = run(&room, &endpoint, &["apply", "--yes", name]);
        assert_eq!(refused.code, 1, "{refused:?}");
        assert!(refused.stderr.contains(rule) && !refused.stderr.contains("hunter2"), "{refused:?}");
        assert!(endpoint.requests().is_empty());
    }
}
