//! Which lines of a text became others.

use std::ops::Range;

use gix_imara_diff::{Algorithm, Diff, InternedInput};

/// Lines of one text that are not in the other one: `before` became `after`, and one of the two may
/// be empty. Both count lines from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The lines that were there.
    pub before: Range<usize>,
    /// The lines that are there now.
    pub after: Range<usize>,
}

/// The changes that turn the lines of one text into those of another one, in their order, with
/// lines between them that stay.
///
/// They are few, but not always as few as can be, so that two texts without anything in common take
/// about as long as two that are alike.
#[must_use]
pub fn changes<L: AsRef<[u8]>>(before: &[L], after: &[L]) -> Vec<Change> {
    let mut input = InternedInput::<&[u8]>::default();
    input.update_before(before.iter().map(AsRef::as_ref));
    input.update_after(after.iter().map(AsRef::as_ref));
    let mut diff = Diff::compute(Algorithm::Myers, &input);
    diff.postprocess_no_heuristic(&input);
    let range = |lines: Range<u32>| lines.start as usize..lines.end as usize;
    diff.hunks().map(|hunk| Change { before: range(hunk.before), after: range(hunk.after) }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn changes_turn_one_text_into_the_other(
            before in prop::collection::vec("[abc]{0,2}", 0..12),
            after in prop::collection::vec("[abc]{0,2}", 0..12),
        ) {
            let (mut made, mut at) = (Vec::new(), 0);
            for change in changes(&before, &after) {
                prop_assert!(change.before.start > at || made.is_empty());
                prop_assert!(!change.before.is_empty() || !change.after.is_empty());
                made.extend_from_slice(&before[at..change.before.start]);
                prop_assert_eq!(made.len(), change.after.start);
                made.extend_from_slice(&after[change.after.clone()]);
                at = change.before.end;
            }
            made.extend_from_slice(&before[at..]);
            prop_assert_eq!(made, after);
        }
    }

    #[test]
    fn texts_without_anything_in_common_are_one_change() {
        let lines = |name: &str| (0..20_000).map(|number| format!("{name}{number}")).collect::<Vec<_>>();
        let (before, after) = (lines("a"), lines("b"));
        assert_eq!(changes(&before, &after), [Change { before: 0..20_000, after: 0..20_000 }]);
    }

    #[test]
    fn equal_texts_have_no_change() {
        assert_eq!(changes(&["a", "b"], &["a", "b"]), []);
        assert_eq!(changes::<&str>(&[], &[]), []);
    }
}
