//! Models, packed into one text that JavaScript cuts into objects (`lib/models.js`). Both sides go by the descriptions.

use chatapps_webhooks::{Described, Kind, ValueRef};

/// A piece of a list is full at this many bytes. A string that is cut out of a piece keeps that much memory alive.
const PIECE: usize = 4096;

/// Numbers and texts, one after the other.
///
/// A number is written in digits of six bits, the lowest first, each a character; all but the last have the seventh bit set. A text
/// is its length in UTF-16 code units plus one, and its characters. A list is its length and its pieces: for each, how many objects
/// it has, and their text. An object is its properties, in the order of its description. A property is 0 if it is absent, else
///
/// | kind | value |
/// |---|---|
/// | boolean | 1 `false`, 2 `true` |
/// | number, raw | its JSON as a text |
/// | text | a text |
/// | enumeration | the position of the value, from 1; one more than there are values, and a text |
/// | object | 1, the object |
/// | array | the length plus one, the elements as properties |
/// | tagged | the position of the case, from 1, and the object; one more than there are cases, and JSON as a text |
/// | nullable | 1 `null`, 2 and the value as a property |
#[derive(Default)]
pub(crate) struct Packed(String);

impl From<Packed> for String {
    fn from(packed: Packed) -> Self {
        packed.0
    }
}

impl Packed {
    pub(crate) fn object(object: &dyn Described) -> Self {
        let mut packed = Self::default();
        packed.put_object(object);
        packed
    }

    pub(crate) fn text(text: &str) -> Self {
        let mut packed = Self::default();
        packed.put_text(text);
        packed
    }

    pub(crate) fn list<'d, T: Described + 'd>(objects: impl ExactSizeIterator<Item = &'d T>) -> Self {
        let (mut packed, mut piece, mut count) = (Self::default(), Self::default(), 0);
        packed.put_number(objects.len());
        for object in objects {
            piece.put_object(object);
            count += 1;
            if piece.0.len() >= PIECE {
                packed.put_piece(count, &mut piece);
                count = 0;
            }
        }
        packed.put_piece(count, &mut piece);
        packed
    }

    fn put_piece(&mut self, count: usize, piece: &mut Self) {
        self.put_number(count);
        self.put_text(&piece.0);
        piece.0.clear();
    }

    fn put_object(&mut self, object: &dyn Described) {
        for (index, property) in object.object_type().properties.iter().enumerate() {
            match object.value(index) {
                None => self.put_number(0),
                Some(value) => self.put_value(&property.kind, value),
            }
        }
    }

    fn put_value(&mut self, kind: &Kind, value: ValueRef<'_>) {
        match (kind, value) {
            (Kind::Nullable(_), ValueRef::Null) => self.put_number(1),
            (Kind::Nullable(kind), value) => {
                self.put_number(2);
                self.put_value(kind, value);
            }
            (Kind::Enumeration(list), ValueRef::Text(text)) => {
                let position = list.values.iter().position(|value| value.text == text);
                self.put_number(position.unwrap_or(list.values.len()) + 1);
                if position.is_none() {
                    self.put_text(text);
                }
            }
            (Kind::Tagged(tagged), value) => {
                let case = match value {
                    ValueRef::Object(object) => {
                        tagged.cases.iter().position(|(_, case)| std::ptr::eq(*case, object.object_type()))
                    }
                    _ => None,
                };
                self.put_number(case.unwrap_or(tagged.cases.len()) + 1);
                match value {
                    ValueRef::Object(object) if case.is_some() => self.put_object(object),
                    value => self.put_json(value),
                }
            }
            (Kind::Array(kind), ValueRef::Array(values)) => {
                self.put_number(values.len() + 1);
                for value in values {
                    self.put_value(kind, value.view());
                }
            }
            (_, ValueRef::Text(text)) => self.put_text(text),
            (_, ValueRef::Boolean(value)) => self.put_number(1 + usize::from(value)),
            (_, ValueRef::Object(object)) => {
                self.put_number(1);
                self.put_object(object);
            }
            (_, value) => self.put_json(value),
        }
    }

    fn put_json(&mut self, value: ValueRef<'_>) {
        // Writing a value to a string can't fail.
        self.put_text(&serde_json::to_string(&value).unwrap_or_default());
    }

    fn put_text(&mut self, text: &str) {
        let units = if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() };
        self.put_number(units + 1);
        self.0.push_str(text);
    }

    fn put_number(&mut self, mut number: usize) {
        while number >= 1 << 6 {
            self.put_digit(number & 63 | 64);
            number >>= 6;
        }
        self.put_digit(number);
    }

    fn put_digit(&mut self, digit: usize) {
        self.0.extend(u8::try_from(digit).map(char::from));
    }
}
