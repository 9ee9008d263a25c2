//! Prints documents with the verdict of the contract, one a line, for validators in other languages
//! (`tests/referees/`).
//!
//! Owns which documents those are: generated ones, as many as the argument says; small languages in
//! full; and texts that are easy to read in two ways. The seed is fixed, so every run prints the
//! same lines. It judges nothing itself.

#[path = "../tests/it/documents.rs"]
#[expect(clippy::unwrap_used, reason = "shared with the tests, which fail by panicking")]
mod documents;
#[path = "generated_cases/in_full.rs"]
mod in_full;

use std::env;
use std::error::Error;
use std::io::{self, BufWriter, Write};

use chatapps_webhooks::{Checker, Model, Policy};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

use crate::documents::{any_json, near_valid, valid_of_any_model};

/// A document and its model.
type Case = (Model, Value);

/// A source of documents: its name, and how many turns of a round it has.
type Source = (&'static str, usize, BoxedStrategy<Case>);

/// JSON that parsers are known to read differently, or validators to judge differently.
const TEXTS: [(Model, &str); 28] = [
    (Model::ErrorResponse, r#"{"code":1001.0,"errorId":1,"timestamp":1}"#),
    (Model::ErrorResponse, r#"{"code":1.001e3}"#),
    (Model::ErrorResponse, r#"{"code":1001.5}"#),
    (Model::ErrorResponse, r#"{"code":-0}"#),
    (Model::ErrorResponse, r#"{"code":-0.0}"#),
    (Model::ErrorResponse, r#"{"code":1e300}"#),
    (Model::ErrorResponse, r#"{"code":1e-300}"#),
    (Model::ErrorResponse, r#"{"code":1e999}"#),
    (Model::ErrorResponse, r#"{"code":1e-999}"#),
    (Model::ErrorResponse, r#"{"code":9007199254740993}"#),
    (Model::ErrorResponse, r#"{"code":9007199254740993.5}"#),
    (Model::ErrorResponse, r#"{"code":4503599627370497.5}"#),
    (Model::ErrorResponse, r#"{"code":18446744073709551616}"#),
    (Model::ErrorResponse, r#"{"code":-9223372036854775809}"#),
    (Model::ErrorResponse, r#"{"code":123456789012345678901234567890}"#),
    (Model::ErrorResponse, r#"{"code":true}"#),
    (Model::ErrorResponse, r#"{"code":"1001"}"#),
    (Model::Webhook, r#"{"subAccountId":1,"subAccountId":"a","url":"http:a"}"#),
    (Model::Webhook, r#"{"subAccountId":"a","subAccountId":1,"url":"http:a"}"#),
    (Model::Webhook, r#"{"__proto__":{"subAccountId":"a","url":"http:a"}}"#),
    (Model::Webhook, r#"{"subAccountId":"a","url":"http:a","constructor":1,"toString":null,"":[]}"#),
    (Model::Webhook, r#"{"subAccountId":"a","url":"http:a","type":null,"oauth":[],"enabled":0}"#),
    (Model::Webhook, r#"{"subAccountId":"\u0000\ud83e\uddc5","url":"http:\u0061\n"}"#),
    (Model::Webhooks, r#"{"0":{}}"#),
    (Model::Webhooks, r"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"),
    (Model::AccountId, r#""5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5\u0661""#),
    (Model::AccountId, r#""🧅🧅🧅🧅🧅🧅🧅🧅🧅🧅🧅🧅🧅🧅🧅🧅""#),
    (Model::AccountId, r#""5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a\n""#),
];

fn main() -> Result<(), Box<dyn Error>> {
    let most = env::args().nth(1).map_or(Ok(10_000), |argument| argument.parse())?;
    let mut out = BufWriter::new(io::stdout().lock());
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let sources = sources();
    let turns = sources.iter().flat_map(|(origin, turns, source)| (0..*turns).map(move |_| (origin, source)));
    for (origin, source) in turns.cycle().take(most) {
        let (model, document) =
            source.new_tree(&mut runner).map_err(|reason| format!("{origin}: {reason}"))?.current();
        print(&mut out, origin, model, &document.to_string())?;
    }
    for (origin, (model, document)) in in_full::cases() {
        print(&mut out, origin, model, &document.to_string())?;
    }
    for (model, text) in TEXTS {
        print(&mut out, "text", model, text)?;
    }
    Ok(out.flush()?)
}

fn sources() -> [Source; 7] {
    [
        ("valid", 2, valid_of_any_model().boxed()),
        ("near valid", 4, near_valid().boxed()),
        ("any JSON", 1, (select(Model::ALL.to_vec()), any_json()).boxed()),
        ("URL", 1, url().prop_map(|url| webhook(&url)).boxed()),
        ("token URL", 1, url().prop_map(|url| oauth(&url)).boxed()),
        ("timestamp", 1, timestamp().prop_map(|time| error_response(&time)).boxed()),
        ("account id", 1, account_id().prop_map(|id| (Model::AccountId, id.into())).boxed()),
    ]
}

/// Texts that look like URIs.
fn url() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,2}:[a-z0-9:/?#@!$%\\[\\]. \\n\\\\<>{}|^`é-]{0,24}",
        "https?://([a-z:%0-9]{0,5}@)?(\\[[0-9a-f:.v]{0,20}\\]|[a-z0-9.%-]{0,8})(:[0-9]{0,6})?(/[a-z%0-9:@]{0,5}){0,3}(\\?[a-z/?%0-9]{0,5})?(#[a-z/?%#0-9]{0,5})?\\n?",
        "a://\\[([0-9a-f]{0,5}:){0,9}([0-9a-f]{0,4}|[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3})\\]",
        "[A-Za-z0-9+.-]{0,3}:(//)?[!$&'()*+,;=:@/?._~%0-9A-Fa-f-]{0,12}(%[0-9A-Fa-f]{2}){0,2}",
        any::<String>(),
    ]
}

/// Texts that look like times, leap seconds and days that don't exist included.
fn timestamp() -> impl Strategy<Value = String> {
    let day = prop_oneof!["[0-9]{4}-[01][0-9]-[0-3][0-9]", "[0-9]{2}[01][0-9]-02-[23][0-9]"];
    let time = "[Tt ][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{0,10})?([Zz]|[+-][0-2][0-9]:[0-6][0-9])?\\n?";
    prop_oneof![
        (day, time).prop_map(|(day, time)| day + &time),
        "[0-9]{2}[01][0-9]-02-[23][0-9]T00:00:00Z",
        "(0000|[12][0-9]{3})-12-31[Tt][01][0-9]:[0-5]9:(59|60)([Zz]|[+-](0[0-9]|1[0-2]):[03]0)",
        "1998-12-31T(23:59:60(\\.[0-9])?[Zz]|15:59:60-08:00|05:29:60\\+05:30|00:59:60\\+01:00)",
    ]
}

fn account_id() -> impl Strategy<Value = String> {
    prop_oneof!["[0-9A-Fa-f]{8}(-?[0-9A-Fa-f]{4}){3}-?[0-9A-Fa-f]{12}\\n?", "[0-9A-Fag-]{30,38}"]
}

fn webhook(url: &str) -> Case {
    (Model::Webhook, json!({ "subAccountId": "a", "url": url }))
}

fn oauth(url: &str) -> Case {
    let oauth = json!({ "url": url, "clientId": "a", "clientSecret": "b", "credentialsLocation": "body" });
    (Model::Webhooks, json!([{ "subAccountId": "a", "url": "a:b", "oauth": oauth }]))
}

fn error_response(time: &str) -> Case {
    let id = "b4478860-b76c-e811-814e-022a35cc1c71";
    (Model::ErrorResponse, json!({ "code": 1001, "errorId": id, "timestamp": time }))
}

/// Prints one case. The text is printed as it is, so that nothing changes between what is judged
/// here and there.
fn print(out: &mut impl Write, origin: &str, model: Model, text: &str) -> io::Result<()> {
    let report = Checker::new(Policy::contract()).check(model, text);
    let findings = report.findings().iter().map(
        |finding| json!({ "pointer": finding.pointer().to_string(), "rule": finding.rule().to_string() }),
    );
    let (origin, valid, findings) = (json!(origin), report.is_valid(), findings.collect::<Value>());
    writeln!(
        out,
        r#"{{"origin":{origin},"model":"{model}","document":{text},"valid":{valid},"findings":{findings}}}"#
    )
}
