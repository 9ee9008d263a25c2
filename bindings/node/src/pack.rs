//! Models, packed by their descriptions into texts that JavaScript cuts into objects.

use std::{mem, ptr};

use chatapps_webhooks::{Described, Event, Kind, ValueRef};

/// A text is full at this many bytes. A string that is cut out of a text keeps all of it in memory.
const FULL: usize = 4096;

/// Packs objects into as many texts as it takes. `lib/models.js` has the format.
pub(crate) fn pack<'o, T: Described + ?Sized + 'o>(objects: impl IntoIterator<Item = &'o T>) -> Vec<String> {
    let empty = || String::with_capacity(FULL + FULL / 4);
    let (mut full, mut packed) = (Vec::new(), Packed(empty()));
    for object in objects {
        packed.object(object);
        if packed.0.len() >= FULL {
            full.push(mem::replace(&mut packed.0, empty()));
        }
    }
    full.push(packed.0);
    full
}

/// Packs an event. `lib/event.js` has the format.
pub(crate) fn pack_event(event: &Event) -> String {
    let mut packed = Packed(String::with_capacity(event.raw().len()));
    match event.key_of_parts() {
        Some(key) => packed.text(&key),
        None => packed.number(0),
    }
    packed.object(event);
    packed.0
}

struct Packed(String);

impl Packed {
    fn object<T: Described + ?Sized>(&mut self, object: &T) {
        for (index, property) in object.object_type().properties.iter().enumerate() {
            match object.value(index) {
                None => self.number(0),
                Some(value) => self.value(&property.kind, value),
            }
        }
    }

    fn value(&mut self, kind: &Kind, value: ValueRef<'_>) {
        match (kind, value) {
            (Kind::Nullable(_), ValueRef::Null) => self.number(1),
            (Kind::Nullable(kind), value) => {
                self.number(2);
                self.value(kind, value);
            }
            (Kind::Enumeration(list), ValueRef::Text(text)) => {
                let position = list.position(text);
                self.number(position.unwrap_or(list.values.len()) + 1);
                if position.is_none() {
                    self.text(text);
                }
            }
            (Kind::Tagged(tagged), ValueRef::Object(object)) => {
                let is_it = |case| ptr::eq(case, object.object_type());
                let position = tagged.cases.iter().position(|(_, case)| is_it(*case));
                self.number(position.unwrap_or_default() + 1);
                self.object(object);
            }
            (Kind::Tagged(tagged), value) => {
                self.number(tagged.cases.len() + 1);
                self.json(value);
            }
            (Kind::Array(kind), ValueRef::Array(values)) => {
                self.number(values.len() + 1);
                for value in values {
                    self.value(kind, value.view());
                }
            }
            (_, ValueRef::Object(object)) => {
                self.number(1);
                self.object(object);
            }
            (_, ValueRef::Boolean(value)) => self.number(1 + usize::from(value)),
            (_, ValueRef::Text(text)) => self.text(text),
            (_, value) => self.json(value),
        }
    }

    fn json(&mut self, value: ValueRef<'_>) {
        // What came from JSON can be written as JSON.
        self.text(&serde_json::to_string(&value).unwrap_or_default());
    }

    fn text(&mut self, text: &str) {
        let units = if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() };
        self.number(units + 1);
        self.0.push_str(text);
    }

    fn number(&mut self, mut number: usize) {
        while number >= 1 << 6 {
            self.0.extend(u8::try_from(number & 63 | 64).map(char::from));
            number >>= 6;
        }
        self.0.extend(u8::try_from(number).map(char::from));
    }
}
