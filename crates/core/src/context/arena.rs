//! Copies of strings that their source only lends for a moment, until a model is made of them.

use zeroize::Zeroizing;

/// A string, as a source gives it.
#[derive(Clone, Copy)]
pub(crate) enum SourceStr<'t, 'de> {
    /// It lives as long as the document.
    Borrowed(&'de str),
    /// It is only there now.
    Transient(&'t str),
}

impl<'t, 'de: 't> SourceStr<'t, 'de> {
    #[expect(clippy::match_same_arms, reason = "the lifetimes differ")]
    pub(crate) const fn as_str(self) -> &'t str {
        match self {
            Self::Borrowed(text) => text,
            Self::Transient(text) => text,
        }
    }
}

/// A string that was stored: where it is, or where its copy begins and ends.
#[derive(Clone, Copy)]
pub(crate) enum StoredStr<'de> {
    Borrowed(&'de str),
    Copied(usize, usize),
}

/// The copies, one after another. Secrets are among them, so they are wiped.
///
/// Whoever makes a model takes a [`mark`](Arena::mark) before it reads, and
/// [releases](Arena::release) what came after it. What an outer object has stored stays.
#[derive(Default)]
pub(crate) struct Arena {
    /// Nothing is there before the first copy: wiping an empty string takes as long as reading half
    /// a webhook on machines whose masked stores mind the address of nothing (80 ns a document).
    text: Option<Zeroizing<String>>,
}

/// How many bytes there is room for at first: more than most webhooks have.
const INITIAL_CAPACITY: usize = 512;

impl Arena {
    #[inline]
    pub(crate) fn store<'de>(&mut self, text: SourceStr<'_, 'de>) -> StoredStr<'de> {
        match text {
            SourceStr::Borrowed(text) => StoredStr::Borrowed(text),
            SourceStr::Transient(text) => self.copy(text),
        }
    }

    fn copy(&mut self, text: &str) -> StoredStr<'static> {
        let all = self.text.get_or_insert_with(|| String::with_capacity(INITIAL_CAPACITY).into());
        let start = all.len();
        let end = start + text.len();
        if end > all.capacity() {
            // Growing in place could leave secrets where they were.
            let mut larger = Zeroizing::new(String::with_capacity(2 * end));
            larger.push_str(all);
            *all = larger;
        }
        all.push_str(text);
        StoredStr::Copied(start, end)
    }

    /// A string that was stored. `None` if it was released, which makes a model of it impossible.
    pub(crate) fn get<'k>(&'k self, stored: StoredStr<'k>) -> Option<&'k str> {
        match stored {
            StoredStr::Borrowed(text) => Some(text),
            StoredStr::Copied(start, end) => self.text.as_ref()?.get(start..end),
        }
    }

    /// How much is stored.
    pub(crate) fn mark(&self) -> usize {
        self.text.as_ref().map_or(0, |all| all.len())
    }

    /// Releases what was stored since a mark.
    pub(crate) fn release(&mut self, mark: usize) {
        if let Some(all) = &mut self.text {
            all.truncate(mark);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releasing_what_is_inside_keeps_what_is_outside() {
        let mut arena = Arena::default();
        let outer = arena.store(SourceStr::Transient("outer"));
        for _ in 0..3 {
            let mark = arena.mark();
            let inner = arena.store(SourceStr::Transient("an element"));
            assert_eq!(arena.get(inner), Some("an element"));
            arena.release(mark);
            assert_eq!(arena.get(inner), None);
        }
        assert_eq!(arena.get(outer), Some("outer"));
    }

    #[test]
    fn growing_keeps_all_strings() {
        let mut arena = Arena::default();
        let texts: Vec<_> = (0..200).map(|length| "é".repeat(length)).collect();
        let stored: Vec<_> = texts.iter().map(|text| arena.store(SourceStr::Transient(text))).collect();
        for (text, stored) in texts.iter().zip(stored) {
            assert_eq!(arena.get(stored), Some(text.as_str()));
        }
    }
}
