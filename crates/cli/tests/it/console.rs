//! `serve --console`: who gets in, and what is answered. The page itself is tested in a browser
//! (`tests/console`).

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::http::Request;

use crate::program::Room;
use crate::serving::{ACCOUNT, Serving};

/// A server with a console, and the address that gets a browser in.
struct Console {
    serving: Serving,
    origin: String,
    token: String,
}

impl Console {
    fn start(room: &Room) -> Self {
        let serving = Serving::start(room.path(), &["--demo", "--console=127.0.0.1:0"]);
        let (origin, token) = next_address(&serving);
        Self { serving, origin, token }
    }

    /// Posts as the page does, with other headers where some are given.
    fn post(&self, path: &str, body: &Value, others: &[(&str, &str)]) -> (u16, Value) {
        let own = [("origin", &*self.origin), ("content-type", "application/json")];
        let mut request = Request::builder().method("POST").uri(format!("{}{path}", self.origin));
        for (name, value) in
            own.iter().filter(|(own, _)| others.iter().all(|(name, _)| name != own)).chain(others)
        {
            if !value.is_empty() {
                request = request.header(*name, *value);
            }
        }
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let mut answer = agent.run(request.body(body.to_string()).unwrap()).unwrap();
        for (name, value) in [("x-content-type-options", "nosniff"), ("cache-control", "no-store")] {
            assert_eq!(answer.headers()[name], value, "{path}");
        }
        let text = answer.body_mut().read_to_string().unwrap();
        (answer.status().as_u16(), serde_json::from_str(&text).unwrap())
    }

    /// Asks with the key of a session.
    fn ask(&self, key: &str, name: &str, body: &Value) -> (u16, Value) {
        self.post(&format!("/api/{name}"), body, &[("authorization", &format!("Bearer {key}"))])
    }

    fn begin(&self, token: &str) -> (u16, Value) {
        self.post("/session", &json!({ "token": token }), &[])
    }
}

/// The origin and the token of the next address that the program prints.
fn next_address(serving: &Serving) -> (String, String) {
    let line = serving.next_line();
    let address = line.strip_prefix("console on ").unwrap_or_else(|| panic!("{line}"));
    let (origin, token) = address.split_once("/#token=").unwrap();
    (origin.to_owned(), token.to_owned())
}

#[test]
fn an_address_works_once_and_another_one_follows() {
    let room = Room::new();
    let console = Console::start(&room);
    assert_eq!(console.begin("").0, 401);
    assert_eq!(console.ask("", "accounts", &json!({})).0, 401);
    let (status, session) = console.begin(&console.token);
    assert_eq!(status, 200);
    let key = session["key"].as_str().unwrap();
    assert_eq!(console.ask(key, "accounts", &json!({})).1["accounts"][0]["id"], ACCOUNT);
    assert_eq!(console.begin(&console.token).0, 401, "it was used");
    let (_, token) = next_address(&console.serving);
    assert_eq!(console.begin(&token).0, 200);
    assert_eq!(console.ask(key, "accounts", &json!({})).0, 200, "the first session goes on");
}

#[test]
fn a_key_helps_nobody_else() {
    let room = Room::new();
    let console = Console::start(&room);
    let key = format!("Bearer {}", console.begin(&console.token).1["key"].as_str().unwrap());
    let asked = |others: &[(&str, &str)]| {
        console.post("/api/accounts", &json!({}), &[&[("authorization", &*key)], others].concat()).0
    };
    assert_eq!(asked(&[]), 200);
    let other = console.serving.origin.clone();
    for (name, value) in [
        ("origin", "http://evil.example"),
        ("origin", "null"),
        ("origin", &*other),
        ("origin", ""),
        ("host", "evil.example"),
        ("content-type", "text/plain"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        assert_eq!(asked(&[(name, value)]), 403, "{name}: {value}");
    }
    // The key of the API opens nothing here, and the other way round.
    let api = console.serving.demo_key();
    assert_eq!(console.ask(&api, "accounts", &json!({})).0, 401);
    assert_eq!(console.serving.send("GET", key.trim_start_matches("Bearer "), "").unwrap().0, 401);
}

#[test]
fn a_plan_is_sent_only_as_it_was_shown() {
    let room = Room::new();
    let console = Console::start(&room);
    let key = console.begin(&console.token).1["key"].as_str().unwrap().to_owned();
    let text = |path: &str| {
        json!([{ "subAccountId": "Onion_Marketing", "url": format!("https://hooks.onion.example/{path}"), "type": "MSG",
            "httpAuthorization": "Bearer rw4Kd0b2u" }])
        .to_string()
    };
    let body = |text: &str, hash: Option<&Value>| {
        let mut body = json!({ "account": ACCOUNT, "text": text, "prune": false });
        if let Some(hash) = hash {
            body["hash"] = hash.clone();
        }
        body
    };
    let (status, plan) = console.ask(&key, "plan", &body(&text("a"), None));
    assert_eq!(status, 200, "{plan}");
    assert!(!plan.to_string().contains("rw4Kd0b2u"));
    let hash = &plan["hash"];
    assert_eq!(console.ask(&key, "apply", &body(&text("b"), Some(hash))).0, 409, "another text");
    assert_eq!(console.ask(&key, "apply", &body(&text("a"), None)).0, 400);
    let (status, sent) = console.ask(&key, "apply", &body(&text("a"), Some(hash)));
    assert_eq!((status, &sent["sent"]), (200, &json!(1)), "{sent}");
    assert_eq!(console.ask(&key, "apply", &body(&text("a"), Some(hash))).0, 409, "the account has changed");
    // A mask is sent as what it stands for, to where that goes now.
    let masked = text("c").replace("Bearer rw4Kd0b2u", "***");
    let (_, plan) = console.ask(&key, "plan", &body(&masked, None));
    assert!(!plan.to_string().contains("rw4Kd0b2u"));
    let (status, sent) = console.ask(&key, "apply", &body(&masked, Some(&plan["hash"])));
    assert_eq!((status, &sent["sent"]), (200, &json!(1)), "{sent}");
    let (_, plan) = console.ask(&key, "plan", &body(&text("c"), None));
    assert_eq!(action(&plan), json!("unchanged"), "{plan}");
    let elsewhere = masked.replace("hooks.onion.example", "hooks.example");
    let (_, plan) = console.ask(&key, "plan", &body(&elsewhere, None));
    assert!(plan["hash"].is_null(), "{plan}");
    assert!(
        plan["blocked"].as_str().unwrap().contains("only to its current scheme, host and port"),
        "{plan}"
    );
    // Another secret is a change.
    let another = text("c").replace("rw4Kd0b2u", "q8Zt1mVx7");
    let (_, plan) = console.ask(&key, "plan", &body(&another, None));
    assert_eq!(action(&plan), json!("replace"), "{plan}");
    assert_eq!(plan["plan"]["steps"][0]["properties"], json!(["httpAuthorization"]), "{plan}");
    let (status, sent) = console.ask(&key, "apply", &body(&another, Some(&plan["hash"])));
    assert_eq!((status, &sent["sent"]), (200, &json!(1)), "{sent}");
    let (_, plan) = console.ask(&key, "plan", &body(&another, None));
    assert_eq!(action(&plan), json!("unchanged"), "{plan}");
    let listed = console.ask(&key, "webhooks", &json!({ "account": ACCOUNT })).1;
    assert!(!listed.to_string().contains("rw4Kd0b2u"));
}

/// What a plan does with the webhook of the sub-account `Onion_Marketing`.
fn action(plan: &Value) -> Value {
    let steps = plan["plan"]["steps"].as_array().unwrap();
    steps.iter().find(|step| step["subAccountId"] == "Onion_Marketing").unwrap()["action"].clone()
}

#[test]
fn a_fix_of_a_listed_webhook_shows_nothing_of_it() {
    let room = Room::new();
    let console = Console::start(&room);
    let key = console.begin(&console.token).1["key"].as_str().unwrap().to_owned();
    let url = "http://hooks.onion.example/events?key=q8Zt1mVx7#n5Jc3yHs";
    let webhooks = json!([{ "subAccountId": "Onion_Marketing", "url": url, "type": "MSG" }]);
    console.serving.send("POST", &console.serving.demo_key(), &webhooks.to_string()).unwrap();
    let (_, listed) = console.ask(&key, "webhooks", &json!({ "account": ACCOUNT }));
    assert!(!listed.to_string().contains("q8Zt1mVx7"), "{listed}");
    let findings = listed["report"]["findings"].as_array().unwrap();
    for rule in ["insecure_url", "url_fragment"] {
        let fixes =
            findings.iter().filter(|finding| finding["rule"] == rule).map(|finding| &finding["fixes"]);
        assert!(fixes.clone().any(|fixes| !fixes.as_array().unwrap().is_empty()), "{rule}: {listed}");
    }
}

#[test]
fn a_listing_that_is_sent_back_changes_nothing() {
    let room = Room::new();
    let console = Console::start(&room);
    let key = console.begin(&console.token).1["key"].as_str().unwrap().to_owned();
    let webhooks = json!([{
        "subAccountId": "Onion_Marketing", "url": "https://u:rw4Kd0@hooks.onion.example/events#n5Jc3yHs", "type": "MSG",
        "oauth": { "url": "https://id.onion.example/token?key=q8Zt1mVx7", "clientId": "onion-client",
            "clientSecret": "c5Lw8", "credentialsLocation": "body", "scope": "events.write" },
    }]);
    let api = console.serving.demo_key();
    console.serving.send("POST", &api, &webhooks.to_string()).unwrap();
    let before = console.serving.send("GET", &api, "").unwrap().1;
    let (_, listed) = console.ask(&key, "webhooks", &json!({ "account": ACCOUNT }));
    let all = listed["webhooks"].as_array().unwrap();
    let texts: Vec<_> = all.iter().map(|it| it["text"].as_str().unwrap()).collect();
    let ask = |text: &str, hash: &Value| {
        let body = json!({ "account": ACCOUNT, "text": text, "prune": true, "hash": hash });
        console.ask(&key, if hash.is_null() { "plan" } else { "apply" }, &body)
    };
    let text = format!("[{}]", texts.join(","));
    assert!(!text.contains("onion-client") && !text.contains("events.write"), "{text}");
    let (status, plan) = ask(&text, &Value::Null);
    assert_eq!((status, &plan["hash"], &plan["blocked"]), (200, &Value::Null, &Value::Null), "{plan}");
    assert!(plan["plan"]["steps"].as_array().unwrap().iter().all(|it| it["action"] == "unchanged"), "{plan}");
    // The fix that is offered leads to what can be sent, and nothing else changes by it.
    let at = all.iter().position(|it| it["text"].as_str().unwrap().contains("Onion_Marketing")).unwrap();
    let fixed = texts[at].replace("#********", "");
    assert_ne!(fixed, texts[at]);
    let findings = listed["report"]["findings"].as_array().unwrap();
    assert!(
        findings.iter().any(|it| it["rule"] == "url_fragment" && it["fixes"][0]["edits"][0]["text"] == "")
    );
    let body = |hash: &Value| json!({ "account": ACCOUNT, "text": format!("[{fixed}]"), "prune": false, "hash": hash });
    let (_, plan) = console.ask(&key, "plan", &body(&Value::Null));
    assert_eq!(action(&plan), json!("replace"), "{plan}");
    let (status, sent) = console.ask(&key, "apply", &body(&plan["hash"]));
    assert_eq!(status, 200, "{sent}");
    let after = console.serving.send("GET", &api, "").unwrap().1;
    assert_eq!(after, before.replace("#n5Jc3yHs", ""));
    // Stars of another shape are refused.
    let changed = fixed.replace("\"clientId\": \"****", "\"clientId\": \"***");
    let (_, plan) = ask(&format!("[{changed}]"), &Value::Null);
    assert!(
        plan["hash"].is_null()
            && plan["blocked"].as_str().unwrap().contains("has stars for what isn't shown"),
        "{plan}"
    );
}

#[test]
fn a_delivery_shows_no_more_of_a_url_than_the_listing() {
    let room = Room::new();
    let console = Console::start(&room);
    let key = console.begin(&console.token).1["key"].as_str().unwrap().to_owned();
    let api = console.serving.demo_key();
    let webhooks = json!([{ "subAccountId": "Onion_Marketing", "url": "http://127.0.0.1:9/hook;tok=rw4Kd0b2u?k=q8Zt1", "type": "MSG" }]);
    console.serving.send("POST", &api, &webhooks.to_string()).unwrap();
    let events = "events?type=MSG&subAccountId=Onion_Marketing";
    console.serving.ask("POST", events, &api, "{}").unwrap();
    let (_, listed) = console.ask(&key, "deliveries", &json!({ "account": ACCOUNT }));
    for reveal in [false, true] {
        let one = json!({ "account": ACCOUNT, "id": listed["deliveries"][0]["id"], "reveal": reveal });
        let (status, shown) = console.ask(&key, "delivery", &one);
        assert_eq!(status, 200, "{shown}");
        assert_eq!(shown["request"]["url"], "http://127.0.0.1:9/hook**************?*******");
    }
}

#[test]
fn idle_connections_give_way() {
    let room = Room::new();
    let console = Console::start(&room);
    let host = console.origin.strip_prefix("http://").unwrap();
    let idle: Vec<_> = (0..300).map(|_| TcpStream::connect(host).unwrap()).collect();
    let agent: ureq::Agent =
        ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(20))).build().into();
    assert_eq!(agent.get(&console.origin).call().unwrap().status(), 200);
    drop(idle);
}

#[test]
fn what_is_too_much_is_said() {
    let room = Room::new();
    let console = Console::start(&room);
    let key = console.begin(&console.token).1["key"].as_str().unwrap().to_owned();
    let set = |requests: u64| json!({ "set": { "status": 500, "delay": 0, "cutOff": false, "requests": requests } });
    for (requests, status) in [(1_000_000, 200), (0, 400), (99_999_999_999, 400)] {
        let (got, answer) = console.ask(&key, "receiver", &set(requests));
        assert_eq!(got, status, "{answer}");
        assert!(
            status == 200 || answer["error"].as_str().unwrap().contains("from 1 to 1,000,000"),
            "{answer}"
        );
    }
    let (status, answer) = console.begin(&"a".repeat(5000));
    assert_eq!((status, &answer["error"]), (413, &json!("the text is too long for the console")));
}

/// Asks for something over a connection of its own, with a body of that length, most of which
/// doesn't come.
fn ask_slowly(console: &Console, key: &str, name: &str, body: &str, length: usize) -> TcpStream {
    let host = console.origin.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    let origin = &console.origin;
    write!(
        stream,
        "POST /api/{name} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nAuthorization: Bearer {key}\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
    .unwrap();
    stream
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    let room = Room::new();
    let console = Console::start(&room);
    let key = console.begin(&console.token).1["key"].as_str().unwrap().to_owned();
    let mut answer = String::new();
    ask_slowly(&console, &key, "accounts", "{", 2).read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.contains("took longer than 10 s"), "{answer}");
}

#[test]
fn a_stream_ends_with_its_session() {
    let room = Room::new();
    let console = Console::start(&room);
    let key = console.begin(&console.token).1["key"].as_str().unwrap().to_owned();
    let body = json!({ "account": ACCOUNT }).to_string();
    let mut stream = ask_slowly(&console, &key, "stream", &body, body.len());
    let mut first = [0; 12];
    stream.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200");
    for _ in 0..8 {
        let token = next_address(&console.serving).1;
        assert_eq!(console.begin(&token).0, 200);
    }
    assert_eq!(console.ask(&key, "accounts", &json!({})).0, 401);
    // It says something every ten seconds at least, and finds then that nobody may listen.
    stream.read_to_end(&mut Vec::new()).unwrap();
}

#[test]
fn other_machines_do_not_reach_it() {
    let room = Room::new();
    for address in ["0.0.0.0:8089", "192.0.2.1:8089", "[::]:8089", "localhost:8089", "8089", ""] {
        let run = room.run(&["serve", "--demo", &format!("--console={address}")]);
        assert_eq!(run.code, 2, "{address}: {run:?}");
    }
}
