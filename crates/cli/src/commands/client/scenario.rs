//! Events that belong together.

use chatapps_webhooks::{EventKind, InvalidSample, Sample, SampleOptions};
use clap::ValueEnum;

/// Events that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scenario {
    /// A message on WhatsApp is sent, delivered and read
    WhatsappRead,
    /// A message on WhatsApp is not delivered, and goes out as an SMS
    FallbackToSms,
    /// A customer writes on WhatsApp, and the answer is read
    Conversation,
    /// A template is reviewed and approved, and then paused
    TemplateReview,
    /// An account breaks a policy, and is restricted
    AccountRestricted,
}

/// An event of a scenario: its kind, channel, state and event, and a value to set.
type Step =
    (EventKind, Option<&'static str>, Option<&'static str>, Option<&'static str>, Option<[&'static str; 2]>);

fn receipt(channel: &'static str, state: &'static str) -> Step {
    (EventKind::DeliveryReceipt, Some(channel), Some(state), None, None)
}

fn template(status: &'static str) -> Step {
    (EventKind::TemplateStatusUpdate, None, None, None, Some(["eventDetails.meta.status", status]))
}

impl Scenario {
    fn steps(self) -> Vec<Step> {
        match self {
            Self::WhatsappRead => vec![
                receipt("whatsapp", "queued"),
                receipt("whatsapp", "sent"),
                receipt("whatsapp", "delivered"),
                receipt("whatsapp", "read"),
            ],
            Self::FallbackToSms => vec![
                receipt("whatsapp", "queued"),
                receipt("whatsapp", "undelivered"),
                receipt("sms", "sent"),
                receipt("sms", "delivered"),
            ],
            Self::Conversation => vec![
                (EventKind::InboundMessage, Some("whatsapp"), None, None, None),
                receipt("whatsapp", "sent"),
                receipt("whatsapp", "delivered"),
                receipt("whatsapp", "read"),
            ],
            Self::TemplateReview => ["\"PENDING\"", "\"APPROVED\"", "\"PAUSED\""].map(template).into(),
            Self::AccountRestricted => vec![
                (EventKind::AccountUpdate, None, None, Some("ACCOUNT_VIOLATION"), None),
                (EventKind::AccountUpdate, None, None, Some("ACCOUNT_RESTRICTION"), None),
            ],
        }
    }

    /// The bodies, in their order. Receipts are those of one message.
    pub(super) fn bodies(self, seed: u64) -> Result<Vec<(EventKind, String)>, InvalidSample> {
        let body = |(nth, step): (usize, Step)| {
            let (kind, channel, state, event, set) = step;
            let set: Vec<_> = set.into_iter().map(|[path, json]| (path, json)).collect();
            let options = SampleOptions { channel, state, event, set: &set, ..SampleOptions::default() };
            // Business updates have an id each.
            let seed = if kind == EventKind::DeliveryReceipt { seed } else { seed.wrapping_add(nth as u64) };
            Ok((kind, Sample::from_options(kind.as_str(), &options)?.seed(seed).body()?))
        };
        self.steps().into_iter().enumerate().map(body).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chatapps_webhooks::{Checker, Event, Model};

    use super::*;

    #[test]
    fn each_scenario_has_events_without_findings_that_differ() {
        for scenario in Scenario::value_variants() {
            let bodies = scenario.bodies(7).unwrap();
            let checker = Checker::default();
            assert!(bodies.iter().all(|(_, body)| checker.check(Model::Event, body).findings().is_empty()));
            let keys: BTreeSet<_> = bodies
                .iter()
                .map(|(_, body)| checker.parse::<Event>(body).unwrap().value.delivery_key())
                .collect();
            assert_eq!(keys.len(), bodies.len(), "{scenario:?}");
        }
    }

    #[test]
    fn the_receipts_of_a_scenario_are_those_of_one_message() {
        for (_, body) in Scenario::WhatsappRead.bodies(7).unwrap() {
            let event = Checker::default().parse::<Event>(&body).unwrap().value;
            let first = &Scenario::WhatsappRead.bodies(7).unwrap()[0].1;
            assert_eq!(event.umid(), Checker::default().parse::<Event>(first).unwrap().value.umid());
        }
    }
}
