//! Classes of ASCII bytes, tested 16 bytes at a time.

use wide::{i8x16, u8x16};

/// How many bytes are tested together.
const LANES: usize = 16;

/// All of them are of the class.
const ALL: u32 = u16::MAX as u32;

/// A class of bytes.
pub(crate) trait ByteClass {
    fn has(byte: u8) -> bool;

    /// All bits of each byte that is of the class.
    fn inside(bytes: u8x16) -> u8x16;
}

/// Every byte but one. In short texts, this finds the one faster than a search made for long texts
/// (7 % of a report on webhooks of which 10 % are bad).
pub(crate) struct Not<const BYTE: u8>;

impl<const BYTE: u8> ByteClass for Not<BYTE> {
    fn has(byte: u8) -> bool {
        byte != BYTE
    }

    fn inside(bytes: u8x16) -> u8x16 {
        !bytes.simd_eq(u8x16::splat(BYTE))
    }
}

/// The bytes from `first` to `last`, which is ASCII. They are moved to the end of the signed
/// numbers and compared as such: x86 has no unsigned comparison, and takes three instructions to
/// make one.
pub(crate) fn is_within(bytes: u8x16, first: u8, last: u8) -> u8x16 {
    let moved = (bytes + u8x16::splat(i8::MAX as u8 - last)).cast_signed();
    moved.simd_gt(i8x16::splat((i8::MAX as u8 - (last - first)).cast_signed() - 1)).cast_unsigned()
}

pub(crate) fn is_alphanumeric(bytes: u8x16) -> u8x16 {
    let lower = bytes | u8x16::splat(0x20);
    is_within(lower, b'a', b'z') | is_within(bytes, b'0', b'9')
}

/// The position of the first byte from `at` on that isn't of the class, or else the length.
pub(crate) fn end_of<C: ByteClass>(bytes: &[u8], at: usize) -> usize {
    let mut rest = bytes.get(at..).unwrap_or_default();
    while let Some((lanes, behind)) = rest.split_first_chunk() {
        let inside = C::inside(u8x16::new(*lanes)).to_bitmask();
        if inside != ALL {
            return bytes.len() - rest.len() + inside.trailing_ones() as usize;
        }
        rest = behind;
    }
    let start = bytes.len() - rest.len();
    let inside = match bytes.last_chunk() {
        // The last chunk overlaps bytes that were tested before.
        Some(lanes) => {
            (C::inside(u8x16::new(*lanes)).to_bitmask() >> (LANES - rest.len())).trailing_ones() as usize
        }
        None if is_short_of::<C>(rest) => rest.len(),
        None => rest.iter().take_while(|byte| C::has(**byte)).count(),
    };
    start + inside
}

/// Whether a text of 8 to 16 bytes is of the class: two loads instead of a loop, 2 % of the
/// instructions of `parse` under `recommended`.
fn is_short_of<C: ByteClass>(bytes: &[u8]) -> bool {
    match (bytes.first_chunk::<{ LANES / 2 }>(), bytes.last_chunk::<{ LANES / 2 }>()) {
        (Some(first), Some(last)) if bytes.len() <= LANES => {
            // The bytes in the middle are tested twice.
            let [first, last] = [first, last].map(|half| u128::from(u64::from_le_bytes(*half)));
            C::inside(u8x16::new((first | last << 64).to_le_bytes())).to_bitmask() == ALL
        }
        _ => false,
    }
}

/// What is before and behind the first byte that is `BYTE`, which is ASCII.
pub(crate) fn split_at_byte<const BYTE: u8>(text: &str) -> Option<(&str, &str)> {
    let (before, rest) = text.split_at_checked(end_of::<Not<BYTE>>(text.as_bytes(), 0))?;
    Some((before, rest.get(1..)?))
}

/// Whether all bytes of a text are of the class.
#[inline]
pub(crate) fn is_all<C: ByteClass>(text: &str) -> bool {
    let bytes = text.as_bytes();
    match (bytes.first_chunk(), bytes.last_chunk()) {
        // Without a loop, for nearly all texts: the chunks overlap.
        (Some(first), Some(last)) if bytes.len() <= 2 * LANES => {
            let [first, last] = [first, last].map(|chunk| C::inside(u8x16::new(*chunk)));
            (first & last).to_bitmask() == ALL
        }
        _ => end_of::<C>(bytes, 0) == bytes.len(),
    }
}

/// Whether the byte occurs twice in a row. `contains` and `split` take 0.5 % more of the
/// instructions of `is_valid` under `recommended`.
pub(crate) fn has_pair(bytes: &[u8], byte: u8) -> bool {
    let lanes = u8x16::splat(byte);
    let is_pair = |both: &[u8; LANES + 1]| {
        let [first, next] = [both.first_chunk(), both.last_chunk()]
            .map(|lane| lane.map_or(u8x16::ZERO, |lane| u8x16::new(*lane)).simd_eq(lanes));
        (first & next).to_bitmask() != 0
    };
    match bytes.last_chunk() {
        // Neighbouring windows share a byte.
        Some(last) => {
            is_pair(last)
                || bytes.windows(LANES + 1).step_by(LANES).any(|both| both.first_chunk().is_some_and(is_pair))
        }
        None => bytes.windows(2).any(|pair| pair == [byte; 2]),
    }
}

/// Checks that both functions of a class agree on each byte, at each position.
#[cfg(test)]
pub(crate) fn assert_same_in_lanes<C: ByteClass>() {
    let member = (0..=u8::MAX).find(|byte| C::has(*byte)).unwrap();
    for byte in 0..=u8::MAX {
        assert_eq!(C::inside(u8x16::splat(byte)).to_bitmask() == ALL, C::has(byte), "{byte}");
        for length in 0..40 {
            let text = [vec![member; length], vec![byte], vec![member; length % 7]].concat();
            let expected = if C::has(byte) { text.len() } else { length };
            assert_eq!(end_of::<C>(&text, 0), expected, "{byte} behind {length}");
            if let Ok(text) = str::from_utf8(&text) {
                assert_eq!(is_all::<C>(text), expected == text.len(), "{byte} behind {length}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_byte_is_the_same_alone_and_among_others() {
        assert_same_in_lanes::<Not<b'.'>>();
    }

    proptest! {
        #[test]
        fn a_pair_is_found_wherever_it_is(text in "[ab]{0,70}|[ab]{0,20}(a[bc]{1,17}){0,4}") {
            prop_assert_eq!(has_pair(text.as_bytes(), b'a'), text.contains("aa"));
        }
    }
}
