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

/// An event of a scenario.
struct Step {
    kind: EventKind,
    /// How many seconds after the beginning. A state of a message takes its own time besides.
    after: u32,
    channel: Option<&'static str>,
    state: Option<&'static str>,
    event: Option<&'static str>,
    /// Paths, and what is set there.
    set: &'static [(&'static str, &'static str)],
    /// Paths to what is left out.
    unset: &'static [&'static str],
}

const fn step(kind: EventKind, after: u32) -> Step {
    Step { kind, after, channel: None, state: None, event: None, set: &[], unset: &[] }
}

const fn receipt(after: u32, channel: &'static str, state: &'static str) -> Step {
    Step { channel: Some(channel), state: Some(state), ..step(EventKind::DeliveryReceipt, after) }
}

/// A status of a template, for which nothing more is said.
const fn template(after: u32, set: &'static [(&'static str, &'static str)]) -> Step {
    Step { set, unset: &["eventDetails.meta.otherInfo"], ..step(EventKind::TemplateStatusUpdate, after) }
}

/// What happens to an account, for one cause.
const fn account(after: u32, event: &'static str) -> Step {
    const CAUSE: &[(&str, &str)] =
        &[("eventDetails.violationInfo.violationType", "\"DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_1\"")];
    Step { event: Some(event), set: CAUSE, ..step(EventKind::AccountUpdate, after) }
}

const HOUR: u32 = 60 * 60;

impl Scenario {
    fn steps(self) -> Vec<Step> {
        match self {
            Self::WhatsappRead => {
                ["queued", "sent", "delivered", "read"].map(|state| receipt(0, "whatsapp", state)).into()
            }
            Self::FallbackToSms => vec![
                receipt(0, "whatsapp", "queued"),
                receipt(0, "whatsapp", "undelivered"),
                receipt(10, "sms", "sent"),
                receipt(10, "sms", "delivered"),
            ],
            Self::Conversation => vec![
                Step { channel: Some("whatsapp"), ..step(EventKind::InboundMessage, 0) },
                receipt(40, "whatsapp", "sent"),
                receipt(40, "whatsapp", "delivered"),
                receipt(40, "whatsapp", "read"),
            ],
            Self::TemplateReview => vec![
                template(0, &[("eventDetails.meta.status", "\"PENDING\"")]),
                template(2 * HOUR, &[("eventDetails.meta.status", "\"APPROVED\"")]),
                Step {
                    set: &[
                        ("eventDetails.meta.status", "\"PAUSED\""),
                        ("eventDetails.meta.otherInfo.title", "\"FIRST_PAUSE\""),
                    ],
                    ..step(EventKind::TemplateStatusUpdate, 200 * HOUR)
                },
            ],
            Self::AccountRestricted => {
                vec![account(0, "ACCOUNT_VIOLATION"), account(HOUR, "ACCOUNT_RESTRICTION")]
            }
        }
    }

    /// The bodies, in their order: all of one seed, so that they are about the same people and
    /// things.
    pub(super) fn bodies(self, seed: u64) -> Result<Vec<String>, InvalidSample> {
        let body = |step: Step| {
            let Step { kind, after, channel, state, event, set, unset } = step;
            let options = SampleOptions { channel, state, event, set, unset, ..SampleOptions::default() };
            Sample::from_options(kind.as_str(), &options)?.seed(seed).later(after).body()
        };
        self.steps().into_iter().map(body).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chatapps_webhooks::{Checker, Event, Model};
    use serde_json::Value;

    use super::*;

    /// The texts and numbers of the members with one of some names, wherever they are.
    fn all_of(json: &Value, names: &[&str], found: &mut Vec<String>) {
        match json {
            Value::Object(members) => {
                for (name, value) in members {
                    match value {
                        Value::Object(_) | Value::Array(_) => all_of(value, names, found),
                        value if names.contains(&name.as_str()) => found.push(format!("{name}: {value}")),
                        _ => {}
                    }
                }
            }
            Value::Array(elements) => elements.iter().for_each(|element| all_of(element, names, found)),
            _ => {}
        }
    }

    fn found(body: &str, names: &[&str]) -> Vec<String> {
        let mut found = Vec::new();
        all_of(&serde_json::from_str(body).unwrap(), names, &mut found);
        found
    }

    #[test]
    fn each_scenario_has_events_without_findings_that_differ() {
        for scenario in Scenario::value_variants() {
            let bodies = scenario.bodies(7).unwrap();
            let checker = Checker::default();
            assert!(bodies.iter().all(|body| checker.check(Model::Event, body).findings().is_empty()));
            let keys: BTreeSet<_> = bodies
                .iter()
                .map(|body| checker.parse::<Event>(body).unwrap().value.delivery_key())
                .collect();
            assert_eq!(keys.len(), bodies.len(), "{scenario:?}");
        }
    }

    #[test]
    fn the_events_of_a_scenario_are_about_the_same_people_and_things() {
        const SUBJECT: [&str; 10] = [
            "subAccountId",
            "businessAccountId",
            "phoneNumber",
            "templateId",
            "templateName",
            "templateLanguage",
            "msisdn",
            "name",
            "accountId",
            "violationType",
        ];
        for scenario in Scenario::value_variants() {
            for seed in 0..40 {
                let bodies = scenario.bodies(seed).unwrap();
                // A name has one value in all events that have it.
                let all: BTreeSet<_> = bodies.iter().flat_map(|body| found(body, &SUBJECT)).collect();
                let names: BTreeSet<_> =
                    all.iter().filter_map(|each| each.split_once(": ")).map(|(name, _)| name).collect();
                assert_eq!(all.len(), names.len(), "{scenario:?}, {seed}: {all:#?}");
            }
        }
    }

    #[test]
    fn the_times_of_a_scenario_rise() {
        for scenario in Scenario::value_variants() {
            for seed in 0..40 {
                let times: Vec<_> = scenario
                    .bodies(seed)
                    .unwrap()
                    .iter()
                    .flat_map(|body| found(body, &["timestamp"]))
                    .collect();
                assert!(times.len() >= 2 && times.is_sorted(), "{scenario:?}, {seed}: {times:#?}");
            }
        }
    }

    #[test]
    fn the_receipts_of_a_scenario_are_those_of_one_message() {
        let umid =
            |body: &String| Checker::default().parse::<Event>(body).unwrap().value.umid().map(str::to_owned);
        let umids: BTreeSet<_> = Scenario::FallbackToSms.bodies(7).unwrap().iter().map(umid).collect();
        assert_eq!(umids.len(), 1);
    }
}
