//! What a sample is, before it is built: the values on which others depend.

use std::borrow::Cow;

use super::draw::Draw;
use super::formats::{format, versions};
use super::given::{Given, Wishes, find, inapplicable, noun};
use super::invalid::{InvalidSample, listed};
use super::overrides::Overrides;
use crate::contract::event::kind::EventKind;
use crate::describe::object::EnumerationValue;
use crate::describe::role::Role;
use crate::describe::sample::If;

/// What is decided before anything is built, in this order: a value depends on those before it.
const DECIDED: [Role; 6] =
    [Role::Channel, Role::ContentType, Role::State, Role::Detail, Role::BusinessEvent, Role::Interaction];

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
                (Some(place), wish) => given.push(Given::new(kind, role, place, wish, overrides)?),
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
        let reason = match broken.next() {
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
            format!("the {noun} `{text}` doesn't go with {reason}"),
            format!("ask for {possible}, or leave out one of the two"),
        )
    }
}
