//! What a document is checked under.

use std::sync::Arc;

use super::exceptions::Exceptions;
use super::levels::Policy;
use crate::base::limits::Limits;

/// What a document is checked under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(crate) policy: Policy,
    pub(crate) limits: Limits,
    /// Exceptions from the policy, if there are any.
    pub(crate) exceptions: Option<Arc<Exceptions>>,
}

impl Settings {
    /// The contract alone, with the default limits, which it has no rule for.
    pub(crate) const CONTRACT: Self =
        Self { policy: Policy::contract(), limits: Limits::DEFAULT, exceptions: None };
}
