//! What a document is checked under.

use std::sync::Arc;

use super::exceptions::Exceptions;
use super::levels::Policy;
use crate::base::limits::Limits;
use crate::values::reference::References;

/// What a document is checked under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    pub(crate) policy: Policy,
    pub(crate) limits: Limits,
    /// Whether secrets may be references.
    pub(crate) references: References,
    /// Exceptions from the policy, if there are any.
    pub(crate) exceptions: Option<Arc<Exceptions>>,
}

/// The contract alone, with the default limits, which it has no rule for.
pub(crate) static CONTRACT: Settings = Settings {
    policy: Policy::contract(),
    limits: Limits::DEFAULT,
    references: References::REFUSED,
    exceptions: None,
};
