//! Documents for the properties: valid ones, near-valid ones, and JSON of any kind.

use chatapps_webhooks::Model;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// A valid document of a model, with all properties of the contract now and then.
pub(crate) fn valid(model: Model) -> BoxedStrategy<Value> {
    match model {
        Model::Webhooks | Model::WebhookList => vec(webhook(), 0..5).prop_map(Value::from).boxed(),
        Model::Webhook => webhook().boxed(),
        Model::WebhookTarget => target().boxed(),
        Model::OAuthClientCredentials => oauth().boxed(),
        Model::WebhookTargets => vec(target(), 0..5).prop_map(Value::from).boxed(),
        Model::ErrorResponse => error_response().boxed(),
        Model::AccountId => account_id().prop_map(Value::from).boxed(),
    }
}

/// A model with a valid document of it.
pub(crate) fn valid_of_any_model() -> impl Strategy<Value = (Model, Value)> {
    select(Model::ALL.to_vec()).prop_flat_map(|model| (Just(model), valid(model)))
}

/// A model with a document of it in which any part may have been replaced by any JSON.
pub(crate) fn near_valid() -> impl Strategy<Value = (Model, Value)> {
    (valid_of_any_model(), vec((any::<prop::sample::Index>(), any_json()), 0..3)).prop_map(
        |((model, mut document), changes)| {
            for (place, value) in changes {
                let pointers = pointers(&document);
                *document.pointer_mut(place.get(pointers.as_slice()).as_str()).unwrap() = value;
            }
            (model, document)
        },
    )
}

/// JSON of any kind, in which the names and values of the contract occur often.
pub(crate) fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        select(vec![1001.0, 0.5, 1e300, -0.0]).prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            btree_map(name(), inner, 0..6).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(vec![
            "subAccountId", "url", "httpAuthorization", "enabled", "type", "oauth", "clientId", "clientSecret",
            "credentialsLocation", "scope", "code", "message", "errorId", "timestamp", "subaccountid", "active",
            "version", "a/b", "~", "",
        ])
        .prop_map(str::to_owned),
        1 => ".{0,8}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "*",
            "**",
            "",
            " ",
            "CADR",
            "MSG",
            "CABM",
            "DR",
            "header",
            "body",
            "headers",
            "***",
            "a b",
            "https://hooks.onion.example/events",
            "http://127.1/",
            "http:a",
            "https://[::1]:0/",
            "HTTPS://U:p@h/?t#f",
            "https://h/%zz",
            "https://ü.example/",
            "https://xn--pple-43d.example/",
            "ftp://h/",
            "//h/",
            "https://h/\n",
            "2020-12-22T05:52:01.85Z",
            "2020-02-30T00:00:00Z",
            "1998-12-31T23:59:60Z",
            "1998-12-31T23:59:60+01:00",
            "b4478860-b76c-e811-814e-022a35cc1c71",
            "b4478860b76ce811814e022a35cc1c71",
            "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a",
            "5a5a5a5a-5a5a",
            "Bearer rw4Kd0b2u",
            "Basic Og==",
            "a,b",
            "<a>",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
        "[ -~]{0,40}",
    ]
}

fn webhook() -> impl Strategy<Value = Value> {
    (
        scope(),
        url(),
        option::of(prop_oneof!["Bearer [a-z0-9]{4,12}".boxed(), any::<String>().boxed()]),
        option::of(any::<bool>()),
        option::of(select(vec!["CADR", "MSG", "CABM"])),
        option::of(oauth()),
    )
        .prop_map(|(scope, url, authorization, enabled, webhook_type, oauth)| {
            object([
                ("subAccountId", Some(json!(scope))),
                ("url", Some(json!(url))),
                ("httpAuthorization", authorization.map(Value::from)),
                ("enabled", enabled.map(Value::from)),
                ("type", webhook_type.map(Value::from)),
                ("oauth", oauth),
            ])
        })
}

fn oauth() -> impl Strategy<Value = Value> {
    (url(), any::<String>(), any::<String>(), select(vec!["header", "body"]), option::of(any::<String>()))
        .prop_map(|(url, id, secret, location, scope)| {
            object([
                ("url", Some(json!(url))),
                ("clientId", Some(json!(id))),
                ("clientSecret", Some(json!(secret))),
                ("credentialsLocation", Some(json!(location))),
                ("scope", scope.map(Value::from)),
            ])
        })
}

fn target() -> impl Strategy<Value = Value> {
    (scope(), option::of(select(vec!["CADR", "MSG", "CABM"]))).prop_map(|(scope, webhook_type)| {
        object([("subAccountId", Some(json!(scope))), ("type", webhook_type.map(Value::from))])
    })
}

fn error_response() -> impl Strategy<Value = Value> {
    (
        prop_oneof![any::<i64>(), select(vec![1001_i64, 1200, 2000])],
        option::of(any::<String>()),
        "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
        "[0-9]{3}[1-9]-0[1-9]-[12][0-9][Tt][01][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?([Zz]|[+-][01][0-9]:[0-5][0-9])"
            .prop_filter("the day exists", |text| text.get(5..7) != Some("02") || text.get(8..10) != Some("29")),
    )
        .prop_map(|(code, message, id, time)| {
            object([
                ("code", Some(json!(code))),
                ("message", message.map(Value::from)),
                ("errorId", Some(json!(id))),
                ("timestamp", Some(json!(time))),
            ])
        })
}

fn account_id() -> impl Strategy<Value = String> {
    "[0-9A-Fa-f]{8}-?([0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}"
}

fn scope() -> impl Strategy<Value = String> {
    prop_oneof![Just("*".to_owned()), "[A-Za-z0-9_.&-]{3,50}", any::<String>()]
}

fn url() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "https?://[a-z]{1,8}(\\.[a-z]{1,6}){0,3}(:[0-9]{1,6})?(/[A-Za-z0-9._~!$&'()*+,;=:@%%00-]{0,8}){0,3}(\\?[a-z_]{1,12}=[A-Za-z0-9]{0,8})?(#[a-z]{0,4})?"
            .prop_filter("percent signs encode something", |text| fluent_percent(text)),
        1 => "[a-z][a-z0-9+.-]{0,5}:[a-z0-9/]{0,10}".prop_filter("a path may not start with two slashes here", |text| !text.contains(":/")),
        1 => select(vec![
            "http://example.com", "https://u:p@hooks.onion.example/", "https://[2001:db8::1]:8443/a", "https://127.0.0.1",
            "https://2130706433/", "https://hooks.onion.example/?access_token=abc", "urn:a:b", "mailto:a@b.example",
        ])
        .prop_map(str::to_owned),
    ]
}

/// Whether each percent sign is followed by two hexadecimal digits.
fn fluent_percent(text: &str) -> bool {
    text.split('%')
        .skip(1)
        .all(|part| part.get(..2).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit())))
}

fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let present = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(present.collect::<Map<_, _>>())
}

/// The pointers of all places in a document.
pub(crate) fn pointers(document: &Value) -> Vec<String> {
    fn walk(value: &Value, pointer: &str, out: &mut Vec<String>) {
        out.push(pointer.to_owned());
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    walk(item, &format!("{pointer}/{index}"), out);
                }
            }
            Value::Object(members) => {
                for (name, member) in members {
                    walk(member, &format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), out);
                }
            }
            _ => {}
        }
    }
    let mut out = Vec::new();
    walk(document, "", &mut out);
    out
}
