//! Where plain text in a JSON string ends, sixteen bytes at a time: most strings are shorter.

use wide::u8x16;

/// The first place from `at` on of a quote, a backslash or a control character; the end if there is
/// none.
#[inline]
pub(crate) fn next_special(bytes: &[u8], at: usize) -> usize {
    let mut rest = bytes.get(at..).unwrap_or_default();
    while let Some((chunk, behind)) = rest.split_first_chunk() {
        let found = specials(u8x16::new(*chunk));
        if found != 0 {
            return bytes.len() - rest.len() + found.trailing_zeros() as usize;
        }
        rest = behind;
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
    bytes.len() - rest.len() + rest.iter().position(is_special).unwrap_or(rest.len())
}

/// One bit for each byte that is special, the lowest for the first.
#[inline]
fn specials(bytes: u8x16) -> u32 {
    let found = bytes.simd_eq(u8x16::splat(b'"'))
        | bytes.simd_eq(u8x16::splat(b'\\'))
        | bytes.simd_le(u8x16::splat(0x1F));
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
