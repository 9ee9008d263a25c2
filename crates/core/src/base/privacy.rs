//! Names that are found in documents: which ones announce a secret, and how much of a name may be
//! shown.

use crate::base::names::normalized_letters;

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
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
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

/// A property name as a message shows it. A name that looks like a pasted header line ends before
/// the value.
pub(crate) fn shown_name(name: &str) -> String {
    match secret_part(name).and_then(|start| name.get(..start)) {
        Some(head) => format!("{}…", shortened(head)),
        None => shortened(name),
    }
}

/// A name as a message shows it: cut if it is very long.
pub(crate) fn shortened(name: &str) -> String {
    const MAX_SHOWN: usize = 80;
    if name.len() <= MAX_SHOWN {
        return name.to_owned();
    }
    let end = name.char_indices().nth(MAX_SHOWN).map(|(end, _)| end);
    end.and_then(|end| name.get(..end)).map_or_else(|| name.to_owned(), |start| format!("{start}…"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut() {
        let name = "n".repeat(80);
        assert_eq!(shown_name(&name), name);
        assert_eq!(shown_name(&format!("{name}n")), format!("{name}…"));
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
