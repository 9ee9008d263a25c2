//! Which of a rule's wordings is said where: most rules can be broken in more than one way; and how
//! a whole report reads.

use std::fs;

use chatapps_webhooks::{Checker, Limits, Model};
use serde_json::{Value, json};

use crate::vectors::folder;

/// The messages on a webhook that nothing is wrong with but the value of one property, or of one
/// inside `oauth`.
fn messages(pointer: &str, value: Value) -> Vec<String> {
    let mut webhook = json!({
        "subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG",
    });
    if pointer.starts_with("/oauth") {
        webhook["oauth"] = json!({
            "url": "https://login.onion.example/token", "clientId": "chat", "clientSecret": "hV7-tq0p",
            "credentialsLocation": "header", "scope": "read",
        });
    } else {
        webhook["httpAuthorization"] = json!("Bearer rw4Kd0b2u");
    }
    *webhook.pointer_mut(pointer).unwrap() = value;
    let report = Checker::default().check(Model::Webhook, webhook.to_string());
    report.findings().iter().map(|finding| finding.message().into_owned()).collect()
}

fn assert_messages(pointer: &str, cases: &[(&str, &[&str])]) {
    for (value, expected) in cases {
        assert_eq!(messages(pointer, json!(value)), *expected, "{pointer}: {value:?}");
    }
}

#[test]
fn of_a_type() {
    let help = |model: Model, document: Value| {
        let report = Checker::default().check(model, document.to_string());
        report.findings()[0].help().into_owned()
    };
    assert_eq!(help(Model::Webhooks, json!({})), "wrap the object in an array: `[{…}]`");
    for model in [Model::Webhooks, Model::WebhookTargets] {
        for value in [json!([]), json!({}), json!(null)] {
            let expected = "leave out the name `webhooks`: the array is the whole document";
            assert_eq!(help(model, json!({ "webhooks": value })), expected);
            let report = Checker::default().check_value(model, &json!({ "webhooks": value })).unwrap();
            assert_eq!(report.findings()[0].help(), expected);
        }
    }
    assert_eq!(help(Model::Webhooks, json!(1)), "use a value of type array");
    assert_eq!(help(Model::Webhook, json!([])), "use a value of type object");
    assert_eq!(help(Model::AccountId, json!(null)), "use a value of type string");
}

#[test]
fn of_an_answer() {
    let message = |members: Value| {
        let mut probe = json!({ "probe": "event", "credentials": "right", "milliseconds": 12 });
        probe.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        let report =
            Checker::default().check(Model::ReceiverTranscript, json!({ "probes": [probe] }).to_string());
        let [finding] = report.findings() else { panic!("{report}") };
        finding.message().into_owned()
    };
    let kind = "inbound_message_received";
    for (members, expected) in [
        (json!({ "status": 500 }), "answered 500 to a documented event"),
        (
            json!({ "status": 500, "kind": kind }),
            "answered 500 to a documented event (`inbound_message_received`)",
        ),
        (
            json!({ "status": 500, "kind": kind, "detail": "Image" }),
            "answered 500 to a documented event (`inbound_message_received`, `Image`)",
        ),
        // What nobody knows may be anything.
        (
            json!({ "status": 500, "kind": kind, "detail": "rw4Kd0b2u" }),
            "answered 500 to a documented event (`inbound_message_received`)",
        ),
        (
            json!({ "status": 500, "kind": "rw4Kd0b2u", "detail": "Image" }),
            "answered 500 to a documented event",
        ),
        (
            json!({ "status": 204, "milliseconds": 4321 }),
            "answered a documented event after 4321 milliseconds",
        ),
        (
            json!({ "status": 204, "milliseconds": 7654 }),
            "answered a documented event after 7654 milliseconds",
        ),
        (
            json!({ "probe": "late_receipt", "failure": "timeout" }),
            "no answer to a receipt that comes after a later one within 5 seconds",
        ),
        (
            json!({ "probe": "large_body", "failure": "closed" }),
            "closed the connection on an event of 512 KiB",
        ),
        (json!({ "failure": "closed" }), "closed the connection instead of an answer to a documented event"),
        (json!({ "failure": "refused" }), "refused the connection for a documented event"),
        (json!({ "failure": "tls" }), "failed TLS for a documented event"),
        (
            json!({ "failure": "unreadable" }),
            "answered a documented event with something that is no HTTP response, or with a head that is too large",
        ),
        (
            json!({ "credentials": "wrong", "status": 400 }),
            "answered 400 to a documented event sent with wrong credentials",
        ),
        (
            json!({ "credentials": "missing", "failure": "closed" }),
            "gave no answer to a documented event sent without credentials",
        ),
        (json!({ "failure": "other" }), "no answer to a documented event"),
        (json!({}), "no answer to a documented event"),
        (
            json!({ "credentials": "wrong", "status": 200 }),
            "answered 200 to a documented event with a wrong `Authorization`",
        ),
        (
            json!({ "credentials": "missing", "status": 200 }),
            "answered 200 to a documented event without `Authorization`",
        ),
    ] {
        assert_eq!(message(members.clone()), expected, "{members}");
    }
}

#[test]
fn of_a_scheme() {
    let other = "expected scheme `https` or `http`, found another scheme";
    assert_messages(
        "/url",
        &[
            ("wss://hooks.onion.example/", &["expected scheme `https` or `http`, found `wss`"]),
            ("WSS://hooks.onion.example/", &["expected scheme `https` or `http`, found `wss`"]),
            ("gopher://hooks.onion.example/", &[other]),
        ],
    );
    assert_messages(
        "/oauth/url",
        &[
            ("http://login.onion.example/", &["expected scheme `https`, found `http`"]),
            ("wss://login.onion.example/", &["expected scheme `https`, found `wss`"]),
            ("gopher://login.onion.example/", &["expected scheme `https`, found another scheme"]),
        ],
    );
}

#[test]
fn of_a_host() {
    let missing = "the URL has no host";
    let refused = "URL parsers reject the host or port of this URL";
    assert_messages(
        "/url",
        &[
            ("https://", &[missing]),
            ("https://hooks.onion.example:99999/", &[refused]),
            ("https://a%00b.example/", &[refused]),
            ("https://10.0.0.1/", &["host `10.0.0.1` is not public: private"]),
            ("https://LOCALHOST/", &["host `LOCALHOST` is not public: loopback"]),
            ("https://hooks.example.com/", &["host `hooks.example.com` is reserved for documentation"]),
            (
                "https:hooks.onion.example/",
                &[
                    missing,
                    "URL parsers disagree on the host; browsers and most HTTP clients read `hooks.onion.example`",
                ],
            ),
            (
                "https://%68ooks.onion.example/",
                &[
                    "URL parsers disagree on the host; browsers and most HTTP clients read `hooks.onion.example`",
                ],
            ),
            (
                "https://h\u{f6}oks.onion.example/",
                &[
                    "expected a URI, found a host that is not ASCII",
                    "the host has non-ASCII characters; its ASCII form is `xn--hoks-5qa.onion.example`",
                ],
            ),
            (
                "https://xn--pple-43d.onion.example/",
                &["the host `xn--pple-43d.onion.example` mixes scripts in one label"],
            ),
            (
                "ht\ttps://hooks.onion.example/",
                &[
                    "expected a URI, found whitespace",
                    "URL parsers disagree on the scheme; browsers and most HTTP clients read `https`",
                ],
            ),
        ],
    );
}

#[test]
fn of_a_url_that_has_more_than_it_should() {
    assert_messages(
        "/url",
        &[
            ("https://u@hooks.onion.example/", &["the URL has user information before the host"]),
            ("https://hooks.onion.example/#a", &["the URL has a fragment"]),
            (
                "https://hooks.onion.example/?token=a&API_KEY=b&accessToken=c&token=d",
                &["the query of the URL seems to contain a secret: `token`, `API_KEY`, `accessToken`"],
            ),
            (
                "https://hooks.onion.example/?access_token=a&rw4Kd0b2u-token=b",
                &["the query of the URL seems to contain a secret: `access_token`"],
            ),
            (
                "https://hooks.onion.example/?rw4Kd0b2u-token=b",
                &["the query of the URL seems to contain a secret"],
            ),
        ],
    );
    assert_messages(
        "/oauth/url",
        &[
            (
                "https://u@login.onion.example/",
                &["the token endpoint's URL has user information before the host"],
            ),
            ("https://login.onion.example/#a", &["the token endpoint's URL has a fragment"]),
            (
                "https://login.onion.example/?token=a",
                &["the query of the token endpoint's URL seems to contain a secret: `token`"],
            ),
            (
                "https://login.onion.example/?rw4Kd0b2u-token=b",
                &["the query of the token endpoint's URL seems to contain a secret"],
            ),
        ],
    );
}

#[test]
fn of_a_url_without_a_scheme() {
    let missing: &[&str] = &["expected a URI, found no scheme"];
    assert_messages(
        "/url",
        &[
            ("hooks.onion.example/x", missing),
            ("10.0.0.1:80/x", missing),
            ("192.168.1.5:8080", missing),
            ("[::1]:80/x", missing),
            ("my_host:8080/x", missing),
            (
                "hooks.onion.example:8443/x",
                &[
                    "expected scheme `https` or `http`, found what looks like a host and a port",
                    "the URL has no host",
                ],
            ),
        ],
    );
}

#[test]
fn of_a_text_that_is_no_json() {
    let message =
        |text: &str| Checker::default().check(Model::Webhooks, text).findings()[0].message().into_owned();
    for yaml in [
        "---\n- url: x",
        "- url: x",
        "url: x",
        "# the webhooks\n\n- url: x",
        "# the webhooks\n---\n",
        "%YAML 1.2\n---\n",
    ] {
        assert_eq!(message(yaml), "expected JSON, found what looks like YAML", "{yaml:?}");
    }
    for comment in ["# the webhooks\n[]", "// the webhooks\n[]", "[# none\n]"] {
        assert_eq!(message(comment), "expected JSON, found a comment", "{comment:?}");
    }
}

#[test]
fn of_a_header_value() {
    let around = "`httpAuthorization` starts or ends with whitespace";
    let control = |at: usize| format!("`httpAuthorization` has a control character at character {at}");
    let non_ascii = |at: usize| format!("`httpAuthorization` has a non-ASCII character at character {at}");
    assert_messages(
        "/httpAuthorization",
        &[
            (" Bearer rw4Kd0b2u", &[around]),
            ("Bearer rw4Kd0b2u ", &[around]),
            ("\tBearer rw4Kd0b2u", &[&control(1)]),
            ("Bearer rw\r\n", &[&control(10)]),
            ("Bearer \u{e9}", &[&non_ascii(8)]),
            ("Bearer \u{e9}\u{85}", &[&control(9), &non_ascii(8)]),
            (" Bearer \u{e9}", &[&non_ascii(9), around]),
        ],
    );
}

#[test]
fn of_oauth_credentials() {
    assert_messages(
        "/oauth/scope",
        &[
            ("", &["`scope` is empty"]),
            ("read,write", &["`scope` contains a comma"]),
            (" read", &["`scope` contains whitespace other than single spaces between scopes"]),
            ("read\twrite", &["`scope` contains whitespace other than single spaces between scopes"]),
            ("read \\", &["`scope` has a character outside RFC 6749 \u{a7}3.3 at character 6"]),
        ],
    );
    for (name, pointer) in [("clientId", "/oauth/clientId"), ("clientSecret", "/oauth/clientSecret")] {
        assert_messages(
            pointer,
            &[
                ("", &[&format!("`{name}` is empty or blank")]),
                ("a\u{e9}", &[&format!("`{name}` has a character outside `%x20-7E` at character 2")]),
                ("<id>", &[&format!("`{name}` is, or contains, a variable that nobody filled in")]),
                ("<your-id>", &[&format!("`{name}` contains a placeholder from documentation")]),
                ("id ", &[&format!("`{name}` has a space at an end")]),
            ],
        );
    }
    assert_messages("/oauth/clientSecret", &[("***", &["`clientSecret` is a mask, not a secret"])]);
}

#[test]
fn of_a_sub_account_id() {
    assert_messages(
        "/subAccountId",
        &[
            (" ", &["`subAccountId` is blank"]),
            ("Any", &["expected `*` or a sub-account id; this looks like an attempt to address all of them"]),
            ("a b", &[r"expected `*` or a sub-account id matching `^[A-Za-z0-9\-._&]{3,50}$`"]),
        ],
    );
}

#[test]
fn of_a_whole_report() {
    let cases = fs::read_to_string(folder().join("../report-texts.json")).unwrap();
    for case in serde_json::from_str::<Vec<Value>>(&cases).unwrap() {
        let findings = case["maxFindings"]
            .as_u64()
            .map_or(Limits::DEFAULT.findings, |limit| usize::try_from(limit).unwrap());
        let checker = Checker::default().with_limits(Limits { findings, ..Limits::DEFAULT });
        let report = checker.check(Model::Webhooks, case["text"].as_str().unwrap());
        for (text, member) in [(report.to_string(), "report"), (report.failure_text(), "failure")] {
            assert_eq!(
                json!(text.lines().collect::<Vec<_>>()),
                case[member],
                "{member}: {}",
                case["description"]
            );
        }
    }
}
