//! The `pattern` twins of the formats: the same languages as regular expressions.
//!
//! They stay within what ECMA-262 (with the flag `u` or `v`), Python's `re` and Rust's `regex` read alike: no look-around, no
//! back-reference, no class escapes; in classes, what the flag `v` reserves is escaped. No two alternatives or neighbours begin alike over unbounded text, so that an engine
//! that backtracks needs time linear in the text.
//!
//! `$` also matches before a final line feed in some engines. No pattern can say otherwise without look-ahead, so each twin
//! is accompanied by a `not` of a string with a line feed.

use std::sync::LazyLock;

use serde_json::{Value, json};

/// What a twin is accompanied by: no text of a format has a line feed.
pub(crate) fn line_feed() -> Value {
    json!({ "type": "string", "pattern": "\\n" })
}

/// 8-4-4-4-12 hexadecimal digits (RFC 9562 §4).
pub(crate) const UUID: &str = "^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$";

/// RFC 3339 §5.6, with the days that exist. Second 60 is let through everywhere: whether an offset puts it at 23:59 UTC
/// would take an alternative for each offset. The format `date-time` decides on that.
pub(crate) static DATE_TIME: LazyLock<String> = LazyLock::new(|| {
    let any_year = "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))";
    let leap_year = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29";
    let time = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?";
    let offset = "(?:[Zz]|[+\\-](?:[01][0-9]|2[0-3]):[0-5][0-9])";
    format!("^(?:{any_year}|{leap_year})[Tt]{time}{offset}$")
});

/// A URI with a scheme (RFC 3986 appendix A).
pub(crate) static URI: LazyLock<String> = LazyLock::new(|| {
    let encoded = "%[0-9A-Fa-f]{2}";
    let unreserved = r"A-Za-z0-9._~\-";
    let sub_delims = r"!$&'\(\)*+,;=";
    let segment = format!("(?:[{sub_delims}:@{unreserved}]|{encoded})");
    let user_info = format!("(?:[{sub_delims}:{unreserved}]|{encoded})*@");
    let name = format!("(?:[{sub_delims}{unreserved}]|{encoded})*");
    let literal = format!("\\[(?:{}|[vV][0-9A-Fa-f]+\\.[{sub_delims}:{unreserved}]+)\\]", ipv6());
    let authority = format!("(?:{user_info})?(?:{literal}|{name})(?::[0-9]*)?");
    let hierarchy = format!(
        "(?://{authority}(?:/{segment}*)*|/(?:{segment}+(?:/{segment}*)*)?|{segment}+(?:/{segment}*)*)?"
    );
    let tail = format!("(?:[{sub_delims}:@\\/?{unreserved}]|{encoded})*");
    format!("^[A-Za-z][A-Za-z0-9+.\\-]*:{hierarchy}(?:\\?{tail})?(?:#{tail})?$")
});

/// An IPv6 address (RFC 3986 §3.2.2): the nine forms of the grammar.
fn ipv6() -> String {
    let group = "[0-9A-Fa-f]{1,4}";
    let octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    let low = format!("(?:{group}:{group}|{octet}(?:\\.{octet}){{3}})");
    let before = |most: usize| match most {
        0 => String::new(),
        1 => format!("(?:{group})?"),
        most => format!("(?:(?:{group}:){{0,{}}}{group})?", most - 1),
    };
    let mut forms = vec![format!("(?:{group}:){{6}}{low}")];
    for (most, groups) in [(0, 5), (1, 4), (2, 3), (3, 2), (4, 1), (5, 0)] {
        let after = match groups {
            0 => String::new(),
            1 => format!("{group}:"),
            groups => format!("(?:{group}:){{{groups}}}"),
        };
        forms.push(format!("{}::{after}{low}", before(most)));
    }
    forms.push(format!("{}::{group}", before(6)));
    forms.push(format!("{}::", before(7)));
    format!("(?:{})", forms.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use regex::Regex;

    use crate::{Timestamp, Uri};

    fn uri() -> &'static Regex {
        static REGEX: LazyLock<Regex> = LazyLock::new(|| Regex::new(&URI).unwrap());
        &REGEX
    }

    fn date_time() -> &'static Regex {
        static REGEX: LazyLock<Regex> = LazyLock::new(|| Regex::new(&DATE_TIME).unwrap());
        &REGEX
    }

    #[test]
    fn the_nine_forms_of_ipv6() {
        for good in [
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:1.2.3.4",
            "::2:3:4:5:6:7:8",
            "1::3:4:5:6:7:8",
            "1:2::4:5:6:7:8",
            "1:2:3::5:6:7:8",
            "1:2:3:4::6:7:8",
            "1:2:3:4:5::7:8",
            "1:2:3:4:5:6::8",
            "1:2:3:4:5:6:7::",
            "::",
            "::1",
            "::1.2.3.4",
            "abcd::",
        ] {
            assert!(uri().is_match(&format!("a://[{good}]")), "{good}");
            assert!(Uri::new(format!("a://[{good}]")).is_ok(), "{good}");
        }
        for bad in [
            "1:2:3:4:5:6:7:8:9",
            "1::2::3",
            "1:2:3:4:5:6:7",
            ":1",
            "12345::",
            "::1.2.3.256",
            "::01.2.3.4",
            "fe80::1%25eth0",
            "",
        ] {
            assert!(!uri().is_match(&format!("a://[{bad}]")), "{bad}");
            assert!(Uri::new(format!("a://[{bad}]")).is_err(), "{bad}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn the_pattern_of_a_uri_is_the_type(text in prop_oneof![
            "[a-z]{1,2}:[a-z0-9:/?#@!$%\\[\\]. \\n\\\\<>{}|^`é-]{0,24}",
            "https?://([a-z:%0-9]{0,5}@)?(\\[[0-9a-f:.v]{0,20}\\]|[a-z0-9.%-]{0,8})(:[0-9]{0,6})?(/[a-z%0-9:@]{0,5}){0,3}(\\?[a-z/?%0-9]{0,5})?(#[a-z/?%#0-9]{0,5})?",
            "a://\\[([0-9a-f]{0,5}:){0,9}([0-9a-f]{0,4}|[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3})\\]",
            any::<String>(),
        ]) {
            prop_assert_eq!(uri().is_match(&text), Uri::new(text.as_str()).is_ok(), "{:?}", text);
        }

        #[test]
        fn the_pattern_of_a_time_is_the_type_but_for_leap_seconds(text in prop_oneof![
            "[0-9]{4}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{0,3})?([Zz]|[+-][0-2][0-9]:[0-6][0-9])?\\n?",
            "[0-9]{2}[01][0-9]-02-[23][0-9]T00:00:00Z",
        ]) {
            let is_leap_second = text.get(17..19) == Some("60");
            let is_time = Timestamp::new(text.as_str()).is_ok();
            prop_assert!(date_time().is_match(&text) == is_time || is_leap_second, "{:?}", text);
        }
    }

    #[test]
    fn every_second_60_is_let_through() {
        assert!(date_time().is_match("1998-12-31T15:59:60.123-08:00"));
        assert!(date_time().is_match("1998-12-31T15:59:60Z"), "the format refuses this one");
    }

    #[test]
    fn the_pattern_of_a_uuid_is_the_type() {
        let pattern = Regex::new(UUID).unwrap();
        for text in [
            "b4478860-b76c-e811-814e-022a35cc1c71",
            "B4478860-B76C-E811-814E-022A35CC1C71",
            "b4478860b76ce811814e022a35cc1c71",
            "b4478860-b76c-e811-814e-022a35cc1c71\n",
            "",
        ] {
            assert_eq!(pattern.is_match(text), crate::ErrorId::new(text).is_ok(), "{text:?}");
        }
    }
}
