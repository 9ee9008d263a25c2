//! Where in a body something is built, and what is around it.

use std::borrow::Cow;

use super::draw::Draw;
use super::facts::{Around, Facts};
use super::scene::Scene;
use super::tree::Members;
use crate::describe::object::{ObjectType, Property};
use crate::describe::role::Role;

/// Where something is built, and what is known there.
pub(super) struct Site<'s> {
    pub(super) facts: &'s Facts,
    pub(super) scene: &'s Scene,
    pub(super) seed: u64,
    pub(super) path: Vec<Cow<'static, str>>,
    /// The object that is built, and those around it.
    pub(super) scopes: Vec<Scope>,
}

/// An object while it is built.
#[derive(Default)]
pub(super) struct Scope {
    /// The values on which others depend: those of lists, and booleans.
    pub(super) tags: Vec<(&'static str, Cow<'static, str>)>,
    pub(super) members: Members,
}

impl Around for Site<'_> {
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

impl<'s> Site<'s> {
    pub(super) const fn new(facts: &'s Facts, scene: &'s Scene, seed: u64) -> Self {
        Self { facts, scene, seed, path: Vec::new(), scopes: Vec::new() }
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
        let is_another = property.role == Some(Role::EventId) && self.scene.after > 0;
        let after = is_another.then(|| self.scene.after.to_string());
        Draw::new(self.seed, name.into_iter().chain(indices).chain(after.as_deref()))
    }

    /// The numbers of the examples of an object's properties.
    pub(super) fn draw_example(&self, object: &'static ObjectType) -> Draw {
        let indices = self.path.iter().filter(|step| step.parse::<usize>().is_ok()).map(AsRef::as_ref);
        Draw::new(self.seed, [object.name, "example"].into_iter().chain(indices))
    }

    /// The position in the array around.
    pub(super) fn position(&self) -> u64 {
        self.path.iter().rev().find_map(|step| step.parse().ok()).unwrap_or_default()
    }
}
