//! The operations of an endpoint of ours on the events of an account: posting one, and asking what
//! became of it. The platform has none of them.

use chatapps_webhooks::WebhookType;
use serde::Deserialize;
use ureq::http::StatusCode;
use ureq::http::header::CONTENT_TYPE;

use super::arguments::EndpointArguments;
use super::connection::{Connection, Unanswered};
use crate::failure::Failure;

/// The most deliveries in one list of the endpoint.
const PAGE: usize = 200;

const ONLY_OURS: &str = "only an endpoint of `serve` takes events, the platform doesn't: check the base URL";
const NO_ROUTE: &str =
    "say which webhooks get the event: --webhook-type, and --sub-account unless the type is CABM";

/// The answer to an event.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Accepted {
    pub(super) event_id: String,
    pub(super) deliveries: Vec<NewDelivery>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NewDelivery {
    pub(super) delivery_id: String,
    pub(super) sub_account_id: String,
    pub(super) r#type: String,
}

/// The answer to the question what became of an event.
#[derive(Deserialize)]
struct List {
    deliveries: Vec<Delivery>,
    before: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Delivery {
    #[serde(rename = "deliveryId")]
    pub(super) id: String,
    pub(super) state: String,
    pub(super) attempts: Vec<Tried>,
}

#[derive(Deserialize)]
pub(super) struct Tried {
    pub(super) number: usize,
    pub(super) milliseconds: u64,
    pub(super) outcome: String,
    pub(super) status: Option<u16>,
}

/// The events and deliveries of an account.
pub(super) struct AccountEvents {
    pub(super) connection: Connection,
    events: String,
    deliveries: String,
}

impl AccountEvents {
    /// Those behind a connection that is kept open for so many next requests.
    pub(super) fn new(endpoint: &EndpointArguments, idle: usize) -> Result<Self, Failure> {
        let connection = Connection::new(endpoint, idle)?;
        let [events, deliveries] = connection.base.events_and_deliveries_of(&endpoint.account);
        Ok(Self { connection, events, deliveries })
    }

    /// Posts an event; with the type and the sub-account of the webhooks that get it, as far as it
    /// doesn't say them itself.
    pub(super) fn post(
        &self,
        body: &[u8],
        webhook_type: Option<WebhookType>,
        scope: Option<&str>,
    ) -> Result<Accepted, Failure> {
        let mut request = self.connection.authorized(self.connection.agent.post(&self.events));
        if let Some(webhook_type) = webhook_type {
            request = request.query("type", webhook_type.as_str());
        }
        if let Some(scope) = scope {
            request = request.query("subAccountId", scope);
        }
        let sent = request.header(CONTENT_TYPE, "application/json").send(body);
        let advice = |status: StatusCode| match status.as_u16() {
            400 => Some(NO_ROUTE),
            200..=299 | 404 | 405 => Some(ONLY_OURS),
            _ => None,
        };
        let mut answer = self.connection.accepted(sent, StatusCode::ACCEPTED, advice)?;
        let text = self.connection.read(&mut answer)?;
        serde_json::from_slice(&text).map_err(|_| not_ours("the ids of deliveries"))
    }

    /// The deliveries of an event, of which there are so many.
    pub(super) fn list(&self, event_id: &str, count: usize) -> Result<Vec<Delivery>, Unanswered> {
        let mut all = Vec::new();
        let mut before: Option<String> = None;
        for _ in 0..count.div_ceil(PAGE) {
            let mut request = self.connection.authorized(self.connection.agent.get(&self.deliveries));
            request = request.query("eventId", event_id).query("limit", PAGE.to_string());
            if let Some(before) = before {
                request = request.query("before", before);
            }
            let advice =
                |status: StatusCode| matches!(status.as_u16(), 201..=299 | 404 | 405).then_some(ONLY_OURS);
            let mut answer = self.connection.accepted(request.call(), StatusCode::OK, advice)?;
            let passing = |failure| Unanswered { failure, is_passing: true };
            let text = self.connection.read(&mut answer).map_err(passing)?;
            let list: List = serde_json::from_slice(&text)
                .map_err(|_| Unanswered { failure: not_ours("deliveries"), is_passing: false })?;
            all.extend(list.deliveries);
            before = list.before;
            if before.is_none() {
                break;
            }
        }
        Ok(all)
    }
}

/// The failure of an endpoint that answers with something else.
pub(super) fn not_ours(expected: &str) -> Failure {
    Failure::Message(format!("the endpoint did not answer with {expected}\n  help: {ONLY_OURS}"))
}
