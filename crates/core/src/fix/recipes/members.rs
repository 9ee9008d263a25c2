//! Members of objects: other names, and fewer of them.

use serde_json::Value;

use crate::base::spelling::normalized;
use crate::finding::params::Param;
use crate::fix::fix::Edit;
use crate::fix::place::Place;
use crate::fix::site::Site;
use crate::values::stand_in::{Holder, find_stand_in};

/// Renames a member whose name has the letters of the right one, or else one whose name hasn't. Of
/// two names with its letters, none is known to be the one that is meant.
pub(super) fn renamed(site: &Site<'_>, has_its_letters: bool) -> Option<Edit> {
    let suggestion = site.param("suggestion")?;
    let place = site.place()?;
    let item = place.item()?;
    let name = item.name_in(site.text())?;
    let has_letters = normalized(&name) == normalized(suggestion);
    let quoted = item.name.clone().filter(|_| has_letters == has_its_letters)?;
    let others = place.container.with_letters_of(site.text(), suggestion) - usize::from(has_letters);
    (others == 0).then(|| Edit::new(quoted, format!("\"{suggestion}\"")))
}

/// Removes a member that is ignored. An object without any known member is something else than it
/// is taken for: it stays as it is.
pub(super) fn without_unknown(site: &Site<'_>) -> Option<Edit> {
    let place = site.place()?;
    if let Some(Param::List(known)) = site.finding.params.get("expected") {
        known.iter().find_map(|name| place.container.named(site.text(), name))?;
    }
    place.removal()
}

/// Removes the member that a finding relates to.
pub(super) fn without_related(site: &Site<'_>) -> Option<Edit> {
    Place::of(site.containers, site.related()?)?.removal()
}

/// Removes a member whose value is nothing but blanks.
pub(super) fn without_blank(site: &Site<'_>) -> Option<Edit> {
    let is_blank = |c: char| c.is_whitespace() || c == ',';
    if !site.content()?.text().trim_matches(is_blank).is_empty() {
        return None;
    }
    site.place()?.removal()
}

/// Removes an empty member, unless another one of its name would count then.
pub(super) fn without_empty(site: &Site<'_>) -> Option<Edit> {
    let place = site.place()?;
    let name = place.item()?.name_in(site.text())?;
    let of_name = place.container.items.iter().filter(|item| item.is_named(site.text(), &name));
    (of_name.count() == 1).then(|| place.removal())?
}

/// Removes a member that says what all others of its name say.
pub(super) fn without_equal(site: &Site<'_>) -> Option<Edit> {
    let place = site.place()?;
    let namesakes = place.container.namesakes(site.text(), place.item()?)?;
    namesakes.are_equal.then(|| place.removal())?
}

/// Removes all members of a name but the last, which counts, if their values differ, and it says no
/// less than the others. The fix is one of the last one.
pub(super) fn without_overridden(site: &Site<'_>) -> Option<Vec<Edit>> {
    let place = site.place()?;
    let Place { container, position } = &place;
    let namesakes = container.namesakes(site.text(), place.item()?)?;
    if namesakes.are_equal || namesakes.last != *position {
        return None;
    }
    let name = place.item()?.name_in(site.text())?;
    let last = place.item()?.any_value_in(site.text())?;
    let earlier = container.items.iter().take(*position).enumerate();
    let of_name = earlier.filter(|(_, item)| item.is_named(site.text(), &name));
    of_name
        .map(|(position, item)| {
            let says_more = says_more(&item.any_value_in(site.text())?, &last);
            (!says_more).then(|| container.removal(position))?
        })
        .collect()
}

/// Whether a value says something where another one says nothing: it is null, empty or a mask
/// there.
fn says_more(value: &Value, than: &Value) -> bool {
    match (value, than) {
        (value, than) if says_nothing(than) => !says_nothing(value),
        (Value::Object(members), Value::Object(others)) => {
            members.iter().any(|(name, value)| says_more(value, others.get(name).unwrap_or(&Value::Null)))
        }
        _ => false,
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty() || find_stand_in(text, Holder::Header).is_some(),
        Value::Array(values) => values.is_empty(),
        Value::Object(members) => members.values().all(says_nothing),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
