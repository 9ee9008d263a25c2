//! Deliveries while everything is killed: nothing that was accepted is lost, and nothing is called
//! delivered that wasn't.

use std::collections::BTreeSet;
use std::env;
use std::sync::RwLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use chatapps_webhooks::{SampleOptions, sample};
use serde_json::{Value, json};

use crate::loopback::{Receiver, Reply};
use crate::program::Room;
use crate::serving::{ACCOUNT, Serving, ask};

const WRITERS: usize = 4;

/// The number of events, which a trial raises.
fn events() -> usize {
    env::var("CHATAPPS_DELIVERIES").map_or(400, |count| count.parse().unwrap())
}

fn event(number: usize) -> String {
    let text = json!(format!("number {number}")).to_string();
    let set = &[("payload.subAccountId", "\"Onion_Marketing\""), ("payload.content.text", &*text)];
    sample("inbound_message_received", &SampleOptions { set, ..SampleOptions::default() }).unwrap()
}

fn number_of(body: &str) -> usize {
    let event: Value = serde_json::from_str(body).unwrap();
    let text = event["payload"]["content"]["text"].as_str().unwrap();
    text.strip_prefix("number ").unwrap().parse().unwrap()
}

/// All deliveries that the filter, such as `state=failed`, lets through.
fn list(server: &Serving, key: &str, filter: &str) -> Vec<Value> {
    let (mut all, mut before) = (Vec::new(), String::new());
    loop {
        let path = format!("deliveries?limit=200&{filter}{before}");
        let mut page: Value = serde_json::from_str(&server.ask("GET", &path, key, "").unwrap().1).unwrap();
        all.append(page["deliveries"].as_array_mut().unwrap());
        let Some(next) = page["before"].as_str() else { return all };
        before = format!("&before={next}");
    }
}

/// Waits until nothing is queued. A delivery that failed five times is retried by hand.
fn settle(server: &Serving, key: &str) {
    let end = Instant::now() + Duration::from_mins(4);
    loop {
        while server.ask("GET", "deliveries?state=queued&limit=1", key, "").unwrap().1.contains("deliveryId")
        {
            assert!(Instant::now() < end, "something is still queued");
            thread::sleep(Duration::from_millis(200));
        }
        let failed = list(server, key, "state=failed");
        if failed.is_empty() {
            return;
        }
        for delivery in failed {
            let path = format!("deliveries/{}", delivery["deliveryId"].as_str().unwrap());
            let one: Value = serde_json::from_str(&server.ask("GET", &path, key, "").unwrap().1).unwrap();
            let attempts = one["attempts"].as_array().unwrap();
            assert!(
                attempts.len().is_multiple_of(5)
                    && attempts.iter().all(|attempt| attempt["outcome"] != "accepted"),
                "{one}"
            );
            assert_eq!(server.ask("POST", &format!("{path}/retry"), key, "").unwrap().0, 202);
        }
    }
}

/// Posts events while the server is killed again and again, the receiver is down now and then, and
/// the store crashes, if it can.
pub(crate) fn kill_while_delivering(room: &Room, store: &[&str], mut crash: impl FnMut() + Send) {
    let added = room.run(&[&["accounts", "add", ACCOUNT, "--sub-account=Onion_Marketing"], store].concat());
    assert_eq!(added.code, 0, "{}", added.stderr);
    let key = room.run(&[&["keys", "add", ACCOUNT], store].concat()).stdout.trim().to_owned();
    let key_file: &[&str] = if store.is_empty() { &[] } else { &["--store-key-file", "store-key"] };
    let arguments = [store, key_file, &["--allow-network", "127.0.0.0/8"]].concat();
    let start = || Serving::start(room.path(), &arguments);

    // It fails now and then, as receivers do.
    let receiver = Receiver::start(|_, number| Reply::Status(if number % 11 == 0 { 500 } else { 204 }));
    let server = start();
    let webhook = json!([{ "subAccountId": "*", "type": "MSG", "url": receiver.origin }]).to_string();
    assert_eq!(server.send("POST", &key, &webhook).unwrap().0, 200);

    let (next, accepted) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let origin = RwLock::new(server.origin.clone());
    let mut numbers = BTreeSet::new();
    let mut running = Some(server);
    let server = thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|_| {
                scope.spawn(|| {
                    let mut own = Vec::new();
                    while accepted.load(Ordering::SeqCst) < events() {
                        let number = next.fetch_add(1, Ordering::SeqCst);
                        let origin = origin.read().unwrap().clone();
                        match ask(&origin, "POST", "events", &key, &event(number)) {
                            Some((202, _)) => {
                                accepted.fetch_add(1, Ordering::SeqCst);
                                own.push(number);
                            }
                            Some((429 | 500 | 503, _)) | None => thread::sleep(Duration::from_millis(20)),
                            Some((status, text)) => panic!("{status}: {text}"),
                        }
                    }
                    own
                })
            })
            .collect();
        let (accepted, origin, receiver) = (&accepted, &origin, &receiver);
        let killing = scope.spawn(move || {
            let mut round = 0;
            while accepted.load(Ordering::SeqCst) < events() {
                thread::sleep(Duration::from_millis(150 + 97 * (round % 5)));
                match round % 3 {
                    0 => {
                        drop(running.take().inspect(Serving::kill_now));
                        let fresh = start();
                        origin.write().unwrap().clone_from(&fresh.origin);
                        running = Some(fresh);
                    }
                    1 => {
                        receiver.set_down(true);
                        thread::sleep(Duration::from_millis(200));
                        receiver.set_down(false);
                    }
                    _ => crash(),
                }
                round += 1;
            }
            // What runs when it dies must be delivered, too.
            drop(running.take().inspect(Serving::kill_now));
            let fresh = start();
            origin.write().unwrap().clone_from(&fresh.origin);
            fresh
        });
        for writer in writers {
            numbers.extend(writer.join().unwrap());
        }
        killing.join().unwrap()
    });
    assert!(numbers.len() >= events());

    settle(&server, &key);
    let arrived: BTreeSet<usize> = receiver.got().iter().map(|got| number_of(&got.body)).collect();
    let missing: Vec<_> = numbers.difference(&arrived).collect();
    assert!(missing.is_empty(), "lost: {missing:?}");
    let deliveries = list(&server, &key, "");
    for delivery in &deliveries {
        assert_eq!(delivery["state"], "delivered", "{delivery}");
    }
    let delivered = deliveries.len();
    // A delivery is of one event, and each event has its number.
    assert!(delivered <= arrived.len(), "{delivered} delivered, {} arrived", arrived.len());
}

#[test]
fn nothing_accepted_is_lost_when_servers_and_receivers_are_killed() {
    kill_while_delivering(&Room::new(), &[], || {});
}
