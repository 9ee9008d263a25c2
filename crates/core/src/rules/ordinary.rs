//! What ordinary texts look like: those in which `recommended` finds no error. A package that walks
//! over values of its own language accepts them there, and asks the core about all others.

use crate::describe::object::TextRules;

/// A character of a class, or a letter of some ranges.
macro_rules! one {
    ($class:literal, $letters:literal) => {
        concat!("[", $letters, $class, "]")
    };
}

/// One or more letters and characters of a class. They don't end as a word does that stands in for
/// a value, such as `undefined`: in `ted`, `ned`, `ull`, `nil`, `one` or `nan`
/// (`may_end_in_stand_in`).
macro_rules! word {
    ($class:literal) => {
        concat!(
            one!($class, "A-Za-z"),
            "*(?:",
            one!($class, "A-CF-KMO-Za-cf-kmo-z"),
            "|",
            one!($class, "A-DF-Za-df-z"),
            "[Dd]|",
            one!($class, "A-MO-SU-Za-mo-su-z"),
            "[Ee][Dd]|",
            one!($class, "A-HJKM-Za-hjkm-z"),
            "[Ll]|",
            one!($class, "A-MO-Za-mo-z"),
            "[Ii][Ll]|",
            one!($class, "A-TV-Za-tv-z"),
            "[Ll][Ll]|",
            one!($class, "A-MO-Za-mo-z"),
            "[Ee]|",
            one!($class, "A-NP-Za-np-z"),
            "[Nn][Ee]|",
            one!($class, "B-Zb-z"),
            "[Nn]|",
            one!($class, "A-MO-Za-mo-z"),
            "[Aa][Nn])"
        )
    };
}

/// Words with single spaces between them.
macro_rules! words {
    ($class:literal) => {
        concat!("(?:", one!($class, "A-Za-z"), "+ )*", word!($class))
    };
}

/// What a text with such rules ordinarily looks like, as a whole, if it isn't longer than
/// [`MAX_ORDINARY_LENGTH`]: a regular expression that means the same in Rust and in JavaScript.
/// `None` if it has no rules.
pub(crate) const fn ordinary(rules: TextRules) -> Option<&'static str> {
    match rules {
        TextRules::None => None,
        TextRules::SubAccountId => Some(concat!(r"\*|", word!(r"0-9._&\-"))),
        // The host is a name, in lower case and without double hyphens.
        TextRules::EventUrl | TextRules::TokenUrl => Some(concat!(
            r"https://(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]+(?::[1-9][0-9]{0,3})?",
            r"(?:/[A-Za-z0-9_.~!&'(),+;=:@/\-]*)?",
            r"(?:\?(?:[A-Za-z0-9_.~!&'(),+;=:@/?\-]|%[0-9A-Fa-f]{2})*)?"
        )),
        TextRules::HttpAuthorization | TextRules::ClientId | TextRules::ClientSecret => {
            Some(words!(r#"0-9!#"+,\-./:;=?@^_`"#))
        }
        TextRules::OAuthScope => Some(words!(r"0-9!#+\-./:;=?@^_`")),
    }
}

/// The most characters of an ordinary text: none is too long for a rule.
pub(crate) const MAX_ORDINARY_LENGTH: usize = 2_000;

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use proptest::string::string_regex;
    use regex::Regex;
    use serde_json::json;

    use super::*;
    use crate::check::checker::Checker;
    use crate::describe::model::Model;
    use crate::policy::levels::Policy;

    const ALL: [TextRules; 7] = [
        TextRules::SubAccountId,
        TextRules::EventUrl,
        TextRules::TokenUrl,
        TextRules::HttpAuthorization,
        TextRules::ClientId,
        TextRules::ClientSecret,
        TextRules::OAuthScope,
    ];

    /// Whether `recommended` finds no error in a request with that text.
    fn is_fine(rules: TextRules, text: &str) -> bool {
        let value = |of: TextRules, other: &'static str| if rules == of { text } else { other };
        let mut webhook = json!({
            "subAccountId": value(TextRules::SubAccountId, "Onion"),
            "url": value(TextRules::EventUrl, "https://hooks.onion.example/"),
        });
        if rules == TextRules::HttpAuthorization {
            webhook["httpAuthorization"] = text.into();
        } else {
            webhook["oauth"] = json!({
                "url": value(TextRules::TokenUrl, "https://login.onion.example/"),
                "clientId": value(TextRules::ClientId, "a"),
                "clientSecret": value(TextRules::ClientSecret, "b"),
                "credentialsLocation": "header",
                "scope": value(TextRules::OAuthScope, "c"),
            });
        }
        let body = json!([webhook]).to_string();
        Checker::new(Policy::recommended()).is_valid(Model::Webhooks, body.as_bytes())
    }

    /// A kind of text, and a text of its ordinary shape, with few repetitions.
    fn ordinary_texts() -> impl Strategy<Value = (TextRules, String)> {
        prop::sample::select(&ALL[..]).prop_flat_map(|rules| {
            let few = [("]*", "]{0,6}"), ("]+", "]{1,4}"), (")*", "){0,3}"), (")+", "){1,3}")];
            let pattern = few
                .iter()
                .fold(ordinary(rules).unwrap().to_owned(), |pattern, (any, few)| pattern.replace(any, few));
            string_regex(&pattern).unwrap().prop_map(move |text| (rules, text))
        })
    }

    /// What rules look for, whole and in parts.
    const PIECES: &str =
        "Bearer Basic undefined und efined null nu ll None No ne nil ni l NaN Na N [object Object]
        REDACTED redacted red acted filtered masked * *** • $ ${ } {{ < > % $( ) https:// http:// // hooks
        localhost 127.0.0.1 0x7f xn-- - . .. : :0 :99999 @ / ? # %41 %zz a E 9 \" , é";

    /// A kind of text, and some pieces after one another.
    fn suspicious_texts() -> impl Strategy<Value = (TextRules, String)> {
        let pieces: Vec<_> = PIECES.split_ascii_whitespace().chain([" ", "\t", "\u{a0}"]).collect();
        let text = prop::collection::vec(prop::sample::select(pieces), 0..6).prop_map(|all| all.concat());
        (prop::sample::select(&ALL[..]), text)
    }

    /// Whether a text is ordinary.
    fn is_ordinary(rules: TextRules, text: &str) -> bool {
        static SHAPES: LazyLock<[Regex; ALL.len()]> = LazyLock::new(|| {
            ALL.map(|rules| Regex::new(&format!("^(?:{})$", ordinary(rules).unwrap())).unwrap())
        });
        ALL.iter().zip(&*SHAPES).any(|(one, shape)| *one == rules && shape.is_match(text))
    }

    proptest! {
        #[test]
        fn an_ordinary_text_is_fine((rules, text) in ordinary_texts()) {
            prop_assert!(is_ordinary(rules, &text));
            prop_assert!(is_fine(rules, &text), "{rules:?}: {text:?}");
        }

        #[test]
        fn a_suspicious_text_is_fine_where_it_is_ordinary((rules, text) in suspicious_texts()) {
            prop_assert!(!is_ordinary(rules, &text) || is_fine(rules, &text), "{rules:?}: {text:?}");
        }
    }

    #[test]
    fn the_longest_ordinary_texts_are_fine() {
        for rules in ALL {
            let start =
                if matches!(rules, TextRules::EventUrl | TextRules::TokenUrl) { "https://a.b/" } else { "" };
            let text = format!("{start}{}", "a".repeat(MAX_ORDINARY_LENGTH - start.len()));
            assert!(is_ordinary(rules, &text) && is_fine(rules, &text), "{rules:?}");
        }
    }

    #[test]
    fn usual_texts_are_ordinary() {
        for (rules, text) in [
            (TextRules::SubAccountId, "*"),
            (TextRules::SubAccountId, "Onion_Shallot-7"),
            (TextRules::SubAccountId, "Garlic"),
            (TextRules::EventUrl, "https://hooks.onion.example"),
            (TextRules::EventUrl, "https://hooks-2.onion.example:8443/v1/events?tenant=7&region=eu%2Dwest"),
            (TextRules::TokenUrl, "https://login.onion.example/oauth2/token"),
            (TextRules::HttpAuthorization, "Bearer rw4Kd0b2u"),
            (TextRules::HttpAuthorization, "Basic dXNlcjpwYXNzd29yZA=="),
            (TextRules::ClientId, "0oa1b2c3@onion"),
            (TextRules::ClientSecret, "9f8b-42c1_77"),
            (TextRules::ClientSecret, "red"),
            (TextRules::ClientSecret, "pail"),
            (TextRules::ClientSecret, "pill"),
            (TextRules::ClientSecret, "pane"),
            (TextRules::ClientSecret, "pan"),
            (TextRules::OAuthScope, "events.write https://onion.example/audit"),
        ] {
            assert!(is_ordinary(rules, text), "{rules:?}: {text}");
        }
    }
}
