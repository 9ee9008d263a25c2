//! Secrets must not appear in the database, in answers or in metrics.

use std::fs;
use std::path::Path;

use crate::place::{Place, on_each_store};
use crate::running::{ACCOUNT, Server, WEBHOOKS};

/// The secrets of [`WEBHOOKS`], and parts of its URLs.
const HIDDEN: [&str; 4] = ["rw4Kd0b2u", "hV7-tq0p", "hooks.onion.example", "login.onion.example"];

fn assert_absent(where_from: &str, bytes: &[u8], parts: &[&str]) {
    for part in parts {
        assert!(!bytes.windows(part.len()).any(|window| window == part.as_bytes()), "{part} in {where_from}");
    }
}

fn files(room: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(room).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.display().to_string(), fs::read(path).unwrap())).collect()
}

#[test]
fn the_files_of_the_database_hold_no_secret() {
    let place = Place::sqlite();
    let server = Server::on(&place);
    server.send("POST", WEBHOOKS);
    let secret = server.key.split_once('.').unwrap().1.to_owned();
    let room = place.room.as_ref().unwrap().path();
    let look = || {
        let files = files(room);
        assert!(files.iter().any(|(_, bytes)| bytes.windows(15).any(|window| window == b"Onion_Marketing")));
        for (name, bytes) in files {
            assert_absent(&name, &bytes, &HIDDEN);
            assert_absent(&name, &bytes, &[&secret]);
        }
    };
    look();
    server.stop();
    look();
}

#[cfg(unix)]
#[test]
fn the_files_of_the_database_are_their_owner_s() {
    use std::os::unix::fs::PermissionsExt;

    let place = Place::sqlite();
    let server = Server::on(&place);
    server.send("POST", WEBHOOKS);
    for entry in fs::read_dir(place.room.as_ref().unwrap().path()).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o077, 0, "{entry:?}");
    }
}

on_each_store! {
    fn rows_hold_no_secret(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let rows = server.rows(ACCOUNT);
        assert_eq!(rows.len(), 2);
        for row in rows {
            assert_absent("a row", &row.sealed, &HIDDEN);
        }
    }

    fn answers_and_numbers_hold_no_secret(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let bad = WEBHOOKS.replace("\"MSG\"", "\"SMS\"").replace("https://login", "ftp://login");
        let key = server.key.clone();
        for answer in [
            server.get(),
            server.send("POST", &bad),
            server.send("POST", &bad.replace(':', "")),
            server.request("GET", &format!("{}/metrics", server.origin), &[], ""),
        ] {
            let text = format!("{:?}{}", answer.headers, answer.text);
            assert_absent("an answer", text.as_bytes(), &["rw4Kd0b2u", "hV7-tq0p", &key]);
        }
        let numbers = server.request("GET", &format!("{}/metrics", server.origin), &[], "").text;
        assert!(numbers.contains("chatapps_webhooks_webhooks_applied_total 2\n"), "{numbers}");
        assert!(numbers.contains("chatapps_webhooks_findings_total{rule=\"enum\"} 1\n"), "{numbers}");
        assert_absent("numbers", numbers.as_bytes(), &HIDDEN);
        assert_absent("numbers", numbers.as_bytes(), &[ACCOUNT, "Onion_Marketing"]);
    }
}
