//! Something for each level, and findings that are kept, errors first.

use chatapps_webhooks::{Level, LevelCounts};

/// Something for each level of a finding.
#[derive(Default)]
pub(super) struct ByLevel<T> {
    errors: T,
    warnings: T,
    notices: T,
}

impl<T> ByLevel<T> {
    pub(super) const fn at(&mut self, level: Level) -> &mut T {
        match level {
            Level::Error => &mut self.errors,
            Level::Warning => &mut self.warnings,
            Level::Notice | Level::Off => &mut self.notices,
        }
    }

    /// Those of all levels, the highest first.
    pub(super) fn errors_first(self) -> [T; 3] {
        [self.errors, self.warnings, self.notices]
    }
}

/// One finding, counted.
pub(super) fn one(level: Level) -> LevelCounts {
    let mut counts = LevelCounts::default();
    match level {
        Level::Error => counts.errors = 1,
        Level::Warning => counts.warnings = 1,
        Level::Notice => counts.notices = 1,
        Level::Off => {}
    }
    counts
}

/// The first findings of each level, as they were rendered, up to a limit. Its memory is bounded,
/// whatever comes.
pub(super) struct Kept {
    limit: usize,
    texts: ByLevel<Vec<Vec<u8>>>,
}

impl Kept {
    pub(super) fn up_to(limit: usize) -> Self {
        Self { limit, texts: ByLevel::default() }
    }

    pub(super) fn add(&mut self, level: Level, text: &[u8]) {
        let texts = self.texts.at(level);
        if texts.len() < self.limit {
            texts.push(text.to_vec());
        }
    }

    /// As many as the limit and the bytes allow, errors before warnings before notices, and how
    /// many those are.
    pub(super) fn within(self, mut bytes: usize) -> (Vec<u8>, usize) {
        let (mut all, mut number) = (Vec::new(), 0);
        for text in self.texts.errors_first().into_iter().flatten().take(self.limit) {
            let Some(left) = bytes.checked_sub(text.len()) else { break };
            bytes = left;
            all.extend(text);
            number += 1;
        }
        (all, number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_kept_before_all_others() {
        let kept = |limit, bytes| {
            let mut kept = Kept::up_to(limit);
            for (level, text) in [
                (Level::Notice, "n1 "),
                (Level::Warning, "w1 "),
                (Level::Warning, "w2 "),
                (Level::Error, "e1 "),
                (Level::Error, "e2 "),
            ] {
                kept.add(level, text.as_bytes());
            }
            let (text, number) = kept.within(bytes);
            (String::from_utf8(text).unwrap(), number)
        };
        assert_eq!(kept(9, 99), ("e1 e2 w1 w2 n1 ".to_owned(), 5));
        assert_eq!(kept(3, 99), ("e1 e2 w1 ".to_owned(), 3));
        assert_eq!(kept(1, 99), ("e1 ".to_owned(), 1));
        assert_eq!(kept(9, 8), ("e1 e2 ".to_owned(), 2));
        assert_eq!(kept(0, 99), (String::new(), 0));
    }
}
