//! What the types promise, and what stores may do.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use chatapps_webhooks::{DeliveryReceipt, Event, SampleOptions, sample};
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
    let hangs = Receiver::new(authentication(), |_: Event, _| std::future::pending())
        .store(Shared(Arc::clone(&store)));
    let gone = tokio::time::timeout(Duration::from_secs(1), send(&hangs, receipt())).await;
    assert!(gone.is_err());
    let works = Receiver::new(authentication(), |_: Event, _| async { Ok(()) }).store(Shared(store));
    assert_eq!(send(&works, receipt()).await, 503);
    tokio::time::advance(Duration::from_secs(8)).await;
    assert_eq!(send(&works, receipt()).await, 204);
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
    let panics = receiver.on(|_: DeliveryReceipt, _: Delivery| async { panic!("out of coffee") }).unwrap();
    assert_eq!(send(&panics, receipt()).await, 503);
    assert_eq!(send(&panics, receipt()).await, 503);
}
