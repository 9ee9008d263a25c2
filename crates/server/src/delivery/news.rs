//! Tells whoever listens in this process what becomes of deliveries.

use std::sync::Arc;
use std::time::SystemTime;

use chatapps_webhooks::WebhookType;
use tokio::sync::broadcast;

use crate::account::AccountKey;
use crate::store::queue::{Ended, NewEvent};

/// How many pieces of news wait for a slow listener, which then misses the oldest ones.
const WAITING: usize = 4096;

/// What became of deliveries.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum DeliveryNews {
    /// An event was accepted: its deliveries are in the queue.
    Queued {
        /// The account.
        account: AccountKey,
        /// The event.
        event_id: String,
        /// The name of its kind.
        kind: &'static str,
        /// The size of its body.
        bytes: usize,
        /// Its deliveries: id, and the scope and type of the webhook.
        deliveries: Vec<(String, String, WebhookType)>,
    },
    /// An attempt has ended, or a delivery was canceled, and that is recorded.
    Ended(Ended),
    /// Somebody made the next attempt due.
    Retried {
        /// The account.
        account: AccountKey,
        /// The delivery.
        delivery_id: String,
    },
}

impl DeliveryNews {
    /// The account that they are about.
    #[must_use]
    pub const fn account(&self) -> &AccountKey {
        match self {
            Self::Queued { account, .. } | Self::Retried { account, .. } => account,
            Self::Ended(ended) => &ended.account,
        }
    }
}

/// A piece of news, and when it happened.
#[derive(Clone, Debug)]
pub struct TimedNews {
    /// What happened.
    pub news: DeliveryNews,
    /// By the clock of this machine.
    pub at: SystemTime,
}

impl TimedNews {
    pub(super) fn now(news: DeliveryNews) -> Self {
        Self { news, at: SystemTime::now() }
    }
}

/// Where news are told. Without a listener, telling costs nothing.
#[derive(Clone, Debug)]
pub(crate) struct Newsroom(broadcast::Sender<Arc<TimedNews>>);

impl Default for Newsroom {
    fn default() -> Self {
        Self(broadcast::Sender::new(WAITING))
    }
}

impl Newsroom {
    pub(crate) fn listen(&self) -> broadcast::Receiver<Arc<TimedNews>> {
        self.0.subscribe()
    }

    /// The news of an event, if somebody listens. They are of now, whenever they are told: attempts
    /// come later.
    pub(super) fn of_event(&self, event: &NewEvent) -> Option<TimedNews> {
        self.is_heard().then(|| {
            TimedNews::now(DeliveryNews::Queued {
                account: event.account.clone(),
                event_id: event.event_id.clone(),
                kind: event.kind,
                bytes: event.bytes,
                deliveries: event.deliveries.clone(),
            })
        })
    }

    pub(super) fn tell(&self, news: Option<TimedNews>) {
        if let Some(news) = news {
            // Nobody may listen any more.
            let _ = self.0.send(Arc::new(news));
        }
    }

    fn is_heard(&self) -> bool {
        self.0.receiver_count() > 0
    }

    pub(super) fn ended(&self, ended: &[Ended]) {
        // One that only waits longer is no news.
        for ended in ended.iter().filter(|ended| ended.attempt.is_some() || ended.state.is_over()) {
            self.tell(self.is_heard().then(|| TimedNews::now(DeliveryNews::Ended(ended.clone()))));
        }
    }

    pub(crate) fn retried(&self, account: &AccountKey, delivery_id: &str) {
        let news = || {
            TimedNews::now(DeliveryNews::Retried {
                account: account.clone(),
                delivery_id: delivery_id.to_owned(),
            })
        };
        self.tell(self.is_heard().then(news));
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use chatapps_webhooks::AccountId;

    use super::*;
    use crate::store::queue::DeliveryState;

    fn ended(state: DeliveryState) -> Ended {
        let account = AccountId::new("5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a").unwrap();
        Ended {
            delivery_id: "1".to_owned(),
            account: AccountKey::from(&account),
            claim: String::new(),
            state,
            wait: Duration::ZERO,
            failures: 0,
            attempt: None,
        }
    }

    #[test]
    fn who_listens_hears_what_ended_and_not_what_waits() {
        let room = Newsroom::default();
        room.ended(&[ended(DeliveryState::Canceled)]);
        let mut listener = room.listen();
        room.ended(&[ended(DeliveryState::Queued), ended(DeliveryState::Canceled)]);
        let DeliveryNews::Ended(heard) = &listener.try_recv().unwrap().news else { panic!("no end") };
        assert_eq!(heard.state, DeliveryState::Canceled);
        assert!(listener.try_recv().is_err());
    }
}
