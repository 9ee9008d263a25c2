//! Create or replace, list, delete.

use serde_json::{Value, json};

use crate::place::on_each_store;
use crate::running::{ACCOUNT, Server, WEBHOOKS};

/// A request with one entry, with members added or replaced.
fn entry(members: &Value) -> String {
    let mut entry = json!({
        "subAccountId": "Onion_Marketing",
        "url": "https://hooks.onion.example/events",
        "httpAuthorization": "Bearer rw4Kd0b2u",
    });
    entry.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    json!([entry]).to_string()
}

/// The scopes, types and URLs of a listing.
fn shown(server: &Server) -> Vec<(String, String, String)> {
    let answer = server.get();
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"), "{answer:?}");
    let member = |webhook: &Value, name: &str| webhook[name].as_str().unwrap().to_owned();
    let list = answer.json();
    let list = list.as_array().unwrap().iter();
    list.map(|webhook| (member(webhook, "subAccountId"), member(webhook, "type"), member(webhook, "url")))
        .collect()
}

fn kinds(server: &Server) -> Vec<(String, String)> {
    shown(server).into_iter().map(|(scope, webhook_type, _)| (scope, webhook_type)).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(scope, webhook_type)| ((*scope).to_owned(), (*webhook_type).to_owned())).collect()
}

on_each_store! {
    /// POST and DELETE answer with an empty body; listings mask secrets and nothing else.
    fn what_is_posted_is_listed_and_masked(place) {
        let server = Server::on(place);
        let answer = server.send("POST", WEBHOOKS);
        assert_eq!((answer.status, answer.text.as_str()), (200, ""), "{answer:?}");
        assert_eq!(
            server.get().json(),
            json!([
                {"subAccountId": "*", "url": "https://hooks.onion.example/business", "type": "CABM", "oauth": {
                    "url": "https://login.onion.example/token", "clientId": "chat", "clientSecret": "***",
                    "credentialsLocation": "header", "scope": "events.write audit"}},
                {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "httpAuthorization": "***", "type": "MSG"},
            ])
        );
    }

    fn an_account_without_webhooks_lists_none(place) {
        assert_eq!(Server::on(place).get().text, "[]");
    }

    fn an_entry_without_a_type_is_two_webhooks(place) {
        let server = Server::on(place);
        assert_eq!(server.send("POST", &entry(&json!({}))).status, 200);
        assert_eq!(kinds(&server), pairs(&[("Onion_Marketing", "CADR"), ("Onion_Marketing", "MSG")]));
    }

    fn a_webhook_is_replaced_whole_and_others_stay(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let body = r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/new", "type": "MSG", "enabled": false}]"#;
        assert_eq!(server.send("POST", body).status, 200);
        let list = server.get().json();
        assert_eq!(list[0]["type"], "CABM");
        assert_eq!(list[1], json!({"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/new", "enabled": false, "type": "MSG"}));
    }

    /// The policy `recommended` rejects this, so the test uses `contract`.
    fn the_last_of_two_entries_counts(place) {
        let settings = chatapps_webhooks_server::Settings { policy: chatapps_webhooks::Policy::contract(), ..Default::default() };
        let server = Server::with(&place.location, crate::running::STORE_KEY, settings);
        let body = r#"[{"subAccountId": "*", "url": "https://hooks.onion.example/1"}, {"subAccountId": "*", "url": "https://hooks.onion.example/2", "type": "MSG"}]"#;
        assert_eq!(server.send("POST", body).status, 200);
        let urls: Vec<_> = shown(&server).into_iter().map(|(_, _, url)| url).collect();
        assert_eq!(urls, ["https://hooks.onion.example/1", "https://hooks.onion.example/2"]);
    }

    fn the_order_is_that_of_scope_and_type(place) {
        let server = Server::on(place);
        for (scope, webhook_type) in [("Onion_Support", "MSG"), ("*", "MSG"), ("Onion_Marketing", "CABM"), ("*", "CADR"), ("Onion_Marketing", "CADR")] {
            assert_eq!(server.send("POST", &entry(&json!({"subAccountId": scope, "type": webhook_type}))).status, 200);
        }
        assert_eq!(
            kinds(&server),
            pairs(&[("*", "CADR"), ("*", "MSG"), ("Onion_Marketing", "CADR"), ("Onion_Marketing", "CABM"), ("Onion_Support", "MSG")])
        );
    }

    fn a_target_without_a_type_deletes_two_types(place) {
        let server = Server::on(place);
        server.send("POST", &entry(&json!({})));
        server.send("POST", &entry(&json!({"type": "CABM"})));
        let answer = server.send("DELETE", r#"[{"subAccountId": "Onion_Marketing"}]"#);
        assert_eq!((answer.status, answer.text.as_str()), (200, ""));
        assert_eq!(kinds(&server), pairs(&[("Onion_Marketing", "CABM")]));
    }

    fn a_star_deletes_what_is_configured_with_a_star(place) {
        let server = Server::on(place);
        server.send("POST", &entry(&json!({"subAccountId": "*"})));
        server.send("POST", &entry(&json!({"type": "MSG"})));
        assert_eq!(server.send("DELETE", r#"[{"subAccountId": "*"}]"#).status, 200);
        assert_eq!(kinds(&server), pairs(&[("Onion_Marketing", "MSG")]));
    }

    fn deleting_an_unknown_webhook_succeeds(place) {
        let server = Server::on(place);
        assert_eq!(server.send("DELETE", r#"[{"subAccountId": "*", "type": "CABM"}]"#).status, 200);
        assert_eq!(server.send("DELETE", "[]").status, 200);
        assert_eq!(server.send("POST", "[]").status, 200);
    }

    fn an_account_is_the_same_in_all_spellings(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let other = server.url().replace(ACCOUNT, &ACCOUNT.replace('-', "").to_uppercase());
        let answer = server.request("GET", &other, &[("authorization", &format!("Bearer {}", server.key))], "");
        assert_eq!(answer.json(), server.get().json());
    }

    fn accounts_do_not_see_each_other(place) {
        let server = Server::on(place);
        let other = "b".repeat(32);
        let key = server.add_account(&other);
        server.send("POST", WEBHOOKS);
        let url = server.url().replace(ACCOUNT, &other);
        let answer = server.request("GET", &url, &[("authorization", &format!("Bearer {key}"))], "");
        assert_eq!((answer.status, answer.text.as_str()), (200, "[]"));
    }

    fn a_restart_keeps_everything(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let (list, key) = (server.get().json(), server.key.clone());
        server.stop();
        let mut server = Server::on(place);
        server.key = key;
        assert_eq!(server.get().json(), list);
    }

    fn a_thousand_webhooks_are_one_request(place) {
        let server = Server::on(place);
        let names: Vec<_> = (0..1000).map(|number| format!("Onion-{number:04}")).collect();
        server.wait_for(server.store.add_account(&crate::running::account_key(ACCOUNT), &names)).unwrap();
        let entries: Vec<_> = names
            .iter()
            .map(|name| json!({"subAccountId": name, "url": format!("https://hooks.onion.example/{name}"), "httpAuthorization": "Bearer rw4Kd0b2u"}))
            .collect();
        assert_eq!(server.send("POST", &json!(entries).to_string()).status, 200);
        assert_eq!(shown(&server).len(), 2000);
        let targets: Vec<_> = names.iter().map(|name| json!({"subAccountId": name, "type": "MSG"})).collect();
        assert_eq!(server.send("DELETE", &json!(targets).to_string()).status, 200);
        assert_eq!(shown(&server).len(), 1000);
    }
}
