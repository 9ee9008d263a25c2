//! Builds a body from the rows that describe it.

use std::borrow::Cow;

use super::draw::Draw;
use super::facts::{Around, Facts, Weight};
use super::given::listed_in;
use super::make::make;
use super::overrides::Overrides;
use super::raw::raw;
use super::scene::Scene;
use super::tree::{Members, Tree};
use crate::describe::between::{Between, Names};
use crate::describe::object::{EnumerationType, Kind, ObjectType, Property};
use crate::describe::role::Role;
use crate::describe::sample::Made;

/// What is needed to build a body.
pub(super) struct Builder<'s> {
    pub(super) facts: &'s Facts,
    pub(super) scene: &'s Scene,
    pub(super) seed: u64,
    overrides: &'s Overrides,
    path: Vec<Cow<'static, str>>,
    /// The object that is built, and those around it.
    scopes: Vec<Scope>,
}

/// An object while it is built.
#[derive(Default)]
struct Scope {
    /// The values on which others depend: those of lists, and booleans.
    tags: Vec<(&'static str, Cow<'static, str>)>,
    members: Members,
}

/// Members of which a value names one.
#[derive(Clone, Copy)]
struct Named<'n> {
    names: &'n Names,
    /// The one that it names; `None` if it is no value of the list.
    member: Option<&'n str>,
}

impl Around for Builder<'_> {
    fn text(&self, path: &str) -> Option<&str> {
        let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
        self.scopes.iter().rev().find_map(|scope| {
            if rest.is_none()
                && let Some((_, text)) = scope.tags.iter().find(|(name, _)| *name == first)
            {
                return Some(text.as_ref());
            }
            let (_, value) = scope.members.iter().find(|(name, _)| name == first)?;
            match rest {
                None => value.as_text(),
                Some(rest) => rest.split('.').try_fold(value, |value, step| value.get(step))?.as_text(),
            }
        })
    }

    fn has(&self, name: &str) -> bool {
        self.scopes.iter().any(|scope| scope.members.iter().any(|(other, _)| other == name))
    }
}

impl<'s> Builder<'s> {
    /// The body.
    pub(super) fn body(facts: &'s Facts, scene: &'s Scene, seed: u64, overrides: &'s Overrides) -> Tree {
        let mut builder = Self { facts, scene, seed, overrides, path: Vec::new(), scopes: Vec::new() };
        builder.object(facts.kind.object(), None)
    }

    /// The numbers of a property.
    pub(super) fn draw(&self, object: &'static ObjectType, property: &'static Property) -> Draw {
        let indices = self.path.iter().filter(|step| step.parse::<usize>().is_ok()).map(AsRef::as_ref);
        // One message has the same ids in each envelope, and one event has its own.
        let name = match property.role {
            Some(Role::Umid) => ["umid", self.facts.kind.webhook_type().map_or("", |of| of.as_str())],
            Some(Role::ChannelId) => ["channel", "id"],
            Some(Role::EventId) => ["event", self.facts.kind.as_str()],
            _ => [object.name, property.name],
        };
        Draw::new(self.seed, name.into_iter().chain(indices))
    }

    /// The numbers of the examples of an object's properties.
    pub(super) fn draw_example(&self, object: &'static ObjectType) -> Draw {
        let indices = self.path.iter().filter(|step| step.parse::<usize>().is_ok()).map(AsRef::as_ref);
        Draw::new(self.seed, [object.name, "example"].into_iter().chain(indices))
    }

    fn object(&mut self, object: &'static ObjectType, named: Option<Named<'_>>) -> Tree {
        self.scopes.push(Scope::default());
        for property in object.properties {
            self.path.push(property.name.into());
            if let Some(tag) = self.tag(object, property)
                && let Some(scope) = self.scopes.last_mut()
            {
                scope.tags.push((property.name, tag));
            }
            self.path.pop();
        }
        for property in object.properties {
            self.path.push(property.name.into());
            if self.is_there(object, property, named)
                && let Some(value) = self.value(object, property, &property.kind)
                && !(is_empty(&value) && !property.required && !property.documented)
                && let Some(scope) = self.scopes.last_mut()
            {
                scope.members.push((property.name.into(), value));
            }
            self.path.pop();
        }
        Tree::Object(self.scopes.pop().map(|scope| scope.members).unwrap_or_default())
    }

    /// A value on which others may depend.
    fn tag(&self, object: &'static ObjectType, property: &'static Property) -> Option<Cow<'static, str>> {
        let list = match &property.kind {
            Kind::Enumeration(list) => list,
            Kind::Boolean { .. } => {
                let set = self.overrides.value_at(&self.path).and_then(Tree::as_text);
                let is_yes =
                    matches!(property.sampling.made, Made::Yes) || self.draw(object, property).coin();
                let text = if is_yes { "true" } else { "false" };
                return Some(set.map_or(text.into(), |set| set.to_owned().into()));
            }
            _ => return None,
        };
        if let Some(Tree::Text(text)) = self.overrides.value_at(&self.path) {
            let value = list.position(text).and_then(|index| list.values.get(index));
            return Some(value.map_or_else(|| text.clone(), |value| value.text.into()));
        }
        if let Some(role) = property.role
            && !matches!(role, Role::Namespace)
        {
            return self.facts.of(role).map(|text| text.to_owned().into());
        }
        self.listed(object, property, list).map(Into::into)
    }

    /// A value of a list.
    fn listed(
        &self,
        object: &'static ObjectType,
        property: &'static Property,
        list: &'static EnumerationType,
    ) -> Option<&'static str> {
        let other = match property.sampling.made {
            Made::OtherThan(name) => self.text(name),
            _ => None,
        };
        let possible: Vec<_> = listed_in(property, list)
            .filter(|value| Some(value.text) != other)
            .filter(|value| self.facts.all_hold(value.only_if, self, Weight::Full))
            .collect();
        self.draw(object, property).one_of(&possible).map(|value| value.text)
    }

    fn is_there(
        &self,
        object: &'static ObjectType,
        property: &'static Property,
        named: Option<Named<'_>>,
    ) -> bool {
        if self.overrides.has_below(&self.path) {
            return true;
        }
        let sampling = &property.sampling;
        let holds = |conditions: &Option<_>| {
            conditions.is_some_and(|conditions| self.facts.all_hold(conditions, self, Weight::Full))
        };
        let own = object.between.iter().find_map(|between| match between {
            Between::Names(rule) if rule.within.is_none() => Some(self.named(rule)),
            _ => None,
        });
        let is_named = [own, named].into_iter().flatten().find_map(|named| {
            let is_one = named.names.members.iter().any(|(_, member)| *member == property.name);
            is_one.then_some(named.member == Some(property.name))
        });
        if property.required || property.documented || is_named == Some(true) || holds(&sampling.always_if) {
            return true;
        }
        let coin = || {
            let purpose = [object.name, property.name, "is there"];
            Draw::new(self.seed, purpose.into_iter().chain(self.path.iter().map(AsRef::as_ref))).coin()
        };
        match (sampling.only_if, sampling.always_if, is_named) {
            (Some(_), ..) => holds(&sampling.only_if) && coin(),
            (None, None, None) => coin(),
            _ => false,
        }
    }

    /// Which member a value names.
    fn named<'n>(&self, names: &'n Names) -> Named<'n> {
        let tag = self.text(names.by);
        let member = names.members.iter().find(|(value, _)| Some(*value) == tag);
        Named { names, member: member.map(|(_, member)| *member) }
    }

    fn value(
        &mut self,
        object: &'static ObjectType,
        property: &'static Property,
        kind: &'static Kind,
    ) -> Option<Tree> {
        match kind {
            Kind::Object(inner) => {
                let rule = object.between.iter().find_map(|between| match between {
                    Between::Names(rule) if rule.within == Some(property.name) => Some(rule),
                    _ => None,
                });
                Some(self.object(inner, rule.map(|rule| self.named(rule))))
            }
            Kind::Array(element) => {
                let set = match self.overrides.value_at(&self.path) {
                    Some(Tree::Array(elements)) => Some(elements.len()),
                    _ => None,
                };
                let is_object = matches!(element, Kind::Object(_));
                let count = if is_object { 1 + self.draw(object, property).below(2) } else { 1 };
                let count = set.unwrap_or(usize::try_from(count).unwrap_or(1));
                let elements = (0..count).filter_map(|index| {
                    self.path.push(index.to_string().into());
                    let value = self.value(object, property, element);
                    self.path.pop();
                    value
                });
                Some(Tree::Array(elements.collect()))
            }
            Kind::Nullable(inner) => self.value(object, property, inner),
            Kind::Enumeration(_) => self.tag_of(property).map(Tree::text),
            Kind::Boolean { .. } => self.tag_of(property).map(|text| Tree::Boolean(text == "true")),
            Kind::Raw => Some(raw(self)),
            _ => make(self, object, property, kind),
        }
    }

    fn tag_of(&self, property: &Property) -> Option<Cow<'static, str>> {
        let tags = &self.scopes.last()?.tags;
        tags.iter().find(|(name, _)| *name == property.name).map(|(_, text)| text.clone())
    }

    /// The position in the array around.
    pub(super) fn position(&self) -> u64 {
        self.path.iter().rev().find_map(|step| step.parse().ok()).unwrap_or_default()
    }
}

fn is_empty(value: &Tree) -> bool {
    match value {
        Tree::Object(members) => members.is_empty(),
        Tree::Array(elements) => elements.is_empty(),
        _ => false,
    }
}
