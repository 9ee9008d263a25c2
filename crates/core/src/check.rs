//! Checking: a document in, its findings and its model out.

pub(crate) mod any;
pub(crate) mod checker;
pub(crate) mod document;
pub(crate) mod exceptions;
pub(crate) mod options;
pub(crate) mod parts;
pub(crate) mod record;
pub(crate) mod told;
pub(crate) mod transcribed;
