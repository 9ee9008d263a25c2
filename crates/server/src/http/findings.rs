//! The findings of an answer: all of them, written while they are sent.
//!
//! A report may be a hundred times as large as the body that it is about. As text it never exists as a whole, and how many findings
//! answers hold at once is bounded, so that callers who don't read their answers can't fill the memory.

use std::cmp::Reverse;
use std::convert::Infallible;
use std::{iter, vec};

use axum::body::Body;
use chatapps_webhooks::{Finding, Report};
use futures_util::stream;

use super::budget::{Budget, Room};

/// How many findings every answer may show.
const ALWAYS: usize = 1_000;

/// How many findings may be held at once beyond those: some hundred megabytes of them.
const MOST_HELD: usize = 1_000_000;

/// How much is written at once, in bytes, about.
const CHUNK: usize = 64 * 1024;

/// How many findings are held by answers that aren't sent yet.
#[derive(Clone, Debug)]
pub(super) struct HeldFindings(Budget);

impl Default for HeldFindings {
    fn default() -> Self {
        Self(Budget::new(MOST_HELD))
    }
}

impl HeldFindings {
    /// The findings of a report, to be shown in an answer: all of them, as long as there is room for so many. Otherwise some, errors before
    /// others, and how many there are beyond them.
    pub(super) fn show(&self, report: Report) -> ShownFindings {
        let findings = report.into_findings();
        if findings.len() <= ALWAYS {
            return ShownFindings { findings, omitted: 0, held: None };
        }
        if let Some(held) = self.0.take(findings.len()) {
            return ShownFindings { findings, omitted: 0, held: Some(held) };
        }
        let omitted = findings.len() - ALWAYS;
        let mut shown: Vec<_> = findings.into_iter().enumerate().collect();
        shown.sort_by_key(|(_, finding)| Reverse(finding.level()));
        shown.truncate(ALWAYS);
        shown.shrink_to_fit();
        shown.sort_by_key(|(index, _)| *index);
        let findings = shown.into_iter().map(|(_, finding)| finding).collect();
        ShownFindings { findings, omitted, held: None }
    }
}

/// The findings that an answer shows.
#[derive(Debug, Default)]
pub(super) struct ShownFindings {
    findings: Vec<Finding>,
    omitted: usize,
    held: Option<Room>,
}

impl ShownFindings {
    /// How many findings there are beyond those, if any.
    pub(super) fn omitted(&self) -> Option<usize> {
        (self.omitted > 0).then_some(self.omitted)
    }

    /// A JSON object with the findings as a member more. Written as a whole if it is small.
    pub(super) fn body(self, object: Vec<u8>) -> Body {
        if self.findings.is_empty() {
            return object.into();
        }
        let mut chunks =
            Chunks { start: Some(object), findings: self.findings.into_iter(), _held: self.held };
        let first = chunks.next().unwrap_or_default();
        if chunks.findings.len() == 0 {
            return first.into();
        }
        let chunks = iter::once(first).chain(chunks).map(Ok::<_, Infallible>);
        Body::from_stream(stream::iter(chunks))
    }
}

/// The text of an answer, piece by piece.
struct Chunks {
    /// The object that the findings are added to, until it is written.
    start: Option<Vec<u8>>,
    findings: vec::IntoIter<Finding>,
    _held: Option<Room>,
}

impl Iterator for Chunks {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let mut text = match self.start.take() {
            Some(mut object) => {
                // The brace that closes it comes last.
                object.pop();
                object.extend_from_slice(b",\"findings\":[");
                object
            }
            None if self.findings.len() == 0 => return None,
            None => b",".to_vec(),
        };
        while let Some(finding) = self.findings.next() {
            // A list of names, numbers and texts can always be written.
            let _written = serde_json::to_writer(&mut text, &finding);
            if self.findings.len() == 0 {
                text.extend_from_slice(b"]}");
            } else if text.len() >= CHUNK {
                break;
            } else {
                text.push(b',');
            }
        }
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use chatapps_webhooks::check;
    use serde_json::Value;

    use super::*;

    /// A report of that many findings, of which one is an error, the last.
    fn report(count: usize) -> Report {
        let names: Vec<_> = (1..count).map(|number| format!("\"x{number}\":0")).collect();
        let body = format!(
            r#"[{{"subAccountId":"*","url":"https://h.onion.example/",{},"enabled":1}}]"#,
            names.join(",")
        );
        check(body)
    }

    async fn shown(findings: ShownFindings) -> Value {
        let body = findings.body(br#"{"code":1000}"#.to_vec());
        serde_json::from_slice(&to_bytes(body, usize::MAX).await.unwrap()).unwrap()
    }

    #[tokio::test]
    async fn all_findings_are_shown_in_any_number() {
        let held = HeldFindings::default();
        for count in [2, 999, 1_000, 1_001, 20_000] {
            let report = report(count);
            let expected = serde_json::json!({"code": 1000, "findings": report.findings()});
            assert!(report.findings().len() >= count, "{count}");
            assert_eq!(shown(held.show(report)).await, expected, "{count}");
        }
        assert_eq!(held.0.left(), MOST_HELD);
    }

    #[tokio::test]
    async fn without_room_for_all_the_errors_come_first() {
        let held = HeldFindings(Budget::new(3_000));
        let report = report(2_000);
        let all = report.findings().len();
        let first = held.show(report.clone());
        assert_eq!((first.findings.len(), first.omitted()), (all, None));
        let second = held.show(report.clone());
        assert_eq!((second.findings.len(), second.omitted()), (ALWAYS, Some(all - ALWAYS)));
        let errors: Vec<_> = report
            .findings()
            .iter()
            .filter(|finding| finding.level() == chatapps_webhooks::Level::Error)
            .collect();
        assert!(!errors.is_empty() && errors.iter().all(|error| second.findings.contains(error)));
        drop(first);
        // However many it has.
        assert_eq!(HeldFindings(Budget::new(10)).show(report.clone()).omitted(), None);
        assert_eq!(held.show(report).omitted(), None);
    }
}
