//! Ground floor: small types and functions that know nothing of webhooks, rules or documents.

pub(crate) mod applicability;
pub(crate) mod byte_class;
pub(crate) mod docs_url;
pub(crate) mod input_format;
pub(crate) mod level;
pub(crate) mod limits;
pub(crate) mod names;
pub(crate) mod packed_strings;
pub(crate) mod printable;
pub(crate) mod privacy;
pub(crate) mod span;
pub(crate) mod spelling;
