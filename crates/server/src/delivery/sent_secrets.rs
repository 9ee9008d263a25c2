//! The secrets that an attempt sends. A receiver may repeat them, but no answer that is kept has them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chatapps_webhooks::{OAuthClientCredentials, Webhook};
use memchr::memmem;
use reqwest::header::HeaderValue;
use zeroize::Zeroizing;

use super::escapes::{decoded, own_places};

/// What stands for a secret.
const STARS: &[u8] = b"***";

/// This many bytes of a secret in a row are hidden wherever they are.
const MIN_PART: usize = 8;

/// A shorter part of a URL, such as `1`, is hidden as a word only: it is a part of many other words.
const MIN_ANYWHERE: usize = 4;

/// How many times a text may have been escaped.
const MAX_ESCAPES: usize = 3;

/// The schemes of `Authorization` that say nothing by themselves.
const SCHEMES: [&str; 4] = ["basic", "bearer", "token", "apikey"];

/// A text to hide, without its case.
struct Hidden {
    text: Zeroizing<Vec<u8>>,
    /// Whether it is hidden only where no letter or digit is beside it.
    as_word: bool,
}

/// What a webhook sends, and what it is fetched with.
#[derive(Default)]
pub(super) struct SentSecrets(Vec<Hidden>);

impl SentSecrets {
    pub(super) fn of(webhook: &Webhook) -> Self {
        let mut secrets = Self::default();
        secrets.url(webhook.url().as_str());
        if let Some(value) = webhook.http_authorization() {
            secrets.authorization(value.reveal());
        }
        if let Some(credentials) = webhook.oauth() {
            secrets.url(credentials.url().as_str());
            let secret = credentials.client_secret();
            secrets.secret(secret.reveal());
            secrets.secret(&Self::basic(credentials, secret.reveal()));
        }
        secrets
    }

    fn basic(credentials: &OAuthClientCredentials, secret: &str) -> Zeroizing<String> {
        Zeroizing::new(STANDARD.encode(&*Zeroizing::new(format!("{}:{secret}", credentials.client_id()))))
    }

    /// The beginning of an answer without them, and without the token that was used. Where it was cut
    /// off, it may end within one.
    pub(super) fn hide(&self, token: Option<&HeaderValue>, answer: &mut Zeroizing<Vec<u8>>, is_cut: bool) {
        let mut more = Self::default();
        if let Some(value) = token.and_then(|token| token.to_str().ok()) {
            more.authorization(value);
        }
        let mut is_hidden = vec![false; answer.len()];
        let mut reading = Some((answer.clone(), own_places(answer)));
        for _ in 0..=MAX_ESCAPES {
            let Some((text, places)) = reading else { break };
            let folded = folded(&text);
            for hidden in self.0.iter().chain(&more.0) {
                let mut found = |start: usize, length: usize| {
                    let ends = (places.get(start), places.get(start + length - 1));
                    if let (Some(&(start, _)), Some(&(_, end))) = ends {
                        is_hidden.get_mut(start..end).unwrap_or_default().fill(true);
                    }
                };
                hidden.find(&folded, &mut found);
                if is_cut {
                    hidden.find_beginning(&folded, &mut found);
                }
            }
            reading = decoded(&text, &places);
        }
        if is_hidden.contains(&true) {
            *answer = with_stars(answer, &is_hidden);
        }
    }

    /// The value of a header, its part behind the scheme, and what that says.
    fn authorization(&mut self, value: &str) {
        let (scheme, credentials) = value.split_once(' ').unwrap_or(("", value));
        if SCHEMES.iter().all(|known| !scheme.eq_ignore_ascii_case(known)) {
            self.secret(value);
        }
        self.secret(credentials);
        if scheme.eq_ignore_ascii_case("basic")
            && let Ok(pair) = STANDARD.decode(credentials.trim()).map(Zeroizing::new)
            && let Ok(pair) = std::str::from_utf8(&pair)
        {
            self.pair(pair);
        }
    }

    /// A user and a password.
    fn pair(&mut self, pair: &str) {
        let (user, password) = pair.split_once(':').unwrap_or((pair, ""));
        self.secret(pair);
        self.value(user);
        self.secret(password);
    }

    /// User information, query and fragment of a URL. People write passwords with any character, so
    /// what is before the last `@` may be user information, wherever that is.
    fn url(&mut self, url: &str) {
        let rest = url.split_once(':').map_or(url, |(_, rest)| rest).trim_start_matches(['/', '\\']);
        let (place, parameters) = rest.split_once(['?', '#']).unwrap_or((rest, ""));
        let authority = place.split(['/', '\\']).next().unwrap_or_default();
        for text in [authority, rest] {
            if let Some((user_info, _)) = text.rsplit_once('@') {
                self.pair(user_info);
                let plain = decoded(user_info.as_bytes(), &own_places(user_info.as_bytes()));
                let plain = plain.map_or_else(|| user_info.as_bytes().to_vec().into(), |(plain, _)| plain);
                self.secret(&Zeroizing::new(STANDARD.encode(&*plain)));
            }
        }
        for parameter in parameters.split(['?', '#', '&', ';']) {
            let (name, value) = parameter.split_once('=').unwrap_or(("", parameter));
            self.value(if value.is_empty() { name } else { value });
        }
    }

    fn secret(&mut self, text: &str) {
        self.add(text, false);
    }

    fn value(&mut self, text: &str) {
        self.add(text, text.len() < MIN_ANYWHERE);
    }

    /// Adds a text as it was written, and as it reads.
    fn add(&mut self, text: &str, as_word: bool) {
        let mut reading = Zeroizing::new(text.as_bytes().to_vec());
        for _ in 0..=MAX_ESCAPES {
            if !reading.is_empty() {
                self.0.push(Hidden { text: folded(&reading), as_word });
            }
            match decoded(&reading, &own_places(&reading)) {
                Some((next, _)) => reading = next,
                None => return,
            }
        }
    }
}

impl Hidden {
    /// Where it is in a text, and where long parts of it are.
    fn find(&self, text: &[u8], found: &mut impl FnMut(usize, usize)) {
        let length = self.text.len().min(MIN_PART);
        for part in self.text.windows(length) {
            for start in memmem::find_iter(text, part) {
                if !self.as_word || is_word(text, start, length) {
                    found(start, length);
                }
            }
        }
    }

    /// Where a text ends with a beginning of it.
    fn find_beginning(&self, text: &[u8], found: &mut impl FnMut(usize, usize)) {
        // An escape that was cut off isn't one.
        let tail = text.len().saturating_sub(5);
        let begun =
            text.iter().enumerate().skip(tail).filter(|(_, byte)| matches!(byte, b'%' | b'\\' | b'&'));
        for end in begun.map(|(at, _)| at).chain([text.len()]) {
            let longest = (1..self.text.len()).rev().find(|length| {
                self.text
                    .get(..*length)
                    .is_some_and(|beginning| text.get(..end).is_some_and(|text| text.ends_with(beginning)))
            });
            if let Some(length) = longest
                && !self.as_word
            {
                found(end - length, length);
            }
        }
    }
}

/// Whether no letter or digit is right before or behind a part.
fn is_word(text: &[u8], start: usize, length: usize) -> bool {
    let neighbours = [start.checked_sub(1), Some(start + length)];
    let mut neighbours = neighbours.into_iter().flatten().filter_map(|at| text.get(at));
    neighbours.all(|byte| !byte.is_ascii_alphanumeric())
}

/// The bytes without their case. In forms, a plus sign stands for a space.
fn folded(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    let fold = |byte: &u8| if *byte == b'+' { b' ' } else { byte.to_ascii_lowercase() };
    Zeroizing::new(bytes.iter().map(fold).collect())
}

/// The text with stars in place of each run of characters of which a byte is hidden.
fn with_stars(text: &[u8], is_hidden: &[bool]) -> Zeroizing<Vec<u8>> {
    let mut shown = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut was_hidden = false;
    let mut start = 0;
    for character in text.chunk_by(|_, next| next & 0xC0 == 0x80) {
        let hidden = is_hidden.get(start..start + character.len()).unwrap_or_default().contains(&true);
        start += character.len();
        if !hidden {
            shown.extend_from_slice(character);
        } else if !was_hidden {
            shown.extend_from_slice(STARS);
        }
        was_hidden = hidden;
    }
    shown
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn hidden(webhook: &Value, token: Option<&str>, answer: &str, is_cut: bool) -> String {
        let webhook: Webhook = serde_json::from_str(&webhook.to_string()).unwrap();
        let token = token.map(|token| HeaderValue::try_from(token).unwrap());
        let mut answer = Zeroizing::new(answer.as_bytes().to_vec());
        SentSecrets::of(&webhook).hide(token.as_ref(), &mut answer, is_cut);
        String::from_utf8(answer.to_vec()).unwrap()
    }

    fn with_header(value: &str) -> Value {
        json!({ "subAccountId": "*", "url": "https://hooks.onion.example/", "httpAuthorization": value })
    }

    #[test]
    fn what_an_attempt_sends_is_hidden_however_it_is_written() {
        let pair = STANDARD.encode("onion:hV7\"tq/0p");
        let url = "https://us%65r:hun%2Fter2@hooks.onion.example/a?token=q8Zt%261mV&v=1#n5Jc3yHs";
        let oauth = json!({ "subAccountId": "*", "url": "https://h.example/", "oauth": {
            "url": "https://id.onion.example/?key=Yy6b0Qm3", "clientId": "onion", "clientSecret": "hV7tq0p",
            "credentialsLocation": "header" } });
        for (webhook, token, answer, expected) in [
            (with_header("Bearer rw4Kd0b2u"), None, "got Bearer rw4Kd0b2u", "got Bearer ***"),
            (with_header("Bearer rw4Kd0b2u"), None, "rw4kd0b2, Bearer realm", "***, Bearer realm"),
            (with_header("rw4 Kd0"), None, "rw4+Kd0, rw4%20Kd0, kd0", "***, ***, ***"),
            (
                with_header("k\"e\\é/y"),
                None,
                r#"{"a":"k\"e\\é/y","b":"k\u0022e\u005c\u00e9\/y"}"#,
                r#"{"a":"***","b":"***"}"#,
            ),
            (with_header("k\"e<y>z"), None, "<b>k&quot;e&lt;y&gt;z</b>", "<b>***</b>"),
            (with_header(&format!("Basic {pair}")), None, r#"hV7"tq/0p hV7\"tq%2F0p onion"#, "*** *** ***"),
            (with_header(&format!("basic {pair}")), None, &*pair, "***"),
            (
                json!({ "subAccountId": "*", "url": url }),
                None,
                url,
                "https://***@hooks.onion.example/a?token=***&v=***#***",
            ),
            (
                json!({ "subAccountId": "*", "url": url }),
                None,
                "user hun/ter2 q8Zt&1mV q8Zt%25261mV v11 v 1",
                "*** *** *** *** v11 v ***",
            ),
            (json!({ "subAccountId": "*", "url": url }), None, &*STANDARD.encode("user:hun/ter2"), "***"),
            (
                oauth.clone(),
                Some("Bearer At0k3nAt0k3n"),
                "Bearer At0k3nAt0k3n hV7tq0p Yy6b0Qm3",
                "Bearer *** *** ***",
            ),
            (oauth, Some("Bearer At0k3nAt0k3n"), &*STANDARD.encode("onion:hV7tq0p"), "***"),
            (with_header(""), None, "as it is %41", "as it is %41"),
        ] {
            assert_eq!(hidden(&webhook, token, answer, false), expected, "{webhook}: {answer}");
        }
    }

    #[test]
    fn a_beginning_shows_no_secret_that_was_cut_off() {
        let webhook = with_header("Bearer r\"4Kd0b2u");
        for end in ["r", "r\"4", "r\\\"4", "r%224K", "r%22%", "r\\u0022\\u0", "r\"4Kd0b2"] {
            assert_eq!(
                hidden(&webhook, None, &format!("you sent {end}"), true)
                    .trim_end_matches(['%', '\\', 'u', '0']),
                "you sent ***",
                "{end}"
            );
        }
        assert_eq!(hidden(&webhook, None, "you are", false), "you are");
    }
}
