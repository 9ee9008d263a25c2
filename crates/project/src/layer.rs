//! What one file of a configuration says, key by key.

use std::ops::Range;
use std::path::{Path, PathBuf};

use chatapps_webhooks::{
    ExceptionTarget, Exceptions, Level, Limits, Model, Policy, Rule, UnknownName, WebhookType,
};

use crate::date::Date;
use crate::glob::Files;
use crate::invalid::InvalidConfiguration;
use crate::node::{Member, Node};

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
    /// The bytes that name the rule.
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

type Read<T> = Result<T, InvalidConfiguration>;

impl Layer {
    /// What a table says. Paths are relative to the folder of its file.
    pub(crate) fn of(table: Node<'_>) -> Read<Self> {
        let mut layer = Self::default();
        let folder = table.file().parent().unwrap_or(Path::new("")).to_owned();
        for Member { name, value, .. } in table.known_members("a table", &KEYS)? {
            match &*name {
                "extend" => layer.extend = Some(path(value, &folder)?),
                "baseline" => layer.baseline = Some(path(value, &folder)?),
                "policy" => layer.policy = Some(policy(value)?),
                "rules" => layer.rules = rule_levels(value, false)?,
                "limits" => layer.limits = limits(value)?,
                "models" => layer.models = each(value, |entry| model(entry, &folder))?,
                "overrides" => layer.overrides = each(value, |entry| override_of(entry, &folder))?,
                _ => layer.suppressions = each(value, |entry| suppression(entry, &folder))?,
            }
        }
        Ok(layer)
    }
}

fn each<'n, T>(list: Node<'n>, read: impl Fn(Node<'n>) -> Read<T>) -> Read<Vec<T>> {
    list.elements("an array of tables")?.into_iter().map(read).collect()
}

fn path(value: Node<'_>, folder: &Path) -> Read<Set<PathBuf>> {
    let path = value.string("a path")?;
    if path.trim().is_empty() {
        return Err(value.invalid("expected a path, found an empty string"));
    }
    Ok(Set { value: crate::path::absolute(&folder.join(path)), origin: Origin::of(value) })
}

fn policy(value: Node<'_>) -> Read<Set<&'static str>> {
    let name = value.string("the name of a policy")?;
    match Policy::NAMES.into_iter().find(|known| *known == name) {
        Some(name) => Ok(Set { value: name, origin: Origin::of(value) }),
        None => Err(value.invalid(UnknownName::new("policy", &name, Policy::NAMES).to_string())),
    }
}

/// The rule of a name, if it is none of the contract.
fn settable(name: &str, node: Node<'_>) -> Read<Rule> {
    let rule: Rule = name.parse().map_err(|unknown: UnknownName| node.invalid(unknown.to_string()))?;
    let fixed = Policy::contract().with_level(rule, Level::Off).err();
    fixed.map_or(Ok(rule), |fixed| Err(node.invalid(fixed.to_string())))
}

/// The rule of a name, if it can be set for less than a whole run of documents.
fn exceptable(name: &str, node: Node<'_>, what: &str) -> Read<Rule> {
    let rule = settable(name, node)?;
    if Exceptions::may_except(rule) {
        return Ok(rule);
    }
    Err(node.invalid(format!("rule `{rule}` can't be {what}: set it in `rules`")))
}

/// The levels of a table. Those for targets are of rules on webhooks.
fn rule_levels(table: Node<'_>, is_for_targets: bool) -> Read<Vec<RuleLevel>> {
    let level = |Member { name, key, value }: Member<'_>| {
        let rule =
            if is_for_targets { exceptable(&name, key, "set for a target")? } else { settable(&name, key)? };
        Ok(Set { value: (rule, value.name("the name of a level")?), origin: Origin::of(key) })
    };
    table.members("a table of rules and levels")?.into_iter().map(level).collect()
}

fn limits(table: Node<'_>) -> Read<LimitsSet> {
    let mut limits = LimitsSet::default();
    for Member { name, value, .. } in
        table.known_members("a table", &["bytes", "depth", "entries", "findings"])?
    {
        let (limit, most) = match &*name {
            "bytes" => (&mut limits.bytes, usize::MAX),
            "depth" => (&mut limits.depth, Limits::MAX_DEPTH),
            "entries" => (&mut limits.entries, usize::MAX),
            _ => (&mut limits.findings, Limits::MAX_FINDINGS),
        };
        let what = match most {
            usize::MAX => "a whole number".to_owned(),
            most => format!("a whole number of at most {most}"),
        };
        *limit = Some(Set { value: value.count(&what, most)?, origin: Origin::of(value) });
    }
    Ok(limits)
}

fn files(list: Node<'_>, folder: &Path) -> Read<Files> {
    let elements = list.elements("an array of patterns")?;
    if elements.is_empty() {
        return Err(list.invalid("expected at least one pattern"));
    }
    let patterns: Vec<_> = elements.iter().map(|element| element.string("a pattern")).collect::<Read<_>>()?;
    Files::of(folder, &patterns)
        .map_err(|(index, why)| elements.get(index).unwrap_or(&list).invalid(why.message()))
}

fn model(entry: Node<'_>, folder: &Path) -> Read<(Files, Set<Model>)> {
    let (mut patterns, mut model) = (None, None);
    for Member { name, value, .. } in entry.known_members("a table", &["files", "model"])? {
        match &*name {
            "files" => patterns = Some(files(value, folder)?),
            _ => model = Some(Set { value: value.name("the name of a model")?, origin: Origin::of(value) }),
        }
    }
    match (patterns, model) {
        (Some(patterns), Some(model)) => Ok((patterns, model)),
        (None, _) => Err(entry.invalid("missing key `files`")),
        (_, None) => Err(entry.invalid("missing key `model`")),
    }
}

fn target(table: Node<'_>) -> Read<ExceptionTarget> {
    let (mut scope, mut webhook_type) = (None, None);
    for Member { name, value, .. } in table.known_members("a table", &["scope", "type"])? {
        match &*name {
            "scope" => scope = Some(value.string("a sub-account id, or `*`")?),
            _ => webhook_type = Some(value.name::<WebhookType>("the name of a type")?),
        }
    }
    match scope {
        Some(scope) if !scope.trim().is_empty() => Ok(ExceptionTarget { scope, webhook_type }),
        Some(_) => Err(table.invalid("expected a sub-account id, or `*`, found a blank one")),
        None => Err(table.invalid("missing key `scope`")),
    }
}

fn override_of(entry: Node<'_>, folder: &Path) -> Read<Override> {
    let members = entry.known_members("a table", &["files", "targets", "rules"])?;
    let has_targets = members.iter().any(|member| member.name == "targets");
    let (mut patterns, mut targets, mut rules) = (None, Vec::new(), None);
    for Member { name, value, .. } in members {
        match &*name {
            "files" => patterns = Some(files(value, folder)?),
            "targets" => {
                targets = each(value, target)?;
                if targets.is_empty() {
                    return Err(value.invalid("expected at least one target"));
                }
            }
            _ => rules = Some(rule_levels(value, has_targets)?),
        }
    }
    match rules {
        _ if patterns.is_none() && targets.is_empty() => {
            Err(entry.invalid("expected `files` or `targets`: for everything, use `rules`"))
        }
        Some(rules) => Ok(Override { files: patterns, targets, rules }),
        None => Err(entry.invalid("missing key `rules`")),
    }
}

fn suppression(entry: Node<'_>, folder: &Path) -> Read<Suppression> {
    let keys = ["rule", "files", "target", "reason", "until"];
    let (mut rule, mut patterns, mut of, mut reason, mut until) = (None, None, None, None, None);
    for Member { name, value, .. } in entry.known_members("a table", &keys)? {
        match &*name {
            "rule" => {
                let name = value.string("the id of a rule")?;
                rule = Some((exceptable(&name, value, "suppressed")?, value));
            }
            "files" => patterns = Some(files(value, folder)?),
            "target" => of = Some(target(value)?),
            "reason" => {
                let text = value.string("a reason")?;
                if text.trim().is_empty() {
                    return Err(value.invalid("expected a reason, found a blank one"));
                }
                reason = Some(text);
            }
            _ => {
                let day = value.string("a date, such as `2027-01-31`")?.parse();
                until = Some(day.map_err(|_| value.invalid("expected a date, such as `2027-01-31`"))?);
            }
        }
    }
    let missing = |key: &str| entry.invalid(format!("missing key `{key}`"));
    let (rule, place) = rule.ok_or_else(|| missing("rule"))?;
    let reason = reason.ok_or_else(|| missing("reason"))?;
    if patterns.is_none() && of.is_none() {
        return Err(entry.invalid("expected `files` or `target`: for everything, set the rule to `off`"));
    }
    Ok(Suppression {
        rule,
        files: patterns,
        target: of,
        reason,
        until,
        origin: Origin::of(place),
        range: place.range(),
    })
}
