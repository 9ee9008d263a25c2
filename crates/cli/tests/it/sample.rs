//! `sample`: events with made-up contents.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};

use insta::assert_snapshot;
use serde_json::Value;

use crate::program::{Room, ended_by_closed_pipe};
use crate::readme::{root, shown};

/// A sample, and that it is one.
fn sample(arguments: &[&str]) -> Value {
    let run = Room::new().run(&[&["sample"], arguments].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn without_a_kind_all_are_listed() {
    assert_snapshot!(Room::new().run(&["sample"]).stdout);
}

#[test]
fn a_sample_is_as_it_is_asked_for() {
    let run = Room::new().run(&[
        "sample",
        "inbound_message_received",
        "--channel",
        "viber",
        "--set",
        "payload.content.text=Hi",
    ]);
    assert_snapshot!(run.stdout, @r#"
    {
      "version": 3,
      "namespace": "ChatApps",
      "eventType": "inbound_message_received",
      "description": "ChatApps inbound message",
      "payload": {
        "umid": "bbde4f3c-0c5b-4185-ba36-3a4765769396",
        "subAccountId": "OnionGarden_Support",
        "timestamp": "2026-08-03T23:00:34.81Z",
        "user": {
          "msisdn": "+13125550182"
        },
        "recipient": {
          "channel": "viber",
          "channelId": "a80972e4-5d62-4066-9854-925ab344a37d"
        },
        "type": "Text",
        "content": {
          "text": "Hi"
        }
      }
    }
    "#);
    let old =
        sample(&["outbound_message_status_changed", "--state", "READ", "--format", "v8", "--seed", "3"]);
    assert_eq!((old.get("version"), &old["payload"]["status"]["state"]), (None, &Value::from("read")));
    let set =
        ["--set", "payload.content.text=7", "--set", "payload.replyToUmid=null", "--unset", "description"];
    let set = sample(&[&["inbound_message_received", "--type", "Text"], &set[..]].concat());
    let payload = &set["payload"];
    assert_eq!(
        (&payload["content"]["text"], payload.get("replyToUmid")),
        (&Value::from(7), Some(&Value::Null))
    );
    assert!(set.get("description").is_none());
    let faulty = sample(&["account_update", "--event", "ACCOUNT_VIOLATION", "--fault", "unknown_event"]);
    assert_eq!(faulty["eventDetails"]["event"], "ACCOUNT_VIOLATION");
}

#[test]
fn the_documentation_shows_the_real_output() {
    let commands = shown(&fs::read_to_string(root().join("docs/samples.md")).unwrap());
    assert!(!commands.is_empty());
    for (command, expected) in commands {
        let run = Room::new().run(&command.split(' ').skip(1).collect::<Vec<_>>());
        assert_eq!(run.stdout.trim_end(), expected, "{command}");
    }
}

#[test]
fn the_examples_of_the_help_work() {
    let help = Room::new().run(&["sample", "--help"]).stdout;
    let examples: Vec<_> =
        help.lines().filter_map(|line| line.strip_prefix("  chatapps-webhooks ")).collect();
    assert_eq!(examples.len(), 4);
    for example in examples {
        let command = example.split(" > ").next().unwrap().replace("100000", "20");
        let run = Room::new().run(&command.split(' ').collect::<Vec<_>>());
        assert_eq!(run.code, 0, "{command}: {run:?}");
    }
}

#[test]
fn many_are_lines_and_none_has_a_finding() {
    let room = Room::new();
    let mix = ["sample", "CADR=70", "inbound_message_received=25", "CABM=5", "--count", "300", "--seed", "9"];
    let run = room.run(&mix);
    assert_eq!(run.stdout.lines().collect::<BTreeSet<_>>().len(), 300);
    assert_eq!(room.run(&mix).stdout, run.stdout);
    room.file("events.ndjson", &run.stdout);
    let checked = room.run(&["validate", "--model", "event", "events.ndjson"]);
    assert_eq!((checked.code, checked.stdout.lines().count()), (0, 1), "{checked:?}");
    let tenth = room.run(&["sample", "CADR=70", "inbound_message_received=25", "CABM=5", "--seed", "18"]);
    let of = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(of(&tenth.stdout), of(run.stdout.lines().nth(9).unwrap()));
    assert_eq!(room.run(&["sample", "CADR", "--count", "0"]).stdout, "");
    let receipts = room.run(&["sample", "CADR", "--channel", "sms", "--count", "20"]);
    assert!(
        receipts.stdout.lines().all(|line| line.contains("outbound_message_status_changed")),
        "{receipts:?}"
    );
}

/// So many that they fit into no memory.
#[test]
fn lines_come_as_they_are_made() {
    let room = Room::new();
    let mut command = room.command(&["sample", "MSG", "--count", "18446744073709551615"]);
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.by_ref().take(1000).all(|line| line.unwrap().starts_with('{')));
    // Nobody reads on.
    drop(lines);
    assert!(ended_by_closed_pipe(child.wait().unwrap()));
}

#[test]
fn errors_say_what_to_do() {
    let room = Room::new();
    let errors = [
        &["inbound_mesage_received"][..],
        &["CADR=many"],
        &["CADR", "--channel", "sms", "--state", "read"],
        &["CADR", "--channel", "lin"],
        &["CABM", "MSG", "--type", "Image"],
        &["MSG", "--format", "1"],
        &["MSG", "--fault", "unknown_evnt"],
        &["MSG", "--set", "payload.contnt.text=Hi"],
        &["MSG", "--set", "payload.content"],
        &["MSG", "--unset", "payload.usr", "--count", "3"],
        &["MSG", "--seed", "-1"],
        &["--channel", "viber"],
    ]
    .map(|arguments| {
        let run = room.run(&[&["sample"], arguments].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run:?}");
        run.stderr
    });
    assert_snapshot!(errors.concat());
}

#[test]
fn completions_and_the_manual_know_it() {
    let room = Room::new();
    let script = room.run(&["completions", "zsh"]).stdout;
    for name in ["template_status_update", "ZaloNotification", "null_members", "undelivered"] {
        assert!(script.contains(name), "{name}");
    }
    let page = room.run(&["man", "sample"]).stdout;
    assert!(page.contains(".TH chatapps-webhooks-sample 1") && page.contains("unknown_property"), "{page}");
}

#[test]
fn the_rows_for_all_languages_hold() {
    let rows: Vec<Value> =
        serde_json::from_str(&fs::read_to_string(root().join("tests/samples.json")).unwrap()).unwrap();
    for row in &rows {
        let mut arguments = vec!["sample".to_owned(), row["kind"].as_str().unwrap().to_owned()];
        for (name, value) in row.as_object().unwrap() {
            let option = match name.as_str() {
                "kind" | "text" | "error" => continue,
                "overrides" => "--set",
                "faults" => "--fault",
                "unset" => "--unset",
                _ => {
                    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    arguments.push(format!("--{name}={text}"));
                    continue;
                }
            };
            let values: Vec<_> = match value {
                Value::Object(members) => {
                    members.iter().map(|(path, value)| format!("{path}={value}")).collect()
                }
                value => {
                    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
                }
            };
            arguments.extend(values.into_iter().map(|value| format!("{option}={value}")));
        }
        arguments.push("--count=1".to_owned());
        let run = Room::new().run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        match row.get("error") {
            None => assert_eq!(
                (run.stdout.as_str(), run.code),
                (format!("{}\n", row["text"].as_str().unwrap()).as_str(), 0)
            ),
            Some(error) => assert!(run.stderr.contains(error.as_str().unwrap()) && run.code != 0, "{run:?}"),
        }
    }
}
