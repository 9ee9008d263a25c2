//! The strings of a model in one piece of memory: one allocation for each object, not one for each
//! string.

use std::array;
use std::ops::Range;

use zeroize::Zeroize;

/// `N` strings, each of which may be absent. Those whose bit is set in `SECRETS` are wiped from
/// memory when they are dropped.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct PackedStrings<const N: usize, const SECRETS: u64> {
    all: Box<str>,
    /// Where each string ends. It begins where the one before it ends.
    ends: [usize; N],
    present: [bool; N],
}

impl<const N: usize, const SECRETS: u64> PackedStrings<N, SECRETS> {
    pub(crate) fn new(strings: [Option<&str>; N]) -> Self {
        let mut all = String::with_capacity(strings.iter().flatten().map(|string| string.len()).sum());
        let ends = strings.map(|string| {
            all.push_str(string.unwrap_or_default());
            all.len()
        });
        Self { all: all.into_boxed_str(), ends, present: strings.map(|string| string.is_some()) }
    }

    pub(crate) fn get(&self, index: usize) -> Option<&str> {
        if *self.present.get(index)? { self.all.get(self.range(index)?) } else { None }
    }

    /// The same strings but for one.
    pub(crate) fn with(&self, index: usize, string: &str) -> Self {
        Self::new(array::from_fn(|each| if each == index { Some(string) } else { self.get(each) }))
    }

    fn range(&self, index: usize) -> Option<Range<usize>> {
        let start =
            index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        Some(start..*self.ends.get(index)?)
    }
}

impl<const N: usize, const SECRETS: u64> Drop for PackedStrings<N, SECRETS> {
    fn drop(&mut self) {
        for index in (0..N).filter(|index| SECRETS >> index & 1 == 1) {
            if let Some(secret) = self.range(index).and_then(|range| self.all.get_mut(range)) {
                secret.zeroize();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::option;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_string_is_what_it_was(strings in prop::array::uniform4(option::of(any::<String>())), other: String) {
            let packed = PackedStrings::<4, 2>::new(strings.each_ref().map(Option::as_deref));
            for (index, text) in strings.iter().enumerate() {
                prop_assert_eq!(packed.get(index), text.as_deref());
                let changed = packed.with(index, &other);
                for each in 0..4 {
                    prop_assert_eq!(changed.get(each), if each == index { Some(&*other) } else { packed.get(each) });
                }
            }
            prop_assert_eq!(packed.get(4), None);
        }
    }

    #[test]
    fn an_absent_string_is_not_an_empty_one() {
        assert!(PackedStrings::<1, 1>::new([None]) != PackedStrings::new([Some("")]));
    }
}
