//! What was found so far, and how it becomes the findings of a report: in document order, with places in the text.

use std::ops::Range;

use super::place::Place;
use crate::finding::{Finding, Span};
use crate::json::{Lines, Subject, locate, locate_start};
use crate::policy::Rule;

/// Findings in the order in which they were found. What only sorting needs is kept beside them, and they themselves never move to another
/// list: a body may have many.
#[derive(Default)]
pub(super) struct FoundList {
    findings: Vec<Finding>,
    marks: Vec<Mark>,
    /// Of what else findings speak, each with the number of its finding.
    others: Vec<(Spot, u32)>,
}

/// Where a finding belongs, in the order of its members; what is found at one place stays in the order in which it was found.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    /// A later member of the same name took the place of what this is about.
    overridden: bool,
    start: usize,
    subject: Subject,
    /// Its number in the list.
    number: u32,
    /// Where in the text it ends, or 0 if that is to be found out.
    end: usize,
}

/// What a finding speaks about: how far the document was read before it, and whether it is a member's name or a value.
type Spot = (usize, Subject);

/// A number in one of the lists. More than fit would not fit into memory either.
fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

impl FoundList {
    pub(super) const fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether the last finding is of the same rule at the same place.
    pub(super) fn ends_in(&self, rule: Rule, place: &Place<'_>) -> bool {
        let last = self.findings.last().zip(self.marks.last());
        last.is_some_and(|(last, mark)| last.rule() == rule && mark.start == place.start())
    }

    pub(super) fn push(
        &mut self,
        finding: Finding,
        place: &Place<'_>,
        subject: Subject,
        other: Option<(Place<'_>, Subject)>,
    ) {
        let number = number(self.findings.len());
        self.marks.push(Mark { overridden: false, start: place.start(), subject, number, end: 0 });
        if let Some((place, subject)) = other {
            self.others.push(((place.start(), subject), number));
        }
        self.findings.push(finding);
    }

    /// Takes back the findings of that range. What is wrong with the text itself stays.
    pub(super) fn override_range(&mut self, range: Range<usize>) {
        let findings = self.findings.get(range.clone()).unwrap_or_default();
        for (mark, finding) in self.marks.get_mut(range).unwrap_or_default().iter_mut().zip(findings) {
            mark.overridden = !matches!(finding.rule(), Rule::DuplicateKey | Rule::TooDeep);
        }
    }

    /// Sorts the findings from one number on, all of which are inside of the value at that place. Few at a time take less than many at
    /// once, and where the value ends need not be found out once more.
    pub(super) fn settle(&mut self, from: usize, value: Range<usize>) {
        let marks = self.marks.get_mut(from..).unwrap_or_default();
        for mark in marks.iter_mut().filter(|mark| mark.start == value.start) {
            mark.end = value.end;
        }
        marks.sort_unstable();
    }

    /// The findings that count, in document order; with positions if the document was text.
    pub(super) fn finish(mut self, text: Option<&str>) -> Vec<Finding> {
        self.marks.sort_unstable();
        let count = self.marks.partition_point(|mark| !mark.overridden);
        if let Some(text) = text {
            self.add_spans(text, count);
        }
        arrange(&mut self.findings, &mut self.marks);
        self.findings.truncate(count);
        self.findings
    }

    /// Looks up the places of the first `count` findings in the text.
    fn add_spans(&mut self, text: &str, count: usize) {
        let mut spans = Spans { text, lines: Lines::new(text.as_bytes()), last: None };
        for mark in self.marks.get(..count).unwrap_or_default() {
            if let Some(finding) = self.findings.get_mut(mark.number as usize) {
                finding.span = Some(spans.of((mark.start, mark.subject), mark.end));
            }
        }
        self.others.sort_unstable();
        for (spot, number) in &self.others {
            let finding = self.findings.get_mut(*number as usize);
            if let Some(other) = finding.and_then(|finding| finding.other.as_mut()) {
                other.span = Some(spans.of(*spot, 0));
            }
        }
    }
}

/// Puts each finding where its mark is.
fn arrange(findings: &mut [Finding], marks: &mut [Mark]) {
    for start in 0..marks.len() {
        // One circle of findings of which each belongs where another one is.
        let mut here = start;
        while let Some(mark) = marks.get_mut(here) {
            let there = mark.number as usize;
            mark.number = number(here);
            if there == start {
                break;
            }
            findings.swap(here, there);
            here = there;
        }
    }
}

/// Finds places, fastest in the order of the text.
struct Spans<'t> {
    text: &'t str,
    lines: Lines<'t>,
    /// The last one. Many may ask for one place, and it may be a long one.
    last: Option<(Spot, Range<usize>)>,
}

impl Spans<'_> {
    /// The span of what a finding speaks about, and which ends there if that is known.
    fn of(&mut self, spot: Spot, end: usize) -> Span {
        let range = match self.last.take() {
            Some((last, range)) if last == spot => range,
            _ if end != 0 => locate_start(self.text, spot.0)..end,
            _ => locate(self.text, spot.0, spot.1),
        };
        self.last = Some((spot, range.clone()));
        self.lines.span(range)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::finding::{Level, Params, Pointer};
    use crate::policy::wording;

    fn numbered(number: usize) -> Finding {
        let params = Params::default().with("index", number);
        let pointer = Pointer::default();
        Finding { wording: &wording::TYPE, level: Level::Error, pointer, params, other: None, span: None }
    }

    proptest! {
        #[test]
        fn findings_are_where_their_marks_were(order in Just((0..20_usize).collect::<Vec<_>>()).prop_shuffle()) {
            let mut findings: Vec<_> = (0..20).map(numbered).collect();
            let mark = |place: &usize| Mark { overridden: false, start: 0, subject: Subject::Value, number: number(*place), end: 0 };
            let mut marks: Vec<_> = order.iter().map(mark).collect();
            arrange(&mut findings, &mut marks);
            prop_assert_eq!(findings, order.into_iter().map(numbered).collect::<Vec<_>>());
        }
    }
}
