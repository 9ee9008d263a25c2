//! What stars stand for, and where they stand for nothing.

use serde_json::{Value, json};

use super::*;

fn set(webhook: &Value) -> WebhookSet {
    serde_json::from_value::<Vec<Webhook>>(json!([webhook])).unwrap().into_iter().collect()
}

fn webhook(url: &str, secret: &str) -> Value {
    json!({ "subAccountId": "*", "type": "MSG", "url": url, "httpAuthorization": secret })
}

/// What becomes of a webhook of the account, and why not more.
fn filled_in(wanted: &Value, stored: &Value) -> (WebhookSet, Option<String>) {
    let Filled { webhooks, unfilled } = filled(&set(wanted), &set(stored));
    (webhooks, unfilled)
}

#[test]
fn a_stored_secret_stays_where_it_is() {
    let stored = "https://u:rw4Kd0@hooks.onion.example:8443/a?k=q8Zt#n";
    let starred = "https://********@hooks.onion.example:8443/a?******#*";
    for (url, to, why) in [
        (stored, Some(stored), None),
        ("https://hooks.onion.example:8443/b", Some("https://hooks.onion.example:8443/b"), None),
        (starred, Some(stored), None),
        ("https://hooks.onion.example/a", None, Some(ELSEWHERE)),
        ("http://hooks.onion.example:8443/a", None, Some(ELSEWHERE)),
        ("https://hooks.onion.example.evil.example:8443/a", None, Some(ELSEWHERE)),
        ("https://hooks.onion.example:8443@evil.example/a", None, Some(ELSEWHERE)),
        ("https://evil.example:8443/a?***", None, Some(STARRED_URL)),
        (
            "https://hooks.onion.example:8443/b?***",
            Some("https://hooks.onion.example:8443/b?***"),
            Some(STARRED_URL),
        ),
    ] {
        let expected = to.map_or_else(|| webhook(url, "***"), |to| webhook(to, "Bearer n5Jc3yHs"));
        let why = why.map(|why| format!("`*` MSG: {why}"));
        let stored = webhook(stored, "Bearer n5Jc3yHs");
        assert_eq!(filled_in(&webhook(url, "***"), &stored), (set(&expected), why), "{url}");
    }
}

#[test]
fn stars_beside_a_guess_are_not_filled_in_whether_it_is_right_or_wrong() {
    let stored = webhook("https://u:rw4Kd0@h.example/a?k=q8Zt", "");
    for guess in [
        "https://u:rw4Kd0@h.example/a?******",
        "https://u:rw4Kd1@h.example/a?******",
        "https://********@h.example/a?k=q***",
        "https://********@h.example/a?k=r***",
    ] {
        let wanted = webhook(guess, "");
        let why = Some(format!("`*` MSG: {STARRED_URL}"));
        assert_eq!(filled_in(&wanted, &stored), (set(&wanted), why), "{guess}");
    }
}

#[test]
fn no_stars_are_stored_in_a_url() {
    for (stored, listed) in [
        ("https://h.example/a?k=q8Zt", "https://h.example/a?******"),
        ("https://h.example/a;t=q8Zt", "https://h.example/a*******"),
        ("https://h.example/a?v", "https://h.example/a?*"),
        ("https://h.example/#n", "https://h.example/#*"),
    ] {
        assert_eq!(filled_in(&webhook(listed, ""), &webhook(stored, "")), (set(&webhook(stored, "")), None));
        let mut elsewhere = webhook(&listed.replace("h.example", "h2.example"), "");
        let why = filled_in(&elsewhere, &webhook(stored, "")).1;
        assert_eq!(why, Some(format!("`*` MSG: {STARRED_URL}")), "{listed} elsewhere");
        elsewhere = webhook(listed, "");
        elsewhere["subAccountId"] = json!("Onion_Support");
        let why = filled_in(&elsewhere, &webhook(stored, "")).1;
        assert_eq!(why, Some(format!("`Onion_Support` MSG: {STARRED_URL}")), "{listed} of another");
    }
    let own = webhook("https://h.example/a?k=*v", "");
    assert_eq!(filled_in(&own, &webhook("https://h.example/a", "")), (set(&own), None));
}

#[test]
fn a_connection_may_become_an_encrypted_one() {
    let current = set(&webhook("http://hooks.onion.example/a?key=q8Zt", "Bearer n5Jc3yHs"));
    let filled = filled(&set(&webhook("https://hooks.onion.example/a?********", "***")), &current);
    let expected = set(&webhook("https://hooks.onion.example/a?key=q8Zt", "Bearer n5Jc3yHs"));
    assert_eq!((filled.webhooks, filled.unfilled), (expected, None));
}

#[test]
fn the_secret_of_a_client_goes_to_its_token_endpoint_alone() {
    let with = |url: &str, token: &str, secret: &str| {
        set(&json!({ "subAccountId": "*", "type": "MSG", "url": url, "enabled": false, "oauth": {
            "url": token, "clientId": "a", "clientSecret": secret, "credentialsLocation": "body", "scope": "b" } }))
    };
    let current = with("https://h.example/", "https://id.example/token", "n5Jc3yHs");
    for (url, token, is_filled) in [
        ("https://h.example/b", "https://id.example/other", true),
        ("https://evil.example/", "https://id.example/token", false),
        ("https://h.example/", "https://evil.example/token", false),
    ] {
        let filled = filled(&with(url, token, "***"), &current).webhooks;
        assert_eq!(filled, with(url, token, if is_filled { "n5Jc3yHs" } else { "***" }), "{url} {token}");
    }
}

/// A webhook with the credentials of a client.
fn with_client(id: &str, secret: &str, scope: &str) -> Value {
    json!({ "subAccountId": "*", "type": "MSG", "url": "https://u:rw4Kd0@h.example/a#n", "oauth": {
        "url": "https://id.example/token?k=q8Zt", "clientId": id, "clientSecret": secret,
        "credentialsLocation": "body", "scope": scope } })
}

#[test]
fn a_listing_that_is_sent_back_changes_nothing() {
    for (id, scope) in [("client-id-123", "events.write audit"), ("CID", "S"), ("a\"é€🞄", "*"), ("***", "**")]
    {
        let stored = with_client(id, "n5Jc3yHs", scope);
        let current = set(&stored);
        let shown = listed(current.iter().next().unwrap());
        assert!(
            !shown.to_string().contains("n5Jc3yHs") && is_blank(shown["oauth"]["clientId"].as_str().unwrap())
        );
        assert_eq!(filled_in(&shown, &stored), (current, None), "{shown}");
    }
    let mut hidden = webhook("https://h.example/", "Bearer n5Jc3yHs");
    hidden["subAccountId"] = json!("rw4Kd0 n5Jc3yHs");
    let current = set(&hidden);
    let shown = listed(current.iter().next().unwrap());
    assert_eq!(shown["subAccountId"], "***************");
    assert_eq!(filled_in(&shown, &hidden), (current, None));
}

#[test]
fn no_stars_are_stored_in_a_value() {
    let stored = with_client("client-id", "n5Jc3yHs", "audit");
    let why =
        |wanted: &Value, stored: &Value| filled_in(wanted, stored).1.map(|why| why.replace("`*` MSG: ", ""));
    for (id, scope) in [
        ("***", "*****"),
        ("**********", "audit"),
        ("*********", "*"),
        ("client-id", "••••"),
        ("client-***", "audit"),
    ] {
        let wanted = with_client(id, "n5Jc3yHs", scope);
        assert_eq!(why(&wanted, &stored).as_deref(), Some(STARRED_VALUE), "{id} {scope}");
    }
    // Of another webhook, and of one without a client.
    let mut other = stored.clone();
    other["type"] = json!("CADR");
    let wanted = with_client("*********", "n5Jc3yHs", "*****");
    assert_eq!(why(&wanted, &webhook("https://u:rw4Kd0@h.example/a#n", "")).as_deref(), Some(STARRED_VALUE));
    assert!(why(&wanted, &other).is_some());
    // It goes nowhere else, even beside a secret that is written anew.
    let mut elsewhere = wanted;
    elsewhere["oauth"]["url"] = json!("https://evil.example/token");
    assert_eq!(why(&elsewhere, &stored).as_deref(), Some(ELSEWHERE));
    // What people write stays.
    let own = with_client("own", "q8Zt1mVx7", "own*");
    assert_eq!(filled_in(&own, &stored), (set(&own), None));
    let mut scope = webhook("https://h.example/", "");
    scope["subAccountId"] = json!("Onion***");
    assert_eq!(filled_in(&scope, &scope), (set(&scope), None));
    assert!(filled_in(&scope, &webhook("https://h.example/", "")).1.is_some());
    scope["subAccountId"] = json!("******");
    let why = filled_in(&scope, &webhook("https://h.example/", "")).1;
    assert_eq!(why, Some(format!("`******` MSG: {STARRED_VALUE}")));
}

#[test]
fn a_url_may_lose_its_fragment_and_keep_what_is_hidden() {
    for (stored, wanted, expected) in [
        ("https://u:p@h.example/a#n", "https://***@h.example/a", "https://u:p@h.example/a"),
        ("http://u:p@h.example/a?k=v#n", "https://***@h.example/a?***", "https://u:p@h.example/a?k=v"),
    ] {
        let filled = filled_in(&webhook(wanted, "***"), &webhook(stored, "Bearer n5Jc3yHs"));
        assert_eq!(filled, (set(&webhook(expected, "Bearer n5Jc3yHs")), None), "{wanted}");
    }
    // The user information stays, or is written anew.
    let why =
        filled_in(&webhook("https://h.example/a?***", ""), &webhook("https://u:p@h.example/a?k=v", "")).1;
    assert_eq!(why, Some(format!("`*` MSG: {STARRED_URL}")));
}

#[test]
fn nothing_is_filled_in_for_another_webhook() {
    let mut other = webhook("https://hooks.onion.example/", "Bearer n5Jc3yHs");
    let wanted = set(&webhook("https://hooks.onion.example/", "***"));
    for (name, value) in [("type", "CADR"), ("subAccountId", "Onion_Support")] {
        other[name] = json!(value);
        assert_eq!(filled(&wanted, &set(&other)).webhooks, wanted);
    }
}
