//! How scalars are read: strings with a check of their own, booleans, enumerations.

use super::expect::{Expect, Kind, report_type};
use super::pass::{Pass, Text};
use super::place::Place;
use crate::finding::Params;
use crate::policy::{enumeration_alias, wording};

/// Reads a string and makes something of it.
pub(crate) struct ReadString<F>(pub(crate) F);

impl<T, F: FnOnce(&mut Pass<'_>, &Place<'_>, &str) -> T> Expect<'_> for ReadString<F> {
    type Value = Option<T>;

    const KIND: Kind = Kind::String;

    fn string(self, pass: &mut Pass<'_>, place: &Place<'_>, text: &str) -> Option<T> {
        Some((self.0)(pass, place, text))
    }
}

/// Reads a string of any content and puts what is made of it where it belongs: what is large is not carried about.
pub(crate) struct StringInto<'s, T, F>(pub(crate) &'s mut Option<T>, pub(crate) F);

impl<T, F> StringInto<'_, T, F> {
    fn put<'de>(self, pass: &mut Pass<'_>, place: &Place<'_>, text: Text<'_, 'de>)
    where
        F: FnOnce(&mut Pass<'_>, &Place<'_>, Text<'_, 'de>) -> T,
    {
        if !pass.is_bare() {
            *self.0 = Some((self.1)(pass, place, text));
        }
    }
}

impl<'de, T, F: FnOnce(&mut Pass<'_>, &Place<'_>, Text<'_, 'de>) -> T> Expect<'de> for StringInto<'_, T, F> {
    type Value = ();

    const KIND: Kind = Kind::String;

    fn mismatch(self, pass: &mut Pass<'_>, place: &Place<'_>, found: Kind) {
        *self.0 = None;
        report_type(pass, place, Self::KIND, found);
    }

    fn string(self, pass: &mut Pass<'_>, place: &Place<'_>, text: &str) {
        self.put(pass, place, Text::Passing(text));
    }

    fn lasting_string(self, pass: &mut Pass<'_>, place: &Place<'_>, text: &'de str) {
        self.put(pass, place, Text::Lasting(text));
    }
}

/// Reads a boolean.
pub(crate) struct ReadBoolean;

impl Expect<'_> for ReadBoolean {
    type Value = Option<bool>;

    const KIND: Kind = Kind::Boolean;

    fn boolean(self, _: &mut Pass<'_>, _: &Place<'_>, value: bool) -> Option<bool> {
        Some(value)
    }
}

/// Reads an integer of any size.
pub(crate) struct ReadInteger;

impl Expect<'_> for ReadInteger {
    type Value = Option<serde_json::Number>;

    const KIND: Kind = Kind::Integer;

    fn integer(self, _: &mut Pass<'_>, _: &Place<'_>, value: serde_json::Number) -> Self::Value {
        Some(value)
    }
}

/// A string that the contract takes from a list.
pub(crate) trait Enumeration: Sized + Copy + 'static {
    /// The values, with their spelling.
    const VALUES: &'static [(&'static str, Self)];
}

/// Reads a value of an enumeration.
pub(crate) struct ReadEnumeration<T>(pub(crate) std::marker::PhantomData<T>);

impl<T: Enumeration> Expect<'_> for ReadEnumeration<T> {
    type Value = Option<T>;

    const KIND: Kind = Kind::String;

    /// A value of another type breaks both keywords, `type` and `enum`.
    fn mismatch(self, pass: &mut Pass<'_>, place: &Place<'_>, found: Kind) -> Option<T> {
        report_type(pass, place, Self::KIND, found);
        pass.report(&wording::ENUM, place, || Params::default().with("expected", spellings::<T>()));
        None
    }

    fn string(self, pass: &mut Pass<'_>, place: &Place<'_>, text: &str) -> Option<T> {
        let found = T::VALUES.iter().find(|(spelling, _)| *spelling == text);
        if found.is_none() && pass.is_verdict() {
            pass.fail();
        } else if found.is_none() {
            let expected = spellings::<T>();
            let (wording, params) = match enumeration_alias(text, &expected) {
                _ if text == "*" && expected.contains(&"CABM") => {
                    (&wording::ENUM_ALL_TYPES, Params::default())
                }
                Some(suggestion) => {
                    (&wording::ENUM_SUGGESTION, Params::default().with("suggestion", suggestion))
                }
                None => (&wording::ENUM, Params::default()),
            };
            pass.report(wording, place, || params.with("expected", expected));
        }
        found.map(|(_, value)| *value)
    }
}

fn spellings<T: Enumeration>() -> Vec<&'static str> {
    T::VALUES.iter().map(|(spelling, _)| *spelling).collect()
}
