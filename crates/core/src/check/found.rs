//! What was found so far, and how it becomes the findings of a report: in document order, with places in the text.

use std::ops::Range;

use super::place::Place;
use crate::finding::Finding;
use crate::json::{Lines, Request, Subject, locate};
use crate::policy::Rule;

/// Findings in the order in which they were found. What only sorting needs is kept beside them, and they themselves never move to another
/// list: a body may have many.
#[derive(Default)]
pub(super) struct FoundList {
    findings: Vec<Finding>,
    marks: Vec<Mark>,
    /// The paths of all places, one behind the other.
    paths: Vec<u32>,
}

/// Where a finding belongs.
struct Mark {
    /// Its number in the list.
    number: u32,
    path: Path,
    subject: Subject,
    other: Option<(Path, Subject)>,
    /// A later member of the same name took the place of what this is about.
    overridden: bool,
}

/// Where a path begins and ends in the list of all paths.
#[derive(Clone, Copy, Debug)]
struct Path {
    start: u32,
    end: u32,
}

impl Path {
    /// Adds the path of a place to the list.
    fn push(place: &Place<'_>, paths: &mut Vec<u32>) -> Self {
        let start = position(paths.len());
        place.push_path(paths);
        Self { start, end: position(paths.len()) }
    }

    /// The path, in the list that it is of.
    fn of(self, paths: &[u32]) -> &[u32] {
        paths.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// A position in one of the lists. More than fit would not fit into memory either.
fn position(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

impl FoundList {
    pub(super) const fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether the last finding is of the same rule at the same place.
    pub(super) fn ends_in(&self, rule: Rule, place: &Place<'_>) -> bool {
        let Some((last, mark)) = self.findings.last().zip(self.marks.last()) else { return false };
        let mut path = Vec::new();
        place.push_path(&mut path);
        last.rule() == rule && *mark.path.of(&self.paths) == *path
    }

    pub(super) fn push(
        &mut self,
        finding: Finding,
        place: &Place<'_>,
        subject: Subject,
        other: Option<(Place<'_>, Subject)>,
    ) {
        self.marks.push(Mark {
            number: position(self.findings.len()),
            path: Path::push(place, &mut self.paths),
            subject,
            other: other.map(|(place, subject)| (Path::push(&place, &mut self.paths), subject)),
            overridden: false,
        });
        self.findings.push(finding);
    }

    /// Takes back the findings of that range. What is wrong with the text itself stays.
    pub(super) fn override_range(&mut self, range: Range<usize>) {
        let findings = self.findings.get(range.clone()).unwrap_or_default();
        for (mark, finding) in self.marks.get_mut(range).unwrap_or_default().iter_mut().zip(findings) {
            mark.overridden = !matches!(finding.rule(), Rule::DuplicateKey | Rule::TooDeep);
        }
    }

    /// The findings that count, in document order; with positions if the document was text.
    pub(super) fn finish(mut self, text: Option<&str>) -> Vec<Finding> {
        let paths = &self.paths;
        // What is found at one place stays in the order in which it was found.
        self.marks.sort_unstable_by(|a, b| {
            let by_place = a.path.of(paths).cmp(b.path.of(paths)).then(a.subject.cmp(&b.subject));
            a.overridden.cmp(&b.overridden).then(by_place).then(a.number.cmp(&b.number))
        });
        let count = self.marks.partition_point(|mark| !mark.overridden);
        if let Some(text) = text.filter(|_| count > 0) {
            add_spans(text, &mut self.findings, self.marks.get(..count).unwrap_or_default(), paths);
        }
        arrange(&mut self.findings, &mut self.marks);
        self.findings.truncate(count);
        self.findings
    }
}

/// Puts each finding where its mark is.
fn arrange(findings: &mut [Finding], marks: &mut [Mark]) {
    for start in 0..marks.len() {
        // One circle of findings of which each belongs where another one is.
        let mut here = start;
        while let Some(mark) = marks.get_mut(here) {
            let there = mark.number as usize;
            mark.number = position(here);
            if there == start {
                break;
            }
            findings.swap(here, there);
            here = there;
        }
    }
}

/// Looks up the places of findings in the text.
fn add_spans(text: &str, findings: &mut [Finding], marks: &[Mark], paths: &[u32]) {
    let mut requests = Vec::with_capacity(marks.len());
    for mark in marks {
        let mut request = |path: Path, subject, is_other| {
            requests.push(Request {
                path: path.of(paths),
                subject,
                finding: mark.number,
                is_other,
                found: 0..0,
            });
        };
        request(mark.path, mark.subject, false);
        if let Some((path, subject)) = mark.other {
            request(path, subject, true);
        }
    }
    requests.sort_unstable_by_key(|request| request.path);
    locate(text, &mut requests);

    requests.sort_unstable_by_key(|request| request.found.start);
    let mut lines = Lines::new(text.as_bytes());
    for Request { finding, is_other, found, .. } in requests {
        let span = Some(lines.span(found));
        let Some(finding) = findings.get_mut(finding as usize) else { continue };
        if !is_other {
            finding.span = span;
        } else if let Some(other) = &mut finding.other {
            other.span = span;
        }
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
            let path = Path { start: 0, end: 0 };
            let mark = |number: &usize| {
                Mark { number: position(*number), path, subject: Subject::Value, other: None, overridden: false }
            };
            let mut marks: Vec<_> = order.iter().map(mark).collect();
            arrange(&mut findings, &mut marks);
            prop_assert_eq!(findings, order.into_iter().map(numbered).collect::<Vec<_>>());
        }
    }
}
