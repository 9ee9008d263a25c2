//! The places of a text that are hidden, however often it was escaped.

use zeroize::Zeroizing;

use super::escapes::{MAX_ESCAPE, begins_escape, decoded_at, own_places};
use super::patterns::{MAX_ESCAPED, Patterns, folded};

/// What stands for a text that isn't shown.
const STARS: &[u8] = b"***";

/// For each byte of a text, whether it is hidden. A text that was cut off may end within a secret.
pub(super) fn hidden_bytes(patterns: &Patterns, text: &[u8], is_cut: bool) -> Vec<bool> {
    let mut is_hidden = vec![false; text.len()];
    let mut reading = Some((Zeroizing::new(text.to_vec()), own_places(text)));
    for _ in 0..=MAX_ESCAPED {
        let Some((read, places)) = reading else { break };
        let folded = folded(&read);
        let mut hide = |start: usize, length: usize| {
            if let (Some(&(start, _)), Some(&(_, end))) = (places.get(start), places.get(start + length - 1))
            {
                is_hidden.get_mut(start..end).unwrap_or_default().fill(true);
            }
        };
        patterns.find(&folded, &mut hide);
        if is_cut {
            hide_beginning(patterns, &folded, &mut hide);
        }
        reading = decoded_at(&read, &places);
    }
    show_outer_spaces(text, &mut is_hidden);
    is_hidden
}

/// Hides the beginning of a secret at the end of a text, or before an escape that was cut off
/// there.
fn hide_beginning(patterns: &Patterns, text: &[u8], hide: &mut impl FnMut(usize, usize)) {
    let tail = text.len().saturating_sub(MAX_ESCAPE - 1);
    let escapes = text.iter().enumerate().skip(tail).filter(|(_, byte)| begins_escape(**byte));
    for end in escapes.map(|(at, _)| at).chain([text.len()]) {
        let before = text.get(..end).unwrap_or_default();
        if let Some(length) = patterns.longest_beginning(before) {
            let start = end - length;
            hide(start, text.len() - start);
        }
    }
}

/// Shows the spaces at both ends of what is hidden: a long part of a secret may begin or end with
/// one, but the text around it has it, too.
fn show_outer_spaces(text: &[u8], is_hidden: &mut [bool]) {
    let mut rest = is_hidden;
    let mut text = text;
    while let Some(start) = rest.iter().position(|is_hidden| *is_hidden) {
        let length = rest.iter().skip(start).take_while(|is_hidden| **is_hidden).count();
        let (run, after) = rest.split_at_mut(start + length);
        let (bytes, more) = text.split_at(start + length);
        let is_space = |at: &usize| bytes.get(*at) == Some(&b' ');
        let first = (start..start + length).take_while(is_space).count();
        let last = (start..start + length).rev().take_while(is_space).count();
        run.get_mut(start..start + first).unwrap_or_default().fill(false);
        run.get_mut(start + length - last..).unwrap_or_default().fill(false);
        (rest, text) = (after, more);
    }
}

/// The text with stars in place of each run of characters of which a byte is hidden.
pub(super) fn with_stars(text: &[u8], is_hidden: &[bool]) -> Zeroizing<Vec<u8>> {
    let mut shown = Zeroizing::new(Vec::with_capacity(text.len()));
    let (mut start, mut was_hidden) = (0, false);
    for character in text.chunk_by(|_, next| next & 0xC0 == 0x80) {
        let bytes = is_hidden.get(start..start + character.len()).unwrap_or_default();
        start += character.len();
        let hides = bytes.contains(&true);
        if !hides {
            shown.extend_from_slice(character);
        } else if !was_hidden {
            shown.extend_from_slice(STARS);
        }
        was_hidden = hides;
    }
    shown
}
