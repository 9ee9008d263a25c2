//! Limits: on bodies, heads and time, and requests during shutdown.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use chatapps_webhooks::Policy;
use chatapps_webhooks_server::Settings;

use crate::place::Place;
use crate::running::{ACCOUNT, STORE_KEY, Server, WEBHOOKS};

/// The start of a POST for the account; more headers may follow.
fn head(server: &Server) -> String {
    format!(
        "POST /api/v1/accounts/{ACCOUNT}/webhooks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nConnection: close\r\n",
        server.key
    )
}

fn connect(server: &Server) -> TcpStream {
    TcpStream::connect(server.origin.strip_prefix("http://").unwrap()).unwrap()
}

/// Everything received until the server closes the connection.
fn rest(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        match stream.read(&mut buffer) {
            Ok(0) => break,
            Ok(length) => text.extend_from_slice(&buffer[..length]),
            // The server closed the connection during a write; earlier output still counts.
            Err(error) if error.kind() == ErrorKind::ConnectionReset => break,
            Err(error) => panic!("{error}"),
        }
    }
    String::from_utf8(text).unwrap()
}

fn small(place: &Place, policy: Policy) -> Server {
    let settings = Settings { policy, max_body: 1000, ..Settings::default() };
    Server::with(&place.location, STORE_KEY, settings)
}

#[test]
fn a_body_that_is_announced_too_large_is_not_read() {
    let place = Place::sqlite();
    let server = small(&place, Policy::recommended());
    let mut stream = connect(&server);
    write!(stream, "{}Content-Length: 1001\r\nExpect: 100-continue\r\n\r\n", head(&server)).unwrap();
    let answer = rest(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert!(answer.contains("\"code\":1000") && answer.contains("body_too_large"), "{answer}");
}

#[test]
fn a_body_that_grows_too_large_is_cut_off() {
    let place = Place::sqlite();
    for policy in [Policy::contract(), Policy::recommended()] {
        let server = small(&place, policy);
        let mut stream = connect(&server);
        write!(stream, "{}Transfer-Encoding: chunked\r\n\r\n", head(&server)).unwrap();
        // This request never ends by itself.
        let mut writer = stream.try_clone().unwrap();
        let writing = thread::spawn(move || while writer.write_all(b"4\r\n    \r\n").is_ok() {});
        let answer = rest(&mut stream);
        assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
        writing.join().unwrap();
    }
}

#[test]
fn a_body_of_exactly_the_limit_is_read() {
    let place = Place::sqlite();
    let server = small(&place, Policy::recommended());
    assert_eq!(server.send("POST", &format!("{:1000}", "[]")).status, 200);
    assert_eq!(server.send("POST", &format!("{:1001}", "[]")).status, 413);
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    let place = Place::sqlite();
    let settings = Settings { body_timeout: Duration::from_millis(50), ..Settings::default() };
    let server = Server::with(&place.location, STORE_KEY, settings);
    let mut stream = connect(&server);
    write!(stream, "{}Content-Length: 10\r\n\r\n[", head(&server)).unwrap();
    let answer = rest(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 408 ") && answer.contains("\"code\":1000"), "{answer}");
}

#[test]
fn large_webhooks_come_back_whole() {
    let place = Place::sqlite();
    let server = Server::on(&place);
    let url = format!("https://hooks.onion.example/{}", "a".repeat(200_000));
    let webhook = |name: &str| format!(r#"{{"subAccountId":"*","url":"{url}","type":"{name}"}}"#);
    let webhooks = format!("[{},{},{}]", webhook("CADR"), webhook("MSG"), webhook("CABM"));
    assert_eq!(server.send("POST", &webhooks).status, 200);
    let answer = server.get();
    assert_eq!(answer.text, webhooks);
    assert_eq!(answer.header("content-length"), webhooks.len().to_string());
}

#[test]
fn a_head_that_does_not_come_is_not_waited_for() {
    let place = Place::sqlite();
    let settings = Settings { head_timeout: Duration::from_millis(50), ..Settings::default() };
    let server = Server::with(&place.location, STORE_KEY, settings);
    let mut stream = connect(&server);
    stream.write_all(b"GET /healthz HTTP/1.1\r\n").unwrap();
    // If the connection didn't end, this test would time out.
    rest(&mut stream);
}

#[test]
fn an_answer_that_is_not_read_is_not_held_for_ever() {
    let place = Place::sqlite();
    let settings = Settings { write_timeout: Duration::from_millis(50), ..Settings::default() };
    let server = Server::with(&place.location, STORE_KEY, settings);
    let name = "x".repeat(80);
    let names = (0..11_000).map(|number| format!("\"{name}{number}\":0")).collect::<Vec<_>>().join(",");
    let body = format!("[{{{names}}}]");
    let mut stream = connect(&server);
    write!(stream, "{}Content-Length: {}\r\n\r\n{body}", head(&server), body.len()).unwrap();
    // The answer is larger than the buffers of the system, so it can't be sent.
    let connections = || {
        let metrics = server.request("GET", &format!("{}/metrics", server.origin), &[], "").text;
        let line = metrics.lines().find(|line| line.starts_with("chatapps_webhooks_connections ")).unwrap();
        line.rsplit(' ').next().unwrap().parse::<u32>().unwrap()
    };
    while connections() > 1 {
        thread::sleep(Duration::from_millis(20));
    }
    let answer = rest(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 400 ") && !answer.ends_with("0\r\n\r\n"));
}

#[test]
fn what_is_not_http_as_it_must_be_is_refused() {
    let place = Place::sqlite();
    let server = Server::on(&place);
    for (hosts, expected) in [("", 400), ("Host: a\r\n", 200), ("Host: a\r\nHost: b\r\n", 400)] {
        let mut stream = connect(&server);
        write!(stream, "GET /healthz HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n").unwrap();
        let answer = rest(&mut stream);
        assert!(answer.starts_with(&format!("HTTP/1.1 {expected} ")), "{answer}");
    }
    let mut stream = connect(&server);
    write!(stream, "GET /healthz HTTP/1.0\r\n\r\n").unwrap();
    assert!(rest(&mut stream).contains(" 200 "));
    for (coding, expected) in [("chunked", 200), ("gzip, chunked", 501)] {
        let mut stream = connect(&server);
        write!(
            stream,
            "{}Transfer-Encoding: {coding}\r\n\r\n{:x}\r\n{WEBHOOKS}\r\n0\r\n\r\n",
            head(&server),
            WEBHOOKS.len()
        )
        .unwrap();
        let answer = rest(&mut stream);
        assert!(answer.starts_with(&format!("HTTP/1.1 {expected} ")), "{answer}");
    }
}

#[test]
fn no_body_needs_no_type_and_is_invalid() {
    let place = Place::sqlite();
    let server = Server::on(&place);
    let typed = "Content-Type: application/json\r\n";
    for method in ["POST ", "DELETE "] {
        for (rest_of_request, status, rule) in [
            ("\r\n", 400, "syntax"),
            ("Content-Length: 0\r\n\r\n", 400, "syntax"),
            ("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "syntax"),
            ("Content-Length: 2\r\n\r\n[]", 415, ""),
            ("Transfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n", 415, ""),
            ("Content-Type: text/plain\r\nContent-Length: 0\r\n\r\n", 415, ""),
        ] {
            let head = head(&server).replace(typed, "").replacen("POST ", method, 1);
            let mut stream = connect(&server);
            write!(stream, "{head}{rest_of_request}").unwrap();
            let answer = rest(&mut stream);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{rest_of_request:?}: {answer}");
            assert!(
                answer.contains("\"code\":1000") && answer.contains(rule),
                "{rest_of_request:?}: {answer}"
            );
        }
    }
}

#[test]
fn a_body_that_breaks_off_changes_nothing() {
    let place = Place::sqlite();
    let server = Server::on(&place);
    let mut stream = connect(&server);
    write!(stream, "{}Content-Length: {}\r\n\r\n{WEBHOOKS}", head(&server), WEBHOOKS.len() + 1).unwrap();
    drop(stream);
    assert_eq!(server.get().text, "[]");
}

#[test]
fn requests_beyond_the_limit_wait_and_are_answered() {
    let place = Place::sqlite();
    let settings = Settings { max_requests: 1, ..Settings::default() };
    let server = Server::with(&place.location, STORE_KEY, settings);
    thread::scope(|scope| {
        for _ in 0..20 {
            scope.spawn(|| assert_eq!(server.send("POST", WEBHOOKS).status, 200));
        }
    });
}

#[test]
fn a_connection_beyond_the_limit_takes_the_place_of_an_idle_one() {
    let place = Place::sqlite();
    let settings = Settings { max_connections: 2, ..Settings::default() };
    let server = Server::with(&place.location, STORE_KEY, settings);
    let [mut idle, mut busy] = [connect(&server), connect(&server)];
    write!(busy, "{}Content-Length: {}\r\n\r\n", head(&server), WEBHOOKS.len()).unwrap();
    // Its request is read when the server answers this one.
    let mut probe = connect(&server);
    write!(probe, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    assert!(rest(&mut probe).starts_with("HTTP/1.1 200 "));
    assert_eq!(rest(&mut idle), "", "it is closed without an answer");
    write!(busy, "{WEBHOOKS}").unwrap();
    assert!(rest(&mut busy).starts_with("HTTP/1.1 200 "));
}

#[test]
fn callers_without_a_request_keep_nobody_out() {
    let place = Place::sqlite();
    let settings = Settings { max_connections: 16, ..Settings::default() };
    let server = Server::with(&place.location, STORE_KEY, settings);
    let _idle: Vec<_> = (0..100).map(|_| connect(&server)).collect();
    for _ in 0..20 {
        assert_eq!(server.get().status, 200);
    }
}

/// With a limit of zero requests, probes are still answered.
#[test]
fn a_request_that_waits_too_long_is_reported_to_come_back() {
    let place = Place::sqlite();
    let settings =
        Settings { max_requests: 0, request_timeout: Duration::from_millis(50), ..Settings::default() };
    let server = Server::with(&place.location, STORE_KEY, settings);
    let answer = server.get();
    assert_eq!((answer.status, answer.header("retry-after")), (503, "1"), "{answer:?}");
    assert_eq!(answer.json()["code"], 2000);
    assert_eq!(server.request("GET", &format!("{}/metrics", server.origin), &[], "").status, 200);
}

#[test]
fn a_request_that_runs_is_finished_before_the_server_stops() {
    let place = Place::sqlite();
    let server = Server::on(&place);
    let mut stream = connect(&server);
    let (first, second) = WEBHOOKS.split_at(20);
    write!(stream, "{}Content-Length: {}\r\n\r\n{first}", head(&server), WEBHOOKS.len()).unwrap();
    while !server
        .request("GET", &format!("{}/metrics", server.origin), &[], "")
        .text
        .contains("in_flight 2\n")
    {}
    let stopping = thread::spawn(move || server.stop());
    // The server accepts no new connections, apart from those in the queue of the system.
    stream.write_all(second.as_bytes()).unwrap();
    let answer = rest(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    stopping.join().unwrap();
    assert_eq!(Server::on(&place).get().json().as_array().unwrap().len(), 2);
}
