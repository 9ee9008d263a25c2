//! Where a finding stands in the structure of a text: its container, and what is beside it.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use serde_json::Value;

use super::fix::Edit;
use crate::base::spelling::normalized;
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

    /// Its value; `None` if it has a number that may have lost digits.
    pub(super) fn value_in(&self, text: &str) -> Option<Value> {
        self.any_value_in(text).filter(is_exact)
    }

    /// Its value, whose numbers may have lost digits.
    pub(super) fn any_value_in(&self, text: &str) -> Option<Value> {
        serde_json::from_str(text.get(self.value.clone())?).ok()
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
#[derive(Debug)]
pub(super) struct Container {
    /// With its brackets.
    pub(super) range: Range<usize>,
    pub(super) items: Vec<Item>,
    names: OnceCell<HashMap<String, Namesakes>>,
    /// How many members there are whose names have the same letters.
    letters: OnceCell<HashMap<String, usize>>,
    /// The sub-account and the letters of the type of each entry that has both.
    targets: OnceCell<HashSet<(String, String)>>,
}

/// The members of an object that have one name.
#[derive(Debug)]
pub(super) struct Namesakes {
    /// The position of the last one, which counts.
    pub(super) last: usize,
    /// Whether all have the same value.
    pub(super) are_equal: bool,
    /// The value of the first one; `None` if there is none.
    value: Option<Value>,
}

impl Namesakes {
    /// The value of the first one, if it is a string.
    pub(super) fn text(&self) -> Option<&str> {
        self.value.as_ref()?.as_str()
    }
}

/// The containers of a text, each read once: a document may have thousands of findings.
pub(super) struct Containers<'t> {
    pub(super) text: &'t str,
    /// By where they were looked for.
    read: RefCell<HashMap<usize, Option<Rc<Container>>>>,
}

/// A member or an element, and the container that it is in.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) container: Rc<Container>,
    pub(super) position: usize,
}

impl<'t> Containers<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, read: RefCell::default() }
    }

    /// The container that begins at a byte, behind white space; `None` if none does.
    pub(super) fn at(&self, start: usize) -> Option<Rc<Container>> {
        let mut known = self.read.borrow_mut();
        let found = known.entry(start).or_insert_with(|| read(self.text, start).ok().flatten().map(Rc::new));
        found.clone()
    }
}

impl Container {
    /// The members that have the name of one of the items.
    pub(super) fn namesakes(&self, text: &str, item: &Item) -> Option<&Namesakes> {
        self.named(text, &item.name_in(text)?)
    }

    /// The members of a name.
    pub(super) fn named(&self, text: &str, name: &str) -> Option<&Namesakes> {
        self.names.get_or_init(|| self.names(text)).get(name)
    }

    /// Whether a member has the name of another one.
    pub(super) fn repeats_names(&self, text: &str) -> bool {
        let members = self.items.iter().filter(|item| item.name.is_some()).count();
        self.names.get_or_init(|| self.names(text)).len() < members
    }

    /// How many members have a name with the letters of that one.
    pub(super) fn with_letters_of(&self, text: &str, name: &str) -> usize {
        let letters = self.letters.get_or_init(|| {
            let mut letters = HashMap::new();
            for name in self.items.iter().filter_map(|item| item.name_in(text)) {
                *letters.entry(normalized(&name).into_owned()).or_default() += 1;
            }
            letters
        });
        letters.get(&*normalized(name)).copied().unwrap_or_default()
    }

    /// Whether it has an entry for a sub-account whose type has the letters of that one.
    pub(super) fn has_target(&self, text: &str, scope: &str, webhook_type: &str) -> bool {
        let targets = self.targets.get_or_init(|| {
            let entries = self.items.iter().filter_map(|item| item.any_value_in(text));
            let target = |entry: Value| {
                let part = |name| entry.get(name).and_then(Value::as_str);
                Some((part("subAccountId")?.to_owned(), normalized(part("type")?).into_owned()))
            };
            entries.filter_map(target).collect()
        });
        targets.contains(&(scope.to_owned(), normalized(webhook_type).into_owned()))
    }

    fn names(&self, text: &str) -> HashMap<String, Namesakes> {
        let mut names: HashMap<String, Namesakes> = HashMap::new();
        for (position, item) in self.items.iter().enumerate() {
            let Some(name) = item.name_in(text) else { continue };
            let value = item.value_in(text);
            if let Some(known) = names.get_mut(&*name) {
                known.last = position;
                known.are_equal &= known.value.is_some() && known.value == value;
            } else {
                names.insert(name.into_owned(), Namesakes { last: position, are_equal: true, value });
            }
        }
        names
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
    pub(super) fn of(containers: &Containers<'_>, range: &Range<usize>) -> Option<Self> {
        let mut start = 0;
        loop {
            let container = containers.at(start)?;
            let behind = container.items.partition_point(|item| item.start() <= range.start);
            let position = behind.checked_sub(1)?;
            let item = container.items.get(position).filter(|item| item.holds(range))?;
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

/// Whether a value is as it was written: all its numbers are integers of 64 bits.
fn is_exact(value: &Value) -> bool {
    match value {
        Value::Number(number) => !number.is_f64(),
        Value::Array(values) => values.iter().all(is_exact),
        Value::Object(members) => members.values().all(is_exact),
        _ => true,
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
    Ok(Some(Container {
        range: start..reader.offset(),
        items,
        names: OnceCell::new(),
        letters: OnceCell::new(),
        targets: OnceCell::new(),
    }))
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
        Place::of(&Containers::of(text), &(start..start + part.len())).unwrap()
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
            let container = Containers::of(text).at(0).unwrap();
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
        assert!(Place::of(&Containers::of(text), &(1..text.len() - 1)).is_none());
    }
}
