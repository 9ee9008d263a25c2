//! Entries of a request.

use serde_json::Value;

use crate::base::spelling::normalized;
use crate::check::any::Shape;
use crate::contract::shown::is_shown;
use crate::describe::object::{Kind, ObjectType, Property};
use crate::fix::fix::{Edit, apply};
use crate::fix::place::{Container, Item, Place};
use crate::fix::site::Site;
use crate::values::webhook_type::WebhookType;

/// Puts a lone entry into an array. What names neither a target nor a URL is no entry, but an
/// envelope or another document.
pub(super) fn in_array(site: &Site<'_>) -> Option<Vec<Edit>> {
    let names = ["subAccountId", "url"].map(normalized);
    let members = site.container()?;
    let mut found = members.items.iter().filter_map(|item| item.name_in(site.text()));
    if !found.any(|name| names.contains(&normalized(&name))) {
        return None;
    }
    let range = site.range()?;
    Some(vec![Edit::insertion(range.start, "["), Edit::insertion(range.end, "]")])
}

/// Removes one of two entries that say the same.
pub(super) fn without_equal(site: &Site<'_>) -> Option<Edit> {
    let pair = Pair::of(site)?;
    pair.is_equal.then_some(pair.removal)
}

/// Removes one of two entries that mean the same in other words.
pub(super) fn without_covered(site: &Site<'_>) -> Option<Edit> {
    let pair = Pair::of(site)?;
    (!pair.is_equal).then_some(pair.removal)
}

/// Whether a name is there twice in an element. Of its values, only the last one is compared.
fn repeats_names(site: &Site<'_>, place: &Place) -> bool {
    let repeats = |container: &Container| container.repeats_names(site.text());
    let Some(entry) = place.item().and_then(|item| site.containers.at(item.value.start)) else {
        return false;
    };
    let mut parts = entry.items.iter().filter_map(|item| site.containers.at(item.value.start));
    repeats(&entry) || parts.any(|part| repeats(&part))
}

type Members = serde_json::Map<String, Value>;

/// Two entries with a common target, of which one can go.
struct Pair {
    /// Whether they have the same properties with the same values, but for the type.
    is_equal: bool,
    /// Removes the one whose types the other one has, too.
    removal: Edit,
}

impl Pair {
    fn of(site: &Site<'_>) -> Option<Self> {
        let later = Place::of(site.containers, site.range()?)?;
        let earlier = Place::of(site.containers, site.related()?)?;
        let properties = |place: &Place| match place.item()?.value_in(site.text())? {
            Value::Object(properties) => Some(properties),
            _ => None,
        };
        let (mut one, mut other) = (properties(&earlier)?, properties(&later)?);
        let (its, others) = (types(one.remove("type"))?, types(other.remove("type"))?);
        let covers =
            |these: &[WebhookType], those: &[WebhookType]| those.iter().all(|each| these.contains(each));
        let is_equal = one == other;
        let Shape::List(object) = site.model.shape() else { return None };
        if has_other_unknown(object, &one, &other)
            || [&earlier, &later].iter().any(|place| repeats_names(site, place))
        {
            return None;
        }
        if covers(its, others) {
            Some(Self { is_equal, removal: later.removal()? })
        } else if covers(others, its) {
            Some(Self { is_equal, removal: earlier.removal()? })
        } else {
            None
        }
    }
}

/// Whether two objects differ in what is no property of theirs. A misspelled name may hold the only
/// credentials, which would go unseen.
fn has_other_unknown(object: &ObjectType, one: &Members, other: &Members) -> bool {
    let differ = |name: &String| one.get(name) != other.get(name);
    one.keys().chain(other.keys()).filter(|name| differ(name)).any(|name| match object.property(name) {
        None => true,
        Some((_, Property { kind: Kind::Object(object), .. })) => {
            let part = |of: &Members| of.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
            has_other_unknown(object, &part(one), &part(other))
        }
        Some(_) => false,
    })
}

fn types(of: Option<Value>) -> Option<&'static [WebhookType]> {
    match of {
        None => Some(WebhookType::of_entry(None)),
        Some(Value::String(text)) => Some(WebhookType::of_entry(Some(text.parse().ok()?))),
        Some(_) => None,
    }
}

/// Writes an entry without a type as one entry for each type. The copy holds what the entry holds,
/// so there is none of an entry that has something that may not be shown.
pub(super) fn with_types(site: &Site<'_>) -> Option<Edit> {
    let text = site.text();
    let place = site.place().filter(|place| place.item().is_some_and(|item| item.name.is_none()))?;
    let entry = site.container()?;
    let Shape::List(object) = site.model.shape() else { return None };
    let may_be_written = |item: &Item| {
        let (_, property) = object.property(&item.name_in(text)?)?;
        Some(match text.get(item.value.clone())? {
            "true" | "false" => true,
            value => is_shown(property, value.strip_prefix('"')?.strip_suffix('"')?),
        })
    };
    if !entry.items.iter().all(|item| may_be_written(item).unwrap_or_default()) {
        return None;
    }
    let [cadr, msg] = WebhookType::of_entry(None) else { return None };
    let with_type = |webhook_type: &WebhookType| {
        let member = format!("\"type\": \"{webhook_type}\"");
        let mut edit = entry.addition(text, &member)?;
        edit.range.start -= entry.range.start;
        edit.range.end -= entry.range.start;
        let copied = apply(text.get(entry.range.clone())?.as_bytes(), &[edit])?;
        String::from_utf8(copied).ok()
    };
    let separator = place.container.separator(text)?;
    Some(Edit::new(entry.range.clone(), format!("{}{separator}{}", with_type(cadr)?, with_type(msg)?)))
}
