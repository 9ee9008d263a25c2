//! One webhook beside another: which properties change, and the side effects.

use super::action::Action;
use super::effect::Effect;
use crate::contract::webhook::Webhook;
use crate::describe::object::{Kind, ObjectType, Privacy, Property};
use crate::describe::record::{Described, ValueRef};
use crate::values::secret::Secret;
use crate::values::stand_in::{Holder, StandIn, find_stand_in, is_mask};

/// What happens to a webhook that the desired set lists.
pub(super) fn compare(current: Option<&Webhook>, desired: &Webhook) -> (Action, Vec<Effect>) {
    let mut found = Comparison::default();
    found.stand_ins(desired, "");
    if let Some(current) = current {
        found.objects(current, desired, "");
    }
    let Comparison { properties, mut effects } = found;
    let action = match current {
        None => Action::Create,
        Some(_) if properties.is_empty() => Action::Unchanged,
        Some(_) => Action::Replace { properties },
    };
    if action == Action::Unchanged {
        // Nothing is sent, so a mask or a variable does no harm.
        effects.retain(|effect| !effect.blocks());
    }
    (action, effects)
}

/// The paths of everything that may change, in the order of the reference: `url`, … `oauth`,
/// `oauth/url`, ….
fn paths() -> &'static [&'static str] {
    static PATHS: std::sync::LazyLock<Vec<&'static str>> = std::sync::LazyLock::new(|| {
        let mut paths = Vec::new();
        add_paths(Webhook::TYPE, "", &mut paths);
        paths
    });
    &PATHS
}

fn add_paths(object: &'static ObjectType, prefix: &str, paths: &mut Vec<&'static str>) {
    for property in object.properties.iter().filter(|property| !property.key) {
        // Once for the process: there are as many as the contract has properties.
        let path: &'static str = format!("{prefix}{}", property.name).leak();
        paths.push(path);
        if let Kind::Object(inner) = &property.kind {
            add_paths(inner, &format!("{path}/"), paths);
        }
    }
}

/// The position of a path among all.
pub(super) fn order_of(path: &str) -> usize {
    paths().iter().position(|known| *known == path).unwrap_or(usize::MAX)
}

/// The path of a property of an object that is at a prefix.
fn path_of(prefix: &str, property: &Property) -> &'static str {
    let is_it = |path: &&&str| path.strip_prefix(prefix) == Some(property.name);
    paths().iter().find(is_it).copied().unwrap_or(property.name)
}

/// Why a value must not be sent, if it must not: it is, or has in it, a mask or a variable that
/// nobody filled in.
fn stand_in(property: &'static Property, text: &str, path: &'static str) -> Option<Effect> {
    let Kind::Text(text_type) = &property.kind else { return None };
    find_stand_in(text, Holder::of(text_type.rules)).map(|found| match found {
        StandIn::Mask => Effect::MaskedSecret { property: path },
        StandIn::Variable => Effect::UnfilledVariable { property: path },
    })
}

/// Whether something in an object must not be sent.
pub(super) fn has_stand_in(object: &dyn Described) -> bool {
    let mut found = Comparison::default();
    found.stand_ins(object, "");
    !found.effects.is_empty()
}

/// The properties of an object that may change, each with its value. An omitted one with a default
/// has that; an empty optional secret is none: no header is sent for it, and the reference asks for
/// one beside `oauth`.
fn properties(
    object: &dyn Described,
) -> impl Iterator<Item = (usize, &'static Property, Option<ValueRef<'_>>)> {
    let all = object.object_type().properties.iter().enumerate().filter(|(_, property)| !property.key);
    all.map(move |(index, property)| {
        let value = match object.value(index) {
            Some(ValueRef::Text("")) if property.privacy == Privacy::Secret && !property.required => None,
            None => property.kind.default().map(ValueRef::Boolean),
            value => value,
        };
        (index, property, value)
    })
}

#[derive(Default)]
struct Comparison {
    properties: Vec<&'static str>,
    effects: Vec<Effect>,
}

impl Comparison {
    /// Notes the masks and the unfilled variables in an object.
    fn stand_ins(&mut self, object: &dyn Described, prefix: &str) {
        for (index, property) in object.object_type().properties.iter().enumerate() {
            match object.value(index) {
                Some(ValueRef::Object(inner)) => {
                    self.stand_ins(inner, &format!("{prefix}{}/", property.name));
                }
                Some(ValueRef::Text(text)) => {
                    self.effects.extend(stand_in(property, text, path_of(prefix, property)));
                }
                _ => {}
            }
        }
    }

    /// Compares two objects of one type.
    fn objects(&mut self, current: &dyn Described, desired: &dyn Described, prefix: &str) {
        for ((index, property, before), (_, _, after)) in properties(current).zip(properties(desired)) {
            let path = path_of(prefix, property);
            match (before, after) {
                (Some(ValueRef::Object(before)), Some(ValueRef::Object(after))) => {
                    self.objects(before, after, &format!("{path}/"));
                }
                (Some(ValueRef::Text(before)), Some(ValueRef::Text(after)))
                    if property.privacy == Privacy::Secret =>
                {
                    let stands_in = stand_in(property, after, path).is_some();
                    self.secrets(path, before, after, stands_in);
                }
                (Some(ValueRef::Boolean(before)), Some(ValueRef::Boolean(after))) => {
                    self.change(path, before != after);
                    self.flags((before, after), desired.value(index).is_none());
                }
                (Some(before), Some(after)) => self.change(path, json(before) != json(after)),
                (Some(_), None) => {
                    self.change(path, true);
                    self.effects.extend(Effect::of_dropped(path));
                }
                (None, Some(_)) => self.change(path, true),
                (None, None) => {}
            }
        }
    }

    fn change(&mut self, path: &'static str, differs: bool) {
        if differs {
            self.properties.push(path);
        }
    }

    /// Notes whether a webhook is turned on by an omission, or turned off.
    fn flags(&mut self, (before, after): (bool, bool), is_omitted: bool) {
        if !before && is_omitted {
            self.effects.push(Effect::TurnsOn);
        }
        if before && !after {
            self.effects.push(Effect::TurnsOff);
        }
    }

    fn secrets(&mut self, path: &'static str, current: &str, desired: &str, stands_in: bool) {
        if desired == Secret::MASK {
            return;
        }
        // Another mask or a variable is neither a secret nor means "as it is".
        if is_mask(current) && !stands_in {
            self.effects.push(Effect::UnknownSecret { property: path });
        } else {
            self.change(path, current != desired);
        }
    }
}

fn json(value: ValueRef<'_>) -> String {
    serde_json::to_string(&value).unwrap_or_default()
}
