//! Failures between the program and an endpoint: their messages, and that no key or secret leaks.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use serde_json::json;

use crate::client::run;
use crate::program::Room;
use crate::stand_in::{ACCOUNT, Endpoint, KEY, answer, failure};

const DESIRED: &str = r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/?q=hunter2-query", "httpAuthorization": "Bearer hunter2-secret", "type": "MSG"}]"#;

#[test]
fn an_error_body_is_reported_with_its_meaning_and_what_support_asks_for() {
    let endpoint = Endpoint::answering(&[(
        "401 Unauthorized",
        &failure(1200, "Request was not authenticated properly"),
    )]);
    let refused = run(&Room::new(), &endpoint, &["pull"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(refused.stderr, @r"
    error: the endpoint answered 401 Unauthorized, code 1200 (unauthorized): Request was not authenticated properly
      in its log: errorId b4478860-b76c-e811-814e-022a35cc1c71, at 2020-12-22T05:52:01.85Z
      help: check the API key
    ");
}

#[test]
fn help_depends_on_the_answer() {
    for (status, body, expected) in [
        ("400 Bad Request", failure(1001, "no"), "help: name only sub-accounts of the account"),
        ("403 Forbidden", failure(1201, "no"), "help: check that the API key belongs to the account"),
        ("404 Not Found", String::new(), "help: check the account id and the base URL"),
        ("429 Too Many Requests", String::new(), "help: try again later"),
        ("429 Too Many Requests\r\nRetry-After: 17", String::new(), "help: try again in 17 seconds"),
        (
            "503 Service Unavailable\r\nRetry-After: Wed, 21 Oct 2026 07:28:00 GMT",
            String::new(),
            "help: try again after Wed, 21 Oct 2026 07:28:00 GMT",
        ),
        (
            "500 Internal Server Error",
            failure(2000, "no"),
            "help: try again later; if the error persists, look at the log of the endpoint",
        ),
        ("204 No Content", String::new(), "the endpoint answered 204 No Content"),
        ("400 Bad Request", failure(9999, "no"), "code 9999: no"),
    ] {
        let refused = run(&Room::new(), &Endpoint::answering(&[(status, &body)]), &["pull"]);
        assert_eq!(refused.code, 2);
        assert!(refused.stderr.contains(expected), "{status}: {}", refused.stderr);
    }
}

#[test]
fn what_our_own_endpoint_adds_is_reported_in_any_size() {
    let mut body: serde_json::Value = serde_json::from_str(&failure(1001, "no")).unwrap();
    body["unknownSubAccounts"] = serde_json::json!(["Onion_Sales", "a\u{1b}[31mb"]);
    body["findings"] = "x".repeat(2_000_000).into();
    let answers = [("400 Bad Request", &*body.to_string())];
    let refused = run(&Room::new(), &Endpoint::answering(&answers), &["pull"]);
    assert!(refused.stderr.contains("code 1001"), "{}", refused.stderr);
    assert!(
        refused.stderr.contains("unknown sub-accounts: `Onion_Sales`, `a\\u{1b}[31mb`\n"),
        "{}",
        refused.stderr
    );
}

#[test]
fn what_an_endpoint_says_is_shown_without_secrets_and_harmless() {
    let room = Room::new();
    room.file("desired.json", DESIRED);
    let message = format!(
        "\u{1b}[31m{KEY}: hunter2-secret, https://hooks.onion.example/?q=hunter2-query \u{202e}{}",
        "x".repeat(10_000)
    );
    let endpoint = Endpoint::answering(&[("200 OK", "[]"), ("400 Bad Request", &failure(1000, &message))]);
    let refused = run(&room, &endpoint, &["apply", "--yes", "desired.json", "--rule", "url_secret=off"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.stderr.contains("\\u{1b}[31m***: ***, https://hooks.onion.example/?*** \\u{202e}xxx"),
        "{}",
        refused.stderr
    );
    assert!(refused.stderr.len() < 1_500 && !refused.stderr.contains("hunter2"), "{}", refused.stderr);
}

/// Endpoints write a URL as their library for URLs does.
#[test]
fn no_part_of_a_url_is_shown_however_an_endpoint_writes_it() {
    let desired = r#"[{"subAccountId": "Onion_Marketing", "url": "https://usr%40onion:hunter2%2Fpw@hooks.onion.example/e?token=hunter2%20tok&mode=1#hunter2-end", "type": "MSG"}]"#;
    let room = Room::new();
    room.file("desired.json", desired);
    for (message, expected) in [
        (
            "url https://usr%40onion:hunter2%2Fpw@hooks.onion.example:443/e?token=hunter2%20tok&mode=1#hunter2-end refused",
            "url https://***@hooks.onion.example:443/e?***#*** refused",
        ),
        (
            "userinfo usr%40onion:hunter2%2fpw not allowed; query token=hunter2+tok not allowed",
            "userinfo *** not allowed; query token=*** not allowed",
        ),
        (
            "could not resolve usr@onion:hunter2/pw@hooks.onion.example",
            "could not resolve ***@hooks.onion.example",
        ),
        ("HTTPS://HOOKS.ONION.EXAMPLE/E?TOKEN=HUNTER2%20TOK&MODE=1", "HTTPS://HOOKS.ONION.EXAMPLE/E?***"),
        ("next=https%3A%2F%2Fh%2Fe%3Ftoken%3Dhunter2%2520tok", "next=https%3A%2F%2Fh%2Fe%3Ftoken%3D***"),
        ("Basic dXNyQG9uaW9uOmh1bnRlcjIvcHc= refused", "Basic *** refused"),
        ("parameter mode=1 in line 11", "parameter mode=*** in line 11"),
    ] {
        // What an endpoint lists is known to it, too, and what is desired before it is sent.
        let bodies = ["[]", desired]
            .map(|list| [("200 OK", list.to_owned()), ("400 Bad Request", failure(1000, message))]);
        let asked = [("400 Bad Request", failure(1000, message))];
        let delete = ["delete", "--yes", "Onion_Marketing:MSG"];
        let apply = ["apply", "--yes", "desired.json", "--policy", "contract"];
        for (answers, command) in [(&bodies[0][..], &apply[..]), (&bodies[1], &delete), (&asked, &apply)] {
            let answers: Vec<_> = answers.iter().map(|(status, body)| (*status, &**body)).collect();
            let refused = run(&room, &Endpoint::answering(&answers), command);
            assert!(
                refused.code == 2 && refused.stderr.contains(&format!(": {expected}\n")),
                "{command:?}: {message}: {}",
                refused.stderr
            );
        }
    }
}

#[test]
fn a_body_without_the_form_of_an_error_is_not_shown() {
    for body in ["<html>hunter2</html>", "hunter2", r#"{"code": "hunter2"}"#, &"hunter2".repeat(20_000)] {
        let refused = run(&Room::new(), &Endpoint::answering(&[("502 Bad Gateway", body)]), &["pull"]);
        assert_eq!(refused.code, 2);
        assert!(
            refused.stderr.starts_with("error: the endpoint answered 502 Bad Gateway without an error body"),
            "{}",
            refused.stderr
        );
        assert!(!refused.stderr.contains("hunter2"));
    }
}

#[test]
fn an_invalid_list_is_reported() {
    for body in ["", "{}", "<html>", r#"[{"subAccountId": "*", "url": "https://u:hunter2@h/", "type": 1}]"#] {
        let refused = run(&Room::new(), &Endpoint::answering(&[("200 OK", body)]), &["pull"]);
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
        assert!(
            refused.stderr.starts_with("error: the endpoint did not return a list of webhooks"),
            "{}",
            refused.stderr
        );
        assert!(!refused.stderr.contains("hunter2"));
    }
}

#[test]
fn a_redirect_is_not_followed() {
    for status in ["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let other = Endpoint::with(&json!([]));
        let location = format!("{status}\r\nLocation: {}/api/v1/accounts/{ACCOUNT}/webhooks", other.url());
        let room = Room::new();
        room.file("desired.json", DESIRED);
        let endpoint = Endpoint::answering(&[(&location, ""), ("200 OK", "[]"), (&location, "")]);
        for command in [&["pull"][..], &["apply", "--yes", "desired.json", "--rule", "url_secret=off"]] {
            let refused = run(&room, &endpoint, command);
            assert_eq!(refused.code, 2);
            assert!(refused.stderr.contains("help: redirects are not followed"), "{}", refused.stderr);
        }
        assert!(other.requests().is_empty());
    }
}

#[test]
fn a_key_is_not_sent_over_plain_http_to_others() {
    for url in [
        "http://chatapps.8x8.com",
        "http://10.0.0.1:8088",
        "http://localhost.onion.example",
        "http://u:hunter2@127.0.0.1",
        "https://u:hunter2@h",
        "ftp://127.0.0.1",
    ] {
        let arguments = ["pull", "--account", ACCOUNT, "--base-url", url];
        let refused = Room::new().run_with(&arguments, &[("CHATAPPS_API_KEY", KEY)]);
        assert_eq!(refused.code, 2);
        assert!(refused.stderr.starts_with("error: --base-url: "), "{}", refused.stderr);
        assert!(!refused.stderr.contains("hunter2"), "{}", refused.stderr);
    }
}

#[test]
fn a_key_is_not_sent_to_one_that_has_no_tls() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let received = thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        let mut received = vec![0; 4096];
        let length = connection.read(&mut received).unwrap();
        received.truncate(length);
        connection.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n").unwrap();
        received
    });
    let arguments = ["pull", "--account", ACCOUNT, "--base-url", &url];
    let refused = Room::new().run_with(&arguments, &[("CHATAPPS_API_KEY", KEY)]);
    assert_eq!(refused.code, 2);
    let said = format!("error: cannot reach `{url}`: the port doesn't speak TLS: ");
    assert!(refused.stderr.starts_with(&said), "{}", refused.stderr);
    let received = received.join().unwrap();
    assert_eq!(received.first(), Some(&22), "a TLS handshake");
    assert!(!String::from_utf8_lossy(&received).contains(KEY));
}

#[test]
fn a_proxy_does_not_see_what_stays_on_the_machine() {
    let (proxy, endpoint) = (Endpoint::with(&json!([])), Endpoint::with(&json!([])));
    let url = endpoint.url();
    let address = proxy.url();
    let mut environment = vec![("CHATAPPS_API_KEY", KEY)];
    environment.extend(
        ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"].map(|name| (name, address.as_str())),
    );
    let pulled = Room::new().run_with(&["pull", "--account", ACCOUNT, "--base-url", &url], &environment);
    assert_eq!((pulled.code, pulled.stdout.as_str()), (0, "[]\n"));
    assert!(proxy.requests().is_empty());
}

#[test]
fn a_proxy_that_fails_is_named_as_the_proxy() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = listener.local_addr().unwrap();
    drop(listener);
    let proxy = Endpoint::answering(&[("407 Proxy Authentication Required", "")]);
    let open = proxy.url().replace("http://", "");
    let other = "https://chatapps.onion.example";
    let direct = format!("https://{closed}");
    let pull = |url: &str, environment: &[(&str, &str)]| {
        let key = [("CHATAPPS_API_KEY", KEY)];
        let run = Room::new()
            .run_with(&["pull", "--account", ACCOUNT, "--base-url", url], &[&key, environment].concat());
        assert!(run.code == 2 && !run.stderr.contains("hunter2"), "{run:?}");
        run.stderr
    };
    for variable in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"] {
        assert_eq!(
            pull(other, &[(variable, &format!("http://usr:hunter2@{closed}"))]),
            format!(
                "error: cannot reach `{other}` through the proxy `{closed}` of {variable}: the proxy refused the \
                 connection: check that it is running, and {variable}; NO_PROXY names hosts to reach without it\n"
            )
        );
    }
    let refused = pull(other, &[("HTTPS_PROXY", &format!("http://usr:hunter2@{open}"))]);
    let start = format!("error: cannot reach `{other}` through the proxy `{open}` of HTTPS_PROXY: ");
    assert!(refused.starts_with(&start) && refused.contains("407"), "{refused}");
    // Whom a proxy has nothing to do with.
    let refused = pull(&direct, &[("HTTPS_PROXY", &format!("http://{closed}")), ("NO_PROXY", "127.0.0.1")]);
    let start =
        format!("error: cannot reach `{direct}`: connection refused: check that the server is running");
    assert!(refused.starts_with(&start), "{refused}");
    let refused = pull(other, &[("ALL_PROXY", "socks5://usr:hunter2@127.0.0.1:1080")]);
    assert!(
        refused.starts_with("error: ALL_PROXY names a SOCKS proxy, which this program can't use: "),
        "{refused}"
    );
}

#[test]
fn without_an_answer_the_outcome_is_unknown() {
    let room = Room::new();
    room.file("desired.json", DESIRED);
    let endpoint = Endpoint::answering(&[("200 OK", "[]")]).then_silent();
    let command = ["apply", "--yes", "--timeout", "1", "desired.json", "--rule", "url_secret=off"];
    let refused = run(&room, &endpoint, &command);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("no answer within 1 second ("), "{}", refused.stderr);
    assert!(
        refused.stderr.ends_with("it may have been applied anyway; run `plan` to find out\n"),
        "{}",
        refused.stderr
    );
    assert_eq!(endpoint.methods(), ["GET", "POST"]);
}

#[test]
fn what_was_done_before_a_failure_is_reported() {
    let room = Room::new();
    room.file("desired.json", DESIRED);
    let list = r#"[{"subAccountId": "*", "url": "https://hooks.onion.example", "type": "MSG"}]"#;
    let endpoint = Endpoint::answering(&[("200 OK", list), ("200 OK", "")])
        .then(answer("500 Internal Server Error", &failure(2000, "no")));
    let command = ["apply", "--yes", "--prune", "desired.json", "--rule", "url_secret=off"];
    let refused = run(&room, &endpoint, &command);
    assert_eq!(endpoint.methods(), ["GET", "POST", "DELETE"]);
    assert!(
        refused.stderr.starts_with(
            "error: the webhooks to create and replace were sent, but something may have been deleted: "
        ),
        "{}",
        refused.stderr
    );
}

#[test]
fn a_rejected_deletion_deletes_nothing() {
    let room = Room::new();
    room.file("desired.json", DESIRED);
    let list = r#"[{"subAccountId": "*", "url": "https://hooks.onion.example", "type": "MSG"}]"#;
    let endpoint =
        Endpoint::answering(&[("200 OK", list), ("200 OK", ""), ("403 Forbidden", &failure(1201, "no"))]);
    let command = ["apply", "--yes", "--prune", "desired.json", "--rule", "url_secret=off"];
    let refused = run(&room, &endpoint, &command).stderr;
    assert!(
        refused.contains("were sent, but nothing was deleted: the endpoint answered 403")
            && !refused.contains("anyway"),
        "{refused}"
    );
}

#[test]
fn only_200_without_a_body_confirms_a_change() {
    let room = Room::new();
    room.file("desired.json", DESIRED);
    for (status, body) in [
        ("200 OK", "<html>log in</html>"),
        ("200 OK", &*failure(1000, "no")),
        ("202 Accepted", ""),
        ("204 No Content", ""),
    ] {
        let endpoint = Endpoint::answering(&[("200 OK", "[]"), (status, body)]);
        let command = ["apply", "--yes", "desired.json", "--rule", "url_secret=off"];
        let run = run(&room, &endpoint, &command);
        let said = format!("error: the endpoint answered {status}");
        assert!(run.code == 2 && run.stderr.starts_with(&said), "{run:?}");
        assert!(run.stderr.ends_with("it may have been applied anyway; run `plan` to find out\n"), "{run:?}");
        assert!(!run.stdout.contains("applied"), "{run:?}");
    }
}

#[test]
fn the_message_of_a_gateway_is_reported() {
    let body = r#"{"message": "no Route matched with those values\u001b[1m", "more": 1}"#;
    let refused = run(&Room::new(), &Endpoint::answering(&[("404 Not Found", body)]), &["pull"]).stderr;
    let said = "without an error body of the API, but with the message: no Route matched with those values\\u{1b}[1m\n";
    assert!(refused.contains(said), "{refused}");
}

#[test]
fn a_refused_connection_is_explained() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let refused = Room::new()
        .run_with(&["pull", "--account", ACCOUNT, "--base-url", &url], &[("CHATAPPS_API_KEY", KEY)]);
    assert!(
        refused.code == 2
            && refused.stderr.starts_with(&format!("error: cannot reach `{url}`: connection refused: ")),
        "{}",
        refused.stderr
    );
}

#[test]
fn a_key_comes_from_the_environment_or_a_file() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&json!([])));
    let url = endpoint.url();
    let place = ["pull", "--account", ACCOUNT, "--base-url", &url];
    room.file("key", format!("{KEY}\r\n"));
    let with_file = [&place[..], &["--api-key-file", "key"]].concat();
    assert_eq!(room.run_with(&with_file, &[]).code, 0);
    assert_eq!(room.run_with(&with_file, &[("CHATAPPS_API_KEY", "another")]).code, 0, "the file counts");
    assert_eq!(endpoint.requests().len(), 2);

    let none = room.run_with(&place, &[]);
    assert!(none.code == 2 && none.stderr.starts_with("error: no API key: set CHATAPPS_API_KEY"), "{none:?}");
    for wrong in [
        "",
        " ",
        "Bearer hunter2",
        "hunter2\nhunter2",
        "hunter2\u{e9}",
        "hunter2\u{7f}",
        &"hunter2".repeat(3_000),
    ] {
        room.file("key", wrong);
        let in_file = room.run_with(&with_file, &[]);
        let in_environment = room.run_with(&place, &[("CHATAPPS_API_KEY", wrong)]);
        for refused in [in_file, in_environment] {
            assert!(
                refused.code == 2 && refused.stderr.contains("does not contain an API key"),
                "{wrong:?}: {refused:?}"
            );
            assert!(!refused.stderr.contains("hunter2"));
        }
    }
    let absent = room.run_with(&[&place[..], &["--api-key-file", "absent"]].concat(), &[]);
    assert!(absent.code == 2 && absent.stderr.contains("cannot read the API key in `absent`"), "{absent:?}");
    assert_eq!(endpoint.requests().len(), 2);
}

#[cfg(unix)]
#[test]
fn a_file_and_a_key_are_not_both_standard_input() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&json!([])));
    for command in ["plan", "apply"] {
        for (file, key) in [("-", "/dev/stdin"), ("/dev/stdin", "/dev/fd/0")] {
            let refused = run(&room, &endpoint, &[command, file, "--api-key-file", key]);
            let said =
                "error: standard input is named more than once, but can be read only once: name it once\n";
            assert_eq!((refused.code, refused.stderr.as_str()), (2, said));
        }
    }
    assert!(endpoint.requests().is_empty());
}

#[test]
fn a_key_is_not_an_argument() {
    for arguments in
        [&["pull", "--api-key", "hunter2"][..], &["pull", "--api-key=hunter2"], &["pull", "--key=hunter2"]]
    {
        let refused = Room::new().run(&[arguments, &["--account", ACCOUNT, "--region", "europe"]].concat());
        assert!(refused.code == 2 && !refused.stderr.contains("hunter2"), "{refused:?}");
    }
    for command in ["pull", "plan", "apply", "delete"] {
        assert!(
            Room::new().run(&[command, "--help"]).stdout.contains("No option takes the key"),
            "{command}"
        );
    }
}

#[test]
fn a_region_or_an_endpoint_is_needed() {
    let environment = [("CHATAPPS_API_KEY", KEY)];
    let neither = Room::new().run_with(&["pull", "--account", ACCOUNT], &environment);
    assert!(neither.code == 2 && neither.stderr.contains("--region"), "{neither:?}");
    let both = ["pull", "--account", ACCOUNT, "--region", "europe", "--base-url", "http://127.0.0.1:1"];
    assert_eq!(Room::new().run_with(&both, &environment).code, 2);
    let wrong = Room::new().run_with(&["pull", "--account", "5a", "--region", "europe"], &environment);
    assert!(wrong.code == 2 && wrong.stderr.contains("--account"), "{wrong:?}");
}
