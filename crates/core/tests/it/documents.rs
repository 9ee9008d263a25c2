//! Documents for the properties: valid ones, near-valid ones, and JSON of any kind.

use chatapps_webhooks::{EventKind, Format, Kind, Model, ObjectType, Shape, Tagged, all_objects};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

/// A valid document of a model, with all properties of the contract now and then.
pub(crate) fn valid(model: Model) -> BoxedStrategy<Value> {
    match model.shape() {
        Shape::Object(object) => valid_object(object, 3),
        Shape::List(object) => vec(valid_object(object, 3), 0..5).prop_map(Value::from).boxed(),
        Shape::Event => select(EventKind::DOCUMENTED).prop_flat_map(valid_event).boxed(),
        Shape::Text => account_id().prop_map(Value::from).boxed(),
    }
}

/// A valid event of a kind, under any of its names.
fn valid_event(kind: EventKind) -> impl Strategy<Value = Value> {
    let namespaces = vec![None, Some("ChatApps"), Some("chatapps")];
    (valid_object(kind.object(), 6), select(kind.event_types()), select(namespaces)).prop_map(
        |(mut event, name, namespace)| {
            let members = event.as_object_mut().unwrap();
            members.insert("eventType".to_owned(), name.into());
            members.remove("namespace");
            if let Some(namespace) = namespace {
                members.insert("namespace".to_owned(), namespace.into());
            }
            event
        },
    )
}

/// A valid object. Objects that have objects of the same type in them end at a depth.
fn valid_object(object: &'static ObjectType, depth: usize) -> BoxedStrategy<Value> {
    let members: Vec<BoxedStrategy<Option<Value>>> = object
        .properties
        .iter()
        .map(|property| match property.required {
            true => valid_value(&property.kind, depth).prop_map(Some).boxed(),
            false if depth == 0 => Just(None).boxed(),
            false => option::of(valid_value(&property.kind, depth)).boxed(),
        })
        .collect();
    members
        .prop_map(|values| {
            let members = object.properties.iter().zip(&values).filter_map(|(property, value)| {
                let value = match (&property.kind, value.clone()?) {
                    (Kind::Tagged(tagged), cases) => chosen(tagged, cases, object, &values)?,
                    (_, value) => value,
                };
                Some((property.name.to_owned(), value))
            });
            Value::Object(members.collect())
        })
        .boxed()
}

/// The value for the case that another property names, of one value for each case.
fn chosen(tagged: &Tagged, mut cases: Value, object: &ObjectType, values: &[Option<Value>]) -> Option<Value> {
    let (by, _) = object.property(tagged.by)?;
    let tag = values.get(by)?.as_ref()?.as_str()?;
    let case = tagged.cases.iter().position(|(value, _)| *value == tag)?;
    cases.get_mut(case).map(Value::take)
}

fn valid_value(kind: &'static Kind, depth: usize) -> BoxedStrategy<Value> {
    match kind {
        Kind::Boolean { .. } => any::<bool>().prop_map(Value::from).boxed(),
        Kind::Integer(integer) if integer.examples.is_empty() => any::<i64>().prop_map(Value::from).boxed(),
        Kind::Integer(integer) => {
            prop_oneof![any::<i64>(), select(integer.examples)].prop_map(Value::from).boxed()
        }
        Kind::Number => any::<f64>().prop_map(Value::from).boxed(),
        Kind::Text(text) => match text.format {
            Some(Format::Uri) => url().prop_map(Value::from).boxed(),
            Some(Format::Uuid) => uuid().prop_map(Value::from).boxed(),
            Some(Format::DateTime) => date_time().prop_map(Value::from).boxed(),
            Some(Format::AccountId) => account_id().prop_map(Value::from).boxed(),
            None if text.is_non_empty => "[a-z-]{1,9}".prop_map(Value::from).boxed(),
            _ => open_text(text.examples).prop_map(Value::from).boxed(),
        },
        Kind::Enumeration(enumeration) => select(enumeration.texts()).prop_map(Value::from).boxed(),
        Kind::Object(object) => valid_object(object, depth.saturating_sub(1)),
        Kind::Array(inner) => vec(valid_value(inner, depth), 0..4).prop_map(Value::from).boxed(),
        Kind::Nullable(inner) => prop_oneof![Just(Value::Null), valid_value(inner, depth)].boxed(),
        Kind::Tagged(tagged) => {
            let cases: Vec<_> = tagged
                .cases
                .iter()
                .map(|(_, object)| valid_object(object, depth.saturating_sub(1)))
                .collect();
            cases.prop_map(Value::from).boxed()
        }
        _ => any_json().boxed(),
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
    let mut names = vec!["subaccountid", "active", "version", "a/b", "~", ""];
    for object in all_objects() {
        names.extend(object.properties.iter().map(|property| property.name));
    }
    prop_oneof![
        4 => select(names).prop_map(str::to_owned),
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
            "inboundMessage",
            "inbound_message_received",
            "outbound_message_status_changed",
            "contacts",
            "ChatApps",
            "CHATAPPS",
            "SMS",
            "ChatApps\n",
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

fn open_text(examples: &'static [&'static str]) -> BoxedStrategy<String> {
    let any = prop_oneof!["[A-Za-z0-9_.&-]{3,50}", "Bearer [a-z0-9]{4,12}", any::<String>()];
    if examples.is_empty() {
        any.boxed()
    } else {
        prop_oneof![2 => any, 1 => select(examples).prop_map(str::to_owned)].boxed()
    }
}

fn uuid() -> impl Strategy<Value = String> {
    "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
}

fn date_time() -> impl Strategy<Value = String> {
    "[0-9]{3}[1-9]-0[1-9]-[12][0-9][Tt][01][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?([Zz]|[+-][01][0-9]:[0-5][0-9])"
        .prop_filter("the day exists", |text| text.get(5..7) != Some("02") || text.get(8..10) != Some("29"))
}

fn account_id() -> impl Strategy<Value = String> {
    "[0-9A-Fa-f]{8}-?([0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}"
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
