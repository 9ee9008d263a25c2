//! Policy rules that look at more than one value.

use chatapps_webhooks::{Checker, Finding, Level, Model, Policy, Rule};
use serde_json::{Value, json};

const TARGET_RULES: [Rule; 3] = [Rule::ConflictingTargets, Rule::RepeatedTarget, Rule::OverlappingScope];

fn findings(model: Model, document: &Value) -> Vec<Finding> {
    Checker::default().check(model, document.to_string()).findings().to_vec()
}

/// The rules between entries that a request breaks: rule, place, other place.
fn between_entries(document: &Value) -> Vec<(String, String, String)> {
    findings(Model::Webhooks, document)
        .iter()
        .filter(|finding| TARGET_RULES.contains(&finding.rule()))
        .map(|finding| {
            let other = finding.related().map(|other| other.pointer.to_string()).unwrap_or_default();
            (finding.rule().to_string(), finding.pointer().to_string(), other)
        })
        .collect()
}

fn entry(scope: &str, url: &str, webhook_type: Option<&str>) -> Value {
    let mut entry = json!({"subAccountId": scope, "url": format!("https://hooks.onion.example/{url}")});
    if let Some(webhook_type) = webhook_type {
        entry["type"] = json!(webhook_type);
    }
    entry
}

fn expect(rule: &str, place: usize, other: usize) -> (String, String, String) {
    (rule.to_owned(), format!("/{place}"), format!("/{other}"))
}

#[test]
fn entries_for_the_same_target_are_compared_with_the_first() {
    let document = json!([
        entry("Onion_Marketing", "a", Some("MSG")),
        entry("Onion_Marketing", "b", Some("MSG")),
        entry("Onion_Marketing", "a", Some("MSG")),
        entry("Onion_Support", "a", Some("MSG")),
        entry("Onion_Marketing", "a", Some("CABM")),
    ]);
    assert_eq!(
        between_entries(&document),
        [expect("conflicting_targets", 1, 0), expect("repeated_target", 2, 0)]
    );
}

#[test]
fn an_entry_without_type_meets_both_types_once() {
    let document = json!([
        entry("Onion_Marketing", "a", Some("CADR")),
        entry("Onion_Marketing", "b", Some("MSG")),
        entry("Onion_Marketing", "a", None),
    ]);
    assert_eq!(
        between_entries(&document),
        [expect("repeated_target", 2, 0), expect("conflicting_targets", 2, 1)]
    );
    let document = json!([entry("Onion_Marketing", "a", None), entry("Onion_Marketing", "b", None)]);
    assert_eq!(between_entries(&document), [expect("conflicting_targets", 1, 0)]);
}

#[test]
fn the_default_of_enabled_makes_no_difference() {
    let mut second = entry("Onion_Marketing", "a", Some("MSG"));
    second["enabled"] = json!(true);
    let document = json!([entry("Onion_Marketing", "a", Some("MSG")), second.clone()]);
    assert_eq!(between_entries(&document), [expect("repeated_target", 1, 0)]);
    second["enabled"] = json!(false);
    let document = json!([entry("Onion_Marketing", "a", Some("MSG")), second]);
    assert_eq!(between_entries(&document), [expect("conflicting_targets", 1, 0)]);
}

#[test]
fn each_property_counts_in_the_comparison() {
    let base = json!({
        "subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/a", "type": "MSG",
        "httpAuthorization": "Bearer rw4Kd0b2u",
        "oauth": {"url": "https://login.onion.example/token", "clientId": "chat", "clientSecret": "hV7-tq0p", "credentialsLocation": "header", "scope": "read"},
    });
    assert_eq!(between_entries(&json!([base, base])), [expect("repeated_target", 1, 0)]);
    for (pointer, value) in [
        ("/url", "https://hooks.onion.example/b"),
        ("/httpAuthorization", "Bearer other"),
        ("/oauth/url", "https://login.onion.example/other"),
        ("/oauth/clientId", "other"),
        ("/oauth/clientSecret", "other"),
        ("/oauth/credentialsLocation", "body"),
        ("/oauth/scope", "other"),
    ] {
        let mut other = base.clone();
        *other.pointer_mut(pointer).unwrap() = json!(value);
        assert_eq!(
            between_entries(&json!([base, other])),
            [expect("conflicting_targets", 1, 0)],
            "{pointer}"
        );
    }
}

#[test]
fn all_and_one_overlap_whichever_comes_first() {
    let (all, one) = (entry("*", "a", None), entry("Onion_Marketing", "b", Some("MSG")));
    assert_eq!(between_entries(&json!([all, one])), [expect("overlapping_scope", 1, 0)]);
    assert_eq!(between_entries(&json!([one, all])), [expect("overlapping_scope", 1, 0)]);
    let business = entry("Onion_Marketing", "b", Some("CABM"));
    assert_eq!(between_entries(&json!([all, business])), []);
}

#[test]
fn what_is_switched_off_overlaps_with_nothing() {
    let mut all = entry("*", "a", Some("MSG"));
    all["enabled"] = json!(false);
    assert_eq!(between_entries(&json!([all, entry("Onion_Marketing", "b", Some("MSG"))])), []);
}

#[test]
fn a_deletion_may_name_all_and_one() {
    let document =
        json!([{"subAccountId": "*", "type": "MSG"}, {"subAccountId": "Onion_Marketing", "type": "MSG"}]);
    assert_eq!(findings(Model::WebhookTargets, &document), []);
    let document = json!([{"subAccountId": "*", "type": "MSG"}, {"subAccountId": "*", "type": "MSG"}]);
    assert_eq!(findings(Model::WebhookTargets, &document)[0].rule(), Rule::RepeatedTarget);
}

#[test]
fn masks_are_fine_in_a_listing_and_nowhere_else() {
    let document = json!([{
        "subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/a", "type": "MSG",
        "httpAuthorization": "***",
    }, {
        "subAccountId": "Onion_Support", "url": "https://hooks.onion.example/a", "type": "MSG",
        "oauth": {"url": "https://login.onion.example/token", "clientId": "chat", "clientSecret": "*****", "credentialsLocation": "header"},
    }]);
    assert_eq!(findings(Model::WebhookList, &document), []);
    let found: Vec<_> = findings(Model::Webhooks, &document)
        .iter()
        .map(|finding| (finding.rule(), finding.pointer().to_string()))
        .collect();
    assert_eq!(
        found,
        [
            (Rule::MaskedSecret, "/0/httpAuthorization".to_owned()),
            (Rule::MaskedSecret, "/1/oauth/clientSecret".to_owned()),
        ]
    );
}

#[test]
fn the_rules_of_a_url_are_those_of_the_whatwg_reading() {
    let rules = |url: &str| {
        let document = json!({"subAccountId": "Onion_Marketing", "url": url, "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"});
        findings(Model::Webhook, &document)
            .iter()
            .map(|finding| finding.rule().id())
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (url, expected) in [
        ("https://hooks.onion.example", ""),
        ("HTTPS://HOOKS.onion.example:443/a?b=c", ""),
        ("https://xn--mnchen-3ya.onion.example/", ""),
        ("https://[2606:4700::1111]:8443/", ""),
        ("https://2130706433/", "private_host ambiguous_url"),
        ("https://0x7f.1/", "private_host ambiguous_url"),
        ("https://0177.0.0.1/", "private_host ambiguous_url"),
        ("https://[::ffff:7f00:1]/", "private_host"),
        ("https://[::FFFF:127.0.0.1]/", "private_host"),
        ("https://169.254.169.254/latest", "private_host"),
        ("https://localhost:8080/", "private_host"),
        ("https://intranet/", "private_host"),
        ("https://hooks.example.com/", "placeholder"),
        ("https:///events", "url_host private_host ambiguous_url"),
        ("https:hooks.onion.example/", "url_host ambiguous_url"),
        ("https:/hooks.onion.example/", "url_host ambiguous_url"),
        ("https://", "url_host"),
        ("https://:8080/", "url_host"),
        ("https://hooks.onion.example:99999/", "url_host"),
        ("https://[v1.a]/", "url_host"),
        ("https://1.2.3.4.5/", "url_host"),
        ("https://a%00b.example/", "url_host"),
        ("https://%68ooks.onion.example/", "ambiguous_url"),
        ("https://h%C3%B6oks.onion.example/", "ambiguous_url"),
        ("https://xn--pple-43d.example/", "ambiguous_url"),
        ("http://hooks.onion.example/", "insecure_url credentials_over_http"),
        ("javascript:alert(1)", "url_scheme url_host"),
        ("mailto:a@hooks.onion.example", "url_scheme url_host"),
        ("ftp://127.0.0.1/", "url_scheme private_host"),
        ("s3cr3t:word@hooks.onion.example/", "url_scheme url_host"),
        ("ftp://hooks.onion.example/", "url_scheme"),
        ("https://u:p@hooks.onion.example/", "url_credentials"),
        ("https://@hooks.onion.example/", "url_credentials"),
        ("https://hooks.onion.example/#", "url_fragment"),
        ("https://hooks.onion.example/?API-Key=a", "url_secret"),
        ("https://hooks.onion.example/?x=1&client%5Fsecret=a", "url_secret"),
        ("https://hooks.onion.example/?keyword=a&page=2", ""),
        ("https://[::ffff:8.8.8.8]/", ""),
        ("https://[::8.8.8.8]/", "private_host"),
        ("https://hooks.onion.example/?page_token=a&sid=", ""),
        ("https://hööks.onion.example/", "format ambiguous_url"),
        ("https://ｈooks.onion.example/", "format ambiguous_url"),
        ("https://hooks。onion.example/", "format ambiguous_url"),
        ("https://１２７.0.0.1/", "format ambiguous_url private_host"),
        ("https://hoo\tks.onion.example/", "format ambiguous_url"),
        ("ht\ttps://hooks.onion.example/", "format ambiguous_url"),
        (" https://hooks.onion.example/", "format ambiguous_url"),
        (
            "http://höoks.onion.example/?token=a#b",
            "format ambiguous_url insecure_url credentials_over_http url_secret url_fragment",
        ),
        ("https://u:p@hooks.onion.example/a b", "format url_credentials"),
        ("https://hooks.onion.example:99999/a b", "format url_host"),
        ("ftp://hooks.onion.example/a b", "format url_scheme"),
        ("https:\\\\hooks.onion.example\\a", "format ambiguous_url url_host"),
        ("https://<your-host>/", "format placeholder url_host"),
        ("hooks.onion.example", "format"),
        ("https://hooks.onion.example/a b", "format"),
        ("https://127.0.0.1/a b", "format private_host"),
        ("", "format"),
    ] {
        let mut found: Vec<_> = rules(url).split(' ').map(str::to_owned).collect();
        let mut expected: Vec<_> = expected.split(' ').map(str::to_owned).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{url}");
    }
}

#[test]
fn the_token_endpoint_has_rules_of_its_own() {
    let rules = |url: &str| {
        let document = json!({
            "subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example", "type": "MSG",
            "oauth": {"url": url, "clientId": "chat", "clientSecret": "hV7-tq0p", "credentialsLocation": "header"},
        });
        findings(Model::Webhook, &document).iter().map(|finding| finding.rule().id()).collect::<Vec<_>>()
    };
    assert_eq!(rules("https://login.onion.example/token?tenant=a"), [""; 0]);
    assert_eq!(rules("http://login.onion.example/token"), ["insecure_token_url"]);
    assert_eq!(rules("ftp://login.onion.example/token"), ["insecure_token_url"]);
    assert_eq!(rules("https://login.onion.example/token#a"), ["token_url_fragment"]);
    assert_eq!(rules("https://10.0.0.1/token"), ["private_host"]);
    assert_eq!(rules("http://login.onion.example/a b"), ["format", "insecure_token_url"]);
}

#[test]
fn a_placeholder_keeps_no_other_finding_back() {
    let document = json!({"subAccountId": "an {id}", "url": "https://hooks.onion.example", "type": "MSG", "httpAuthorization": "9QQhlsEb8VY"});
    let rules: Vec<_> =
        findings(Model::Webhook, &document).iter().map(|finding| finding.rule().id()).collect();
    assert_eq!(rules, ["placeholder", "authorization_shape", "placeholder", "sub_account_id_format"]);
    let policy = Policy::recommended().with_level(Rule::AuthorizationShape, Level::Error).unwrap();
    assert!(!Checker::new(policy).is_valid(Model::Webhook, document.to_string()));
}

#[test]
fn help_does_not_lead_into_the_next_fault() {
    let help = |document: Value, rule: Rule| {
        findings(Model::Webhook, &document)
            .into_iter()
            .find(|finding| finding.rule() == rule)
            .unwrap()
            .help()
            .into_owned()
    };
    let null = help(json!({"subAccountId": "Onion_Marketing", "url": null}), Rule::Type);
    assert!(!null.contains("omit"), "`url` may not be omitted: {null}");
    let null = help(json!({"subAccountId": "Onion_Marketing", "enabled": null}), Rule::Type);
    assert!(null.contains("omit"), "{null}");
    let once = help(
        json!({"subAccountId": "Onion_Marketing", "URL": "https://hooks.onion.example"}),
        Rule::MisspelledProperty,
    );
    assert!(once.contains("rename it to `url`"), "{once}");
    let twice = help(
        json!({"url": "https://hooks.onion.example", "URL": "https://hooks.onion.example"}),
        Rule::MisspelledProperty,
    );
    assert!(!twice.contains("rename"), "`url` is there already: {twice}");
}

#[test]
fn a_notice_never_makes_a_document_invalid() {
    let document = json!([entry("*", "a", None), entry("Onion_Marketing", "a", None)]);
    let report = Checker::new(Policy::strict()).check(Model::Webhooks, document.to_string());
    assert!(report.is_valid());
    assert!(report.findings().iter().all(|finding| finding.level() == Level::Notice));
    assert_eq!(report.findings().len(), 5);
}

#[test]
fn a_value_outside_an_enumeration_is_reported_the_values() {
    let of = |webhook_type: &str| {
        let document =
            json!([{"subAccountId": "*", "url": "https://hooks.onion.example", "type": webhook_type}]);
        findings(Model::Webhooks, &document).into_iter().find(|finding| finding.rule() == Rule::Enum).unwrap()
    };
    for webhook_type in ["*", "cadr", "SMS"] {
        let params = serde_json::to_value(of(webhook_type).params()).unwrap();
        assert_eq!(params["expected"], json!(["CADR", "MSG", "CABM"]), "{webhook_type}");
    }
    assert!(of("*").help().contains("omit `type`"), "{}", of("*").help());
    assert!(of("cadr").help().contains("`CADR`"), "{}", of("cadr").help());
}

#[test]
fn characters_that_may_not_be_are_counted_from_one_in_code_points() {
    let of = |name: &str, value: &str| {
        let mut webhook = entry("*", "a", Some("MSG"));
        webhook["oauth"] = json!({"url": "https://login.onion.example/token", "clientId": "chat", "clientSecret": "hV7-tq0p",
            "credentialsLocation": "header", "scope": "read"});
        webhook["oauth"][name] = json!(value);
        webhook[name] = json!(value);
        let found = findings(Model::Webhook, &webhook);
        let position =
            |finding: &Finding| serde_json::to_value(finding.params()).unwrap().get("position").cloned();
        found.iter().find_map(position).and_then(|position| position.as_u64())
    };
    for (name, value, expected) in [
        ("httpAuthorization", "\u{7}Bearer rw4Kd0b2u", 1),
        ("httpAuthorization", "Bearer \u{1F9C5}", 8),
        ("httpAuthorization", "Bearer a\u{7f}b", 9),
        ("clientId", "chät", 3),
        ("clientSecret", "\u{1F9C5}", 1),
        ("scope", "read \"all\"", 6),
    ] {
        assert_eq!(of(name, value), Some(expected), "{name}: {value:?}");
    }
}
