//! How values are read: one visitor for each kind of value, for every source, and for every object
//! alike.

mod between;
pub(crate) mod buffer;
pub(crate) mod chosen;
pub(crate) mod depth;
pub(crate) mod json_type;
pub(crate) mod member_name;
pub(crate) mod members;
pub(crate) mod object;
pub(crate) mod outline;
pub(crate) mod record;
mod reference;
pub(crate) mod scalar;
mod seen_names;
pub(crate) mod source_fault;
pub(crate) mod syntax;
pub(crate) mod text;
mod unknown;
pub(crate) mod value;

#[cfg(test)]
mod tests;
