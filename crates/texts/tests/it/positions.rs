//! Where names and values are in a source: with characters of several bytes before, in and after
//! them, in each style.

use chatapps_webhooks::{Checker, InputFormat, Model};
use chatapps_webhooks_texts::transcribe;

/// The JSON of names and scalars of a text, each with what it is in the source.
fn places(format: InputFormat, text: &str) -> Vec<(String, String)> {
    let transcript = transcribe(&Checker::default(), Model::Webhooks, format, text.as_bytes());
    let transcript = transcript.unwrap_or_else(|invalid| panic!("{invalid}"));
    let json = transcript.json();
    let all = transcript.places().unwrap().iter();
    all.map(|place| (json[place.json.clone()].to_owned(), text[place.source.clone()].to_owned()))
        .filter(|(json, _)| !json.starts_with(['[', '{']))
        .collect()
}

fn assert_places(format: InputFormat, text: &str, expected: &[(&str, &str)]) {
    for (mark, end) in [("", "\n"), ("\u{feff}", "\n"), ("", "\r\n"), ("\u{feff}", "\r\n")] {
        let changed = |text: &str| text.replace('\n', end);
        let expected: Vec<_> =
            expected.iter().map(|(json, source)| ((*json).to_owned(), changed(source))).collect();
        assert_eq!(places(format, &format!("{mark}{}", changed(text))), expected, "{mark:?} {end:?}");
    }
}

#[test]
fn yaml_in_block_style() {
    assert_places(
        InputFormat::Yaml,
        "# é€𝄞\n- \"é\": &a !!str 𝄞x  # é\n  k€:\t|\n    blöck\n     zwei\n\n  f: >-\n    a\n    ö\n  7é: 007\n  e:\n  m: pl€in\n    more\n",
        &[
            ("\"é\"", "\"é\""),
            ("\"𝄞x\"", "𝄞x"),
            ("\"k€\"", "k€"),
            ("\"blöck\\n zwei\\n\"", "blöck\n     zwei"),
            ("\"f\"", "f"),
            ("\"a ö\"", "a\n    ö"),
            ("\"7é\"", "7é"),
            ("7", "007"),
            ("\"e\"", "e"),
            ("null", ""),
            ("\"m\"", "m"),
            ("\"pl€in more\"", "pl€in\n    more"),
        ],
    );
}

#[test]
fn yaml_in_flow_style() {
    assert_places(
        InputFormat::Yaml,
        "--- # ö\n[ é, \"ö\\u00e9\",\t'it''s €' , # 𝄞\n {ü: ~, \"a\\\n   b𝄞\": 0x1F}, *b, ]\n"
            .replace("*b", "True")
            .as_str(),
        &[
            ("\"é\"", "é"),
            ("\"öé\"", "\"ö\\u00e9\""),
            ("\"it's €\"", "'it''s €'"),
            ("\"ü\"", "ü"),
            ("null", "~"),
            ("\"ab𝄞\"", "\"a\\\n   b𝄞\""),
            ("31", "0x1F"),
            ("true", "True"),
        ],
    );
}

#[test]
fn an_alias_has_the_places_of_what_it_stands_for() {
    assert_places(
        InputFormat::Yaml,
        "- &é {ü: x}\n- *é\n- <<: *é\n  é: &n \"𝄞\"\n- {*n : 1}\n",
        &[
            ("\"ü\"", "ü"),
            ("\"x\"", "x"),
            ("\"ü\"", "ü"),
            ("\"x\"", "x"),
            ("\"é\"", "é"),
            ("\"𝄞\"", "\"𝄞\""),
            ("\"ü\"", "ü"),
            ("\"x\"", "x"),
            ("\"𝄞\"", "\"𝄞\""),
            ("1", "1"),
        ],
    );
}

#[test]
fn toml() {
    let text = "# é€𝄞\n[[webhooks]] # ö\n\"ü\" = 'é' # €\na.\"𝄞\" = 1_000\na.b = [ 0xF, {é\u{9} = +1.5}, ]\nd = 1979-05-27T07:32:00Z\n[webhooks.t]\ns = \"\\u00e9€\"\n";
    assert_places(
        InputFormat::Toml,
        &text.replace("{é\u{9} ", "{\"é\"\t"),
        &[
            ("\"ü\"", "\"ü\""),
            ("\"é\"", "'é'"),
            ("\"a\"", "a"),
            ("\"𝄞\"", "\"𝄞\""),
            ("1000", "1_000"),
            ("\"b\"", "b"),
            ("15", "0xF"),
            ("\"é\"", "\"é\""),
            ("1.5", "+1.5"),
            ("\"d\"", "d"),
            ("\"1979-05-27T07:32:00Z\"", "1979-05-27T07:32:00Z"),
            ("\"t\"", "t"),
            ("\"s\"", "s"),
            ("\"é€\"", "\"\\u00e9€\""),
        ],
    );
}

#[test]
fn jsonc_stays_where_it_is() {
    let text = "// é\r\n[ /* €, */ {\"ä\": \"//,]\", /* 𝄞 */ } , // \"\r\n]";
    let transcript =
        transcribe(&Checker::default(), Model::Webhooks, InputFormat::Jsonc, text.as_bytes()).unwrap();
    let json = transcript.json();
    assert_eq!(json.len(), text.len());
    assert_eq!(serde_json::from_str::<serde_json::Value>(json).unwrap(), serde_json::json!([{"ä": "//,]"}]));
    assert_eq!(json.find("{\"ä\": \"//,]\""), text.find("{\"ä\": \"//,]\""));
    assert_eq!(transcript.place(3..5), 3..5);
}
