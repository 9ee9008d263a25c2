//! The JSON Schemas of documents, made from descriptions.

pub(crate) mod document;
pub(crate) mod draft;
mod editors;
mod event;
pub(crate) mod object;
mod pattern;
mod report;
mod scalar;
mod subschemas;
pub(crate) mod twin;
mod zod;
