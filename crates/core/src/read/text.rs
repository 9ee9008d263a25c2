//! Strings.

use std::marker::PhantomData;

use serde::de::MapAccess;

use super::json_type::{JsonType, report_type};
use super::reference::read_reference;
use super::value::{AnyValue, ValueReader};
use crate::context::arena::{SourceStr, StoredStr};
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::describe::object::{TextRules, TextType};
use crate::policy::catalogue::wording;
use crate::rules::texts::{TextFact, check_text};
use crate::values::reference::SecretReference;
use crate::values::secret::Secret;

/// What strings of a property are, known in the code: their type is a constant.
pub(crate) trait TextKind {
    const TYPE: &'static TextType;
}

/// A string, as far as models and the rules between properties need it.
#[derive(Clone, Copy, Default)]
pub(crate) struct PartialText<'de> {
    pub(crate) fact: TextFact,
    pub(crate) hash: u64,
    /// The string, if a model is made and the string has its format.
    pub(crate) stored: Option<StoredStr<'de>>,
}

/// Reads a string of a kind that is known in the code.
pub(crate) struct ReadText<'s, 'de, K> {
    text: &'s mut Option<PartialText<'de>>,
    kind: PhantomData<K>,
}

impl<'s, 'de, K> ReadText<'s, 'de, K> {
    pub(crate) const fn new(text: &'s mut Option<PartialText<'de>>) -> Self {
        Self { text, kind: PhantomData }
    }
}

impl<K: TextKind> ReadText<'_, '_, K> {
    /// Takes the value that a reference stands for.
    fn referred(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        reference: SecretReference,
    ) -> Verdict {
        let secret = context.settings().references.source().and_then(|source| source.secret(&reference));
        let Some(secret) = secret else {
            let text = Secret::from(reference.stand_in());
            let hash = context.hashing.content(|| text.reveal());
            let stored = context.store(SourceStr::Transient(text.reveal()));
            *self.text = Some(PartialText { fact: TextFact::None, hash, stored });
            return Verdict::VALID;
        };
        context.within(reference, |context| {
            // In the document, `***` may mean "as it is". A variable or a file has it by mistake.
            if secret.is_mask() {
                let property = || [("property", location.name().to_owned())].into();
                return context.report_always(&wording::MASKED_SECRET, location, property);
            }
            self.string(context, location, SourceStr::Transient(secret.reveal()))
        })
    }
}

impl<'de, K: TextKind> ValueReader<'de> for ReadText<'_, 'de, K> {
    fn mismatch(self, context: &mut Context<'_>, location: &Location<'_>, found: JsonType) -> Verdict {
        *self.text = None;
        report_type(context, location, JsonType::String, found)
    }

    fn object<A: MapAccess<'de>>(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        members: A,
    ) -> Result<Verdict, A::Error> {
        if matches!(K::TYPE.rules, TextRules::HttpAuthorization | TextRules::ClientSecret)
            && context.is_desired_state()
        {
            *self.text = None;
            let (reference, verdict) = read_reference(context, location, members)?;
            return Ok(match reference {
                Some(reference) => verdict | self.referred(context, location, reference),
                None => verdict,
            });
        }
        let verdict = self.mismatch(context, location, JsonType::Object);
        Ok(verdict | AnyValue.object(context, location, members)?)
    }

    fn string(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        given: SourceStr<'_, 'de>,
    ) -> Verdict {
        let text = given.as_str();
        if context.contract_verdict_only() {
            return match K::TYPE.format {
                Some(_) => check_text(context, location, K::TYPE, text).0,
                None => Verdict::VALID,
            };
        }
        let (format, policy, fact) = check_text(context, location, K::TYPE, text);
        let hash = match K::TYPE.rules {
            TextRules::SubAccountId => context.hashing.target(text),
            _ => context.hashing.content(|| text),
        };
        let stored = if format.is_valid() { context.store(given) } else { None };
        *self.text = Some(PartialText { fact, hash, stored });
        format | policy
    }
}
