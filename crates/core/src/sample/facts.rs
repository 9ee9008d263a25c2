//! What a sample is, before it is built: the values on which others depend.

use std::borrow::Cow;

use super::draw::Draw;
use super::invalid::{InvalidSample, listed};
use super::overrides::Overrides;
use super::tree::Tree;
use crate::base::names::UnknownName;
use crate::contract::event::kind::EventKind;
use crate::describe::between::{Between, Versions};
use crate::describe::object::{EnumerationType, EnumerationValue, Kind, ObjectType, Property};
use crate::describe::role::Role;
use crate::describe::sample::If;

/// What is decided before anything is built, in this order: a value depends on those before it.
const DECIDED: [Role; 6] =
    [Role::Channel, Role::ContentType, Role::State, Role::Detail, Role::BusinessEvent, Role::Interaction];

/// What a role is called: in options, and in messages.
const fn noun(role: Role) -> &'static str {
    match role {
        Role::EventType => "kind",
        Role::Version => "format",
        Role::Channel => "channel",
        Role::ContentType => "type",
        Role::State => "state",
        Role::Detail => "detail",
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

    fn of(&self, role: Role) -> Option<&str> {
        self.values.iter().find(|(other, _)| *other == role).map(|(_, value)| value.as_str())
    }
}

/// What is decided.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) kind: EventKind,
    /// The version of the format, whether bodies name it or not.
    pub(super) version: Option<i64>,
    /// Whether bodies name it.
    pub(super) names_version: bool,
    values: Vec<(Role, Cow<'static, str>)>,
    /// Whether there is more to decide.
    is_open: bool,
}

/// What else conditions ask for: the properties of the object and of those around it.
pub(super) trait Around {
    /// The text of a property. `None` if it is absent.
    fn text(&self, path: &str) -> Option<&str>;

    fn has(&self, name: &str) -> bool;
}

/// Nothing is around yet: what depends on it is decided later.
struct Nothing;

impl Around for Nothing {
    fn text(&self, _: &str) -> Option<&str> {
        None
    }

    fn has(&self, _: &str) -> bool {
        false
    }
}

/// How much a condition weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Nobody asks for it.
    Full,
    /// Somebody asks for it.
    Asked,
}

impl Facts {
    /// What has that role.
    pub(super) fn of(&self, role: Role) -> Option<&str> {
        self.values.iter().find(|(other, _)| *other == role).map(|(_, value)| value.as_ref())
    }

    /// The newest version of the format, if it has any.
    pub(super) fn newest_version(&self) -> Option<i64> {
        versions(self.kind).map(|versions| versions.newest)
    }

    /// Whether all conditions hold.
    pub(super) fn all_hold(&self, conditions: &[If], around: &impl Around, weight: Weight) -> bool {
        conditions.iter().all(|condition| self.holds(condition, around, weight))
    }

    fn holds(&self, condition: &If, around: &impl Around, weight: Weight) -> bool {
        let is_one = |role: Role, values: &[&str]| match self.of(role) {
            Some(value) => values.contains(&value),
            None => self.is_open,
        };
        match condition {
            If::Role(role, values) => is_one(*role, values),
            If::RoleNot(role, values) => self.of(*role).is_none_or(|value| !values.contains(&value)),
            If::Usually(role, values) => weight == Weight::Asked || is_one(*role, values),
            If::Asked => weight == Weight::Asked,
            If::From(version) => self.version.is_some_and(|own| own >= *version),
            If::Before(version) => self.version.is_some_and(|own| own < *version),
            If::Is(path, values) => around.text(path).is_some_and(|text| values.contains(&text)),
            If::IsNot(path, values) => around.text(path).is_none_or(|text| !values.contains(&text)),
            If::Has(name) => around.has(name),
            If::HasNot(name) => !around.has(name),
            If::Any(conditions) => conditions.iter().any(|one| self.holds(one, around, weight)),
        }
    }

    /// Decides.
    pub(super) fn decide(
        kind: EventKind,
        wishes: &Wishes,
        overrides: &Overrides,
        seed: u64,
    ) -> Result<Self, InvalidSample> {
        let (version, names_version) = format(kind, wishes.format.as_deref())?;
        let mut values = vec![(Role::EventType, Cow::Borrowed(kind.as_str()))];
        values.extend(version.map(|version| (Role::Version, version.to_string().into())));
        let mut facts = Self { kind, version, names_version, values, is_open: true };
        let mut given = Vec::new();
        for role in DECIDED {
            let place = find(kind.object(), role, &mut Vec::new());
            match (place, wishes.of(role)) {
                (Some(place), wish) => given.push(Given::new(role, place, wish, overrides)?),
                (None, Some(_)) => return Err(inapplicable(kind, role)),
                (None, None) => {}
            }
        }
        let mut later = given.as_slice();
        while let [now, rest @ ..] = later {
            later = rest;
            if let Some(value) = facts.choose(now, rest, seed)? {
                facts.values.push((now.role, value));
            }
        }
        facts.is_open = false;
        Ok(facts)
    }

    fn choose(
        &mut self,
        now: &Given,
        later: &[Given],
        seed: u64,
    ) -> Result<Option<Cow<'static, str>>, InvalidSample> {
        if let Some(text) = &now.text {
            let is_right =
                now.value.is_none_or(|value| self.all_hold(value.only_if, &Nothing, Weight::Asked));
            if now.is_wish && !is_right {
                return Err(self.contradiction(now));
            }
            return Ok(Some(text.clone()));
        }
        let mut draw = Draw::new(seed, [noun(now.role)]);
        // What is asked for later must be possible, and usual if it can be.
        for weight in [Weight::Full, Weight::Asked] {
            let possible: Vec<_> =
                now.listed().filter(|value| self.allows(now, value, later, weight)).collect();
            if let Some(value) = draw.one_of(&possible) {
                return Ok(Some(value.text.into()));
            }
        }
        let possible: Vec<_> =
            now.listed().filter(|value| self.all_hold(value.only_if, &Nothing, Weight::Full)).collect();
        Ok(draw.one_of(&possible).map(|value| value.text.into()))
    }

    /// Whether a value may be chosen, by what is decided and what is asked for later.
    fn allows(&mut self, now: &Given, value: &EnumerationValue, later: &[Given], weight: Weight) -> bool {
        if !self.all_hold(value.only_if, &Nothing, Weight::Full) {
            return false;
        }
        self.values.push((now.role, value.text.into()));
        let asked = later.iter().filter_map(|given| given.value);
        let is_possible = asked.into_iter().all(|other| {
            // What is never usual is no reason against this value.
            let is_rare = other.only_if.iter().any(|condition| matches!(condition, If::Asked));
            let weight = if is_rare { Weight::Asked } else { weight };
            self.all_hold(other.only_if, &Nothing, weight)
        });
        self.values.pop();
        is_possible
    }

    /// That a wish doesn't go with what is decided.
    fn contradiction(&self, wish: &Given) -> InvalidSample {
        let text = wish.text.as_deref().unwrap_or_default();
        let broken = wish.value.into_iter().flat_map(|value| value.only_if);
        let mut broken = broken.filter(|condition| !self.holds(condition, &Nothing, Weight::Asked));
        let with = match broken.next() {
            Some(If::Role(role, _) | If::RoleNot(role, _)) => {
                format!("the {} `{}`", noun(*role), self.of(*role).unwrap_or_default())
            }
            _ => format!("the kind `{}`", self.kind),
        };
        let noun = noun(wish.role);
        let possible = wish.listed().filter(|value| self.all_hold(value.only_if, &Nothing, Weight::Full));
        let possible = listed(possible.map(|value| value.text));
        InvalidSample::new(
            noun,
            format!("the {noun} `{text}` doesn't go with {with}"),
            format!("ask for {possible}, or leave one of both out"),
        )
    }
}

/// A value that is decided first.
struct Given {
    role: Role,
    place: Place,
    /// What is asked for or set.
    text: Option<Cow<'static, str>>,
    /// The same, if it is listed.
    value: Option<&'static EnumerationValue>,
    /// Whether it is asked for: that must be possible. Setting a value is possible everywhere.
    is_wish: bool,
}

/// Where a property is that has a role.
struct Place {
    property: &'static Property,
    list: &'static EnumerationType,
    path: Vec<Cow<'static, str>>,
}

impl Given {
    fn new(
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
            return Ok(Self { role, place, text: None, value: None, is_wish: true });
        };
        let Some(value) = value_of(wish) else {
            let unknown = UnknownName::new(noun(role), wish, place.list.texts()).to_string();
            let help = if unknown.contains(';') { String::new() } else { known(place.list) };
            return Err(InvalidSample::new(noun(role), unknown, help));
        };
        let given = Self { role, text: Some(value.text.into()), value: Some(value), is_wish: true, place };
        if !given.listed().any(|listed| std::ptr::eq(listed, value)) {
            let possible = listed(given.listed().map(|value| value.text));
            return Err(InvalidSample::new(
                noun(role),
                format!("the {} `{}` doesn't go with this kind of event", noun(role), value.text),
                format!("ask for {possible}, or leave it out"),
            ));
        }
        Ok(given)
    }

    /// The values of the list, or those that the row names.
    fn listed(&self) -> impl Iterator<Item = &'static EnumerationValue> {
        listed_in(self.place.property, self.place.list)
    }
}

/// What there is to ask for.
fn known(list: &EnumerationType) -> String {
    format!("ask for {}", listed(list.texts()))
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
fn find(object: &'static ObjectType, role: Role, path: &mut Vec<Cow<'static, str>>) -> Option<Place> {
    for property in object.properties {
        path.push(property.name.into());
        let found = match &property.kind {
            Kind::Enumeration(list) if property.role == Some(role) => {
                Some(Place { property, list, path: path.clone() })
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
fn inapplicable(kind: EventKind, role: Role) -> InvalidSample {
    let noun = noun(role);
    let others =
        EventKind::ALL.into_iter().filter(|kind| find(kind.object(), role, &mut Vec::new()).is_some());
    InvalidSample::new(
        noun,
        format!("`{kind}` has no {noun}"),
        format!("leave it out, or ask for {}", listed(others.map(EventKind::as_str))),
    )
}

/// The versions of a kind's format: the newest, and the one before, whose bodies name none.
fn versions(kind: EventKind) -> Option<&'static Versions> {
    kind.object().between.iter().find_map(|between| match between {
        Between::Versions(versions) => Some(versions),
        _ => None,
    })
}

/// The format of a sample, and whether bodies name it.
fn format(kind: EventKind, wish: Option<&str>) -> Result<(Option<i64>, bool), InvalidSample> {
    let (Some(versions), wish) = (versions(kind), wish) else {
        return match wish {
            Some(_) => Err(InvalidSample::new(
                "format",
                format!("the format of `{kind}` has no versions"),
                "leave the format out",
            )),
            None => Ok((None, false)),
        };
    };
    let Some(wish) = wish else { return Ok((Some(versions.newest), true)) };
    let number = wish.strip_prefix('v').unwrap_or(wish).parse::<i64>().ok();
    match number {
        Some(number) if number == versions.newest => Ok((number.into(), true)),
        Some(number) if Some(number) == versions.unnamed => Ok((number.into(), false)),
        _ => Err(unknown_format(kind, versions, wish, number)),
    }
}

fn unknown_format(kind: EventKind, versions: &Versions, wish: &str, number: Option<i64>) -> InvalidSample {
    let own =
        [Some(versions.newest), versions.unnamed].into_iter().flatten().map(|number| number.to_string());
    let own: Vec<_> = own.collect();
    let has_it = |other: &EventKind| {
        let others = self::versions(*other);
        other.webhook_type() == kind.webhook_type()
            && others.is_some_and(|others| Some(others.newest) == number || others.unnamed == number)
    };
    let other = EventKind::ALL.into_iter().find(|other| number.is_some() && has_it(other));
    let instead = other.map_or_else(String::new, |other| format!("; `{other}` has the format `{}`", wish));
    InvalidSample::new(
        "format",
        format!("`{kind}` has no format `{}`", crate::base::privacy::shown_name(wish).escape_debug()),
        format!("ask for {}{instead}", listed(own.iter().map(String::as_str))),
    )
}
