//! A server that is killed while it writes, or can't write: nothing is half applied, and nothing that was acknowledged is lost.

#[cfg(target_os = "linux")]
use std::process::Command;
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

/// A limit of the size of files is what a full disk is, for one process.
#[cfg(target_os = "linux")]
#[test]
fn a_server_writes_again_when_the_disk_is_no_longer_full() {
    let room = Room::new();
    assert_eq!(room.run(&["accounts", "add", crate::serving::ACCOUNT, "--sub-account=Onion-0"]).code, 0);
    let key = room.run(&["keys", "add", crate::serving::ACCOUNT]).stdout.trim().to_owned();
    // The signal that comes with the error would end it.
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ && exec \"$@\"", "sh", env!("CARGO_BIN_EXE_chatapps-webhooks")]);
    command.current_dir(room.path()).env_remove("CHATAPPS_STORE").env_remove("CHATAPPS_STORE_KEY");
    let server = Serving::start_as(command, room.path(), &[]);
    let limit = |size: &str| {
        let limit = format!("--fsize={size}:unlimited");
        assert!(Command::new("prlimit").args(["--pid", &server.id(), &limit]).status().unwrap().success());
    };
    let post = |number| server.send("POST", &key, &request(0, number)).unwrap().0;

    assert_eq!(post(1), 200);
    limit("1");
    assert_eq!([post(2), post(3)], [500, 500]);
    assert_eq!(number_of(&server.list(&key), 0), 1);
    limit("unlimited");
    assert_eq!(post(4), 200);
    assert_eq!(number_of(&server.list(&key), 0), 4);
}
