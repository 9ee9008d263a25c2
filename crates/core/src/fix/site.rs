//! A finding and the text that it is in: what a recipe makes a fix from.

use std::ops::Range;
use std::rc::Rc;

use super::content::Content;
use super::misspelled::Misspelled;
use super::place::{Container, Containers, Place};
use crate::describe::model::Model;
use crate::finding::finding::Finding;
use crate::finding::params::Param;

/// A finding and the text that it is in.
#[derive(Clone, Copy)]
pub(super) struct Site<'s> {
    pub(super) containers: &'s Containers<'s>,
    pub(super) misspelled: &'s Misspelled,
    pub(super) model: Model,
    pub(super) finding: &'s Finding,
}

impl<'s> Site<'s> {
    /// The text; nothing, if the bytes are none.
    pub(super) const fn text(&self) -> &'s str {
        self.containers.text
    }

    /// The container that it is about.
    pub(super) fn container(&self) -> Option<Rc<Container>> {
        self.containers.at(self.range()?.start)
    }

    /// The bytes that the finding is about.
    pub(super) fn range(&self) -> Option<&'s Range<usize>> {
        self.finding.span.as_ref().map(|span| &span.range)
    }

    /// The bytes of the location that it relates to.
    pub(super) fn related(&self) -> Option<&'s Range<usize>> {
        self.finding.related.as_ref()?.span.as_ref().map(|span| &span.range)
    }

    /// The string that it is about.
    pub(super) fn content(&self) -> Option<Content> {
        Content::of(self.text(), self.range()?)
    }

    /// The member or the element that it is about.
    pub(super) fn place(&self) -> Option<Place> {
        Place::of(self.containers, self.range()?)
    }

    /// The text of one of its parameters.
    pub(super) fn param(&self, name: &str) -> Option<&'s str> {
        match self.finding.params.get(name)? {
            Param::Text(text) => Some(text),
            _ => None,
        }
    }
}
