//! A server that is killed while it writes: nothing is half applied, and nothing that was acknowledged is lost.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::program::Room;
use crate::serving::Serving;

const WRITERS: usize = 4;
const ROUNDS: u64 = 6;

/// Each writer has a slot of its own: a scope and three types, which a request writes together.
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

/// The number that a slot has; the same in all three of its webhooks.
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

#[test]
fn what_was_acknowledged_outlives_a_kill_and_nothing_is_half_applied() {
    let room = Room::new();
    let names: Vec<_> = (0..WRITERS).map(|writer| format!("--sub-account=Onion-{writer}")).collect();
    let mut add = vec!["accounts", "add", crate::serving::ACCOUNT];
    add.extend(names.iter().map(String::as_str));
    assert_eq!(room.run(&add).code, 0);
    let key = room.run(&["keys", "add", crate::serving::ACCOUNT]).stdout.trim().to_owned();
    let acknowledged: Vec<_> = (0..WRITERS).map(|_| AtomicUsize::new(0)).collect();
    let sent: Vec<_> = (0..WRITERS).map(|_| AtomicUsize::new(0)).collect();
    for round in 0..ROUNDS {
        let server = Serving::start(room.path(), &[]);
        thread::scope(|scope| {
            for writer in 0..WRITERS {
                let (server, key, acknowledged, sent) = (&server, &key, &acknowledged, &sent);
                scope.spawn(move || {
                    // Until the server is gone.
                    loop {
                        let number = sent[writer].fetch_add(1, Ordering::SeqCst) + 1;
                        let Some((status, text)) = server.send("POST", key, &request(writer, number)) else {
                            break;
                        };
                        assert_eq!(status, 200, "{text}");
                        acknowledged[writer].store(number, Ordering::SeqCst);
                    }
                });
            }
            // At another moment each time.
            thread::sleep(Duration::from_millis(60 + 37 * round));
            server.kill_now();
        });
        drop(server);
        let server = Serving::start(room.path(), &[]);
        let list = server.list(&key);
        for writer in 0..WRITERS {
            let (found, acknowledged) =
                (number_of(&list, writer), acknowledged[writer].load(Ordering::SeqCst));
            let sent = sent[writer].load(Ordering::SeqCst);
            assert!(
                (acknowledged..=sent).contains(&found),
                "found {found}, acknowledged {acknowledged}, sent {sent}"
            );
        }
        server.kill_now();
    }
    assert!(acknowledged.iter().all(|number| number.load(Ordering::SeqCst) > 0), "nothing was written");
}
