//! Nothing of a secret is left of a text, in whatever form it is written.

use std::fmt::Write;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use proptest::prelude::*;
use serde_json::json;

use super::*;

/// This many characters of a secret in a row must be hidden.
const MIN_PART: usize = 8;

/// A redactor that knows a webhook with that URL.
fn knowing(url: &str) -> Redactor {
    let webhook = json!({"subAccountId": "*", "url": url}).to_string();
    let mut redactor = Redactor::default();
    redactor.hide_all([&serde_json::from_str(&webhook).unwrap()]);
    redactor
}

/// The text with some of its bytes percent-encoded.
fn encoded(text: &str, is_encoded: impl Fn(u8) -> bool) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if is_encoded(byte) {
            write!(out, "%{byte:02X}").unwrap();
        } else {
            out.push(char::from(byte));
        }
        out
    })
}

proptest! {
    #[test]
    fn no_long_part_of_a_secret_is_left(
        secret in "[a-zA-Z0-9é._-]{8,40}", before in "[ -~]{0,12}", after in "[ -~]{0,12}", from in 0..40_usize, length in 8..40_usize,
    ) {
        let characters: Vec<char> = secret.chars().collect();
        let from = from.min(characters.len() - 8);
        let part: String = characters[from..].iter().take(length).collect();
        let mut redactor = Redactor::default();
        redactor.hide(&secret.clone().into());
        let shown: Vec<char> = redactor.redact(&format!("{before}{part}{after}")).chars().collect();
        for run in shown.windows(MIN_PART) {
            prop_assert!(!secret.contains(&run.iter().collect::<String>()));
        }
    }

    #[test]
    fn no_form_of_a_part_of_a_url_is_left(
        user in "[a-zA-Z][a-zA-Z0-9._~!-]{3,12}", password in "[a-zA-Z][a-zA-Z0-9._~!$*-]{3,12}",
        token in "[a-zA-Z][a-zA-Z0-9._~!$*/?-]{3,12}", before in "[ -~]{0,12}", bits in any::<u8>(), times in 0..3,
    ) {
        let redactor = knowing(&format!("https://{user}:{password}@hooks.onion.example/e?key={token}&v=1#{token}"));
        for part in [&user, &password, &token] {
            let mut form = part.clone();
            for _ in 0..times {
                form = encoded(&form, |byte| byte & 7 == bits & 7 || byte == b'%' || !byte.is_ascii_alphanumeric());
            }
            for form in [form.clone(), form.to_lowercase(), form.to_uppercase()] {
                let shown = redactor.redact(&format!("{before}: {form}: not allowed"));
                prop_assert!(!shown.contains(&form), "{form}: {shown}");
            }
        }
    }
}

#[test]
fn a_url_is_shown_without_its_secret_parts_however_it_is_written() {
    let redactor =
        knowing("https://us%65r:hunter2%2Fpw@hooks.onion.example/e?token=hunter2%26tok&v=1#hunter2-end");
    for (text, expected) in [
        (
            "https://us%65r:hunter2%2Fpw@hooks.onion.example/e?token=hunter2%26tok&v=1#hunter2-end",
            "https://***@hooks.onion.example/e?***#***",
        ),
        (
            "HTTPS://user:hunter2%2fpw@HOOKS.ONION.EXAMPLE:443/e?TOKEN=HUNTER2%26TOK&V=1",
            "HTTPS://***@HOOKS.ONION.EXAMPLE:443/e?***",
        ),
        ("user:hunter2/pw@hooks.onion.example", "***@hooks.onion.example"),
        ("v=1&token=hunter2%2526tok", "v=***&token=***"),
        ("token hunter2&tok, version 1, 11, v1", "token ***, version ***, 11, v1"),
        ("password `hunter2/pw`, user `user`", "password `***`, *** `***`"),
        ("fragment hunter2-end", "fragment ***"),
    ] {
        assert_eq!(redactor.redact(text), expected);
    }
}

#[test]
fn user_information_is_hidden_as_a_header_has_it_and_the_other_way_round() {
    let header = BASE64_STANDARD.encode("user:hunter2/pw");
    let redactor = knowing("https://user:hunter2%2Fpw@hooks.onion.example/");
    assert_eq!(redactor.redact(&format!("Authorization: Basic {header}")), "Authorization: Basic ***");
    let mut redactor = Redactor::default();
    redactor.hide(&format!("Basic {header}").into());
    assert_eq!(redactor.redact("the password hunter2/pw of user:hunter2/pw"), "the password *** of ***");
}

#[test]
fn what_may_have_been_meant_as_a_password_is_hidden() {
    for (url, text) in [
        ("https://usr:1/hunter2@h/", "password 1/hunter2 of usr"),
        ("https:///usr:hunter2@h", "password hunter2, usr:hunter2"),
        ("https:usr:hunter2@h", "password hunter2, usr:hunter2"),
        ("https://h?usr:hunter2@h", "password hunter2@h, usr:hunter2@h"),
        ("https://h/a?b#usr:hunter2@h", "fragment usr:hunter2@h"),
    ] {
        let redactor = knowing(url);
        for text in [url, text] {
            let shown = redactor.redact(text);
            assert!(!shown.contains("hunter2") && shown.contains(STARS), "{url}: {shown}");
        }
    }
}

#[test]
fn a_long_text_is_cut_early() {
    let mut redactor = Redactor::default();
    for number in 0..1_000 {
        redactor.hide(&format!("rw4Kd0b2u-{number}").into());
    }
    let shown = redactor.redact(&"rw4Kd0b2u-7 ü ".repeat(1_000_000));
    assert!(
        shown.ends_with('…') && shown.chars().count() <= MAX_SHOWN + 1 && !shown.contains("rw4Kd0b2"),
        "{shown}"
    );
}

#[test]
fn a_text_without_secrets_stays() {
    let mut redactor = knowing("https://hooks.onion.example/?v=1");
    redactor.hide(&"rw4Kd0b2u-rw4Kd0b2u".into());
    redactor.hide(&Secret::MASK.into());
    for text in [
        "",
        "rw4Kd0b",
        "Request was not authenticated properly",
        "Zwiebel ü 🧅",
        "100% of v11",
        "%zz %",
        "***",
    ] {
        assert_eq!(redactor.redact(text), text);
    }
    assert_eq!(redactor.redact("starts with rw4Kd0b2…"), "starts with ***…");
}

#[test]
fn nothing_of_a_webhook_is_left() {
    let webhook: Webhook = serde_json::from_str(
        r#"{"subAccountId": "*", "url": "https://u:hunter2@h/a?k=hunter2", "httpAuthorization": "Bearer hunter2",
            "oauth": {"url": "https://l/?hunter3", "clientId": "chat", "clientSecret": "hunter4", "credentialsLocation": "body"}}"#,
    )
    .unwrap();
    let mut redactor = Redactor::default();
    redactor.hide_all([&webhook]);
    redactor.hide(&"key".into());
    let text =
        "Bearer hunter2, hunter2, https://u:hunter2@h/a?k=hunter2, https://l/?hunter3, hunter4, key, chat";
    assert_eq!(redactor.redact(text), "***, ***, https://***@h/a?***, https://l/?***, ***, ***, chat");
}
