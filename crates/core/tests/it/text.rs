//! What only text has: syntax, repeated keys, positions.

use chatapps_webhooks::{Checker, Finding, Model, Policy, Rule, Webhook};
use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::documents::any_json;

fn findings(text: impl AsRef<[u8]>) -> Vec<Finding> {
    Checker::default().check(Model::Webhooks, text).findings().to_vec()
}

/// The only finding of a text: its message, line, column, and the bytes that it is about.
fn syntax(text: &str) -> (String, usize, usize, String) {
    let [finding] = &findings(text)[..] else { panic!("{text:?}: {:?}", findings(text)) };
    assert_eq!((finding.rule().id(), finding.pointer().as_str()), ("syntax", ""), "{text:?}");
    let span = finding.span().unwrap();
    (finding.message().into_owned(), span.line, span.column, text[span.range.clone()].to_owned())
}

#[test]
fn syntax_faults_are_told_with_their_place() {
    for (text, message, line, column, part) in [
        ("", "expected a JSON value, found nothing", 1, 1, ""),
        (" \n ", "expected a JSON value, found nothing", 1, 1, ""),
        ("[1 \n", "expected `,` or `]`, found the end of the text", 1, 3, ""),
        ("\u{feff}[]", "expected a JSON value, found a byte order mark", 1, 1, "\u{feff}"),
        ("[NaN]", "expected a JSON value, found `NaN`", 1, 2, "N"),
        ("[-Infinity]", "expected a JSON value, found `-Infinity`", 1, 2, "-"),
        ("[True]", "expected a JSON value, found `True`", 1, 2, "T"),
        ("[\n  // no\n]", "expected JSON, found a comment", 2, 3, "/"),
        ("['a']", "expected JSON, found a single quote", 1, 2, "'"),
        ("[1,]", "trailing comma before `]`", 1, 3, ","),
        ("[{\"a\":1,}]", "trailing comma before `}`", 1, 8, ","),
        ("[{a:1}]", "expected a property name in double quotes, found `a`", 1, 3, "a"),
        ("[{\"a\" 1}]", "expected `:` after the property name, found `1`", 1, 7, "1"),
        ("[1 2]", "expected `,` or `]`, found `2`", 1, 4, "2"),
        ("[{\"a\":1 \"b\":2}]", "expected `,` or `}`, found `\"`", 1, 9, "\""),
        ("[1", "expected `,` or `]`, found the end of the text", 1, 3, ""),
        ("[", "expected a JSON value, found the end of the text", 1, 2, ""),
        ("{", "expected a property name or `}`, found the end of the text", 1, 2, ""),
        ("{\"a\"", "expected `:`, found the end of the text", 1, 5, ""),
        ("[]]", "expected the end of the text, found `]`", 1, 3, "]"),
        ("[\"é\", \"ab", "unterminated string", 1, 7, "\"ab"),
        ("[\"a\nb\"]", "control character in a string", 1, 4, "\n"),
        ("[\"a\0\"]", "control character in a string", 1, 4, "\0"),
        ("[\"\\x\"]", "invalid escape in a string", 1, 3, "\\x"),
        ("[\"\\u12g4\"]", "invalid escape in a string", 1, 3, "\\u12"),
        ("[\"\\ud800\"]", "lone surrogate escape in a string", 1, 3, "\\ud800"),
        ("[\"\\udc00\"]", "lone surrogate escape in a string", 1, 3, "\\udc00"),
        ("[\"\\ud800\\u0041\"]", "lone surrogate escape in a string", 1, 3, "\\ud800"),
        ("[01]", "invalid number", 1, 2, "0"),
        ("[1.]", "invalid number", 1, 2, "1."),
        ("[-]", "invalid number", 1, 2, "-"),
        ("[+1]", "invalid number", 1, 2, "+"),
        ("[.5]", "invalid number", 1, 2, "."),
        ("[nul]", "expected a JSON value, found `nul`", 1, 2, "n"),
        ("[nulls]", "expected a JSON value, found `n`", 1, 2, "n"),
        ("[\u{2028}]", "expected a JSON value, found `\\u{2028}`", 1, 2, "\u{2028}"),
        ("\0", "expected a JSON value, found `\\u{0}`", 1, 1, "\0"),
    ] {
        assert_eq!(syntax(text), (message.to_owned(), line, column, part.to_owned()), "{text:?}");
    }
}

#[test]
fn the_syntax_of_ignored_values_counts_too() {
    let checker = Checker::new(Policy::contract());
    for bad in ["\"\\ud800\"", "01", "[1,]", "{\"a\" 1}", "\"a\u{1}\"", "tru", "[[[\"\\q\"]]]"] {
        let text = format!(
            r#"[{{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example", "x": {bad}}}]"#
        );
        assert!(!checker.is_valid(Model::Webhooks, &text), "{bad}");
        assert_eq!(checker.check(Model::Webhooks, &text).findings()[0].rule(), Rule::Syntax, "{bad}");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_told_with_their_place() {
    let report = Checker::default().check(Model::Webhooks, b"[\"\xc3\xa9\",\n \"\xff\"]");
    let finding = &report.findings()[0];
    let span = finding.span().unwrap();
    assert_eq!(
        (&*finding.message(), span.line, span.column, span.range.clone()),
        ("invalid UTF-8", 2, 3, 9..10)
    );
    let report = Checker::default().check(Model::Webhooks, b"\xff\xfe[\0]\0");
    assert_eq!(report.findings()[0].message(), "expected UTF-8, found what looks like UTF-16");
}

#[test]
fn the_last_of_two_equal_keys_counts() {
    let contract = Checker::new(Policy::contract());
    let good_last =
        r#"[{"subAccountId": "Onion_Marketing", "url": 1, "url": "https://hooks.onion.example"}]"#;
    let bad_last = r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example", "url": 1}]"#;
    assert!(contract.is_valid(Model::Webhooks, good_last));
    assert_eq!(contract.check(Model::Webhooks, good_last).findings(), []);
    assert!(!contract.is_valid(Model::Webhooks, bad_last));
    let parsed = contract.parse::<Vec<Webhook>>(good_last).unwrap();
    assert_eq!(parsed.value[0].url().as_str(), "https://hooks.onion.example");
}

#[test]
fn an_object_that_is_overridden_takes_its_findings_with_it() {
    let text = r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example", "type": "MSG",
        "oauth": {"url": "x", "url": "y"},
        "oauth": {"url": "https://login.onion.example", "clientId": "a", "clientSecret": "b", "credentialsLocation": "header"}}]"#;
    let found: Vec<_> =
        findings(text).iter().map(|finding| (finding.rule().id(), finding.pointer().to_string())).collect();
    let duplicate = |pointer: &str| ("duplicate_key", pointer.to_owned());
    assert_eq!(found, [duplicate("/0/oauth/url"), duplicate("/0/oauth")]);
}

#[test]
fn both_positions_of_a_repeated_key_are_told() {
    let text = "[{\"é\": 1,\n  \"é\": {\"b\": 1, \"b\": 2}}]";
    let repeated: Vec<_> =
        findings(text).into_iter().filter(|finding| finding.rule() == Rule::DuplicateKey).collect();
    let place = |finding: &Finding| {
        let (here, other) = (finding.span().unwrap(), finding.related().unwrap().span.as_ref().unwrap());
        (here.line, here.column, other.line, other.column, text[here.range.clone()].to_owned())
    };
    assert_eq!(place(&repeated[0]), (2, 3, 1, 3, "\"é\"".to_owned()));
    assert_eq!(place(&repeated[1]), (2, 17, 2, 9, "\"b\"".to_owned()));
}

#[test]
fn keys_are_equal_when_their_values_are() {
    let text =
        r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example", "\u0075rl": 1}]"#;
    let found = findings(text);
    let rules: Vec<_> = found.iter().map(|finding| finding.rule().id()).collect();
    assert_eq!(rules, ["implicit_types", "unauthenticated", "duplicate_key", "type"]);
    assert_eq!(found[3].span().unwrap().range, 87..88);
}

#[test]
fn a_finding_about_a_name_is_at_the_name_and_a_missing_property_at_the_object() {
    let text = "[\n  {\"active\": false}\n]";
    let found: Vec<_> = findings(text)
        .into_iter()
        .map(|finding| (finding.rule().id(), &text[finding.span().unwrap().range.clone()]))
        .collect();
    assert!(found.contains(&("misspelled_property", "\"active\"")), "{found:?}");
    assert!(found.contains(&("required", "{\"active\": false}")), "{found:?}");
}

/// What `serde_json` says of a text. It refuses numbers beyond a double, which we read as infinite,
/// as Python and JavaScript do.
fn is_json(text: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(text).is_ok()
        && match serde_json::from_slice::<Value>(text) {
            Ok(_) => true,
            Err(error) => error.to_string().starts_with("number out of range"),
        }
}

fn is_syntax(text: &[u8], policy: Policy) -> bool {
    let report = Checker::new(policy).check(Model::Webhook, text);
    report.findings().iter().any(|finding| finding.rule() == Rule::Syntax)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn another_parser_reads_the_same_texts_as_json(
        document in any_json(), at in any::<prop::sample::Index>(), noise in prop_oneof![
            prop::sample::select(b"\"\\{}[]:,eE.-+0u/ \n\t\x00\x1f\x7f\xff\xc3\xed".to_vec()), any::<u8>()],
        insert in any::<bool>(),
    ) {
        let mut text = document.to_string().into_bytes();
        prop_assert!(!is_syntax(&text, Policy::recommended()));
        let at = at.index(text.len());
        if insert { text.insert(at, noise) } else { text[at] = noise }
        for policy in [Policy::contract(), Policy::recommended()] {
            prop_assert_eq!(is_syntax(&text, policy), !is_json(&text), "{}", String::from_utf8_lossy(&text));
        }
    }

    #[test]
    fn strings_come_out_as_another_parser_reads_them(text in "\"([ -~&&[^\"\\\\]]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4}|\\\\ud[89ab][0-9a-f]{2}\\\\ud[c-f][0-9a-f]{2}){0,8}\"") {
        let body = format!(r#"{{"subAccountId": {text}, "url": "https://hooks.onion.example"}}"#);
        let ours = Checker::new(Policy::contract()).parse::<Webhook>(&body).ok();
        let theirs = serde_json::from_str::<String>(&text).ok();
        prop_assert_eq!(ours.map(|parsed| parsed.value.sub_account_id().to_string()), theirs);
    }
}
