//! What a document is checked under.

use super::levels::Policy;
use crate::base::limits::Limits;

/// What a document is checked under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(crate) policy: Policy,
    pub(crate) limits: Limits,
}

impl Settings {
    /// The contract alone, with the default limits, which it has no rule for.
    pub(crate) const CONTRACT: Self = Self { policy: Policy::contract(), limits: Limits::DEFAULT };
}
