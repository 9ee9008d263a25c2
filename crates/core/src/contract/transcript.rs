//! What a receiver was sent, and how it answered: the transcript of a check.
//!
//! The program writes it, and rules judge it, as they judge what the API is sent. It has no body
//! and no secret.

use serde::ser::{Serialize, Serializer};

use super::event::fields::{Elements, List, Nested, Whole, Words};
use super::event::kind::EventKind;
use super::event::rows::event_object;
use super::field::OneOf;
use super::record::{Integer, record_object};
use crate::describe::between::Between;
use crate::describe::record;
use crate::values::probe::{ProbeCredentials, ProbeFailure, ProbeKind};

record_object! {
    /// The transcript of a check of a receiver: what it was sent, and how it answered.
    pub struct ReceiverTranscript<'a>, Index;
    title "Receiver transcript"; doc "The transcript of a check of a receiver: what it was sent, and how it answered."; direction FromPlatform;

    /// What was sent, in that order.
    required probes: List<Nested<ReceiverProbe<'static>>> => Elements<'a, ReceiverProbe<'a>>
        = "probes" [.help("a list of what was sent")];
}

/// The kinds of events, as findings name them.
static KINDS: [&str; EventKind::ALL.len()] = {
    let mut names = [""; EventKind::ALL.len()];
    let (mut left, mut all): (&mut [&str], &[EventKind]) = (&mut names, &EventKind::ALL);
    while let ([name, more_names @ ..], [kind, more_kinds @ ..]) = (left, all) {
        *name = kind.as_str();
        (left, all) = (more_names, more_kinds);
    }
    names
};

impl Serialize for ReceiverProbe<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        record::serialize(self.0, serializer)
    }
}

event_object! {
    /// A request to a receiver, and how it was answered.
    pub view ReceiverProbe<'m>, ProbeIndex;
    title "Receiver probe", between &[Between::Answer { kinds: &KINDS }];
    /// What was sent.
    required probe: OneOf<ProbeKind> => ProbeKind = "probe" [.help("what was sent")];
    /// The `Authorization` with which it was sent.
    required credentials: OneOf<ProbeCredentials> => ProbeCredentials
        = "credentials" [.help("`right`, `wrong` or `missing`")];
    /// The kind of the event.
    optional kind: Words => &'m str = "kind" [.help("the kind of the event").examples(&["inbound_message_received"])];
    /// The type of content, the state or whatever else the event differs in from others of its
    /// kind.
    optional detail: Words => &'m str = "detail" [.help("the type of content, or the state").examples(&["Image", "read"])];
    /// The version of the format.
    optional format: Integer<Whole> => i64 = "format" [.help("the version of the format")];
    /// The status of the answer.
    optional status: Integer<Whole> => i64 = "status" [.help("the status of the answer")];
    /// Why there was no answer.
    optional failure: OneOf<ProbeFailure> => ProbeFailure = "failure" [.help("why there was no answer")];
    /// How long it took until the answer, or until there was none, in milliseconds.
    required milliseconds: Integer<Whole> => i64 = "milliseconds" [.help("how long it took, in milliseconds")];
    /// How many more events were answered in the same way, and have no entry of their own.
    optional alike: Integer<Whole> => i64 = "alike" [.help("how many more events were answered in the same way")];
}
