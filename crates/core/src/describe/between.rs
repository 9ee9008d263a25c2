//! What holds between the properties of an object, as data.

/// What holds between the properties of an object of an event or a transcript. None of it breaks
/// the contract.
#[derive(Debug)]
pub(crate) enum Between {
    /// The value of one property names a member that is there, and the others are not.
    Names(Names),
    /// Who somebody is: bodies in a format before that version have all of these properties, later
    /// ones at least one.
    Identifies {
        /// The properties.
        by: &'static [&'static str],
        /// The version.
        any_from: i64,
    },
    /// The format has versions.
    Versions(Versions),
    /// Nothing documents that event.
    UnknownEvent,
    /// It is of another product.
    ForeignEvent,
    /// A receiver answered it.
    Answer {
        /// The kinds of events that a finding may name.
        kinds: &'static [&'static str],
    },
}

impl Between {
    /// Whether the value of a property of that name is looked at, beyond that it is there.
    pub(crate) const fn compares(&self, name: &str) -> bool {
        match self {
            Self::Names(names) => {
                is_same(names.by, name) || matches!(names.within, Some(within) if is_same(within, name))
            }
            Self::Answer { .. } => true,
            Self::Identifies { .. } | Self::Versions(_) | Self::UnknownEvent | Self::ForeignEvent => false,
        }
    }
}

/// Whether two names are the same, at compile time.
pub(crate) const fn is_same(one: &str, other: &str) -> bool {
    const fn are_same(one: &[u8], other: &[u8]) -> bool {
        match (one, other) {
            ([], []) => true,
            ([first, one @ ..], [second, other @ ..]) => *first == *second && are_same(one, other),
            _ => false,
        }
    }
    are_same(one.as_bytes(), other.as_bytes())
}

/// How the value of a property names a member of the object, or of an object in it.
#[derive(Debug)]
pub(crate) struct Names {
    /// The property.
    pub(crate) by: &'static str,
    /// The property that has the members, if it isn't the object itself.
    pub(crate) within: Option<&'static str>,
    /// Each value, and the member that it names.
    pub(crate) members: &'static [(&'static str, &'static str)],
}

/// The versions of a format.
#[derive(Debug)]
pub(crate) struct Versions {
    /// The newest version that is documented.
    pub(crate) newest: i64,
    /// The version that bodies have that name none.
    pub(crate) unnamed: Option<i64>,
    /// Whether a later format of another kind has replaced it.
    pub(crate) is_replaced: bool,
    /// What the newest format has, and an older one lacks.
    pub(crate) change: &'static str,
}
