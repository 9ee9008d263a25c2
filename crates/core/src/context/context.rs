//! One reading of one document.

use std::ptr;

use serde::de::Error;

use super::arena::{Arena, SourceStr, StoredStr};
use super::collector::Collector;
use super::hashing::Hashing;
use super::location::Location;
use super::verdict::Verdict;
use crate::base::level::Level;
use crate::base::limits::Limits;
use crate::describe::model::Model;
use crate::describe::object::{Direction, ObjectType};
use crate::finding::finding::{Finding, Related};
use crate::finding::params::Params;
use crate::finding::report::Report;
use crate::json::cursor::{Cursor, Offset};
use crate::json::locate::Part;
use crate::policy::catalogue::{Rule, Wording};
use crate::policy::levels::Levels;
use crate::policy::rule_set::RuleSet;
use crate::policy::settings::Settings;
use crate::values::reference::SecretReference;

/// What a document is read for, named like the functions of the checker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Only whether it is valid: stops at the first error and keeps nothing.
    IsValid,
    /// All findings.
    Check,
    /// All findings, and the model.
    Parse,
    /// The values of an event that is valid, without findings.
    Values,
}

/// One reading of one document: what was asked for, and what was found so far.
pub(crate) struct Context<'c> {
    settings: &'c Settings,
    levels: &'c Levels,
    model: Model,
    /// The version of the format that an event names, if it names one.
    version: Option<i64>,
    /// What the members of the document decided that it is, if they decide it.
    chosen: Option<&'static ObjectType>,
    mode: Mode,
    /// The rules of which a finding would change the answer.
    wanted: RuleSet,
    /// Whether the verdict on the contract is the whole answer.
    contract_verdict_only: bool,
    cursor: &'c Cursor,
    /// The text that is read; `None` if the source is none, and can't be read again.
    text: Option<&'c str>,
    is_stopped: bool,
    /// What the value was read from that is looked at, if there is a reference in its place.
    reference: Option<SecretReference>,
    pub(crate) collector: Collector,
    pub(crate) arena: Arena,
    pub(crate) hashing: Hashing,
}

impl<'c> Context<'c> {
    /// A reading of text, or of values if there is none.
    pub(crate) fn new(
        settings: &'c Settings,
        model: Model,
        mode: Mode,
        (cursor, text): (&'c Cursor, Option<&'c str>),
    ) -> Self {
        let levels = settings.policy.levels(model);
        let wanted = if mode == Mode::IsValid { levels.errors() } else { levels.active() };
        Self {
            settings,
            levels,
            model,
            version: None,
            chosen: None,
            mode,
            wanted,
            contract_verdict_only: mode == Mode::IsValid && !wanted.intersects(RuleSet::POLICY),
            cursor,
            text,
            is_stopped: false,
            reference: None,
            collector: Collector::new(settings.limits.findings),
            arena: Arena::default(),
            hashing: Hashing::Off,
        }
    }

    /// The offset of the member whose name was just read, or of the element that comes next. Take
    /// it once for each.
    pub(crate) fn take_offset(&self) -> Offset {
        self.cursor.take_offset()
    }

    pub(crate) const fn cursor(&self) -> &'c Cursor {
        self.cursor
    }

    pub(crate) const fn text(&self) -> Option<&'c str> {
        self.text
    }

    pub(crate) const fn settings(&self) -> &'c Settings {
        self.settings
    }

    pub(crate) const fn limits(&self) -> Limits {
        self.settings.limits
    }

    pub(crate) const fn model(&self) -> Model {
        self.model
    }

    /// Who writes the document.
    pub(crate) const fn direction(&self) -> Direction {
        self.model.direction()
    }

    /// Whether a model is made.
    pub(crate) fn builds_model(&self) -> bool {
        self.mode == Mode::Parse
    }

    /// Whether values are kept while the object is read that they are in: for the model, or for
    /// what holds between them.
    pub(crate) fn keeps_values(&self) -> bool {
        match self.mode {
            Mode::Values => true,
            // The model of an event is its text.
            mode => mode == Mode::Parse && !self.is_lenient(),
        }
    }

    /// Whether no rule of a policy that events can break is of interest, and this text can't be
    /// nested more deeply than limits allow.
    pub(crate) fn is_within_limits(&self, text: &str) -> bool {
        !self.wants_any(RuleSet::OF_EVENTS) && opening_brackets(text) <= self.settings.limits.depth
    }

    /// Whether nothing that is asked for depends on the value of a property that may be absent.
    pub(crate) fn skips_optional(&self) -> bool {
        self.is_lenient() && self.contract_only() && self.mode != Mode::Values
    }

    /// Whether no policy rule is of interest.
    pub(crate) const fn contract_only(&self) -> bool {
        !self.wants_any(RuleSet::POLICY)
    }

    /// Whether the verdict is the whole answer, so that wording a finding would be wasted.
    pub(crate) fn verdict_only(&self) -> bool {
        self.mode == Mode::IsValid
    }

    /// Whether the verdict on the contract is the whole answer.
    pub(crate) const fn contract_verdict_only(&self) -> bool {
        self.contract_verdict_only
    }

    /// Whether a finding of that rule would change the answer.
    pub(crate) const fn wants(&self, rule: Rule) -> bool {
        self.wanted.contains(rule)
    }

    /// Whether a finding of any of these rules would change the answer.
    pub(crate) const fn wants_any(&self, rules: RuleSet) -> bool {
        self.wanted.intersects(rules)
    }

    /// Whether a finding of that rule is an error.
    pub(crate) fn is_error(&self, rule: Rule) -> bool {
        self.levels.level(rule) == Level::Error
    }

    /// Whether the document is taken as far as it can be used ([`Model::is_lenient`]).
    pub(crate) const fn is_lenient(&self) -> bool {
        self.model.is_lenient()
    }

    /// The version of the format that an event names.
    pub(crate) const fn version(&self) -> Option<i64> {
        self.version
    }

    pub(crate) const fn set_version(&mut self, version: Option<i64>) {
        self.version = version;
    }

    /// What the document is, if its own members decide that.
    pub(crate) const fn chosen(&self) -> Option<&'static ObjectType> {
        self.chosen
    }

    pub(crate) const fn set_chosen(&mut self, chosen: &'static ObjectType) {
        self.chosen = Some(chosen);
    }

    /// Whether the document says what is wanted, and isn't sent as it is.
    pub(crate) fn is_desired_state(&self) -> bool {
        self.settings.references.source().is_some()
    }

    /// Stores a string for the model, if one is made.
    #[inline]
    pub(crate) fn store<'de>(&mut self, text: SourceStr<'_, 'de>) -> Option<StoredStr<'de>> {
        self.builds_model().then(|| self.arena.store(text))
    }

    /// Reports a broken rule about the value at a location.
    pub(crate) fn report(
        &mut self,
        wording: &'static Wording,
        location: &Location<'_>,
        params: impl FnOnce() -> Params,
    ) -> Verdict {
        self.report_part(wording, location, Part::Value, || (params(), None))
    }

    /// Reports a broken rule about a value or a name, which may relate to another location.
    pub(crate) fn report_part<'o>(
        &mut self,
        wording: &'static Wording,
        location: &Location<'_>,
        part: Part,
        details: impl FnOnce() -> (Params, Option<(Location<'o>, Part)>),
    ) -> Verdict {
        if self.wants(wording.rule) { self.add(wording, location, part, details) } else { Verdict::VALID }
    }

    /// Reports what is wrong in every policy.
    pub(crate) fn report_always(
        &mut self,
        wording: &'static Wording,
        location: &Location<'_>,
        params: impl FnOnce() -> Params,
    ) -> Verdict {
        self.add(wording, location, Part::Value, || (params(), None))
    }

    /// Looks at a value that a reference stands for: findings name the reference.
    pub(crate) fn within<R>(&mut self, reference: SecretReference, look: impl FnOnce(&mut Self) -> R) -> R {
        self.reference = Some(reference);
        let outcome = look(self);
        self.reference = None;
        outcome
    }

    /// Adds a finding that is wanted. Out of line, since most values have none.
    #[cold]
    fn add<'o>(
        &mut self,
        wording: &'static Wording,
        location: &Location<'_>,
        part: Part,
        details: impl FnOnce() -> (Params, Option<(Location<'o>, Part)>),
    ) -> Verdict {
        let level = match self.levels.level(wording.rule) {
            // A reference is right or wrong in every policy.
            Level::Off => Level::Error,
            level => level,
        };
        let verdict = match (level, wording.rule) {
            (Level::Error, Rule::DuplicateKey | Rule::TooDeep) => Verdict::LASTING,
            (Level::Error, _) => Verdict::INVALID,
            _ => Verdict::VALID,
        };
        if self.verdict_only() {
            return verdict;
        }
        let reportable = location.reportable();
        let is_inside = !ptr::eq(location, reportable);
        if is_inside && self.collector.repeats(wording.rule, reportable) {
            // The two would look the same.
            return verdict;
        }
        let (mut params, related) = details();
        if let Some(reference) = &self.reference {
            params = params.with(reference.member(), reference.name().to_owned());
        }
        let related_location = related
            .as_ref()
            .map(|(location, _)| Box::new(Related { pointer: location.pointer(), span: None }));
        let pointer = reportable.pointer();
        let finding = Finding { wording, level, pointer, params, related: related_location, span: None };
        self.collector.push(finding, reportable, part, related);
        verdict
    }

    /// Ends reading with an error if the verdict is the whole answer, and it is known.
    pub(crate) fn stop_if_settled<E: Error>(&mut self, verdict: Verdict) -> Result<(), E> {
        if !self.verdict_only() || verdict.is_valid() {
            return Ok(());
        }
        self.is_stopped = true;
        Err(E::custom("stopped"))
    }

    /// Whether reading was ended because the verdict was known.
    pub(crate) const fn is_stopped(&self) -> bool {
        self.is_stopped
    }

    /// The report; with positions if the document was text. It takes the findings away.
    pub(crate) fn finish(&mut self) -> Report {
        let (findings, omitted) = self.collector.finish(self.text);
        Report { omitted, ..Report::of(self.settings.clone(), self.model, findings) }
    }
}

/// How many opening brackets a text has, those in strings included. The count of few bytes fits
/// into one, so that the compiler takes many at a time: twice as fast as a search for each.
fn opening_brackets(text: &str) -> usize {
    // Both differ in one bit alone.
    let is_opening = |byte: &u8| byte | (b'[' ^ b'{') == b'{';
    let count = |few: &[u8]| few.iter().fold(0_u8, |count, byte| count + u8::from(is_opening(byte)));
    text.as_bytes().chunks(u8::MAX.into()).map(|few| usize::from(count(few))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::levels::Policy;

    #[test]
    fn all_opening_brackets_are_counted_and_nothing_else() {
        let all: String = (0..=char::from(0x7f) as u32).filter_map(char::from_u32).collect();
        assert_eq!(opening_brackets(&all), 2);
        assert_eq!(opening_brackets(&"[{".repeat(1_000)), 2_000);
        assert_eq!(opening_brackets(""), 0);
    }

    #[test]
    fn what_is_not_asked_for_is_not_looked_at() {
        let notice = Policy::contract().with_level(Rule::InsecureUrl, Level::Notice).unwrap();
        for (policy, mode, contract_only, contract_verdict_only) in [
            (Policy::contract(), Mode::IsValid, true, true),
            (Policy::contract(), Mode::Check, true, false),
            (Policy::recommended(), Mode::IsValid, false, false),
            (notice.clone(), Mode::IsValid, true, true),
            (notice, Mode::Check, false, false),
        ] {
            let cursor = Cursor::of_values();
            let settings = Settings { policy, ..Settings::default() };
            let context = Context::new(&settings, Model::Webhooks, mode, (&cursor, None));
            assert_eq!(
                (context.contract_only(), context.contract_verdict_only()),
                (contract_only, contract_verdict_only),
                "{mode:?}: {settings:?}"
            );
        }
    }
}
