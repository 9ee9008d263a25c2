//! What stands in the place of a value: masks that programs show for secrets, and variables that a
//! template or a script should have filled in.

use wide::{u8x16, u32x4};

use crate::base::byte_class::{ByteClass, is_all, is_within};
use crate::describe::object::TextRules;

/// Nearly every visible ASCII byte, and the space, that no mask, variable or bracket has: the
/// characters of masks are `*`, or not ASCII. `&`, `'` and `~` are left out, which makes for three
/// comparisons less.
pub(crate) struct OrdinaryByte;

impl ByteClass for OrdinaryByte {
    fn has(byte: u8) -> bool {
        matches!(byte, b' '..=b'z') && !matches!(byte, b'$'..=b'*' | b'<' | b'>' | b'['..=b']')
    }

    fn inside(bytes: u8x16) -> u8x16 {
        // `<` and `>` differ in one bit.
        let special = (bytes | u8x16::splat(0x02)).simd_eq(u8x16::splat(b'>'))
            | is_within(bytes, b'[', b']')
            | is_within(bytes, b'$', b'*');
        !special & is_within(bytes, b' ', b'z')
    }
}

/// What a text is, as far as what may stand in its place depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// The value of a header: credentials behind a scheme.
    Header,
    /// A secret, such as a password: it may have brackets in it.
    Secret,
    /// An identifier that comes with a secret.
    Credential,
    /// Anything else.
    Other,
}

impl Holder {
    /// What a text with such rules is.
    pub(crate) const fn of(rules: TextRules) -> Self {
        match rules {
            TextRules::HttpAuthorization => Self::Header,
            TextRules::ClientSecret => Self::Secret,
            TextRules::ClientId => Self::Credential,
            TextRules::None
            | TextRules::SubAccountId
            | TextRules::EventUrl
            | TextRules::TokenUrl
            | TextRules::OAuthScope => Self::Other,
        }
    }
}

/// What stands in the place of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StandIn {
    /// What a program shows for a secret.
    Mask,
    /// A variable that nobody filled in, or what a program writes for a value that isn't there.
    Variable,
}

/// What stands in the place of a value, if something does: the one answer for checks and plans.
/// White space around the text doesn't matter.
#[cold]
pub(crate) fn find_stand_in(text: &str, holder: Holder) -> Option<StandIn> {
    let text = text.trim();
    let is_secret = matches!(holder, Holder::Header | Holder::Secret);
    if is_secret && is_mask(text) {
        return Some(StandIn::Mask);
    }
    let behind_scheme = || without_scheme(text);
    let is_variable = is_unfilled(text)
        || is_secret && NOTHING.contains(&behind_scheme())
        || holder == Holder::Header && is_whole_variable(behind_scheme());
    is_variable.then_some(StandIn::Variable)
}

/// Whether a text is worth a closer look: it has a character of a mask or of a variable, or may end
/// in a word for them, or has others than visible ASCII characters and spaces. Nearly all texts are
/// not.
#[inline]
pub(crate) fn is_suspect(text: &str) -> bool {
    may_end_in_stand_in(text) || !is_all::<OrdinaryByte>(text)
}

/// Whether a text may end in a word that needs no other character to stand in for a value: it has
/// the last letters of one, in any case, or ends in a space, or is shorter than four bytes.
#[inline]
pub(crate) fn may_end_in_stand_in(text: &str) -> bool {
    const ENDS: [u32x4; 2] = [
        u32x4::new([end(*b"ted"), end(*b"ned"), end(*b"ull"), end(*b"one")]),
        u32x4::new([end(*b"nil"), end(*b"nan"), end(*b"nan"), end(*b"nan")]),
    ];
    const fn end([first, second, third]: [u8; 3]) -> u32 {
        u32::from_le_bytes([0, first, second, third])
    }
    let Some(last) = text.as_bytes().last_chunk::<4>() else { return true };
    // All are compared at once: the ends of secrets are random, and branches on them mispredicted.
    let letters = u32x4::splat((u32::from_le_bytes(*last) | 0x2020_2000) & 0xFFFF_FF00);
    let [some, others] = ENDS.map(|ends| ends.simd_eq(letters));
    (some | others).any() || text.ends_with(' ')
}

/// The word for a mask that needs no brackets around it.
const REDACTED: &str = "redacted";

/// What programs write for a value that isn't there.
const NOTHING: [&str; 5] = ["undefined", "null", "None", "nil", "NaN"];

/// The value of a header without its authorization scheme, if it has one (RFC 9110 §11.4).
pub(crate) fn without_scheme(value: &str) -> &str {
    let is_token = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    match value.split_once(' ') {
        Some((scheme, rest)) if is_token(scheme) => rest.trim_start_matches(' '),
        _ => value,
    }
}

/// Whether a secret is, or has in it, what a program shows in its place: three or more characters
/// of a mask in a row, or, behind a scheme or alone, a word for one.
#[cold]
pub(crate) fn is_mask(text: &str) -> bool {
    let text = text.trim();
    let mut run = 0;
    let has_run = text.chars().any(|c| {
        run = if matches!(c, '*' | '•' | '●' | '∗' | '·') { run + 1 } else { 0 };
        run == 3
    });
    has_run || is_word_for_mask(text) || is_word_for_mask(without_scheme(text))
}

fn is_word_for_mask(text: &str) -> bool {
    let word = text.trim_matches(['[', ']', '<', '>', '(', ')', '*']);
    let is_any_of = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    is_any_of(&[REDACTED])
        || word.len() < text.len() && is_any_of(&["filtered", "hidden", "masked", "removed"])
}

/// Whether a text is, or has in it, a variable that nobody filled in: `${…}`, `{{…}}`, `{%…%}`,
/// `$(…)` or `<%…%>` anywhere, or as a whole one of the shapes that could be part of a password.
fn is_unfilled(text: &str) -> bool {
    const ENCLOSED: [(&str, &str); 5] = [("${", "}"), ("{{", "}}"), ("{%", "%}"), ("$(", ")"), ("<%", "%>")];
    ENCLOSED.iter().any(|(open, close)| encloses(text, open, close)) || is_whole_variable(text)
}

/// Whether there is something between an opening and the next closing behind it. Each is looked at
/// once: a text may have a hundred thousand.
fn encloses(text: &str, open: &str, close: &str) -> bool {
    let mut closings = text.match_indices(close).map(|(at, _)| at).peekable();
    text.match_indices(open).any(|(at, _)| {
        let start = at + open.len();
        while closings.next_if(|closing| *closing < start).is_some() {}
        closings.peek().is_some_and(|closing| *closing > start)
    })
}

/// Whether a text is a variable as a whole, or what a program writes for a value that isn't there.
fn is_whole_variable(text: &str) -> bool {
    let inside = |open, close| text.strip_prefix(open)?.strip_suffix(close);
    let is_script = |name: &str| is_environment_name(name) || is_secret_word(name);
    NOTHING.contains(&text)
        || inside("[object ", "]").is_some()
        || text.strip_prefix('$').is_some_and(|name| is_script(name.strip_prefix("env:").unwrap_or(name)))
        || inside("%", "%").is_some_and(is_script)
        || inside("{", "}").is_some_and(|name| is_name(name, "_.-") && !is_from_documentation(name))
        || inside("<", ">").is_some_and(|name| is_name(name, "_.- ") && !is_from_documentation(name))
}

/// `TOKEN`, `API_KEY_2`: what shells have in their environment. A password may begin with a `$`,
/// too.
fn is_environment_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase() || c == '_')
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Names of variables in lower case that hold a secret or a URL.
fn is_secret_word(name: &str) -> bool {
    const WORDS: [&str; 9] = [
        "token",
        "accesstoken",
        "apitoken",
        "apikey",
        "secret",
        "clientsecret",
        "password",
        "url",
        "webhookurl",
    ];
    let letters = name.chars().filter(|c| *c != '_').map(|c| c.to_ascii_lowercase());
    WORDS.iter().any(|word| letters.clone().eq(word.chars()))
}

fn is_name(name: &str, others: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || others.contains(c))
}

/// Whether a name speaks to a reader, as `YOUR_TOKEN` does: it was copied from documentation, which
/// is a rule of its own.
fn is_from_documentation(name: &str) -> bool {
    let starts = |word: &str| {
        let (head, rest) = name.split_at_checked(word.len())?;
        Some(head.eq_ignore_ascii_case(word) && rest.starts_with(['_', '-', ' ']))
    };
    [starts("your"), starts("my")].contains(&Some(true))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::byte_class::assert_same_in_lanes;

    #[test]
    fn a_byte_is_the_same_alone_and_among_others() {
        assert_same_in_lanes::<OrdinaryByte>();
    }

    #[test]
    fn masks_of_all_makes() {
        for mask in [
            "***",
            "**********",
            "••••••••",
            "●●●",
            "∗∗∗",
            "···",
            "*•●",
            "Bearer ***",
            "Basic ••••",
            "sk-***",
            "ab***yz",
            "REDACTED",
            "redacted",
            "[REDACTED]",
            "<redacted>",
            "Bearer [Redacted]",
            "[**REDACTED**]",
            "***REDACTED***",
            "Secret(***)",
            "Bearer Secret(***)",
            "[FILTERED]",
            "<hidden>",
        ] {
            assert!(is_mask(mask), "{mask}");
        }
    }

    #[test]
    fn real_secrets_that_look_like_masks() {
        for secret in [
            "**",
            "a**b**c",
            "......",
            "Bearer rw4Kd0b2u",
            "hidden",
            "filtered",
            "redacted-7",
            "Redactedly",
            "",
            "a·b·c",
        ] {
            assert!(!is_mask(secret), "{secret}");
        }
    }

    #[test]
    fn variables_of_shells_and_templates() {
        for text in [
            "${TOKEN}",
            "Bearer ${TOKEN:-none}",
            "{{ .Values.token }}",
            "https://a.b/{{path}}",
            "{% token %}",
            "$(cat token)",
            "<%= token %>",
            "$TOKEN",
            "$_TOKEN2",
            "$token",
            "$client_secret",
            "$env:TOKEN",
            "%TOKEN%",
            "%api_key%",
            "{token}",
            "{sub.account-id}",
            "<token>",
            "<the secret>",
            "undefined",
            "null",
            "None",
            "nil",
            "NaN",
            "[object Object]",
            "[object Promise]",
        ] {
            assert!(is_unfilled(text), "{text}");
        }
    }

    #[test]
    fn a_scheme_and_blanks_around_hide_nothing() {
        for (text, holder, expected) in [
            ("Bearer $TOKEN", Holder::Header, Some(StandIn::Variable)),
            ("Bearer null", Holder::Header, Some(StandIn::Variable)),
            ("Bearer undefined", Holder::Secret, Some(StandIn::Variable)),
            ("Bearer [Redacted]", Holder::Secret, Some(StandIn::Mask)),
            (" null", Holder::Secret, Some(StandIn::Variable)),
            ("undefined ", Holder::Credential, Some(StandIn::Variable)),
            ("\tREDACTED ", Holder::Secret, Some(StandIn::Mask)),
            // In front of a secret other than a header's value, a word is a part of the secret.
            ("Passw0rd $A", Holder::Secret, None),
            ("hunter {two}", Holder::Secret, None),
            ("Mr <b9>", Holder::Secret, None),
            ("Bearer null", Holder::Other, None),
            ("***", Holder::Credential, None),
        ] {
            assert_eq!(find_stand_in(text, holder), expected, "{text:?} as {holder:?}");
        }
    }

    #[test]
    fn real_values_that_look_like_variables() {
        for text in [
            "pa$$word",
            "$ecret77",
            "$ecretword",
            "100%",
            "%41%42",
            "50%off%",
            "{a}b",
            "a{b}",
            "{}",
            "<>",
            "${}",
            "{{}}",
            "$()",
            "<a>b",
            "x{y",
            "$",
            "%%",
            "Nullable",
            "NULL",
            "undefined-1",
            "nilly",
            "<YOUR_TOKEN>",
            "{your-token}",
            "{9}",
            "<b@c>",
            "{\"a\": 1}",
        ] {
            assert!(!is_unfilled(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_enclosed_is_found_behind_each_opening(text in "([${}%]|\\{%|%\\}|\\}\\}|a){0,12}") {
            for (open, close) in [("${", "}"), ("{{", "}}"), ("{%", "%}")] {
                let has = |(at, _): (usize, &str)| {
                    text.get(at + open.len()..).and_then(|rest| rest.find(close)).is_some_and(|length| length > 0)
                };
                prop_assert_eq!(encloses(&text, open, close), text.match_indices(open).any(has), "{}", text);
            }
        }

        #[test]
        fn nothing_but_visible_ascii_is_beyond_suspicion(text in "[ -~]{0,20}.{0,2}[ -~]{0,20}") {
            prop_assert!(is_suspect(&text) || text.bytes().all(|byte| matches!(byte, b' '..=b'~')), "{text:?}");
        }

        #[test]
        fn nothing_stands_in_without_being_suspect(
            text in "[ \\t]?(Bearer )?([$%<{\\[]{0,2}[A-Za-z_.*•]{0,9}[%}>)\\]]{0,2}|[*●·]{2,4}|\\[?(REDACTED|redacted|masked)\\]?|undefined|null|None|nil|NaN|\\[object Object\\])[ \\t]{0,2}",
        ) {
            let text = text.as_str();
            for holder in [Holder::Header, Holder::Secret, Holder::Credential, Holder::Other] {
                prop_assert!(is_suspect(text) || find_stand_in(text, holder).is_none(), "{text}");
            }
        }
    }
}
