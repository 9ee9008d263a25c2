//! Names that are found in documents: which ones announce a secret, and how much of a name may be
//! shown.

use wide::u8x16;

use crate::base::byte_class::{ByteClass, is_all, is_alphanumeric};
use crate::base::spelling::normalized_letters;

/// ASCII letters and digits.
struct Alphanumeric;

impl ByteClass for Alphanumeric {
    fn has(byte: u8) -> bool {
        byte.is_ascii_alphanumeric()
    }

    fn inside(bytes: u8x16) -> u8x16 {
        is_alphanumeric(bytes)
    }
}

/// The longest name, in bytes, that is compared with a list: no name of a list is nearly as long.
pub(crate) const MAX_COMPARED_BYTES: usize = 40;

/// Whether a property of that name may hold a secret, in whatever object it is. Property tests
/// compare the list with the descriptions of objects.
pub(crate) fn is_secret_name(name: &str) -> bool {
    const SECRET: [&str; 9] = [
        "httpauthorization",
        "httpauthheader",
        "authorization",
        "clientsecret",
        "secret",
        "password",
        "token",
        "url",
        "uri",
    ];
    name.len() <= MAX_COMPARED_BYTES && SECRET.iter().any(|word| normalized_letters(name).eq(word.chars()))
}

/// Where credentials start in a name that looks as if it had any: after a scheme or a property's
/// name and a separator, or in an address.
pub(crate) fn secret_part(name: &str) -> Option<usize> {
    // The shortest that has any is `basic` and a separator, or `://`.
    if is_all::<Alphanumeric>(name) {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let ends = |word: &str| lower.find(word).map(|at| at + word.len());
    let after_word = ["bearer", "basic", "authorization", "clientsecret"].into_iter().filter_map(|word| {
        let end = ends(word)?;
        let separator = name.get(end..)?.chars().next()?;
        let is_name = separator.is_alphanumeric() || matches!(separator, '_' | '-' | '.');
        (!is_name).then_some(end + separator.len_utf8())
    });
    after_word.chain(ends("://")).min()
}

/// The longest property name, in characters. A longer one is probably a value that slipped into its
/// place.
const MAX_NAME_CHARS: usize = 64;

/// How many characters of a longer name a message shows: enough to find it.
const START_CHARS: usize = 16;

/// Whether a text may be shown as a property name: it isn't too long for one, and has no
/// [`secret_part`].
pub(crate) fn is_name(text: &str) -> bool {
    first(text, MAX_NAME_CHARS).is_none() && secret_part(text).is_none()
}

/// A property name as a message shows it. A name that looks like a pasted header line ends before
/// the value, and one that is too long for a name ends soon.
pub(crate) fn shown_name(name: &str) -> String {
    let head = secret_part(name).and_then(|start| name.get(..start));
    let start = first(name, MAX_NAME_CHARS).and_then(|_| first(name, START_CHARS));
    match [head, start].into_iter().flatten().min_by_key(|shown| shown.len()) {
        Some(shown) => format!("{shown}…"),
        None => name.to_owned(),
    }
}

/// A host or a sub-account as a message shows it: cut if it is very long.
pub(crate) fn shortened(text: &str) -> String {
    const MAX_SHOWN: usize = 80;
    first(text, MAX_SHOWN).map_or_else(|| text.to_owned(), |start| format!("{start}…"))
}

/// The first characters of a text; `None` if it has no more.
fn first(text: &str, characters: usize) -> Option<&str> {
    // Most texts are so short that their characters need not be counted.
    if text.len() <= characters {
        return None;
    }
    text.char_indices().nth(characters).and_then(|(end, _)| text.get(..end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::byte_class::assert_same_in_lanes;

    #[test]
    fn a_byte_is_the_same_alone_and_among_others() {
        assert_same_in_lanes::<Alphanumeric>();
    }

    #[test]
    fn what_is_too_long_for_a_name_is_cut_to_its_start() {
        for c in ["n", "é", "名"] {
            let name = c.repeat(64);
            assert!(shown_name(&name) == name && is_name(&name));
            let longer = format!("{name}{c}");
            assert!(shown_name(&longer) == format!("{}…", c.repeat(16)) && !is_name(&longer));
        }
        let longer = format!("clientSecret: {}", "x".repeat(64));
        assert_eq!(shown_name(&longer), "clientSecret:…");
    }

    #[test]
    fn a_long_host_is_cut() {
        let host = "h".repeat(80);
        assert_eq!(shortened(&host), host);
        assert_eq!(shortened(&format!("{host}h")), format!("{host}…"));
    }

    #[test]
    fn a_name_is_cut_right_before_its_secret() {
        for (name, shown) in [
            ("httpAuthorization: rw4Kd0b2u", "httpAuthorization:…"),
            ("Bearer rw4Kd0b2u", "Bearer …"),
            ("basic\u{a0}rw4Kd0b2u", "basic\u{a0}…"),
            ("wss://rw4Kd0b2u", "wss://…"),
        ] {
            assert_eq!(shown_name(name), shown);
        }
        for name in ["bearer_token", "basic-auth", "authorization.kind", "basics: a", "a: b"] {
            assert_eq!(shown_name(name), name);
        }
    }
}
