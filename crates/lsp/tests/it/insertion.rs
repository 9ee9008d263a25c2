//! Where completions are inserted, and what stands around them then.

use chatapps_webhooks::{Checker, Model};
use chatapps_webhooks_texts::{check, format_of_name};
use serde_json::{Value, json};

use crate::actions::made;
use crate::client::{Client, capabilities};
use crate::completion::{offered, offered_in};
use crate::workspace::Workspace;

/// Documents that are well-formed, with whatever may stand around a cursor.
const DOCUMENTS: [(&str, &str); 6] = [
    (
        "a.json",
        "[\n  {\n    \"subAccountId\": \"Onion\",\n    \"url\": \"https://hooks.onion.example/é𝄞\",\n    \"oauth\": {\n      \"url\": \"x\",\n      \"clientId\": \"c\"\n    },\n    \"enabled\": true,\n    \"type\": \"MSG\"\n  },\n  {\"subAccountId\":\"Garlic\", \"url\" : \"y\", \"oauth\": {}}\n]\n",
    ),
    (
        "a.jsonc",
        "// é, note\n[ // note, \"type\": \"note\"\n  {\n    \"subAccountId\": \"Onion\", // note\n    \"type\": /* note */ \"MSG\" /*,*/, \"url\": \"x\" // , note\n  }, /* note\n  note */ {\"subAccountId\": \"a\" /* note, */ , \"url\": \"x\"}\n]\n",
    ),
    (
        "a.yaml",
        "# note\n- subAccountId: Onion # note\n  url: it's # note\n  enabled: true # note: x\n  type: \"MSG\"   # note\n  oauth: # note\n    url: \"x # y\"\n    credentialsLocation: header # note\n- {subAccountId: Garlic, url: y, oauth: {url: z}} # note\n- subAccountId: a\n  url: x\n  httpAuthorization: >\n    é x # y\n    z\n",
    ),
    (
        "b.yaml",
        "  - subAccountId: Onion\n    url: x\n  -   subAccountId: a\n      url: y\n      oauth:\n        url: z\n",
    ),
    ("c.yaml", "[{subAccountId: Onion, # note\n  url: é}, {subAccountId: b,\n  url: x\n  }]\n"),
    (
        "a.toml",
        "# note\n[[webhooks]] # note\nsubAccountId = \"Onion\" # note = 1\nurl = \"x # é\"\nenabled = true # note\ntype = \"\"\"MSG\"\"\" # note\noauth = { url = \"x\", credentialsLocation = \"header\" } # note\n\n[[webhooks]]\nsubAccountId = \"\"\"\na\n\"\"\"\nurl = \"y\"\n# note\n",
    ),
];

fn is_well_formed(name: &str, text: &str) -> bool {
    let format = format_of_name(name).unwrap();
    let report = check(&Checker::default(), Model::Webhooks, format, text);
    !report.findings().iter().any(|finding| matches!(finding.rule().id(), "syntax" | "duplicate_property"))
}

#[test]
fn a_completion_stays_on_its_line_and_leaves_the_document_well_formed() {
    let workspace = Workspace::new();
    workspace.file("chatapps-webhooks.toml", "[[models]]\nfiles = ['**']\nmodel = 'webhooks'\n");
    let mut able = capabilities();
    able["textDocument"]["completion"]["completionItem"]["snippetSupport"] = json!(false);
    let mut client = Client::with(&able);
    for (name, text) in DOCUMENTS {
        assert!(is_well_formed(name, text), "{text}");
        let uri = workspace.uri(name);
        client.open(&uri, "", text);
        let mut count = 0;
        for (line, content) in text.split('\n').enumerate() {
            for character in 0..=content.encode_utf16().count() {
                let at = json!({"line": line, "character": character});
                let params = json!({"textDocument": {"uri": uri}, "position": at});
                let answer = client.ask("textDocument/completion", params).unwrap();
                for item in answer["items"].as_array().unwrap() {
                    let (start, end) =
                        (&item["textEdit"]["range"]["start"], &item["textEdit"]["range"]["end"]);
                    let units =
                        |place: &Value| usize::try_from(place["character"].as_u64().unwrap()).unwrap();
                    assert_eq!(
                        (&start["line"], &end["line"]),
                        (&at["line"], &at["line"]),
                        "{at} {item} in {text}"
                    );
                    assert!(units(start) <= character && character <= units(end), "{at} {item} in {text}");
                    count += 1;
                    // A header takes what stands below it away from the table above.
                    let label = item["label"].as_str().unwrap();
                    if name.ends_with("toml") && (label.starts_with('[') || label.starts_with("webhook with"))
                    {
                        continue;
                    }
                    let new = made(text, &json!([item["textEdit"]]));
                    assert!(is_well_formed(name, &new), "{label} at {at}: {new}");
                }
            }
        }
        assert!(count > 20, "{text}: {count}");
    }
}

#[test]
fn nothing_is_offered_or_explained_in_comments() {
    let workspace = Workspace::new();
    workspace
        .file("chatapps-webhooks.toml", "[[models]]\nfiles = ['a.*', 'b.*', 'c.*']\nmodel = 'webhooks'\n");
    let mut client = Client::new();
    let configuration = "# note\npolicy = \"strict\" # note\n[rules] # note\n# note\ninsecure_url = 'off' # note = ''\nnone # note = 1\n";
    for (name, text) in DOCUMENTS.into_iter().chain([("chatapps-webhooks.toml", configuration)]) {
        let uri = workspace.uri(name);
        client.open(&uri, "", text);
        for (line, content) in text.split('\n').enumerate() {
            for (byte, _) in content.match_indices("note") {
                for end in 0..=4 {
                    let character = content[..byte + end].encode_utf16().count();
                    let at = json!({"line": line, "character": character});
                    let params = json!({"textDocument": {"uri": uri}, "position": at});
                    let answer = client.ask("textDocument/completion", params.clone()).unwrap();
                    assert_eq!(answer["items"], json!([]), "{at} in {text}");
                    assert_eq!(
                        client.ask("textDocument/hover", params).unwrap(),
                        Value::Null,
                        "{at} in {text}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_place_that_something_stands_in_isnt_offered_again() {
    for (name, text) in [
        ("a.json", r#"[{"type":‸ "MSG"}]"#),
        ("a.json", r#"[{"oauth": ‸{"url": "x"}}]"#),
        ("a.json", r#"[{"type" ‸: "MSG"}]"#),
        ("a.yaml", "- oauth:‸\n    url: x\n"),
        ("a.yaml", "- type: MSG ‸"),
        ("a.yaml", "- ‸url: x"),
        ("a.toml", "[[webhooks]]\n‸url = 'x'"),
        ("a.toml", "[[webhooks]]\ntype = 'MSG' ‸"),
        ("a.toml", "[[webhooks]] ‸"),
        ("chatapps-webhooks.toml", "policy = 'strict' ‸"),
    ] {
        assert!(offered(name, text).labels().is_empty(), "{text}");
    }
}

#[test]
fn commas_are_where_they_are_needed() {
    let oauth = "\"oauth\": {\n  \"url\": \"https://\",\n  \"clientId\": \"\",\n  \"clientSecret\": \"\",\n  \"credentialsLocation\": \"header\"\n}";
    let inline = "oauth = { url = \"https://\", clientId = \"\", clientSecret = \"\", credentialsLocation = \"header\" }";
    for (name, text, label, expected) in [
        ("a.json", r#"[{"url": "x" ‸}]"#, "type", r#"[{"url": "x" , "type": "CADR"}]"#),
        (
            "a.json",
            r#"[{"url": "x" t‸ "enabled": true}]"#,
            "type",
            r#"[{"url": "x" , "type": "CADR", "enabled": true}]"#,
        ),
        (
            "a.json",
            r#"[{"url": "x", ‸"enabled": true}]"#,
            "type",
            r#"[{"url": "x", "type": "CADR","enabled": true}]"#,
        ),
        ("a.json", r#"[{"url": {}‸}]"#, "type", r#"[{"url": {}, "type": "CADR"}]"#),
        ("a.jsonc", "[{\"url\": 1 // ,\n‸}]", "type", "[{\"url\": 1 // ,\n, \"type\": \"CADR\"}]"),
        ("a.yaml", "[{url: x ‸}]", "type", r#"[{url: x , "type": "CADR"}]"#),
        ("a.yaml", "- {url: x, ‸}", "oauth", &format!("- {{url: x, {oauth}}}")),
        ("a.yaml", "- {type:‸}", "MSG", "- {type: \"MSG\"}"),
        ("a.yaml", "- type:‸", "MSG", "- type: MSG"),
        ("a.toml", "webhooks = [{url = 'x' ‸}]", "type", "webhooks = [{url = 'x' , type = \"CADR\"}]"),
        ("a.toml", "webhooks = [{‸url = 'x'}]", "oauth", &format!("webhooks = [{{{inline},url = 'x'}}]")),
        ("package.json", r#"{"chatapps-webhooks": {‸"rules": {}}}"#, "keys", ""),
    ] {
        if name == "package.json" {
            let chosen = offered(name, text).chosen("policy");
            assert!(chosen.ends_with(r#"","rules": {}}}"#), "{chosen}");
            continue;
        }
        assert_eq!(offered(name, text).chosen(label), expected, "{text}");
    }
    for (name, text) in [
        ("a.json", "[\n‸{\"subAccountId\": \"a\", \"url\": \"x\"}]"),
        ("a.json", "[{\"subAccountId\": \"a\", \"url\": \"x\"}‸]"),
        ("a.json", "[{\"url\": 1} ‸ {\"url\": 2}]"),
        ("a.yaml", "[{subAccountId: a, url: x}‸]"),
        ("a.toml", "webhooks = [‸{ url = 'x' }]"),
        ("a.toml", "webhooks = ‸"),
    ] {
        let chosen = offered(name, text).chosen("webhook with OAuth client credentials");
        assert!(is_well_formed(name, &chosen), "{chosen}");
        assert!(chosen.matches("url").count() > text.matches("url").count(), "{chosen}");
    }
}

#[test]
fn what_is_nested_is_indented_as_its_line_is() {
    let label = "webhook with OAuth client credentials";
    let fields = |indent: &str| {
        [
            "url: https://",
            "type: CADR",
            "oauth:",
            "  url: https://",
            "  clientId: ",
            "  clientSecret: ",
            "  credentialsLocation: header",
        ]
        .map(|line| format!("\n{indent}{line}"))
        .concat()
    };
    let nested = |indent: &str| {
        ["url: https://", "clientId: ", "clientSecret: ", "credentialsLocation: header"]
            .map(|line| format!("\n{indent}{line}"))
            .concat()
    };
    for (text, label, expected) in [
        ("- url: x\n  o‸", "oauth", format!("- url: x\n  oauth:{}", nested("    "))),
        ("- ‸", "oauth", format!("- oauth:{}", nested("    "))),
        ("-   ‸", "oauth", format!("-   oauth:{}", nested("      "))),
        ("  -   ‸", label, format!("  -   subAccountId: {}", fields("      "))),
        ("  ‸", label, format!("  - subAccountId: {}", fields("    "))),
        ("- oauth:‸", "OAuth client credentials", format!("- oauth:{}", nested("    "))),
    ] {
        let chosen = offered("a.yaml", text).chosen(label);
        assert_eq!(chosen, expected, "{text}");
        assert!(is_well_formed("a.yaml", &chosen), "{chosen}");
    }
    // A client that indents is told to, and gets no indentation.
    let mut able = capabilities();
    let item = &mut able["textDocument"]["completion"]["completionItem"];
    item["snippetSupport"] = json!(false);
    item["insertTextModeSupport"] = json!({"valueSet": [1, 2]});
    let offered = offered_in("a.yaml", "  -   ‸", &able);
    let item = offered.items.iter().find(|item| item["label"] == label).unwrap();
    assert_eq!(item["insertTextMode"], 2);
    assert_eq!(item["textEdit"]["newText"], format!("subAccountId: {}", fields("    ")));
}

#[test]
fn of_many_scopes_those_come_that_fit() {
    let entries = (0..300)
        .map(|number| format!(r#"{{"subAccountId": "Onion_{number:03}"}}"#))
        .collect::<Vec<_>>()
        .join(", ");
    for (typed, expected, is_cut) in
        [("", "Onion_000", true), ("onion_29", "Onion_290", true), ("O_7", "Onion_070", true)]
    {
        let workspace = Workspace::new();
        workspace.file("chatapps-webhooks.toml", "[[models]]\nfiles = ['**']\nmodel = 'webhooks'\n");
        let mut client = Client::new();
        let uri = workspace.uri("a.json");
        let text = format!(r#"[{entries}, {{"subAccountId": "{typed}"#);
        client.open(&uri, "json", &text);
        let at = json!({"line": 0, "character": text.len()});
        let params = json!({"textDocument": {"uri": uri}, "position": at});
        let answer = client.ask("textDocument/completion", params).unwrap();
        let labels: Vec<_> =
            answer["items"].as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap()).collect();
        assert_eq!(answer["isIncomplete"], is_cut);
        assert!(labels.len() <= 100 && labels.contains(&expected), "{typed}: {labels:?}");
    }
}

#[test]
fn what_begins_as_a_mask_does_is_no_scope() {
    let text = r#"[{"subAccountId": "***rw4Kd0b2u"}, {"subAccountId": "rw4*Kd0b2u"}, {"subAccountId": "‸"}]"#;
    assert_eq!(offered("a.json", text).labels(), ["*"]);
}
