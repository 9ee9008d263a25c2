//! Checks under a policy with exceptions: once under the highest level that each rule has anywhere;
//! then each finding gets the level that its entry's target has.

use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::checker::Checker;
use crate::base::input_format::InputFormat;
use crate::base::level::Level;
use crate::base::limits::Limits;
use crate::describe::model::Model;
use crate::describe::object::Direction;
use crate::finding::finding::Finding;
use crate::finding::report::Report;
use crate::policy::catalogue::Rule;
use crate::policy::exceptions::{ExceptionTarget, Exceptions, Suppressed};
use crate::policy::levels::{Levels, Policy};
use crate::policy::settings::Settings;
use crate::values::webhook_type::WebhookType;

/// The target of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryTarget {
    /// The scope.
    pub scope: String,
    /// The type: `None` without one, `Some(None)` for one that isn't known here.
    pub webhook_type: Option<Option<WebhookType>>,
}

impl EntryTarget {
    /// The types that the entry stands for. `None` is one that isn't known here.
    fn types(&self) -> impl Iterator<Item = Option<WebhookType>> + use<> {
        let (known, unknown) = match self.webhook_type {
            None => (WebhookType::of_entry(None), None),
            Some(Some(webhook_type)) => (WebhookType::of_entry(Some(webhook_type)), None),
            Some(None) => (&[][..], Some(None)),
        };
        known.iter().copied().map(Some).chain(unknown)
    }
}

/// The targets of the entries of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryTargets {
    /// Whether the document is one entry, and not a list.
    is_one: bool,
    targets: Vec<Option<EntryTarget>>,
}

impl EntryTargets {
    /// Those of a document in JSON. There are none if it can't be read, or has no webhooks.
    #[must_use]
    pub fn of(model: Model, json: &str) -> Self {
        let is_one = matches!(model, Model::Webhook | Model::WebhookTarget);
        let targets = match model {
            Model::Webhook | Model::WebhookTarget => vec![target_of(json)],
            Model::Webhooks | Model::WebhookList | Model::WebhookTargets => targets_of(json),
            _ => Vec::new(),
        };
        Self { is_one, targets }
    }

    /// The target of the entry that a finding is in.
    #[must_use]
    pub fn of_finding(&self, finding: &Finding) -> Option<&EntryTarget> {
        let index = if self.is_one {
            0
        } else {
            let pointer = finding.pointer().as_str().strip_prefix('/')?;
            pointer.split('/').next()?.parse().ok()?
        };
        self.targets.get(index)?.as_ref()
    }
}

/// The targets of the elements of an array.
fn targets_of(json: &str) -> Vec<Option<EntryTarget>> {
    struct Targets;

    impl<'de> Visitor<'de> for Targets {
        type Value = Vec<Option<EntryTarget>>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an array")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
            let mut targets = Vec::new();
            while let Some(element) = elements.next_element::<&RawValue>()? {
                targets.push(target_of(element.get()));
            }
            Ok(targets)
        }
    }

    serde_json::Deserializer::from_str(json).deserialize_seq(Targets).unwrap_or_default()
}

/// The target of an object. Of a repeated property, the last one counts.
fn target_of(json: &str) -> Option<EntryTarget> {
    struct Target;

    impl<'de> Visitor<'de> for Target {
        type Value = Option<EntryTarget>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
            let (mut scope, mut webhook_type) = (None, None);
            while let Some(name) = members.next_key::<String>()? {
                match name.as_str() {
                    "subAccountId" => scope = text_of(members.next_value()?),
                    "type" => {
                        let name = text_of(members.next_value()?);
                        webhook_type = Some(name.and_then(|name| name.parse().ok()));
                    }
                    _ => {
                        members.next_value::<IgnoredAny>()?;
                    }
                }
            }
            Ok(scope.map(|scope| EntryTarget { scope, webhook_type }))
        }
    }

    serde_json::Deserializer::from_str(json).deserialize_map(Target).ok().flatten()
}

fn text_of(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok()
}

impl Checker {
    /// The same checker with exceptions from its policy. They count where text is checked or
    /// parsed.
    #[doc(hidden)]
    #[must_use]
    pub fn with_exceptions(mut self, exceptions: Exceptions) -> Self {
        self.0.exceptions = (!exceptions.is_empty()).then(|| exceptions.into());
        self
    }

    /// The report with the exceptions of this checker, if it has any. `check` checks the text
    /// without them.
    pub(super) fn with_exceptions_of(
        &self,
        model: Model,
        json: &str,
        check: impl FnOnce(&Self) -> Report,
    ) -> Option<Report> {
        let exceptions = self.0.exceptions.as_deref()?;
        // All findings are needed: those that are left out depend on the levels.
        let limits = Limits { findings: Limits::MAX_FINDINGS, ..self.limits() };
        let policy = exceptions.highest(&self.0.policy);
        let report = check(&Self(Settings { policy, limits, exceptions: None, ..self.0.clone() }));
        let targets = EntryTargets::of(model, json);
        let met = exceptions.met(&targets, model, report.is_json);
        let mut suppressed = Suppressed { met, ..Suppressed::default() };
        let levels = self.0.policy.levels(model);
        let Report { findings, omitted, is_json, .. } = report;
        let mut kept = Vec::with_capacity(findings.len());
        for mut finding in findings {
            let (rule, target) = (finding.rule(), targets.of_finding(&finding));
            if Exceptions::may_except(rule) {
                finding.level = exceptions.level_of(levels, rule, target);
            }
            if finding.level == Level::Off {
                continue;
            }
            match exceptions.suppressing(rule, target) {
                Some(used) => {
                    suppressed.findings += 1;
                    suppressed.used.extend(used);
                }
                None => kept.push(finding),
            }
        }
        suppressed.used.sort_unstable();
        suppressed.used.dedup();
        let suppressed = Some(Box::new(suppressed));
        let mut report = Report { is_json, omitted, suppressed, ..Report::of(self.0.clone(), model, kept) };
        report.limit(self.limits().findings);
        Some(report)
    }
}

/// Whether a rule looks at documents of a model, in JSON or in another format.
fn looks_at(rule: Rule, model: Model, is_json: bool) -> bool {
    let info = rule.info();
    match info.model {
        _ if info.input != InputFormat::Json => !is_json,
        _ if rule == Rule::DuplicateKey => true,
        Model::Event | Model::ReceiverTranscript => model == info.model,
        Model::ErrorResponse if rule == Rule::UnknownErrorCode => model == info.model,
        // The rules on whatever the platform writes have one of its answers as their example.
        Model::ErrorResponse | Model::WebhookList => model.direction() == Direction::FromPlatform,
        _ => !matches!(
            model,
            Model::Event | Model::ReceiverTranscript | Model::ErrorResponse | Model::AccountId
        ),
    }
}

impl Exceptions {
    /// The level that a finding of a rule has in an entry with a target.
    fn level_of(&self, levels: &Levels, rule: Rule, target: Option<&EntryTarget>) -> Level {
        let own = |target: &EntryTarget| {
            target.types().map(|its| self.level(levels, rule, (&target.scope, its))).max()
        };
        target.and_then(own).unwrap_or_else(|| levels.level(rule))
    }

    /// The same under a policy, in documents of a model.
    #[must_use]
    pub fn level_under(
        &self,
        policy: &Policy,
        model: Model,
        rule: Rule,
        target: Option<&EntryTarget>,
    ) -> Level {
        self.level_of(policy.levels(model), rule, target)
    }

    /// The positions of the suppressions whose target is in a document, or that are for all of it,
    /// and whose rule looks at such documents.
    fn met(&self, targets: &EntryTargets, model: Model, is_json: bool) -> Vec<usize> {
        let is_met = |target: &Option<ExceptionTarget>| {
            let Some(target) = target else { return true };
            let mut entries = targets.targets.iter().flatten();
            entries.any(|entry| entry.types().any(|its| target.fits(&entry.scope, its)))
        };
        let is_met = |(target, rule): &(_, Rule)| looks_at(*rule, model, is_json) && is_met(target);
        let met = self.suppressions.iter().enumerate().filter(|(_, suppression)| is_met(suppression));
        met.map(|(position, _)| position).collect()
    }

    /// The suppressions of a finding; `None` if it isn't suppressed. An entry that stands for two
    /// targets must be suppressed for both.
    fn suppressing(&self, rule: Rule, target: Option<&EntryTarget>) -> Option<Vec<usize>> {
        if !Self::may_except(rule) {
            return None;
        }
        let of_rule = || self.suppressions.iter().enumerate().filter(move |(_, (_, its))| *its == rule);
        if let Some((position, _)) = of_rule().find(|(_, (target, _))| target.is_none()) {
            return Some(vec![position]);
        }
        let target = target?;
        let of_type = |its| {
            let fits =
                |of: &Option<ExceptionTarget>| of.as_ref().is_some_and(|of| of.fits(&target.scope, its));
            of_rule().find(|(_, (of, _))| fits(of)).map(|(position, _)| position)
        };
        target.types().map(of_type).collect()
    }
}
