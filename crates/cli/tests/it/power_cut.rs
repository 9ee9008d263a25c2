//! A server that is killed while it writes, or can't write: changes are atomic, and acknowledged
//! ones are durable.

#[cfg(target_os = "linux")]
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::program::Room;
use crate::serving::{ACCOUNT, Serving};

const WRITERS: usize = 4;
const ROUNDS: u64 = 6;

/// Each writer has its own slot: a scope and three types, which a request writes together.
fn request(writer: usize, number: usize) -> String {
    let entry = |webhook_type: &str| {
        json!({
            "subAccountId": format!("Onion-{writer}"),
            "url": format!("https://hooks.onion.example/{number}"),
            "httpAuthorization": "Bearer rw4Kd0b2u",
            "type": webhook_type,
        })
    };
    json!([entry("CADR"), entry("MSG"), entry("CABM")]).to_string()
}

/// The number in a slot, the same in all three webhooks.
fn number_of(list: &Value, writer: usize) -> usize {
    let scope = format!("Onion-{writer}");
    let webhooks =
        list.as_array().unwrap().iter().filter(|webhook| webhook["subAccountId"] == scope.as_str());
    let numbers: Vec<usize> = webhooks
        .map(|webhook| webhook["url"].as_str().unwrap().rsplit('/').next().unwrap().parse().unwrap())
        .collect();
    match numbers[..] {
        [] => 0,
        [one, two, three] if one == two && two == three => one,
        _ => panic!("half applied: {numbers:?}"),
    }
}

/// The numbers that writers sent and the server acknowledged, by slot.
#[derive(Default)]
struct Slots {
    sent: [AtomicUsize; WRITERS],
    acknowledged: [AtomicUsize; WRITERS],
}

impl Slots {
    /// Writes into a slot until the server is gone, or `stop` is set.
    fn write(&self, writer: usize, server: &Serving, key: &str, stop: &AtomicBool) {
        while !stop.load(Ordering::SeqCst) {
            let number = self.sent[writer].fetch_add(1, Ordering::SeqCst) + 1;
            match server.send("POST", key, &request(writer, number)) {
                Some((200, _)) => self.acknowledged[writer].store(number, Ordering::SeqCst),
                // The store is down for a moment.
                Some((500 | 503, _)) => {}
                Some((status, text)) => panic!("{status}: {text}"),
                None => break,
            }
        }
    }

    /// Compares the numbers with those of the server.
    fn check(&self, server: &Serving, key: &str) {
        let list = server.list(key);
        for writer in 0..WRITERS {
            let found = number_of(&list, writer);
            let [acknowledged, sent] =
                [&self.acknowledged, &self.sent].map(|counts| counts[writer].load(Ordering::SeqCst));
            assert!(
                (acknowledged..=sent).contains(&found),
                "found {found}, acknowledged {acknowledged}, sent {sent}"
            );
        }
    }

    fn all_were_written(&self) -> bool {
        self.acknowledged.iter().all(|number| number.load(Ordering::SeqCst) > 0)
    }
}

/// Creates an account with a sub-account for each writer, and a key.
fn key_of_account(room: &Room, store: &[&str]) -> String {
    let names: Vec<_> = (0..WRITERS).map(|writer| format!("--sub-account=Onion-{writer}")).collect();
    let mut add = vec!["accounts", "add", ACCOUNT];
    add.extend(names.iter().map(String::as_str));
    add.extend(store);
    assert_eq!(room.run(&add).code, 0);
    let added = room.run(&[&["keys", "add", ACCOUNT], store].concat());
    assert_eq!(added.code, 0, "{}", added.stderr);
    added.stdout.trim().to_owned()
}

/// The arguments of `serve`: without a database file, the store key needs its own file.
fn serve_on<'a>(store: &[&'a str]) -> Vec<&'a str> {
    let key: &[&str] = if store.is_empty() { &[] } else { &["--store-key-file", "store-key"] };
    [store, key].concat()
}

/// Kills servers while they write, again and again.
pub(crate) fn kill_while_writing(room: &Room, store: &[&str]) {
    let key = key_of_account(room, store);
    let slots = Slots::default();
    let never = AtomicBool::new(false);
    for round in 0..ROUNDS {
        let server = Serving::start(room.path(), &serve_on(store));
        thread::scope(|scope| {
            for writer in 0..WRITERS {
                let (server, key, slots, never) = (&server, &key, &slots, &never);
                scope.spawn(move || slots.write(writer, server, key, never));
            }
            // At a different moment each time.
            thread::sleep(Duration::from_millis(60 + 37 * round));
            server.kill_now();
        });
        drop(server);
        let server = Serving::start(room.path(), &serve_on(store));
        slots.check(&server, &key);
        server.kill_now();
    }
    assert!(slots.all_were_written(), "nothing was written");
}

/// Lets the store crash while a server writes, again and again.
pub(crate) fn crash_while_writing(room: &Room, store: &[&str], mut crash: impl FnMut()) {
    let key = key_of_account(room, store);
    let slots = Slots::default();
    let stop = AtomicBool::new(false);
    let server = Serving::start(room.path(), &serve_on(store));
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (server, key, slots, stop) = (&server, &key, &slots, &stop);
            scope.spawn(move || slots.write(writer, server, key, stop));
        }
        for round in 0..ROUNDS {
            thread::sleep(Duration::from_millis(100 + 37 * round));
            crash();
        }
        stop.store(true, Ordering::SeqCst);
    });
    slots.check(&server, &key);
    assert!(slots.all_were_written(), "nothing was written");
    // The server continues as before.
    assert_eq!(server.send("POST", &key, &request(0, 1_000_000)).unwrap().0, 200);
    assert_eq!(number_of(&server.list(&key), 0), 1_000_000);
}

#[test]
fn what_was_acknowledged_outlives_a_kill_and_nothing_is_half_applied() {
    kill_while_writing(&Room::new(), &[]);
}

/// A limit on file sizes simulates a full disk for one process.
#[cfg(target_os = "linux")]
#[test]
fn a_server_writes_again_when_the_disk_is_no_longer_full() {
    let room = Room::new();
    assert_eq!(room.run(&["accounts", "add", ACCOUNT, "--sub-account=Onion-0"]).code, 0);
    let key = room.run(&["keys", "add", ACCOUNT]).stdout.trim().to_owned();
    let server = Serving::start(room.path(), &[]);
    let limit = |size: &str| {
        let limit = format!("--fsize={size}:unlimited");
        assert!(Command::new("prlimit").args(["--pid", &server.id(), &limit]).status().unwrap().success());
    };
    let post = |number| server.send("POST", &key, &request(0, number)).unwrap().0;

    assert_eq!(post(1), 200);
    limit("1");
    assert_eq!([post(2), post(3)], [503, 503]);
    assert_eq!(number_of(&server.list(&key), 0), 1);
    limit("unlimited");
    assert_eq!(post(4), 200);
    assert_eq!(number_of(&server.list(&key), 0), 4);
}
