//! Texts of others, without the secrets of webhooks that they repeat.

mod escapes;
mod parts;
mod patterns;
mod reading;
pub(crate) mod redactor;
#[cfg(test)]
mod tests;
