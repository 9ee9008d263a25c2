//! The nodes of a document, in one list: however deep they are nested, nothing recurses to free
//! them.

use std::borrow::Cow;
use std::ops::Range;

/// The number of a node.
pub(super) type Id = usize;

/// A node, and its bytes of the source, without its tag and its anchor.
pub(super) struct Node<'s> {
    pub(super) kind: Kind<'s>,
    pub(super) source: Range<usize>,
    pub(super) tag: Option<NodeTag>,
}

pub(super) enum Kind<'s> {
    Scalar {
        text: Cow<'s, str>,
        /// Whether it stands without quotes, so that the schema says what it is.
        is_plain: bool,
    },
    Sequence(Vec<Id>),
    Mapping(Vec<(Id, Id)>),
    Alias(Id),
}

/// A tag, and its bytes of the source.
pub(super) struct NodeTag {
    pub(super) schema: Schema,
    pub(super) source: Range<usize>,
}

/// What a tag means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Schema {
    String,
    Integer,
    Number,
    Boolean,
    Null,
    Array,
    Object,
    /// `!` alone: a scalar is a string, and all else is what it is.
    Unspecific,
    /// Nothing to the core schema.
    Unknown,
}

impl Schema {
    /// The type that it asks for, as JSON names it.
    pub(super) const fn type_name(self) -> &'static str {
        match self {
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Null => "null",
            Self::Array => "array",
            Self::Object => "object",
            Self::String | Self::Unspecific | Self::Unknown => "string",
        }
    }
}

/// The nodes of a document. The first one is the document.
pub(super) struct Nodes<'s> {
    pub(super) source: &'s str,
    pub(super) all: Vec<Node<'s>>,
}

impl<'s> Nodes<'s> {
    pub(super) fn get(&self, id: Id) -> Option<&Node<'s>> {
        self.all.get(id)
    }

    /// A node, or what it stands for if it is an alias; no alias stands for another one.
    pub(super) fn resolved(&self, id: Id) -> Option<&Node<'s>> {
        match self.get(id)? {
            Node { kind: Kind::Alias(target), .. } => self.get(*target),
            node => Some(node),
        }
    }
}
