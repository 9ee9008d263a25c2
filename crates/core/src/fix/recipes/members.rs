//! Members of objects: other names, and fewer of them.

use serde_json::Value;

use crate::base::spelling::normalized;
use crate::fix::fix::Edit;
use crate::fix::place::{Item, Place};
use crate::fix::site::Site;

/// Renames a member whose name has the letters of the right one, or else one whose name hasn't.
pub(super) fn renamed(site: &Site<'_>, has_its_letters: bool) -> Option<Edit> {
    let suggestion = site.param("suggestion")?;
    let place = site.place()?;
    let item = place.item()?;
    let name = item.name_in(site.text)?;
    let has_letters = normalized(&name) == normalized(suggestion);
    let quoted = item.name.clone().filter(|_| has_letters == has_its_letters)?;
    Some(Edit::new(quoted, format!("\"{suggestion}\"")))
}

/// Removes the member that a finding relates to.
pub(super) fn without_related(site: &Site<'_>) -> Option<Edit> {
    Place::of(site.text, site.related()?)?.removal()
}

/// Removes a member whose value is nothing but blanks.
pub(super) fn without_blank(site: &Site<'_>) -> Option<Edit> {
    let is_blank = |c: char| c.is_whitespace() || c == ',';
    if !site.content()?.text().trim_matches(is_blank).is_empty() {
        return None;
    }
    site.place()?.removal()
}

/// Removes a member that says what all others of its name say.
pub(super) fn without_equal(site: &Site<'_>) -> Option<Edit> {
    let place = site.place()?;
    if !are_equal(site.text, &place)? {
        return None;
    }
    place.removal()
}

/// Removes all members of a name but the last, which counts, if their values differ.
pub(super) fn without_overridden(site: &Site<'_>) -> Option<Vec<Edit>> {
    let place = site.place()?;
    if are_equal(site.text, &place)? {
        return None;
    }
    let name = place.item()?.name_in(site.text)?;
    let last = place.container.member(site.text, &name)?;
    let earlier = place.container.items.iter().take(last).enumerate();
    let of_name = earlier.filter(|(_, item)| item.is_named(site.text, &name));
    of_name.map(|(position, _)| place.container.removal(position)).collect()
}

/// Whether all members of a name have the same value.
fn are_equal(text: &str, place: &Place) -> Option<bool> {
    let name = place.item()?.name_in(text)?;
    let of_name = place.container.items.iter().filter(|item| item.is_named(text, &name));
    let values = of_name.map(|item| value_of(text, item)).collect::<Option<Vec<_>>>()?;
    Some(values.iter().zip(values.iter().skip(1)).all(|(one, next)| one == next))
}

/// The value of a member or an element.
pub(super) fn value_of(text: &str, item: &Item) -> Option<Value> {
    serde_json::from_str(text.get(item.value.clone())?).ok()
}
