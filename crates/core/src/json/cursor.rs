//! How far a document has been read.

use std::cell::Cell;

/// How far a document had been read when something in it was reached: what tells locations apart,
/// and puts them in document order. A byte position in a text; in other sources, the number of
/// members and elements before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Offset(pub(crate) usize);

/// Carries the offset from whoever reads a document to whoever checks it: serde's traits have no
/// place for it.
pub(crate) struct Cursor {
    offset: Cell<usize>,
    /// Whether the offset is counted here, since the source has no positions.
    counts: bool,
}

impl Cursor {
    /// A cursor that the reader of a text moves.
    pub(crate) const fn of_text() -> Self {
        Self { offset: Cell::new(0), counts: false }
    }

    /// A cursor that counts what it is asked for.
    pub(crate) const fn of_values() -> Self {
        // The document itself is at 0.
        Self { offset: Cell::new(1), counts: true }
    }

    /// Moves to a position of the text.
    pub(super) fn publish(&self, position: usize) {
        self.offset.set(position);
    }

    /// The offset of the member whose name was just read, or of the element that comes next. Take
    /// it once for each: no two are equal then.
    pub(crate) fn take_offset(&self) -> Offset {
        let offset = self.offset.get();
        if self.counts {
            self.offset.set(offset.wrapping_add(1));
        }
        Offset(offset)
    }

    /// Where a cursor stands that counts.
    pub(crate) fn position(&self) -> usize {
        self.offset.get()
    }

    /// Moves a cursor that counts: back to what was buffered, and forth again behind it.
    pub(crate) fn set_position(&self, position: usize) {
        self.offset.set(position);
    }
}
