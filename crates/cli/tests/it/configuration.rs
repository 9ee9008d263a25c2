//! The configuration of a project, as the program reads it, and its baseline.

use std::fs;

use serde_json::{Value, json};

use crate::program::{FORMATS, Room, VALID};
use crate::readme::root;

const TWO: &str = r#"[
  {"subAccountId": "Onion_Sandbox", "url": "http://sandbox.onion.example/a", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"},
  {"subAccountId": "Onion_Marketing", "url": "http://hooks.onion.example/a", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}
]"#;

/// The findings of a run as `level rule pointer`.
fn findings(output: &Value) -> Vec<String> {
    let files = output["files"].as_array().unwrap().iter();
    let findings = files.flat_map(|file| file["findings"].as_array().unwrap());
    let text = |finding: &Value, name: &str| finding[name].as_str().unwrap().to_owned();
    findings
        .map(|finding| {
            ["level", "rule", "pointer"].map(|name| text(finding, name)).join(" ").trim().to_owned()
        })
        .collect()
}

fn check(room: &Room, arguments: &[&str]) -> Vec<String> {
    findings(&room.run(&[&["validate", "--format", "json"], arguments].concat()).json())
}

#[test]
fn levels_follow_the_target_of_the_webhook() {
    let room = Room::new();
    room.file("a/request.json", TWO);
    room.file(
        "chatapps-webhooks.toml",
        "policy = 'contract'\nrules = { insecure_url = 'warning' }\n\
         [[overrides]]\ntargets = [{ scope = 'Onion_Sandbox' }]\nrules = { insecure_url = 'off' }\n\
         [[overrides]]\ntargets = [{ scope = 'Onion_Marketing', type = 'MSG' }]\nrules = { credentials_over_http = 'error' }\n",
    );
    let expected = ["warning insecure_url /1/url", "error credentials_over_http /1/url"];
    assert_eq!(check(&room, &["a/request.json"]), expected);
    assert_eq!(check(&room, &["a"]), expected);
    assert_eq!(check(&room, &["--rule", "insecure_url=notice", "a"]).len(), 3);
    assert_eq!(check(&room, &["--rule", "credentials_over_http=off", "a"]), expected[..1]);
    assert!(check(&room, &["--no-config", "--policy", "contract", "a"]).is_empty());
    assert_eq!(room.run(&["validate", "--quiet", "a"]).code, 1);
    room.file("other.toml", "policy = 'contract'");
    assert!(check(&room, &["--config", "other.toml", "a"]).is_empty());
}

#[test]
fn standard_input_has_the_configuration_of_the_folder_or_of_its_name() {
    let room = Room::new();
    room.file("chatapps-webhooks.toml", "policy = 'contract'\n");
    room.file("a/chatapps-webhooks.toml", "[[models]]\nfiles = ['*.json']\nmodel = 'webhook'\n");
    let model = |arguments: &[&str]| {
        let run = room.run_on(&[&["validate", "--format", "json"], arguments].concat(), b"{}");
        run.json()["files"][0]["model"].clone()
    };
    assert_eq!(model(&[]), "webhooks");
    assert_eq!(model(&["--stdin-name", "a/b.json"]), "webhook");
    assert_eq!(model(&["--stdin-name", "a/b.json", "--model", "event"]), "event");
}

#[test]
fn what_is_suppressed_is_counted_and_what_is_of_no_use_is_told() {
    let room = Room::new();
    room.file("request.json", TWO);
    room.file("other.json", VALID);
    room.file(
        "chatapps-webhooks.toml",
        "[rules]\ncredentials_over_http = 'off'\n\
         [[suppressions]]\nrule = 'insecure_url'\ntarget = { scope = 'Onion_Sandbox' }\nreason = 'a test'\n\
         [[suppressions]]\nrule = 'url_fragment'\nfiles = ['request.json']\nreason = 'a test'\n",
    );
    let run = room.run(&["validate", "--format", "json", "request.json"]);
    let output = run.json();
    assert_eq!(findings(&output), ["warning insecure_url /1/url", "warning unused_suppression"]);
    assert_eq!(output["summary"]["suppressed"], 1);
    assert_eq!(output["files"][1]["model"], "configuration");
    let finding = &output["files"][1]["findings"][0];
    assert_eq!((&finding["line"], &finding["column"]), (&json!(8), &json!(8)));
    let human = room.run(&["validate", "request.json"]).stdout;
    assert!(human.contains("chatapps-webhooks.toml:8:8"), "{human}");
    assert!(human.contains("8 | **** = 'url_fragment'\n"), "{human}");
    assert!(
        human.ends_with(
            "valid: 2 warnings in 2 files\n1 finding suppressed\n`--fix=unsafe` fixes 1 finding\n"
        ),
        "{human}"
    );
    // What was not checked says nothing about a suppression.
    assert!(check(&room, &["other.json"]).is_empty());
    // Nor does what can't be read.
    room.file("request.json", "[");
    assert_eq!(check(&room, &["request.json"]), ["error syntax"]);
    for format in FORMATS {
        room.file("request.json", TWO);
        let run = room.run(&["validate", "--format", format, "request.json"]);
        assert!(run.stdout.contains("suppress"), "{format}: {}", run.stdout);
        // SARIF has the examples of all rules.
        assert!(format == "sarif" || !run.stdout.contains("rw4K"), "{format}: {}", run.stdout);
    }
}

#[test]
fn a_fix_leaves_what_is_suppressed() {
    let room = Room::new();
    room.file(
        "chatapps-webhooks.toml",
        "[[suppressions]]\nrule = 'insecure_url'\ntarget = { scope = 'Onion_Sandbox' }\nreason = 'a test'\n\
         [[suppressions]]\nrule = 'credentials_over_http'\ntarget = { scope = 'Onion_Sandbox' }\nreason = 'a test'\n",
    );
    let path = room.file("request.json", TWO);
    let run = room.run(&["validate", "--fix=unsafe", "request.json"]);
    let fixed = fs::read_to_string(path).unwrap();
    assert!(fixed.contains("http://sandbox") && fixed.contains("https://hooks"), "{fixed}");
    assert!(run.stdout.ends_with("2 findings suppressed\n"), "{}", run.stdout);
}

#[test]
fn a_baseline_hides_what_it_counts_and_only_shrinks() {
    let room = Room::new();
    room.file("a/request.json", TWO);
    assert_eq!(room.run(&["baseline", "write", "a"]).code, 2, "there is no configuration");
    room.file("chatapps-webhooks.toml", "");
    assert_eq!(room.run(&["baseline", "prune", "a"]).code, 2, "there is no baseline");
    let run = room.run(&["baseline", "write", "a"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "chatapps-webhooks.baseline.json: 4 findings\n"));
    let text = fs::read_to_string(room.path().join("chatapps-webhooks.baseline.json")).unwrap();
    let schema = include_str!("../../../../schema/v1/baseline.schema.json");
    let schema = jsonschema::draft202012::new(&serde_json::from_str(schema).unwrap()).unwrap();
    assert!(schema.is_valid(&serde_json::from_str(&text).unwrap()));
    assert!(!text.contains("http:") && !text.contains("rw4K"));

    let run = room.run(&["validate", "--format", "json", "--fail-on", "notice", "."]);
    assert_eq!((run.code, &run.json()["summary"]["inBaseline"]), (0, &json!(4)));
    assert!(room.run(&["validate", "a"]).stdout.contains("4 findings in the baseline\n"));

    // Another finding of a kind that is there is new.
    let more = TWO.replace("\n]", ",\n{\"subAccountId\": \"Onion_Sandbox\", \"url\": \"http://b.onion.example\", \"type\": \"CABM\"}\n]");
    room.file("a/request.json", &more);
    assert!(check(&room, &["a"]).iter().all(|finding| finding.contains("/2")), "{:?}", check(&room, &["a"]));
    let run = room.run(&["baseline", "write", "a"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("would grow by 2 findings"), "{}", run.stderr);

    room.file("a/request.json", TWO.replacen("http:", "https:", 1));
    assert_eq!(room.run(&["baseline", "prune", "a"]).stdout, "chatapps-webhooks.baseline.json: 2 findings\n");
    room.file("a/request.json", TWO);
    assert_eq!(check(&room, &["a"]).len(), 2);
    assert_eq!(room.run(&["baseline", "write", "--force", "a"]).code, 0);
    assert!(check(&room, &["a"]).is_empty());
    // The contract is in no baseline.
    room.file("a/request.json", "[{}]");
    assert_eq!(room.run(&["baseline", "write", "--force", "a"]).code, 0);
    assert!(check(&room, &["a"]).contains(&"error required /0".to_owned()));
}

#[test]
fn what_is_shown_says_where_it_comes_from() {
    let room = Room::new();
    room.file("base.toml", "policy = 'strict'\n[limits]\nentries = 7\n");
    room.file(
        "a/chatapps-webhooks.toml",
        "extend = '../base.toml'\n[rules]\nimplicit_types = 'off'\n\
         [[overrides]]\ntargets = [{ scope = 'Onion_Sandbox', type = 'MSG' }]\nrules = { insecure_url = 'off' }\n",
    );
    let run = room.run(&["config", "show", "a/request.json", "--rule", "url_fragment=notice"]);
    for line in [
        "configuration  a/chatapps-webhooks.toml",
        "policy         strict  base.toml:1",
        "model          webhooks  default",
    ] {
        assert!(run.stdout.lines().any(|its| its == line), "{line}: {}", run.stdout);
    }
    let run =
        room.run(&["config", "show", "--format", "json", "a/request.json", "--rule", "url_fragment=notice"]);
    let shown: Value = serde_json::from_str(&run.stdout).unwrap();
    let rule = |id: &str| {
        let mut rules = shown["rules"].as_array().unwrap().iter();
        let rule = rules.find(|rule| rule["rule"] == id).unwrap();
        [rule["level"].as_str().unwrap(), rule["source"].as_str().unwrap()].join(" ")
    };
    assert_eq!(rule("implicit_types"), "off a/chatapps-webhooks.toml:3");
    assert_eq!(rule("url_fragment"), "notice option");
    assert_eq!(rule("insecure_url"), "error policy");
    assert_eq!(shown["limits"][2], json!({"name": "entries", "value": 7, "source": "base.toml:3"}));
    assert_eq!(
        shown["targets"][0],
        json!({"rule": "insecure_url", "level": "off", "target": {"scope": "Onion_Sandbox", "type": "MSG"}, "source": "a/chatapps-webhooks.toml:6 (override)"})
    );
    assert!(room.run(&["config", "show", "-"]).stdout.starts_with("configuration  none\n"));
}

#[test]
fn suppressions_that_have_expired_are_shown_as_such() {
    let room = Room::new();
    room.file(
        "chatapps-webhooks.toml",
        "[[suppressions]]\nrule = 'insecure_url'\nfiles = ['*.json']\nreason = 'a'\nuntil = 2024-02-29\n\
         [[suppressions]]\nrule = 'url_fragment'\nfiles = ['*.json']\nreason = 'b'\n\
         [[suppressions]]\nrule = 'private_host'\nfiles = ['*.toml']\nreason = 'c'\nuntil = 2024-02-29\n",
    );
    let run = room.run(&["config", "show", "--format", "json", "request.json"]);
    let shown: Value = serde_json::from_str(&run.stdout).unwrap();
    let states = shown["suppressions"].as_array().unwrap().iter();
    let states: Vec<_> =
        states.map(|its| (its["rule"].as_str().unwrap(), its["state"].as_str().unwrap())).collect();
    assert_eq!(states, [("insecure_url", "expired"), ("url_fragment", "active")]);
}

#[test]
fn a_configuration_with_a_mistake_ends_the_run() {
    let room = Room::new();
    room.file("chatapps-webhooks.toml", "\n[rules]\ninsecure_urls = 'off'\n");
    room.file("request.json", VALID);
    let run = room.run(&["validate", "request.json"]);
    assert_eq!(
        run.stderr,
        "error: chatapps-webhooks.toml:3:1: unknown rule `insecure_urls`; did you mean `insecure_url`?\n"
    );
    assert_eq!(run.code, 2);
    assert_eq!(room.run(&["validate", "--no-config", "request.json"]).code, 0);
    room.file("other.toml", "polcy = 'strict'\n[limits]\ndepth = 129\n");
    for (name, expected) in [
        (
            "other.toml",
            "error: other.toml:1:1: unknown key `polcy`; did you mean `policy`?\n\
             error: other.toml:3:9: expected a whole number of at most 128\n",
        ),
        (
            "none.toml",
            "error: none.toml: expected a file with a configuration, found none of this name: check the path\n",
        ),
    ] {
        let run = room.run(&["validate", "--config", name, "request.json"]);
        assert_eq!((run.code, run.stderr.as_str()), (2, expected));
    }
}

/// The blocks of a language in the page on configurations.
fn blocks(language: &str) -> Vec<String> {
    let page = fs::read_to_string(root().join("docs/configuration.md")).unwrap();
    let start = format!("```{language}\n");
    let blocks = page.split(&start).skip(1);
    blocks.map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_examples_of_the_page_are_configurations_and_have_every_key() {
    let mut seen = Vec::new();
    for (language, name) in [("toml", "chatapps-webhooks.toml"), ("json", "package.json")] {
        for text in blocks(language) {
            let room = Room::new();
            room.file("base.toml", "");
            let name = if text.contains("[tool.chatapps-webhooks") { "pyproject.toml" } else { name };
            room.file(&format!("team/{name}"), &text);
            let run = room.run(&["config", "show", "team/request.json"]);
            assert_eq!(run.code, 0, "{text}\n{}", run.stderr);
            assert!(run.stdout.contains(name), "{text}\n{}", run.stdout);
            seen.push(text);
        }
    }
    for key in chatapps_webhooks_project::KEYS {
        assert!(seen.iter().any(|text| text.contains(key)), "{key}");
    }
}

#[test]
fn the_schema_has_the_keys_that_are_read() {
    for folder in ["", "draft-07/"] {
        let path = root().join(format!("schema/v1/{folder}configuration.schema.json"));
        let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let mut keys: Vec<_> = schema["properties"].as_object().unwrap().keys().collect();
        let mut expected = chatapps_webhooks_project::KEYS.to_vec();
        keys.sort();
        expected.sort_unstable();
        assert_eq!(keys, expected);
        let suppression =
            json!({"rule": "insecure_url", "target": {"scope": "*"}, "reason": "a", "until": "2027-01-31"});
        let target = json!([{"scope": "Onion_Sandbox", "type": "MSG"}]);
        for (instance, expected) in [
            (json!({}), true),
            (json!({"policy": "strict", "limits": {"depth": 128}, "extend": "a"}), true),
            (json!({"polcy": "strict"}), false),
            (json!({"policy": "stric"}), false),
            (json!({"limits": {"depth": 129}}), false),
            (json!({"rules": {"insecure_url": "off", "too_deep": "off"}}), true),
            (json!({"rules": {"type": "off"}}), false),
            (json!({"rules": {"insecure_url": "loud"}}), false),
            (json!({"overrides": [{"targets": target, "rules": {"insecure_url": "off"}}]}), true),
            (json!({"overrides": [{"targets": target, "rules": {"too_deep": "off"}}]}), false),
            (json!({"overrides": [{"files": ["a"], "rules": {"too_deep": "off"}}]}), true),
            (json!({"overrides": [{"rules": {}}]}), false),
            (json!({"models": [{"files": ["a"], "model": "event"}]}), true),
            (json!({"models": [{"files": [], "model": "event"}]}), false),
            (json!({"suppressions": [suppression]}), true),
            (json!({"suppressions": [{"rule": "insecure_url", "target": {"scope": "*"}}]}), false),
            (json!({"suppressions": [{"rule": "type", "files": ["a"], "reason": "a"}]}), false),
        ] {
            assert_eq!(validator.is_valid(&instance), expected, "{folder}{instance}");
            // The program says the same.
            let room = Room::new();
            room.file("a", "");
            room.file("package.json", json!({"chatapps-webhooks": instance}).to_string());
            let code = room.run(&["config", "show", "request.json", "--config", "package.json"]).code;
            assert_eq!(code == 0, expected, "{instance}");
        }
    }
}

#[test]
fn a_document_that_cannot_be_checked_whole_leaves_the_baseline_as_it_is() {
    let room = Room::new();
    room.file("chatapps-webhooks.toml", "");
    let right = r#"[{"subAccountId": "Onion_M", "url": "http://hooks.onion.example/e#x", "type": "MSG"}]"#;
    room.file("a.json", right);
    assert_eq!(room.run(&["baseline", "write", "a.json"]).code, 0);
    let baseline = || fs::read_to_string(room.path().join("chatapps-webhooks.baseline.json")).unwrap();
    let before = baseline();
    room.file("a.json", right.trim_end_matches(']'));
    for command in ["write", "prune"] {
        let run = room.run(&["baseline", command, "a.json"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{command}");
        assert!(run.stderr.contains("`a.json` can't be checked whole (`syntax`): mend it first"), "{run:?}");
        assert_eq!(baseline(), before);
    }
    room.file("chatapps-webhooks.toml", "[limits]\nentries = 0\n");
    room.file("a.json", right);
    assert_eq!(room.run(&["baseline", "write", "--force", "a.json"]).code, 2);
    assert_eq!(baseline(), before);
}

#[test]
fn a_faulty_baseline_is_told_with_its_place() {
    let room = Room::new();
    room.file("chatapps-webhooks.toml", "");
    room.file("a.json", "[]");
    for (text, message) in [
        (
            "{\n",
            "chatapps-webhooks.baseline.json:2:1: expected a baseline as `baseline write` writes it, found no JSON",
        ),
        ("{}", "found no `version` 1"),
        (r#"{"version": 1}"#, "found no `findings`"),
        (
            r#"{"version": 1, "findings": [{"rule": "insecure_url", "file": "a", "count": 1}, {"rule": "enum", "file": "a", "count": 1}]}"#,
            "found something else at `/findings/1`",
        ),
    ] {
        room.file("chatapps-webhooks.baseline.json", text);
        let run = room.run(&["validate", "a.json"]);
        assert!(run.code == 2 && run.stderr.contains(message), "{text}: {run:?}");
    }
}

#[test]
fn what_the_configuration_makes_a_notice_is_off_in_desired_state_unless_an_option_sets_it() {
    let room = Room::new();
    room.file("chatapps-webhooks.toml", "[rules]\nurl_fragment = 'notice'\n");
    room.file("a.json", r#"[{"subAccountId": "Onion", "url": "https://hooks.onion.example/#a", "httpAuthorization": {"env": "A"}}]"#);
    let run = room.run(&["validate", "--desired", "--format", "json", "a.json"]);
    assert_eq!(run.rules(), [""; 0]);
    let rule = ["validate", "--desired", "--rule", "url_fragment=notice", "--format", "json", "a.json"];
    assert_eq!(room.run(&rule).rules(), ["url_fragment"]);
}

#[test]
fn a_baseline_has_no_scope_that_is_no_sub_account() {
    let room = Room::new();
    room.file("chatapps-webhooks.toml", "");
    room.file(
        "a.json",
        r#"[{"subAccountId": "Bearer hunter2", "url": "https://hooks.onion.example/#a", "type": "MSG"}]"#,
    );
    assert_eq!(room.run(&["baseline", "write", "a.json"]).code, 0);
    let baseline = fs::read_to_string(room.path().join("chatapps-webhooks.baseline.json")).unwrap();
    assert!(!baseline.contains("hunter2") && baseline.contains("\"file\": \"a.json\""), "{baseline}");
    assert_eq!(room.run(&["validate", "--fail-on", "notice", "a.json"]).code, 0);
}
