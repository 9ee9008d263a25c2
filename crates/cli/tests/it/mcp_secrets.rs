//! No answer of `mcp` has a secret or anything about people, whatever is given in whatever place.

use chatapps_webhooks::{EventKind, Model, Sample};
use serde_json::{Value, json};

use crate::mcp::Client;
use crate::program::Room;
use crate::secrets::DOCUMENTS;
use crate::stand_in::{ACCOUNT, Endpoint, KEY};

/// What must be in no answer.
const MARK: &str = "hunter2";

/// Ends the server, and looks at all that it wrote.
fn nothing_leaked(client: Client) {
    for line in &client.said {
        assert!(!line.contains(MARK), "{line}");
    }
    let (code, errors) = client.end();
    assert_eq!((code, errors.as_str()), (Some(0), ""));
}

#[test]
fn no_tool_shows_a_secret_of_a_document() {
    let room = Room::new();
    let endpoint = Endpoint::with(&json!([]));
    let url = endpoint.url();
    let mut client = Client::start(
        &room,
        &["--account", ACCOUNT, "--base-url", &url, "--allow-apply"],
        &[("CHATAPPS_API_KEY", KEY)],
    );
    for text in DOCUMENTS {
        room.file("a.json", text);
        for source in [json!({ "text": text }), json!({ "path": "a.json" })] {
            let call = |client: &mut Client, name: &str, more: Value| {
                let mut arguments = source.clone();
                arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
                client.call(name, &arguments)
            };
            for model in Model::ALL.map(Model::as_str) {
                call(&mut client, "check", json!({ "model": model, "fixes": true }));
                let more = json!({ "model": model, "unsafe": true, "diff": true });
                call(&mut client, "fix", more);
            }
            // In YAML and TOML, some of them name a property so, and names of properties show.
            let is_name = text.contains(", hunter2:");
            for format in
                ["jsonc", "yaml", "toml"].into_iter().filter(|format| *format == "jsonc" || !is_name)
            {
                call(&mut client, "check", json!({ "format": format, "policy": "strict" }));
            }
            call(&mut client, "check", json!({ "desired": true }));
            call(&mut client, "parse_event", json!({}));
            call(&mut client, "plan", json!({ "prune": true, "resendSecrets": true }));
        }
    }
    nothing_leaked(client);
}

#[test]
fn no_answer_repeats_an_argument() {
    let room = Room::new();
    let endpoint = Endpoint::with(&json!([]));
    let url = endpoint.url();
    let mut client = Client::start(
        &room,
        &[
            "--account",
            ACCOUNT,
            "--base-url",
            &url,
            "--allow-apply",
            "--allow-trigger",
            "http://a.example/?hunter2",
        ],
        &[("CHATAPPS_API_KEY", KEY)],
    );
    let tools = client.tools();
    assert_eq!(tools.len(), 8);
    let odd = [
        json!(MARK),
        json!([MARK]),
        json!({ MARK: MARK }),
        json!({ "insecure_url": MARK }),
        json!([[MARK]]),
        json!(format!("/{MARK}/../{MARK}")),
    ];
    for tool in &tools {
        let name = tool["name"].as_str().unwrap();
        let properties = tool["inputSchema"]["properties"].as_object().unwrap();
        for value in &odd {
            for parameter in properties.keys().map(String::as_str).chain([MARK]) {
                let mut arguments = json!({ parameter: value });
                // What else is needed is there, so that the value is looked at.
                for (needed, given) in
                    [("kind", "MSG"), ("text", "[]"), ("rule", "required"), ("url", MARK), ("hash", MARK)]
                {
                    let takes = properties.contains_key(needed) && needed != parameter;
                    if takes && !(needed == "text" && parameter == "path") {
                        arguments[needed] = given.into();
                    }
                }
                client.ask("tools/call", &json!({ "name": name, "arguments": arguments }));
            }
        }
        client.ask("tools/call", &json!({ "name": name, "arguments": MARK }));
    }
    client.refused(
        "sample_event",
        &json!({ "kind": "inbound_message_received", "unset": [format!("payload.{MARK}")] }),
    );
    client.refused(
        "sample_event",
        &json!({ "kind": "inbound_message_received", "unset": [format!("[{MARK}")] }),
    );
    for (method, params) in [
        ("tools/call", json!({ "name": MARK })),
        ("resources/read", json!({ "uri": format!("chatapps-webhooks://rules/{MARK}") })),
        ("resources/read", json!({ "uri": MARK })),
        ("resources/list", json!({ "cursor": MARK })),
        ("resources/subscribe", json!({ "uri": MARK })),
        ("prompts/get", json!({ "name": MARK, "arguments": { MARK: MARK } })),
        (
            "completion/complete",
            json!({ "ref": { "type": "ref/prompt", "name": MARK }, "argument": { "name": MARK, "value": MARK } }),
        ),
        ("logging/setLevel", json!({ "level": MARK })),
        (MARK, json!({ MARK: MARK })),
    ] {
        client.ask(method, &params);
    }
    for line in [
        MARK,
        &format!("{{\"{MARK}\": 1}}"),
        &format!("[\"{MARK}\"]"),
        &format!("{{\"id\": 1, \"method\": [\"{MARK}\"]}}"),
    ] {
        client.line(line);
        client.next();
    }
    nothing_leaked(client);
}

/// The paths of all texts and numbers in a value.
fn leaves(value: &Value, path: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| leaves(value, &format!("{path}/{name}"), out));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, value)| leaves(value, &format!("{path}/{at}"), out));
        }
        Value::String(_) | Value::Number(_) => out.push(path.to_owned()),
        _ => {}
    }
}

#[test]
fn nothing_of_an_event_is_shown_that_may_be_about_people() {
    let room = Room::new();
    let mut client = Client::start(&room, &[], &[]);
    for kind in EventKind::ALL {
        for seed in 0..4 {
            let Ok(body) = Sample::of(kind).seed(seed).body() else { continue };
            let event: Value = serde_json::from_str(&body).unwrap();
            let mut paths = Vec::new();
            leaves(&event, "", &mut paths);
            for path in paths {
                for mark in [MARK.to_owned(), format!("+1917555{MARK}"), format!("{MARK}@onion.example")] {
                    let mut event = event.clone();
                    *event.pointer_mut(&path).unwrap() = mark.into();
                    let result = client.call("parse_event", &json!({ "text": event.to_string() }));
                    assert!(!result.to_string().contains(MARK), "{kind} {path}: {result}");
                }
            }
        }
    }
    // What is about people in a sample as it is doesn't show either.
    let body = json!({ "version": 9, "namespace": "ChatApps", "eventType": "inbound_message_received",
        "payload": { "umid": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b", "user": { "msisdn": "+19175550190", "name": "Ann" },
            "content": { "text": "call me" } } });
    let answer = client.data("parse_event", &json!({ "text": body.to_string() })).to_string();
    for private in ["9175550190", "Ann\"", "call me"] {
        assert!(!answer.contains(private), "{answer}");
    }
    nothing_leaked(client);
}

#[test]
fn what_is_no_event_is_not_told_about_by_its_hash_or_its_length() {
    let room = Room::new();
    let mut client = Client::start(&room, &[], &[]);
    for text in ["hunter2\n", "\"hunter2\"", "{\"password\": \"hunter2\"}", "[\"hunter2\"]", "7", "{}", ""] {
        room.file("onion", text);
        for source in [json!({ "path": "onion" }), json!({ "text": text })] {
            let data = client.data("parse_event", &source);
            assert!(data["deliveryKey"].is_null() && data.get("blanked").is_none(), "{text}: {data}");
        }
    }
    // Nor is an event without what its key is made of.
    let event = json!({ "version": 9, "namespace": "ChatApps", "eventType": "inbound_message_received",
        "payload": { "content": { "text": "hunter2" } } });
    let data = client.data("parse_event", &json!({ "text": event.to_string() }));
    assert!(data["deliveryKey"].is_null() && data.get("blanked").is_none(), "{data}");
    nothing_leaked(client);
}

#[test]
fn names_of_properties_of_an_event_show_only_if_they_are_documented() {
    let room = Room::new();
    let mut client = Client::start(&room, &[], &[]);
    let text = r#"{"version": 3, "namespace": "ChatApps", "eventType": "inbound_message_received",
        "Erika <hunter2@x.example>": 1, "Erika <hunter2@x.example>": 2,
        "payload": {"+49151hunter2": 1, "49151000099": 2, "usr hunter2": {"hunter2": []}, "user": {"hunter2": 1, "Name": 2}}}"#;
    room.file("event.json", text);
    for source in [json!({ "text": text }), json!({ "path": "event.json" })] {
        for (tool, more) in [
            ("parse_event", json!({})),
            ("check", json!({ "model": "event" })),
            ("check", json!({ "model": "event", "fixes": true })),
            ("fix", json!({ "model": "event", "unsafe": true, "diff": true })),
        ] {
            let mut arguments = source.clone();
            arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            arguments["policy"] = "strict".into();
            let answer = client.data(tool, &arguments).to_string();
            assert!(!answer.contains("Erika") && !answer.contains("49151000099"), "{tool}: {answer}");
            assert!(answer.contains("`***`") && answer.contains("/payload/user/***"), "{tool}: {answer}");
        }
    }
    nothing_leaked(client);
}
