//! Files and the documents in them.

pub(crate) mod document;
pub(crate) mod file;
pub(crate) mod format;
pub(crate) mod reading;
pub(crate) mod root;
