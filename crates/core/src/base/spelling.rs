//! Which of some known names was most likely meant by another one.

use std::borrow::Cow;

/// The known name that a name most likely stands for.
pub(crate) fn closest(name: &str, known: &[&'static str]) -> Option<&'static str> {
    nearest(&normalized(name), known.iter().copied(), is_typo)
}

/// Of the known names that `may_be_meant` accepts, the nearest. `name` is [`normalized`].
pub(crate) fn nearest(
    name: &str,
    known: impl Iterator<Item = &'static str>,
    may_be_meant: fn(&str, &str) -> bool,
) -> Option<&'static str> {
    known
        // A distance beyond the difference in length is impossible, and costs more to compute.
        .filter(|known| known.len().abs_diff(name.len()) <= max_edits(known))
        .filter(|known| min_edits(name, known) <= max_edits(known))
        .map(|known| (normalized(known), known))
        .filter(|(other, _)| may_be_meant(name, other))
        .min_by_key(|(other, _)| strsim::osa_distance(name, other))
        .map(|(_, known)| known)
}

/// A lower bound of the edit distance between two names, from their letters alone: an edit adds at
/// most one letter and removes at most one.
fn min_edits(name: &str, known: &str) -> usize {
    let mut surplus = [0_i8; 32];
    let mut count = |name: &str, step: i8| {
        for letter in name.bytes().filter(u8::is_ascii_alphabetic) {
            // The last five bits of a letter are its number, in either case.
            if let Some(surplus) = surplus.get_mut(usize::from(letter & 0x1F)) {
                *surplus = surplus.wrapping_add(step);
            }
        }
    };
    count(name, 1);
    count(known, -1);
    let sum = |sign: i8| {
        surplus.iter().map(|surplus| usize::from((surplus * sign).max(0).unsigned_abs())).sum::<usize>()
    };
    sum(1).max(sum(-1))
}

/// Whether a name may be a typo of a known one. Both are [`normalized`].
pub(crate) fn is_typo(name: &str, known: &str) -> bool {
    let distance = strsim::osa_distance(name, known);
    // Another letter in a short word makes another word (`tape`, `type`); a letter more, less or
    // moved doesn't.
    distance <= max_edits(known)
        && (known.len() > 4 || distance == 0 || name.len() != known.len() || sorted(name) == sorted(known))
}

/// The number of edits that leave a known name recognizable.
const fn max_edits(known: &str) -> usize {
    match known.len() {
        0..=7 => 1,
        8..=11 => 2,
        _ => 3,
    }
}

fn sorted(word: &str) -> Vec<char> {
    let mut letters: Vec<_> = word.chars().collect();
    letters.sort_unstable();
    letters
}

/// A name in lower case, without separators. Most are that already.
pub(crate) fn normalized(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Cow::Borrowed(name);
    }
    let mut letters = String::with_capacity(name.len());
    // The same for nearly all names, in a third of the time.
    if name.is_ascii() {
        let kept = name.bytes().map(char::from).filter(|c| !is_separator(*c));
        letters.extend(kept.map(|c| c.to_ascii_lowercase()));
    } else {
        letters.extend(normalized_letters(name));
    }
    Cow::Owned(letters)
}

const fn is_separator(c: char) -> bool {
    matches!(c, '_' | '-' | ' ' | '.')
}

/// The characters of a [`normalized`] name.
pub(crate) fn normalized_letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !is_separator(*c)).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ascii_is_normalized_as_all_else(name in "[ -~]{0,20}") {
            prop_assert_eq!(normalized(&name), normalized_letters(&name).collect::<String>());
        }

        #[test]
        fn letters_alone_never_overestimate_the_distance(name in "[a-eA-E_1]{0,9}", known in "[a-eA-E]{0,9}") {
            let distance = strsim::osa_distance(&normalized(&name), &normalized(&known));
            prop_assert!(min_edits(&name, &known) <= distance, "{distance}");
        }
    }

    #[test]
    fn letters_that_only_one_of_two_names_has_are_edits() {
        for (name, known, least) in
            [("Scopes", "epocs", 1), ("url", "type", 4), ("", "aab", 3), ("AAB", "", 3)]
        {
            assert_eq!(min_edits(name, known), least, "{name} {known}");
        }
    }

    #[test]
    fn another_short_word_is_no_typo() {
        assert_eq!(closest("tape", &["type"]), None);
        assert_eq!(closest("typ", &["type"]), Some("type"));
        assert_eq!(closest("tpye", &["type"]), Some("type"));
    }

    #[test]
    fn a_longer_name_bears_more_typos() {
        for (known, two, three) in [
            ("enabled", "enxxled", "enxxxed"),
            ("clientId", "clxxntId", "clxxxtId"),
            ("subAccountId", "suxxccountId", "suxxxcountId"),
        ] {
            assert_eq!(closest(two, &[known]).is_some(), max_edits(known) >= 2, "{two}");
            assert_eq!(closest(three, &[known]).is_some(), max_edits(known) >= 3, "{three}");
        }
        assert_eq!(["enabled", "clientId", "subAccountId"].map(max_edits), [1, 2, 3]);
    }
}
