//! Changing the store key: old webhooks stay readable and are resealed.

use std::collections::BTreeSet;

use chatapps_webhooks_server::{
    Conditions, SealError, SealedWebhook, Sealer, Settings, Vault, VaultError, create,
};

use crate::place::on_each_store;
use crate::running::{ACCOUNT, STORE_KEY, Server, WEBHOOKS, account_key};

on_each_store! {
    fn a_change_of_keys_loses_nothing(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let list = server.get().json();
        server.stop();

        let new = Sealer::new_key().unwrap().reveal().to_owned();
        let both = format!("{new}\n{STORE_KEY}");
        let server = Server::with(&place.location, &both, Settings::default());
        assert_eq!(server.get().json(), list);
        let vault = || server.wait_for(async { Vault::unlock(create(&place.location).await.unwrap(), Sealer::from_text(&both).unwrap()).await.unwrap() });
        let resealed = server.wait_for(vault().reseal()).unwrap();
        assert_eq!((resealed.webhooks, resealed.forgotten.len(), resealed.in_use.len()), (2, 1, 0));
        assert_eq!(server.wait_for(vault().reseal()).unwrap().webhooks, 0);
        assert_eq!(server.get().json(), list);
        server.stop();

        assert_eq!(Server::with(&place.location, &new, Settings::default()).get().json(), list);
    }

    /// Otherwise its webhooks could not be opened once the old key is gone.
    fn a_server_that_has_only_the_old_key_cannot_write_after_that(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let both = format!("{}\n{STORE_KEY}", Sealer::new_key().unwrap().reveal());
        let resealed = server.wait_for(async {
            Vault::unlock(create(&place.location).await.unwrap(), Sealer::from_text(&both).unwrap()).await.unwrap().reseal().await
        });
        assert_eq!(resealed.unwrap().forgotten.len(), 1);
        let before = server.rows(ACCOUNT);
        let answer = server.send("POST", WEBHOOKS);
        assert_eq!((answer.status, &answer.json()["code"]), (500, &2000.into()));
        let ready = server.request("GET", &format!("{}/readyz", server.origin), &[], "");
        assert_eq!(ready.status, 503);
        let after = server.rows(ACCOUNT);
        let seals = |rows: &[SealedWebhook]| rows.iter().map(|row| row.sealed.clone()).collect::<BTreeSet<_>>();
        assert_eq!(seals(&before), seals(&after));
    }

    fn a_store_does_not_open_without_its_key(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let other = Sealer::from_text(Sealer::new_key().unwrap().reveal()).unwrap();
        let store = std::sync::Arc::clone(&server.store);
        let error = server.wait_for(Vault::unlock(store, other)).unwrap_err();
        assert!(matches!(error, VaultError::Seal(SealError::UnknownKey(_))), "{error}");
    }

    /// Write access to the database isn't enough to move a webhook from one account to another.
    fn a_row_that_is_moved_is_a_failure_and_not_an_answer(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let rows = server.rows(ACCOUNT);
        let other = "e".repeat(32);
        let key = server.add_account(&other);
        server.wait_for(server.store.apply(&account_key(&other), &rows, &Conditions::default())).unwrap();
        let url = server.url().replace(ACCOUNT, &other);
        let answer = server.request("GET", &url, &[("authorization", &format!("Bearer {key}"))], "");
        assert_eq!((answer.status, &answer.json()["code"]), (500, &2000.into()));
        assert_eq!(answer.json()["message"], "Internal server error");
    }
}
