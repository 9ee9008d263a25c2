//! The findings of an answer, serialized while they are sent.
//!
//! A report may be a hundred times as large as its body. Its text never exists as a whole, and the
//! number of findings in unsent answers is limited, so slow callers can't exhaust the memory.

use std::cmp::Reverse;
use std::convert::Infallible;
use std::{iter, vec};

use axum::body::Body;
use chatapps_webhooks::{Finding, Report};
use futures_util::{StreamExt, stream};
use tokio::task::yield_now;

use super::quota::{Permit, Quota};

/// The number of findings that every answer may list.
const UNCOUNTED: usize = 1_000;

/// The number of further findings in all unsent answers: around a hundred megabytes.
const TOTAL: usize = 200_000;

/// The approximate size of a chunk, in bytes.
const CHUNK_BYTES: usize = 64 * 1024;

/// The quota of findings in unsent answers.
#[derive(Clone, Debug)]
pub(super) struct FindingsQuota(Quota);

impl Default for FindingsQuota {
    fn default() -> Self {
        Self(Quota::new(TOTAL))
    }
}

impl FindingsQuota {
    /// The findings of a report to list in an answer: all of them if the quota allows. Otherwise
    /// some, preferring errors, and the number of the others.
    pub(super) fn show(&self, report: Report) -> ShownFindings {
        let omitted = report.omitted().total();
        let findings = report.into_findings();
        if findings.len() <= UNCOUNTED {
            return ShownFindings { findings, omitted, permit: None };
        }
        if let Some(permit) = self.0.take(findings.len()) {
            return ShownFindings { findings, omitted, permit: Some(permit) };
        }
        let omitted = omitted + findings.len() - UNCOUNTED;
        let mut shown: Vec<_> = findings.into_iter().enumerate().collect();
        shown.sort_by_key(|(_, finding)| Reverse(finding.level()));
        shown.truncate(UNCOUNTED);
        shown.shrink_to_fit();
        shown.sort_by_key(|(index, _)| *index);
        let findings = shown.into_iter().map(|(_, finding)| finding).collect();
        ShownFindings { findings, omitted, permit: None }
    }
}

/// The findings that an answer lists.
#[derive(Debug, Default)]
pub(super) struct ShownFindings {
    findings: Vec<Finding>,
    omitted: usize,
    permit: Option<Permit>,
}

impl ShownFindings {
    /// The number of further findings, if any.
    pub(super) fn omitted(&self) -> Option<usize> {
        (self.omitted > 0).then_some(self.omitted)
    }

    /// A JSON object with the findings as an additional member. A small one is written in one
    /// piece.
    pub(super) fn body(self, object: Vec<u8>) -> Body {
        if self.findings.is_empty() {
            return object.into();
        }
        let mut chunks =
            Chunks { start: Some(object), findings: self.findings.into_iter(), _permit: self.permit };
        let first = chunks.next().unwrap_or_default();
        if chunks.findings.len() == 0 {
            return first.into();
        }
        // Other connections of this thread have their turn between two chunks.
        let chunks = stream::iter(iter::once(first).chain(chunks)).then(|chunk| async {
            yield_now().await;
            Ok::<_, Infallible>(chunk)
        });
        Body::from_stream(chunks)
    }
}

/// The text of an answer, in chunks.
struct Chunks {
    /// The object for the findings, until it is written.
    start: Option<Vec<u8>>,
    findings: vec::IntoIter<Finding>,
    _permit: Option<Permit>,
}

impl Iterator for Chunks {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let mut text = match self.start.take() {
            Some(mut object) => {
                // Remove the closing brace, which comes last.
                object.pop();
                object.extend_from_slice(b",\"findings\":[");
                object
            }
            None if self.findings.len() == 0 => return None,
            None => b",".to_vec(),
        };
        while let Some(finding) = self.findings.next() {
            // A finding consists of names, numbers and texts, which always serialize.
            let _written = serde_json::to_writer(&mut text, &finding);
            if self.findings.len() == 0 {
                text.extend_from_slice(b"]}");
            } else if text.len() >= CHUNK_BYTES {
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
    async fn all_findings_of_a_report_are_shown_in_any_number() {
        let quota = FindingsQuota::default();
        for count in [2, 999, 1_000, 1_001, 9_000, 20_000] {
            let report = report(count);
            let expected = serde_json::json!({"code": 1000, "findings": report.findings()});
            let left_out = report.omitted().total();
            assert!(report.findings().len() + left_out >= count, "{count}");
            let findings = quota.show(report);
            assert_eq!(findings.omitted(), (left_out > 0).then_some(left_out), "{count}");
            assert_eq!(shown(findings).await, expected, "{count}");
        }
        assert_eq!(quota.0.free(), TOTAL);
    }

    #[tokio::test]
    async fn without_a_quota_for_all_the_errors_come_first() {
        let quota = FindingsQuota(Quota::new(3_000));
        let report = report(2_000);
        let all = report.findings().len();
        let first = quota.show(report.clone());
        assert_eq!((first.findings.len(), first.omitted()), (all, None));
        let second = quota.show(report.clone());
        assert_eq!((second.findings.len(), second.omitted()), (UNCOUNTED, Some(all - UNCOUNTED)));
        let errors: Vec<_> = report
            .findings()
            .iter()
            .filter(|finding| finding.level() == chatapps_webhooks::Level::Error)
            .collect();
        assert!(!errors.is_empty() && errors.iter().all(|error| second.findings.contains(error)));
        drop(first);
        // However many it has.
        assert_eq!(FindingsQuota(Quota::new(10)).show(report.clone()).omitted(), None);
        assert_eq!(quota.show(report).omitted(), None);
    }
}
