//! The current place, kept as nodes on the stack: it becomes a pointer only when something is reported.

use crate::finding::Pointer;

/// A place in the document and the places around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    step: Step<'p>,
    /// The how-manieth member or element it is. Keeps equal keys apart.
    ordinal: usize,
    /// How many containers are around it.
    depth: usize,
}

#[derive(Clone, Copy, Debug)]
enum Step<'p> {
    Root,
    Key(&'p str),
    Index,
}

impl<'p> Place<'p> {
    pub(crate) const ROOT: Place<'static> = Place { parent: None, step: Step::Root, ordinal: 0, depth: 0 };

    pub(crate) const fn key(&'p self, key: &'p str, ordinal: usize) -> Self {
        Self { parent: Some(self), step: Step::Key(key), ordinal, depth: self.depth + 1 }
    }

    pub(crate) const fn index(&'p self, index: usize) -> Self {
        Self { parent: Some(self), step: Step::Index, ordinal: index, depth: self.depth + 1 }
    }

    /// How many containers are around the place.
    pub(crate) const fn depth(&self) -> usize {
        self.depth
    }

    /// The name of the member that it is, or nothing.
    pub(crate) const fn name(&self) -> &'p str {
        match self.step {
            Step::Key(key) => key,
            Step::Root | Step::Index => "",
        }
    }

    pub(crate) fn pointer(&self) -> Pointer {
        let mut pointer = self.parent.map(Place::pointer).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Key(key) => pointer.push_key(key),
            Step::Index => pointer.push_index(self.ordinal),
        }
        pointer
    }

    /// The path by position alone, as [`locate`](crate::json::locate) takes it.
    pub(crate) fn path(&self) -> Vec<u32> {
        let mut path = self.parent.map(Place::path).unwrap_or_default();
        if !matches!(self.step, Step::Root) {
            path.push(u32::try_from(self.ordinal).unwrap_or(u32::MAX));
        }
        path
    }
}
