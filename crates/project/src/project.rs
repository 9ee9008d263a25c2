//! The configuration of a project: a file, and what it extends.

use std::path::{Path, PathBuf};

use chatapps_webhooks::{ExceptionTarget, Rule};

use crate::baseline::BASELINE_NAME;
use crate::date::Date;
use crate::find::{find_among, with_table};
use crate::invalid::InvalidConfiguration;
use crate::layer::{Layer, Origin, Set, Suppression};
use crate::path::absolute;
use crate::settings::{Given, Settings, settings};
use crate::sources::Sources;
use crate::unread::Unread;

/// The configuration of a project: a file, and what it extends.
#[derive(Clone, Debug)]
pub struct Project {
    file: PathBuf,
    layer: Layer,
}

/// A suppression, as others may know it.
#[derive(Clone, Copy, Debug)]
pub struct SuppressionOf<'p> {
    /// The rule.
    pub rule: Rule,
    /// Its target, if it is for one.
    pub target: Option<&'p ExceptionTarget>,
    /// Why.
    pub reason: &'p str,
    /// Its last day.
    pub until: Option<Date>,
    /// Where it names its rule.
    pub origin: &'p Origin,
}

impl Project {
    /// The closest configuration to a folder.
    ///
    /// # Errors
    ///
    /// [`InvalidConfiguration`] if there is one and it can't be used.
    pub fn find(folder: &Path) -> Result<Option<Self>, InvalidConfiguration> {
        Self::find_among(Sources::DISK, folder)
    }

    /// The closest configuration to a folder, by the texts of some sources.
    ///
    /// # Errors
    ///
    /// [`InvalidConfiguration`] if there is one and it can't be used.
    pub fn find_among(sources: Sources<'_>, folder: &Path) -> Result<Option<Self>, InvalidConfiguration> {
        let file = find_among(sources, &absolute(folder))?;
        file.map(|file| Self::read_among(sources, &file)).transpose()
    }

    /// The configuration of a file.
    ///
    /// # Errors
    ///
    /// [`InvalidConfiguration`] if it can't be used.
    pub fn read(file: &Path) -> Result<Self, InvalidConfiguration> {
        Self::read_among(Sources::DISK, file)
    }

    /// The configuration of a file, which may name files below a folder alone, wherever links lead.
    /// The folder has no links in its path.
    ///
    /// # Errors
    ///
    /// [`InvalidConfiguration`] if it can't be used, or is elsewhere.
    pub fn read_below(file: &Path, folder: &Path) -> Result<Self, InvalidConfiguration> {
        Self::read_among(Sources::DISK.below(folder), file)
    }

    /// The configuration of a file, by the texts of some sources.
    ///
    /// # Errors
    ///
    /// [`InvalidConfiguration`] if it can't be used.
    pub fn read_among(sources: Sources<'_>, file: &Path) -> Result<Self, InvalidConfiguration> {
        let file = absolute(file);
        let text = sources.text_of(&file).map_err(|unread| unread.of(&file))?;
        let layer = with_base(sources, &file, &text, &mut vec![file.clone()])?;
        Ok(Self { file, layer })
    }

    /// The file. What it extends is not named here.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The suppressions, in the order of the text; those of what is extended come first.
    pub fn suppressions(&self) -> impl Iterator<Item = SuppressionOf<'_>> {
        self.layer.suppressions.iter().map(|Suppression { rule, target, reason, until, origin, .. }| {
            SuppressionOf { rule: *rule, target: target.as_ref(), reason, until: *until, origin }
        })
    }

    /// The suppressions as they are read.
    pub(crate) fn all_suppressions(&self) -> &[Suppression] {
        &self.layer.suppressions
    }

    /// The file with the baseline.
    #[must_use]
    pub fn baseline(&self) -> PathBuf {
        let beside = || self.file.with_file_name(BASELINE_NAME);
        self.layer.baseline.as_ref().map_or_else(beside, |set| set.value.clone())
    }

    /// What a file is checked under. A text without a file has no path.
    #[must_use]
    pub fn settings(&self, file: Option<&Path>, given: &Given) -> Settings {
        Settings { baseline: Some(self.baseline()), ..settings(&self.layer, file, given, Date::today()) }
    }

    /// What a file is checked under without a configuration.
    #[must_use]
    pub fn none(given: &Given) -> Settings {
        settings(&Layer::default(), None, given, Date::today())
    }
}

/// The longest chain of files that extend each other.
const MAX_CHAIN: usize = 16;

/// What the text of a file says, together with what it extends.
fn with_base(
    sources: Sources<'_>,
    file: &Path,
    text: &str,
    chain: &mut Vec<PathBuf>,
) -> Result<Layer, InvalidConfiguration> {
    let layer =
        with_table(file, text, |table| table.map(Layer::of).transpose())?.ok_or_else(|| lacking(file))?;
    let Some(Set { value: base, origin }) = layer.extend.clone() else { return Ok(layer) };
    let told = |message: String| InvalidConfiguration::placed(file, (origin.line, origin.column), message);
    if chain.contains(&base) {
        return Err(told("`extend` leads back to a file that extends this one".to_owned()));
    }
    if chain.len() >= MAX_CHAIN {
        return Err(told(format!("expected at most {MAX_CHAIN} files that extend each other")));
    }
    let text = sources.text_of(&base).map_err(|unread| match unread {
        Unread::Encoding(_) => unread.of(&base),
        _ => told(format!("expected `extend` to name a file with a configuration, {}", unread.found())),
    })?;
    chain.push(base.clone());
    Ok(extended(with_base(sources, &base, &text, chain)?, layer))
}

/// A file that was named, and says nothing.
fn lacking(file: &Path) -> InvalidConfiguration {
    let is_json = file.extension().is_some_and(|extension| extension == "json");
    let place = if is_json { "the member `chatapps-webhooks`" } else { "the table `tool.chatapps-webhooks`" };
    InvalidConfiguration::whole(file, format!("expected {place}, found none"))
}

/// A layer over another one: its values win key by key, and its entries come later.
fn extended(base: Layer, own: Layer) -> Layer {
    let mut rules = base.rules;
    rules.retain(|set| own.rules.iter().all(|its| its.value.0 != set.value.0));
    rules.extend(own.rules);
    let joined = |mut base: Vec<_>, own: Vec<_>| {
        base.extend(own);
        base
    };
    let mut limits = own.limits;
    limits.bytes = limits.bytes.or(base.limits.bytes);
    limits.depth = limits.depth.or(base.limits.depth);
    limits.entries = limits.entries.or(base.limits.entries);
    limits.findings = limits.findings.or(base.limits.findings);
    Layer {
        extend: own.extend,
        policy: own.policy.or(base.policy),
        rules,
        limits,
        models: base.models.into_iter().chain(own.models).collect(),
        overrides: base.overrides.into_iter().chain(own.overrides).collect(),
        suppressions: joined(base.suppressions, own.suppressions),
        baseline: own.baseline.or(base.baseline),
    }
}
