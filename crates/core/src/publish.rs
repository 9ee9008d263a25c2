//! The published files: JSON Schemas, an OpenAPI description, and the catalogue of rules.

pub(crate) mod descriptions;
mod openapi;
mod pretty;
pub(crate) mod published;
pub(crate) mod rules;
