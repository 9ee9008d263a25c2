//! What is wrong with a configuration, and where.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use chatapps_webhooks::printable;

/// What is wrong with a configuration, and where: one mistake or more of one file. It names keys,
/// rules and the like, and no other value of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidConfiguration {
    file: PathBuf,
    first: Mistake,
    /// The others, in the order of the text.
    more: Vec<Mistake>,
    /// Whether there are more than were looked for.
    has_more: bool,
}

/// One thing that is wrong with a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    position: Option<(usize, usize)>,
    /// The bytes that it is about.
    range: Option<Range<usize>>,
    message: Box<str>,
}

impl Mistake {
    /// The line and the column, from 1, the column in code points; `None` if it is about the file
    /// as a whole.
    #[must_use]
    pub const fn position(&self) -> Option<(usize, usize)> {
        self.position
    }

    /// The bytes of the file that it is about; `None` if they aren't known.
    #[must_use]
    pub fn range(&self) -> Option<Range<usize>> {
        self.range.clone()
    }

    /// What is wrong: one line.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl InvalidConfiguration {
    /// About a file as a whole.
    pub(crate) fn whole(file: &Path, message: impl Into<String>) -> Self {
        let first = Mistake { position: None, range: None, message: message.into().into() };
        Self { file: file.to_owned(), first, more: Vec::new(), has_more: false }
    }

    /// About some bytes of a text.
    pub(crate) fn at(file: &Path, text: &str, range: &Range<usize>, message: impl Into<String>) -> Self {
        Self::placed(file, position(text, range.start), message).with_range(range)
    }

    /// About a place whose line and column are known.
    pub(crate) fn placed(file: &Path, position: (usize, usize), message: impl Into<String>) -> Self {
        let first = Mistake { position: Some(position), range: None, message: message.into().into() };
        Self { file: file.to_owned(), first, more: Vec::new(), has_more: false }
    }

    /// The same, about some bytes of the text.
    pub(crate) fn with_range(mut self, range: &Range<usize>) -> Self {
        self.first.range = Some(range.clone());
        self
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The line and the column of the first mistake, from 1; `None` if it is about the file as a
    /// whole.
    #[must_use]
    pub const fn position(&self) -> Option<(usize, usize)> {
        self.first.position()
    }

    /// The first mistake: one line.
    #[must_use]
    pub fn message(&self) -> &str {
        self.first.message()
    }

    /// The mistakes that can be told from each other, in the order of the text: up to 20.
    pub fn mistakes(&self) -> impl Iterator<Item = &Mistake> {
        std::iter::once(&self.first).chain(&self.more)
    }

    /// The lines that tell of it, with this name of the file.
    #[must_use]
    pub fn lines(&self, file: &str) -> Vec<String> {
        let line = |Mistake { position, message, .. }: &Mistake| match position {
            Some((line, column)) => format!("{file}:{line}:{column}: {message}"),
            None => format!("{file}: {message}"),
        };
        let more = self.has_more.then(|| format!("{file}: there are more mistakes: mend these first"));
        self.mistakes().map(line).chain(more).collect()
    }
}

impl fmt::Display for InvalidConfiguration {
    /// A line for each mistake.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines(&printable(&self.file.to_string_lossy())).join("\n"))
    }
}

impl std::error::Error for InvalidConfiguration {}

/// The most mistakes that are told at once.
const MOST_TOLD: usize = 20;

/// The mistakes that were found so far in a file.
#[derive(Debug, Default)]
pub(crate) struct Mistakes(Vec<InvalidConfiguration>);

impl Mistakes {
    /// Notes a mistake.
    pub(crate) fn add(&mut self, mistake: InvalidConfiguration) {
        self.0.push(mistake);
    }

    /// How many there are.
    pub(crate) const fn count(&self) -> usize {
        self.0.len()
    }

    /// What was read; `None` if that was a mistake, which is noted.
    pub(crate) fn note<T>(&mut self, read: Result<T, InvalidConfiguration>) -> Option<T> {
        read.map_err(|mistake| self.add(mistake)).ok()
    }

    /// Whether there are more than are told, so that nobody needs to look for others.
    pub(crate) const fn are_enough(&self) -> bool {
        self.0.len() > MOST_TOLD
    }

    /// What was read, if nothing is wrong.
    pub(crate) fn unless_any<T>(mut self, read: T) -> Result<T, InvalidConfiguration> {
        let has_more = self.are_enough();
        self.0.truncate(MOST_TOLD);
        self.0.sort_by_key(InvalidConfiguration::position);
        let mut found = self.0.into_iter();
        let Some(first) = found.next() else { return Ok(read) };
        Err(InvalidConfiguration { more: found.map(|its| its.first).collect(), has_more, ..first })
    }
}

/// The line and the column of a byte.
pub(crate) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |feed| feed + 1);
    let column = before.get(start..).unwrap_or_default().chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}
