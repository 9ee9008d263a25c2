//! What is done with one webhook.

/// What is done with a webhook.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Action {
    /// There is none yet.
    Create,
    /// It is replaced as a whole.
    Replace {
        /// The names of what changes, in the order of the reference: `url`, `httpAuthorization`,
        /// `enabled`, `oauth` (all of it, where it comes or goes), or single ones of `oauth/url`,
        /// `oauth/clientId`, `oauth/clientSecret`, `oauth/credentialsLocation`, `oauth/scope`.
        properties: Vec<&'static str>,
    },
    /// It is as it should be, as far as can be told.
    Unchanged,
    /// It is left alone, since the desired set doesn't name it.
    Keep,
    /// It is deleted, since the desired set doesn't name it.
    Remove,
}

impl Action {
    /// The name of the action: `create`, `replace`, `unchanged`, `keep` or `remove`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Replace { .. } => "replace",
            Self::Unchanged => "unchanged",
            Self::Keep => "keep",
            Self::Remove => "remove",
        }
    }

    /// Whether the desired webhook is part of the request.
    pub(super) const fn is_sent(&self) -> bool {
        matches!(self, Self::Create | Self::Replace { .. })
    }
}
