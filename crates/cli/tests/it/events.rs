//! Events, as `validate` checks them.

use insta::assert_snapshot;

use crate::program::Room;

/// A receipt with a phone number that shows nowhere, a property that no document has, and two types
/// that differ from the documents.
const RECEIPT: &str = r#"{
  "version": 9,
  "namespace": "ChatApps",
  "eventType": "outbound_message_status_changed",
  "description": "Delivery receipt",
  "payload": {
    "umid": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b",
    "subAccountId": "Onion_Support",
    "channel": "pigeon",
    "user": {"msisdn": "+12025550143", "channelUserId": 7, "nickname": "Mara Feld +12025550143"},
    "status": {"state": "read", "timestamp": "yesterday"},
    "outboundContent": {"contentType": "text", "body": {"text": ["+12025550143"]}}
  }
}
"#;

#[test]
fn findings_show_nothing_about_people() {
    let room = Room::new();
    room.file("receipt.json", RECEIPT);
    let run = room.run(&["validate", "--model", "event", "receipt.json"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!run.stdout.contains("2025550143") && !run.stdout.contains("Mara"), "{}", run.stdout);
    assert_snapshot!(run.stdout);
}

#[test]
fn the_exit_code_follows_fail_on() {
    let room = Room::new();
    room.file(
        "unknown.json",
        r#"{"eventType": "new_event", "namespace": "ChatApps", "description": "New", "payload": {}}"#,
    );
    room.file("receipt.json", RECEIPT);
    for (level, codes) in [("error", [0, 0]), ("warning", [0, 1]), ("notice", [1, 1])] {
        for (file, code) in ["unknown.json", "receipt.json"].into_iter().zip(codes) {
            for quiet in [&[][..], &["--quiet"]] {
                let arguments =
                    [&["validate", "--model", "event", "--fail-on", level, file][..], quiet].concat();
                assert_eq!(room.run(&arguments).code, code, "{arguments:?}");
            }
        }
    }
    let run = room.run(&["validate", "--fail-on", "off", "unknown.json"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("[possible values: error, warning, notice]"), "{}", run.stderr);
}

#[test]
fn lines_and_folders_are_checked_as_events() {
    let room = Room::new();
    let line = RECEIPT.replace('\n', "");
    room.file("received/a.ndjson", format!("{line}\n{{\"eventType\": \"inboundMessage\"}}\n[]\n"));
    room.file("received/b.json", RECEIPT);
    let run = room.run(&["validate", "--model", "event", "--format", "json", "received"]);
    assert_eq!(run.code, 1);
    let errors: Vec<_> = run.json()["files"][0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["level"] == "error")
        .map(|finding| format!("{} {}", finding["line"], finding["rule"]))
        .collect();
    assert_eq!(errors, [r#"2 "required""#, r#"2 "required""#, r#"3 "type""#]);
}

#[test]
fn an_event_may_be_larger_than_a_request() {
    let room = Room::new();
    let body =
        |bytes| format!(r#"{{"eventType": "inboundMessage", "umid": "a", "type": "{}"}}"#, "x".repeat(bytes));
    room.file("large.json", body(2_000_000));
    room.file("too-large.json", body(9_000_000));
    assert_eq!(room.run(&["validate", "--model", "event", "--quiet", "large.json"]).code, 0);
    let too_large = room.run(&["validate", "--model", "event", "too-large.json"]);
    assert!(too_large.code == 1 && too_large.stdout.contains("body_too_large"), "{too_large:?}");
    let limited = room.run(&["validate", "--model", "event", "--max-bytes", "1000", "large.json"]);
    assert!(limited.code == 1 && limited.stdout.contains("body_too_large"), "{limited:?}");
}

#[test]
fn a_kind_is_explained_under_each_of_its_names() {
    let room = Room::new();
    let page = |name| room.run(&["events", name]).stdout;
    assert!(page("user_id_update").contains("whatsapp_user_id_update"));
    assert_eq!(page("user_id_update"), page("whatsapp_user_id_update"));
}
