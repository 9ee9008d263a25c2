//! Names and numbers in a sentence.

/// The most names that are shown: as many as anybody reads.
const MOST: usize = 10;

/// The first of the names, and how many more there are.
pub(super) fn in_a_line(mut names: impl ExactSizeIterator<Item = String>) -> String {
    let shown: Vec<_> = names.by_ref().take(MOST).collect();
    match names.len() {
        0 => shown.join(", "),
        others => format!("{} and {others} more", shown.join(", ")),
    }
}

/// A number of seconds.
pub(super) fn seconds(number: u64) -> String {
    if number == 1 { "1 second".to_owned() } else { format!("{number} seconds") }
}
