//! Making fixes: of texts, of lines and in files.

pub(crate) mod diff;
pub(crate) mod lines;
pub(crate) mod original;
