//! A report with the fixes of its findings, as JSON.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::fix::Fix;
use crate::finding::finding::Finding;
use crate::finding::report::Report;

/// A report with the [fixes](Report::fixes) of its findings.
///
/// Serializes as the report; each finding has one more member, `fixes`, behind the others.
#[derive(Clone, Copy, Debug)]
pub struct FixableReport<'r> {
    /// The report.
    pub report: &'r Report,
    /// The fixes of each of its findings, in their order.
    pub fixes: &'r [Vec<Fix>],
}

impl Serialize for FixableReport<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Report", 4)?;
        self.report.serialize_members(&mut out, &Findings(self))?;
        out.end()
    }
}

struct Findings<'r>(&'r FixableReport<'r>);

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fixes = self.0.fixes.iter().map(Vec::as_slice).chain(std::iter::repeat(&[][..]));
        let findings = self.0.report.findings().iter().zip(fixes);
        serializer.collect_seq(findings.map(|(finding, fixes)| FixableFinding { finding, fixes }))
    }
}

/// A finding with its fixes.
///
/// Serializes as the finding, with one more member, `fixes`, behind the others.
#[derive(Clone, Copy, Debug)]
pub struct FixableFinding<'f> {
    /// The finding.
    pub finding: &'f Finding,
    /// Its fixes.
    pub fixes: &'f [Fix],
}

impl Serialize for FixableFinding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.finding.serialize_members(&mut map)?;
        map.serialize_entry("fixes", self.fixes)?;
        map.end()
    }
}
