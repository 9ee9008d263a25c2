//! `trigger`, `replay` and `listen`, against each other and against receivers that misbehave.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::{Child, ChildStdout};
use std::thread;

use serde_json::Value;

use crate::program::{Room, Run, ended_by_closed_pipe};

const VARIABLE: &str = "CHATAPPS_AUTHORIZATION";

/// A secret that no output may contain.
const RIGHT: &str = "Bearer hunter2";

/// `listen` on a free port. It is killed when it is dropped.
struct Listening {
    child: Child,
    /// `None` once it is closed.
    out: Option<BufReader<ChildStdout>>,
    url: String,
}

impl Listening {
    fn start(room: &Room, arguments: &[&str], authorization: Option<&str>) -> Self {
        let mut command = room.command(&[&["listen", "--port", "0"], arguments].concat());
        command.env_remove(VARIABLE).envs(authorization.map(|value| (VARIABLE, value)));
        let mut child = command.spawn().unwrap();
        let mut notes = BufReader::new(child.stderr.take().unwrap()).lines();
        let said = notes.by_ref().map(Result::unwrap).find(|note| note.contains("listening on ")).unwrap();
        let url = said.split_once("listening on ").unwrap().1.split(';').next().unwrap().to_owned();
        let out = child.stdout.take().map(BufReader::new);
        Self { child, out, url }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.out.as_mut().unwrap().read_line(&mut line).unwrap();
        assert!(!line.contains("hunter2"), "{line}");
        line
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn send(room: &Room, arguments: &[&str]) -> Run {
    let run = room.run_with(&[arguments, &["--fast"]].concat(), &[(VARIABLE, RIGHT)]);
    assert!(!run.stdout.contains("hunter2") && !run.stderr.contains("hunter2"), "{run:?}");
    run
}

/// What the attempts of a run were answered, and what comes next.
fn attempts(run: &Run) -> Vec<(Option<u64>, String)> {
    let lines = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.map(|line| (line["status"].as_u64(), line["next"].as_str().unwrap().to_owned())).collect()
}

/// A receiver that answers each request with one of some texts, and then no more. Returns its URL.
fn receiver(answers: &'static [&'static str]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/events", listener.local_addr().unwrap());
    thread::spawn(move || {
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            let mut buffer = [0; 4096];
            // A request that is cut off ends early.
            loop {
                let length = stream.read(&mut buffer).unwrap_or_default();
                request.extend_from_slice(&buffer[..length]);
                if length == 0 || request.ends_with(b"}}") || request.ends_with(b"}") {
                    break;
                }
            }
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    url
}

const TAKEN: &str = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
const BROKEN: &str = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
const ELSEWHERE: &str = "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
const UNCHANGED: &str = "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n";

#[test]
fn a_message_arrives_and_nothing_about_people_is_printed() {
    let room = Room::new();
    let mut listening = Listening::start(&room, &["--record", "received.ndjson"], Some(RIGHT));
    let url = listening.url.clone();
    let message =
        ["trigger", "inbound_message_received", "--set", "payload.content.text=hunter2", "--to", &url];
    let sent = send(&room, &message);
    assert_eq!(sent.code, 0, "{sent:?}");
    assert!(sent.stdout.contains("204 No Content") && sent.stdout.ends_with("; delivered\n"), "{sent:?}");
    assert!(listening.line().starts_with("inbound_message_received in:"));
    // Again: the same event.
    assert_eq!(send(&room, &message).code, 0);
    assert!(listening.line().ends_with(": a duplicate\n"));
    let recorded = std::fs::read_to_string(room.path().join("received.ndjson")).unwrap();
    assert_eq!(recorded.lines().count(), 1);
    assert_eq!(room.run(&["validate", "--model", "event", "received.ndjson"]).code, 0);
    assert_eq!(send(&room, &["replay", "received.ndjson", "--to", &url]).code, 0);
    assert!(listening.line().ends_with(": a duplicate\n"));
}

#[test]
fn a_wrong_authorization_is_refused() {
    let room = Room::new();
    let mut listening = Listening::start(&room, &[], Some("Bearer another"));
    let url = listening.url.clone();
    let sent = send(&room, &["trigger", "CADR", "--retries", "0", "--to", &url]);
    assert!(sent.code == 1 && sent.stdout.contains("401 Unauthorized"), "{sent:?}");
    assert_eq!(listening.line(), "a request with no `Authorization`, or a wrong one\n");
    assert_eq!(listening.line(), "answered 401 Unauthorized\n");
}

#[test]
fn the_events_of_a_scenario_arrive_in_order_with_their_findings() {
    let room = Room::new();
    let mut listening = Listening::start(&room, &["-o", "json", "--show-content"], None);
    let url = listening.url.clone();
    assert_eq!(send(&room, &["trigger", "--scenario", "whatsapp-read", "--to", &url]).code, 0);
    let mut next = || serde_json::from_str::<Value>(&listening.line()).unwrap();
    let states: Vec<_> = (0..4)
        .map(|_| {
            let body: Value = serde_json::from_str(next()["body"].as_str().unwrap()).unwrap();
            body["payload"]["status"]["state"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(states, ["queued", "sent", "delivered", "read"]);
    let odd = ["trigger", "template_status_update", "--fault", "unknown_property", "--to", &url];
    assert_eq!(send(&room, &odd).code, 0);
    assert_eq!(next()["report"]["findings"][0]["rule"], "undocumented_property");
}

#[test]
fn what_is_not_taken_is_sent_again_and_dropped_at_last() {
    let room = Room::new();
    let trigger = |answers: &'static [&'static str], more: &[&str]| {
        let url = receiver(answers);
        send(&room, &[&["trigger", "inboundMessage", "-o", "json", "--to", &url], more].concat())
    };
    let run = trigger(&[BROKEN, ELSEWHERE, TAKEN], &[]);
    assert_eq!(run.code, 0);
    let expected = [(Some(500), "retry"), (Some(302), "retry"), (Some(204), "delivered")];
    assert_eq!(attempts(&run), expected.map(|(status, next)| (status, next.to_owned())));
    let run = trigger(&[BROKEN; 5], &[]);
    assert_eq!((run.code, attempts(&run).len()), (1, 5));
    assert_eq!(attempts(&run)[4], (Some(500), "dropped".to_owned()));
    let run = trigger(&["", TAKEN], &["--delivery-fault", "cut_off"]);
    assert_eq!(attempts(&run), [(None, "retry".to_owned()), (Some(204), "delivered".to_owned())]);
    let run = room.run(&["trigger", "MSG", "--to", &receiver(&[BROKEN, TAKEN])]);
    assert!(run.stdout.contains(" ms: 500 Internal Server Error; will be sent again in 1 s\n"), "{run:?}");
    for (answers, expected) in
        [(&[ELSEWHERE], "302 Found, not followed; "), (&[UNCHANGED], "304 Not Modified; ")]
    {
        let run = send(&room, &["trigger", "MSG", "--retries", "0", "--to", &receiver(answers)]);
        assert!(run.stdout.contains(expected), "{run:?}");
    }
    let run = send(&room, &["trigger", "MSG", "--to", "http://127.0.0.1:1/"]);
    let refused = " ms: connection refused (check that the server is running, and the port); ";
    assert!(run.stdout.lines().all(|line| line.contains(refused)), "{run:?}");
    assert_eq!((run.code, run.stdout.matches("connection refused").count()), (1, 5));
}

#[test]
fn odd_orders_are_those_that_were_asked_for() {
    let room = Room::new();
    let keys = |faults: &[&str]| -> Vec<String> {
        let mut listening = Listening::start(&room, &["-o", "json"], None);
        let url = listening.url.clone();
        let mut arguments = vec!["trigger", "external_app_message", "--count", "2", "--to", &url];
        arguments.extend(faults.iter().flat_map(|fault| ["--delivery-fault", fault]));
        let sent = send(&room, &arguments);
        assert_eq!(sent.code, 0);
        let _ = listening.line();
        sent.stdout.lines().map(|line| line.split(' ').nth(1).unwrap().to_owned()).collect()
    };
    let [first, second] = &keys(&[])[..] else { panic!("two events") };
    assert_eq!(keys(&["out_of_order"]), [second.clone(), first.clone()]);
    assert_eq!(keys(&["duplicate"]), [first, first, second, second].map(Clone::clone));
    assert_eq!(keys(&["late_retry"]), [first, second, first].map(Clone::clone));
}

#[test]
fn an_answer_of_listen_and_one_of_another_receiver_can_be_chosen() {
    let room = Room::new();
    let listening = Listening::start(&room, &["--answer", "500", "--delay", "20ms"], None);
    let run = send(&room, &["trigger", "MSG", "--retries", "0", "-o", "json", "--to", &listening.url]);
    assert_eq!(attempts(&run), [(Some(500), "dropped".to_owned())]);
    let other = receiver(&[BROKEN, TAKEN]);
    let mut listening = Listening::start(&room, &["--forward-to", &other], None);
    let url = listening.url.clone();
    let run = send(&room, &["trigger", "MSG", "-o", "json", "--to", &url]);
    assert_eq!(attempts(&run), [(Some(503), "retry".to_owned()), (Some(204), "delivered".to_owned())]);
    let _ = listening.line();
    assert!(listening.line().contains("the other receiver answered 500"));
    assert_eq!(listening.line(), "answered 503 Service Unavailable\n");
}

#[test]
fn mistakes_say_what_to_do() {
    let room = Room::new();
    for (arguments, expected) in [
        (&["trigger", "MSG", "--to", "shop.example"][..], "`http://`, found none of both"),
        (&["trigger", "MSG", "--to", "ftp://shop.example/"], "`http://`, found another scheme"),
        (&["trigger", "--to", "http://shop.example/"], "<KIND[=WEIGHT]|--scenario <NAME>>"),
        (
            &["trigger", "MSG", "--fault", "unlucky", "--to", "http://shop.example/"],
            "unknown fault `unlucky`",
        ),
        (&["replay", "nothing.ndjson", "--to", "http://shop.example/"], "cannot read `nothing.ndjson`"),
        (&["trigger", "MSG", "--to", "http://shop.example:99999/"], "--to: expected a port from 1 to 65535"),
        (&["trigger", "MSG", "--to", "http://shop.example:1x/"], "--to: expected"),
        (
            &["trigger", "--scenario", "conversation", "--channel", "sms", "--to", "http://shop.example/"],
            "cannot be used with",
        ),
        (
            &["trigger", "--scenario", "conversation", "--concurrency", "2", "--to", "http://shop.example/"],
            "cannot be used with",
        ),
        (&["listen", "--forward-to", "http://:80/"], "--forward-to: expected a URL such as"),
        (&["listen", "--delay", "6"], "expected a time such as `6s`"),
        (&["listen", "--answer", "99"], "99 is not in 200..=599"),
        (&["listen", "--forward-to", "shop"], "--forward-to: expected a URL that begins with"),
    ] {
        let run = room.run(arguments);
        assert!(run.code == 2 && run.stderr.contains(expected), "{arguments:?}: {run:?}");
    }
    let run = room.run_with(&["trigger", "MSG", "--to", "http://shop.example/"], &[(VARIABLE, "a\nhunter2")]);
    assert!(run.code == 2 && run.stderr.contains("does not contain a value for `Authorization`"), "{run:?}");
    assert!(!run.stderr.contains("hunter2"));
    room.file("masked", "Bearer ***\n");
    let masked = ["trigger", "MSG", "--to", "http://shop.example/", "--authorization-file", "masked"];
    let run = room.run(&masked);
    assert!(run.code == 2 && run.stderr.contains("`masked` contains a mask such as `***`"), "{run:?}");
    room.file("empty.ndjson", "\n \n");
    let run = room.run(&["replay", "empty.ndjson", "--to", "http://shop.example/"]);
    assert_eq!((run.code, &*run.stderr), (0, "note: nothing was sent: `empty.ndjson` has no event\n"));
}

#[test]
fn a_record_has_each_event_once_and_replays_as_it_came() {
    let room = Room::new();
    let other = receiver(&[BROKEN, TAKEN, TAKEN]);
    let listening = Listening::start(&room, &["--record", "a.ndjson", "--forward-to", &other], None);
    let body = "{\r\n \"eventType\": \"inboundMessage\",\n \"umid\": \"a\", \"type\": \"\u{202e}\"}";
    room.file("a.json", body);
    room.file("b.json", "no JSON}");
    for file in ["a.json", "b.json"] {
        assert_eq!(send(&room, &["replay", file, "--to", &listening.url]).code, 0);
    }
    let recorded = std::fs::read_to_string(room.path().join("a.ndjson")).unwrap();
    assert_eq!(recorded, format!("{}\n", body.replace(['\r', '\n'], " ")));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(room.path().join("a.ndjson")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn what_senders_write_reaches_no_terminal_and_a_closed_pipe_ends_it() {
    let room = Room::new();
    let mut listening = Listening::start(&room, &["-o", "json"], None);
    let odd = "{\"eventType\": \"inboundMessage\", \"umid\": \"a\\u009b\", \"type\": \"Text\", \"\u{202e}##[x]\": 1}";
    room.file("odd.json", odd);
    assert_eq!(send(&room, &["replay", "odd.json", "--to", &listening.url]).code, 0);
    let line = listening.line();
    assert!(!line.contains(['\u{202e}', '\u{9b}']) && !line.contains("##["), "{line}");
    listening.out = None;
    let url = listening.url.clone();
    for seed in ["1", "2", "3"] {
        send(&room, &["trigger", "MSG", "--seed", seed, "--retries", "0", "--to", &url]);
    }
    assert!(ended_by_closed_pipe(listening.child.wait().unwrap()));
}
