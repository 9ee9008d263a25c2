//! Checks documents: one at a time, or a file of lines on all cores.

pub(crate) mod configuration;
pub(crate) mod desired;
pub(crate) mod document_check;
pub(crate) mod lines;
pub(crate) mod progress;
