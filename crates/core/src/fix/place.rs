//! Where a finding stands in the structure of a text: its container, and what is beside it.

use std::borrow::Cow;
use std::ops::Range;

use super::fix::Edit;
use crate::json::cursor::Cursor;
use crate::json::reader::{ReadStopped, Reader};

/// A member or an element of a text.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The name of a member, quotes included.
    pub(super) name: Option<Range<usize>>,
    pub(super) value: Range<usize>,
}

impl Item {
    /// The name, if there is one, and the value.
    pub(super) fn range(&self) -> Range<usize> {
        self.start()..self.value.end
    }

    fn start(&self) -> usize {
        self.name.as_ref().map_or(self.value.start, |name| name.start)
    }

    fn holds(&self, range: &Range<usize>) -> bool {
        self.start() <= range.start && range.end <= self.value.end
    }

    /// Whether it is a member of that name.
    pub(super) fn is_named(&self, text: &str, name: &str) -> bool {
        self.name_in(text).is_some_and(|its| its == name)
    }

    /// Its name, decoded.
    pub(super) fn name_in<'t>(&self, text: &'t str) -> Option<Cow<'t, str>> {
        let quoted = text.get(self.name.clone()?)?;
        match quoted.get(1..quoted.len().saturating_sub(1)) {
            Some(plain) if !plain.contains('\\') => Some(plain.into()),
            _ => serde_json::from_str::<String>(quoted).ok().map(Cow::Owned),
        }
    }
}

/// An object or an array of a text.
#[derive(Clone, Debug)]
pub(super) struct Container {
    /// With its brackets.
    pub(super) range: Range<usize>,
    pub(super) items: Vec<Item>,
}

/// A member or an element, and the container that it is in.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) container: Container,
    position: usize,
}

impl Container {
    /// The container that begins at a byte of a text; `None` if none does.
    pub(super) fn at(text: &str, start: usize) -> Option<Self> {
        read(text, start).ok().flatten()
    }

    /// The member of that name: the last one, which counts.
    pub(super) fn member(&self, text: &str, name: &str) -> Option<usize> {
        self.items.iter().rposition(|item| item.is_named(text, name))
    }

    /// Removes one of the items, with the comma and the white space that it leaves behind.
    pub(super) fn removal(&self, position: usize) -> Option<Edit> {
        let item = self.items.get(position)?.range();
        let before = position.checked_sub(1).and_then(|before| self.items.get(before));
        Some(Edit::removal(match (self.items.get(position + 1), before) {
            (Some(next), _) => item.start..next.range().start,
            (None, Some(before)) => before.value.end..item.end,
            (None, None) => self.range.start + 1..self.range.end - 1,
        }))
    }

    /// Adds an item behind the others, with the white space that those have.
    pub(super) fn addition(&self, text: &str, item: &str) -> Option<Edit> {
        let [.., last] = self.items.as_slice() else {
            return Some(Edit::new(self.range.start + 1..self.range.end - 1, item.to_owned()));
        };
        let separator = self.separator(text)?;
        Some(Edit::insertion(last.value.end, format!("{separator}{item}")))
    }

    /// What stands between two items: a comma and white space.
    pub(super) fn separator<'t>(&self, text: &'t str) -> Option<Cow<'t, str>> {
        match self.items.as_slice() {
            [.., before, last] => text.get(before.value.end..last.range().start).map(Cow::Borrowed),
            [only] => {
                let space = text.get(self.range.start + 1..only.range().start)?;
                Some(format!(",{}", if space.is_empty() { " " } else { space }).into())
            }
            [] => None,
        }
    }
}

impl Place {
    /// The innermost member or element whose name or value has these bytes; `None` for the document
    /// as a whole.
    pub(super) fn of(text: &str, range: &Range<usize>) -> Option<Self> {
        let mut start = 0;
        loop {
            let container = Container::at(text, start)?;
            let position = container.items.iter().position(|item| item.holds(range))?;
            let item = container.items.get(position)?;
            if item.value == *range || item.name.as_ref() == Some(range) {
                return Some(Self { container, position });
            }
            start = item.value.start;
        }
    }

    pub(super) fn item(&self) -> Option<&Item> {
        self.container.items.get(self.position)
    }

    /// Removes it.
    pub(super) fn removal(&self) -> Option<Edit> {
        self.container.removal(self.position)
    }
}

/// Reads the container that begins at a byte, behind white space.
fn read(text: &str, start: usize) -> Result<Option<Container>, ReadStopped> {
    let cursor = Cursor::of_text();
    let mut reader = Reader::new(text, start, &cursor);
    let is_object = match reader.peek() {
        Some(b'{') => true,
        Some(b'[') => false,
        _ => return Ok(None),
    };
    let start = reader.offset();
    reader.step();
    let mut items = Vec::new();
    while if is_object { reader.member(items.is_empty())? } else { reader.element(items.is_empty())? } {
        let name = if is_object { Some(value(&mut reader)?) } else { None };
        if is_object {
            reader.colon()?;
        }
        items.push(Item { name, value: value(&mut reader)? });
    }
    Ok(Some(Container { range: start..reader.offset(), items }))
}

/// Steps over a value.
fn value(reader: &mut Reader<'_>) -> Result<Range<usize>, ReadStopped> {
    reader.peek();
    let start = reader.offset();
    reader.skip_value()?;
    Ok(start..reader.offset())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::fix::apply;

    fn find(text: &str, part: &str) -> Place {
        let start = text.find(part).unwrap();
        Place::of(text, &(start..start + part.len())).unwrap()
    }

    #[test]
    fn what_is_removed_leaves_a_text_as_others_would_write_it() {
        for (text, part, expected) in [
            (r#"[{"a": 1, "b": 2, "c": 3}]"#, r#""a""#, r#"[{"b": 2, "c": 3}]"#),
            (r#"[{"a": 1, "b": 2, "c": 3}]"#, r#""b""#, r#"[{"a": 1, "c": 3}]"#),
            (r#"[{"a": 1, "b": 2, "c": 3}]"#, "3", r#"[{"a": 1, "b": 2}]"#),
            ("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "2", "{\n  \"a\": 1\n}\n"),
            ("[ 1 , 2 ]", "1", "[ 2 ]"),
            ("[ 1 , 2 ]", "2", "[ 1 ]"),
            ("[ 1 ]", "1", "[]"),
        ] {
            let removal = find(text, part).removal().unwrap();
            assert_eq!(apply(text.as_bytes(), &[removal]).unwrap(), expected.as_bytes());
        }
    }

    #[test]
    fn what_is_added_has_the_white_space_of_the_others() {
        for (text, expected) in [
            (r#"{"a": 1, "b": 2}"#, r#"{"a": 1, "b": 2, "c": 3}"#),
            (r#"{"a": 1}"#, r#"{"a": 1, "c": 3}"#),
            ("{\n\t\"a\": 1\n}", "{\n\t\"a\": 1,\n\t\"c\": 3\n}"),
            ("{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}", "{\r\n  \"a\": 1,\r\n  \"b\": 2,\r\n  \"c\": 3\r\n}"),
            (" { } ", r#" {"c": 3} "#),
        ] {
            let container = Container::at(text, 0).unwrap();
            let addition = container.addition(text, r#""c": 3"#).unwrap();
            assert_eq!(apply(text.as_bytes(), &[addition]).unwrap(), expected.as_bytes());
        }
    }

    #[test]
    fn the_innermost_place_is_found_by_its_bytes() {
        let text = r#" [{"a": {"\u0062": [7, {"c": "ü"}]}}, 8] "#;
        assert!(find(text, r#""\u0062""#).item().unwrap().is_named(text, "b"));
        assert!(find(text, r#""ü""#).item().unwrap().is_named(text, "c"));
        assert_eq!(find(text, "8").container.items.len(), 2);
        assert!(Place::of(text, &(1..text.len() - 1)).is_none());
    }
}
