//! Whether something that was read is valid.

use std::ops::{BitOr, BitOrAssign};

/// Whether a value breaks a rule that is an error. Combined with `|`.
#[must_use]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict(u8);

impl Verdict {
    pub(crate) const VALID: Self = Self(0);

    /// Something is an error, unless a later member of the same name overrides it.
    pub(crate) const INVALID: Self = Self(1);

    /// Something is an error, whatever comes later: the text itself is at fault.
    pub(crate) const LASTING: Self = Self(3);

    pub(crate) const fn is_valid(self) -> bool {
        self.0 == 0
    }

    /// What stays of it when a later member overrides the value.
    pub(crate) const fn when_overridden(self) -> Self {
        if self.0 & 2 == 0 { Self::VALID } else { Self::LASTING }
    }
}

impl BitOr for Verdict {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Verdict {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
