//! Where plain text in a JSON string ends, eight bytes at a time.

/// A one in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each byte.
const HIGHS: u64 = ONES << 7;

/// The first place from `at` on of a quote, a backslash or a control character; the end if there is none.
pub(crate) fn next_special(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let found = specials(u64::from_le_bytes(*chunk));
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F)).unwrap_or(rest.len())
}

/// Sets the highest bit of each byte that is special. Behind the first, in ascending order, others may be set too: a borrow
/// goes from byte to byte.
const fn specials(word: u64) -> u64 {
    let quotes = word ^ (ONES * b'"' as u64);
    let backslashes = word ^ (ONES * b'\\' as u64);
    let found = (quotes.wrapping_sub(ONES) & !quotes)
        | (backslashes.wrapping_sub(ONES) & !backslashes)
        | (word.wrapping_sub(ONES * 0x20) & !word);
    found & HIGHS
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_place_is_that_of_a_plain_search(bytes: Vec<u8>, text in "[ -~]{0,40}[\"\\\\\n]?[ -~\u{e9}]{0,20}") {
            for bytes in [&bytes, text.as_bytes()] {
                for at in 0..=bytes.len() {
                    let special = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
                    let expected = bytes[at..].iter().position(special).map_or(bytes.len(), |found| at + found);
                    prop_assert_eq!(next_special(bytes, at), expected);
                }
            }
        }
    }
}
