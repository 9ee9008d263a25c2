//! Builds a body from the rows that describe it.

use std::borrow::Cow;

use super::draw::Draw;
use super::facts::{Around, Facts, Weight};
use super::given::listed_in;
use super::make::make;
use super::overrides::Overrides;
use super::raw::raw;
use super::scene::Scene;
use super::site::{Scope, Site};
use super::tree::Tree;
use crate::describe::between::{Between, Names};
use crate::describe::object::{EnumerationType, Kind, ObjectType, Property};
use crate::describe::role::Role;
use crate::describe::sample::Made;

/// A body while it is built.
pub(super) struct Builder<'s> {
    site: Site<'s>,
    overrides: &'s Overrides,
}

/// Members of which a value names one.
#[derive(Clone, Copy)]
struct Named<'n> {
    names: &'n Names,
    /// The one that it names; `None` if it is no value of the list.
    member: Option<&'n str>,
}

impl<'s> Builder<'s> {
    /// The body.
    pub(super) fn body(facts: &'s Facts, scene: &'s Scene, seed: u64, overrides: &'s Overrides) -> Tree {
        let mut builder = Self { site: Site::new(facts, scene, seed), overrides };
        builder.object(facts.kind.object(), None)
    }

    fn object(&mut self, object: &'static ObjectType, named: Option<Named<'_>>) -> Tree {
        self.site.scopes.push(Scope::default());
        for property in object.properties {
            self.site.path.push(property.name.into());
            if let Some(tag) = self.tag(object, property)
                && let Some(scope) = self.site.scopes.last_mut()
            {
                scope.tags.push((property.name, tag));
            }
            self.site.path.pop();
        }
        for property in object.properties {
            self.site.path.push(property.name.into());
            if self.is_there(object, property, named)
                && let Some(value) = self.value(object, property, &property.kind)
                && !(is_empty(&value) && !property.required && !property.documented)
                && let Some(scope) = self.site.scopes.last_mut()
            {
                scope.members.push((property.name.into(), value));
            }
            self.site.path.pop();
        }
        Tree::Object(self.site.scopes.pop().map(|scope| scope.members).unwrap_or_default())
    }

    /// A value on which others may depend.
    fn tag(&self, object: &'static ObjectType, property: &'static Property) -> Option<Cow<'static, str>> {
        let list = match &property.kind {
            Kind::Enumeration(list) => list,
            Kind::Boolean { .. } => {
                let set = self.overrides.value_at(&self.site.path).and_then(Tree::as_text);
                let is_yes =
                    matches!(property.sampling.made, Made::Yes) || self.site.draw(object, property).coin();
                let text = if is_yes { "true" } else { "false" };
                return Some(set.map_or(text.into(), |set| set.to_owned().into()));
            }
            _ => return None,
        };
        if let Some(Tree::Text(text)) = self.overrides.value_at(&self.site.path) {
            let value = list.position(text).and_then(|index| list.values.get(index));
            return Some(value.map_or_else(|| text.clone(), |value| value.text.into()));
        }
        if let Some(role) = property.role
            && !matches!(role, Role::Namespace)
        {
            return self.site.facts.of(role).map(|text| text.to_owned().into());
        }
        let implied = self.overrides.implied(object, &self.site.path);
        implied.or_else(|| self.listed(object, property, list)).map(Into::into)
    }

    /// A value of a list.
    fn listed(
        &self,
        object: &'static ObjectType,
        property: &'static Property,
        list: &'static EnumerationType,
    ) -> Option<&'static str> {
        let other = match property.sampling.made {
            Made::OtherThan(name) => self.site.text(name),
            _ => None,
        };
        let possible: Vec<_> = listed_in(property, list)
            .filter(|value| Some(value.text) != other)
            .filter(|value| self.site.facts.all_hold(value.only_if, &self.site, Weight::Full))
            .collect();
        self.site.draw(object, property).one_of(&possible).map(|value| value.text)
    }

    fn is_there(
        &self,
        object: &'static ObjectType,
        property: &'static Property,
        named: Option<Named<'_>>,
    ) -> bool {
        if self.overrides.has_below(&self.site.path) {
            return true;
        }
        let sampling = &property.sampling;
        let holds = |conditions: &Option<_>| {
            conditions
                .is_some_and(|conditions| self.site.facts.all_hold(conditions, &self.site, Weight::Full))
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
            Draw::new(self.site.seed, purpose.into_iter().chain(self.site.path.iter().map(AsRef::as_ref)))
                .coin()
        };
        match (sampling.only_if, sampling.always_if, is_named) {
            (Some(_), ..) => holds(&sampling.only_if) && coin(),
            (None, None, None) => coin(),
            _ => false,
        }
    }

    /// Which member a value names.
    fn named<'n>(&self, names: &'n Names) -> Named<'n> {
        let tag = self.site.text(names.by);
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
                let set = match self.overrides.value_at(&self.site.path) {
                    Some(Tree::Array(elements)) => Some(elements.len()),
                    _ => None,
                };
                let is_object = matches!(element, Kind::Object(_));
                let count = if is_object { 1 + self.site.draw(object, property).below(2) } else { 1 };
                let count = set.unwrap_or(usize::try_from(count).unwrap_or(1));
                let elements = (0..count).filter_map(|index| {
                    self.site.path.push(index.to_string().into());
                    let value = self.value(object, property, element);
                    self.site.path.pop();
                    value
                });
                Some(Tree::Array(elements.collect()))
            }
            Kind::Nullable(inner) => self.value(object, property, inner),
            Kind::Enumeration(_) => self.tag_of(property).map(Tree::text),
            Kind::Boolean { .. } => self.tag_of(property).map(|text| Tree::Boolean(text == "true")),
            Kind::Raw => Some(raw(&self.site)),
            _ => make(&self.site, object, property, kind),
        }
    }

    fn tag_of(&self, property: &Property) -> Option<Cow<'static, str>> {
        let tags = &self.site.scopes.last()?.tags;
        tags.iter().find(|(name, _)| *name == property.name).map(|(_, text)| text.clone())
    }
}

fn is_empty(value: &Tree) -> bool {
    match value {
        Tree::Object(members) => members.is_empty(),
        Tree::Array(elements) => elements.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::given::Wishes;
    use super::*;
    use crate::contract::event::kind::EventKind;
    use crate::describe::object::{
        Direction, EnumerationValue, Format, IntegerRules, IntegerType, TextRules, TextType,
    };
    use crate::describe::sample::If;

    static SIZE: EnumerationType = EnumerationType::closed(
        "Size",
        "A size.",
        &[EnumerationValue::new("small", "small", &[]), EnumerationValue::new("large", "large", &[])],
    );
    static WORDS: TextType = TextType::new(TextRules::None);
    static ID: TextType = TextType::new(TextRules::None).of_format(Format::Uuid);
    static COUNT: IntegerType = IntegerType::new(IntegerRules::None, &[7]);

    static PART: ObjectType = ObjectType::new(
        "Part",
        "Part",
        "A part.",
        Direction::FromPlatform,
        &[
            Property::new("id", Kind::Text(&ID), "The id.", true),
            Property::new("lid", Kind::Boolean { default: None }, "Whether it has a lid.", true),
            Property::new("colour", Kind::Text(&WORDS), "", false).always_if(&[If::Is("size", &["large"])]),
        ],
    );

    static THING: ObjectType = ObjectType::new(
        "Thing",
        "Thing",
        "A thing.",
        Direction::FromPlatform,
        &[
            Property::new("parts", Kind::Array(&Kind::Object(&PART)), "Its parts.", true),
            Property::new("size", Kind::Enumeration(&SIZE), "Its size.", true),
            Property::new("count", Kind::Integer(&COUNT), "A count.", true),
            Property::new("weight", Kind::Number, "Its weight.", true),
            Property::new("words", Kind::Array(&Kind::Text(&WORDS)), "Words.", true).help("a word"),
            Property::new("note", Kind::Text(&WORDS), "A note.", false).examples(&["heavy"]),
        ],
    );

    #[test]
    fn a_row_is_enough() {
        let overrides = Overrides::default();
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..40 {
            let facts =
                Facts::decide(EventKind::AccountUpdate, &Wishes::default(), &overrides, seed).unwrap();
            let scene = Scene::new(seed, 0).unwrap();
            let mut builder = Builder { site: Site::new(&facts, &scene, seed), overrides: &overrides };
            let thing = builder.object(&THING, None);
            let size = thing.get("size").and_then(Tree::as_text).unwrap().to_owned();
            let Some(Tree::Array(parts)) = thing.get("parts") else { panic!("{thing:?}") };
            for part in parts {
                assert!(part.get("id").is_some() && part.get("lid").is_some(), "{part:?}");
                assert_eq!(part.get("colour").is_some(), size == "large", "{thing:?}");
            }
            assert_eq!(thing.get("count"), Some(&Tree::Number(7.into())));
            let note = thing.get("note").and_then(Tree::as_text).map(str::to_owned);
            assert!(note.as_deref().is_none_or(|note| note == "heavy"));
            seen.insert((size, parts.len(), note));
        }
        assert_eq!(seen.len(), 8);
    }
}
