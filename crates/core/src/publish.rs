//! The published files: JSON Schemas, descriptions of the API and of events, and the catalogue of
//! rules.

mod asyncapi;
mod citations;
mod components;
pub(crate) mod contract;
pub(crate) mod descriptions;
mod documented;
mod event_channels;
mod event_code;
pub(crate) mod events;
mod openapi;
mod openapi_3_0;
mod pretty;
mod property_rules;
pub(crate) mod published;
mod rule_models;
mod rule_page;
pub(crate) mod rule_pages;
pub(crate) mod rules;
