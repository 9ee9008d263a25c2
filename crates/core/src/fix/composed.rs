//! The edits of several rounds as one list.
//!
//! Each round edits the text that the one before it made. What is left of the first text is known
//! by its bytes there, so whatever was inserted stands between two such pieces.

use std::borrow::Cow;
use std::ops::Range;

use super::fix::Edit;

/// A part of a text.
#[derive(Clone)]
enum Piece {
    /// Bytes of the first text.
    Kept(Range<usize>),
    Inserted(Cow<'static, str>),
}

/// A text that was edited, as what is left of the first text and what was inserted.
pub(super) struct Composed {
    pieces: Vec<Piece>,
    /// The length of the first text.
    length: usize,
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Kept(range) => range.len(),
            Self::Inserted(text) => text.len(),
        }
    }

    /// Its bytes in a range, if there are any.
    fn part(&self, range: Range<usize>) -> Option<Self> {
        if range.is_empty() {
            return None;
        }
        Some(match self {
            Self::Kept(kept) => Self::Kept(kept.start + range.start..kept.start + range.end),
            Self::Inserted(text) => Self::Inserted(text.get(range)?.to_owned().into()),
        })
    }
}

impl Composed {
    /// A text of so many bytes that nobody has edited yet.
    pub(super) fn of(length: usize) -> Self {
        Self { pieces: vec![Piece::Kept(0..length)], length }
    }

    /// Makes edits, which are in the order of the text as it is now, and don't overlap.
    pub(super) fn add(&mut self, edits: &[Edit]) {
        let mut rest = Rest { pieces: &self.pieces, used: 0, at: 0 };
        let mut made = Vec::with_capacity(self.pieces.len() + 2 * edits.len());
        for edit in edits {
            rest.copy_to(edit.range.start, Some(&mut made));
            if !edit.text.is_empty() {
                made.push(Piece::Inserted(edit.text.clone()));
            }
            rest.copy_to(edit.range.end, None);
        }
        rest.copy_to(usize::MAX, Some(&mut made));
        self.pieces = made;
    }

    /// What turns the first text into this one.
    pub(super) fn edits(&self) -> Vec<Edit> {
        let (mut edits, mut at, mut inserted) = (Vec::new(), 0, String::new());
        let mut replace = |range: Range<usize>, inserted: &mut String| {
            if !range.is_empty() || !inserted.is_empty() {
                edits.push(Edit::new(range, std::mem::take(inserted)));
            }
        };
        for piece in &self.pieces {
            match piece {
                Piece::Inserted(text) => inserted.push_str(text),
                Piece::Kept(range) => {
                    replace(at..range.start, &mut inserted);
                    at = range.end;
                }
            }
        }
        replace(at..self.length, &mut inserted);
        edits
    }
}

/// The pieces from some byte on.
struct Rest<'p> {
    pieces: &'p [Piece],
    /// How many bytes of the first piece are behind it.
    used: usize,
    at: usize,
}

impl Rest<'_> {
    /// Goes on to a byte, and passes on what is before it.
    fn copy_to(&mut self, end: usize, mut out: Option<&mut Vec<Piece>>) {
        while self.at < end
            && let Some((piece, others)) = self.pieces.split_first()
        {
            let until = piece.len().min(self.used + (end - self.at));
            if let (Some(out), Some(part)) = (out.as_deref_mut(), piece.part(self.used..until)) {
                out.push(part);
            }
            self.at += until - self.used;
            self.used = until;
            if until == piece.len() {
                (self.pieces, self.used) = (others, 0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fix::apply;
    use super::*;

    /// Edits of a text of so many bytes, from numbers.
    fn edits(length: usize, numbers: &[(usize, usize, String)]) -> Vec<Edit> {
        let (mut edits, mut at) = (Vec::new(), 0);
        for (skipped, removed, text) in numbers {
            let start = at + skipped;
            let end = start + removed;
            if end > length {
                break;
            }
            edits.push(Edit::new(start..end, text.clone()));
            at = end + 1;
        }
        edits
    }

    proptest! {
        #[test]
        fn one_list_does_what_all_rounds_did(
            text in "[a-z]{0,30}",
            rounds in prop::collection::vec(
                prop::collection::vec((0_usize..6, 0_usize..6, "[A-Z]{0,4}"), 0..4), 0..5),
        ) {
            let (mut composed, mut now) = (Composed::of(text.len()), text.clone().into_bytes());
            for numbers in rounds {
                let edits = edits(now.len(), &numbers);
                now = apply(&now, &edits).unwrap();
                composed.add(&edits);
            }
            let edits = composed.edits();
            prop_assert_eq!(apply(text.as_bytes(), &edits).unwrap(), now);
            prop_assert!(edits.is_sorted_by(|one, next| one.range.end < next.range.start));
            // Nothing of the text is inserted: it is in lower case, and what is inserted is not.
            prop_assert!(edits.iter().all(|edit| edit.text.bytes().all(|byte| byte.is_ascii_uppercase())));
        }
    }
}
