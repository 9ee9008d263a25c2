//! The `pattern` twins of the formats: the same languages as regular expressions.
//!
//! They stay within what ECMA-262 (with the flag `u` or `v`), Python's `re` and Rust's `regex` read
//! alike: no look-around, no back-reference, no class escapes; in classes, what the flag `v`
//! reserves is escaped. No two alternatives or neighbours begin alike over unbounded text, so that
//! an engine that backtracks needs time linear in the text.
//!
//! A loop over one class, or over a text of one length, needs no stack in any engine. Where a loop
//! chooses between alternatives, engines that recurse, such as Java's, take a piece of their stack
//! for each round, and a thousand characters exhaust it. So long texts are read by the former
//! ([`run`]).
//!
//! `$` also matches before a final line feed in some engines. No pattern can say otherwise without
//! look-ahead, so each twin is accompanied by a `not` of a string with a line feed.

use std::sync::LazyLock;

use serde_json::{Value, json};

/// What a twin is accompanied by: no text of a format has a line feed.
pub(crate) fn line_feed() -> Value {
    json!({ "type": "string", "pattern": "\\n" })
}

/// What the twin of a time is accompanied by: second 60 must be where the offset allows it.
///
/// The patterns of that are below the `not`, although `allOf` would read better: generators of code
/// take each branch of an `allOf` for a type, and make an untyped value of a branch that has none.
pub(crate) fn line_feed_or_wrong_leap_second() -> Value {
    let patterns = leap_seconds().map(|pattern| json!({ "type": "string", "pattern": pattern }));
    let wrong_leap_second = json!({ "type": "string", "not": { "type": "string", "allOf": patterns } });
    json!({ "anyOf": [line_feed(), wrong_leap_second] })
}

/// A text in any case: each ASCII letter is a class of two.
pub(crate) fn ignoring_case(text: &str) -> String {
    let mut pattern = String::from("^");
    for c in text.chars() {
        match c {
            c if c.is_ascii_alphabetic() => {
                pattern.extend(['[', c.to_ascii_uppercase(), c.to_ascii_lowercase(), ']']);
            }
            c if c.is_alphanumeric() || c == '_' => pattern.push(c),
            c => pattern.extend(['\\', c]),
        }
    }
    pattern.push('$');
    pattern
}

/// 8-4-4-4-12 hexadecimal digits (RFC 9562 §4).
pub(crate) const UUID: &str = "^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$";

/// RFC 3339 §5.6, with the days that exist. Second 60 is let through everywhere; [`leap_seconds`]
/// decides on that.
pub(crate) static DATE_TIME: LazyLock<String> = LazyLock::new(|| {
    let any_year = "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))";
    let leap_year = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29";
    let time = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?";
    let offset = "(?:[Zz]|[+\\-](?:[01][0-9]|2[0-3]):[0-5][0-9])";
    format!("^(?:{any_year}|{leap_year})[Tt]{time}{offset}$")
});

/// Where second 60 may stand: where the offset puts it at 23:59 UTC. One pattern would need an
/// alternative for each offset; of these two, one relates the minute to the offset's minute, the
/// other the hour to the offset's hour.
pub(crate) fn leap_seconds() -> [String; 2] {
    // Both let through what has another second, and look at nothing that the pattern of a time
    // looks at.
    let other = "[^:]*:[^:]*:[0-5]";
    let fraction = "(?:\\.[0-9]+)?";
    let minutes: Vec<_> = (0..60)
        .map(|minute| {
            let zulu = if minute == 59 { "[Zz]|" } else { "" };
            let (east, west) = ((minute + 1) % 60, 59 - minute);
            format!("{minute:02}:60{fraction}(?:{zulu}[+][0-9]{{2}}:{east:02}|-[0-9]{{2}}:{west:02})")
        })
        .collect();
    let hours: Vec<_> = (0..24)
        .map(|hour| {
            let zulu = if hour == 23 { "[Zz]|" } else { "" };
            // East of Greenwich the minutes borrow an hour, unless they are 0.
            let (whole, west) = ((hour + 1) % 24, 23 - hour);
            format!(
                "{hour:02}:[0-9]{{2}}:60{fraction}(?:{zulu}[+]{whole:02}:00|[+]{hour:02}:(?:0[1-9]|[1-5][0-9])|-{west:02}:[0-9]{{2}})"
            )
        })
        .collect();
    [
        format!("^(?:{other}|[^:]*:(?:{})$)", minutes.join("|")),
        format!("^(?:{other}|[^:]*[Tt](?:{})$)", hours.join("|")),
    ]
}

/// A URI with a scheme (RFC 3986 appendix A). The tests have it as the grammar reads.
pub(crate) static URI: LazyLock<String> = LazyLock::new(|| {
    let user_info = run(&format!("{SUB_DELIMS}:{UNRESERVED}"));
    let name = run(&format!("{SUB_DELIMS}{UNRESERVED}"));
    let character = format!("(?:[{SUB_DELIMS}:@{UNRESERVED}]|{ENCODED})");
    let path = run(&format!("{SUB_DELIMS}:@\\/{UNRESERVED}"));
    let tail = run(&format!("{SUB_DELIMS}:@\\/?{UNRESERVED}"));
    let authority = format!("(?:{user_info}@)?(?:{}|{name})(?::[0-9]*)?", literal());
    let hierarchy = format!("(?://{authority}(?:/{path})?|/(?:{character}{path})?|{character}{path})?");
    format!("^[A-Za-z][A-Za-z0-9+.\\-]*:{hierarchy}(?:\\?{tail})?(?:#{tail})?$")
});

const ENCODED: &str = "%[0-9A-Fa-f]{2}";
const UNRESERVED: &str = r"A-Za-z0-9._~\-";
/// `\x24` is a dollar sign: some programs rewrite each one that they see.
const SUB_DELIMS: &str = r"!\x24&'\(\)*+,;=";

/// Any number of characters of a class and of encoded octets: `(?:[class]|%HH)*`, without a choice
/// in the loop.
fn run(class: &str) -> String {
    let octets = format!("(?:{ENCODED})");
    format!("[{class}]*(?:{octets}+[{class}]+)*{octets}*")
}

/// An address in brackets (RFC 3986 §3.2.2).
fn literal() -> String {
    format!("\\[(?:{}|[vV][0-9A-Fa-f]+\\.[{SUB_DELIMS}:{UNRESERVED}]+)\\]", ipv6())
}

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
    use std::collections::HashSet;

    use super::*;
    use proptest::prelude::*;
    use regex::Regex;
    use regex_automata::Anchored;
    use regex_automata::dfa::dense::DFA;
    use regex_automata::dfa::{Automaton, StartKind};
    use regex_automata::util::{start, syntax};

    use crate::values::error_id::ErrorId;
    use crate::values::timestamp::Timestamp;
    use crate::values::uri::Uri;

    /// The grammar of RFC 3986 appendix A, one alternative for each of its own.
    fn uri_as_the_grammar_reads() -> String {
        let segment = format!("(?:[{SUB_DELIMS}:@{UNRESERVED}]|{ENCODED})");
        let user_info = format!("(?:[{SUB_DELIMS}:{UNRESERVED}]|{ENCODED})*@");
        let name = format!("(?:[{SUB_DELIMS}{UNRESERVED}]|{ENCODED})*");
        let authority = format!("(?:{user_info})?(?:{}|{name})(?::[0-9]*)?", literal());
        let hierarchy = format!(
            "(?://{authority}(?:/{segment}*)*|/(?:{segment}+(?:/{segment}*)*)?|{segment}+(?:/{segment}*)*)?"
        );
        let tail = format!("(?:[{SUB_DELIMS}:@/?{UNRESERVED}]|{ENCODED})*");
        format!("^[A-Za-z][A-Za-z0-9+.\\-]*:{hierarchy}(?:\\?{tail})?(?:#{tail})?$")
    }

    /// Looks at every pair of states that some text reaches in both automata: there is no text that
    /// only one of them matches.
    fn assert_same_language(one: &str, other: &str) {
        let automaton = |pattern: &str| {
            DFA::builder()
                .configure(DFA::config().start_kind(StartKind::Anchored))
                .syntax(syntax::Config::new().unicode(false).utf8(false))
                .build(pattern)
                .unwrap()
        };
        let (one, other) = (automaton(one), automaton(other));
        let start = start::Config::new().anchored(Anchored::Yes);
        let first = (one.start_state(&start).unwrap(), other.start_state(&start).unwrap());
        let (mut known, mut open) = (HashSet::from([first]), vec![(first, Vec::new())]);
        while let Some(((left, right), text)) = open.pop() {
            let ends = |dfa: &DFA<Vec<u32>>, state| dfa.is_match_state(dfa.next_eoi_state(state));
            assert_eq!(ends(&one, left), ends(&other, right), "{}", String::from_utf8_lossy(&text));
            for byte in 0..=u8::MAX {
                let next = (one.next_state(left, byte), other.next_state(right, byte));
                if known.insert(next) {
                    open.push((next, [&text[..], &[byte]].concat()));
                }
            }
        }
        assert!(known.len() > 100, "{}", known.len());
    }

    #[test]
    fn the_pattern_of_a_uri_is_the_grammar() {
        assert_same_language(&URI, &uri_as_the_grammar_reads());
    }

    #[test]
    #[should_panic(expected = "left")]
    fn a_pattern_that_differs_in_one_character_is_noticed() {
        assert_same_language(&URI.replace(r"\/?A", r"\/A"), &uri_as_the_grammar_reads());
    }

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
        fn the_patterns_of_a_time_are_the_type(text in prop_oneof![
            "[0-9]{4}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{0,3})?([Zz]|[+-][0-2][0-9]:[0-6][0-9])?\\n?",
            "[0-9]{2}[01][0-9]-02-[23][0-9]T00:00:00Z",
        ]) {
            prop_assert_eq!(is_time_by_patterns(&text), Timestamp::new(text.as_str()).is_ok(), "{:?}", text);
        }
    }

    fn is_time_by_patterns(text: &str) -> bool {
        static LEAP: LazyLock<[Regex; 2]> =
            LazyLock::new(|| leap_seconds().map(|pattern| Regex::new(&pattern).unwrap()));
        date_time().is_match(text) && LEAP.iter().all(|pattern| pattern.is_match(text))
    }

    #[test]
    fn second_60_is_right_exactly_where_the_type_says() {
        let mut right = 0;
        for hour in 0..24 {
            for minute in 0..60 {
                let clock = format!("1998-12-31T{hour:02}:{minute:02}:60");
                let zulu = format!("{clock}.5z");
                assert_eq!(is_time_by_patterns(&zulu), Timestamp::new(zulu.as_str()).is_ok(), "{zulu}");
                for offset_hour in 0..24 {
                    for (sign, offset_minute) in
                        [('+', 0), ('+', (minute + 1) % 60), ('-', 59 - minute), ('-', minute)]
                    {
                        let text = format!("{clock}{sign}{offset_hour:02}:{offset_minute:02}");
                        let is_right = Timestamp::new(text.as_str()).is_ok();
                        assert_eq!(is_time_by_patterns(&text), is_right, "{text}");
                        right += usize::from(is_right);
                    }
                }
            }
        }
        assert!(right >= 2880, "{right}");
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
            assert_eq!(pattern.is_match(text), ErrorId::new(text).is_ok(), "{text:?}");
        }
    }
}
