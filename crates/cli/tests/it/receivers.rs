//! `receiver check` against receivers that behave and receivers that don't.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use chatapps_webhooks::{Checker, Event, EventKind, Model, Policy, ProbeKind};
use serde_json::Value;

use crate::program::{FORMATS, Room, Run};

const VARIABLE: &str = "CHATAPPS_AUTHORIZATION";

/// A secret that no output may contain.
const RIGHT: &str = "Bearer hunter2";

/// What no output may contain either: what receivers say beside the status.
const SAID: &str = "hunter3";

/// What a receiver is sent.
struct Request {
    authorization: Option<String>,
    body: String,
}

impl Request {
    fn is_authentic(&self) -> bool {
        self.authorization.as_deref() == Some(RIGHT)
    }

    fn event(&self) -> Event {
        Checker::new(Policy::contract()).receive(&self.body).value
    }

    /// The body as JSON; `null` if it is none.
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }
}

/// What a receiver does.
enum Reply {
    Status(u16),
    After(Duration, u16),
    /// Closes the connection.
    Close,
    Text(&'static str),
}

/// A receiver that closes connections after a body of so many bytes, before it has read more.
fn receiver_up_to(limit: usize, reply: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/events", listener.local_addr().unwrap());
    let reply = Arc::new(reply);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let reply = Arc::clone(&reply);
            thread::spawn(move || serve(stream.unwrap(), limit, &*reply));
        }
    });
    url
}

fn receiver(reply: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> String {
    receiver_up_to(usize::MAX, reply)
}

/// Answers one request.
fn serve(mut stream: TcpStream, limit: usize, reply: &dyn Fn(&Request) -> Reply) {
    let (mut received, mut buffer) = (Vec::new(), [0; 16_384]);
    let request = loop {
        let length = stream.read(&mut buffer).unwrap_or_default();
        received.extend_from_slice(&buffer[..length]);
        let text = String::from_utf8_lossy(&received);
        if length == 0 || received.len() > limit {
            let _ = stream.shutdown(Shutdown::Both);
            return;
        }
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let headers: BTreeMap<_, _> = head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        assert!(head.starts_with("POST /events HTTP/1.1") && headers["content-type"] == "application/json");
        if body.len() == headers["content-length"].parse::<usize>().unwrap() {
            let authorization = headers.get("authorization").cloned();
            break Request { authorization, body: body.to_owned() };
        }
    };
    let status = match reply(&request) {
        Reply::Status(status) => status,
        Reply::After(time, status) => {
            thread::sleep(time);
            status
        }
        Reply::Close => return,
        Reply::Text(text) => {
            let _ = stream.write_all(text.as_bytes());
            return;
        }
    };
    let location = format!("http://elsewhere.example/{SAID}");
    let _ = write!(
        stream,
        "HTTP/1.1 {status} {SAID}\r\nLocation: {location}\r\nContent-Length: 7\r\nConnection: close\r\n\r\n{SAID}"
    );
}

/// A receiver that refuses strangers, and otherwise does as it is told.
fn guarded(reply: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> String {
    receiver(move |request| if request.is_authentic() { reply(request) } else { Reply::Status(401) })
}

/// A receiver that refuses strangers, and answers others with 400 if something holds of the
/// request.
fn refusing(holds: impl Fn(&Request) -> bool + Send + Sync + 'static) -> String {
    guarded(move |request| Reply::Status(if holds(request) { 400 } else { 204 }))
}

fn check(room: &Room, url: &str, arguments: &[&str]) -> Run {
    let run = room.run_with(&[&["receiver", "check", url], arguments].concat(), &[(VARIABLE, RIGHT)]);
    for secret in ["hunter2", SAID] {
        assert!(!run.stdout.contains(secret) && !run.stderr.contains(secret), "{run:?}");
    }
    run
}

/// The rules of the findings, and how often each was broken.
fn broken(run: &Run) -> Vec<(String, usize)> {
    let json = run.json();
    let mut rules = BTreeMap::new();
    for finding in json["files"][0]["findings"].as_array().unwrap() {
        *rules.entry(finding["rule"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    rules.into_iter().collect()
}

/// Asserts which rules a receiver breaks, and how often, and that all events were sent.
fn assert_broken(url: &str, expected: &[(&str, usize)]) -> Run {
    let run = check(&Room::new(), url, &["--format", "json", "--seed", "7"]);
    let expected: Vec<_> = expected.iter().map(|(rule, count)| ((*rule).to_owned(), *count)).collect();
    assert_eq!(broken(&run), expected, "{run:?}");
    assert!(!run.stderr.contains("were not sent"), "{run:?}");
    run
}

#[test]
fn a_receiver_that_answers_as_it_should_has_no_finding() {
    let room = Room::new();
    let url = guarded(|_| Reply::Status(204));
    let run = check(&room, &url, &["--record", "transcript.json"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "valid: nothing found in 1 receiver\n"), "{run:?}");
    assert!(run.stderr.contains(" events were sent; the slowest answer took "), "{run:?}");
    let recorded = std::fs::read_to_string(room.path().join("transcript.json")).unwrap();
    assert!(!recorded.contains("hunter") && !recorded.contains("payload"), "{recorded}");
    let transcript: Value = serde_json::from_str(&recorded).unwrap();
    let probes = transcript["probes"].as_array().unwrap();
    let values = |name: &str| -> BTreeSet<_> {
        probes.iter().filter_map(|probe| probe[name].as_str()).map(str::to_owned).collect()
    };
    assert_eq!(values("probe"), ProbeKind::ALL.map(|probe| probe.to_string()).into());
    assert_eq!(values("credentials"), ["missing", "right", "wrong"].map(str::to_owned).into());
    assert_eq!(values("kind"), EventKind::DOCUMENTED.iter().map(ToString::to_string).collect());
    assert_eq!(room.run(&["validate", "--model", "receiver-transcript", "transcript.json"]).code, 0);
    for format in FORMATS {
        assert_eq!(check(&room, &url, &["--format", format]).code, 0);
    }
    assert_eq!(check(&room, &url, &["--quiet"]).stderr, "");
}

#[cfg(feature = "server")]
#[test]
fn a_receiver_of_the_kit_has_no_finding() {
    use chatapps_webhooks_receiver::{Authentication, Delivery, Receiver};

    let authentication = Authentication::values([RIGHT]).unwrap();
    let receiver = Receiver::new(authentication, |_: Event, _: Delivery| async { Ok(()) });
    let (address, of_server) = std::sync::mpsc::channel();
    thread::spawn(move || {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            address.send(listener.local_addr().unwrap()).unwrap();
            let app = axum::Router::new().route_service("/events", receiver);
            axum::serve(listener, app).await.unwrap();
        });
    });
    let url = format!("http://{}/events", of_server.recv().unwrap());
    let run = assert_broken(&url, &[]);
    assert_eq!((run.code, &run.json()["valid"]), (0, &Value::Bool(true)));
}

#[test]
fn each_refusal_has_its_finding() {
    // Two events of a kind that isn't documented, and one business update of such a kind.
    let is_unknown = |request: &Request| {
        matches!(request.event().kind(), EventKind::UnknownEvent | EventKind::UnknownBusinessUpdate)
    };
    assert_broken(&refusing(is_unknown), &[("refused_unknown", 3)]);
    assert_broken(&refusing(|request| request.body.contains("\"mood\"")), &[("refused_unknown", 3)]);
    assert_broken(&refusing(|request| request.body.contains("something_new")), &[("refused_unknown", 3)]);
    assert_broken(
        &refusing(|request| matches!(request.json()["version"].as_i64(), Some(4 | 10))),
        &[("refused_unknown", 2)],
    );
    assert_broken(&refusing(|request| request.body.contains("60308Z")), &[("refused_variation", 3)]);
    // Receipts have `null` now and then in the documents, too.
    let has_null = |request: &Request| {
        request.body.contains(":null") && request.event().kind() != EventKind::DeliveryReceipt
    };
    assert_broken(&refusing(has_null), &[("refused_variation", 2)]);
    let is_contract =
        |request: &Request| Checker::new(Policy::contract()).is_valid(Model::Event, &request.body);
    assert_broken(&refusing(move |request| !is_contract(request)), &[("refused_malformed", 3)]);
    assert_broken(&refusing(|request| request.body.len() > 100_000), &[("refused_large_body", 1)]);
    // Bodies of the older formats have no version, or the first one.
    let is_older = |request: &Request| {
        request.json()["version"].as_i64().is_none_or(|version| version == 1)
            && request.body.contains("umid")
            && !request.json().is_null()
    };
    assert_broken(&refusing(is_older), &[("refused_legacy_format", 4)]);
}

#[test]
fn what_depends_on_earlier_events_has_its_finding() {
    let seen = Mutex::new(BTreeSet::new());
    let is_duplicate = move |request: &Request| !seen.lock().unwrap().insert(request.body.clone());
    assert_broken(&refusing(is_duplicate), &[("refused_duplicate", 2)]);
    let read = Mutex::new(BTreeSet::new());
    let is_late = move |request: &Request| {
        let payload = &request.json()["payload"];
        let umid = payload["umid"].to_string();
        match payload["status"]["state"].as_str() {
            Some("read") => {
                read.lock().unwrap().insert(umid);
                false
            }
            _ => read.lock().unwrap().contains(&umid),
        }
    };
    assert_broken(&refusing(is_late), &[("refused_late_receipt", 1)]);
}

#[test]
fn what_follows_a_refused_event_is_not_judged() {
    let is_read = |request: &Request| request.json()["payload"]["status"]["state"] == "read";
    let run = check(&Room::new(), &refusing(is_read), &["--format", "json"]);
    assert_eq!(broken(&run), [("refused_event".to_owned(), 2)], "{run:?}");
    assert!(
        run.stderr
            .contains("note: the others were not sent, because similar events before them were refused"),
        "{run:?}"
    );
    // The first event is refused, and comes again at the end.
    let first = Mutex::new(None);
    let is_first = move |request: &Request| {
        let mut first = first.lock().unwrap();
        *first.get_or_insert_with(|| request.body.clone()) == request.body
    };
    let run = check(&Room::new(), &refusing(is_first), &["--format", "json"]);
    assert_eq!(broken(&run), [("refused_event".to_owned(), 1)], "{run:?}");
}

#[test]
fn one_cause_for_everything_is_one_finding() {
    let room = Room::new();
    let elsewhere = |_: &Request| Reply::Status(307);
    for (url, rule, how) in [
        (guarded(|_| Reply::Status(400)), "refused_event", "were answered with 4XX"),
        (guarded(|_| Reply::Status(304)), "refused_event", "were answered with 3XX"),
        (receiver(|_| Reply::Status(503)), "refused_event", "were answered with 5XX"),
        (guarded(elsewhere), "redirected_event", "were answered with 3XX"),
        (guarded(|_| Reply::Status(403)), "authorization_refused", "were answered with 403"),
        (guarded(|_| Reply::Close), "no_answer", "had no answer"),
        (
            guarded(|_| Reply::After(Duration::from_millis(4_100), 200)),
            "slow_answer",
            "were answered after more than 4 seconds",
        ),
    ] {
        let run = check(&room, &url, &["--format", "json", "--record", "transcript.json"]);
        assert_eq!(broken(&run), [(rule.to_owned(), 1)], "{run:?}");
        let why = format!("note: the others were not sent, because the first 3 events {how}\n");
        assert!(run.stderr.starts_with("note: 3 of ") && run.stderr.contains(&why), "{run:?}");
        let recorded = std::fs::read_to_string(room.path().join("transcript.json")).unwrap();
        let transcript: Value = serde_json::from_str(&recorded).unwrap();
        assert_eq!(transcript["probes"].as_array().unwrap().len(), 1, "{recorded}");
        assert_eq!(transcript["probes"][0]["alike"], 2, "{recorded}");
    }
    // Three in a row that cost time end the check later, too.
    let url = guarded(|request| match request.event().kind() {
        EventKind::AccountUpdate => Reply::Close,
        _ => Reply::Status(204),
    });
    let run = check(&room, &url, &["--format", "json"]);
    assert_eq!(broken(&run), [("no_answer".to_owned(), 3)], "{run:?}");
    assert!(run.stderr.contains("because the last 3 events had no answer"), "{run:?}");
}

#[test]
fn a_finding_names_the_event_and_what_it_costs() {
    let room = Room::new();
    let url = refusing(|request| request.json()["payload"]["type"] == "Image");
    let run = check(&room, &url, &[]);
    assert_eq!(run.code, 1);
    for expected in [
        "error[refused_event]: answered 400 to a documented event (`inbound_message_received`, `Image`)",
        "receiver-transcript.json:",
        "/status",
        r#"{"probe":"event","status":400,"milliseconds":"#,
        r#""credentials":"right","kind":"inbound_message"#,
        "five times within about two minutes, and then drops it",
        "1 error in 1 receiver",
    ] {
        assert!(run.stdout.contains(expected), "{expected}: {run:?}");
    }
    let run = check(&room, &url, &["--format", "github", "--record", "checked.json"]);
    assert!(run.stdout.starts_with("::error file=checked.json,line="), "{run:?}");
    let sarif: Value = serde_json::from_str(&check(&room, &url, &["--format", "sarif"]).stdout).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "refused_event");
    let again = room.run(&["validate", "--model", "receiver-transcript", "checked.json"]);
    assert_eq!((again.code, again.stdout.matches("refused_event").count()), (1, 1));
}

#[test]
fn strangers_who_are_let_in_have_their_finding() {
    assert_broken(&receiver(|_| Reply::Status(204)), &[("unauthenticated_accepted", 2)]);
    let needs_any =
        |request: &Request| Reply::Status(if request.authorization.is_some() { 204 } else { 401 });
    assert_broken(&receiver(needs_any), &[("unauthenticated_accepted", 1)]);
    let url = receiver(|request| Reply::Status(if request.is_authentic() { 204 } else { 403 }));
    assert_eq!(assert_broken(&url, &[("unauthorized_status", 2)]).code, 0);
    let room = Room::new();
    assert_eq!(check(&room, &url, &["--fail-on", "notice"]).code, 1);
    assert_eq!(check(&room, &url, &["--rule", "unauthorized_status=error"]).code, 1);
    assert_eq!(check(&room, &url, &["--rule", "unauthorized_status=off", "--fail-on", "notice"]).code, 0);
    // Some look at an event before they look at who sends it.
    for kind in [EventKind::DeliveryReceipt, EventKind::TemplateStatusUpdate, EventKind::UnknownEvent] {
        let url = receiver(move |request| {
            Reply::Status(if request.is_authentic() || request.event().kind() == kind { 204 } else { 401 })
        });
        assert_broken(&url, &[("unauthenticated_accepted", 2)]);
    }
    let open = receiver(|_| Reply::Status(204));
    // Nothing would be found.
    let run = check(&room, &open, &["--policy", "contract"]);
    assert!(run.code == 2 && run.stderr.contains("all rules on receivers are off"), "{run:?}");
    let one = ["--policy", "contract", "--rule", "unauthenticated_accepted=warning"];
    assert_eq!(check(&room, &open, &one).code, 0);
    let run = room.run(&["receiver", "check", &open, "--rule", "unauthenticated_accepted=off"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("no authorization was given"), "{run:?}");
}

#[test]
fn without_the_right_authorization_a_few_events_are_enough() {
    let room = Room::new();
    let count = Arc::new(Mutex::new(0));
    let counted = Arc::clone(&count);
    let url = receiver(move |_| {
        *counted.lock().unwrap() += 1;
        Reply::Status(401)
    });
    let run = check(&room, &url, &["--format", "json"]);
    assert_eq!((run.code, broken(&run)), (1, vec![("authorization_refused".to_owned(), 1)]));
    assert!(run.stderr.contains("3 of "), "{run:?}");
    let run = room.run(&["receiver", "check", &url]);
    assert!(run.code == 2 && run.stderr.contains("set CHATAPPS_AUTHORIZATION"), "{run:?}");
    assert!(run.stderr.starts_with("error: the receiver answers 401"), "{run:?}");
    assert_eq!(*count.lock().unwrap(), 4);
    for mask in ["***", "Bearer ***"] {
        let run = room.run_with(&["receiver", "check", &url], &[(VARIABLE, mask)]);
        assert!(run.code == 2 && run.stderr.contains("CHATAPPS_AUTHORIZATION contains a mask"), "{run:?}");
    }
    assert_eq!(*count.lock().unwrap(), 4);
    room.file("secret", format!("{RIGHT}\n"));
    let run =
        room.run(&["receiver", "check", "--authorization-file", "secret", &guarded(|_| Reply::Status(200))]);
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn a_wrong_path_is_said_to_be_one() {
    let room = Room::new();
    let run = check(&room, &receiver(|_| Reply::Status(404)), &[]);
    assert!(run.code == 1 && run.stderr.contains("check the path of the URL"), "{run:?}");
    let is_receipt = |request: &Request| request.event().kind() == EventKind::DeliveryReceipt;
    let url = guarded(move |request| Reply::Status(if is_receipt(request) { 404 } else { 204 }));
    let run = check(&room, &url, &[]);
    assert!(run.code == 1 && !run.stderr.contains("check the path of the URL"), "{run:?}");
}

#[test]
fn a_redirect_is_not_followed() {
    let other = Arc::new(Mutex::new(0));
    let counted = Arc::clone(&other);
    let elsewhere = receiver(move |_| {
        *counted.lock().unwrap() += 1;
        Reply::Status(204)
    });
    let text = format!("HTTP/1.1 307 Moved\r\nLocation: {elsewhere}\r\nContent-Length: 0\r\n\r\n").leak();
    let url = guarded(|request| match request.json()["eventType"].as_str() {
        Some("account_update") => Reply::Text(text),
        _ => Reply::Status(204),
    });
    assert_broken(&url, &[("redirected_event", 3)]);
    assert_eq!(*other.lock().unwrap(), 0);
}

#[test]
fn connections_that_end_early_have_their_finding() {
    let url = guarded(|request| match request.json()["eventType"].as_str() {
        Some("template_quality_update") => Reply::Close,
        Some("template_category_update") => Reply::Text("no HTTP\r\n\r\n"),
        _ => Reply::Status(204),
    });
    assert_broken(&url, &[("no_answer", 2)]);
    // The receiver refuses what is large before it has read it, or reads it and then fails.
    let refuses = |request: &Request| Reply::Status(if request.is_authentic() { 204 } else { 401 });
    assert_broken(&receiver_up_to(200_000, refuses), &[("refused_large_body", 1)]);
    let room = Room::new();
    let run = check(&room, &receiver(|_| Reply::Close), &["--format", "json"]);
    assert_eq!((run.code, broken(&run)), (1, vec![("no_answer".to_owned(), 1)]));
    assert!(run.stderr.contains("because the first 3 events had no answer"), "{run:?}");
}

#[test]
fn slow_answers_have_their_finding() {
    let seconds = Duration::from_millis;
    let url = guarded(move |request| match request.json()["eventType"].as_str() {
        Some("template_quality_update") => Reply::After(seconds(4_200), 204),
        Some("template_category_update") => Reply::After(seconds(6_000), 204),
        _ => Reply::Status(204),
    });
    let run = assert_broken(&url, &[("answer_timeout", 1), ("slow_answer", 1)]);
    assert_eq!(run.code, 1);
}

#[test]
fn the_same_seed_sends_the_same_events_and_no_seed_sends_others() {
    let bodies = Arc::new(Mutex::new(Vec::new()));
    let sent = Arc::clone(&bodies);
    let url = guarded(move |request| {
        sent.lock().unwrap().push(request.body.clone());
        Reply::Status(204)
    });
    let room = Room::new();
    let sent_with = |arguments: &[&str]| -> Vec<String> {
        assert_eq!(check(&room, &url, arguments).code, 0);
        std::mem::take(&mut bodies.lock().unwrap())
    };
    let first = sent_with(&["--seed", "7"]);
    assert_eq!(sent_with(&["--seed", "7"]), first);
    let (one, two) = (sent_with(&[]), sent_with(&[]));
    assert!(one.iter().all(|body| !two.contains(body)));
}

#[test]
fn a_check_that_cannot_run_says_why() {
    let room = Room::new();
    for (arguments, expected) in [
        (&["http://127.0.0.1:1/"][..], "cannot reach the receiver: connection refused"),
        (&["https://127.0.0.1:1/"], "cannot reach the receiver: connection refused"),
        (&["http://nobody.invalid/"], "cannot reach the receiver: unknown host name"),
        (&["shop.example"], "URL: expected a URL that begins with `https://` or `http://`, found none"),
        (&["http://127.0.0.1:1/", "--rule", "refused=off"], "unknown rule `refused`"),
        (&["http://127.0.0.1:1/", "--rule", "type=off"], "belongs to the contract"),
        (&["http://127.0.0.1:1/", "--fail-on", "off"], "invalid value 'off'"),
        (&["http://127.0.0.1:1/", "--authorization-file", "nothing"], "cannot read the authorization"),
    ] {
        let run = check(&room, arguments[0], &arguments[1..]);
        assert!(
            run.code == 2 && run.stderr.contains(expected) && run.stdout.is_empty(),
            "{arguments:?}: {run:?}"
        );
    }
    let sent = Arc::new(Mutex::new(0));
    let counted = Arc::clone(&sent);
    let url = receiver(move |_| {
        *counted.lock().unwrap() += 1;
        Reply::Status(204)
    });
    let run = check(&room, &url, &["--record", "no-folder/transcript.json"]);
    assert!(run.code == 2 && run.stderr.contains("cannot write `no-folder/transcript.json`"), "{run:?}");
    assert_eq!(*sent.lock().unwrap(), 0);
    // What a file has stays until there is something else to write.
    room.file("transcript.json", "x".repeat(100_000));
    let record = || std::fs::read_to_string(room.path().join("transcript.json")).unwrap();
    assert_eq!(check(&room, "http://127.0.0.1:1/", &["--record", "transcript.json"]).code, 2);
    assert_eq!(record().len(), 100_000);
    check(&room, &url, &["--record", "transcript.json"]);
    assert!(serde_json::from_str::<Value>(&record()).unwrap()["probes"].is_array());
}
