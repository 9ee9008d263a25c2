//! Deliveries to webhooks with OAuth: tokens are fetched, shared and replaced.

use std::time::Duration;

use chatapps_webhooks::EventKind;
use serde_json::{Value, json};

use crate::delivering::{event, message, outcomes, server};
use crate::loopback::{Receiver, Reply};
use crate::place::on_each_store;

/// A token endpoint that gives a new token each time, and says how long it lives.
fn token_endpoint(seconds: u32) -> Receiver {
    Receiver::start(move |_, number| {
        Reply::json(&json!({ "access_token": format!("token{number}"), "token_type": "Bearer", "expires_in": seconds }).to_string())
    })
}

fn with_oauth(url: &str, token_url: &str, location: &str) -> Value {
    json!([{
        "subAccountId": "*", "type": "MSG", "url": url,
        "oauth": {
            "url": token_url, "clientId": "chat:apps", "clientSecret": "hV7 tq0p", "scope": "events.write audit",
            "credentialsLocation": location,
        },
    }])
}

on_each_store! {
    fn one_token_serves_many_deliveries(place) {
        let (server, receiver, tokens) = (server(place), Receiver::answering(200), token_endpoint(3600));
        server.hook(&with_oauth(&receiver.origin, &tokens.origin, "header"));
        let ids: Vec<_> = (0..20).flat_map(|seed| server.post_event(&event(EventKind::InboundMessage, seed))).collect();
        for id in &ids {
            server.wait_until(id, "delivered");
        }
        assert!(receiver.got().iter().all(|got| got.header("authorization") == Some("Bearer token1")));
        let asked = tokens.got();
        assert_eq!(asked.len(), 1);
        assert_eq!(asked[0].header("content-type"), Some("application/x-www-form-urlencoded"));
        assert_eq!(asked[0].header("authorization"), Some("Basic Y2hhdCUzQWFwcHM6aFY3K3RxMHA="));
        assert_eq!(asked[0].body, "grant_type=client_credentials&scope=events.write+audit");
        // Who writes the webhook anew has other credentials, perhaps.
        server.hook(&with_oauth(&receiver.origin, &tokens.origin, "body"));
        server.wait_until(&server.post_event(&message())[0], "delivered");
        let asked = tokens.got();
        assert_eq!((asked.len(), asked[1].header("authorization")), (2, None));
        assert_eq!(
            asked[1].body,
            "grant_type=client_credentials&scope=events.write+audit&client_id=chat%3Aapps&client_secret=hV7+tq0p"
        );
    }

    fn a_token_is_fetched_anew_after_its_end_and_after_a_401(place) {
        let (server, tokens) = (server(place), token_endpoint(31));
        let receiver = Receiver::start(|got, _| {
            Reply::Status(if got.header("authorization") == Some("Bearer token1") { 401 } else { 200 })
        });
        server.hook(&with_oauth(&receiver.origin, &tokens.origin, "header"));
        let delivery = server.wait_until(&server.post_event(&message())[0], "delivered");
        assert_eq!(outcomes(&delivery), ["rejected", "accepted"]);
        assert_eq!(tokens.got().len(), 2);
        // It ends in 31 seconds, and is used for all but the last 30.
        std::thread::sleep(Duration::from_millis(1100));
        server.wait_until(&server.post_event(&message())[0], "delivered");
        assert_eq!(tokens.got().len(), 3);
    }

    fn without_a_token_nothing_is_sent(place) {
        let (server, receiver) = (server(place), Receiver::answering(200));
        let answers = [
            Reply::Status(500),
            Reply::json(r#"{"access_token": "a b", "token_type": "Bearer"}"#),
            Reply::json("[]"),
            Reply::Raw(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n".to_vec()),
            Reply::Raw([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".as_slice(), &b"5\r\nhello\r\n".repeat(100_000)].concat()),
        ];
        let tokens = Receiver::start(move |_, number| answers.get(number - 1).cloned().unwrap_or(Reply::Status(400)));
        server.hook(&with_oauth(&receiver.origin, &tokens.origin, "header"));
        let delivery = server.wait_until(&server.post_event(&message())[0], "failed");
        assert_eq!(outcomes(&delivery), ["token_failed"; 5]);
        assert!(receiver.got().is_empty());
    }

    /// Whatever becomes of the webhook, nobody reads them in an answer that was kept.
    fn no_kept_answer_repeats_what_was_sent(place) {
        let (server, tokens) = (server(place), token_endpoint(3600));
        let receiver = Receiver::start(|got, _| {
            let sent = json!({ "headers": got.header("authorization"), "path": got.path });
            Reply::json(&format!("{sent}{}", "rw4Kd0b2u".repeat(200)))
        });
        let url = format!("{}/events?key=q8Zt%2F1mVx", receiver.origin);
        let header = json!([{ "subAccountId": "*", "type": "MSG", "url": url, "httpAuthorization": "Basic b25pb246cnc0S2QwYjJ1" }]);
        for (webhooks, secrets) in [
            (with_oauth(&url, &tokens.origin, "header"), ["token1", "q8Zt"]),
            (header, ["b25pb246cnc0S2QwYjJ1", "rw4K"]),
        ] {
            server.hook(&webhooks);
            let id = server.post_event(&message()).remove(0);
            server.wait_until(&id, "delivered");
            assert_eq!(server.api("DELETE", "webhooks", r#"[{"subAccountId": "*", "type": "MSG"}]"#).status, 200);
            let delivery = server.delivery(&id);
            let answer = delivery["attempts"][0]["answer"].as_str().unwrap();
            assert!(answer.contains("***") && answer.len() <= 1024, "{answer}");
            for secret in secrets {
                assert!(!answer.contains(secret), "{answer}");
            }
        }
        assert!(receiver.got().iter().any(|got| got.header("authorization") == Some("Bearer token1")));
    }
}
