//! Which text is kept and which is blanked, and that no broken text reveals a secret.

use chatapps_webhooks::{Checker, InputFormat, Model};
use chatapps_webhooks_texts::transcribe;
use proptest::prelude::*;

use super::{redact, redact_written};

fn shown(text: &str) -> String {
    let out = redact(Model::Webhooks, text.as_bytes(), None);
    assert_eq!(out.len(), text.len(), "{text}");
    assert!(out.char_indices().map(|(at, _)| at).eq(text.char_indices().map(|(at, _)| at)), "{text}");
    out
}

#[test]
fn a_request_keeps_its_shape() {
    let text = r#"[
	{"subAccountId": "Onion_Marketing", "url": "https://user:pa@ss@hooks.example:8443/in/1?token=abc#d",
	 "type": "DR", "enabled": true, "httpAuthorization": "Bearer hunter2", "retries": 12345, "dé": "ü€𝄞",
	 "oauth": {"url": "https://login.example/token", "clientId": "chat", "clientSecret": null,
	           "credentialsLocation": "headers", "scope": ["a", {"type": "MSG"}]}}
]"#;
    insta::assert_snapshot!(shown(text), @r#"
    [
    	{"subAccountId": "Onion_Marketing", "url": "https://***********hooks.example:8443/in/1************",
    	 "type": "DR", "enabled": true, "httpAuthorization": "**************", "retries": *****, "dé": "·•🞄",
    	 "oauth": {"url": "https://login.example/token", "clientId": "****", "clientSecret": null,
    	           "credentialsLocation": "headers", "scope": ["*", {"****": "***"}]}}
    ]
    "#);
}

#[test]
fn an_error_body_keeps_what_support_asks_for() {
    insta::assert_snapshot!(
        shown(r#"{"code": 1001, "message": "Provided", "errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z"}"#),
        @r#"{"code": 1001, "message": "********", "errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z"}"#
    );
}

#[test]
fn values_under_other_names_are_blanked() {
    for text in [
        r#"{"HTTPAuthorization": "hunter2"}"#,
        r#"{"httpAuth\u006frization": "hunter2"}"#,
        r#"{"t\u0079pe": "hunter2"}"#,
        r#"{"Url": "https://hunter2.example"}"#,
        r#"{"pin": 12345678, "x": [12345678, -1.5e12345678]}"#,
        r#"{"httpAuthorization": {"type": "hunter2", "subAccountId": "hunter2", "hunter2": 1}}"#,
        r#"{"oauth": {"x": {"subAccountId": "hunter2"}}}"#,
        r#"["hunter2", ["hunter2"]]"#,
        r#""hunter2""#,
        r#"{"hunter2"}"#,
        r#"{"hunter2", "type": "MSG"}"#,
        r#"["hunter2": 1]"#,
        r#"{"Bearer hunter2": 1}"#,
        r#"{"x: hunter2, ": 1}"#,
    ] {
        let out = shown(text);
        assert!(!out.contains("hunter2") && !out.contains("1234"), "{out}");
    }
}

#[test]
fn values_under_a_wrong_name_are_blanked_if_they_look_it() {
    for text in [
        r#"{"type": "hunter2"}"#,
        r#"{"enabled": "hunter2"}"#,
        r#"{"enabled": 12345678}"#,
        r#"{"code": "hunter2"}"#,
        r#"{"code": 12345678}"#,
        r#"{"code": 123456"#,
        r#"{"credentialsLocation": "hunter2"}"#,
        r#"{"subAccountId": "Bearer hunter2"}"#,
        r#"{"subAccountId": ["hunter2"]}"#,
        r#"{"errorId": "hunter2"}"#,
        r#"{"timestamp": "hunter2"}"#,
        r#"{"url": "hunter2"}"#,
        r#"{"url": "Bearer hunter2"}"#,
        r#"{"url": "secret://hunter2"}"#,
        r#"{"url": "https:hunter2"}"#,
        r#"{"url": "https://user:hunter2"}"#,
        r#"{"url": "https://user:hunter2@host/"}"#,
        r#"{"url": "https://hunter2:x:80/"}"#,
        r#"{"url": "https://us/er:hunter2@host/"}"#,
        r#"{"url": "https://user:hun?ter2@host/hunter2"}"#,
        r#"{"url": "https://hunter2%40host/"}"#,
        r#"{"url": "https:\\\\hunter2@host/"}"#,
        r#"{"url": "https://host\u002f?hunter2"}"#,
        r#"{"url": "https://host/?a=hunter2"}"#,
        r#"{"url": "https://host/a=hunter2"}"#,
        r#"{"url": "https://host/;hunter2"}"#,
        r#"{"url": "https://host#hunter2"}"#,
        r#"{"url": "https://[::1]#hunter2"}"#,
        r#"{"url": "https://[::1]hunter2"}"#,
        r#"{"url": "https://hunter2"@host/"}"#,
        r#"{"url": "https://hünter2"}"#,
    ] {
        let out = shown(text);
        assert!(!out.contains("nter2") && !out.contains("1234"), "{out}");
    }
}

#[test]
fn only_punctuation_is_kept_after_a_syntax_error() {
    for (text, expected) in [
        (r#"{"a": 'hunter2', "type": "MSG"}"#, r#"{"a": *********, "****": "***"}"#),
        (r#"{"a": "b "hunter2", "c": 1}"#, r#"{"a": "**"*******", "*": *}"#),
        (r#"{"a": "hunter2"#, r#"{"a": "*******"#),
        (r#"{a: "hunter2"}"#, r#"{*: "*******"}"#),
        (r#"{"type": hunter2}"#, r#"{"type": *******}"#),
        (r#"{"type": "MSG",, "hunter2": 1}"#, r#"{"type": "MSG",, "*******": *}"#),
        ("{\"a\": \"x\nhunter2\": 1}", "{\"a\": \"*\n*******\": *}"),
        (r#"{"a": "\x", "hunter2": 1}"#, r#"{"a": "**", "*******": *}"#),
        (r#"{"a": 1 // hunter2"#, r#"{"a": * ** *******"#),
        (r#"[1] "hunter2""#, r#"[*] "*******""#),
        ("\u{feff}{\"hunter2\": 1}", "•{\"*******\": *}"),
        (r#"{"a": 1]"#, r#"{"a": *]"#),
    ] {
        assert_eq!(shown(text), expected);
    }
}

#[test]
fn a_known_end_blanks_the_rest() {
    let text = r#"{"type": "MSG", "url": "https://host.example/path"}"#;
    let end = text.find("example").unwrap();
    assert_eq!(
        redact(Model::Webhooks, text.as_bytes(), Some(end)),
        r#"{"type": "MSG", "url": "*****:*******************"}"#
    );
    assert_eq!(redact(Model::Webhooks, "\"é\"".as_bytes(), Some(2)), "\"·\"");
    assert_eq!(redact(Model::Webhooks, b"[1]", Some(100)), "[*]");
}

#[test]
fn no_control_character_is_left() {
    let text = "{\"a\u{1b}[31m\u{9b}\u{202e}\": \"\u{7}\"}\r\n\0";
    let out = shown(text);
    assert!(out.chars().all(|c| c == '\n' || !c.is_control()), "{out:?}");
    assert!(!out.contains('\u{202e}'));
    assert_eq!(redact(Model::Webhooks, b"{\"\xff\xfe\": \"\xc3\"}", None), "{\"**\": \"*\"}");
}

#[test]
fn deep_nesting_does_not_recurse() {
    assert_eq!(shown(&"[".repeat(200_000)), "[".repeat(200_000));
}

/// Letters and digits that stand in no property name.
const SECRET: &str = "Q[A-Z0-9]{5,11}Z";

/// A property and its value; whatever it is, nothing of the secret may be shown.
fn member() -> impl Strategy<Value = String> {
    (0..18usize, SECRET, "[0-9]{8,12}").prop_map(|(form, secret, number)| match form {
        0 => format!(r#""httpAuthorization": "Bearer {secret}""#),
        1 => format!(r#""httpauthorization":"{secret}""#),
        2 => format!(r#""clientS\u00efcret": "{secret}""#),
        3 => format!(
            r#""oauth": {{"url": "https://u:{secret}!@login.example/t", "clientSecret": "{secret}"}}"#
        ),
        4 => format!(r#""oauth": {{ "clientId" : "{secret}\"" , "scope": "x {secret}" }}"#),
        5 => format!(r#""url": "https://user:{secret}!@host.example/in""#),
        6 => format!(r#""url": "https://host.example/in?key={secret}#{secret}""#),
        7 => format!(r#""url": "{secret}""#),
        8 => format!(r#""type": "{secret}""#),
        9 => format!(r#""pin": {number}"#),
        10 => format!(r#""list": ["{secret}", {number}, {{"subAccountId": "{secret}"}}]"#),
        11 => format!(r#""unknown": {{"type": ["{secret}"], "url": "{secret}"}}"#),
        12 => format!("\"note\": \"{secret}\\n\\\"{secret}\\\": 1\""),
        13 => r#""type": "MSG", "enabled": false"#.to_owned(),
        14 => r#""subAccountId": "*""#.to_owned(),
        15 => format!("\n\t\"é\" :\r\n \"€{secret}𝄞\""),
        16 => format!(r#""errorId": "{secret}", "timestamp": "{secret}""#),
        _ => format!(r#""enabled": "{secret}""#),
    })
}

fn document() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::collection::vec(member(), 0..6), 0..4).prop_map(|entries| {
        let entries: Vec<_> = entries.iter().map(|members| format!("{{{}}}", members.join(", "))).collect();
        format!("[{}]", entries.join(","))
    })
}

/// No four characters of a secret or of a number. Escapes are those of a property name.
fn assert_nothing_shows(out: &str) {
    for part in out.split("\\u").map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit())) {
        let is_secret = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
        assert!(part.split(|c| !is_secret(c)).all(|run| run.len() < 4), "{out}");
    }
}

proptest! {
    #[test]
    fn whole_documents_show_nothing(text in document()) {
        assert_nothing_shows(&shown(&text));
    }

    #[test]
    fn cut_documents_show_nothing(text in document(), at in any::<prop::sample::Index>()) {
        assert_nothing_shows(&redact(Model::Webhooks, &text.as_bytes()[..at.index(text.len() + 1)], None));
    }

    #[test]
    fn damaged_documents_show_nothing(
        text in document(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0..3u8, any::<u8>()), 1..4),
        end in prop::option::of(0..200usize),
    ) {
        let mut bytes = text.into_bytes();
        for (at, kind, byte) in damage {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ if bytes.len() > 1 => { bytes.remove(at); }
                _ => {}
            }
        }
        let out = redact(Model::Webhooks, &bytes, end);
        prop_assert_eq!(out.len(), bytes.len());
        assert_nothing_shows(&out);
    }

    #[test]
    fn damaged_documents_show_nothing_in_other_formats(
        text in document(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), prop::option::of("[\"',:{}# \n*&!|=\\[\\]-]")), 0..4),
    ) {
        // JSON is JSONC and YAML, and what is damaged may still be.
        let mut text: Vec<char> = text.chars().collect();
        for (at, c) in damage {
            let at = at.index(text.len());
            match c.and_then(|c| c.chars().next()) {
                Some(c) => text.insert(at, c),
                None if text.len() > 1 => { text.remove(at); }
                None => {}
            }
        }
        let text = String::from_iter(text);
        for format in [InputFormat::Jsonc, InputFormat::Yaml, InputFormat::Toml] {
            let checker = Checker::default();
            let transcript = transcribe(&checker, Model::Webhooks, format, text.as_bytes()).ok();
            let report = transcript.as_ref().map(|transcript| transcript.check(&checker, Model::Webhooks));
            let fault = report.and_then(|report| report.findings().first().cloned());
            let end = fault.filter(|fault| fault.rule().id() == "syntax").and_then(|fault| fault.span().cloned());
            let end = end.map(|span| span.range.start);
            let out = redact_written(Model::Webhooks, text.as_bytes(), transcript.as_ref(), end);
            prop_assert_eq!(out.len(), text.len());
            prop_assert!(out.char_indices().map(|(at, _)| at).eq(text.char_indices().map(|(at, _)| at)));
            prop_assert!(out.chars().all(|c| matches!(c, '\n' | '\t') || !c.is_control()));
            assert_nothing_shows(&out);
        }
    }

    #[test]
    fn any_bytes_have_a_picture_of_their_length(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let out = redact(Model::Webhooks, &bytes, None);
        prop_assert_eq!(out.len(), bytes.len());
        prop_assert!(out.chars().all(|c| matches!(c, '\n' | '\t') || !c.is_control()));
    }
}
