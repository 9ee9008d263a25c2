//! Values of serde sources that no JSON text gives, and what is said of documents that serde is
//! asked for.

use std::cell::Cell;
use std::fmt;

use chatapps_webhooks::{
    Checker, ErrorCode, Finding, Level, Model, OAuthClientCredentials, Policy, Rule, Webhook, WebhookList,
};
use serde::de::value::{
    BytesDeserializer, Error, I128Deserializer, MapDeserializer, SeqDeserializer, U128Deserializer,
};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Value, json};

/// The rules that a value of a source breaks, as the code of an error body.
fn rules<'de>(source: impl Deserializer<'de, Error = Error>) -> Vec<String> {
    let code = Body(source);
    let report = Checker::new(Policy::contract()).check_value(Model::ErrorResponse, code).unwrap();
    report.findings().iter().map(|finding| format!("{} {}", finding.rule(), finding.message())).collect()
}

/// An error body whose code comes from a source.
struct Body<S>(S);

impl<'de, S: Deserializer<'de, Error = Error>> Deserializer<'de> for Body<S> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(Members { code: Some(self.0), next: 0 })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Members<S> {
    code: Option<S>,
    next: usize,
}

impl<'de, S: Deserializer<'de, Error = Error>> serde::de::MapAccess<'de> for Members<S> {
    type Error = Error;

    fn next_key_seed<K: serde::de::DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some(name) = ["code", "errorId", "timestamp"].get(self.next) else { return Ok(None) };
        seed.deserialize((*name).into_deserializer()).map(Some)
    }

    fn next_value_seed<V: serde::de::DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        self.next += 1;
        match self.next {
            1 => seed.deserialize(self.code.take().unwrap()),
            2 => seed.deserialize("b4478860-b76c-e811-814e-022a35cc1c71".into_deserializer()),
            _ => seed.deserialize("2020-12-22T05:52:01.85Z".into_deserializer()),
        }
    }
}

/// A source that says that there is a value before it gives it.
struct Present<S>(S);

impl<'de, S: Deserializer<'de, Error = Error>> Deserializer<'de> for Present<S> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self.0)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A source that gives what no text can.
enum Odd {
    /// It says that there is no value.
    Nothing,
    /// A variant of an enumeration, which JSON doesn't have.
    Variant,
}

impl<'de> Deserializer<'de> for Odd {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Nothing => visitor.visit_none(),
            Self::Variant => visitor.visit_enum("Variant".into_deserializer()),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn integers_of_128_bits_are_integers() {
    for number in [1001, -1, i128::from(i64::MIN), i128::from(u64::MAX), i128::MAX, i128::MIN] {
        assert!(rules(I128Deserializer::new(number)).is_empty(), "{number}");
    }
    for number in [1001, u128::from(u64::MAX), u128::MAX] {
        assert!(rules(U128Deserializer::new(number)).is_empty(), "{number}");
    }
}

#[test]
fn integers_of_128_bits_keep_their_value_as_far_as_64_bits_go() {
    let code = |number| ErrorCode::deserialize(I128Deserializer::<Error>::new(number)).unwrap();
    let of_text = |number: i128| serde_json::from_str::<ErrorCode>(&number.to_string()).unwrap();
    for number in [i128::from(u64::MAX) - 1, i128::from(i64::MAX) - 1, i128::from(i64::MIN) + 1, i128::MIN] {
        assert_eq!(code(number), of_text(number), "{number}");
    }
    let code = |number| ErrorCode::deserialize(U128Deserializer::<Error>::new(number)).unwrap();
    assert_eq!(code(u128::from(u64::MAX) - 1), of_text(i128::from(u64::MAX) - 1));
}

#[test]
fn a_value_that_is_said_to_be_absent_is_null() {
    assert_eq!(rules(Odd::Nothing), ["type expected integer, found null"]);
}

#[test]
fn a_value_that_is_said_to_be_present_is_the_value() {
    assert!(rules(Present(1001_u64.into_deserializer())).is_empty());
    assert_eq!(
        rules(Present("1001".into_deserializer())),
        ["type expected integer, found string"].map(str::to_owned)
    );
}

#[test]
fn a_single_character_is_a_string() {
    assert_eq!(rules('1'.into_deserializer()), ["type expected integer, found string"]);
}

#[test]
fn names_may_be_owned_by_the_source() {
    let names = ["a", "b", "a"].map(|name| (name.to_owned(), 1_u64));
    let source = MapDeserializer::<_, Error>::new(names.into_iter());
    let report = Checker::default().check_value(Model::AccountId, source).unwrap();
    let messages: Vec<_> = report.findings().iter().map(Finding::message).collect();
    assert_eq!(messages, ["expected string, found object", "duplicate property `a`"]);
}

#[test]
fn a_verdict_reads_no_further_than_the_entry_with_the_first_error() {
    let read = Cell::new(0);
    let entries = (0..100_u64).inspect(|_| read.set(read.get() + 1));
    let source = SeqDeserializer::<_, Error>::new(entries);
    assert_eq!(Checker::default().is_valid_value(Model::Webhooks, source), Ok(false));
    assert_eq!(read.get(), 1);
}

#[test]
fn what_is_no_json_is_an_error_of_the_source() {
    let variant = Checker::default().check_value(Model::AccountId, Odd::Variant).unwrap_err();
    assert_eq!(variant.to_string(), "invalid type: enum, expected a JSON value");
    // A model that is an object knows its names; to another, any name is as good.
    for model in [Model::ErrorResponse, Model::AccountId] {
        let source = MapDeserializer::<_, Error>::new([(1_u64, 1_u64)].into_iter());
        let error = Checker::default().check_value(model, source).unwrap_err();
        assert_eq!(error.to_string(), "invalid type: integer `1`, expected a property name", "{model}");
    }
}

#[test]
fn bytes_are_of_no_json_type() {
    assert_eq!(rules(BytesDeserializer::new(b"1001")), ["type expected integer, found bytes"]);
}

#[test]
fn serde_errors_say_what_is_wrong_and_where() {
    fn message<T: for<'de> Deserialize<'de> + fmt::Debug>(document: Value) -> String {
        serde_json::from_value::<T>(document).unwrap_err().to_string()
    }
    let oauth = json!({ "url": "login", "clientId": "chat", "clientSecret": "hV7-tq0p", "credentialsLocation": "body" });
    assert_eq!(message::<OAuthClientCredentials>(oauth), "expected a URI, found no scheme at /url");
    assert_eq!(message::<Webhook>(json!(1)), "expected object, found integer");
}

#[test]
fn serde_reads_a_listing_as_openly_as_parse_does() {
    let listing =
        json!([{ "subAccountId": "*", "url": "https://hooks.onion.example/events", "type": "NEW" }]);
    let WebhookList(webhooks) = serde_json::from_value(listing.clone()).unwrap();
    assert_eq!(serde_json::to_value(&webhooks).unwrap(), listing);
    assert!(serde_json::from_value::<Vec<Webhook>>(listing).is_err());
}

#[test]
fn what_is_no_uri_is_reported_by_what_it_lacks() {
    for (url, message) in [
        ("hooks.onion.example/events", "expected a URI, found no scheme"),
        ("https://hooks.onion.example/my events", "expected a URI, found whitespace"),
        ("https://hooks.oniön.example/events", "expected a URI, found a host that is not ASCII"),
        ("https://hooks.onion.example/{id}", "expected a URI"),
    ] {
        let report = Checker::new(Policy::contract())
            .check(Model::Webhook, json!({ "subAccountId": "*", "url": url }).to_string());
        assert_eq!(report.findings().iter().map(Finding::message).collect::<Vec<_>>(), [message], "{url}");
    }
}

#[test]
fn setting_a_rule_of_the_contract_is_refused_by_its_name() {
    let error = Policy::recommended().with_level(Rule::Required, Level::Off).unwrap_err();
    assert_eq!(
        error.to_string(),
        "rule `required` belongs to the contract: it is an error in every policy and can't be set"
    );
}
