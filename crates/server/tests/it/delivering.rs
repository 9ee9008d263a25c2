//! Events that are posted to the endpoint reach the account's webhooks, as the platform's would.

use std::time::{Duration, Instant};

use chatapps_webhooks::{EventKind, SampleOptions, sample};
use chatapps_webhooks_server::{
    AllowedNetworks, DeliverySettings, QueueLimits, RetrySchedule, Sealer, Settings, Vault, create,
};
use serde_json::{Value, json};

use crate::loopback::{Receiver, Reply};
use crate::place::{Place, on_each_store};
use crate::running::{ACCOUNT, Answer, STORE_KEY, Server, account_key};

/// Settings for receivers on loopback, with short pauses.
pub(crate) fn settings() -> Settings {
    let schedule = RetrySchedule::new([30, 40, 50, 60].map(Duration::from_millis));
    let deliveries =
        DeliverySettings { networks: AllowedNetworks::loopback(), schedule, ..DeliverySettings::default() };
    Settings { deliveries, policy: chatapps_webhooks::Policy::contract(), ..Settings::default() }
}

pub(crate) fn server(place: &Place) -> Server {
    Server::with(&place.location, STORE_KEY, settings())
}

/// A sample of a kind for a sub-account.
pub(crate) fn event(kind: EventKind, seed: u64) -> String {
    let scope: &[_] = &[("payload.subAccountId", "\"Onion_Marketing\"")];
    let set = match kind {
        EventKind::InboundMessage | EventKind::DeliveryReceipt => scope,
        _ => &[],
    };
    sample(kind.as_str(), &SampleOptions { set, seed, ..SampleOptions::default() }).unwrap()
}

pub(crate) fn message() -> String {
    event(EventKind::InboundMessage, 1)
}

impl Server {
    pub(crate) fn api(&self, method: &str, path: &str, body: &str) -> Answer {
        let authorization = format!("Bearer {}", self.key);
        let headers = [("authorization", &*authorization), ("content-type", "application/json")];
        self.request(method, &format!("{}/api/v1/accounts/{ACCOUNT}/{path}", self.origin), &headers, body)
    }

    pub(crate) fn hook(&self, webhooks: &Value) {
        let answer = self.send("POST", &webhooks.to_string());
        assert_eq!(answer.status, 200, "{answer:?}");
    }

    /// Posts an event, and returns the ids of its deliveries.
    pub(crate) fn post_event(&self, body: &str) -> Vec<String> {
        let answer = self.api("POST", "events", body);
        assert_eq!(answer.status, 202, "{answer:?}");
        let deliveries = answer.json()["deliveries"].as_array().unwrap().clone();
        deliveries.iter().map(|delivery| delivery["deliveryId"].as_str().unwrap().to_owned()).collect()
    }

    pub(crate) fn delivery(&self, id: &str) -> Value {
        self.api("GET", &format!("deliveries/{id}"), "").json()
    }

    /// A delivery when it is in a state.
    pub(crate) fn wait_until(&self, id: &str, state: &str) -> Value {
        self.wait_until_it(id, |delivery| delivery["state"] == state)
    }

    /// A delivery when something is true of it.
    fn wait_until_it(&self, id: &str, is_so: impl Fn(&Value) -> bool) -> Value {
        let end = Instant::now() + Duration::from_secs(40);
        loop {
            let delivery = self.delivery(id);
            if is_so(&delivery) {
                return delivery;
            }
            assert!(Instant::now() < end, "{delivery:#}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// How the attempts at a delivery ended.
pub(crate) fn outcomes(delivery: &Value) -> Vec<&str> {
    let attempts = delivery["attempts"].as_array().unwrap();
    attempts.iter().map(|attempt| attempt["outcome"].as_str().unwrap()).collect()
}

on_each_store! {
    fn an_event_goes_to_every_webhook_that_fits_and_to_no_other(place) {
        let (server, receiver) = (server(place), Receiver::answering(204));
        let url = |path: &str| format!("{}/{path}", receiver.origin);
        server.hook(&json!([
            { "subAccountId": "Onion_Marketing", "type": "MSG", "url": url("own"), "httpAuthorization": "Bearer rw4Kd0b2u" },
            { "subAccountId": "*", "type": "MSG", "url": url("all") },
            { "subAccountId": "Onion_Support", "type": "MSG", "url": url("other") },
            { "subAccountId": "Onion_Marketing", "type": "CADR", "url": url("receipts"), "enabled": false },
            { "subAccountId": "*", "type": "CADR", "url": url("all-receipts") },
            { "subAccountId": "Onion_Support", "type": "CABM", "url": url("business") },
            { "subAccountId": "*", "type": "CABM", "url": url("all-business") },
        ]));
        let expected = [
            (EventKind::InboundMessage, vec!["/all", "/own"]),
            (EventKind::DeliveryReceipt, vec!["/all-receipts"]),
            (EventKind::AccountUpdate, vec!["/all-business", "/business"]),
        ];
        let mut before = 0;
        for (kind, paths) in expected {
            let body = event(kind, 1);
            assert_eq!(server.post_event(&body).len(), paths.len(), "{kind}");
            let got = receiver.wait_for(before + paths.len()).split_off(before);
            before += paths.len();
            let mut reached: Vec<_> = got.iter().map(|got| got.path.as_str()).collect();
            reached.sort_unstable();
            assert_eq!(reached, paths, "{kind}");
            for got in got {
                assert_eq!(got.body, body, "the body arrives as it was posted");
                assert_eq!(got.header("content-type"), Some("application/json"));
                assert_eq!(got.header("authorization"), (got.path == "/own").then_some("Bearer rw4Kd0b2u"));
            }
        }
    }

    fn a_receiver_that_fails_gets_five_attempts_and_another_when_asked_for(place) {
        let (server, receiver) = (server(place), Receiver::start(|_, number| Reply::Status(if number > 5 { 200 } else { 500 })));
        server.hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin }]));
        let id = &server.post_event(&message())[0];
        let delivery = server.wait_until(id, "failed");
        assert_eq!(outcomes(&delivery), ["rejected"; 5]);
        assert_eq!(delivery["attempts"][4]["status"], 500);
        let got = receiver.got();
        let pauses: Vec<_> = got.windows(2).map(|pair| (pair[1].at - pair[0].at).as_millis()).collect();
        let least = [30, 40, 50, 60];
        assert!(pauses.iter().zip(least).all(|(pause, least)| *pause >= least), "{pauses:?}");

        let answer = server.api("POST", &format!("deliveries/{id}/retry"), "");
        assert_eq!((answer.status, &answer.json()["state"]), (202, &json!("queued")));
        let delivery = server.wait_until(id, "delivered");
        assert_eq!(outcomes(&delivery).last(), Some(&"accepted"));
        assert_eq!(outcomes(&delivery).len(), 6);
    }

    fn what_was_delivered_is_delivered_again_when_asked_for(place) {
        let receiver = Receiver::start(|_, number| match number {
            1 => Reply::Status(204),
            2 => Reply::Status(500),
            3 => Reply::json(r#"{"told": 3}"#),
            _ => Reply::Status(200),
        });
        let server = server(place);
        server.hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin }]));
        let id = &server.post_event(&message())[0];
        let mut expected = Vec::new();
        for more in [&[(1, "accepted", 204)][..], &[(2, "rejected", 500), (3, "accepted", 200)], &[(4, "accepted", 200)]] {
            expected.extend_from_slice(more);
            let delivery = server.wait_until(id, "delivered");
            let attempts = delivery["attempts"].as_array().unwrap();
            let found: Vec<_> = attempts
                .iter()
                .map(|attempt| (attempt["number"].as_u64().unwrap(), attempt["outcome"].as_str().unwrap(), attempt["status"].as_u64().unwrap()))
                .collect();
            assert_eq!(found, expected);
            assert!(attempts.iter().all(|attempt| attempt["startedAt"].is_string() && attempt["milliseconds"].is_u64()));
            assert_eq!(attempts.iter().filter(|attempt| attempt["answer"] == r#"{"told": 3}"#).count(), usize::from(expected.len() > 1));
            assert_eq!(server.api("POST", &format!("deliveries/{id}/retry"), "").status, 202);
        }
    }

    fn a_redirect_is_not_followed(place) {
        let (server, target) = (server(place), Receiver::answering(200));
        let answer = format!("HTTP/1.1 307 Elsewhere\r\nLocation: {}/\r\nContent-Length: 0\r\n\r\n", target.origin);
        let receiver = Receiver::start(move |_, _| Reply::Raw(answer.clone().into_bytes()));
        server.hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin }]));
        let id = &server.post_event(&message())[0];
        assert_eq!(outcomes(&server.wait_until(id, "failed")), ["redirected"; 5]);
        assert!(target.got().is_empty());
    }

    fn answers_that_are_cut_off_or_no_http_are_failures(place) {
        let server = server(place);
        let answers: [&[u8]; 3] = [b"", b"HTTP/1.1 20", b"SSH-2.0-OpenSSH\r\n"];
        let receiver = Receiver::start(move |_, number| match answers.get(number - 1) {
            Some(answer) => Reply::Raw(answer.to_vec()),
            None => Reply::Status(200),
        });
        server.hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin }]));
        let id = &server.post_event(&message())[0];
        let delivery = server.wait_until(id, "delivered");
        assert_eq!(outcomes(&delivery), ["broken", "broken", "broken", "accepted"]);
    }

    /// Whatever follows it: the platform sees the status.
    fn the_status_decides_if_the_body_is_endless_or_a_lie(place) {
        let server = server(place);
        let endless = [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".as_slice(), &b"5\r\nhello\r\n".repeat(100_000)].concat();
        let lie = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nshort".to_vec();
        let receiver = Receiver::start(move |_, number| Reply::Raw(if number == 1 { endless.clone() } else { lie.clone() }));
        server.hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin }]));
        let first = server.wait_until(&server.post_event(&message())[0], "delivered");
        assert_eq!(first["attempts"][0]["answer"].as_str().unwrap().len(), 1024);
        let second = server.wait_until(&server.post_event(&message())[0], "delivered");
        assert_eq!(second["attempts"][0]["answer"], "short");
    }

    fn a_webhook_that_is_deleted_or_disabled_gets_nothing_more(place) {
        let (server, receiver) = (server(place), Receiver::answering(500));
        let hook = |enabled: bool| json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin, "enabled": enabled }]);
        for gone in [true, false] {
            server.hook(&hook(true));
            let id = &server.post_event(&message())[0];
            receiver.wait_for(receiver.got().len() + 1);
            if gone {
                assert_eq!(server.send("DELETE", r#"[{"subAccountId": "*", "type": "MSG"}]"#).status, 200);
            } else {
                server.hook(&hook(false));
            }
            let delivery = server.wait_until(id, "canceled");
            assert!(outcomes(&delivery).len() < 5, "{delivery:#}");
        }
    }

    fn an_event_that_names_no_webhook_must_be_told_its_type(place) {
        let (server, receiver) = (server(place), Receiver::answering(200));
        server.hook(&json!([
            { "subAccountId": "Onion_Support", "type": "MSG", "url": receiver.origin },
            { "subAccountId": "*", "type": "CABM", "url": receiver.origin },
        ]));
        let body = r#"{"eventType": "something_new"}"#;
        let refused = server.api("POST", "events", body);
        assert_eq!((refused.status, &refused.json()["code"]), (400, &json!(1000)));
        assert!(refused.text.contains("?type="), "{}", refused.text);
        for query in ["type=MSG", "subAccountId=Onion_Support", "type=XYZ", "typ=MSG", "type=MSG&subAccountId=", "type=MSG&subAccountId=%00", "type=MSG&type=MSG&subAccountId=x"] {
            assert_eq!(server.api("POST", &format!("events?{query}"), body).status, 400, "{query}");
        }
        for query in ["type=MSG&subAccountId=Onion_Support", "type=CABM"] {
            let answer = server.api("POST", &format!("events?{query}"), body);
            assert_eq!(answer.json()["deliveries"].as_array().unwrap().len(), 1, "{query}: {answer:?}");
        }
        assert!(receiver.wait_for(2).iter().all(|got| got.body == body));
        assert_eq!(server.api("POST", "events?type=CABM", "").status, 400);
        // Nobody's sub-account, and no reason to fail.
        let odd = message().replace("Onion_Marketing", "a\\u0000b");
        assert_eq!(server.post_event(&odd), Vec::<String>::new());
    }

    fn what_is_queued_survives_the_server(place) {
        let receiver = Receiver::start(|_, number| Reply::Status(if number == 1 { 503 } else { 200 }));
        let slow = || {
            let mut settings = settings();
            settings.deliveries.schedule = RetrySchedule::new([Duration::from_secs(2)]);
            Server::with(&place.location, STORE_KEY, settings)
        };
        let server = slow();
        server.hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin }]));
        let body = message();
        let id = &server.post_event(&body)[0];
        receiver.wait_for(1);
        server.stop();
        let server = slow();
        let delivery = server.wait_until(id, "delivered");
        assert_eq!(outcomes(&delivery), ["rejected", "accepted"]);
        assert_eq!(receiver.got()[1].body, body);
    }

    fn an_account_has_bounds(place) {
        let receiver = Receiver::answering(500);
        let mut settings = settings();
        settings.deliveries.schedule = RetrySchedule::new([Duration::from_mins(1)]);
        settings.deliveries.limits = QueueLimits { queued: 2, ..QueueLimits::default() };
        let server = Server::with(&place.location, STORE_KEY, settings);
        server.hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin }]));
        let first = server.post_event(&message());
        server.post_event(&message());
        let refused = server.api("POST", "events", &message());
        assert_eq!((refused.status, refused.header("retry-after"), &refused.json()["code"]), (429, "10", &json!(1100)));
        // Events that nobody gets take no place.
        assert_eq!(server.api("POST", "events", &event(EventKind::DeliveryReceipt, 1)).status, 202);
        // Without a webhook, nothing is tried; and what is being tried has its next attempt in a
        // minute, whoever asks for one meanwhile.
        server.wait_until_it(&first[0], |delivery| outcomes(delivery) == ["rejected"]);
        server.send("DELETE", r#"[{"subAccountId": "*", "type": "MSG"}]"#);
        server.api("POST", &format!("deliveries/{}/retry", first[0]), "");
        server.wait_until(&first[0], "canceled");
        server.hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin }]));
        server.post_event(&message());
    }

    fn the_list_has_filters_and_pages_and_no_content(place) {
        let (server, receiver) = (server(place), Receiver::start(|_, _| Reply::json(r#"{"told": "rw4Kd0b2u"}"#)));
        server.hook(&json!([
            { "subAccountId": "*", "type": "MSG", "url": receiver.origin },
            { "subAccountId": "*", "type": "CADR", "url": receiver.origin },
        ]));
        let mut ids: Vec<String> = (0..5).flat_map(|seed| server.post_event(&event(EventKind::InboundMessage, seed))).collect();
        ids.extend(server.post_event(&event(EventKind::DeliveryReceipt, 1)));
        for id in &ids {
            server.wait_until(id, "delivered");
        }
        ids.reverse();
        let listed = |query: &str| {
            let answer = server.api("GET", &format!("deliveries{query}"), "");
            assert_eq!(answer.status, 200, "{query}: {answer:?}");
            assert!(!answer.text.contains("rw4Kd0b2u") && !answer.text.contains("127.0.0.1"), "{}", answer.text);
            let list = answer.json();
            let found: Vec<_> = list["deliveries"].as_array().unwrap().iter().map(|delivery| delivery["deliveryId"].as_str().unwrap().to_owned()).collect();
            (found, list["before"].as_str().map(str::to_owned))
        };
        assert_eq!(listed(""), (ids.clone(), None));
        let (first, before) = listed("?limit=4");
        assert_eq!(first, ids[..4]);
        assert_eq!(listed(&format!("?limit=4&before={}", before.unwrap())), (ids[4..].to_vec(), None));
        assert_eq!(listed("?type=CADR").0, ids[..1]);
        assert_eq!(listed("?kind=inbound_message_received&state=delivered").0, ids[1..]);
        assert_eq!(listed("?state=failed").0, Vec::<String>::new());
        assert_eq!(listed("?subAccountId=Onion_Marketing").0, Vec::<String>::new());
        let event_id = server.delivery(&ids[2])["eventId"].as_str().unwrap().to_owned();
        assert_eq!(listed(&format!("?eventId={event_id}")).0, ids[2..3]);
        for query in ["?limit=0", "?limit=201", "?state=lost", "?type=ALL", "?x=1", "?kind=", "?kind=%00", "?before=x", "?eventId=x"] {
            assert_eq!(server.api("GET", &format!("deliveries{query}"), "").status, 400, "{query}");
        }
        assert!(server.delivery(&ids[0])["attempts"][0]["answer"].as_str().unwrap().contains("told"));
    }

    fn deliveries_belong_to_their_account(place) {
        let (server, receiver) = (server(place), Receiver::answering(200));
        server.hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin }]));
        let id = &server.post_event(&message())[0];
        let other = "6b6b6b6b-6b6b-6b6b-6b6b-6b6b6b6b6b6b";
        let key = format!("Bearer {}", server.add_account(other));
        let ask = |method: &str, account: &str, path: &str| {
            let url = format!("{}/api/v1/accounts/{account}/{path}", server.origin);
            server.request(method, &url, &[("authorization", &*key), ("content-type", "application/json")], "").status
        };
        assert_eq!(ask("GET", other, &format!("deliveries/{id}")), 404);
        assert_eq!(ask("POST", other, &format!("deliveries/{id}/retry")), 404);
        assert_eq!(ask("GET", ACCOUNT, &format!("deliveries/{id}")), 403);
        assert_eq!(ask("GET", ACCOUNT, "deliveries"), 403);
        assert_eq!(ask("POST", ACCOUNT, "events"), 403);
    }

    /// Each of ten webhooks hangs; the eleventh doesn't wait for them.
    fn slow_receivers_hold_up_nobody_else(place) {
        let server = server(place);
        let (slow, quick) = (Receiver::start(|_, _| Reply::Hang), Receiver::answering(200));
        server.hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": slow.origin }]));
        for seed in 0..200 {
            server.post_event(&event(EventKind::InboundMessage, seed));
        }
        slow.wait_for(1);
        server.hook(&json!([{ "subAccountId": "*", "type": "CADR", "url": quick.origin }]));
        let started = Instant::now();
        let ids = server.post_event(&event(EventKind::DeliveryReceipt, 1));
        server.wait_until(&ids[0], "delivered");
        assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
        // So many at once, and no more.
        assert!(slow.got().len() <= 32, "{}", slow.got().len());
    }
}

/// One account has hundreds of attempts at receivers that hang; another one has its own places.
#[test]
fn accounts_hold_up_nobody_else() {
    let place = Place::sqlite();
    let mut settings = settings();
    settings.deliveries.attempts = 16;
    settings.deliveries.deliveries_per_account = 8;
    settings.deliveries.attempts_per_webhook = 4;
    let server = Server::with(&place.location, STORE_KEY, settings);
    let (slow, quick) = (Receiver::start(|_, _| Reply::Hang), Receiver::answering(200));
    server.hook(&json!([
        { "subAccountId": "*", "type": "MSG", "url": slow.origin },
        { "subAccountId": "Onion_Marketing", "type": "MSG", "url": slow.origin.replace("127.0.0.1", "localhost") },
        { "subAccountId": "*", "type": "CADR", "url": slow.origin },
    ]));
    for seed in 0..20 {
        server.post_event(&event(EventKind::InboundMessage, seed));
        server.post_event(&event(EventKind::DeliveryReceipt, seed));
    }
    slow.wait_for(8);
    let other = "6b6b6b6b-6b6b-6b6b-6b6b-6b6b6b6b6b6b";
    let key = format!("Bearer {}", server.add_account(other));
    let headers = [("authorization", &*key), ("content-type", "application/json")];
    let url = |path: &str| format!("{}/api/v1/accounts/{other}/{path}", server.origin);
    let webhook = json!([{ "subAccountId": "*", "type": "MSG", "url": quick.origin }]).to_string();
    assert_eq!(server.request("POST", &url("webhooks"), &headers, &webhook).status, 200);
    for count in 1..=5 {
        let posted = Instant::now();
        assert_eq!(server.request("POST", &url("events"), &headers, &message()).status, 202);
        quick.wait_for(count);
        assert!(posted.elapsed() < Duration::from_secs(3), "{:?}", posted.elapsed());
    }
    assert_eq!(slow.got().len(), 8, "no more than the share of the account");
}

/// What a receiver sends without being asked is no answer to another webhook.
#[test]
fn webhooks_share_no_connections() {
    let place = Place::sqlite();
    let server = server(&place);
    let two = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";
    let receiver = Receiver::start(|got, _| match &*got.path {
        "/two" => Reply::KeepAlive(two.to_vec()),
        _ => Reply::Status(500),
    });
    server.hook(&json!([
        { "subAccountId": "*", "type": "MSG", "url": format!("{}/two", receiver.origin) },
        { "subAccountId": "*", "type": "CADR", "url": format!("{}/fails", receiver.origin) },
    ]));
    for seed in 0..5 {
        let id = server.post_event(&event(EventKind::InboundMessage, seed)).remove(0);
        server.wait_until(&id, "delivered");
        let id = server.post_event(&event(EventKind::DeliveryReceipt, seed)).remove(0);
        assert_eq!(outcomes(&server.wait_until(&id, "failed")), ["rejected"; 5]);
    }
}

/// It is the `Authorization` of the webhook that counts, and there is one.
#[test]
fn a_request_has_one_authorization() {
    let place = Place::sqlite();
    let (server, receiver) = (server(&place), Receiver::answering(200));
    let url = receiver.origin.replace("http://", "http://user:pw@");
    server.hook(
        &json!([{ "subAccountId": "*", "type": "MSG", "url": url, "httpAuthorization": "Bearer rw4Kd0b2u" }]),
    );
    server.post_event(&message());
    let got = receiver.wait_for(1).remove(0);
    let values: Vec<_> =
        got.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("authorization")).collect();
    assert_eq!(values, [&("authorization".to_owned(), "Bearer rw4Kd0b2u".to_owned())]);
}

/// Unless they are allowed by name.
#[test]
fn an_address_that_is_not_public_gets_nothing() {
    let (place, receiver) = (Place::sqlite(), Receiver::answering(200));
    let mut settings = settings();
    settings.deliveries.networks = AllowedNetworks::default();
    let server = Server::with(&place.location, STORE_KEY, settings);
    let port = receiver.origin.rsplit(':').next().unwrap();
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"] {
        let url = format!("http://{host}:{port}/");
        let webhook = json!([{ "subAccountId": "*", "type": "MSG", "url": url }]);
        if server.send("POST", &webhook.to_string()).status != 200 {
            continue;
        }
        let id = &server.post_event(&message())[0];
        let delivery = server.wait_until(id, "failed");
        assert_eq!(outcomes(&delivery), ["address_refused"; 5], "{host}");
    }
    assert!(receiver.got().is_empty());
}

/// The body, the receiver's answer, and what is in the webhook.
#[test]
fn nothing_of_a_delivery_is_readable_at_rest() {
    let place = Place::sqlite();
    let server = server(&place);
    let receiver = Receiver::start(|_, _| Reply::json(r#"{"answered": "Zx81answer"}"#));
    server.hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": format!("{}/Zx81path", receiver.origin), "httpAuthorization": "Bearer Zx81token" }]));
    let mut body: Value = serde_json::from_str(&message()).unwrap();
    body["payload"]["Zx81body"] = json!("Zx81body");
    let id = &server.post_event(&body.to_string())[0];
    assert!(
        server.wait_until(id, "delivered")["attempts"][0]["answer"].as_str().unwrap().contains("Zx81answer")
    );
    server.stop();
    for entry in std::fs::read_dir(place.room.as_ref().unwrap().path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(4).any(|window| window == b"Zx81"));
    }
}

on_each_store! {
    fn a_change_of_keys_loses_no_body_and_no_answer(place) {
        let receiver = Receiver::start(|_, number| if number == 1 { Reply::Status(500) } else { Reply::json(r#"{"told": 1}"#) });
        let slow = |key: &str| {
            let mut settings = settings();
            settings.deliveries.schedule = RetrySchedule::new([Duration::from_secs(3)]);
            Server::with(&place.location, key, settings)
        };
        let server = slow(STORE_KEY);
        server.hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin }]));
        let waits = server.post_event(&message()).remove(0);
        receiver.wait_for(1);
        let done = server.post_event(&message()).remove(0);
        server.wait_until(&done, "delivered");
        server.stop();

        let new = Sealer::new_key().unwrap().reveal().to_owned();
        let both = format!("{new}\n{STORE_KEY}");
        let server = slow(&both);
        let resealed = server.wait_for(async {
            let store = create(&place.location).await.unwrap();
            Vault::unlock(store, Sealer::from_text(&both).unwrap()).await.unwrap().reseal().await.unwrap()
        });
        assert_eq!((resealed.webhooks, resealed.texts >= 3, resealed.forgotten.len()), (1, true, 1), "{resealed:?}");
        server.stop();

        let server = slow(&new);
        server.wait_until(&waits, "delivered");
        assert_eq!(server.delivery(&done)["attempts"][0]["answer"], r#"{"told": 1}"#);
        assert_eq!(receiver.got().last().unwrap().body, message());
    }

    fn what_is_over_is_kept_for_a_time_and_in_bounds(place) {
        let receiver = Receiver::answering(200);
        let server = server(place);
        server.hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin }]));
        for seed in 0..5 {
            let id = server.post_event(&event(EventKind::InboundMessage, seed)).remove(0);
            server.wait_until(&id, "delivered");
        }
        let limits = |kept: usize, kept_for| QueueLimits { kept, kept_for, ..QueueLimits::default() };
        let account = account_key(ACCOUNT);
        let clean = |limits| server.wait_for(server.store.delete_old(&account, limits)).unwrap();
        let hour = Duration::from_hours(1);
        assert_eq!(clean(limits(5, hour)), 0);
        assert_eq!(clean(limits(3, hour)), 2);
        assert_eq!(clean(limits(3, hour)), 0);
        let left = server.api("GET", "deliveries", "").json()["deliveries"].as_array().unwrap().len();
        assert_eq!(left, 3);
        std::thread::sleep(Duration::from_millis(5));
        let ended = Duration::from_millis(1);
        assert_eq!(server.wait_for(server.store.old_accounts(ended)).unwrap(), std::slice::from_ref(&account));
        assert_eq!(server.wait_for(server.store.old_accounts(hour)).unwrap(), []);
        assert_eq!(clean(limits(3, ended)), 3);
    }

    /// Otherwise a delivery would wait for as long as the clock was wrong.
    fn a_clock_that_is_set_back_holds_nothing_up(place) {
        let receiver = Receiver::start(|_, number| Reply::Status(if number == 1 { 500 } else { 200 }));
        let mut settings = settings();
        settings.deliveries.schedule = RetrySchedule::new([Duration::from_hours(24)]);
        let server = Server::with(&place.location, STORE_KEY, settings);
        server.hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin }]));
        let id = server.post_event(&message()).remove(0);
        receiver.wait_for(1);
        let mend = |longest| server.wait_for(server.store.mend_times(longest)).unwrap();
        while server.delivery(&id)["nextAttemptAt"].is_null() {
            std::thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(mend(Duration::from_hours(25)), 0);
        assert_eq!(mend(Duration::from_mins(3)), 1);
        server.wait_until(&id, "delivered");
    }
}

/// Two servers over one database: each event is delivered once, and both work.
#[test]
fn servers_share_the_work() {
    let Some(place) = Place::postgres() else { return };
    let receiver = Receiver::answering(200);
    let servers = [server(&place), server(&place)];
    servers[0].hook(&json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin }]));
    let bodies: Vec<_> = (0..200).map(|seed| event(EventKind::InboundMessage, seed)).collect();
    std::thread::scope(|scope| {
        for (server, half) in servers.iter().zip(bodies.chunks(100)) {
            scope.spawn(move || half.iter().for_each(|body| drop(server.post_event(body))));
        }
    });
    receiver.wait_for(200);
    std::thread::sleep(Duration::from_millis(300));
    let mut got: Vec<_> = receiver.got().into_iter().map(|got| got.body).collect();
    let mut bodies = bodies;
    got.sort();
    bodies.sort();
    assert!(got == bodies, "{} requests", got.len());
}
