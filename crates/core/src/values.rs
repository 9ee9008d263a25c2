//! The values that properties have, as types: checked when they are made, and kept byte for byte.

pub(crate) mod account_id;
pub(crate) mod checked_text;
pub(crate) mod credentials_location;
pub(crate) mod enumeration;
pub(crate) mod error_code;
pub(crate) mod error_id;
pub(crate) mod event;
pub(crate) mod integer;
pub(crate) mod open_value;
pub(crate) mod probe;
pub(crate) mod reference;
pub(crate) mod region;
pub(crate) mod scope;
pub(crate) mod secret;
pub(crate) mod stand_in;
pub(crate) mod timestamp;
pub(crate) mod uri;
pub(crate) mod webhook_type;
