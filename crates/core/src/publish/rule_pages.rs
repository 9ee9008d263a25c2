//! The files of `docs/rules`.

use super::published::PublishedFile;
use super::rules::rules_markdown;
use crate::policy::catalogue::{Rule, RuleInfo};

/// The catalogue as pages of Markdown: an index, and a page for each rule. Paths are below
/// `docs/rules`.
#[must_use]
pub fn rule_pages() -> Vec<PublishedFile> {
    let index = PublishedFile { path: "README.md".to_owned(), text: rules_markdown() };
    let page = |info: &RuleInfo| PublishedFile { path: format!("{}.md", info.id), text: info.to_markdown() };
    [index].into_iter().chain(Rule::catalogue().iter().map(page)).collect()
}
