//! Diagnostics: what they say, and where.

use serde_json::{Value, json};

use crate::client::{Client, capabilities};

const URI: &str = "file:///none-of-ours/request.json";

#[test]
fn a_fault_is_told_as_validate_tells_it() {
    let mut client = Client::new();
    let text = "[{\"subAccountId\": \"*\", \"url\": \"https://hooks.onion.example\",\n\"url\": \"https://hooks.onion.example\",\
                \"type\": \"MSG\", \"httpAuthorization\": \"Bearer rw4Kd0b2u\", \"x\": 1}]";
    client.open(URI, "json", text);
    let found = client.pushed(URI);
    assert_eq!(found.len(), 2, "{found:#?}");
    let [twice, unknown] = [&found[0], &found[1]];
    assert_eq!((&twice["code"], &twice["severity"]), (&json!("duplicate_key"), &json!(1)));
    assert_eq!(twice["source"], "chatapps-webhooks");
    assert_eq!(
        twice["range"],
        json!({"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 5}})
    );
    let message = twice["message"].as_str().unwrap();
    assert!(message.contains("\nhelp: "), "{message}");
    let related = &twice["relatedInformation"][0]["location"];
    assert_eq!(related["uri"], URI);
    assert_eq!(related["range"]["start"], json!({"line": 0, "character": 23}));
    assert_eq!((&unknown["severity"], &unknown["tags"]), (&json!(2), &json!([1])));
    for diagnostic in &found {
        // Without the address of the documentation, which a build may be given, there are no links.
        let page = format!("rules/{}.html", diagnostic["code"].as_str().unwrap());
        let link = diagnostic.pointer("/codeDescription/href").and_then(Value::as_str);
        assert_eq!(link, chatapps_webhooks::docs_url(&page).as_deref());
    }
}

#[test]
fn what_the_client_cannot_take_is_left_out() {
    let mut client = Client::with(&json!({}));
    client.open(URI, "json", r#"[{"subAccountId": "*", "url": "https://a.onion.example", "url": "https://a.onion.example", "x": 1}]"#);
    for diagnostic in client.pushed(URI) {
        for member in ["relatedInformation", "tags", "codeDescription", "data"] {
            assert_eq!(diagnostic.get(member), None, "{diagnostic}");
        }
    }
}

/// What the position of a byte is by a plain count.
fn position(text: &str, at: usize, encoding: &str) -> Value {
    let before = &text[..at];
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |feed| feed + 1);
    let part = &before[start..];
    let character = match encoding {
        "utf-8" => part.len(),
        "utf-16" => part.encode_utf16().count(),
        _ => part.chars().count(),
    };
    json!({"line": line, "character": character})
}

/// A text with characters before and behind everything that count as several, and in names and
/// values that may have them.
fn widened(text: &str, format: chatapps_webhooks::InputFormat) -> Vec<String> {
    use chatapps_webhooks::InputFormat::{Json, Jsonc, Toml, Yaml};
    let wide = "é€𝄞👩\u{200d}🚒";
    match format {
        Yaml | Toml => vec![format!("# {wide}\n{text}\n# {wide}\n")],
        Jsonc => vec![format!("/* {wide} */ {text} // {wide}\n")],
        Json if text.starts_with("[{") => vec![
            // On the same line before it, in an entry of its own.
            format!("[{{\"{wide}\": \"{wide}\"}}, {}", &text[1..]),
            // On the same line within the entry.
            format!("[{{\"{wide}\": \"{wide}\", {}", &text[2..]),
            // In names and values.
            text.replace("Onion", wide).replace("hooks.onion", wide).replace("Bearer rw4", wide),
        ],
        Json if text.starts_with('{') => vec![format!("{{\"{wide}\": \"{wide}\", {}", &text[1..])],
        Json => vec![text.to_owned()],
    }
}

#[test]
fn ranges_count_in_the_units_that_were_agreed_on() {
    let mut seen = std::collections::BTreeSet::new();
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut able = capabilities();
        able["general"]["positionEncodings"] = json!([encoding]);
        let folder = tempfile::tempdir().unwrap();
        let mut client = Client::with(&able);
        for (index, info) in chatapps_webhooks::Rule::catalogue().iter().enumerate() {
            use chatapps_webhooks::Group;
            if matches!(info.group, Group::Project | Group::Limit) {
                continue;
            }
            let end = match info.input {
                chatapps_webhooks::InputFormat::Yaml => "yaml",
                chatapps_webhooks::InputFormat::Toml => "toml",
                chatapps_webhooks::InputFormat::Jsonc => "jsonc",
                chatapps_webhooks::InputFormat::Json => "json",
            };
            for (variant, text) in widened(info.bad, info.input).into_iter().enumerate() {
                let name = format!("{index}-{variant}.{end}");
                let models = format!("[[models]]\nfiles = [\"{name}\"]\nmodel = \"{}\"\n", info.model);
                std::fs::write(folder.path().join("chatapps-webhooks.toml"), models).unwrap();
                let uri = format!("file://{}/{name}", folder.path().display());
                client.open(&uri, end, &text);
                let found = client.pushed(&uri);
                let checker = chatapps_webhooks::Checker::default();
                let report = chatapps_webhooks_texts::check(&checker, info.model, info.input, &text);
                assert_eq!(found.len(), report.findings().len(), "{text}\n{found:#?}");
                for (diagnostic, finding) in found.iter().zip(report.findings()) {
                    let rule = finding.rule();
                    assert_eq!(diagnostic["code"], rule.id());
                    let range = &finding.span().unwrap().range;
                    let expected = json!({
                        "start": position(&text, range.start, encoding),
                        "end": position(&text, range.end, encoding),
                    });
                    assert_eq!(diagnostic["range"], expected, "{rule} of {text}");
                    seen.insert(rule);
                }
                client.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
                client.pushed(&uri);
            }
        }
        assert_eq!(client.end(), 0);
    }
    for info in chatapps_webhooks::Rule::catalogue() {
        use chatapps_webhooks::Group;
        let is_elsewhere = matches!(info.group, Group::Project | Group::Limit);
        assert_eq!(seen.contains(&info.rule), !is_elsewhere, "{}", info.id);
    }
}

#[test]
fn diagnostics_are_pulled_by_those_who_can() {
    let mut able = capabilities();
    able["textDocument"]["diagnostic"] = json!({"dynamicRegistration": true});
    let mut client = Client::with(&able);
    client.open(URI, "json", r#"[{"subAccountId": "*", "url": "x"}]"#);
    let params = json!({"textDocument": {"uri": URI}});
    let first = client.ask("textDocument/diagnostic", params.clone()).unwrap();
    assert_eq!(first["kind"], "full");
    assert!(first["items"].as_array().unwrap().iter().any(|item| item["code"] == "format"), "{first}");
    let mut again = params.clone();
    again["previousResultId"] = first["resultId"].clone();
    let second = client.ask("textDocument/diagnostic", again.clone()).unwrap();
    assert_eq!(second, json!({"kind": "unchanged", "resultId": first["resultId"]}));
    client.change(URI, 2, "[]");
    let third = client.ask("textDocument/diagnostic", again).unwrap();
    assert_eq!(third["items"][0]["code"], "empty_request", "a document that was ours stays ours");
    let unknown = json!({"textDocument": {"uri": "file:///unknown.json"}});
    assert_eq!(client.ask("textDocument/diagnostic", unknown).unwrap()["items"], json!([]));
    assert!(client.is_quiet(), "nothing is pushed to a client that pulls");
}

#[test]
fn edits_are_followed_in_whichever_way_they_come() {
    let text = "[{\"subAccountId\": \"*\", \"url\": \"https://é𝄞.onion.example\", \"type\": \"MSG\"}]";
    let mut client = Client::new();
    client.open(URI, "json", "");
    assert!(client.pushed(URI).is_empty());
    // One character after the other, as people type.
    let mut character = 0;
    for (index, c) in text.chars().enumerate() {
        let at = json!({"line": 0, "character": character});
        let change = json!({"range": {"start": at, "end": at}, "text": c.to_string()});
        let document = json!({"uri": URI, "version": index + 2});
        client.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [change]}));
        character += c.len_utf16();
    }
    let version = text.chars().count() + 1;
    let last = client.wait(|message| message["params"]["version"] == version);
    let mut other = Client::new();
    other.open(URI, "json", text);
    assert_eq!(last["params"]["diagnostics"], json!(other.pushed(URI)));
    assert!(!last["params"]["diagnostics"].as_array().unwrap().is_empty());
    // Several changes in one message count one after the other.
    let start = json!({"line": 0, "character": 0});
    let changes = json!([
        {"range": {"start": start, "end": {"line": 0, "character": 1}}, "text": ""},
        {"range": {"start": start, "end": start}, "text": "["},
    ]);
    let document = json!({"uri": URI, "version": 1000});
    client.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    let same = client.wait(|message| message["params"]["version"] == 1000);
    assert_eq!(same["params"]["diagnostics"], last["params"]["diagnostics"]);
    client.tell("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    client.wait(|message| {
        message["params"].get("version").is_none() && message["params"]["diagnostics"] == json!([])
    });
}

#[test]
fn at_most_10_000_findings_are_shown_and_that_is_said() {
    let mut client = Client::new();
    let entry = r#"{"subAccountId": "a", "url": "b"},"#;
    client.open(URI, "json", &format!("[{}1]", entry.repeat(9_000)));
    let found = client.pushed(URI);
    assert_eq!(found.len(), 10_001);
    let message = found[0]["message"].as_str().unwrap();
    assert!(message.starts_with("left out: "), "{message}");
    assert!(message.ends_with("only 10000 findings are shown"), "{message}");
}
