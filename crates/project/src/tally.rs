//! Which suppressions of a project were of use in a run.

use std::path::{Path, PathBuf};

use chatapps_webhooks::{Checker, Level, Policy, Report, Rule, SuppressionFault};

use crate::date::Date;
use crate::project::Project;
use crate::settings::Settings;

/// Which suppressions of a project were of use in a run, and how much they left out.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    met: Vec<usize>,
    used: Vec<usize>,
    /// How many findings were suppressed.
    pub findings: usize,
}

impl Tally {
    /// Adds the report on a document. What can't be read says nothing about suppressions.
    pub fn add(&mut self, settings: &Settings, report: &Report) {
        let suppressed = report.suppressed();
        let in_project = |positions: &[usize]| -> Vec<usize> {
            positions.iter().filter_map(|position| settings.suppressions.get(*position).copied()).collect()
        };
        self.findings += suppressed.findings;
        self.used.extend(in_project(&suppressed.used));
        let is_unread = |rule| matches!(rule, Rule::Syntax | Rule::BodyTooLarge);
        if report.findings().iter().any(|finding| is_unread(finding.rule())) {
            return;
        }
        let is_on = |position: &&usize| {
            let (_, rule) = settings.exceptions.suppressions.get(**position)?;
            let levels = settings.exceptions.levels.iter().filter(|(_, its, _)| its == rule);
            let mut levels = levels.map(|(.., level)| *level).chain([settings.policy.level(*rule)]);
            levels.any(|level| level != Level::Off).then_some(())
        };
        let met: Vec<_> =
            suppressed.met.iter().filter(|position| is_on(position).is_some()).copied().collect();
        self.met.extend(in_project(&met));
        for positions in [&mut self.met, &mut self.used] {
            positions.sort_unstable();
            positions.dedup();
        }
    }

    /// Adds what another one counted.
    pub fn join(&mut self, other: &Self) {
        self.findings += other.findings;
        self.met.extend(&other.met);
        self.used.extend(&other.used);
    }

    /// The findings on the suppressions of a project, by the file that has them: those that have
    /// expired, and those that were of no use although what they are for was checked.
    #[must_use]
    pub fn reports(&self, project: &Project, policy: &Policy) -> Vec<(PathBuf, String, Report)> {
        let today = Date::today();
        let mut files: Vec<(&Path, &str, Vec<SuppressionFault>)> = Vec::new();
        for (position, suppression) in project.all_suppressions().iter().enumerate() {
            let expired = suppression.until.filter(|until| today > *until);
            let is_unused = self.met.contains(&position) && !self.used.contains(&position);
            if expired.is_none() && !is_unused {
                continue;
            }
            let fault = SuppressionFault {
                suppressed: suppression.rule,
                until: expired.map(|until| until.to_string()),
                range: suppression.range.clone(),
            };
            let file = suppression.origin.file.as_path();
            match files.iter_mut().find(|(its, ..)| *its == file) {
                Some((.., faults)) => faults.push(fault),
                None => files.push((file, &suppression.text, vec![fault])),
            }
        }
        let checker = Checker::new(policy.clone());
        let report = |(file, text, faults): (&Path, &str, Vec<SuppressionFault>)| {
            (file.to_owned(), text.to_owned(), checker.check_suppressions(text, &faults))
        };
        files.into_iter().map(report).collect()
    }
}
