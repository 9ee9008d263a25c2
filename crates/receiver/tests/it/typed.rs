//! What the types promise, and what stores may do.

use std::future::Ready;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use chatapps_webhooks::{Checker, DeliveryReceipt, Event, Progress, SampleOptions, sample};
use chatapps_webhooks_receiver::{
    Authentication, Claim, Delivery, HandlerError, InvalidAuthorization, MemoryStore, OnFailure, Receiver,
    Store,
};
use futures_util::future::join_all;
use http::Request;
use http::header::AUTHORIZATION;
use http_body_util::Full;

use crate::program::RIGHT;

fn authentication() -> Authentication {
    Authentication::values([RIGHT]).unwrap()
}

async fn send(receiver: &Receiver, body: String) -> u16 {
    let request = Request::post("/").header(AUTHORIZATION, RIGHT).body(Full::new(Bytes::from(body)));
    receiver.receive(request.unwrap()).await.status().as_u16()
}

fn receipt() -> String {
    sample("outbound_message_status_changed", &SampleOptions::default()).unwrap()
}

#[test]
fn values_that_no_request_can_carry_are_refused_and_not_shown() {
    assert_eq!(Authentication::values([""; 0]).unwrap_err(), InvalidAuthorization::None);
    for (value, expected) in [
        ("", InvalidAuthorization::Empty),
        (" Bearer hunter2", InvalidAuthorization::Characters),
        ("Bearer hunter2\n", InvalidAuthorization::Characters),
        ("Bearer hünter2", InvalidAuthorization::Characters),
    ] {
        let error = Authentication::values([RIGHT, value]).unwrap_err();
        assert_eq!(error, expected);
        assert!(!format!("{error} {error:?}").contains("nter2"));
    }
    let receiver = Receiver::new(authentication(), |_: Event, _| async { Ok(()) });
    assert!(!format!("{receiver:?}").contains("rw4Kd0b2u"));
}

#[test]
fn a_second_handler_is_an_error_and_so_is_one_for_all_kinds() {
    let receiver = Receiver::new(authentication(), |_: Event, _| async { Ok(()) });
    let receiver = receiver.on(|_: DeliveryReceipt, _| async { Ok(()) }).unwrap();
    let error = receiver.clone().on(|_: DeliveryReceipt, _| async { Ok(()) }).unwrap_err();
    assert_eq!(error.to_string(), "`outbound_message_status_changed` has a handler: give each kind one");
    assert!(receiver.on(|_: Event, _| async { Ok(()) }).is_err());
}

#[tokio::test(start_paused = true)]
async fn of_many_deliveries_of_one_event_one_is_handled() {
    let handled = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&handled);
    let receiver = Receiver::new(authentication(), move |_: Event, _| {
        count.fetch_add(1, Ordering::Relaxed);
        async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            Ok(())
        }
    });
    let statuses = join_all((0..20).map(|_| send(&receiver, receipt()))).await;
    assert_eq!(statuses.iter().filter(|status| **status == 204).count(), 1);
    assert_eq!(statuses.iter().filter(|status| **status == 503).count(), 19);
    assert_eq!(send(&receiver, receipt()).await, 204);
    assert_eq!(handled.load(Ordering::Relaxed), 1);
}

#[tokio::test(start_paused = true)]
async fn an_event_is_handled_again_if_the_program_ended_meanwhile() {
    // The first receiver ends while its handler runs; the second one has the same store.
    struct Shared(Arc<MemoryStore>);

    #[async_trait]
    impl Store for Shared {
        async fn begin(&self, key: &str, lease: Duration) -> Result<Claim, HandlerError> {
            self.0.begin(key, lease).await
        }

        async fn finish(&self, key: &str, keep: Duration) -> Result<(), HandlerError> {
            self.0.finish(key, keep).await
        }

        async fn forget(&self, key: &str) -> Result<(), HandlerError> {
            self.0.forget(key).await
        }

        async fn get(&self, key: &str) -> Result<Option<String>, HandlerError> {
            self.0.get(key).await
        }

        async fn put(&self, key: &str, text: &str, keep: Duration) -> Result<(), HandlerError> {
            self.0.put(key, text, keep).await
        }
    }

    let store = Arc::new(MemoryStore::default());
    let body = receipt();
    // The program ends while its handler runs: nothing is finished or given back.
    let key = Checker::default().parse::<Event>(&body).unwrap().value.delivery_key();
    assert_eq!(store.begin(&key, Duration::from_secs(8)).await.unwrap(), Claim::New);
    let works = Receiver::new(authentication(), |_: Event, _| async { Ok(()) }).store(Shared(store));
    assert_eq!(send(&works, body.clone()).await, 503);
    tokio::time::advance(Duration::from_secs(8)).await;
    assert_eq!(send(&works, body).await, 204);
}

#[tokio::test(start_paused = true)]
async fn an_event_is_handled_even_if_nobody_waits_for_the_answer() {
    let receiver = Receiver::new(authentication(), |_: Event, _| async {
        tokio::time::sleep(Duration::from_secs(2)).await;
        Ok(())
    });
    assert!(tokio::time::timeout(Duration::from_secs(1), send(&receiver, receipt())).await.is_err());
    assert_eq!(send(&receiver, receipt()).await, 503);
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(send(&receiver, receipt()).await, 204);
}

#[tokio::test(start_paused = true)]
async fn an_older_receipt_that_ends_later_is_not_what_is_kept() {
    let news = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&news);
    let receiver = Receiver::new(authentication(), move |event: Event, delivery: Delivery| {
        let told = Arc::clone(&told);
        async move {
            let is_sent = event.progress() == Some(Progress::of("sent", None));
            tokio::time::sleep(Duration::from_secs(if is_sent { 3 } else { 1 })).await;
            told.lock().unwrap().push(delivery.is_news());
            Ok(())
        }
    });
    let receipt = |state, set: &[(&str, &str)]| {
        let options =
            SampleOptions { state: Some(state), channel: Some("whatsapp"), set, ..SampleOptions::default() };
        sample("outbound_message_status_changed", &options).unwrap()
    };
    let (sent, delivered) = (receipt("sent", &[]), receipt("delivered", &[]));
    let later = receipt("delivered", &[("payload.status.timestamp", r#""2026-11-29T10:00:00.00Z""#)]);
    tokio::join!(send(&receiver, sent), send(&receiver, delivered));
    send(&receiver, later).await;
    assert_eq!(*news.lock().unwrap(), [true, true, false]);
}

#[tokio::test]
async fn octets_that_are_no_text_are_told_apart_and_long_keys_are_short_in_the_store() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let receiver = Receiver::new(authentication(), move |_: Event, _| {
        counted.fetch_add(1, Ordering::Relaxed);
        async { Ok(()) }
    });
    let body = |octets: &'static [u8]| {
        let request = Request::post("/").header(AUTHORIZATION, RIGHT);
        receiver.receive(request.body(Full::new(Bytes::from_static(octets))).unwrap())
    };
    for octets in [b"{\"a\":\"\xff\"}", b"{\"a\":\"\xfd\"}", b"{\"a\":\"\xff\"}"] {
        assert_eq!(body(octets).await.status().as_u16(), 204);
    }
    assert_eq!(count.load(Ordering::Relaxed), 2);
    let long = sample(
        "account_update",
        &SampleOptions {
            set: &[("eventId", &format!("\"{}\"", "x".repeat(100_000)))],
            ..SampleOptions::default()
        },
    );
    let long = long.unwrap();
    assert_eq!(send(&receiver, long.clone()).await, 204);
    assert_eq!(send(&receiver, long).await, 204);
    assert_eq!(count.load(Ordering::Relaxed), 3);
}

#[tokio::test]
async fn a_store_that_fails_and_a_handler_that_panics_ask_for_the_event_again() {
    struct Broken;

    #[async_trait]
    impl Store for Broken {
        async fn begin(&self, _: &str, _: Duration) -> Result<Claim, HandlerError> {
            Err("no connection".into())
        }

        async fn finish(&self, _: &str, _: Duration) -> Result<(), HandlerError> {
            Ok(())
        }

        async fn forget(&self, _: &str) -> Result<(), HandlerError> {
            Ok(())
        }

        async fn get(&self, _: &str) -> Result<Option<String>, HandlerError> {
            Ok(None)
        }

        async fn put(&self, _: &str, _: &str, _: Duration) -> Result<(), HandlerError> {
            Ok(())
        }
    }

    let receiver = Receiver::new(authentication(), |_: Event, _| async { Ok(()) });
    assert_eq!(send(&receiver.clone().store(Broken), receipt()).await, 503);
    let accepts = receiver.clone().on_failure(OnFailure::Accept);
    assert_eq!(send(&accepts.store(Broken), receipt()).await, 503);
    let later = |_: DeliveryReceipt, _: Delivery| async { panic!("out of coffee") };
    let at_once =
        |_: DeliveryReceipt, _: Delivery| -> Ready<Result<(), HandlerError>> { panic!("out of tea") };
    for panics in [receiver.clone().on(later).unwrap(), receiver.on(at_once).unwrap()] {
        assert_eq!(send(&panics, receipt()).await, 503);
        assert_eq!(send(&panics, receipt()).await, 503);
    }
    let asked = Authentication::by(|_| -> Ready<Result<bool, HandlerError>> { panic!("no token") });
    let receiver = Receiver::new(asked, |_: Event, _| async { Ok(()) });
    assert_eq!(send(&receiver, receipt()).await, 503);
    let endless = Receiver::new(authentication(), |_: Event, _| async { Ok(()) }).timeout(Duration::MAX);
    assert_eq!(send(&endless, receipt()).await, 204);
}
