//! Stores that are opened concurrently, or are gone.

use std::thread;

use chatapps_webhooks_server::{AccountKey, open};
use tokio::runtime::Builder;

use crate::place::on_each_store;
use crate::running::{Server, account_key};

on_each_store! {
    /// Like servers and commands that start together.
    fn several_may_open_a_new_store_at_once(place) {
        let accounts: Vec<AccountKey> = (0..6).map(|number| account_key(&format!("{number:032}"))).collect();
        thread::scope(|scope| {
            for account in &accounts {
                scope.spawn(move || {
                    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
                    runtime.block_on(async {
                        let store = open(&place.location).await.unwrap();
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
