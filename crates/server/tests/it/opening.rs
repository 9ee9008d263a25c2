//! Stores that are opened concurrently, or are gone.

use std::sync::Arc;
use std::thread;

use chatapps_webhooks_server::{AccountKey, Sealer, StoreError, Vault, create, open};
use tokio::runtime::Builder;

use crate::place::{Place, on_each_store};
use crate::running::{Server, WEBHOOKS, account_key};

on_each_store! {
    /// Like servers and commands that start together.
    fn several_may_open_a_new_store_at_once(place) {
        let accounts: Vec<AccountKey> = (0..6).map(|number| account_key(&format!("{number:032}"))).collect();
        thread::scope(|scope| {
            for account in &accounts {
                scope.spawn(move || {
                    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
                    runtime.block_on(async {
                        let store = create(&place.location).await.unwrap();
                        store.add_account(account, &[]).await.unwrap();
                        store.close().await;
                    });
                });
            }
        });
        let server = Server::on(place);
        let found = server.wait_for(server.store.accounts()).unwrap();
        assert!(accounts.iter().all(|account| found.iter().any(|found| found.id == *account)), "{found:?}");
    }

    /// The reason only goes to the log.
    fn a_store_that_is_gone_is_a_failure_and_no_crash(place) {
        let server = Server::on(place);
        server.wait_for(server.store.close());
        let answer = server.get();
        let message = "The server is busy, or its store does not answer; try again";
        assert_eq!((answer.status, &answer.json()["message"]), (503, &message.into()), "{answer:?}");
        let probe = |path: &str| server.request("GET", &format!("{}{path}", server.origin), &[], "").status;
        assert_eq!((probe("/readyz"), probe("/healthz"), probe("/metrics")), (503, 200, 200));
    }
}

on_each_store! {
    fn a_store_that_is_not_there_is_not_made_by_opening_it(place) {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            assert!(matches!(open(&place.location).await, Err(StoreError::Missing)));
            assert!(matches!(open(&place.location).await, Err(StoreError::Missing)), "nor by the first attempt");
            create(&place.location).await.unwrap().close().await;
            open(&place.location).await.unwrap().close().await;
        });
    }

    /// Or each would write what the other one can't open.
    fn of_two_servers_with_different_keys_only_one_starts(place) {
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        runtime.block_on(async {
            let store = create(&place.location).await.unwrap();
            let first = store.store_keys().await.unwrap();
            assert!(first.is_empty());
            let unlock = || {
                let store = Arc::clone(&store);
                tokio::spawn(async move {
                    let sealer = Sealer::from_text(Sealer::new_key().unwrap().reveal()).unwrap();
                    Vault::unlock(store, sealer).await.is_ok()
                })
            };
            let all: Vec<_> = (0..8).map(|_| unlock()).collect();
            let mut started = 0;
            for one in all {
                started += usize::from(one.await.unwrap());
            }
            assert_eq!((started, store.store_keys().await.unwrap().len()), (1, 1));
        });
    }
}

#[test]
fn a_file_that_is_removed_or_replaced_is_not_written_to() {
    let place = Place::sqlite();
    let server = Server::on(&place);
    assert_eq!(server.send("POST", WEBHOOKS).status, 200);
    let file = place.room.as_ref().unwrap().path().join("webhooks.db");
    let backup = file.with_extension("backup");
    let ready = || server.request("GET", &format!("{}/readyz", server.origin), &[], "").status;
    std::fs::rename(&file, &backup).unwrap();
    assert_eq!((server.send("POST", WEBHOOKS).status, server.get().status, ready()), (503, 503, 503));
    std::fs::copy(&backup, &file).unwrap();
    assert_eq!((server.send("POST", WEBHOOKS).status, server.get().status, ready()), (503, 503, 503));
    std::fs::rename(&backup, &file).unwrap();
    assert_eq!((server.send("POST", WEBHOOKS).status, server.get().status, ready()), (200, 200, 200));
}
