//! White space in values.

use crate::fix::fix::Edit;
use crate::fix::site::Site;

/// Removes white space and control characters around a value.
pub(super) fn trimmed(site: &Site<'_>) -> Option<Vec<Edit>> {
    let content = site.content()?;
    let is_blank = |c: char| c.is_whitespace() || c.is_control();
    let all = content.text().len();
    let start = all - content.text().trim_start_matches(is_blank).len();
    let end = content.text().trim_end_matches(is_blank).len();
    if start >= end {
        return None;
    }
    let around = [0..start, end..all].into_iter().filter(|range| !range.is_empty());
    around.map(|range| content.locate(range).map(Edit::removal)).collect()
}

/// Writes single spaces between scopes, and none around them. Commas count as white space if
/// `has_commas`.
pub(super) fn single_spaces(site: &Site<'_>, has_commas: bool) -> Option<Vec<Edit>> {
    let content = site.content()?;
    let text = content.text();
    let is_blank = |c: char| c.is_ascii_whitespace() || (has_commas && c == ',');
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..)?.find(is_blank).map(|index| at + index) {
        let rest = text.get(start..)?;
        at = start + rest.len() - rest.trim_start_matches(is_blank).len();
        let is_outer = start == 0 || at == text.len();
        let space = if is_outer { "" } else { " " };
        if text.get(start..at)? != space {
            edits.push(Edit::new(content.locate(start..at)?, space));
        }
    }
    // Nothing but blanks is no list of scopes.
    (!text.chars().all(is_blank)).then_some(edits)
}
