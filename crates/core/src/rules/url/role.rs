//! What a URL is for.

use crate::policy::catalogue::Wording;

/// What a URL is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UrlRole {
    /// Events are sent there.
    Events,
    /// Access tokens come from there.
    Token,
}

impl UrlRole {
    /// One of two wordings: for the receiver's URL, or for the token endpoint's.
    pub(super) const fn choose(self, events: &'static Wording, token: &'static Wording) -> &'static Wording {
        match self {
            Self::Events => events,
            Self::Token => token,
        }
    }
}
