//! The rules on how a receiver answers: what the platform makes of an answer.

use smallvec::{SmallVec, smallvec};

use crate::finding::params::Params;
use crate::policy::catalogue::{Wording, wording};
use crate::values::enumeration::Enumeration;
use crate::values::event::business::{AccountEvent, PhoneNumberEvent};
use crate::values::event::message::ContentType;
use crate::values::event::receipt::MessageState;
use crate::values::probe::{ProbeCredentials, ProbeFailure, ProbeKind};

/// How long the platform waits for an answer, in milliseconds.
const TIMEOUT: usize = 5_000;

/// An answer that takes longer leaves too little for a slow network, in milliseconds.
const SLOW: usize = 4_000;

/// What a receiver was sent, and how it answered.
pub(crate) struct Answer<'a> {
    pub(crate) probe: ProbeKind,
    pub(crate) credentials: ProbeCredentials,
    /// The kind of the event, if it is one that a finding may name.
    pub(crate) kind: Option<&'static str>,
    pub(crate) detail: Option<&'a str>,
    pub(crate) status: Option<usize>,
    pub(crate) failure: Option<ProbeFailure>,
    pub(crate) milliseconds: usize,
}

/// A broken rule, and the property that shows it.
type Fault = (&'static Wording, &'static str);

impl Answer<'_> {
    /// The rules that the answer breaks.
    pub(crate) fn faults(&self) -> SmallVec<[Fault; 2]> {
        match self.credentials {
            ProbeCredentials::Right => self.to_the_platform(),
            credentials => self.to_others(credentials).into_iter().collect(),
        }
    }

    /// Whoever isn't the platform has no right to an answer, but gets none that says "taken".
    fn to_others(&self, credentials: ProbeCredentials) -> Option<Fault> {
        let is_missing = credentials == ProbeCredentials::Missing;
        Some(match (self.status(), is_missing) {
            (Some(401), _) => return None,
            (Some(200..=299), true) => (&wording::UNAUTHENTICATED_MISSING, "status"),
            (Some(200..=299), false) => (&wording::UNAUTHENTICATED_WRONG, "status"),
            (Some(_), true) => (&wording::UNAUTHORIZED_STATUS_MISSING, "status"),
            (Some(_), false) => (&wording::UNAUTHORIZED_STATUS_WRONG, "status"),
            (None, true) => (&wording::UNAUTHORIZED_SILENCE_MISSING, "failure"),
            (None, false) => (&wording::UNAUTHORIZED_SILENCE_WRONG, "failure"),
        })
    }

    /// The status, if there was an answer. A transcript may name a failure beside it.
    fn status(&self) -> Option<usize> {
        self.status.filter(|_| self.failure.is_none())
    }

    fn to_the_platform(&self) -> SmallVec<[Fault; 2]> {
        let Some(status) = self.status() else { return smallvec![(self.silence(), "failure")] };
        // The platform doesn't see an answer that comes later.
        if self.milliseconds >= TIMEOUT {
            return smallvec![(&wording::ANSWER_TIMEOUT_LATE, "milliseconds")];
        }
        let mut faults: SmallVec<_> =
            self.refusal(status).map(|broken| (broken, "status")).into_iter().collect();
        if self.milliseconds > SLOW {
            faults.push((&wording::SLOW_ANSWER, "milliseconds"));
        }
        faults
    }

    /// What is wrong with a status.
    fn refusal(&self, status: usize) -> Option<&'static Wording> {
        Some(match (status, self.probe) {
            (200..=299, _) => return None,
            (301..=303 | 307 | 308, _) => &wording::REDIRECTED_EVENT,
            (401 | 403, ProbeKind::Event) => &wording::AUTHORIZATION_REFUSED,
            (_, ProbeKind::Event) => &wording::REFUSED_EVENT,
            (_, ProbeKind::LegacyFormat) => &wording::REFUSED_LEGACY_FORMAT,
            (
                _,
                ProbeKind::UnknownEvent
                | ProbeKind::UnknownProperty
                | ProbeKind::UnknownValue
                | ProbeKind::UnknownVersion,
            ) => &wording::REFUSED_UNKNOWN,
            (_, ProbeKind::LongTimestamp | ProbeKind::MissingMsisdn | ProbeKind::NullMembers) => {
                &wording::REFUSED_VARIATION
            }
            (_, ProbeKind::IncompleteEvent | ProbeKind::MalformedJson) => &wording::REFUSED_MALFORMED,
            (_, ProbeKind::Duplicate) => &wording::REFUSED_DUPLICATE,
            (_, ProbeKind::LateReceipt) => &wording::REFUSED_LATE_RECEIPT,
            (_, ProbeKind::LargeBody) => &wording::REFUSED_LARGE_BODY,
        })
    }

    /// What is wrong where there is no status.
    fn silence(&self) -> &'static Wording {
        match (self.failure, self.probe) {
            (Some(ProbeFailure::Timeout), _) => &wording::ANSWER_TIMEOUT,
            // Servers close the connection before they have read all of what they refuse.
            (Some(ProbeFailure::Closed), ProbeKind::LargeBody) => &wording::REFUSED_LARGE_BODY_CLOSED,
            (Some(ProbeFailure::Closed), _) => &wording::NO_ANSWER_CLOSED,
            (Some(ProbeFailure::Refused), _) => &wording::NO_ANSWER_REFUSED,
            (Some(ProbeFailure::Tls), _) => &wording::NO_ANSWER_TLS,
            (Some(ProbeFailure::Unreadable), _) => &wording::NO_ANSWER_UNREADABLE,
            _ => &wording::NO_ANSWER,
        }
    }

    /// The data of a finding at a property.
    pub(crate) fn params(&self, property: &str) -> Params {
        let probe = Params::default().with("probe", self.shown());
        match (property, self.status) {
            ("status", Some(status)) => probe.with("status", status),
            ("milliseconds", _) => probe.with("milliseconds", self.milliseconds),
            _ => probe,
        }
    }

    /// What was sent, as a finding names it.
    fn shown(&self) -> String {
        let meaning = ProbeKind::TYPE.values.iter().find(|value| value.text == self.probe.as_str());
        let meaning = meaning.map_or("", |value| value.doc);
        let listed = |detail: &str| {
            [ContentType::TYPE, MessageState::TYPE, AccountEvent::TYPE, PhoneNumberEvent::TYPE]
                .into_iter()
                .flat_map(|list| list.values)
                .find(|value| value.text == detail)
        };
        match (self.kind, self.detail.and_then(listed)) {
            (None, _) => meaning.to_owned(),
            (Some(kind), None) => format!("{meaning} (`{kind}`)"),
            (Some(kind), Some(detail)) => format!("{meaning} (`{kind}`, `{}`)", detail.text),
        }
    }
}
