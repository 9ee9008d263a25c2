//! Names of a closed list: turning text into one of them, and suggesting the one that was meant.

use std::fmt;

/// Text that is not one of a list of names: of a [`Model`](crate::Model), a [`Rule`](crate::Rule),
/// a [`Level`](crate::Level), a [`WebhookType`](crate::WebhookType), a policy or the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    what: &'static str,
    name: String,
    known: Vec<&'static str>,
}

impl UnknownName {
    pub(crate) fn new(what: &'static str, name: &str, known: impl Into<Vec<&'static str>>) -> Self {
        Self { what, name: name.to_owned(), known: known.into() }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {} `{}`", self.what, self.name.escape_debug())?;
        match closest(&self.name, &self.known) {
            Some(suggestion) => write!(f, "; did you mean `{suggestion}`?"),
            None if self.known.len() <= 10 => write!(f, "; expected one of `{}`", self.known.join("`, `")),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownName {}

/// Gives an enumeration without data its names: `ALL`, `as_str`, `Display` and `FromStr`.
macro_rules! names {
    ($type:ident, $what:literal, $(#[$all:meta])* [$($(#[$cfg:meta])? $variant:ident = $name:literal),+ $(,)?]) => {
        impl $type {
            $(#[$all])*
            pub const ALL: [Self; [$($(#[$cfg])? $name),+].len()] = [$($(#[$cfg])? Self::$variant),+];

            /// The name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($(#[$cfg])? Self::$variant => $name,)+
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::base::names::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                Self::ALL.into_iter().find(|each| each.as_str() == name).ok_or_else(|| {
                    $crate::base::names::UnknownName::new($what, name, Self::ALL.map(Self::as_str))
                })
            }
        }
    };
}

pub(crate) use names;

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

/// A name in lower case, without separators.
pub(crate) fn normalized(name: &str) -> String {
    normalized_letters(name).collect()
}

/// The characters of a [`normalized`] name.
pub(crate) fn normalized_letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.')).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
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
