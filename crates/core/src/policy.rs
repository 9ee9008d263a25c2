//! Which rules there are, and how much each matters.

pub(crate) mod catalogue;
pub(crate) mod exceptions;
pub(crate) mod group;
pub(crate) mod levels;
pub(crate) mod repair;
pub(crate) mod rule;
pub(crate) mod rule_set;
pub(crate) mod settings;
