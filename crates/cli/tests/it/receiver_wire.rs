//! What happens on the wire between the program and a receiver: early answers, TLS, proxies, and
//! answers that nobody can read.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use serde_json::json;

use crate::program::{Room, Run};
use crate::stand_in::Endpoint;

/// A receiver that does something with each connection, once the head of the request is there.
/// Returns its URL.
fn receiver(serve: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/events", listener.local_addr().unwrap());
    let serve = Arc::new(serve);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (serve, mut stream) = (Arc::clone(&serve), stream.unwrap());
            thread::spawn(move || {
                let head = head(&mut stream);
                serve(&head, &mut stream);
            });
        }
    });
    url
}

/// Reads the head of a request, and nothing of the body if it can be helped.
fn head(stream: &mut TcpStream) -> String {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or_default() == 1 {
        head.push(byte[0]);
        // The first record of TLS has no such end.
        if head[0] == 0x16 && head.len() == 6 {
            break;
        }
    }
    String::from_utf8_lossy(&head).into_owned()
}

fn length_in(head: &str) -> usize {
    let lines = head.lines().filter_map(|line| line.split_once(": "));
    let mut lengths = lines.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    lengths.next().unwrap().1.parse().unwrap()
}

fn respond(stream: &mut TcpStream, status: &str) {
    // At once, so that nothing is left to send when the connection is closed.
    let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    let _ = stream.write_all(answer.as_bytes());
}

fn check(url: &str, arguments: &[&str]) -> Run {
    Room::new().run(&[&["receiver", "check", url, "--format", "json"], arguments].concat())
}

/// The messages of the findings.
fn messages(run: &Run) -> Vec<String> {
    let findings = run.json()["files"][0]["findings"].as_array().unwrap().clone();
    findings.iter().map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_answer_to_the_head_counts_although_the_body_could_not_be_written() {
    let off = ["--rule", "unauthenticated_accepted=off"];
    let eager = receiver(|_, stream| respond(stream, "204 No Content"));
    let strict = receiver(|head, stream| {
        respond(stream, if length_in(head) > 100_000 { "413 Too Large" } else { "204 No Content" });
    });
    for _ in 0..5 {
        let run = check(&eager, &off);
        assert_eq!((run.code, messages(&run).len()), (0, 0), "{run:?}");
        let run = check(&strict, &off);
        let [message] = &messages(&run)[..] else { panic!("{run:?}") };
        assert!(message.starts_with("answered 413 to an event of 512 KiB"), "{message}");
    }
    let room = Room::new();
    room.file("large.json", json!({ "eventType": "a", "text": "x".repeat(4 << 20) }).to_string());
    for (url, code, expected) in
        [(&eager, 0, "204 No Content; delivered"), (&strict, 1, "413 Payload Too Large;")]
    {
        for _ in 0..5 {
            let run = room.run(&["replay", "large.json", "--to", url, "--retries", "0"]);
            assert!(run.code == code && run.stdout.contains(expected), "{run:?}");
        }
    }
}

#[test]
fn what_is_no_http_response_is_told_from_no_answer() {
    let many = format!("HTTP/1.1 204 No Content\r\n{}\r\n", "X: y\r\n".repeat(150));
    let large = format!("HTTP/1.1 204 No Content\r\nSet-Cookie: {}\r\n\r\n", "x".repeat(100_000));
    for answer in [
        many,
        large,
        "SSH-2.0-OpenSSH_9.9\r\n".to_owned(),
        "\u{15}\u{3}\u{3}\0\u{2}\u{2}\u{16}".to_owned(),
        "HTTP/1.1 204 No Content\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n".to_owned(),
    ] {
        let text = answer.clone();
        let url = receiver(move |head, stream| {
            let mut body = vec![0; length_in(head)];
            let _ = stream.read_exact(&mut body);
            let _ = stream.write_all(text.as_bytes());
        });
        let run = check(&url, &[]);
        let [message] = &messages(&run)[..] else { panic!("{answer:.40}: {run:?}") };
        let expected =
            "answered a documented event (`inbound_message_received`) with something that is no HTTP";
        assert!(message.starts_with(expected), "{answer:.40}: {message}");
        assert!(run.code == 1 && run.stderr.contains("because the first 3 events had no answer"), "{run:?}");
    }
    let url = receiver(|_, stream| drop(stream.write_all(b"\x15\x03\x03\x00\x02\x02\x16")));
    let run = check(&url, &[]);
    let expected = "note: the answer is no HTTP response that can be read: check the scheme and the port\n";
    assert!(run.stderr.contains(expected), "{run:?}");
    let run = Room::new().run(&["trigger", "MSG", "--to", &url, "--retries", "0"]);
    let expected = " ms: the answer is no HTTP response that can be read (check the scheme and the port); not delivered\n";
    assert!(run.stdout.ends_with(expected), "{run:?}");
}

#[test]
fn a_port_without_tls_is_a_finding_and_the_scheme_is_hinted_at() {
    let url = receiver(|_, stream| respond(stream, "400 Bad Request")).replace("http:", "https:");
    let run = check(&url, &[]);
    let [message] = &messages(&run)[..] else { panic!("{run:?}") };
    assert!(run.code == 1 && message.starts_with("failed TLS for a documented event"), "{run:?}");
    let expected = "note: the port doesn't speak TLS: check the port, or begin the URL with `http://`\n";
    assert!(run.stderr.contains(expected), "{run:?}");
}

#[test]
fn events_go_through_no_proxy() {
    let proxy = Endpoint::with(&json!([]));
    let address = proxy.url();
    let environment =
        ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"].map(|name| (name, address.as_str()));
    let url = receiver(|head, stream| {
        let mut body = vec![0; length_in(head)];
        let _ = stream.read_exact(&mut body);
        respond(stream, "204 No Content");
    });
    let room = Room::new();
    let off = "unauthenticated_accepted=off";
    for arguments in [&["receiver", "check", &url, "--rule", off][..], &["trigger", "MSG", "--to", &url]] {
        let run = room.run_with(arguments, &environment);
        assert_eq!(run.code, 0, "{run:?}");
    }
    // A name that only a proxy could resolve.
    let run = room.run_with(&["receiver", "check", "http://nobody.invalid/"], &environment);
    assert!(
        run.code == 2 && run.stderr.contains("unknown host name: check the network and the URL"),
        "{run:?}"
    );
    assert!(proxy.requests().is_empty());
}

#[test]
fn a_url_with_user_information_is_refused_without_being_shown() {
    let room = Room::new();
    room.file("a.json", "{}");
    let url = "http://user:hunter2@127.0.0.1:1/";
    for (arguments, option) in [
        (&["receiver", "check", url][..], "URL"),
        (&["trigger", "MSG", "--to", url], "--to"),
        (&["replay", "a.json", "--to", url], "--to"),
        #[cfg(feature = "server")]
        (&["listen", "--forward-to", url], "--forward-to"),
    ] {
        let run = room.run(arguments);
        let expected =
            format!("error: {option}: expected a URL without user information: give the whole value");
        assert!(run.code == 2 && run.stderr.contains(&expected), "{run:?}");
        assert!(run.stderr.contains("--authorization-file") && !run.stderr.contains("hunter2"), "{run:?}");
    }
}

#[test]
fn strangers_who_get_no_answer_have_their_finding_and_cost_little_time() {
    let is_authentic = |head: &str| head.to_lowercase().contains("authorization: bearer hunter2\r\n");
    let run = |hangs: bool| {
        let url = receiver(move |head, stream| {
            if is_authentic(head) {
                let mut body = vec![0; length_in(head)];
                let _ = stream.read_exact(&mut body);
                respond(stream, "204 No Content");
            } else if hangs {
                thread::sleep(Duration::from_secs(20));
            }
        });
        let environment = [("CHATAPPS_AUTHORIZATION", "Bearer hunter2")];
        Room::new().run_with(&["receiver", "check", &url, "--format", "json"], &environment)
    };
    for hangs in [false, true] {
        let run = run(hangs);
        assert_eq!(run.rules(), ["unauthorized_status"; 2], "{run:?}");
        let silence = "gave no answer to a documented event (`inbound_message_received`) sent with";
        let expected = ["out credentials", " wrong credentials"].map(|how| format!("{silence}{how}"));
        assert_eq!((run.code, messages(&run)), (0, expected.to_vec()), "{run:?}");
    }
}
