//! Conditions on the state of an account: whoever changes what they have seen overwrites nothing.

use std::thread;

use serde_json::{Value, json};

use crate::place::{Place, on_each_store};
use crate::running::{Answer, Server, WEBHOOKS};

const ONE: &str = r#"[{"subAccountId": "*", "type": "CABM"}]"#;

fn tag(answer: &Answer) -> String {
    answer.header("etag").to_owned()
}

/// Adds one to the number in the URL of a webhook, until that was done on top of what was listed.
fn count_up(server: &Server) {
    loop {
        let listed = server.get();
        let url = listed.json().pointer("/0/url").and_then(Value::as_str).map(str::to_owned);
        let count: u32 = url.map_or(0, |url| url.rsplit_once('/').unwrap().1.parse().unwrap());
        let body = json!([{"subAccountId": "*", "url": format!("https://hooks.onion.example/{}", count + 1), "type": "MSG"}]);
        match server.send_with(("if-match", &tag(&listed)), "POST", &body.to_string()).status {
            200 => return,
            412 => {}
            status => panic!("{status}"),
        }
    }
}

fn no_update_is_lost(place: &Place) {
    const EACH: usize = 20;
    let servers = [Server::on(place), Server::on(place)];
    thread::scope(|scope| {
        for server in &servers {
            scope.spawn(|| (0..EACH).for_each(|_| count_up(server)));
        }
    });
    let url = servers[0].get().json()[0]["url"].clone();
    assert_eq!(url, format!("https://hooks.onion.example/{}", 2 * EACH));
}

on_each_store! {
    fn two_writers_lose_no_update_of_each_other(place) {
        no_update_is_lost(place);
    }

    fn a_tag_stands_for_a_state_on_every_server(place) {
        let server = Server::on(place);
        let empty = tag(&server.get());
        assert!(empty.starts_with('"') && empty.ends_with('"') && empty.len() > 20, "{empty}");
        server.send("POST", WEBHOOKS);
        let full = tag(&server.get());
        assert_ne!(full, empty);
        assert_eq!(tag(&server.get()), full, "nothing has changed");
        let secret = WEBHOOKS.replace("rw4Kd0b2u", "rw4Kd0b2v");
        let before = server.get().text;
        server.send("POST", &secret);
        let changed = server.get();
        assert_eq!(changed.text, before, "secrets are masked");
        assert_ne!(tag(&changed), full, "but they are part of the state");
        let other = Server::on(place);
        assert_eq!(tag(&other.get()), tag(&changed));
        assert_eq!(other.send("DELETE", r#"[{"subAccountId": "Onion_Support"}]"#).status, 200);
        assert_eq!(tag(&other.get()), tag(&changed), "nothing was there to delete");
        drop(other);
        server.stop();
        assert_eq!(tag(&Server::on(place).get()), tag(&changed));
    }

    fn without_the_tag_nothing_is_changed(place) {
        let server = Server::on(place);
        let empty = tag(&server.get());
        server.send("POST", WEBHOOKS);
        let listed = server.get();
        let current = tag(&listed);
        for refused in [&*empty, "\"a\"", &format!("W/{current}"), "", current.trim_matches('"'), "\"*\""] {
            for (method, body) in [("POST", WEBHOOKS), ("DELETE", ONE)] {
                let answer = server.send_with(("if-match", refused), method, body);
                assert_eq!((answer.status, &answer.json()["code"]), (412, &json!(1000)), "{refused}");
                assert_eq!(answer.header("etag"), "");
            }
        }
        let after = server.get();
        assert_eq!((tag(&after), &after.text), (current.clone(), &listed.text));
        // A tag that isn't current is no reason to look away from what is wrong with the request.
        let bad = WEBHOOKS.replace("\"MSG\"", "\"SMS\"");
        assert_eq!(server.send_with(("if-match", &empty), "POST", &bad).status, 400);
        let foreign = WEBHOOKS.replace("Onion_Marketing", "Onion_Other");
        assert_eq!(server.send_with(("if-match", &empty), "POST", &foreign).json()["code"], 1001);
    }

    /// The answer to a change has the tag with which to make the next one.
    fn with_the_tag_a_change_is_made_and_says_the_next(place) {
        let server = Server::on(place);
        let mut seen = tag(&server.get());
        for (method, body) in [("POST", WEBHOOKS), ("POST", WEBHOOKS), ("DELETE", ONE)] {
            let list = format!("\"a\", {seen}");
            let answer = server.send_with(("if-match", &list), method, body);
            assert_eq!((answer.status, &*answer.text), (200, ""), "{answer:?}");
            assert_ne!(tag(&answer), seen);
            seen = tag(&answer);
            assert_eq!(tag(&server.get()), seen);
        }
        assert_eq!(server.send("POST", WEBHOOKS).header("etag"), "", "nobody asked for it");
    }

    fn a_star_matches_any_state(place) {
        let server = Server::on(place);
        assert_eq!(server.send_with(("if-match", "*"), "DELETE", ONE).status, 200);
        assert_eq!(server.send_with(("if-match", "*"), "POST", WEBHOOKS).status, 200);
        assert_eq!(server.send_with(("if-match", "*"), "POST", WEBHOOKS).status, 200);
    }

    fn a_listing_that_the_caller_has_is_not_sent_again(place) {
        let server = Server::on(place);
        server.send("POST", WEBHOOKS);
        let seen = tag(&server.get());
        for list in [&*seen, &format!("W/{seen}"), &format!("\"a\", {seen}"), "*"] {
            let answer = server.send_with(("if-none-match", list), "GET", "");
            assert_eq!((answer.status, &*answer.text, tag(&answer)), (304, "", seen.clone()), "{list}");
        }
        assert_eq!(server.send_with(("if-match", "\"a\""), "GET", "").status, 412);
        // A condition holds for changes, too.
        assert_eq!(server.send_with(("if-none-match", "*"), "POST", WEBHOOKS).status, 412);
        assert_eq!(server.send_with(("if-none-match", "\"a\""), "POST", WEBHOOKS).status, 200);
        let answer = server.send_with(("if-none-match", &seen), "GET", "");
        assert_eq!((answer.status, answer.json().as_array().unwrap().len()), (200, 2));
    }
}
