//! The texts to hide, as they are looked up: there is any number of them, and each place of a text
//! is looked at once.

use zeroize::Zeroizing;

use super::escapes::decoded;
use super::parts::Part;

/// This many bytes of a secret in a row are hidden. As many go into a number, too.
const MAX_RUN: usize = 8;

/// A shorter part of a URL, such as `1`, is hidden as a word only: it is a part of many other
/// words.
const MIN_ANYWHERE: usize = 4;

/// How many times a text may have been escaped.
pub(super) const MAX_ESCAPED: usize = 3;

/// How many bytes all of this may take. If there is more to hide, all of a text is hidden: a single
/// query of an answer can have millions of values.
const MAX_BYTES: usize = 32 << 20;

/// How many bytes a text takes besides itself.
const TEXT_BYTES: usize = 64;

/// From how many runs on repeated ones are left out before there are more.
const MIN_TO_SORT: usize = 1024;

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
    /// The bytes that the texts take.
    bytes: usize,
    /// Whether there is more to hide than is kept. Then nothing is kept, and all is hidden.
    is_full: bool,
}

impl Patterns {
    pub(super) fn add(&mut self, part: Part<'_>) {
        let (Part::Secret(text) | Part::Value(text) | Part::Whole(text)) = part;
        let mut form = Zeroizing::new(text.as_bytes().to_vec());
        for _ in 0..=MAX_ESCAPED {
            if self.is_full {
                return;
            }
            self.add_form(part, folded(&form));
            if self.are_too_many() {
                *self = Self { is_full: true, ..Self::default() };
                return;
            }
            match decoded(&form) {
                Some(next) => form = next,
                None => return,
            }
        }
    }

    fn are_too_many(&self) -> bool {
        let runs: usize = self.runs.iter().chain(&self.words).map(|runs| runs.len()).sum();
        self.bytes + runs * size_of::<u64>() > MAX_BYTES
    }

    fn add_form(&mut self, part: Part<'_>, form: Zeroizing<Vec<u8>>) {
        let is_short = form.len() < MIN_ANYWHERE;
        match part {
            _ if form.is_empty() => {}
            Part::Value(_) | Part::Whole(_) if is_short => add(&mut self.words, &form),
            Part::Whole(_) if form.len() > MAX_RUN => {
                self.bytes += form.len() + TEXT_BYTES;
                self.wholes.push(form);
            }
            // All runs of a text make up the text.
            Part::Whole(_) | Part::Value(_) | Part::Secret(_) => {
                self.bytes += form.len() + TEXT_BYTES;
                for run in form.windows(form.len().min(MAX_RUN)) {
                    if self.are_too_many() {
                        return;
                    }
                    add(&mut self.runs, run);
                }
                self.begun.push(form);
            }
        }
    }

    /// Puts the runs in order, so that they can be looked up.
    pub(super) fn sorted(mut self) -> Self {
        self.runs.iter_mut().chain(&mut self.words).for_each(sort);
        self
    }

    /// Passes on the starts and lengths of what is to be hidden in a text, which is without its
    /// case.
    pub(super) fn find(&self, text: &[u8], found: &mut impl FnMut(usize, usize)) {
        if self.is_full && !text.is_empty() {
            found(0, text.len());
        }
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
        if runs.len() == runs.capacity() && runs.len() >= MIN_TO_SORT {
            sort(runs);
        }
        runs.push(number(run));
    }
}

fn sort(runs: &mut Zeroizing<Vec<u64>>) {
    runs.sort_unstable();
    runs.dedup();
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
