//! Other values.

use crate::base::spelling::normalized;
use crate::fix::fix::Edit;
use crate::fix::place::Namesakes;
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

/// Writes the value that was most likely meant. An entry whose type has other letters than that
/// isn't meant if there is one for the same sub-account whose type has them.
pub(super) fn suggested(site: &Site<'_>) -> Option<Edit> {
    let suggestion = site.param("suggestion")?;
    if normalized(site.content()?.text()) != normalized(suggestion) {
        let place = site.place()?;
        let scope = place.container.named(site.text(), "subAccountId").and_then(Namesakes::text);
        let entries = site.containers.at(0);
        if place.item()?.is_named(site.text(), "type")
            && entries
                .zip(scope)
                .is_some_and(|(entries, scope)| entries.has_target(site.text(), scope, suggestion))
        {
            return None;
        }
    }
    written(site, suggestion)
}

/// Writes another string.
pub(super) fn written(site: &Site<'_>, value: &str) -> Option<Edit> {
    Some(Edit::new(site.content()?.inside()?, value.to_owned()))
}
