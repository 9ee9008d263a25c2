//! The units in which positions count the characters of a line.

/// The units in which positions count the characters of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    /// What counts unless something else is agreed on.
    #[default]
    Utf16,
    Utf32,
}

impl Encoding {
    /// The one to use with a client, by the names of those that it knows: the one that costs least.
    pub(crate) fn agreed(known: &[&str]) -> Self {
        let is_known = |encoding: &Self| known.contains(&encoding.name());
        [Self::Utf8, Self::Utf32].into_iter().find(is_known).unwrap_or_default()
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    /// How many units a character takes.
    pub(crate) const fn units(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_used_unless_the_client_knows_better() {
        for (known, expected) in [
            (&[][..], Encoding::Utf16),
            (&["utf-16"], Encoding::Utf16),
            (&["utf-16", "utf-32"], Encoding::Utf32),
            (&["utf-16", "utf-8", "utf-32"], Encoding::Utf8),
            (&["utf-7"], Encoding::Utf16),
        ] {
            assert_eq!(Encoding::agreed(known), expected);
        }
    }
}
