//! What arrives at the URL of a webhook: the kinds of events, their objects row by row, and the
//! model that holds any of them.

pub(crate) mod business;
pub(crate) mod content;
pub(crate) mod delivery;
#[expect(clippy::module_inception, reason = "it owns the type of that name")]
pub(crate) mod event;
pub(crate) mod fields;
pub(crate) mod inbound;
pub(crate) mod kind;
pub(crate) mod message;
pub(crate) mod notes;
pub(crate) mod other;
pub(crate) mod outbound;
pub(crate) mod receipt;
pub(crate) mod received;
pub(crate) mod rows;
pub(crate) mod template;
