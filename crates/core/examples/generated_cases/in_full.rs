//! Languages that are small enough to be printed whole, where chance would miss a case.
//!
//! Owns those documents: all that differ from a valid one in one place, each character in each part
//! of a URI, the shapes of IPv6 addresses, the days of a year, the limits of a clock.

use chatapps_webhooks::Model;
use serde_json::{Value, json};

use crate::documents::pointers;
use crate::{Case, error_response, webhook};

/// All of them, each with a name for messages.
pub(crate) fn cases() -> impl Iterator<Item = (&'static str, Case)> {
    let changed = whole().into_iter().flat_map(one_place).map(|case| ("one place", case));
    let urls = characters().chain(addresses()).map(|url| ("URL in full", webhook(&url)));
    changed.chain(urls).chain(days().chain(times()).map(|time| ("timestamp in full", error_response(&time))))
}

/// A valid document of each model, with all that it can have.
fn whole() -> [Case; 6] {
    let webhook = json!({
        "subAccountId": "*",
        "url": "https://hooks.onion.example/events",
        "httpAuthorization": "Bearer rw4Kd0b2u",
        "enabled": true,
        "type": "MSG",
        "oauth": {
            "url": "https://login.onion.example/token",
            "clientId": "chat-apps",
            "clientSecret": "hV7-tq0p",
            "credentialsLocation": "header",
            "scope": "events.write",
        },
    });
    let id = "b4478860-b76c-e811-814e-022a35cc1c71";
    let error = json!({ "code": 1001, "message": "a", "errorId": id, "timestamp": "2017-04-19T02:31:19.4297387+00:00" });
    [
        (Model::Webhooks, json!([webhook])),
        (Model::Webhook, webhook.clone()),
        (Model::WebhookList, json!([webhook, webhook])),
        (Model::WebhookTargets, json!([{ "subAccountId": "*", "type": "CABM" }])),
        (Model::ErrorResponse, error),
        (Model::AccountId, json!("5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a")),
    ]
}

/// The documents that differ from one in one place, where something is missing or is something
/// else.
fn one_place((model, document): Case) -> impl Iterator<Item = Case> {
    pointers(&document).into_iter().flat_map(move |pointer| {
        let others = others(document.pointer(&pointer).unwrap_or(&Value::Null));
        let document = document.clone();
        others.into_iter().map(move |other| {
            let mut document = document.clone();
            change(&mut document, &pointer, other);
            (model, document)
        })
    })
}

/// What may stand in the place of a value; nothing at all is the first.
fn others(value: &Value) -> Vec<Option<Value>> {
    let kinds =
        [json!(null), json!(true), json!(0), json!(0.5), json!(""), json!([]), json!({}), json!("DR")];
    let text = value.as_str().unwrap_or_default();
    let texts = [
        format!("{text}\n"),
        format!("\n{text}"),
        format!(" {text}"),
        format!("{text}a"),
        text.to_lowercase(),
        text.to_uppercase(),
        text.replace('-', ""),
        text.replacen('-', "--", 1),
        text.chars().skip(1).collect(),
    ];
    [None].into_iter().chain(kinds.into_iter().chain(texts.map(Value::from)).map(Some)).collect()
}

/// Replaces what is at the pointer; takes it away if there is nothing to replace it with.
fn change(document: &mut Value, pointer: &str, other: Option<Value>) {
    if let (None, Some((parent, name))) = (&other, pointer.rsplit_once('/')) {
        if let Some(Value::Object(members)) = document.pointer_mut(parent) {
            members.remove(name);
        }
    } else if let Some(place) = document.pointer_mut(pointer) {
        *place = other.unwrap_or_default();
    }
}

/// Each ASCII character, and encoded ones, in each part of a URI.
fn characters() -> impl Iterator<Item = String> {
    let places = [
        "{}a:b",
        "a{}:b",
        "a:{}",
        "a:{}/b",
        "a:b/{}",
        "a:/{}",
        "a:/b{}",
        "a:/b/{}",
        "a://{}@b",
        "a://{}",
        "a://b:{}",
        "a://b/{}",
        "a://b//{}",
        "a://b?{}",
        "a:b?{}",
        "a:b#{}",
        "a://[{}]",
        "a://[v{}.a]",
        "a://[v1.{}]",
        "a://[::1]{}",
    ];
    let encoded = [
        "%00", "%99", "%AA", "%FF", "%aa", "%ff", "%4", "", "%4g", "%g4", "%444", "%%44", "%44%44", "é", "🧅",
    ];
    let texts = ('\0'..='\x7f').map(String::from).chain(encoded.map(str::to_owned));
    texts.flat_map(move |text| places.map(|place| place.replace("{}", &text)))
}

/// IPv6 addresses with any number of groups before and after `::`, and octets near their limits.
fn addresses() -> impl Iterator<Item = String> {
    let some = |count| ["0:", "9:", "a:", "f:", "A:", "F:", "12aB:", "cdEF:"].into_iter().cycle().take(count);
    let shapes = (0..=9).flat_map(move |before| {
        (0..=9).map(move |after| (some(before).collect::<String>(), some(after).collect::<String>()))
    });
    let groups = shapes.flat_map(|(before, after)| {
        ["", "3", "1.2.3.4", "3:1.2.3.4"].into_iter().flat_map(move |last| {
            let (without, with) = (format!("{before}{after}{last}"), format!("{before}:{after}{last}"));
            let colon = with.strip_prefix(':').map(|rest| format!("::{rest}"));
            [Some(without), Some(with), colon].into_iter().flatten()
        })
    });
    let octets =
        ["0", "00", "9", "10", "99", "100", "199", "200", "249", "250", "255", "256", "260", "300", "1000"];
    let octets = octets.into_iter().flat_map(|octet| {
        [format!("::{octet}.0.0.0"), format!("::0.0.0.{octet}"), format!("1:2:3:4:5:6:0.{octet}.0.0")]
    });
    let digits =
        ["::12345", "::abcd", "::ABCD", "12345::", "abcd::", "1:2:3:4:5:6:7:ABCDE", "12345:2:3:4:5:6:7:8"];
    let all = groups.chain(octets).chain(digits.into_iter().map(str::to_owned));
    all.map(|address| format!("a://[{address}]"))
}

/// All days of two years and some that no year has, and the leap days of the years of a century and
/// of all centuries.
fn days() -> impl Iterator<Item = String> {
    let all = [2020, 2021]
        .into_iter()
        .flat_map(|year| (0..=13).flat_map(move |month| (0..=33).map(move |day| (year, month, day))));
    let leap = (0..100).flat_map(|number| [(1900 + number, 2, 29), (number * 100, 2, 29)]);
    all.chain(leap).map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}T00:00:00Z"))
}

/// Hours, minutes, seconds and offsets around their limits, and other shapes.
fn times() -> impl Iterator<Item = String> {
    let numbers =
        ["00", "09", "10", "19", "20", "23", "24", "29", "30", "59", "60", "61", "90", "99", "1", "001", ""];
    let clocks = numbers.into_iter().flat_map(|number| {
        [
            format!("T{number}:00:00Z"),
            format!("T00:{number}:00Z"),
            format!("T00:00:{number}Z"),
            format!("T23:59:{number}Z"),
            format!("T00:00:00+{number}:00"),
            format!("T00:00:00-00:{number}"),
        ]
    });
    let shapes = [
        "t00:00:00z",
        " 00:00:00Z",
        "T00:00:00",
        "T00:00:00.Z",
        "T00:00:00.0Z",
        "T00:00:00,0Z",
        "T00:00Z",
        "T000000Z",
        "T00:00:00+0000",
        "T00:00:00+00",
        "T00:00:00 +00:00",
        "T00:00:00−00:00",
        "T00:00:00Z ",
        "T00:00:00Z\n",
        "",
        "Z",
        "T00:00:00.0123456789012345678901234567890123456789Z",
        "T00:00:00.1.2Z",
        "T00:00:00ZZ",
        "T0٠:00:00Z",
    ];
    let clocks = clocks.chain(shapes.into_iter().map(str::to_owned));
    clocks.map(|clock| format!("2020-12-22{clock}"))
}
