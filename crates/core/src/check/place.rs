//! The current place, kept as nodes on the stack: it becomes a pointer only when something is reported.

use std::iter;

use super::object::Property;
use crate::finding::{Pointer, PointerText};
use crate::policy::{is_secret_name, secret_part};

/// A place in the document and the places around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    step: Step<'p>,
    /// How far its document was read before it. Tells all places apart, and puts them in document order.
    start: usize,
    /// How many containers are around it.
    depth: usize,
}

#[derive(Clone, Copy, Debug)]
enum Step<'p> {
    Root,
    Property(&'static Property),
    Key(&'p str),
    Index(usize),
}

impl Step<'_> {
    /// The bytes that it takes in a pointer, with the slash before it, if nothing in it is escaped.
    const fn width(&self) -> usize {
        match self {
            Self::Root => 0,
            Self::Property(property) => 1 + property.name.len(),
            Self::Key(key) => 1 + key.len(),
            Self::Index(index) => match index.checked_ilog10() {
                Some(power) => 2 + power as usize,
                None => 2,
            },
        }
    }
}

/// The longest way to a place, in bytes of names, on which what is inside is still told apart. Beyond it the names of one
/// finding would be repeated in thousands of others.
const LONGEST: usize = 256;

impl<'p> Place<'p> {
    pub(crate) const ROOT: Place<'static> = Place { parent: None, step: Step::Root, start: 0, depth: 0 };

    /// The place of a property of the contract.
    pub(crate) const fn property(&'p self, property: &'static Property, start: usize) -> Self {
        self.inner(Step::Property(property), start)
    }

    /// The place of any other member.
    pub(crate) const fn key(&'p self, key: &'p str, start: usize) -> Self {
        self.inner(Step::Key(key), start)
    }

    /// The place of an element.
    pub(crate) const fn index(&'p self, index: usize, start: usize) -> Self {
        self.inner(Step::Index(index), start)
    }

    const fn inner(&'p self, step: Step<'p>, start: usize) -> Self {
        Self { parent: Some(self), step, start, depth: self.depth + 1 }
    }

    /// How far its document was read before it.
    pub(crate) const fn start(&self) -> usize {
        self.start
    }

    /// How many containers are around the place.
    pub(crate) const fn depth(&self) -> usize {
        self.depth
    }

    /// The name of the member that it is, or nothing.
    pub(crate) const fn name(&self) -> &'p str {
        match self.step {
            Step::Property(property) => property.name,
            Step::Key(key) => key,
            Step::Root | Step::Index(_) => "",
        }
    }

    /// Whether it is that of a property that may be left out.
    pub(crate) const fn is_optional(&self) -> bool {
        matches!(self.step, Step::Property(property) if !property.required)
    }

    /// The bytes of the names that lead to it.
    fn length(&self) -> usize {
        iter::successors(Some(self), |place| place.parent).map(|place| place.name().len()).sum()
    }

    /// Whether what is inside may be secret.
    fn is_secret(&self) -> bool {
        match self.step {
            Step::Property(property) => property.secret,
            Step::Key(key) => is_secret_name(key),
            Step::Root | Step::Index(_) => false,
        }
    }

    /// Whether what is inside is not told apart.
    pub(crate) fn is_hidden(&self) -> bool {
        self.length() > LONGEST || iter::successors(Some(self), |place| place.parent).any(Place::is_secret)
    }

    /// The place at which a finding about this one is reported. Inside a secret that is the secret as a whole; below a way that is too
    /// long, the last place before it gets so; else the place itself.
    pub(crate) fn shown(&self) -> &Self {
        let mut shown = self;
        let mut length = self.length() - self.name().len();
        for place in iter::successors(self.parent, |place| place.parent) {
            if length > LONGEST {
                shown = place.parent.unwrap_or(place);
            } else if place.is_secret() {
                shown = place;
            }
            length -= place.name().len();
        }
        shown
    }

    /// The way to it from the root. It ends before a name that looks as if credentials had been pasted into it.
    pub(crate) fn pointer(&self) -> Pointer {
        let width = iter::successors(Some(self), |place| place.parent).map(|place| place.step.width()).sum();
        let mut text = PointerText::with_capacity(width);
        self.push_to(&mut text);
        text.finish()
    }

    /// Adds the way to it; `false` if the way had to end early.
    fn push_to(&self, text: &mut PointerText) -> bool {
        if self.parent.is_some_and(|parent| !parent.push_to(text)) {
            return false;
        }
        match self.step {
            Step::Root => {}
            Step::Property(property) => text.push_name(property.name),
            Step::Key(key) if secret_part(key).is_some() => return false,
            Step::Key(key) => text.push_key(key),
            Step::Index(index) => text.push_index(index),
        }
        true
    }
}
