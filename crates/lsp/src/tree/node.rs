//! The values of a text.

use std::ops::Range;

/// What a text says. It has no `Debug` form: its values may be secret.
pub(crate) struct Tree {
    /// The value that is the document, if there is one.
    pub(crate) root: Option<Node>,
    /// In TOML, where each table begins that has a header, and its path.
    pub(crate) sections: Vec<(usize, Vec<Step>)>,
    /// In JSON, the bytes of the comments.
    pub(crate) comments: Vec<Range<usize>>,
}

/// A step from a value to one within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Name(String),
    Index(usize),
}

/// A value, and its bytes.
pub(crate) struct Node {
    pub(crate) range: Range<usize>,
    pub(crate) value: Value,
    pub(crate) bounds: Bounds,
}

/// What is around a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bounds {
    /// Nothing, for what has only one part.
    Scalar,
    /// A bracket at either end.
    Closed,
    /// A bracket at its start alone.
    Open,
    /// Nothing: it is a block of lines.
    Block,
}

pub(crate) enum Value {
    Object(Vec<Member>),
    Array(Vec<Node>),
    /// A string without its quotes; escapes that can't be read stay as they are.
    Text(String),
    /// A number, a boolean and the like.
    Other,
}

/// A name in an object, perhaps with a value.
pub(crate) struct Member {
    pub(crate) name: String,
    /// The bytes of the name, with its quotes.
    pub(crate) name_range: Range<usize>,
    /// The bytes behind the sign between name and value, up to where the value begins or ends the
    /// place for it. `None` without a sign, as in a table that has a header.
    pub(crate) slot: Option<Range<usize>>,
    pub(crate) value: Option<Node>,
}

impl Node {
    pub(crate) const fn scalar(range: Range<usize>, value: Value) -> Self {
        Self { range, value, bounds: Bounds::Scalar }
    }

    /// An object without members, which has no brackets.
    pub(crate) const fn table(range: Range<usize>) -> Self {
        Self { range, value: Value::Object(Vec::new()), bounds: Bounds::Block }
    }

    /// Whether something may stand at a byte that would be a part of it.
    pub(crate) fn is_around(&self, at: usize) -> bool {
        let Range { start, end } = self.range;
        match self.bounds {
            Bounds::Scalar => false,
            Bounds::Closed => start < at && at < end,
            Bounds::Open => start < at && at <= end,
            Bounds::Block => start <= at && at <= end,
        }
    }

    /// Whether it has brackets around it.
    pub(crate) const fn has_brackets(&self) -> bool {
        matches!(self.bounds, Bounds::Closed | Bounds::Open)
    }

    /// The members of an object; none of anything else.
    pub(crate) fn members(&self) -> &[Member] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements of an array; none of anything else.
    pub(crate) fn elements(&self) -> &[Self] {
        match &self.value {
            Value::Array(elements) => elements,
            _ => &[],
        }
    }

    /// The value of a member. Of several, the last one counts.
    pub(crate) fn member(&self, name: &str) -> Option<&Self> {
        self.members().iter().rev().find(|member| member.name == name)?.value.as_ref()
    }

    /// The text of a member.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        match &self.member(name)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value at the end of a path.
    pub(crate) fn at(&self, path: &[Step]) -> Option<&Self> {
        path.iter().try_fold(self, |node, step| match step {
            Step::Name(name) => node.member(name),
            Step::Index(index) => node.elements().get(*index),
        })
    }
}
