//! The published files: JSON Schemas, an OpenAPI description, and the catalogue of rules.

pub(crate) mod descriptions;
mod openapi;
mod openapi_3_0;
mod pretty;
pub(crate) mod published;
pub(crate) mod rules;
