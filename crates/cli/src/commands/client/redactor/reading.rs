//! A text without its case and its percent-encoding, in which secrets are looked for.

use std::collections::HashMap;
use std::ops::Range;

use memchr::memmem;

/// This many bytes of a secret in a row must be hidden.
const MIN_PART: usize = 8;

/// A shorter part of a URL, such as `1`, is hidden as a word only: it is a part of many other
/// words.
const MIN_ANYWHERE: usize = 4;

/// How many times a text may have been percent-encoded.
const MAX_ENCODINGS: usize = 3;

/// A text to hide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// A credential: hidden anywhere, and so are long parts of it.
    Secret(&'a str),
    /// A part of a URL: as a credential, but a short one only as a word.
    Value(&'a str),
    /// Several parts of a URL at once, each of which is hidden by itself, too.
    Whole(&'a str),
}

impl Part<'_> {
    /// Passes on the text as it was written, decoded once, decoded twice and so on.
    pub(super) fn each_form(self, mut each: impl FnMut(&[u8])) {
        let (Self::Secret(text) | Self::Value(text) | Self::Whole(text)) = self;
        let mut bytes = text.as_bytes().to_owned();
        for _ in 0..=MAX_ENCODINGS {
            each(&folded(&bytes));
            match decoded(&bytes) {
                Some(decoded) => bytes = decoded,
                None => return,
            }
        }
    }
}

/// The bytes of a text, in lower case, decoded so many times.
pub(super) struct Reading {
    bytes: Vec<u8>,
    /// Where each byte is in the text.
    places: Vec<Range<usize>>,
    is_hidden: Vec<bool>,
    /// Where each run of up to `MIN_PART` bytes starts, and each that is a word by itself. There is
    /// any number of texts to hide, so they are looked up here. Those that are found are removed.
    runs: HashMap<Vec<u8>, Vec<usize>>,
    words: HashMap<Vec<u8>, Vec<usize>>,
}

impl Reading {
    /// The text as it is written, decoded once, decoded twice, as long as that makes a difference.
    pub(super) fn all_of(text: &str) -> Vec<Self> {
        let mut bytes = text.as_bytes().to_owned();
        let mut places: Vec<_> = (0..bytes.len()).map(|at| at..at + 1).collect();
        let mut readings = Vec::new();
        for _ in 0..=MAX_ENCODINGS {
            readings.push(Self::of(folded(&bytes), places.clone()));
            let Some(decoded) = decoded(&bytes) else { break };
            places = escapes(&bytes)
                .filter_map(|(at, _, length)| Some(places.get(at)?.start..places.get(at + length - 1)?.end))
                .collect();
            bytes = decoded;
        }
        readings
    }

    fn of(bytes: Vec<u8>, places: Vec<Range<usize>>) -> Self {
        let mut runs: HashMap<_, Vec<_>> = HashMap::new();
        let mut words: HashMap<_, Vec<_>> = HashMap::new();
        for length in 1..=MIN_PART {
            for (start, run) in bytes.windows(length).enumerate() {
                runs.entry(run.to_owned()).or_default().push(start);
                if length < MIN_ANYWHERE && is_word(&bytes, start, length) {
                    words.entry(run.to_owned()).or_default().push(start);
                }
            }
        }
        Self { is_hidden: vec![false; bytes.len()], bytes, places, runs, words }
    }

    /// Hides a form of a text and, if it has such, its long parts.
    pub(super) fn hide(&mut self, form: &[u8], part: Part<'_>) {
        let length = form.len();
        match part {
            Part::Value(_) | Part::Whole(_) if length < MIN_ANYWHERE => {
                let starts = self.words.remove(form);
                self.hide_all(starts, length);
            }
            _ if length <= MIN_PART => {
                let starts = self.runs.remove(form);
                self.hide_all(starts, length);
            }
            Part::Whole(_) => {
                let starts = memmem::find_iter(&self.bytes, form).collect();
                self.hide_all(Some(starts), length);
            }
            // All runs of a text make up the text.
            Part::Secret(_) | Part::Value(_) => {
                for run in form.windows(MIN_PART) {
                    let starts = self.runs.remove(run);
                    self.hide_all(starts, MIN_PART);
                }
            }
        }
    }

    fn hide_all(&mut self, starts: Option<Vec<usize>>, length: usize) {
        for start in starts.unwrap_or_default() {
            self.is_hidden.get_mut(start..start + length).unwrap_or_default().fill(true);
        }
    }

    /// Marks the bytes of the text that are hidden.
    pub(super) fn mark(&self, is_hidden: &mut [bool]) {
        for (place, _) in self.places.iter().zip(&self.is_hidden).filter(|(_, is_hidden)| **is_hidden) {
            is_hidden.get_mut(place.clone()).unwrap_or_default().fill(true);
        }
    }
}

/// Whether no letter or digit is right before or behind a run.
fn is_word(bytes: &[u8], start: usize, length: usize) -> bool {
    let neighbours = [start.checked_sub(1), Some(start + length)];
    let mut neighbours = neighbours.into_iter().flatten().filter_map(|at| bytes.get(at));
    neighbours.all(|byte| !byte.is_ascii_alphanumeric())
}

/// The bytes without their case. In forms, a plus sign stands for a space.
fn folded(bytes: &[u8]) -> Vec<u8> {
    let fold = |byte: &u8| if *byte == b'+' { b' ' } else { byte.to_ascii_lowercase() };
    bytes.iter().map(fold).collect()
}

/// The bytes, percent-decoded once; `None` if nothing is percent-encoded.
pub(super) fn decoded(bytes: &[u8]) -> Option<Vec<u8>> {
    let is_encoded = bytes.contains(&b'%') && escapes(bytes).any(|(_, _, length)| length > 1);
    is_encoded.then(|| escapes(bytes).map(|(_, byte, _)| byte).collect())
}

/// Where each byte or percent-encoded byte starts, what it is, and its length.
fn escapes(bytes: &[u8]) -> impl Iterator<Item = (usize, u8, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        let (byte, length) = match bytes.get(start..start + 3) {
            Some([b'%', high, low]) => encoded(*high, *low).map_or((b'%', 1), |byte| (byte, 3)),
            _ => (*bytes.get(start)?, 1),
        };
        at += length;
        Some((start, byte, length))
    })
}

fn encoded(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok());
    Some(digit(high)? << 4 | digit(low)?)
}
