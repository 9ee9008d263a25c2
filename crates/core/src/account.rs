//! What an account has configured, and what has to be sent so that it has something else.

pub(crate) mod plan;
pub(crate) mod webhook_set;
