//! The current location, kept as nodes on the stack: it becomes a pointer only when something is
//! reported.

use std::iter;

use crate::base::privacy::{is_name, is_secret_name};
use crate::describe::object::{Privacy, Property};
use crate::finding::pointer::{Pointer, PointerText};
use crate::json::cursor::Offset;

/// A location in the document, and those around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Location<'p> {
    parent: Option<&'p Location<'p>>,
    token: Token<'p>,
    offset: Offset,
    /// How many containers are around it.
    depth: usize,
}

#[derive(Clone, Copy, Debug)]
enum Token<'p> {
    Root,
    Property(&'static Property),
    Name(&'p str),
    /// A name that no document has, in what the platform sends: what is inside may be somebody's.
    Undocumented(&'p str),
    Index(usize),
}

impl Token<'_> {
    /// The bytes that it takes in a pointer, with the slash before it, if nothing in it is escaped.
    const fn width(&self) -> usize {
        match self {
            Self::Root => 0,
            Self::Property(property) => 1 + property.name.len(),
            Self::Name(name) | Self::Undocumented(name) => 1 + name.len(),
            Self::Index(index) => match index.checked_ilog10() {
                Some(power) => 2 + power as usize,
                None => 2,
            },
        }
    }
}

/// Beyond this many bytes of property names, nested locations are no longer distinguished: the
/// names would be repeated in thousands of findings.
const MAX_NAME_BYTES: usize = 256;

impl<'p> Location<'p> {
    pub(crate) const ROOT: Location<'static> =
        Location { parent: None, token: Token::Root, offset: Offset(0), depth: 0 };

    /// The location of a property of the contract.
    pub(crate) const fn property(&'p self, property: &'static Property, offset: Offset) -> Self {
        self.inner(Token::Property(property), offset)
    }

    /// The location of any other member.
    pub(crate) const fn member(&'p self, name: &'p str, offset: Offset) -> Self {
        self.inner(Token::Name(name), offset)
    }

    /// The location of a member that no document has, in what the platform sends.
    pub(crate) const fn undocumented(&'p self, name: &'p str, offset: Offset) -> Self {
        self.inner(Token::Undocumented(name), offset)
    }

    /// The location of an element.
    pub(crate) const fn index(&'p self, index: usize, offset: Offset) -> Self {
        self.inner(Token::Index(index), offset)
    }

    const fn inner(&'p self, token: Token<'p>, offset: Offset) -> Self {
        Self { parent: Some(self), token, offset, depth: self.depth + 1 }
    }

    /// How far the document was read before it: tells all locations apart, and puts them in
    /// document order.
    pub(crate) const fn offset(&self) -> Offset {
        self.offset
    }

    /// How many containers are around it.
    pub(crate) const fn depth(&self) -> usize {
        self.depth
    }

    /// The name of the member that it is, or nothing.
    pub(crate) const fn name(&self) -> &'p str {
        match self.token {
            Token::Property(property) => property.name,
            Token::Name(name) | Token::Undocumented(name) => name,
            Token::Root | Token::Index(_) => "",
        }
    }

    /// Whether it is that of a property that may be left out.
    pub(crate) const fn is_optional(&self) -> bool {
        matches!(self.token, Token::Property(property) if !property.required)
    }

    /// Whether the contract can't do without it: it is the document, or a property that must be
    /// there.
    pub(crate) const fn is_required(&self) -> bool {
        matches!(self.token, Token::Root)
            || matches!(self.token, Token::Property(property) if property.required)
    }

    /// Whether it is that of a property that is a secret, whatever is inside.
    pub(crate) const fn is_secret_property(&self) -> bool {
        matches!(self.token, Token::Property(property) if property.privacy as u8 == Privacy::Secret as u8)
    }

    /// The bytes of the property names that lead to it.
    fn length(&self) -> usize {
        iter::successors(Some(self), |location| location.parent).map(|location| location.name().len()).sum()
    }

    /// Whether what is inside may be secret.
    fn is_secret(&self) -> bool {
        match self.token {
            Token::Property(property) => property.privacy as u8 != Privacy::Public as u8,
            Token::Name(name) => is_secret_name(name),
            Token::Undocumented(_) => true,
            Token::Root | Token::Index(_) => false,
        }
    }

    /// Whether the locations inside are not distinguished.
    pub(crate) fn is_hidden(&self) -> bool {
        self.length() > MAX_NAME_BYTES
            || iter::successors(Some(self), |location| location.parent).any(Location::is_secret)
    }

    /// The location at which a finding about this one is reported: the secret as a whole for what
    /// is inside of one, the last location whose names aren't too long, or this one.
    pub(crate) fn reportable(&self) -> &Self {
        let mut reported = self;
        let mut length = self.length() - self.name().len();
        for location in iter::successors(self.parent, |location| location.parent) {
            if length > MAX_NAME_BYTES {
                reported = location.parent.unwrap_or(location);
            } else if location.is_secret() {
                reported = location;
            }
            length -= location.name().len();
        }
        reported
    }

    /// The JSON Pointer. It ends before a name that looks as if credentials had been pasted into
    /// it, or a value into its place.
    pub(crate) fn pointer(&self) -> Pointer {
        let width = iter::successors(Some(self), |location| location.parent)
            .map(|location| location.token.width())
            .sum();
        let mut text = PointerText::with_capacity(width);
        self.push_to(&mut text);
        text.finish()
    }

    /// Adds the tokens up to this one; `false` if the pointer had to end early.
    fn push_to(&self, text: &mut PointerText) -> bool {
        if self.parent.is_some_and(|parent| !parent.push_to(text)) {
            return false;
        }
        match self.token {
            Token::Root => {}
            Token::Property(property) => text.push_name(property.name),
            Token::Name(name) | Token::Undocumented(name) if is_name(name) => text.push_key(name),
            Token::Name(_) | Token::Undocumented(_) => return false,
            Token::Index(index) => text.push_index(index),
        }
        true
    }
}
