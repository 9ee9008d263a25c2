//! Which properties an object has, and where.

use crate::context::location::Location;
use crate::describe::object::ObjectType;
use crate::json::cursor::Offset;

/// The member that gives a property its value: the last one of that name.
#[derive(Clone, Copy, Default)]
pub(crate) struct Occurrence {
    pub(super) offset: Offset,
    /// The numbers of its first finding, and of the first one after it.
    pub(super) findings: (usize, usize),
}

/// Which properties an object has.
pub(crate) struct Members<'m> {
    pub(crate) location: &'m Location<'m>,
    pub(crate) object: &'static ObjectType,
    pub(super) present: u64,
    pub(super) occurrences: &'m [Occurrence],
}

impl Members<'_> {
    /// Whether the property at that position is there, right or wrong.
    pub(crate) const fn is_present(&self, property: usize) -> bool {
        self.present >> property & 1 == 1
    }

    /// The location of the property at that position, if it is there.
    pub(crate) fn location_of(&self, property: usize) -> Option<Location<'_>> {
        let occurrence = self.occurrences.get(property).filter(|_| self.is_present(property))?;
        Some(self.location.property(self.object.properties.get(property)?, occurrence.offset))
    }

    /// Whether the property of that name is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.object.property(name).is_some_and(|(property, _)| self.is_present(property))
    }
}
