//! `mcp`, as a client of the protocol sees it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::thread::JoinHandle;

use serde_json::{Value, json};

use crate::program::Room;

/// A server process with a client. It is killed when it is dropped.
pub(crate) struct Client {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    errors: Option<JoinHandle<String>>,
    asked: u64,
    /// Every line that the server wrote.
    pub(crate) said: Vec<String>,
}

impl Client {
    pub(crate) fn start(room: &Room, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut command = room.command(&[&["mcp"], arguments].concat());
        command.envs(environment.iter().copied());
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        let mut stderr = child.stderr.take().unwrap();
        let errors = std::thread::spawn(move || {
            let mut text = String::new();
            stderr.read_to_string(&mut text).unwrap();
            text
        });
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        let mut client = Self { child, input, output, errors: Some(errors), asked: 0, said: Vec::new() };
        let params = json!({ "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": { "name": "it", "version": "1" } });
        assert_eq!(client.ask("initialize", &params)["result"]["serverInfo"]["name"], "chatapps-webhooks");
        client.line(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }).to_string());
        client
    }

    pub(crate) fn line(&mut self, text: &str) {
        let input = self.input.as_mut().unwrap();
        input.write_all(text.as_bytes()).unwrap();
        input.write_all(b"\n").unwrap();
        input.flush().unwrap();
    }

    /// The next message of the server.
    pub(crate) fn next(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        let message: Value = serde_json::from_str(&line).expect("nothing but the protocol is written");
        assert_eq!(message["jsonrpc"], "2.0", "{line}");
        self.said.push(line);
        message
    }

    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        self.line(
            &json!({ "jsonrpc": "2.0", "id": self.asked, "method": method, "params": params }).to_string(),
        );
        let answer = self.next();
        assert_eq!(answer["id"], self.asked, "{answer}");
        answer
    }

    /// The result of a call of a tool.
    pub(crate) fn call(&mut self, name: &str, arguments: &Value) -> Value {
        let answer = self.ask("tools/call", &json!({ "name": name, "arguments": arguments }));
        let result = answer["result"].clone();
        assert!(result["content"][0]["text"].is_string(), "{answer}");
        result
    }

    /// The data of a call that does what it is asked to.
    pub(crate) fn data(&mut self, name: &str, arguments: &Value) -> Value {
        let result = self.call(name, arguments);
        assert_eq!(result["isError"], false, "{result}");
        result["structuredContent"].clone()
    }

    /// The message of a call that is refused.
    pub(crate) fn refused(&mut self, name: &str, arguments: &Value) -> String {
        let result = self.call(name, arguments);
        assert_eq!(result["isError"], true, "{result}");
        result["content"][0]["text"].as_str().unwrap().to_owned()
    }

    pub(crate) fn tools(&mut self) -> Vec<Value> {
        let answer = self.ask("tools/list", &json!({}));
        answer["result"]["tools"].as_array().unwrap().clone()
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Closes standard input. Returns the exit code and what was written on standard error.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
        drop(self.input.take());
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).unwrap();
        self.said.push(rest);
        (self.child.wait().unwrap().code(), self.errors.take().unwrap().join().unwrap())
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

const FAULTY: &str =
    r#"[{"é": "é", "sub_account_id": "*", "url": "http://hooks.onion.example/#a", "type": "MSG"}]"#;

/// Calls that are answered, of each tool that is always there.
fn calls() -> Vec<(&'static str, Value)> {
    let event = json!({ "version": 9, "namespace": "ChatApps", "eventType": "outbound_message_status_changed",
        "payload": { "umid": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b", "channel": "sms", "user": { "msisdn": "+19175550190" },
            "status": { "state": "delivered", "detail": "delivered_to_recipient", "timestamp": "2026-07-24T21:04:33.29Z" } } });
    vec![
        ("check", json!({ "text": FAULTY })),
        (
            "check",
            json!({ "text": FAULTY, "fixes": true, "policy": "strict", "rules": { "url_fragment": "off" }, "maxFindings": 1 }),
        ),
        ("check", json!({ "text": "- url: x\n", "format": "yaml" })),
        ("check", json!({ "text": "[{\"httpAuthorization\": {\"env\": \"A\"}}]", "desired": true })),
        ("check", json!({ "text": "{", "model": "event" })),
        ("fix", json!({ "text": FAULTY })),
        ("fix", json!({ "text": FAULTY, "unsafe": true, "diff": true })),
        ("fix", json!({ "text": "x".repeat(2 << 20) })),
        ("explain_rule", json!({ "rule": "insecure_url" })),
        ("parse_event", json!({ "text": event.to_string() })),
        ("parse_event", json!({ "text": "{}" })),
        ("parse_event", json!({ "text": "\u{0}" })),
        (
            "sample_event",
            json!({ "kind": "inbound_message_received", "channel": "viber", "count": 3, "seed": 7 }),
        ),
        ("sample_event", json!({ "kind": "CABM", "faults": ["unknown_property"] })),
    ]
}

#[test]
fn every_answer_is_valid_by_the_schema_of_its_tool() {
    let room = Room::new();
    let mut client = Client::start(&room, &[], &[]);
    let tools = client.tools();
    let names: Vec<_> = tools.iter().map(|tool| tool["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["check", "fix", "explain_rule", "parse_event", "sample_event"]);
    for tool in &tools {
        jsonschema::draft202012::meta::validate(&tool["inputSchema"]).unwrap();
        jsonschema::draft202012::meta::validate(&tool["outputSchema"]).unwrap();
        assert_eq!(tool["inputSchema"]["additionalProperties"], false, "{tool}");
        let annotations = &tool["annotations"];
        assert_eq!(
            (&annotations["readOnlyHint"], &annotations["openWorldHint"]),
            (&json!(true), &json!(false))
        );
        assert!(annotations["title"].is_string() && annotations["destructiveHint"] == false, "{tool}");
    }
    let mut published: Value =
        serde_json::from_str(include_str!("../../../../schema/v1/report.schema.json")).unwrap();
    let members = published.as_object_mut().unwrap();
    members.remove("$id");
    members.remove("$schema");
    assert_eq!(tools[0]["outputSchema"], published);
    for (name, arguments) in calls() {
        let tool = tools.iter().find(|tool| tool["name"] == name).unwrap();
        assert!(jsonschema::is_valid(&tool["inputSchema"], &arguments), "{name} {arguments}");
        let data = client.data(name, &arguments);
        let validator = jsonschema::draft202012::new(&tool["outputSchema"]).unwrap();
        let errors: Vec<_> = validator.iter_errors(&data).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name} {arguments}: {errors:?}\n{data}");
    }
    let explained = tools.iter().find(|tool| tool["name"] == "explain_rule").unwrap();
    let validator = jsonschema::draft202012::new(&explained["outputSchema"]).unwrap();
    for info in chatapps_webhooks::Rule::catalogue() {
        let data = client.data("explain_rule", &json!({ "rule": info.id }));
        assert!(validator.is_valid(&data), "{data}");
    }
}

#[test]
fn the_edits_of_a_fix_make_the_text_that_validate_makes() {
    let room = Room::new();
    let mut client = Client::start(&room, &[], &[]);
    for (is_unsafe, option) in [(false, "--fix"), (true, "--fix=unsafe")] {
        room.file("a.json", FAULTY);
        let data = client.data("fix", &json!({ "path": "a.json", "unsafe": is_unsafe }));
        assert_eq!(
            std::fs::read_to_string(room.path().join("a.json")).unwrap(),
            FAULTY,
            "nothing is written"
        );
        let mut text = FAULTY.as_bytes().to_vec();
        for edit in data["edits"].as_array().unwrap().iter().rev() {
            let at = |name: &str| usize::try_from(edit["range"][name].as_u64().unwrap()).unwrap();
            text.splice(at("start")..at("end"), edit["text"].as_str().unwrap().bytes());
        }
        room.run(&["validate", option, "a.json"]);
        let fixed = std::fs::read(room.path().join("a.json")).unwrap();
        assert_eq!(String::from_utf8(text).unwrap(), String::from_utf8(fixed).unwrap());
    }
    let refused = client.refused("fix", &json!({ "path": "a.json", "model": "webhooks", "txet": 1 }));
    assert_eq!(refused, "unknown argument; did you mean `text`?");
    room.file("a.yaml", "- url: x\n");
    assert!(client.refused("fix", &json!({ "path": "a.yaml" })).starts_with("only JSON can be fixed"));
}

#[test]
fn the_configuration_of_the_project_counts() {
    let room = Room::new();
    room.file("chatapps-webhooks.toml", "[rules]\ninsecure_url = \"error\"\n[[overrides]]\nfiles = [\"sandbox/**\"]\nrules = { insecure_url = \"off\" }\n");
    let text = FAULTY.replace("sub_account_id", "subAccountId");
    room.file("sandbox/a.json", &text);
    let level = |client: &mut Client, arguments: &Value| {
        let data = client.data("check", arguments);
        let findings = data["findings"].as_array().unwrap().clone();
        findings
            .iter()
            .find(|finding| finding["rule"] == "insecure_url")
            .map(|finding| finding["level"].clone())
    };
    let mut client = Client::start(&room, &[], &[]);
    assert_eq!(level(&mut client, &json!({ "text": text })), Some("error".into()));
    assert_eq!(level(&mut client, &json!({ "path": "sandbox/a.json" })), None);
    let given = json!({ "text": text, "rules": { "insecure_url": "notice" } });
    assert_eq!(level(&mut client, &given), Some("notice".into()));
    room.file("chatapps-webhooks.toml", "[rules]\ninsecure_ulr = \"error\"\n");
    let refused = client.refused("check", &json!({ "text": text }));
    assert!(
        refused.starts_with("chatapps-webhooks.toml:2:1: ") && refused.contains("insecure_url"),
        "{refused}"
    );
    let mut client = Client::start(&room, &["--no-config"], &[]);
    assert_eq!(level(&mut client, &json!({ "text": text })), Some("warning".into()));
}

#[test]
fn an_event_is_known_by_its_content_unless_somebody_says_what_it_is() {
    let room = Room::new();
    let mut client = Client::start(&room, &[], &[]);
    let sample = client.data("sample_event", &json!({ "kind": "inbound_message_received" }));
    let event = sample["events"][0].as_str().unwrap().to_owned();
    room.file("a.json", &event);
    for document in [json!({ "text": event }), json!({ "path": "a.json" })] {
        assert_eq!(client.data("check", &document)["findings"], json!([]));
    }
    let other = json!({ "text": event.replace("inbound_message_received", "order_created") });
    for document in [other, json!({ "text": event, "model": "webhooks" })] {
        assert_eq!(client.data("check", &document)["findings"][0]["rule"], "type");
    }
    room.file("chatapps-webhooks.toml", "[[models]]\nfiles = ['*.json']\nmodel = 'webhooks'\n");
    assert_eq!(client.data("check", &json!({ "path": "a.json" }))["findings"][0]["rule"], "type");
    assert_eq!(client.data("check", &json!({ "text": event }))["findings"], json!([]));
}

#[test]
fn resources_are_listed_in_pages_and_all_can_be_read() {
    let room = Room::new();
    let mut client = Client::start(&room, &[], &[]);
    let (mut uris, mut cursor) = (Vec::new(), None);
    loop {
        let answer = client
            .ask("resources/list", &cursor.map_or(json!({}), |cursor: Value| json!({ "cursor": cursor })));
        let page = answer["result"]["resources"].as_array().unwrap();
        assert!(!page.is_empty() && page.len() <= 50);
        uris.extend(page.iter().map(|resource| resource["uri"].as_str().unwrap().to_owned()));
        cursor = answer["result"].get("nextCursor").cloned();
        if cursor.is_none() {
            break;
        }
    }
    for uri in [
        "chatapps-webhooks://contract",
        "chatapps-webhooks://rules/insecure_url",
        "chatapps-webhooks://events/inbound_message_received",
        "chatapps-webhooks://schemas/webhooks",
        "chatapps-webhooks://schemas/events/documented/event",
        "chatapps-webhooks://schemas/plan-output",
    ] {
        assert!(uris.iter().any(|listed| listed == uri), "{uri}");
    }
    for uri in uris {
        let answer = client.ask("resources/read", &json!({ "uri": uri }));
        let contents = &answer["result"]["contents"][0];
        assert!(contents["uri"] == uri && contents["text"].as_str().unwrap().len() > 20, "{uri}");
        if contents["mimeType"] == "application/schema+json" {
            let name = uri.strip_prefix("chatapps-webhooks://schemas/").unwrap();
            let printed = room.run(&["schema", "print", name]).stdout;
            let read: Value = serde_json::from_str(contents["text"].as_str().unwrap()).unwrap();
            assert_eq!(read, serde_json::from_str::<Value>(&printed).unwrap(), "{name}");
        }
    }
    for uri in
        ["", "chatapps-webhooks://rules/nothing", "file:///etc/passwd", "chatapps-webhooks://schemas/../x"]
    {
        assert_eq!(client.ask("resources/read", &json!({ "uri": uri }))["error"]["code"], -32002, "{uri}");
    }
    assert_eq!(client.ask("resources/list", &json!({ "cursor": "x" }))["error"]["code"], -32602);
    let params = json!({ "ref": { "type": "ref/resource", "uri": "chatapps-webhooks://rules/{rule}" },
        "argument": { "name": "rule", "value": "insecure_" } });
    let values = client.ask("completion/complete", &params)["result"]["completion"]["values"].clone();
    assert!(values.as_array().unwrap().contains(&"insecure_url".into()), "{values}");
}

#[test]
fn what_a_hostile_client_sends_is_answered_and_bounded() {
    let room = Room::new();
    let mut client = Client::start(&room, &[], &[]);
    client.line(&"x".repeat(20 << 20));
    assert!(client.next()["error"]["message"].as_str().unwrap().contains("at most 4194304 bytes"));
    let long = "x".repeat(5 << 20);
    let call = |head: &str, tail: &str| {
        format!(
            r#"{{{head}"method":"tools/call","params":{{"name":"check","arguments":{{"id":1,"text":"{long}"}}}}{tail}}}"#
        )
    };
    client.line(&call(r#""jsonrpc":"2.0","id":"late","#, ""));
    assert_eq!(client.next()["id"], "late", "whoever waits for the answer gets one");
    client.line(&call("", r#","id":7,"jsonrpc":"2.0""#));
    assert!(client.next().get("id").is_none());
    client.line(&format!("{}1{}", "[".repeat(1 << 20), "]".repeat(1 << 20)));
    assert_eq!(client.next()["error"]["code"], -32700);
    client.line(r#"{"jsonrpc":"2.0","id":"é","method":"tools/call","params":[1]}"#);
    let answer = client.next();
    assert!(answer["id"] == "é" && answer["error"]["code"].is_i64(), "{answer}");
    client.line(r#"[{"jsonrpc":"2.0","id":1,"method":"ping"}]"#);
    assert_eq!(client.next()["error"]["code"], -32600);
    for (name, arguments) in [
        ("check", json!({ "text": "[".repeat(1 << 19) })),
        ("check", json!({ "text": format!("[{}]", vec!["{}"; 200_000].join(",")) })),
        ("check", json!({ "text": "a: &a [*a, *a]\n", "format": "yaml" })),
        (
            "fix",
            json!({ "text": format!("[{}]", vec![r#"{"sub_account_id":1}"#; 300].join(",")), "unsafe": true }),
        ),
        ("parse_event", json!({ "text": "[".repeat(1 << 19) })),
    ] {
        let data = client.data(name, &arguments);
        let report = if data["report"].is_object() { &data["report"] } else { &data };
        assert!(report["valid"] == false && report["findings"].as_array().unwrap().len() <= 100, "{name}");
    }
    for arguments in
        [json!({ "text": null }), json!({ "text": [] }), json!({}), json!({ "text": "", "path": "" })]
    {
        client.refused("check", &arguments);
    }
    // The same id again, cancelled requests, and answers to what nobody asked.
    client.line(r#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":99}}"#);
    client.line(r#"{"jsonrpc":"2.0","id":5,"result":{}}"#);
    client.line(r#"{"jsonrpc":"2.0","method":"notifications/nothing"}"#);
    assert_eq!(client.ask("ping", &json!({}))["result"], json!({}));
    let (code, errors) = client.end();
    assert_eq!((code, errors.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn answers_that_nobody_reads_take_no_more_memory() {
    let room = Room::new();
    let client = Client::start(&room, &[], &[]);
    let resident = |id: u32| {
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap()
    };
    let id = client.id();
    let mut client = client;
    let mut input = client.input.take().unwrap();
    // Nobody reads the answers, of 100 kB each, so the server stops reading at some point.
    let writing = std::thread::spawn(move || {
        for id in 10..3000 {
            let line = format!(
                "{{\"jsonrpc\":\"2.0\",\"id\":{id},\"method\":\"resources/read\",\"params\":{{\"uri\":\"chatapps-webhooks://schemas/event\"}}}}\n"
            );
            if input.write_all(line.as_bytes()).is_err() {
                return;
            }
        }
    });
    let mut before = 0;
    for _ in 0..100 {
        std::thread::sleep(std::time::Duration::from_millis(50));
        let now = resident(id);
        if now == before && now > 0 && before > 0 {
            break;
        }
        before = now;
    }
    assert!(resident(id) < 100_000, "{} kB", resident(id));
    drop(client);
    writing.join().unwrap();
}

#[test]
fn it_ends_with_standard_input_at_any_time() {
    let room = Room::new();
    let early = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n";
    for input in ["", "\n", "hunter2", "hunter2\n", early] {
        let run = room.run_on(&["mcp"], input.as_bytes());
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{input:?}");
        assert!(!run.stdout.contains("hunter2"), "{}", run.stdout);
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it() {
    use std::os::unix::process::ExitStatusExt;

    let room = Room::new();
    let mut client = Client::start(&room, &[], &[]);
    let id = client.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(client.child.wait().unwrap().signal(), Some(2));
}

#[test]
fn options_that_allow_nothing_are_refused_at_the_start() {
    let room = Room::new();
    for (arguments, expected) in [
        (&["--allow-apply"][..], "--account"),
        (&["--account", "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a"], "--region"),
        (&["--region", "europe"], "--account"),
        (&["--allow-trigger", "hunter2"], "--allow-trigger: expected a URL"),
        (&["--allow-trigger", "http://u:hunter2@h.example"], "--allow-trigger: expected a URL without user"),
        (&["--authorization-file", "x"], "--allow-trigger"),
        (
            &["--account", "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a", "--base-url", "http://127.0.0.1:1"],
            "CHATAPPS_API_KEY",
        ),
    ] {
        let run = room.run(&[&["mcp"], arguments].concat());
        assert!(run.code == 2 && run.stderr.contains(expected), "{arguments:?}: {run:?}");
        assert!(run.stdout.is_empty() && !run.stderr.contains("hunter2"), "{run:?}");
    }
}

/// Runs a server that ends before a client asks anything.
fn ended(room: &Room, arguments: &[&str]) -> (i32, String) {
    let run = room.run(&[&["mcp"], arguments].concat());
    (run.code, run.stderr)
}

#[test]
fn files_are_read_below_the_root_that_is_given() {
    let room = Room::new();
    room.file("inner/a.json", "[]");
    room.file("b.json", "[]");
    room.file("inner/chatapps-webhooks.toml", "[[models]]\nfiles = [\"*.json\"]\nmodel = \"event\"\n");
    let mut client = Client::start(&room, &["--root", "inner"], &[]);
    assert_eq!(client.data("check", &json!({ "path": "a.json" }))["model"], "event");
    for path in ["inner/a.json", "b.json", "../b.json"] {
        assert!(client.refused("check", &json!({ "path": path })).contains("names no file below"), "{path}");
    }
    let (code, errors) = ended(&room, &["--root", "absent"]);
    assert!(code == 2 && errors.contains("cannot use the folder of --root"), "{errors}");
    let (code, errors) = ended(&room, &["--root", "b.json"]);
    assert!(code == 2 && errors.contains("cannot use the folder of --root"), "{errors}");
}

#[cfg(unix)]
#[test]
fn the_root_of_all_files_has_to_be_given() {
    let room = Room::new();
    let in_root = |arguments: &[&str]| {
        let mut command = room.command(&[&["mcp"], arguments].concat());
        command.current_dir("/").stdin(Stdio::null()).output().unwrap()
    };
    let output = in_root(&["--no-config"]);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && errors.contains("with --root"), "{errors}");
    assert_eq!(in_root(&["--no-config", "--root", "/"]).status.code(), Some(0));
}

#[test]
fn a_configuration_that_is_given_has_to_be_there_when_it_starts() {
    let room = Room::new();
    let (code, errors) = ended(&room, &["--config", "nope.toml"]);
    assert!(code == 2 && errors.contains("nope.toml"), "{errors}");
}

#[cfg(unix)]
#[test]
fn a_configuration_that_is_found_reads_nothing_outside_of_the_root() {
    let room = Room::new();
    let outside = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    std::fs::write(outside.path(), "policy = \"strict\"\nsecret hunter2\n").unwrap();
    let outside = outside.path();
    let named = outside.to_str().unwrap();
    std::os::unix::fs::symlink(outside, room.path().join("link.toml")).unwrap();
    room.file("base.toml", "policy = \"strict\"\n");
    room.file("outer.toml", format!("extend = {named:?}\n"));
    let mut client = Client::start(&room, &[], &[]);
    let call = json!({ "text": "[]" });
    for base in [named, "link.toml", "outer.toml"] {
        room.file("chatapps-webhooks.toml", format!("extend = {base:?}\n"));
        let refused = client.refused("check", &call);
        assert!(refused.contains("outside of the folder"), "{base}: {refused}");
        assert!(!refused.contains("2:"), "nothing of it is told: {refused}");
    }
    room.file("chatapps-webhooks.toml", format!("baseline = {named:?}\n"));
    assert!(client.refused("check", &call).contains("outside of the folder"));
    room.file("chatapps-webhooks.toml", "extend = \"base.toml\"\n");
    client.data("check", &call);
    // One that is around the folder may extend what is beside it, and whoever names one has chosen.
    room.file("inner/a.json", "[]");
    let mut client = Client::start(&room, &["--root", "inner"], &[]);
    client.data("check", &json!({ "path": "a.json" }));
    std::fs::write(outside, "policy = \"strict\"\n").unwrap();
    room.file("chatapps-webhooks.toml", format!("extend = {named:?}\n"));
    assert!(client.refused("check", &call).contains("outside of the folder"));
    let mut client = Client::start(&room, &["--config", "chatapps-webhooks.toml"], &[]);
    client.data("check", &call);
}

#[test]
fn texts_for_people_read_well() {
    let room = Room::new();
    let mut client = Client::start(&room, &[], &[]);
    let text = |client: &mut Client, name: &str, arguments: Value| {
        client.call(name, &arguments)["content"][0]["text"].as_str().unwrap().to_owned()
    };
    let good = r#"[{"subAccountId": "*", "url": "https://a.example/", "type": "MSG"}]"#;
    let rules = json!({ "unauthenticated": "off" });
    let said = text(&mut client, "fix", json!({ "text": good, "rules": rules }));
    assert_eq!(said, "nothing was fixed; no finding: the document is valid as webhooks");
    let one = good.replace("\"MSG\"", "\"MSG\",");
    let said = text(&mut client, "fix", json!({ "text": one, "rules": rules }));
    assert_eq!(said, "1 finding fixed by 1 edit; then: no finding: the document is valid as webhooks");
    room.file("a.json", "7");
    let said = text(&mut client, "check", json!({ "path": "a.json" }));
    assert!(said.starts_with("1 error, 0 warnings and 0 notices in the document as webhooks\n"), "{said}");
    assert!(said.contains(" at the whole document (1:1): "), "{said}");
    let said = text(&mut client, "explain_rule", json!({ "rule": "insecure_url" }));
    assert!(said.starts_with("# insecure_url\n\nFinds "), "{said}");
    for (uri, expected) in [
        ("chatapps-webhooks://rules", "| [`insecure_url`]"),
        ("chatapps-webhooks://rules/insecure_url", "\nFinds a `url` with the scheme `http`.\n"),
    ] {
        let answer = client.ask("resources/read", &json!({ "uri": uri }));
        let page = answer["result"]["contents"][0]["text"].as_str().unwrap();
        assert!(page.contains(expected), "{page}");
    }
}
