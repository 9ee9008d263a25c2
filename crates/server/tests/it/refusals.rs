//! Rejected requests: their answers, and that they change nothing.

use chatapps_webhooks::{Checker, FixableReport, Limits, Model, Policy, check};
use chatapps_webhooks_server::Settings;
use serde_json::{Value, json};

use crate::place::on_each_store;
use crate::running::{Answer, STORE_KEY, Server, WEBHOOKS};

/// Checks the body of a failure: the members of the contract, with a valid id and time, and only
/// the known additions.
fn assert_failure(answer: &Answer, status: u16, code: u32) -> Value {
    assert_eq!((answer.status, answer.header("content-type")), (status, "application/json"), "{answer:?}");
    let limits = Limits { bytes: usize::MAX, ..Limits::default() };
    let checker = Checker::new(Policy::strict()).with_limits(limits);
    let report = checker.check(Model::ErrorResponse, &answer.text);
    let unexpected: Vec<_> = report
        .findings()
        .iter()
        .filter(|finding| {
            !["/findings", "/findingsOmitted", "/unknownSubAccounts"].contains(&finding.pointer().as_str())
        })
        .collect();
    assert!(unexpected.is_empty(), "{report}");
    let body = answer.json();
    assert_eq!(body["code"], code, "{body}");
    assert_eq!(body["errorId"], answer.header("x-request-id"));
    body
}

on_each_store! {
    fn a_bad_body_is_refused_with_all_findings_and_changes_nothing(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let before = server.get().json();
        let body = r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/new", "type": "MSG"},
            {"subAccountId": "", "url": "x", "httpAuthorization": "***", "type": "SMS"}]"#;
        let answer = server.send("POST", body);
        let said = assert_failure(&answer, 400, 1000);
        let report = check(body);
        let expected = FixableReport { report: &report, fixes: &report.fixes(body) };
        assert_eq!(said["findings"], serde_json::to_value(expected).unwrap()["findings"]);
        assert!(said["message"].as_str().unwrap().contains("/1"), "{said}");
        assert_eq!(server.get().json(), before);
    }

    fn text_that_is_not_json_is_rejected(place) {
        let server = Server::on(place);
        for body in ["", "{", "\u{feff}[]", "[1,]", "[\"\\ud800\"]", "NaN"] {
            let said = assert_failure(&server.send("POST", body), 400, 1000);
            assert_eq!(said["findings"][0]["rule"], "syntax", "{body:?}");
        }
        assert_eq!(server.get().text, "[]");
    }

    /// Even if the entries before it are valid, and also in a DELETE.
    fn an_unknown_sub_account_is_refused_whole(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let before = server.get().json();
        for name in ["Onion_Sales", "onion_marketing", "Onion_Marketing "] {
            let body = json!([
                {"subAccountId": "Onion_Support", "url": "https://hooks.onion.example/x", "type": "MSG"},
                {"subAccountId": name, "url": "https://hooks.onion.example/x", "type": "MSG"},
            ]);
            let said = assert_failure(&server.send("POST", &body.to_string()), 400, 1001);
            assert_eq!(said["message"], "Provided subAccountId doesn't belongs to your account");
            assert_eq!(said["unknownSubAccounts"], json!([name]));
            let body = json!([{"subAccountId": "Onion_Marketing", "type": "MSG"}, {"subAccountId": name, "type": "MSG"}]);
            assert_failure(&server.send("DELETE", &body.to_string()), 400, 1001);
        }
        assert_eq!(server.get().json(), before);
    }

    /// The contract allows any text. These texts are unknown sub-accounts, and must not break a
    /// database.
    fn odd_sub_account_ids_are_unknown(place) {
        let settings = Settings { policy: Policy::contract(), ..Settings::default() };
        let server = Server::with(&place.location, STORE_KEY, settings);
        for name in ["", "\0", "a\0b", "'; DELETE FROM webhooks; --", "\u{1F9C5}", "[\"*\"]", "%", &"x".repeat(100_000)] {
            let body = json!([{"subAccountId": name, "url": "https://hooks.onion.example/x"}]).to_string();
            let said = assert_failure(&server.send("POST", &body), 400, 1001);
            assert_eq!(said["unknownSubAccounts"], json!([name]));
            assert_failure(&server.send("DELETE", &json!([{"subAccountId": name}]).to_string()), 400, 1001);
        }
        assert_eq!(server.get().text, "[]");
    }

    fn a_mask_that_is_posted_back_is_refused(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let listing = server.get().text;
        let said = assert_failure(&server.send("POST", &listing), 400, 1000);
        assert!(said["findings"].to_string().contains("masked_secret"));
        assert_eq!(server.get().text, listing);
    }

    /// A warning alone is not rejected, unless the policy is strict.
    fn the_policy_is_a_setting(place) {
        let body = r#"[{"subAccountId": "*", "url": "http://hooks.onion.example/x", "type": "MSG", "retries": 3}]"#;
        for (policy, expected) in [(Policy::contract(), 200), (Policy::recommended(), 200), (Policy::strict(), 400)] {
            let settings = Settings { policy, ..Settings::default() };
            let server = Server::with(&place.location, STORE_KEY, settings);
            assert_eq!(server.send("POST", body).status, expected);
        }
    }
}

fn server() -> (crate::place::Place, Server) {
    let place = crate::place::Place::sqlite();
    let server = Server::on(&place);
    (place, server)
}

#[test]
fn very_many_findings_are_listed_up_to_the_limit_and_the_others_counted() {
    let (_place, server) = server();
    let names = (0..20_000).map(|number| format!("\"x{number}\": 0")).collect::<Vec<_>>().join(",");
    let body = format!("[{{{names}, \"url\": 1}}]");
    let said = assert_failure(&server.send("POST", &body), 400, 1000);
    let limits = Limits { findings: 100, ..Limits::default() };
    let report = Checker::default().with_limits(limits).check(Model::Webhooks, &body);
    assert_eq!(said["findingsOmitted"], report.omitted().total());
    let expected = serde_json::to_value(report).unwrap();
    assert!(said["findings"] == expected["findings"] && said["findings"].as_array().unwrap().len() == 100);
}

#[test]
fn another_type_of_body_is_refused() {
    let (_place, server) = server();
    let authorization = format!("Bearer {}", server.key);
    for value in ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1"] {
        let headers = [("authorization", &*authorization), ("content-type", value)];
        assert_failure(&server.request("POST", &server.url(), &headers, WEBHOOKS), 415, 1000);
    }
    let headers = [
        ("authorization", &*authorization),
        ("content-type", "application/json"),
        ("content-encoding", "gzip"),
    ];
    assert_failure(&server.request("POST", &server.url(), &headers, WEBHOOKS), 415, 1000);
    assert_eq!(server.get().text, "[]");
}

#[test]
fn another_method_is_reported_the_right_ones() {
    let (_place, server) = server();
    for method in ["PUT", "PATCH", "OPTIONS"] {
        let answer = server.send(method, if method == "OPTIONS" { "" } else { "[]" });
        assert_failure(&answer, 405, 2001);
        let mut allowed: Vec<_> = answer.header("allow").split(',').collect();
        allowed.sort_unstable();
        assert_eq!(allowed, ["DELETE", "GET", "HEAD", "POST"]);
    }
    let answer = server.request("POST", &format!("{}/healthz", server.origin), &[], "");
    assert_failure(&answer, 405, 2001);
    assert_eq!(answer.header("allow"), "GET,HEAD");
}

#[test]
fn another_path_is_not_found() {
    let (_place, server) = server();
    for path in ["/", "/api/v1/accounts", "/api/v2/accounts/x/webhooks", "/metrics/"] {
        assert_failure(&server.request("GET", &format!("{}{path}", server.origin), &[], ""), 404, 1300);
    }
    assert_failure(&server.request("GET", &format!("{}/", server.url()), &[], ""), 404, 1300);
}

#[test]
fn the_id_of_the_caller_comes_back() {
    let (_place, server) = server();
    for (given, kept) in [
        ("mine-1", true),
        ("b4478860-b76c-e811-814e-022a35cc1c71", true),
        ("a b", false),
        (&*"x".repeat(129), false),
    ] {
        let answer = server.request("GET", &server.url(), &[("x-request-id", given)], "");
        assert_eq!(answer.header("x-request-id") == given, kept, "{given}");
        assert_eq!(answer.json()["errorId"] == given, given.len() == 36, "{given}");
    }
}

#[test]
fn head_is_get_without_a_body() {
    let (_place, server) = server();
    let answer = server.send("HEAD", "");
    assert_eq!((answer.status, answer.text.as_str()), (200, ""));
}
