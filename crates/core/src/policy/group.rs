//! Where rules come from.

use crate::base::names::names;

/// Where a rule comes from, and with that whether its level can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Part of the published contract, or of JSON itself: always an error.
    Contract,
    /// Catches what the contract allows and nobody wants; its level can be set.
    Policy,
    /// Bounds the work that a document may cause; its level can be set.
    Limit,
    /// Finds answers of a receiver that lose events, or let in others; its level can be set.
    Receiver,
    /// Finds what is out of date in the configuration of a project; its level can be set.
    Project,
}

names! {
    Group, "group",
    /// Every group.
    [Contract = "contract", Policy = "policy", Limit = "limit", Receiver = "receiver", Project = "project"]
}
