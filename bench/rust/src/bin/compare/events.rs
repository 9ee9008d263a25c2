//! The contenders for events. A body is one event.

use chatapps_webhooks::{Event, Model, Policy};
use serde::de::IgnoredAny;

use crate::event_peers::Tagged;
use crate::{Contender, checker, contender};

pub fn contenders() -> Vec<Contender> {
    let [contract, recommended] = [Policy::contract(), Policy::recommended()].map(checker);
    let [parsing, reading, receiving] = [(); 3].map(|()| contract.clone());
    let receiving_recommended = recommended.clone();
    vec![
        contender("serde_json, skip", |body| usize::from(serde_json::from_slice::<IgnoredAny>(body).is_ok())),
        contender("serde_json, tagged structs", |body| {
            usize::from(serde_json::from_slice::<Tagged>(body).is_ok())
        }),
        contender("serde_json, tagged structs, then three values", |body| {
            serde_json::from_slice::<Tagged>(body).map_or(0, |event| three_of_peer(&event))
        }),
        contender("serde_json, structs by eventType", |body| {
            usize::from(Tagged::by_event_type(body).is_ok())
        }),
        contender("serde_json, structs by eventType, then three values", |body| {
            Tagged::by_event_type(body).map_or(0, |event| three_of_peer(&event))
        }),
        contender("ours, is_valid, contract", move |body| usize::from(contract.is_valid(Model::Event, body))),
        contender("ours, is_valid, recommended", move |body| {
            usize::from(recommended.is_valid(Model::Event, body))
        }),
        contender("ours, parse, contract", move |body| {
            usize::from(parsing.parse_model::<Event>(body).is_ok())
        }),
        contender("ours, parse, contract, then three values", move |body| {
            reading.parse_model::<Event>(body).map_or(0, |event| three(&event))
        }),
        contender("ours, receive, contract", move |body| receiving.receive(body).value.raw().len()),
        contender("ours, receive, recommended", move |body| {
            receiving_recommended.receive(body).value.raw().len()
        }),
    ]
}

/// What a receiver asks of an event: what it is, which one it is, and what it says.
fn three(event: &Event) -> usize {
    let says = match event {
        Event::DeliveryReceipt(receipt) => receipt.payload().status().state().as_str(),
        Event::InboundMessage(message) => message.payload().content_type().as_str(),
        Event::TemplateStatusUpdate(update) => update.event_details().template_name().unwrap_or_default(),
        _ => "",
    };
    event.kind().as_str().len() + event.delivery_key().len() + says.len()
}

/// The same of the structs. They have all values; only the key is to be put together.
fn three_of_peer(event: &Tagged) -> usize {
    let (kind, key, says) = match event {
        Tagged::OutboundMessageStatusChanged(receipt) => {
            let (payload, status) = (&receipt.payload, &receipt.payload.status);
            let channel = payload.channel.as_deref().unwrap_or_default().to_lowercase();
            let [detail, timestamp] =
                [&status.detail, &status.timestamp].map(|text| text.as_deref().unwrap_or_default());
            let key = format!("dr:{}:{channel}:{}:{detail}:{timestamp}", payload.umid, status.state);
            ("outbound_message_status_changed", key, status.state.as_str())
        }
        Tagged::InboundMessageReceived(message) => {
            let key = format!("in:{}", message.payload.umid);
            ("inbound_message_received", key, message.payload.r#type.as_str())
        }
        Tagged::TemplateStatusUpdate(update) => {
            let key = format!("bm:{}", update.event_id.as_deref().unwrap_or_default());
            let name = update.event_details.template_name.as_deref();
            ("template_status_update", key, name.unwrap_or_default())
        }
        _ => return 0,
    };
    kind.len() + key.len() + says.len()
}

/// Fails unless all contenders understand an event, and read the same values from it.
pub fn compare_answers(body: &[u8]) {
    let event = checker(Policy::contract()).parse_model::<Event>(body).expect("the event is valid");
    let tagged = serde_json::from_slice::<Tagged>(body).expect("the structs fit the event");
    let by_event_type = Tagged::by_event_type(body).expect("the structs fit the event");
    let answers = [three(&event), three_of_peer(&tagged), three_of_peer(&by_event_type)];
    assert!(answers[0] > 0 && answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
}
