//! Names in a sentence, as many of them as anybody reads.

/// The most names that are shown.
const MOST: usize = 10;

/// The first of the names, and how many more there are.
pub(super) fn in_a_line(mut names: impl ExactSizeIterator<Item = String>) -> String {
    let shown: Vec<_> = names.by_ref().take(MOST).collect();
    match names.len() {
        0 => shown.join(", "),
        others => format!("{} and {others} more", shown.join(", ")),
    }
}
