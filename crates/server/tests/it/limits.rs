//! Limits: on bodies, heads and time, and requests during shutdown.

use std::collections::BTreeSet;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use chatapps_webhooks::{Level, Policy, Rule};
use chatapps_webhooks_server::{Listing, MAX_ACCOUNT_BYTES, Settings};

use crate::place::{Place, on_each_store};
use crate::running::{ACCOUNT, Answer, STORE_KEY, Server, WEBHOOKS, account_key};

/// Much longer than anything here takes.
const PATIENCE: Duration = Duration::from_mins(2);

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

/// Slow as they may be, the callers with one key leave room for the others.
#[test]
fn an_account_has_at_most_a_quarter_of_the_connections() {
    let place = Place::sqlite();
    let settings = Settings { max_connections: 16, ..Settings::default() };
    let server = Server::with(&place.location, STORE_KEY, settings);
    let slow: Vec<_> = (0..4)
        .map(|_| {
            let mut stream = connect(&server);
            write!(stream, "{}Content-Length: 10\r\n\r\n[", head(&server)).unwrap();
            stream
        })
        .collect();
    // A request more is refused as soon as these four are being read. Until they are, it could take
    // the place of one of them.
    let in_flight = || server.request("GET", &format!("{}/metrics", server.origin), &[], "").text;
    assert!((0..200).any(|_| {
        thread::sleep(Duration::from_millis(10));
        in_flight().contains("chatapps_webhooks_requests_in_flight 5\n")
    }));
    thread::sleep(Duration::from_millis(200));
    let refused = (0..200).find_map(|_| {
        thread::sleep(Duration::from_millis(10));
        let answer = server.get();
        (answer.status != 200).then_some(answer)
    });
    let refused = refused.unwrap();
    assert_eq!((refused.status, refused.header("retry-after")), (503, "1"), "{refused:?}");
    assert_eq!(server.request("GET", &format!("{}/healthz", server.origin), &[], "").status, 200);
    drop(slow);
    assert!((0..200).any(|_| {
        thread::sleep(Duration::from_millis(10));
        server.get().status == 200
    }));
}

/// A webhook with a client id of that many bytes.
fn large(scope: &str, webhook_type: &str, bytes: usize) -> String {
    let (client, url) = ("a".repeat(bytes), "https://hooks.onion.example/");
    format!(
        r#"{{"subAccountId":"{scope}","url":"{url}","type":"{webhook_type}","oauth":{{"url":"{url}","clientId":"{client}","clientSecret":"hV7-tq0p","credentialsLocation":"header"}}}}"#
    )
}

#[test]
fn large_webhooks_come_back_whole() {
    let place = Place::sqlite();
    let server = Server::on(&place);
    let webhook = |name: &str| large("*", name, 200_000);
    let webhooks = format!("[{},{},{}]", webhook("CADR"), webhook("MSG"), webhook("CABM"));
    assert_eq!(server.send("POST", &webhooks).status, 200);
    let (answer, shown) = (server.get(), webhooks.replace("hV7-tq0p", "***"));
    assert_eq!(answer.text, shown);
    assert_eq!(answer.header("content-length"), shown.len().to_string());
}

/// Whatever the policy.
#[test]
fn a_url_beyond_the_bound_is_refused() {
    let place = Place::sqlite();
    let off = Policy::contract().with_level(Rule::UrlTooLarge, Level::Off).unwrap();
    for policy in [Policy::recommended(), off] {
        let settings = Settings { policy, ..Settings::default() };
        let server = Server::with(&place.location, STORE_KEY, settings);
        for (length, status) in [(8192, 200), (8193, 400)] {
            let url = format!("{:a<length$}", "https://hooks.onion.example/");
            let body = WEBHOOKS.replace("https://hooks.onion.example/events", &url);
            let answer = server.send("POST", &body);
            assert_eq!(answer.status, status, "{}", answer.text);
            if status == 400 {
                let answer = answer.json();
                let rules = answer["findings"].as_array().unwrap().iter().map(|finding| &finding["rule"]);
                assert!(rules.into_iter().any(|rule| rule == "url_too_large"), "{answer}");
                assert_eq!(answer["code"], 1000);
            }
        }
    }
}

fn is_full(answer: &Answer) -> bool {
    let is_refused = answer.status == 400;
    if is_refused {
        let answer = answer.json();
        assert_eq!((&answer["code"], &answer["findings"][0]["rule"]), (&1000.into(), &"account_full".into()));
        assert_eq!(answer["findings"][0]["params"]["limit"], MAX_ACCOUNT_BYTES);
    } else {
        assert_eq!(answer.status, 200, "{answer:?}");
    }
    is_refused
}

on_each_store! {
    /// Eight of nine large webhooks fit, whichever come first, on whichever server.
    fn an_account_is_full_at_some_point_and_can_be_emptied(place) {
        let patient = Settings { request_timeout: PATIENCE, ..Settings::default() };
        let servers = [(); 2].map(|()| Server::with(&place.location, STORE_KEY, patient.clone()));
        let targets = ["*", "Onion_Marketing", "Onion_Support"]
            .map(|scope| ["CADR", "MSG", "CABM"].map(|webhook_type| (scope, webhook_type)));
        let refused: Vec<_> = thread::scope(|scope| {
            let posting: Vec<_> = targets
                .concat()
                .into_iter()
                .zip(servers.iter().cycle())
                .map(|((name, webhook_type), server)| scope.spawn(move || {
                    let body = format!("[{}]", large(name, webhook_type, 1_040_000));
                    is_full(&server.send("POST", &body)).then_some((name, webhook_type))
                }))
                .collect();
            posting.into_iter().filter_map(|posting| posting.join().unwrap()).collect()
        });
        let [(scope, webhook_type)] = *refused else { panic!("{refused:?}") };
        let server = &servers[0];
        let listed = server.get();
        assert_eq!(listed.json().as_array().unwrap().len(), 8);
        assert!(listed.text.len() <= MAX_ACCOUNT_BYTES);

        // What is left fits, and what is there can be replaced by what isn't larger.
        let post = |bytes| is_full(&server.send("POST", &format!("[{}]", large(scope, webhook_type, bytes))));
        for (bytes, is_refused) in [(50_000, false), (80_000, true), (50_000, false), (10_000, false)] {
            assert_eq!(post(bytes), is_refused, "{bytes}");
        }
        let seals = || server.rows(ACCOUNT).into_iter().map(|row| row.sealed).collect::<BTreeSet<_>>();
        let before = seals();
        assert!(post(1_040_000));
        assert!(seals() == before, "nothing of it is in force");
        let delete = format!(r#"[{{"subAccountId": "{}"}}]"#, if scope == "*" { "Onion_Support" } else { "*" });
        assert_eq!(server.send("DELETE", &delete).status, 200);
        assert!(!post(1_040_000));
    }

    fn rows_are_fetched_by_those_who_have_room_for_them(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let list = |most| server.wait_for(server.store.list(&account_key(ACCOUNT), most)).unwrap();
        let Listing::Larger(size) = list(0) else { panic!("it takes room") };
        assert_eq!(list(size - 1), Listing::Larger(size));
        let Listing::Rows(rows) = list(size) else { panic!("there is room for it") };
        assert_eq!(rows.iter().map(|row| row.sealed.len() + 128).sum::<usize>(), size);
        server.send("DELETE", r#"[{"subAccountId": "*", "type": "CABM"}, {"subAccountId": "Onion_Marketing"}]"#);
        assert_eq!(list(0), Listing::Rows(Vec::new()));
    }
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
        // In one piece: the server may close the connection as soon as it has the head.
        let request = format!(
            "{}Transfer-Encoding: {coding}\r\n\r\n{:x}\r\n{WEBHOOKS}\r\n0\r\n\r\n",
            head(&server),
            WEBHOOKS.len()
        );
        stream.write_all(request.as_bytes()).unwrap();
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
