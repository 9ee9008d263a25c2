//! Whatever a text is: no panic, bounded work, and no value in a message.

use std::fmt::Write;

use chatapps_webhooks::{Checker, InputFormat, Limits, Model, Policy, Rule};
use chatapps_webhooks_texts::{check, transcribe};
use proptest::prelude::*;

const FORMATS: [InputFormat; 3] = [InputFormat::Jsonc, InputFormat::Yaml, InputFormat::Toml];

/// The message of the `syntax` finding that a text has.
fn fault(format: InputFormat, text: &str) -> String {
    let report = check(&Checker::default(), Model::Webhooks, format, text);
    let finding = report.findings().first().unwrap();
    assert_eq!((finding.rule(), report.findings().len()), (Rule::Syntax, 1), "{report}");
    finding.message().into_owned()
}

#[test]
fn aliases_of_aliases_are_refused() {
    let mut text = String::from("- &a0 [x, x, x, x, x, x, x, x, x]\n");
    let mut merges = String::from("- &a0 {x: 1}\n");
    for level in 1..60 {
        let inner = vec![format!("*a{}", level - 1); 9].join(", ");
        writeln!(text, "- &a{level} [{inner}]").unwrap();
        writeln!(merges, "- &a{level} {{<<: [{inner}]}}").unwrap();
    }
    let message = "expected aliases that stand for at most 1048576 bytes, found more";
    assert_eq!(fault(InputFormat::Yaml, &text), message);
    assert_eq!(fault(InputFormat::Yaml, &merges), message);
    // In every policy: it is no matter of taste.
    let report = check(&Checker::new(Policy::contract()), Model::Webhooks, InputFormat::Yaml, &text);
    assert!(!report.is_valid());
}

#[test]
fn deep_nesting_is_refused() {
    for (format, text) in [
        (InputFormat::Yaml, "[".repeat(100_000)),
        (InputFormat::Yaml, "- ".repeat(100_000)),
        (InputFormat::Yaml, "? ".repeat(100_000)),
        (InputFormat::Yaml, "{a: ".repeat(100_000)),
        (InputFormat::Toml, format!("webhooks = {}", "[".repeat(100_000))),
        (InputFormat::Toml, format!("{}b = 1", "a.".repeat(100_000))),
        (InputFormat::Toml, format!("[{}b]", "a.".repeat(100_000))),
        (InputFormat::Toml, format!("webhooks = {}", format!("{{{}a=", "a.".repeat(70)).repeat(80))),
        (InputFormat::Jsonc, "[".repeat(100_000)),
    ] {
        let report = check(&Checker::default(), Model::Webhooks, format, &text);
        assert!(!report.is_valid(), "{format}");
        assert!(report.findings().len() < 10, "{format}: {report}");
    }
    let deep = "[".repeat(60) + &"]".repeat(60);
    for format in [InputFormat::Yaml, InputFormat::Jsonc] {
        let report = check(&Checker::default(), Model::Webhooks, format, &deep);
        assert_eq!(report.findings().last().unwrap().rule(), Rule::TooDeep, "{report}");
        assert_eq!(report.to_string(), Checker::default().check(Model::Webhooks, &deep).to_string());
    }
}

#[test]
fn toml_has_one_limit_of_nesting() {
    let arrays = |depth| format!("[[webhooks]]\na = {}{}", "[".repeat(depth), "]".repeat(depth));
    let tables = |depth| format!("[[webhooks]]\n{}b = 1", "a.".repeat(depth));
    let checker = Checker::default();
    for depth in [79, 80, 81, 100, 125, 126, 127, 200, 5_000] {
        for text in [arrays(depth), tables(depth)] {
            assert_eq!(fault(InputFormat::Toml, &text), "expected at most 80 levels of nesting", "{depth}");
        }
    }
    // The list of entries and the entry are the first two.
    for text in [arrays(78), tables(78)] {
        let report = check(&checker, Model::Webhooks, InputFormat::Toml, text);
        assert!(report.findings().iter().all(|finding| finding.rule() != Rule::Syntax), "{report}");
    }
}

#[test]
fn a_list_in_place_of_entries_is_helped_as_its_format_has_it() {
    let help = |format, text: &str| {
        let report = check(&Checker::default(), Model::Webhooks, format, text);
        assert_eq!(report.findings()[0].rule(), Rule::Type, "{report}");
        report.findings()[0].help().into_owned()
    };
    let leave_out = "leave out the name `webhooks`: the array is the whole document";
    assert_eq!(help(InputFormat::Yaml, "webhooks:\n- type: MSG\n"), leave_out);
    assert_eq!(help(InputFormat::Jsonc, "{\"webhooks\": [], // a\n}"), leave_out);
    let one_table = "write `[[webhooks]]` above each entry; `[webhooks]` is one table, and no list";
    assert_eq!(help(InputFormat::Toml, "[webhooks]\ntype = 'MSG'\n"), one_table);
    assert_eq!(help(InputFormat::Yaml, "type: MSG\n"), "wrap the object in an array: `[{…}]`");
}

#[test]
fn many_aliases_are_told_within_the_limit_of_findings() {
    let text = format!("- &a x\n- [{}]", "*a,".repeat(50_000));
    let limits = Limits { findings: 10, ..Limits::default() };
    let checker = Checker::default().with_limits(limits);
    let report = check(&checker, Model::Webhooks, InputFormat::Yaml, &text);
    assert_eq!((report.findings().len(), report.counts().warnings), (10, 50_000));
}

#[test]
fn limits_are_those_of_the_source() {
    let text = "- subAccountId: Onion_Marketing # a long comment, which counts like everything else\n";
    for format in FORMATS {
        let limits = Limits { bytes: text.len() - 1, ..Limits::default() };
        let report = check(&Checker::default().with_limits(limits), Model::Webhooks, format, text);
        assert_eq!(report.findings()[0].rule(), Rule::BodyTooLarge, "{report}");
        assert_eq!(
            report.findings()[0].message(),
            format!("expected at most {} bytes, found {}", text.len() - 1, text.len())
        );
    }
}

#[test]
fn faults_have_our_words_and_no_value() {
    use InputFormat::{Jsonc, Toml, Yaml};
    for (format, text, message) in [
        (Yaml, "- hunter2: [a", "expected `]`, found none"),
        (Yaml, "- {hunter2: a b: c}", "expected `,` or `}`, found `:`"),
        (Yaml, "- a: \"hunter2", "unterminated string"),
        (Yaml, "- a: \"hunter2\\q\"", "invalid escape in a string"),
        (Yaml, "- a: hunter2: c", "expected no `:` in this place"),
        (Yaml, "- a: 'hunter2'x", "expected the end of the value behind the closing quote, found more"),
        (Yaml, "- a:\n\t- hunter2", "expected spaces, found a tab"),
        (Yaml, "- {a: b, hunter2}", "expected `:` after the property name, found `}`"),
        (Yaml, "- {a: b, hunter2, c: d}", "expected `:` after the property name, found `,`"),
        (Yaml, "- ? hunter2\n", "expected `:`, found the end of the text"),
        (Yaml, "- a: 1\n b: hunter2", "expected another indentation"),
        (Yaml, "- a: @hunter2", "expected YAML, found `@`"),
        (Yaml, "- *hunter2", "expected an alias of a value above, found an unknown name"),
        (Yaml, "- &hunter2 [*hunter2]", "expected a value, found an alias of what it is in"),
        (Yaml, "- <<: hunter2", "expected an object to merge, found another value"),
        (Yaml, "- !!int hunter2", "expected integer as the tag says, found another value"),
        (Yaml, "- {1: hunter2}", "expected a string as the name of a property, found integer"),
        (Yaml, "- {[a]: hunter2}", "expected a string as the name of a property, found array"),
        (Yaml, "- a: -.INF", "expected a JSON value, found a number that JSON does not have"),
        (Yaml, "- hunter2\n---\n- hunter2", "expected one document, found another one"),
        (Yaml, "# hunter2", "expected a document, found nothing"),
        (Yaml, "---\n...\n", "expected a document, found nothing"),
        (Toml, "# hunter2", "expected `[[webhooks]]`, found no entry"),
        (Toml, "url = 'hunter2'", "expected `[[webhooks]]`, found `url`"),
        (Toml, "[[Webhook]]\nurl = 'hunter2'", "expected `[[webhooks]]`, found `Webhook`"),
        (Toml, "[[webhooks]]\na = 'hunter2'\na = 1", "expected a new key, found one that is there already"),
        (Toml, "[[webhooks]]\na = 'hunter2'\na.b = 1", "expected a table, found a key whose value is none"),
        (Toml, "[[webhooks]]\na = hunter2", "expected a value, found text without quotes"),
        (Toml, "[[webhooks]]\na = \"hunter2", "unterminated string"),
        (Toml, "[[webhooks]]\na = \"hunter2\\q\"", "invalid escape in a string"),
        (Toml, "[[webhooks]]\na = [-inf]", "expected a JSON value, found a number that JSON does not have"),
        (Toml, "[[webhooks]", "expected more TOML, found the end of the text"),
        (Toml, "[[webhooks]]\nhunter2: x", "expected TOML, found `x`"),
        (Jsonc, "// hunter2", "expected a document, found nothing"),
        (Jsonc, "[] /* hunter2", "expected `*/` at the end of this comment, found none"),
        (Jsonc, "[,]", "expected a JSON value, found `,`"),
        (Jsonc, "['hunter2']", "expected JSON, found a single quote"),
        (Jsonc, "[{hunter2: 1}]", "expected a property name in double quotes, found `h`"),
        (Jsonc, "[0x1F]", "expected `,` or `]`, found `x`"),
    ] {
        assert_eq!(fault(format, text), message, "{text}");
    }
}

#[test]
fn a_fault_is_where_it_is_in_bytes() {
    let texts = [
        (InputFormat::Yaml, "# é\n- \"€\": 𝄞\n- ö: 'x' y\n", "y"),
        (InputFormat::Toml, "# é\n[[webhooks]]\n\"€\" = 'ö' y\n", "y"),
        (InputFormat::Jsonc, "// é\n[{\"€\": \"ö\" y}]", "y"),
    ];
    for (format, text, expected) in texts {
        for mark in ["", "\u{feff}"] {
            let text = format!("{mark}{text}");
            let report = check(&Checker::default(), Model::Webhooks, format, &text);
            let span = report.findings()[0].span().unwrap();
            let is_mark = format == InputFormat::Jsonc && !mark.is_empty();
            assert_eq!(&text[span.range.clone()], if is_mark { mark } else { expected });
            assert_eq!(span.line, if is_mark { 1 } else { 3 }.min(text.matches('\n').count() + 1), "{text}");
        }
    }
}

fn fragments() -> impl Strategy<Value = String> {
    let fragment = prop::sample::select(
        [
            "- ",
            "[[webhooks]]\n",
            "[webhooks.a]\n",
            "a",
            "url",
            ": ",
            ":",
            " = ",
            "\n",
            "\r\n",
            "\"",
            "'",
            "[",
            "]",
            "{",
            "}",
            ",",
            "&a ",
            "*a",
            "<<: *a",
            "!!str ",
            "!x ",
            "|\n",
            ">-\n",
            "  ",
            "\t",
            "# é",
            "//",
            "/*",
            "*/",
            "\\",
            "é",
            "𝄞",
            "\u{feff}",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "? ",
            "0x",
            "1",
            "-",
            "+",
            ".",
            "inf",
            "null",
            "true",
            "\"\"\"",
            "'''",
            "\0",
            "\u{2028}",
            "~",
            "<<",
        ]
        .as_slice(),
    );
    prop::collection::vec(fragment, 0..24).prop_map(|parts| parts.concat())
}

/// Checks a text in each format, and that every place of a finding or a transcript is one.
fn survives(bytes: &[u8]) {
    for format in FORMATS {
        for model in [Model::Webhooks, Model::ErrorResponse, Model::Event] {
            let report = check(&Checker::default(), model, format, bytes);
            for finding in report.findings() {
                let range = finding.span().unwrap().range.clone();
                assert!(bytes.get(range.clone()).is_some(), "{format} {range:?} {report}");
            }
            if let Ok(transcript) = transcribe(&Checker::default(), model, format, bytes) {
                let source = transcript.source();
                for place in transcript.places().unwrap_or_default() {
                    assert!(source.get(place.source.clone()).is_some(), "{format} {place:?}");
                    assert!(transcript.json().get(place.json.clone()).is_some(), "{format} {place:?}");
                }
                if format != InputFormat::Jsonc {
                    let json: Result<serde_json::Value, _> = serde_json::from_str(transcript.json());
                    assert!(json.is_ok(), "{format}: {}", transcript.json());
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_survived(bytes: Vec<u8>) {
        survives(&bytes);
    }

    #[test]
    fn what_looks_like_a_document_is_survived(text in fragments()) {
        survives(text.as_bytes());
    }
}
