//! Nothing of a secret is left of a text, in whatever form it is written.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use serde_json::json;

use super::redactor::Redactor;
use crate::contract::webhook::Webhook;
use crate::values::secret::Secret;

/// This many characters of a secret in a row must be hidden.
const MIN_PART: usize = 8;

/// A redactor that knows a webhook with that URL.
fn knowing(url: &str) -> Redactor {
    let webhook = json!({"subAccountId": "*", "url": url}).to_string();
    let mut redactor = Redactor::default();
    redactor.hide_all([&serde_json::from_str(&webhook).unwrap()]);
    redactor
}

fn redacted(redactor: &Redactor, text: &str) -> String {
    let redacted = redactor.redact(text.as_bytes(), false);
    redacted.map_or_else(|| text.to_owned(), |text| String::from_utf8(text.to_vec()).unwrap())
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
        let shown: Vec<char> = redacted(&redactor, &format!("{before}{part}{after}")).chars().collect();
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
                let shown = redacted(&redactor, &format!("{before}: {form}: not allowed"));
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
        assert_eq!(redacted(&redactor, text), expected);
    }
}

#[test]
fn user_information_is_hidden_as_a_header_has_it_and_the_other_way_round() {
    let header = STANDARD.encode("user:hunter2/pw");
    let redactor = knowing("https://user:hunter2%2Fpw@hooks.onion.example/");
    assert_eq!(redacted(&redactor, &format!("Authorization: Basic {header}")), "Authorization: Basic ***");
    let mut redactor = Redactor::default();
    redactor.hide(&format!("Basic {header}").into());
    assert_eq!(redacted(&redactor, "the password hunter2/pw of user:hunter2/pw"), "the password *** of ***");
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
            let shown = redacted(&redactor, text);
            assert!(!shown.contains("hunter2") && shown.contains("***"), "{url}: {shown}");
        }
    }
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
        assert_eq!(redacted(&redactor, text), text);
    }
    assert_eq!(redacted(&redactor, "starts with rw4Kd0b2…"), "starts with ***…");
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
    let expected = "Bearer ***, ***, https://***@h/a?***, https://l/?***, ***, ***, chat";
    assert_eq!(redacted(&redactor, text), expected);
}

/// What a text shows whose webhook has a value for `Authorization`.
fn of_header(value: &str, text: &str) -> String {
    let mut redactor = Redactor::default();
    redactor.hide(&value.into());
    redacted(&redactor, text)
}

#[test]
fn credentials_are_hidden_without_their_scheme_and_in_any_escape() {
    let pair = STANDARD.encode("onion:hV7\"tq/0p");
    for (value, text, expected) in [
        ("Bearer rw4Kd0b2u", "got Bearer rw4Kd0b2u", "got Bearer ***"),
        ("Bearer rw4Kd0b2u", "rw4kd0b2, Bearer realm", "***, Bearer realm"),
        ("Bearer  rw4", r#"{"token":"rw4"}"#, r#"{"token":"***"}"#),
        ("rw4 Kd0", "rw4+Kd0, rw4%20Kd0, kd0", "***, ***, ***"),
        ("k\"e\\é/y", r#"{"a":"k\"e\\é/y","b":"k\u0022e\u005c\u00e9\/y"}"#, r#"{"a":"***","b":"***"}"#),
        ("k\"e<y>z", "<b>k&quot;e&lt;y&gt;z</b>", "<b>***</b>"),
        ("ab/cd/ef+g", "ab&#x2F;cd&#47;ef&#43;g", "***"),
        (&format!("Basic {pair}"), r#"hV7"tq/0p hV7\"tq%2F0p onion"#, "*** *** ***"),
        (&format!("basic {pair}"), &pair, "***"),
        ("", "as it is %41", "as it is %41"),
    ] {
        assert_eq!(of_header(value, text), expected, "{value}: {text}");
    }
}

#[test]
fn a_user_without_a_password_is_hidden_as_a_header_has_it() {
    let redactor = knowing("https://sk1ab@hooks.onion.example/");
    assert_eq!(redacted(&redactor, "c2sxYWI6, Basic c2sxYWI6, sk1ab"), "***, Basic ***, ***");
}

#[test]
fn a_client_is_hidden_as_a_header_has_it() {
    let webhook: Webhook = serde_json::from_str(
        r#"{"subAccountId": "*", "url": "https://h/", "oauth": {"url": "https://l/", "clientId": "onion",
            "clientSecret": "hV7tq0p", "credentialsLocation": "header"}}"#,
    )
    .unwrap();
    let mut redactor = Redactor::default();
    redactor.hide_all([&webhook]);
    assert_eq!(redacted(&redactor, &STANDARD.encode("onion:hV7tq0p")), "***");
}

#[test]
fn a_text_that_was_cut_off_does_not_end_with_the_beginning_of_a_secret() {
    let mut redactor = Redactor::default();
    redactor.hide(&"Bearer r\"4𝄞d0b2u".into());
    for end in [
        "r",
        "r\"4",
        "r\\\"4",
        "r%224",
        "r%22%",
        "r%2",
        "r\\u0022\\u0",
        "r\"4\\ud834\\udd1",
        "r\"4𝄞d0b2",
        "r%252",
    ] {
        let shown = redactor.redact(format!("you sent {end}").as_bytes(), true).unwrap();
        assert_eq!(String::from_utf8_lossy(&shown), "you sent ***", "{end}");
    }
    assert!(redactor.redact(b"you are", false).is_none());
    assert!(redactor.redact(b"", true).is_none());
}

#[test]
fn of_more_secrets_than_are_kept_nothing_is_shown() {
    let mut url = "https://h.example/?".to_owned();
    (0..500_000).for_each(|number| write!(url, "{number:06}&").unwrap());
    assert_eq!(redacted(&knowing(&url), "nothing of that"), "***");
    // The same one many times is one.
    let url = format!("https://h.example/?{}", "1&".repeat(1_000_000));
    assert_eq!(redacted(&knowing(&url), "1 of that"), "*** of that");
}
