//! Texts of clients that count in UTF-16, and so may cut a character into the halves of its pair.
//!
//! JSON has such a half as an escape. In a text of ours it is U+FFFD, which is as long, and becomes
//! what it was when the other half comes.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// A text, and its halves of pairs: where each is, and its unit of UTF-16.
#[derive(Default)]
pub(crate) struct Halved {
    pub(crate) text: String,
    pub(crate) halves: BTreeMap<usize, u16>,
}

impl Halved {
    /// A text without halves.
    pub(crate) const fn of(text: String) -> Self {
        Self { text, halves: BTreeMap::new() }
    }

    fn push_half(&mut self, unit: u16) {
        self.halves.insert(self.text.len(), unit);
        self.text.push(char::REPLACEMENT_CHARACTER);
    }

    pub(crate) fn of_units(units: &[u16]) -> Self {
        let mut new = Self::default();
        for c in char::decode_utf16(units.iter().copied()) {
            match c {
                Ok(c) => new.text.push(c),
                Err(half) => new.push_half(half.unpaired_surrogate()),
            }
        }
        new
    }

    /// The units of UTF-16.
    pub(crate) fn units(&self) -> Vec<u16> {
        let mut units = Vec::with_capacity(self.text.len());
        for (at, c) in self.text.char_indices() {
            match self.halves.get(&at) {
                Some(half) => units.push(*half),
                None => units.extend_from_slice(c.encode_utf16(&mut [0; 2])),
            }
        }
        units
    }

    /// The text of bytes in UTF-8, in which each half is encoded as if it were a character.
    fn of_bytes(mut bytes: &[u8]) -> Option<Self> {
        let mut new = Self::default();
        loop {
            let error = match str::from_utf8(bytes) {
                Ok(text) => {
                    new.text.push_str(text);
                    return Some(new);
                }
                Err(error) => error,
            };
            let (valid, rest) = bytes.split_at_checked(error.valid_up_to())?;
            new.text.push_str(str::from_utf8(valid).ok()?);
            let [0xED, second @ 0xA0..=0xBF, third @ 0x80..=0xBF, rest @ ..] = rest else { return None };
            new.push_half(0xD000 | u16::from(second & 0x3F) << 6 | u16::from(third & 0x3F));
            bytes = rest;
        }
    }
}

impl<'de> Deserialize<'de> for Halved {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // As a string, the reader of JSON refuses halves.
        deserializer.deserialize_bytes(Bytes)
    }
}

struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = Halved;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Halved, E> {
        Ok(Halved::of(text.to_owned()))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Halved, E> {
        Halved::of_bytes(bytes).ok_or_else(|| E::custom("expected UTF-8"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn strings_of_json_have_the_units_that_were_written(
            units in prop::collection::vec(prop_oneof![any::<u16>(), 0xD800..0xE000_u16], 0..20),
        ) {
            let escaped = units.iter().map(|unit| format!("\\u{unit:04x}")).collect::<Vec<_>>().concat();
            let read: Halved = serde_json::from_str(&format!("\"{escaped}\"")).unwrap();
            prop_assert_eq!(&read.text, &String::from_utf16_lossy(&units));
            prop_assert_eq!(&read.units(), &units);
            prop_assert_eq!(Halved::of_units(&units).halves, read.halves);
        }

        #[test]
        fn other_strings_are_what_they_are(text: String) {
            let read: Halved = serde_json::from_str(&serde_json::to_string(&text).unwrap()).unwrap();
            prop_assert_eq!((read.text, read.halves.len()), (text, 0));
        }
    }

    #[test]
    fn what_is_no_string_is_refused() {
        for json in ["1", "[255]", "null", "{}"] {
            assert!(serde_json::from_str::<Halved>(json).is_err(), "{json}");
        }
    }
}
