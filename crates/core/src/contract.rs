//! The contract: every object of the API, described row by row, with the models and the rules
//! between properties.

pub(crate) mod error_response;
pub(crate) mod event;
pub(crate) mod field;
pub(crate) mod oauth;
pub(crate) mod objects;
pub(crate) mod packed;
pub(crate) mod record;
pub(crate) mod request;
pub(crate) mod shown;
#[cfg(feature = "specimen")]
pub(crate) mod specimen;
pub(crate) mod target;
pub(crate) mod transcript;
pub(crate) mod webhook;
