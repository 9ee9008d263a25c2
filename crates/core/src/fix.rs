//! Fixes of findings: made from the text when they are asked for, and proven before they are
//! offered.

mod composed;
mod content;
#[expect(clippy::module_inception, reason = "it has the type of that name")]
pub(crate) mod fix;
pub(crate) mod fixable;
pub(crate) mod fixed;
pub(crate) mod fixes;
mod misspelled;
mod place;
mod proof;
mod recipes;
mod site;
#[cfg(test)]
mod tests;
