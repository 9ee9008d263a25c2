//! Concurrent requests are atomic.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use chatapps_webhooks_server::{Conditions, Settings, StoreLocation};
use serde_json::{Value, json};

use crate::place::{Place, on_each_store};
use crate::running::{ACCOUNT, STORE_KEY, Server, WEBHOOKS, account_key};

const WRITERS: usize = 50;

/// A request with which a writer claims six webhooks.
fn claim(writer: usize) -> String {
    let entry = |scope: &str| json!({"subAccountId": scope, "url": format!("https://hooks.onion.example/{writer}"), "httpAuthorization": "Bearer rw4Kd0b2u"});
    json!([entry("Onion_Support"), entry("*"), entry("Onion_Marketing")]).to_string()
}

/// The writers in the webhooks, and the number of webhooks.
fn owners(list: &Value) -> (BTreeSet<&str>, usize) {
    let list = list.as_array().unwrap();
    (list.iter().map(|webhook| webhook["url"].as_str().unwrap()).collect(), list.len())
}

/// Runs all writers, through one server or several, with a concurrent reader.
fn let_all_claim(servers: &[&Server]) {
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        for server in servers {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    let list = server.get().json();
                    let (owners, count) = owners(&list);
                    assert!((owners.len(), count) == (1, 6) || count == 0, "{list}");
                }
            });
        }
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                scope.spawn(move || servers[writer % servers.len()].send("POST", &claim(writer)).status)
            })
            .collect();
        let statuses: Vec<_> = writers.into_iter().map(|writer| writer.join().unwrap()).collect();
        done.store(true, Ordering::Relaxed);
        assert_eq!(statuses, [200; WRITERS]);
    });
    let list = servers[0].get().json();
    let (owners, count) = owners(&list);
    assert_eq!((owners.len(), count), (1, 6), "{list}");
}

on_each_store! {
    fn fifty_writers_leave_what_one_of_them_wrote(place) {
        let_all_claim(&[&Server::on(place)]);
    }

    fn writing_and_deleting_at_once_is_all_or_nothing(place) {
        let server = Server::on(place);
        thread::scope(|scope| {
            for number in 0..20 {
                let server = &server;
                scope.spawn(move || {
                    let answer = if number % 2 == 0 {
                        server.send("POST", &claim(number))
                    } else {
                        server.send("DELETE", r#"[{"subAccountId": "*"}, {"subAccountId": "Onion_Marketing"}, {"subAccountId": "Onion_Support"}]"#)
                    };
                    assert_eq!(answer.status, 200);
                    let count = owners(&server.get().json()).1;
                    assert!(count == 0 || count == 6, "{count}");
                });
            }
        });
    }
}

#[test]
fn two_replicas_on_one_database_are_one_endpoint() {
    let Some(place) = Place::postgres() else { return };
    // The servers also migrate the tables concurrently.
    let (one, two) = thread::scope(|scope| {
        let other = scope.spawn(|| Server::on(&place));
        (Server::on(&place), other.join().unwrap())
    });
    let_all_claim(&[&one, &two]);
    assert_eq!(one.send("DELETE", r#"[{"subAccountId": "*"}]"#).status, 200);
    assert_eq!(one.get().json(), two.get().json());
    assert_eq!(two.send("POST", WEBHOOKS).status, 200);
    assert_eq!(one.get().json(), two.get().json());
}

/// A database that takes transactions back in favour of others would refuse some.
#[test]
fn writers_are_served_whatever_isolation_the_role_has() {
    const EACH: usize = 24;
    let Some(Place { location: StoreLocation::Postgres(url), .. }) = Place::postgres() else { return };
    let options = "options=-c%20default_transaction_isolation%3Dserializable";
    let location = format!("{}&{options}", url.reveal()).parse().unwrap();
    let server = Server::with(&location, STORE_KEY, Settings::default());
    let other = "b".repeat(32);
    let accounts = [(ACCOUNT, server.key.clone()), (&*other, server.add_account(&other))];
    thread::scope(|scope| {
        for writer in 0..2 * EACH {
            let (server, (account, key)) = (&server, &accounts[writer % 2]);
            scope.spawn(move || {
                let url = server.url().replace(ACCOUNT, account);
                let authorization = format!("Bearer {key}");
                let headers = [("authorization", &*authorization), ("content-type", "application/json")];
                assert_eq!(server.request("POST", &url, &headers, &claim(writer)).status, 200);
                // Without the turns that requests take.
                let (account, rows) = (account_key(account), server.rows(account));
                for _ in 0..10 {
                    let conditions = Conditions::default();
                    server.wait_for(server.store.apply(&account, &rows, &conditions)).unwrap();
                }
            });
        }
    });
}
