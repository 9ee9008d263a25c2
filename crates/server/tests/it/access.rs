//! Access by API keys, and the answers without it.

use chatapps_webhooks_server::{ApiKey, StoreError};

use crate::place::on_each_store;
use crate::running::{ACCOUNT, Answer, Server, WEBHOOKS, account_key};

fn with_authorization(server: &Server, value: &str) -> Answer {
    server.request("GET", &server.url(), &[("authorization", value)], "")
}

fn assert_unauthorized(answer: &Answer) {
    assert_eq!((answer.status, answer.header("www-authenticate")), (401, "Bearer"), "{answer:?}");
    assert_eq!(answer.json()["code"], 1200);
    assert_eq!(answer.json()["message"], "Request was not authenticated properly");
}

on_each_store! {
    fn a_request_without_a_key_is_refused_before_anything_else(place) {
        let server = Server::on(place);
        for method in ["GET", "POST", "DELETE"] {
            assert_unauthorized(&server.request(method, &server.url(), &[], "no JSON"));
            assert_unauthorized(&server.request(method, &server.url().replace(ACCOUNT, "none"), &[], ""));
        }
    }

    fn only_the_whole_key_as_a_bearer_token_opens(place) {
        let server = Server::on(place);
        let key = server.key.clone();
        let (id, secret) = key.split_once('.').unwrap();
        let other_secret: String = secret.chars().rev().collect();
        for value in [
            format!("Bearer {id}.{other_secret}"),
            format!("Bearer {}.{secret}", "0".repeat(id.len())),
            format!("Bearer {id}"),
            format!("Basic {key}"),
            format!("Bearer{key}"),
            format!("Bearer {key} {key}"),
            key.clone(),
            "Bearer".to_owned(),
            "Bearer '; DROP TABLE api_keys; --.x".to_owned(),
        ] {
            assert_unauthorized(&with_authorization(&server, &value));
        }
        assert_eq!(with_authorization(&server, &format!("bearer {key}")).status, 200);
    }

    fn two_keys_in_one_request_are_none(place) {
        let server = Server::on(place);
        let value = format!("Bearer {}", server.key);
        assert_unauthorized(&server.request("GET", &server.url(), &[("authorization", &value), ("authorization", &value)], ""));
    }

    fn a_revoked_key_opens_nothing(place) {
        let server = Server::on(place);
        let id = server.key.split_once('.').unwrap().0.to_owned();
        assert_eq!(server.get().status, 200);
        assert!(server.wait_for(server.store.revoke_key(&id)).unwrap());
        assert_unauthorized(&server.get());
        assert!(!server.wait_for(server.store.revoke_key(&id)).unwrap());
    }

    fn a_key_takes_the_place_of_the_last_one_of_its_id(place) {
        let server = Server::on(place);
        let add = |account| {
            let (key, shown) = ApiKey::generate_as([0x5a; 8], account_key(account)).unwrap();
            let added = server.wait_for(server.store.add_key(&key));
            added.map(|()| format!("Bearer {}", shown.reveal()))
        };
        let first = add(ACCOUNT).unwrap();
        assert!(server.wait_for(server.store.revoke_key(&"5a".repeat(8))).unwrap());
        let second = add(ACCOUNT).unwrap();
        assert_unauthorized(&with_authorization(&server, &first));
        assert_eq!(with_authorization(&server, &second).status, 200);
        server.add_account(&"c".repeat(32));
        assert!(matches!(add(&"c".repeat(32)), Err(StoreError::TakenKeyId)));
        assert_eq!(with_authorization(&server, &second).status, 200);
    }

    /// The answer doesn't reveal whether the other account exists.
    fn a_key_of_another_account_is_forbidden(place) {
        let server = Server::on(place);
        let (there, absent) = ("c".repeat(32), "d".repeat(32));
        server.add_account(&there);
        for account in [there, absent] {
            let url = server.url().replace(ACCOUNT, &account);
            let headers = [("authorization", &*format!("Bearer {}", server.key)), ("content-type", "application/json")];
            for (method, body) in [("GET", ""), ("POST", WEBHOOKS), ("DELETE", "[]")] {
                let answer = server.request(method, &url, &headers, body);
                assert_eq!((answer.status, &answer.json()["code"]), (403, &1201.into()), "{answer:?}");
            }
        }
    }

    fn an_invalid_account_id_is_explained(place) {
        let server = Server::on(place);
        for (account, rule) in [("5a5a", "minLength"), ("x5a5a5a5-5a5a-5a5a-5a5a-5a5a5a5a5a5a", "pattern"), ("%FF", "minLength"), ("%00", "minLength")] {
            let url = server.url().replace(ACCOUNT, account);
            let answer = server.request("GET", &url, &[("authorization", &format!("Bearer {}", server.key))], "");
            assert_eq!((answer.status, &answer.json()["code"]), (400, &1000.into()), "{answer:?}");
            assert_eq!(answer.json()["findings"][0]["rule"], rule);
        }
    }
}
