//! How an attempt ended.

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Outcome {
    /// 2XX.
    Accepted,
    /// 3XX, which is not followed.
    Redirected,
    /// Another status.
    Rejected,
    /// There was no answer in time.
    Timeout,
    /// The receiver could not be found or connected to.
    Unreachable,
    /// The connection ended before there was an answer, or the answer was not HTTP.
    Broken,
    /// The address of the receiver is not one that deliveries may go to.
    AddressRefused,
    /// The token endpoint gave no token.
    TokenFailed,
    /// The webhook or the body doesn't open, or can't be used.
    Unusable,
}

impl Outcome {
    /// Its name in answers, in the log and in metrics.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Redirected => "redirected",
            Self::Rejected => "rejected",
            Self::Timeout => "timeout",
            Self::Unreachable => "unreachable",
            Self::Broken => "broken",
            Self::AddressRefused => "address_refused",
            Self::TokenFailed => "token_failed",
            Self::Unusable => "unusable",
        }
    }

    pub(crate) const ALL: [Self; 9] = [
        Self::Accepted,
        Self::Redirected,
        Self::Rejected,
        Self::Timeout,
        Self::Unreachable,
        Self::Broken,
        Self::AddressRefused,
        Self::TokenFailed,
        Self::Unusable,
    ];
}
