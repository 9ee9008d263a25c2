//! The texts of a model, in one piece of memory: one allocation for each webhook of a request, not one for each text.

use std::array;
use std::ops::Range;

use zeroize::Zeroize;

/// `N` texts, each of which may be absent. The one of the number `SECRET` is wiped from memory when they are dropped.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Texts<const N: usize, const SECRET: usize> {
    all: Box<str>,
    /// Where each text ends. It begins where the one before it ends.
    ends: [usize; N],
    present: [bool; N],
}

impl<const N: usize, const SECRET: usize> Texts<N, SECRET> {
    pub(crate) fn new(texts: [Option<&str>; N]) -> Self {
        let mut all = String::with_capacity(texts.iter().flatten().map(|text| text.len()).sum());
        let ends = texts.map(|text| {
            all.push_str(text.unwrap_or_default());
            all.len()
        });
        Self { all: all.into_boxed_str(), ends, present: texts.map(|text| text.is_some()) }
    }

    /// The text of that number.
    pub(crate) fn get(&self, number: usize) -> Option<&str> {
        if *self.present.get(number)? { self.all.get(self.range(number)?) } else { None }
    }

    /// The same texts but for one.
    pub(crate) fn with(&self, number: usize, text: &str) -> Self {
        Self::new(array::from_fn(|each| if each == number { Some(text) } else { self.get(each) }))
    }

    fn range(&self, number: usize) -> Option<Range<usize>> {
        let start =
            number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        Some(start..*self.ends.get(number)?)
    }
}

impl<const N: usize, const SECRET: usize> Drop for Texts<N, SECRET> {
    fn drop(&mut self) {
        if let Some(secret) = self.range(SECRET).and_then(|range| self.all.get_mut(range)) {
            secret.zeroize();
        }
    }
}

/// Gives a model the traits of its shape: a struct of the same properties, which borrows them.
macro_rules! shaped {
    ($model:ident) => {
        impl std::fmt::Debug for $model {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(&self.shape(), f)
            }
        }

        impl serde::Serialize for $model {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.shape().serialize(serializer)
            }
        }

        impl schemars::JsonSchema for $model {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                shape::$model::schema_name()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                shape::$model::json_schema(generator)
            }
        }
    };
}

pub(crate) use shaped;

#[cfg(test)]
mod tests {
    use proptest::option;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_text_is_what_it_was(texts in prop::array::uniform4(option::of(any::<String>())), other: String) {
            let packed = Texts::<4, 1>::new(texts.each_ref().map(Option::as_deref));
            for (number, text) in texts.iter().enumerate() {
                prop_assert_eq!(packed.get(number), text.as_deref());
                let changed = packed.with(number, &other);
                for each in 0..4 {
                    prop_assert_eq!(changed.get(each), if each == number { Some(&*other) } else { packed.get(each) });
                }
            }
            prop_assert_eq!(packed.get(4), None);
        }
    }

    #[test]
    fn an_absent_text_is_not_an_empty_one() {
        assert!(Texts::<1, 0>::new([None]) != Texts::new([Some("")]));
    }
}
