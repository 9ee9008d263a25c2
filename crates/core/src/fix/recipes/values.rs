//! Other values.

use crate::fix::fix::Edit;
use crate::fix::site::Site;

/// Takes a boolean out of its quotes.
pub(super) fn without_quotes(site: &Site<'_>) -> Option<Edit> {
    if site.param("expected") != Some("boolean") {
        return None;
    }
    let content = site.content()?;
    let boolean = ["true", "false"].into_iter().find(|word| *word == content.text())?;
    Some(Edit::new(site.range()?.clone(), boolean))
}

/// Writes the value that was most likely meant.
pub(super) fn suggested(site: &Site<'_>) -> Option<Edit> {
    written(site, site.param("suggestion")?)
}

/// Writes another string.
pub(super) fn written(site: &Site<'_>, value: &str) -> Option<Edit> {
    Some(Edit::new(site.content()?.inside()?, value.to_owned()))
}
