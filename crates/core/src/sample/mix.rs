//! Which kinds of events come how often.

use std::collections::BTreeSet;

use super::draw::Draw;
use super::invalid::InvalidSample;
use super::options::{SampleOptions, sample};
use crate::base::names::UnknownName;
use crate::contract::event::kind::EventKind;
use crate::values::enumeration::Enumeration;
use crate::values::webhook_type::WebhookType;

/// Kinds of events by how often they come, such as 70 receipts to 25 inbound messages.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::{EventKind, SampleMix};
///
/// let mix = SampleMix::parse(["outbound_message_status_changed=70", "inbound_message_received=25", "CABM=5"])?;
/// let receipts = (0..1000).filter(|seed| mix.kind(*seed) == EventKind::DeliveryReceipt).count();
/// assert!((600..800).contains(&receipts));
/// # Ok::<(), chatapps_webhooks::InvalidSample>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleMix {
    /// Each part with its weight: kinds, of which each comes as often as another.
    parts: Vec<(Vec<EventKind>, u64)>,
}

impl SampleMix {
    /// A mix from kinds with their weights: the name of a kind, or of a type of webhooks for all
    /// kinds that are sent to such, then `=` and a whole number. Without a number, the weight is 1.
    ///
    /// # Errors
    ///
    /// [`InvalidSample`] if a name is unknown, a weight is no number, or nothing has any weight.
    pub fn parse<'p>(parts: impl IntoIterator<Item = &'p str>) -> Result<Self, InvalidSample> {
        let parts = parts.into_iter().map(part).collect::<Result<Vec<_>, _>>()?;
        let mix = Self { parts };
        if mix.total() == 0 {
            return Err(InvalidSample::new(
                "kind",
                "no kind has any weight",
                "name a kind, such as `inbound_message_received=25`",
            ));
        }
        Ok(mix)
    }

    /// The same with the kinds that go together with options: those of a type of webhooks that
    /// don't are left out. A kind that was named, and doesn't, is an error.
    ///
    /// # Errors
    ///
    /// [`InvalidSample`] if nothing is left of a part.
    pub fn fitting(mut self, options: &SampleOptions<'_>) -> Result<Self, InvalidSample> {
        for (kinds, _) in self.parts.iter_mut().filter(|(_, weight)| *weight > 0) {
            let mut first = None;
            kinds.retain(|kind| match sample(kind.as_str(), options) {
                Ok(_) => true,
                Err(error) => {
                    first.get_or_insert(error);
                    false
                }
            });
            if let (true, Some(error)) = (kinds.is_empty(), first) {
                return Err(error);
            }
        }
        Ok(self)
    }

    /// Every kind that may come, each once.
    #[must_use]
    pub fn kinds(&self) -> Vec<EventKind> {
        let weighty = self.parts.iter().filter(|(_, weight)| *weight > 0);
        weighty.flat_map(|(kinds, _)| kinds).copied().collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn total(&self) -> u64 {
        self.parts.iter().map(|(_, weight)| *weight).sum()
    }

    /// The kind of the event with that seed.
    #[must_use]
    pub fn kind(&self, seed: u64) -> EventKind {
        let mut draw = Draw::new(seed, ["mix"]);
        let mut at = draw.below(self.total());
        let part = self.parts.iter().find(|(_, weight)| {
            let is_here = at < *weight;
            at = at.saturating_sub(*weight);
            is_here
        });
        let kind = part.and_then(|(kinds, _)| draw.one_of(kinds)).copied();
        kind.unwrap_or(EventKind::InboundMessage)
    }
}

/// The largest weight: so that no sum overflows.
const MAX_WEIGHT: u64 = 1_000_000;

fn part(text: &str) -> Result<(Vec<EventKind>, u64), InvalidSample> {
    let (name, weight) = text.split_once('=').unwrap_or((text, "1"));
    let weight = weight.parse::<u64>().ok().filter(|weight| *weight <= MAX_WEIGHT).ok_or_else(|| {
        InvalidSample::new(
            "kind",
            format!("the weight of `{}` is no number", crate::base::privacy::shown_name(name).escape_debug()),
            format!("write a whole number up to {MAX_WEIGHT}, such as `inbound_message_received=25`"),
        )
    })?;
    if let Ok(kind) = name.parse::<EventKind>() {
        return Ok((vec![kind], weight));
    }
    let Some(of) = WebhookType::VALUES.iter().find(|of| of.text() == name) else {
        let types = WebhookType::VALUES.iter().map(|of| of.text());
        let known: Vec<_> = EventKind::ALL.into_iter().map(EventKind::as_str).chain(types).collect();
        return Err(InvalidSample::unknown("kind", &UnknownName::new("kind of event", name, known)));
    };
    // The flat form is an older format of another kind.
    let is_sent =
        |kind: &EventKind| kind.webhook_type() == Some(*of) && *kind != EventKind::FlatInboundMessage;
    Ok((EventKind::ALL.into_iter().filter(is_sent).collect(), weight))
}
