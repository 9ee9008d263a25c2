//! `trigger --account` against the endpoint and its deliveries.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::loopback::{Receiver, Reply};
use crate::program::{Room, Run};
use crate::serving::{ACCOUNT, Serving};
use crate::stand_in::{Endpoint, failure};

const VARIABLE: &str = "CHATAPPS_API_KEY";

/// The sub-account of the webhooks.
const SCOPE: &str = "Onion_Marketing";

/// An endpoint with an account.
struct Setting {
    room: Room,
    server: Serving,
    key: String,
}

impl Setting {
    fn new() -> Self {
        let room = Room::new();
        let added = room.run(&["accounts", "add", ACCOUNT, "--sub-account", SCOPE]);
        assert_eq!(added.code, 0, "{added:?}");
        let key = room.run(&["keys", "add", ACCOUNT]).stdout.trim().to_owned();
        let server = Serving::start(room.path(), &["--allow-network", "127.0.0.0/8"]);
        Self { room, server, key }
    }

    /// Gives the account the webhook of a receiver.
    fn webhook(&self, scope: &str, webhook_type: &str, receiver: &Receiver) {
        let webhook = json!([{ "subAccountId": scope, "type": webhook_type, "url": receiver.origin }]);
        assert_eq!(self.server.send("POST", &self.key, &webhook.to_string()).unwrap().0, 200);
    }

    fn trigger(&self, arguments: &[&str]) -> Run {
        trigger(&self.room, &self.server.origin, &self.key, arguments)
    }
}

fn trigger(room: &Room, origin: &str, key: &str, arguments: &[&str]) -> Run {
    let place = ["trigger", "--account", ACCOUNT, "--base-url", origin];
    let run = room.run_with(&[&place, arguments].concat(), &[(VARIABLE, key)]);
    assert!(!run.stdout.contains(key) && !run.stderr.contains(key), "{run:?}");
    run
}

fn lines(run: &Run) -> Vec<Value> {
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The bodies that a receiver got, as JSON.
fn bodies(receiver: &Receiver) -> Vec<Value> {
    receiver.got().iter().map(|got| serde_json::from_str(&got.body).unwrap()).collect()
}

#[test]
fn an_event_goes_to_each_webhook_that_fits() {
    let setting = Setting::new();
    let [own, all, other] = [(); 3].map(|()| Receiver::answering(204));
    setting.webhook(SCOPE, "MSG", &own);
    setting.webhook("*", "MSG", &all);
    setting.webhook("*", "CADR", &other);
    let set = format!("payload.subAccountId={SCOPE}");
    let run = setting.trigger(&["inbound_message_received", "--set", &set]);
    assert_eq!((run.code, run.stdout.lines().count()), (0, 2), "{run:?}");
    for scope in [SCOPE, "*"] {
        let to = format!(" to MSG of `{scope}`: after ");
        assert!(
            run.stdout
                .lines()
                .any(|line| line.contains(&to) && line.ends_with(" ms: 204 No Content; delivered")),
            "{run:?}"
        );
    }
    assert_eq!([&own, &all, &other].map(|receiver| receiver.got().len()), [1, 1, 0]);
    assert_eq!(bodies(&own)[0]["payload"]["subAccountId"], SCOPE);
}

#[test]
fn a_failing_receiver_gets_an_event_again() {
    let setting = Setting::new();
    let receiver = Receiver::start(|_, number| Reply::Status(if number == 1 { 500 } else { 200 }));
    setting.webhook("*", "CADR", &receiver);
    let run = setting.trigger(&["outbound_message_status_changed", "-o", "json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let [first, second] = &lines(&run)[..] else { panic!("two attempts: {run:?}") };
    for (line, attempt, status, next, wait) in
        [(first, 1, 500, "retry", json!(1000)), (second, 2, 200, "delivered", Value::Null)]
    {
        assert_eq!(line["kind"], "outbound_message_status_changed");
        assert!(line["key"].as_str().unwrap().starts_with("dr:"));
        assert_eq!((&line["attempt"], &line["status"]), (&json!(attempt), &json!(status)));
        assert_eq!((&line["next"], &line["retryAfterMilliseconds"]), (&json!(next), &wait));
        assert_eq!((&line["subAccountId"], &line["type"]), (&json!("*"), &json!("CADR")));
        assert!(line["milliseconds"].is_u64() && line["error"].is_null());
        let path = format!("deliveries/{}", line["deliveryId"].as_str().unwrap());
        let (status, text) = setting.server.ask("GET", &path, &setting.key, "").unwrap();
        assert!(status == 200 && text.contains(line["eventId"].as_str().unwrap()), "{text}");
    }
}

#[test]
fn a_webhook_that_is_deleted_meanwhile_gets_nothing_more() {
    let setting = Setting::new();
    let receiver = Receiver::answering(500);
    setting.webhook("*", "MSG", &receiver);
    let run = std::thread::scope(|scope| {
        let running = scope.spawn(|| setting.trigger(&["inboundMessage", "-o", "json"]));
        receiver.wait_for(1);
        let target = json!([{ "subAccountId": "*", "type": "MSG" }]).to_string();
        assert_eq!(setting.server.send("DELETE", &setting.key, &target).unwrap().0, 200);
        running.join().unwrap()
    });
    assert_eq!(run.code, 1, "{run:?}");
    let lines = lines(&run);
    assert_eq!((&lines[0]["status"], &lines[0]["next"]), (&json!(500), &json!("retry")));
    let last = lines.last().unwrap();
    assert_eq!((&last["status"], &last["next"]), (&Value::Null, &json!("no_webhook")));
    assert_eq!(last["error"], "the webhook was deleted or disabled meanwhile");
}

#[test]
fn acceptance_is_enough_without_the_wait() {
    let setting = Setting::new();
    setting.webhook("*", "CADR", &Receiver::start(|_, _| Reply::Hang));
    let start = Instant::now();
    let run = setting.trigger(&["external_app_message", "--no-wait"]);
    assert!(run.code == 0 && start.elapsed() < Duration::from_secs(30), "{run:?}");
    assert!(run.stdout.ends_with(" to CADR of `*`: accepted; in the queue of the endpoint\n"), "{run:?}");
    let run = setting.trigger(&["external_app_message", "--no-wait", "-o", "json"]);
    let line = &lines(&run)[0];
    assert_eq!((&line["attempt"], &line["next"]), (&json!(0), &json!("queued")));
    assert!(line["status"].is_null() && line["error"].is_null() && line["milliseconds"].is_null());
}

#[test]
fn an_event_that_no_webhook_gets_is_not_delivered() {
    let setting = Setting::new();
    let receiver = Receiver::answering(204);
    setting.webhook(SCOPE, "CADR", &receiver);
    let run = setting.trigger(&["inbound_message_received", "--sub-account", SCOPE]);
    assert_eq!(run.code, 1, "{run:?}");
    let expected =
        format!(": the account has no enabled webhook of type MSG of `{SCOPE}` or `*`; not delivered\n");
    assert!(run.stdout.ends_with(&expected), "{run:?}");
    let run = setting.trigger(&["account_update", "-o", "json", "--no-wait"]);
    assert_eq!((run.code, &lines(&run)[0]["next"]), (1, &json!("no_webhook")), "{run:?}");
    assert!(receiver.got().is_empty());
}

#[test]
fn an_event_that_names_no_webhook_is_given_a_route() {
    let setting = Setting::new();
    let receiver = Receiver::answering(204);
    setting.webhook("*", "CABM", &receiver);
    // Kinds of one type say it, whatever becomes of them.
    let unknown = ["account_update", "--set", "eventType=account_moved"];
    let run = setting.trigger(&unknown);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(bodies(&receiver)[0]["eventType"], "account_moved");
    let several = ["MSG", "CADR", "--fault", "unknown_event"];
    let run = setting.trigger(&several);
    assert!(run.code == 2 && run.stdout.is_empty(), "{run:?}");
    assert!(run.stderr.contains("400 Bad Request") && run.stderr.contains("help: say which webhooks get"));
    assert!(run.stderr.contains("--webhook-type, and --sub-account unless"), "{run:?}");
    let run = setting.trigger(&[&several[..], &["--webhook-type", "CABM"]].concat());
    assert_eq!((run.code, receiver.got().len()), (0, 2), "{run:?}");
    let [message, receipt] = [(); 2].map(|()| Receiver::answering(204));
    setting.webhook("*", "MSG", &message);
    setting.webhook("*", "CADR", &receipt);
    for (kinds, got) in [("MSG", &message), ("CADR", &receipt), ("CABM", &receiver)] {
        let run = setting.trigger(&[kinds, "--fault", "unknown_event"]);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(!got.got().is_empty(), "{run:?}");
    }
}

#[test]
fn a_given_sub_account_arrives_as_it_is() {
    let setting = Setting::new();
    let odd = "Onion&type";
    let added = setting.room.run(&["accounts", "add", ACCOUNT, "--sub-account", odd]);
    assert_eq!(added.code, 0, "{added:?}");
    let receiver = Receiver::answering(204);
    setting.webhook(odd, "MSG", &receiver);
    let run = setting.trigger(&["inboundMessage", "--sub-account", odd]);
    assert!(run.code == 0 && run.stdout.contains(" to MSG of `Onion&type`: after "), "{run:?}");
}

#[test]
fn scenarios_repetitions_and_odd_orders_are_those_that_were_asked_for() {
    let setting = Setting::new();
    let receiver = Receiver::answering(204);
    setting.webhook("*", "CADR", &receiver);
    let states = |arguments: &[&str], from: usize| -> Vec<String> {
        let run = setting.trigger(&[&["--scenario", "whatsapp-read"], arguments].concat());
        assert_eq!(run.code, 0, "{run:?}");
        let states = bodies(&receiver).into_iter().skip(from);
        states.map(|body| body["payload"]["status"]["state"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(states(&[], 0), ["queued", "sent", "delivered", "read"]);
    let odd = ["--delivery-fault", "out_of_order", "--delivery-fault", "late_retry"];
    assert_eq!(states(&odd, 4), ["read", "delivered", "sent", "queued", "read"]);
    assert_eq!(states(&["--delivery-fault", "duplicate"], 9).len(), 8);
    let many =
        ["external_app_message", "--count", "20", "--repeat", "2", "--concurrency", "8", "--rate", "200"];
    let run = setting.trigger(&many);
    assert_eq!((run.code, run.stdout.matches("; delivered\n").count()), (0, 40), "{run:?}");
    assert_eq!(receiver.got().len(), 17 + 40);
}

#[test]
fn what_is_no_endpoint_of_ours_is_told_from_a_wrong_key() {
    let setting = Setting::new();
    let run = trigger(&setting.room, &setting.server.origin, "hunter2-wrong", &["inboundMessage"]);
    assert!(run.code == 2 && run.stderr.contains("401 Unauthorized"), "{run:?}");
    assert!(run.stderr.ends_with("help: check the API key\n"), "{run:?}");
    let run = trigger(&setting.room, "http://127.0.0.1:1", &setting.key, &["inboundMessage"]);
    assert!(run.code == 2 && run.stderr.contains("connection refused"), "{run:?}");
    let not_found = failure(1300, "The path does not exist");
    for (status, body) in [("404 Not Found", &*not_found), ("405 Method Not Allowed", ""), ("200 OK", "{}")] {
        let other = Endpoint::answering(&[(status, body)]);
        let run = trigger(&setting.room, &other.url(), "hunter2", &["inboundMessage"]);
        assert!(run.code == 2 && run.stdout.is_empty(), "{run:?}");
        assert!(
            run.stderr.contains(status) && run.stderr.contains("help: only an endpoint of `serve`"),
            "{run:?}"
        );
    }
    let other = Endpoint::answering(&[("202 Accepted", "{}")]);
    let run = trigger(&setting.room, &other.url(), "hunter2", &["inboundMessage"]);
    assert!(run.code == 2 && run.stderr.contains("did not answer with the ids of deliveries"), "{run:?}");
}

#[test]
fn what_an_endpoint_says_of_a_delivery_is_shown_without_secrets_and_harmless() {
    let accepted = json!({
        "eventId": "e", "kind": "inbound_message_received",
        "deliveries": [{ "deliveryId": "d&x=1", "subAccountId": "hunter2-key\u{1b}[31m", "type": "\u{202e}MSG" }],
    });
    let delivery = |state: &str| {
        let attempt = json!({
            "number": 1, "startedAt": "2026-07-21T00:00:00Z", "milliseconds": 7,
            "outcome": "hunter2-key said \u{9b}",
        });
        json!({ "deliveries": [{ "deliveryId": "d&x=1", "state": state, "attempts": [attempt] }] })
            .to_string()
    };
    let answers = |state| {
        // While it is busy, it is asked again.
        let busy = ("503 Service Unavailable", String::new());
        [("202 Accepted", accepted.to_string()), busy, ("200 OK", delivery(state))]
    };
    for (state, format, code) in [("failed", "human", 1), ("failed", "json", 1), ("delivered", "human", 0)] {
        let answers = answers(state);
        let answers: Vec<_> = answers.iter().map(|(status, body)| (*status, &**body)).collect();
        let endpoint = Endpoint::answering(&answers);
        let run = trigger(&Room::new(), &endpoint.url(), "hunter2-key", &["inboundMessage", "-o", format]);
        assert_eq!((run.code, run.stdout.lines().count()), (code, 1), "{run:?}");
        assert!(!run.stdout.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{run:?}");
        let requests = endpoint.requests();
        assert!(requests[0].path.ends_with("/events") && requests[1].path.contains("/deliveries?eventId=e&"));
        if (state, format) == ("failed", "human") {
            let expected = "\\u{202e}MSG of `***\\u{1b}[31m`: after 7 ms: *** said \\u{9b}; not delivered: the platform drops the event\n";
            assert!(run.stdout.ends_with(expected), "{run:?}");
        }
    }
}

#[test]
fn a_receiver_that_does_not_answer_is_told_from_one_that_refuses() {
    let setting = Setting::new();
    let receiver = Receiver::start(|_, number| match number {
        1 => Reply::Raw(b"no HTTP\r\n\r\n".to_vec()),
        _ => Reply::Status(202),
    });
    setting.webhook("*", "CABM", &receiver);
    let run = setting.trigger(&["template_status_update", "-o", "json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let lines = lines(&run);
    assert_eq!(lines[0]["error"], "the connection ended without an HTTP response", "{run:?}");
    assert!(lines[0]["status"].is_null() && lines[0]["next"] == "retry" && lines[1]["status"] == 202);
}

#[test]
fn an_endpoint_that_says_nothing_of_an_accepted_event_ends_the_command() {
    let accepted = json!({
        "eventId": "e", "kind": "inboundMessage",
        "deliveries": [{ "deliveryId": "d", "subAccountId": "*", "type": "MSG" }],
    });
    let endpoint = Endpoint::answering(&[("202 Accepted", &accepted.to_string()), ("401 Unauthorized", "")]);
    let run = trigger(&Room::new(), &endpoint.url(), "hunter2", &["inboundMessage"]);
    assert_eq!(run.code, 2, "{run:?}");
    let expected = "the endpoint has accepted the event `e`, but doesn't say what becomes of it: the endpoint answered 401";
    assert!(run.stderr.contains(expected), "{run:?}");
}

#[test]
fn an_endpoint_that_tells_of_something_else_ends_the_command() {
    let accepted = json!({
        "eventId": "e", "kind": "inboundMessage",
        "deliveries": [{ "deliveryId": "d", "subAccountId": "*", "type": "MSG" }],
    });
    let list = |id: &str, state: &str| {
        json!({ "deliveries": [{ "deliveryId": id, "state": state, "attempts": [] }] }).to_string()
    };
    for (list, expected) in [
        (list("another", "queued"), "did not answer with the deliveries of the event"),
        (list("d", "postponed"), "did not answer with a state of deliveries that is known"),
    ] {
        let answers = [("202 Accepted", &*accepted.to_string()), ("200 OK", &*list)];
        let endpoint = Endpoint::answering(&answers);
        let run = trigger(&Room::new(), &endpoint.url(), "hunter2", &["inboundMessage"]);
        assert!(run.code == 2 && run.stderr.contains(expected), "{run:?}");
    }
}

#[test]
fn one_of_a_receiver_and_an_account_is_asked_for_with_its_own_options() {
    let room = Room::new();
    let to = ["--to", "http://shop.example/"];
    let account = ["--account", ACCOUNT, "--base-url", "http://127.0.0.1:1"];
    let both = [&to[..], &account].concat();
    for (options, more, expected) in [
        (&[][..], &[][..], "--to <URL>|--account <ID>"),
        (&both, &[], "cannot be used with"),
        (&account, &["--retries", "1"], "cannot be used with '--retries <N>'"),
        (&account, &["--fast"], "cannot be used with '--fast'"),
        (&account, &["--authorization-file", "a"], "cannot be used with '--authorization-file <FILE>'"),
        (
            &account,
            &["--delivery-fault", "slow"],
            "--delivery-fault slow: an endpoint always sends whole requests",
        ),
        (&account, &["--delivery-fault", "cut_off"], "--delivery-fault cut_off: an endpoint"),
        (&account, &["--sub-account", ""], "a value is required for '--sub-account <ID>'"),
        (&account, &["--webhook-type", "SMS"], "invalid value 'SMS' for '--webhook-type <TYPE>'"),
        (&account[..2], &[], "were not provided:\n  --base-url <URL>"),
        (&account[..2], &["--region", "europe"], "'--account <ID>' cannot be used with '--region <REGION>'"),
        (&to, &["--no-wait"], "'--to <URL>' cannot be used with '--no-wait'"),
        (&to, &["--webhook-type", "MSG"], "'--to <URL>' cannot be used with '--webhook-type <TYPE>'"),
        (&to, &["--sub-account", "a"], "'--to <URL>' cannot be used with '--sub-account <ID>'"),
        (&to, &["--base-url", "https://a.example"], "'--to <URL>' cannot be used with '--base-url <URL>'"),
        (&to, &["--region", "europe"], "'--to <URL>' cannot be used with '--region <REGION>'"),
        (&to, &["--api-key-file", "a"], "'--to <URL>' cannot be used with '--api-key-file <FILE>'"),
        (&to, &["--timeout", "9"], "'--to <URL>' cannot be used with '--timeout <SECONDS>'"),
        (&account, &[], "no API key: set CHATAPPS_API_KEY"),
    ] {
        let run = room.run(&[&["trigger", "MSG"], options, more].concat());
        assert!(run.code == 2 && run.stderr.contains(expected), "{options:?} {more:?}: {run:?}");
    }
}
