//! Mutates JSON as JSON: random changes of bytes rarely get past the parser.

use std::sync::LazyLock;

use chatapps_webhooks::{EventKind, all_enumerations, all_objects};
use serde_json::{Map, Value, json};

use crate::input::HEAD;

/// The names of all properties, and names close to them.
static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut names = vec![
        "subaccountId",
        "httpAuthHeader",
        "active",
        "version",
        "client_secret",
        "httpAuthorization: Bearer a",
        "a/b~c",
        "",
        "__proto__",
        "x",
    ];
    for object in all_objects() {
        names.extend(object.properties.iter().map(|property| property.name));
    }
    names
});

/// The values of all lists, and the names of events.
static VALUES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lists = all_enumerations().into_iter();
    let values = lists.flat_map(|list| list.values.iter().map(|value| value.text));
    values.chain(EventKind::ALL.into_iter().flat_map(|kind| kind.event_types().iter().copied())).collect()
});

/// Texts with a meaning, and texts close to them.
const TEXTS: [&str; 64] = [
    "*",
    "**",
    "",
    " ",
    "CADR",
    "MSG",
    "CABM",
    "msg",
    "header",
    "body",
    "***",
    "Onion_Marketing",
    "https://hooks.onion.example/events",
    "http://hooks.onion.example",
    "https://u:p@hooks.onion.example/?token=t#f",
    "HTTPS://HOOKS.ONION.EXAMPLE:443",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://127.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[fe80::1%25eth0]/",
    "https://[v1.a]/",
    "https://169.254.169.254/latest",
    "https://localhost/",
    "https://a.local./",
    "https://%6c%6fcalhost/",
    "https://\u{ff4c}ocalhost/",
    "https://xn--mnchen-3ya.example/",
    "https://xn--pple-43d.example/",
    "https://hooks.onion.example\\@127.0.0.1/",
    "https://127.0.0.1#@hooks.onion.example/",
    "https:/hooks.onion.example",
    "https:hooks.onion.example",
    "https:///hooks.onion.example",
    "https://hooks.onion.example:99999/",
    "https://hooks.onion.example:/",
    "https://hooks_1.onion-.example/",
    "https://h/%zz",
    "//h/",
    "urn:a:b",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://h/\n",
    "2020-12-22T05:52:01.85Z",
    "2017-04-19t02:31:19.4297387+00:00",
    "2016-12-31T23:59:60Z",
    "2020-02-30T00:00:00Z",
    "b4478860-b76c-e811-814e-022a35cc1c71",
    "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
    "5a5a5a5a-5a5a5a5a-5a5a5a5a-5a5a5a5a5a5a",
    "Bearer rw4Kd0b2u",
    "Bearer: rw4Kd0b2u",
    "Authorization: Basic Og==",
    "Basic dXNlcjpwYXNzd29yZA==",
    "read write",
    "read,write",
    "<token>",
    "a\r\nb",
    "\u{e9}\u{1d11e}\0",
];

/// A small random number generator (SplitMix64): libFuzzer gives a seed, and the same seed must
/// have the same effect.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) % sides.max(1) as u64).unwrap_or_default()
    }

    fn choose<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.throw(texts.len())]
    }
}

/// The mutator that a target gives to libFuzzer. Of four mutations, `of_four` change the document
/// as JSON, and the others change bytes. If the document isn't JSON, all of them change bytes.
pub fn mutate_input(data: &mut [u8], size: usize, max_size: usize, seed: u32, of_four: u32) -> usize {
    let by_bytes = seed % 4 >= of_four;
    let mutated = if by_bytes { None } else { data.get(HEAD..size).and_then(|text| mutate(text, seed)) };
    match mutated {
        Some(text) if HEAD + text.len() <= max_size => {
            data[HEAD..HEAD + text.len()].copy_from_slice(&text);
            HEAD + text.len()
        }
        _ => libfuzzer_sys::fuzzer_mutate(data, size, max_size),
    }
}

/// Changes a text that is the whole input: its bytes, its characters, or parts with a meaning.
pub fn mutate_text(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut dice = Dice(u64::from(seed));
    if dice.throw(2) == 0
        && let Some(Ok(text)) = data.get(..size).map(str::from_utf8)
    {
        let mut text = text.to_owned();
        for _ in 0..=dice.throw(3) {
            change_text(&mut text, &mut dice);
        }
        if text.len() <= max_size {
            data[..text.len()].copy_from_slice(text.as_bytes());
            return text.len();
        }
    }
    libfuzzer_sys::fuzzer_mutate(data, size, max_size)
}

/// Changes a JSON text at one to three locations. `None` if it isn't JSON.
fn mutate(text: &[u8], seed: u32) -> Option<Vec<u8>> {
    let mut document: Value = serde_json::from_slice(text).ok()?;
    let mut dice = Dice(u64::from(seed));
    for _ in 0..=dice.throw(3) {
        let count = count(&document);
        let place = dice.throw(count);
        let donor = nth(&mut document, &mut dice.throw(count)).map(|value| value.clone());
        if let Some(value) = nth(&mut document, &mut { place }) {
            change(value, donor.unwrap_or_default(), &mut dice);
        }
    }
    let mut out = document.to_string();
    if dice.throw(8) == 0 {
        repeat_a_name(&mut out, &mut dice);
    }
    Some(out.into_bytes())
}

/// The number of values in a document, itself included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// The value at an index, in document order.
fn nth<'v>(value: &'v mut Value, index: &mut usize) -> Option<&'v mut Value> {
    if *index == 0 {
        return Some(value);
    }
    *index -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, index)),
        Value::Object(members) => members.values_mut().find_map(|member| nth(member, index)),
        _ => None,
    }
}

fn change(value: &mut Value, donor: Value, dice: &mut Dice) {
    match (value, dice.throw(6)) {
        (Value::Object(members), 0..=3) => change_members(members, donor, dice),
        (Value::Array(items), 0..=3) => change_items(items, donor, dice),
        (Value::String(text), 0..=3) => change_text(text, dice),
        (value, 4) => *value = donor,
        (value, _) => *value = any_value(dice),
    }
}

fn change_members(members: &mut Map<String, Value>, donor: Value, dice: &mut Dice) {
    let place = dice.throw(members.len());
    let chosen = members.keys().nth(place).cloned();
    match (dice.throw(4), chosen) {
        (0, Some(name)) => drop(members.remove(&name)),
        (1, Some(name)) => {
            let value = members.remove(&name).unwrap_or_default();
            members.insert(dice.choose(&NAMES).to_owned(), value);
        }
        (2, _) => drop(members.insert(dice.choose(&NAMES).to_owned(), donor)),
        _ => {
            let value = any_value(dice);
            members.insert(dice.choose(&NAMES).to_owned(), value);
        }
    }
}

fn change_items(items: &mut Vec<Value>, donor: Value, dice: &mut Dice) {
    let place = dice.throw(items.len());
    match dice.throw(4) {
        0 if !items.is_empty() => drop(items.remove(place)),
        1 if !items.is_empty() => items.push(items[place].clone()),
        2 => items.push(donor),
        _ => items.push(webhook(dice)),
    }
}

/// Cuts a text, inserts a part of another text, or replaces it.
fn change_text(text: &mut String, dice: &mut Dice) {
    let mut boundaries: Vec<usize> = text.char_indices().map(|(index, _)| index).collect();
    boundaries.push(text.len());
    let one = boundaries[dice.throw(boundaries.len())];
    let other = boundaries[dice.throw(boundaries.len())];
    match dice.throw(5) {
        0 => text.replace_range(one.min(other)..one.max(other), ""),
        1 => text.insert_str(one, dice.choose(&TEXTS)),
        2 => text.insert(one, any_character(dice)),
        3 => {
            let part = text[one.min(other)..one.max(other)].to_owned();
            text.insert_str(one, &part);
        }
        _ => any_text(dice).clone_into(text),
    }
}

fn any_text(dice: &mut Dice) -> &'static str {
    if dice.throw(3) == 0 { dice.choose(&VALUES) } else { dice.choose(&TEXTS) }
}

fn any_character(dice: &mut Dice) -> char {
    const WEIRD: [char; 16] = [
        '\0',
        '\n',
        '\u{7f}',
        '\u{85}',
        '\u{ad}',
        '\u{2028}',
        '\u{feff}',
        '\u{ff0e}',
        '\u{ff20}',
        '\u{3002}',
        '\u{1d7d8}',
        '\u{430}',
        '\\',
        '%',
        '@',
        '[',
    ];
    match dice.throw(2) {
        0 => WEIRD[dice.throw(WEIRD.len())],
        _ => char::from(u8::try_from(0x20 + dice.throw(0x5f)).unwrap_or(b' ')),
    }
}

fn any_value(dice: &mut Dice) -> Value {
    match dice.throw(12) {
        0 => Value::Null,
        1 => json!(dice.throw(2) == 0),
        2 => json!(dice.throw(3000)),
        3 => json!(u64::MAX),
        4 => json!(1001.0),
        5 => json!(-0.5),
        6 => json!([]),
        7 => json!({}),
        8 => webhook(dice),
        _ => json!(any_text(dice)),
    }
}

fn webhook(dice: &mut Dice) -> Value {
    json!({"subAccountId": dice.choose(&TEXTS), "url": dice.choose(&TEXTS), "type": dice.choose(&TEXTS[4..8])})
}

/// Inserts a member before the first one of some object, sometimes with a name that follows later.
fn repeat_a_name(text: &mut String, dice: &mut Dice) {
    let objects: Vec<usize> = text.match_indices("{\"").map(|(index, _)| index + 1).collect();
    if !objects.is_empty() {
        let at = objects[dice.throw(objects.len())];
        let member = format!("{}:{},", json!(dice.choose(&NAMES)), any_value(dice));
        text.insert_str(at, &member);
    }
}
