//! Where plain text in a JSON string ends, thirty-two bytes at a time: most strings are shorter.

use wide::u8x32;

/// The first place from `at` on of a quote, a backslash or a control character; the end if there is none.
#[inline]
pub(crate) fn next_special(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let found = specials(u8x32::new(*chunk));
        if found != 0 {
            return at + found.trailing_zeros() as usize;
        }
        at += chunk.len();
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(is_special).unwrap_or(rest.len())
}

/// One bit for each byte that is special, the lowest for the first.
#[inline]
fn specials(bytes: u8x32) -> u32 {
    let found = bytes.simd_eq(u8x32::splat(b'"'))
        | bytes.simd_eq(u8x32::splat(b'\\'))
        | bytes.simd_le(u8x32::splat(0x1F));
    found.to_bitmask()
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
