//! Shared by the targets: the form of an input, mutation of JSON, and the entry points of the
//! crate.

#![forbid(unsafe_code)]

mod doors;
mod input;
mod mutation;

pub use self::doors::{Essence, essence, parse, parse_by_serde};
pub use self::input::Input;
pub use self::mutation::{mutate_input, mutate_text};

use chatapps_webhooks::{OBJECTS, Property};
use serde::Deserialize;
use serde_json::Value;

/// Whether another parser accepts a text as JSON. `None` where that parser can't judge, because it
/// rejects numbers beyond a double.
#[must_use]
pub fn is_json(text: &str) -> Option<bool> {
    let mut reader = serde_json::Deserializer::from_str(text);
    reader.disable_recursion_limit();
    match Value::deserialize(&mut reader).and_then(|_| reader.end()) {
        Ok(()) => Some(true),
        Err(error) if error.to_string().starts_with("number out of range") => None,
        Err(_) => Some(false),
    }
}

/// The properties of that name, of all objects.
pub fn properties(name: &str) -> impl Iterator<Item = &'static Property> {
    let objects = OBJECTS.iter().flat_map(|object| object.with_parts());
    objects.filter_map(move |object| object.property(name)).map(|(_, property)| property)
}
