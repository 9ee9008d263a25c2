//! The commas between something new and what stands beside it within brackets.

use std::ops::Range;

use super::snippet::Snippet;
use crate::tree::node::{Member, Node, Value};

/// The commas that are missing beside something new.
#[derive(Clone, Copy, Default)]
pub(super) struct Commas {
    before: bool,
    behind: bool,
}

impl Commas {
    /// Those around some bytes of an object or an array. `is_comma` says whether a comma is none of
    /// a comment.
    pub(super) fn around(
        container: &Node,
        text: &str,
        range: &Range<usize>,
        is_comma: impl Fn(usize) -> bool,
    ) -> Self {
        if !container.has_brackets() {
            return Self::default();
        }
        let parts: Vec<Range<usize>> = match &container.value {
            Value::Object(members) => members.iter().map(bytes).collect(),
            Value::Array(elements) => elements.iter().map(|element| element.range.clone()).collect(),
            _ => Vec::new(),
        };
        let lacks_comma = |start: usize, end: usize| {
            let between = text.get(start..end).unwrap_or_default();
            !between.match_indices(',').any(|(at, _)| is_comma(start + at))
        };
        let before = parts.iter().rfind(|part| part.end <= range.start);
        let behind = parts.iter().find(|part| part.start >= range.end);
        Self {
            before: before.is_some_and(|part| lacks_comma(part.end, range.start)),
            behind: behind.is_some_and(|part| lacks_comma(range.end, part.start)),
        }
    }

    /// Adds them to what is inserted.
    pub(super) fn add(self, insertion: Snippet) -> Snippet {
        let mut with = Snippet::of(if self.before { ", " } else { "" });
        with.append(insertion);
        with.push(if self.behind { "," } else { "" });
        with
    }
}

fn bytes(member: &Member) -> Range<usize> {
    let value = member.value.as_ref().map(|value| value.range.end);
    let sign = member.slot.as_ref().map(|slot| slot.start);
    member.name_range.start..value.or(sign).unwrap_or(member.name_range.end)
}
