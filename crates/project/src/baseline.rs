//! What was found when a baseline was written, counted by rule and target. It holds no value of a
//! document but the scopes of its webhooks.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use chatapps_webhooks::{EntryTargets, Exceptions, Finding, Report, Rule, WebhookType, shows_scope};
use serde_json::{Value, json};

use crate::invalid::InvalidConfiguration;
use crate::path::absolute;

/// The name of the file with the baseline, beside the configuration.
pub const BASELINE_NAME: &str = "chatapps-webhooks.baseline.json";

/// What findings are counted by: a rule, and the target of the entry they are in, or else their
/// file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counted {
    /// The id of the rule.
    rule: String,
    place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Target { scope: String, webhook_type: Option<&'static str> },
    File(String),
}

/// How many findings there are of each rule and target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<Counted, usize>);

/// A baseline only shrinks: what would be added to it, and how many findings that are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raised {
    /// How many findings the baseline doesn't have.
    pub findings: usize,
}

impl Baseline {
    /// The baseline of a file; `None` if there is none.
    ///
    /// # Errors
    ///
    /// [`InvalidConfiguration`] if it can't be read.
    pub fn read(file: &Path) -> Result<Option<Self>, InvalidConfiguration> {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(InvalidConfiguration::whole(file, format!("can't be read: {error}")));
            }
        };
        let invalid = |found: &str| {
            let expected = "expected a baseline as `baseline write` writes it";
            InvalidConfiguration::whole(file, format!("{expected}, found {found}"))
        };
        let value: Value = serde_json::from_str(&text).map_err(|error| {
            let message = "expected a baseline as `baseline write` writes it, found no JSON";
            InvalidConfiguration::placed(file, (error.line(), error.column().max(1)), message)
        })?;
        if value.get("version") != Some(&json!(1)) {
            return Err(invalid("no `version` 1"));
        }
        let rows = value.get("findings").and_then(Value::as_array).ok_or_else(|| invalid("no `findings`"))?;
        let row = |(index, row): (usize, &Value)| {
            row_of(row).ok_or_else(|| invalid(&format!("something else at `/findings/{index}`")))
        };
        Ok(Some(Self(rows.iter().enumerate().map(row).collect::<Result<_, _>>()?)))
    }

    /// The text of its file.
    #[must_use]
    pub fn to_json(&self) -> String {
        let rows: Vec<_> = self.0.iter().map(|(counted, count)| counted.row(*count)).collect();
        let whole = json!({"version": 1, "findings": rows});
        serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
    }

    /// What a finding counts as; `None` if it may not be in a baseline. `file` is the document's,
    /// and `folder` that of the baseline.
    #[must_use]
    pub fn counted(
        finding: &Finding,
        targets: &EntryTargets,
        file: Option<&Path>,
        folder: &Path,
    ) -> Option<Counted> {
        if !Exceptions::may_except(finding.rule()) {
            return None;
        }
        // What can't be a sub-account may be a secret.
        let target = targets.of_finding(finding).filter(|target| shows_scope(&target.scope));
        let place = match target {
            Some(target) => Place::Target {
                scope: target.scope.clone(),
                webhook_type: target.webhook_type.flatten().map(WebhookType::as_str),
            },
            None => Place::File(name_of(file, folder)),
        };
        Some(Counted { rule: finding.rule().id().to_owned(), place })
    }

    /// Counts a finding.
    pub fn add(&mut self, counted: Counted) {
        *self.0.entry(counted).or_default() += 1;
    }

    /// Takes one finding off it; `false` if there is none left.
    pub fn take(&mut self, counted: &Counted) -> bool {
        match self.0.get_mut(counted) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }

    /// A report without the findings that are in the baseline, as many as it has, and how many
    /// those are. They are taken off. `json` is the text, and `limit` the most findings that are
    /// kept.
    #[must_use]
    pub fn leave_out(
        &mut self,
        report: Report,
        json: &str,
        file: Option<&Path>,
        folder: &Path,
        limit: usize,
    ) -> (Report, usize) {
        let targets = EntryTargets::of(report.model(), json);
        let mut known = 0;
        let report = report.kept(limit, |finding| {
            let counted = Self::counted(finding, &targets, file, folder);
            let is_known = counted.is_some_and(|counted| self.take(&counted));
            known += usize::from(is_known);
            !is_known
        });
        (report, known)
    }

    /// How many findings it has.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.values().sum()
    }

    /// Itself, if it has no more of anything than the baseline before.
    ///
    /// # Errors
    ///
    /// [`Raised`] if it would grow.
    pub fn no_more_than(self, before: &Self) -> Result<Self, Raised> {
        let more = |(counted, count): (&Counted, &usize)| {
            count.saturating_sub(before.0.get(counted).copied().unwrap_or_default())
        };
        match self.0.iter().map(more).sum() {
            0 => Ok(self),
            findings => Err(Raised { findings }),
        }
    }

    /// What this has and what is there now: the lower number of each.
    #[must_use]
    pub fn pruned(&self, now: &Self) -> Self {
        let lower = |(counted, count): (&Counted, &usize)| {
            let count = (*count).min(now.0.get(counted).copied().unwrap_or_default());
            (count > 0).then(|| (counted.clone(), count))
        };
        Self(self.0.iter().filter_map(lower).collect())
    }
}

/// The path of a file from the folder of the baseline, with slashes.
fn name_of(file: Option<&Path>, folder: &Path) -> String {
    let Some(file) = file else { return "-".to_owned() };
    let whole = absolute(file);
    let path = whole.strip_prefix(absolute(folder)).unwrap_or(&whole);
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

impl Counted {
    fn row(&self, count: usize) -> Value {
        match &self.place {
            Place::Target { scope, webhook_type: None } => {
                json!({"rule": self.rule, "scope": scope, "count": count})
            }
            Place::Target { scope, webhook_type } => {
                json!({"rule": self.rule, "scope": scope, "type": webhook_type, "count": count})
            }
            Place::File(file) => json!({"rule": self.rule, "file": file, "count": count}),
        }
    }
}

/// A row of the file. Its rule may be of another version.
fn row_of(row: &Value) -> Option<(Counted, usize)> {
    let text = |name: &str| row.get(name).and_then(Value::as_str);
    let rule = text("rule")?;
    let is_contract = rule.parse::<Rule>().is_ok_and(|rule| !Exceptions::may_except(rule));
    let place = match (text("scope"), text("file")) {
        (Some(scope), None) => {
            let webhook_type = match row.get("type") {
                None => None,
                Some(name) => Some(name.as_str()?.parse::<WebhookType>().ok()?.as_str()),
            };
            Place::Target { scope: scope.to_owned(), webhook_type }
        }
        (None, Some(file)) => Place::File(file.to_owned()),
        _ => return None,
    };
    let count = usize::try_from(row.get("count")?.as_u64()?).ok()?;
    (!is_contract).then(|| (Counted { rule: rule.to_owned(), place }, count))
}
