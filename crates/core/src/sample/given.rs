//! What somebody asks for, and where in a body it belongs.

use std::borrow::Cow;

use super::invalid::{InvalidSample, listed};
use super::overrides::Overrides;
use super::tree::Tree;
use crate::base::names::UnknownName;
use crate::contract::event::kind::EventKind;
use crate::describe::object::{EnumerationType, EnumerationValue, Kind, ObjectType, Property};
use crate::describe::role::Role;

/// What a role is called: in options, and in messages.
pub(super) const fn noun(role: Role) -> &'static str {
    match role {
        Role::EventType => "kind",
        Role::Version => "format",
        Role::Channel => "channel",
        Role::ContentType => "type",
        Role::State => "state",
        Role::Detail => "detail",
        Role::Interaction => "interaction",
        _ => "event",
    }
}

/// What somebody asks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Wishes {
    pub(super) format: Option<String>,
    /// Values by role.
    values: Vec<(Role, String)>,
}

impl Wishes {
    /// Asks for a value. The last wish counts.
    pub(super) fn ask(&mut self, role: Role, value: String) {
        self.values.retain(|(other, _)| *other != role);
        self.values.push((role, value));
    }

    pub(super) fn of(&self, role: Role) -> Option<&str> {
        self.values.iter().find(|(other, _)| *other == role).map(|(_, value)| value.as_str())
    }
}

/// A value that is decided first.
pub(super) struct Given {
    pub(super) role: Role,
    place: Place,
    /// What is asked for or set.
    pub(super) text: Option<Cow<'static, str>>,
    /// The same, if it is listed.
    pub(super) value: Option<&'static EnumerationValue>,
    /// Whether it is asked for: that must be possible. Setting a value is possible everywhere.
    pub(super) is_wish: bool,
}

/// Where a property is that has a role.
pub(super) struct Place {
    object: &'static ObjectType,
    property: &'static Property,
    list: &'static EnumerationType,
    path: Vec<Cow<'static, str>>,
}

impl Given {
    pub(super) fn new(
        kind: EventKind,
        role: Role,
        place: Place,
        wish: Option<&str>,
        overrides: &Overrides,
    ) -> Result<Self, InvalidSample> {
        let value_of = |text: &str| place.list.position(text).and_then(|index| place.list.values.get(index));
        if let Some(Tree::Text(text)) = overrides.value_at(&place.path) {
            let value = value_of(text);
            // Conditions compare what the list says.
            let text = value.map_or_else(|| text.clone(), |value| value.text.into());
            return Ok(Self { role, place, text: Some(text), value, is_wish: false });
        }
        let Some(wish) = wish else {
            let value = overrides.implied(place.object, &place.path).and_then(value_of);
            let text = value.map(|value| value.text.into());
            return Ok(Self { role, place, text, value, is_wish: false });
        };
        let Some(value) = value_of(wish) else {
            let unknown = UnknownName::new(noun(role), wish, place.list.texts());
            return Err(InvalidSample::unknown(noun(role), &unknown));
        };
        let given = Self { role, text: Some(value.text.into()), value: Some(value), is_wish: true, place };
        if !given.listed().any(|listed| std::ptr::eq(listed, value)) {
            let possible = listed(given.listed().map(|value| value.text));
            return Err(InvalidSample::new(
                noun(role),
                format!("the {} `{}` doesn't go with the kind `{kind}`", noun(role), value.text),
                format!("ask for {possible}, or leave out one of the two"),
            ));
        }
        Ok(given)
    }

    /// The values of the list, or those that the row names.
    pub(super) fn listed(&self) -> impl Iterator<Item = &'static EnumerationValue> {
        listed_in(self.place.property, self.place.list)
    }
}

/// The values that a property has: those that its row names, or all of the list.
pub(super) fn listed_in(
    property: &'static Property,
    list: &'static EnumerationType,
) -> impl Iterator<Item = &'static EnumerationValue> {
    let is_named =
        |value: &&EnumerationValue| property.examples.is_empty() || property.examples.contains(&value.text);
    list.values.iter().filter(is_named)
}

/// The first property with a role in an object and those in it.
pub(super) fn find(
    object: &'static ObjectType,
    role: Role,
    path: &mut Vec<Cow<'static, str>>,
) -> Option<Place> {
    for property in object.properties {
        path.push(property.name.into());
        let found = match &property.kind {
            Kind::Enumeration(list) if property.role == Some(role) => {
                Some(Place { object, property, list, path: path.clone() })
            }
            Kind::Object(inner) => find(inner, role, path),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        path.pop();
    }
    None
}

/// That a kind has nothing of the role.
pub(super) fn inapplicable(kind: EventKind, role: Role) -> InvalidSample {
    let noun = noun(role);
    let others =
        EventKind::ALL.into_iter().filter(|kind| find(kind.object(), role, &mut Vec::new()).is_some());
    InvalidSample::new(
        noun,
        format!("`{kind}` has no {noun}"),
        format!("leave it out, or ask for {}", listed(others.map(EventKind::as_str))),
    )
}
