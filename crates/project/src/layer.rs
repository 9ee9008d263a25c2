//! What one file of a configuration says. `table` reads its keys, `entry`
//! what its lists hold, and `part` what several of them have.

mod entry;
mod part;
mod table;

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use chatapps_webhooks::{ExceptionTarget, Level, Model, Rule};

use crate::date::Date;
use crate::glob::Files;
use crate::node::Node;

/// The keys of a configuration.
pub const KEYS: [&str; 8] =
    ["extend", "policy", "rules", "limits", "models", "overrides", "suppressions", "baseline"];

/// Where something is set.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in code points.
    pub column: usize,
}

impl Origin {
    fn of(node: Node<'_>) -> Self {
        let (line, column) = node.position();
        Self { file: node.file().to_owned(), line, column }
    }
}

/// A value, and where it is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set<T> {
    /// The value.
    pub value: T,
    /// Where it is set.
    pub origin: Origin,
}

/// The level of a rule.
pub(crate) type RuleLevel = Set<(Rule, Level)>;

/// The limits that are set.
#[derive(Clone, Debug, Default)]
pub(crate) struct LimitsSet {
    pub(crate) bytes: Option<Set<usize>>,
    pub(crate) depth: Option<Set<usize>>,
    pub(crate) entries: Option<Set<usize>>,
    pub(crate) findings: Option<Set<usize>>,
}

/// Levels of rules for some files, or some webhooks.
#[derive(Clone, Debug)]
pub(crate) struct Override {
    pub(crate) files: Option<Files>,
    pub(crate) targets: Vec<ExceptionTarget>,
    pub(crate) rules: Vec<RuleLevel>,
}

/// Findings that are not reported.
#[derive(Clone, Debug)]
pub(crate) struct Suppression {
    pub(crate) rule: Rule,
    pub(crate) files: Option<Files>,
    pub(crate) target: Option<ExceptionTarget>,
    pub(crate) reason: String,
    pub(crate) until: Option<Date>,
    pub(crate) origin: Origin,
    /// The text of its file, and the bytes of it that name the rule.
    pub(crate) text: Arc<str>,
    pub(crate) range: Range<usize>,
}

/// What one file says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layer {
    pub(crate) extend: Option<Set<PathBuf>>,
    pub(crate) policy: Option<Set<&'static str>>,
    pub(crate) rules: Vec<RuleLevel>,
    pub(crate) limits: LimitsSet,
    pub(crate) models: Vec<(Files, Set<Model>)>,
    pub(crate) overrides: Vec<Override>,
    pub(crate) suppressions: Vec<Suppression>,
    pub(crate) baseline: Option<Set<PathBuf>>,
}
