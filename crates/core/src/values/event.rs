//! The values that events have: lists to which the platform may add, error codes, and how far a
//! message got.

pub(crate) mod business;
pub(crate) mod error_codes;
pub(crate) mod message;
pub(crate) mod open_list;
pub(crate) mod outbound;
pub(crate) mod progress;
pub(crate) mod receipt;
pub(crate) mod received_time;
