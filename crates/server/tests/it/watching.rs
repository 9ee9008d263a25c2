//! The program that runs the endpoint sees what becomes of deliveries, and adds to them.

use std::sync::Arc;
use std::time::Duration;

use chatapps_webhooks::{EventKind, Uri, Webhook, WebhookType};
use chatapps_webhooks_server::{
    Conditions, DeliveryFilter, DeliveryNews, DeliveryState, NotSubmitted, Retried, Sealer, Server,
    TimedNews, Vault, create,
};
use tokio::sync::broadcast::Receiver as News;
use tokio::time::timeout;

use crate::delivering::{event, settings};
use crate::loopback::Receiver;
use crate::place::{Place, on_each_store};
use crate::running::{ACCOUNT, STORE_KEY, SUB_ACCOUNTS, account_key};

/// A server whose account has a webhook for messages, and what it takes.
async fn started(place: &Place, receiver: &Receiver) -> (Server, Vault) {
    let store = create(&place.location).await.unwrap();
    let account = account_key(ACCOUNT);
    store.add_account(&account, &SUB_ACCOUNTS.map(str::to_owned)).await.unwrap();
    let vault = Vault::unlock(store, Sealer::from_text(STORE_KEY).unwrap()).await.unwrap();
    let url = Uri::new(format!("{}/events", receiver.origin)).unwrap();
    let webhook = Webhook::new("Onion_Marketing", &url).with_type(WebhookType::InboundMessage);
    vault.apply(&account, vec![webhook], &Conditions::default()).await.unwrap();
    (Server::start(vault.clone(), settings()), vault)
}

async fn next(news: &mut News<Arc<TimedNews>>) -> Arc<TimedNews> {
    timeout(Duration::from_secs(30), news.recv()).await.unwrap().unwrap()
}

fn block_on(work: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(work);
}

on_each_store! {
    fn what_is_submitted_is_told_and_kept(place) {
        block_on(async {
            let receiver = Receiver::answering(500);
            let (server, vault) = started(place, &receiver).await;
            let (account, deliveries) = (account_key(ACCOUNT), server.deliveries());
            let mut news = deliveries.news();
            let body = event(EventKind::InboundMessage, 1);
            let (submitted, report) = deliveries.submit(&account, body.clone().into_bytes(), None, None).await.unwrap();
            assert!(report.is_valid());
            let [(id, scope, WebhookType::InboundMessage)] = &submitted.deliveries[..] else { panic!("{submitted:?}") };
            assert_eq!(scope, "Onion_Marketing");
            let DeliveryNews::Queued { event_id, deliveries: queued, bytes, .. } = &next(&mut news).await.news else { panic!() };
            assert_eq!((event_id, &queued[0].0, *bytes), (&submitted.event_id, id, body.len()));
            // Four waits, and then it has failed.
            for number in 1..=5 {
                let DeliveryNews::Ended(ended) = &next(&mut news).await.news else { panic!() };
                let attempt = ended.attempt.as_ref().unwrap();
                assert_eq!((&ended.delivery_id, attempt.number, attempt.status), (id, number, Some(500)));
                let state = if number == 5 { DeliveryState::Failed } else { DeliveryState::Queued };
                assert_eq!(ended.state, state);
            }
            let filter = DeliveryFilter { delivery_id: Some(id.clone()), most: 1, ..DeliveryFilter::default() };
            let kept = vault.store().deliveries(&account, filter).await.unwrap();
            assert_eq!((kept[0].state, kept[0].attempts.len()), (DeliveryState::Failed, 5), "told only what is recorded");
            assert_eq!(deliveries.retry(&account, id).await.unwrap(), Retried::Queued);
            let DeliveryNews::Retried { delivery_id, .. } = &next(&mut news).await.news else { panic!() };
            assert_eq!(delivery_id, id);
        });
    }

    fn a_body_belongs_to_its_account(place) {
        block_on(async {
            let receiver = Receiver::answering(204);
            let (server, vault) = started(place, &receiver).await;
            let (account, deliveries) = (account_key(ACCOUNT), server.deliveries());
            let body = event(EventKind::InboundMessage, 2);
            let (submitted, _) = deliveries.submit(&account, body.clone().into_bytes(), None, None).await.unwrap();
            let kept = deliveries.body(&account, &submitted.event_id).await.unwrap().unwrap();
            assert_eq!(*kept, body.into_bytes());
            let other = account_key("6b6b6b6b-6b6b-6b6b-6b6b-6b6b6b6b6b6b");
            vault.store().add_account(&other, &[]).await.unwrap();
            assert_eq!(deliveries.body(&other, &submitted.event_id).await.unwrap(), None);
            assert_eq!(deliveries.body(&account, "none").await.unwrap(), None);
        });
    }

    fn an_event_that_names_no_webhooks_goes_where_it_is_told(place) {
        block_on(async {
            let receiver = Receiver::answering(204);
            let (server, _) = started(place, &receiver).await;
            let (account, deliveries) = (account_key(ACCOUNT), server.deliveries());
            let text = || b"{}".to_vec();
            let refused = deliveries.submit(&account, text(), None, None).await.unwrap_err();
            assert!(matches!(refused, NotSubmitted::Unroutable(EventKind::Unrecognized)), "{refused}");
            let (to, scope) = (Some(WebhookType::InboundMessage), Some("Onion_Marketing".to_owned()));
            let (submitted, _) = deliveries.submit(&account, text(), to, scope).await.unwrap();
            assert_eq!(submitted.deliveries.len(), 1);
            assert_eq!(receiver.wait_for(1).pop().unwrap().body, "{}");
        });
    }
}
