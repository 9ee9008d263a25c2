//! The texts to hide, as they are looked up: there is any number of them, and each place of a text
//! is looked at once.

use zeroize::Zeroizing;

use super::escapes::{decoded, own_places};
use super::parts::Part;

/// This many bytes of a secret in a row are hidden. As many go into a number, too.
const MAX_RUN: usize = 8;

/// A shorter part of a URL, such as `1`, is hidden as a word only: it is a part of many other
/// words.
const MIN_ANYWHERE: usize = 4;

/// How many times a text may have been escaped.
pub(super) const MAX_ESCAPED: usize = 3;

/// The texts to hide, each as it was written, decoded once, decoded twice and so on, without its
/// case.
#[derive(Default)]
pub(super) struct Patterns {
    /// Runs of so many bytes, less one, which are hidden anywhere.
    runs: [Zeroizing<Vec<u64>>; MAX_RUN],
    /// Runs of so many bytes, less one, which are hidden as words.
    words: [Zeroizing<Vec<u64>>; MIN_ANYWHERE - 1],
    /// Texts that are hidden as a whole alone.
    wholes: Vec<Zeroizing<Vec<u8>>>,
    /// Texts of which a beginning is hidden, where a text was cut off.
    begun: Vec<Zeroizing<Vec<u8>>>,
}

impl Patterns {
    pub(super) fn add(&mut self, part: Part<'_>) {
        let (Part::Secret(text) | Part::Value(text) | Part::Whole(text)) = part;
        let mut form = Zeroizing::new(text.as_bytes().to_vec());
        for _ in 0..=MAX_ESCAPED {
            self.add_form(part, folded(&form));
            match decoded(&form, &own_places(&form)) {
                Some((next, _)) => form = next,
                None => return,
            }
        }
    }

    fn add_form(&mut self, part: Part<'_>, form: Zeroizing<Vec<u8>>) {
        let is_short = form.len() < MIN_ANYWHERE;
        match part {
            _ if form.is_empty() => {}
            Part::Value(_) | Part::Whole(_) if is_short => add(&mut self.words, &form),
            Part::Whole(_) if form.len() > MAX_RUN => self.wholes.push(form),
            // All runs of a text make up the text.
            Part::Whole(_) | Part::Value(_) | Part::Secret(_) => {
                form.windows(form.len().min(MAX_RUN)).for_each(|run| add(&mut self.runs, run));
                self.begun.push(form);
            }
        }
    }

    /// Puts the runs in order, so that they can be looked up.
    pub(super) fn sorted(mut self) -> Self {
        for runs in self.runs.iter_mut().chain(&mut self.words) {
            runs.sort_unstable();
            runs.dedup();
        }
        self
    }

    /// Passes on the starts and lengths of what is to be hidden in a text, which is without its
    /// case.
    pub(super) fn find(&self, text: &[u8], found: &mut impl FnMut(usize, usize)) {
        for (runs, length) in self.runs.iter().zip(1..).filter(|(runs, _)| !runs.is_empty()) {
            for (start, run) in text.windows(length).enumerate() {
                if runs.binary_search(&number(run)).is_ok() {
                    found(start, length);
                }
            }
        }
        for (words, length) in self.words.iter().zip(1..).filter(|(words, _)| !words.is_empty()) {
            for (start, run) in text.windows(length).enumerate() {
                if words.binary_search(&number(run)).is_ok() && is_word(text, start, length) {
                    found(start, length);
                }
            }
        }
        for whole in &self.wholes {
            memchr::memmem::find_iter(text, &**whole).for_each(|start| found(start, whole.len()));
        }
    }

    /// The length of the longest beginning of a text to hide with which a text ends.
    pub(super) fn longest_beginning(&self, text: &[u8]) -> Option<usize> {
        let longest = |form: &Zeroizing<Vec<u8>>| {
            let is_end = |length: &usize| form.get(..*length).is_some_and(|form| text.ends_with(form));
            (1..form.len()).rev().find(is_end)
        };
        self.begun.iter().filter_map(longest).max()
    }
}

fn add<const N: usize>(runs: &mut [Zeroizing<Vec<u64>>; N], run: &[u8]) {
    if let Some(runs) = run.len().checked_sub(1).and_then(|at| runs.get_mut(at)) {
        runs.push(number(run));
    }
}

/// A run of at most [`MAX_RUN`] bytes, as a number.
fn number(run: &[u8]) -> u64 {
    run.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Whether no letter or digit is right before or behind a run.
fn is_word(text: &[u8], start: usize, length: usize) -> bool {
    let neighbours = [start.checked_sub(1), Some(start + length)];
    let mut neighbours = neighbours.into_iter().flatten().filter_map(|at| text.get(at));
    neighbours.all(|byte| !byte.is_ascii_alphanumeric())
}

/// The bytes without their case. In forms, a plus sign stands for a space.
pub(super) fn folded(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    let fold = |byte: &u8| if *byte == b'+' { b' ' } else { byte.to_ascii_lowercase() };
    Zeroizing::new(bytes.iter().map(fold).collect())
}
