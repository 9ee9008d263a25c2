//! The policy rules on values, a file a subject. Each check reports what it finds and returns the
//! verdict.

pub(crate) mod answers;
pub(crate) mod authorization;
mod credentials;
pub(crate) mod integers;
pub(crate) mod ordinary;
pub(crate) mod public_host;
mod stand_in;
mod sub_account;
pub(crate) mod targets;
pub(crate) mod texts;
mod url;
