//! What a Rust program would use instead: typed deserializing, with and without a check of the
//! URLs.

use std::borrow::Cow;

use garde::Validate;
use serde::Deserialize;

/// Owned texts, nothing checked.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is not read must be made all the same")]
pub struct Owned {
    sub_account_id: String,
    url: String,
    http_authorization: Option<String>,
    enabled: Option<bool>,
    r#type: Option<Type>,
    oauth: Option<OwnedOAuth>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is not read must be made all the same")]
struct OwnedOAuth {
    url: String,
    client_id: String,
    client_secret: String,
    credentials_location: Location,
    scope: Option<String>,
}

#[derive(Deserialize)]
enum Type {
    #[serde(rename = "CADR")]
    DeliveryReceipt,
    #[serde(rename = "MSG")]
    InboundMessage,
    #[serde(rename = "CABM")]
    BusinessManagement,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Location {
    Header,
    Body,
}

/// Owned texts, URLs checked by RFC 3986.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is not read must be made all the same")]
pub struct OwnedUri {
    sub_account_id: String,
    url: fluent_uri::Uri<String>,
    http_authorization: Option<String>,
    enabled: Option<bool>,
    r#type: Option<Type>,
    oauth: Option<OwnedUriOAuth>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is not read must be made all the same")]
struct OwnedUriOAuth {
    url: fluent_uri::Uri<String>,
    client_id: String,
    client_secret: String,
    credentials_location: Location,
    scope: Option<String>,
}

/// Owned texts, URLs checked by a WHATWG parser.
#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
#[expect(dead_code, reason = "what is not read must be made all the same")]
pub struct OwnedUrl {
    sub_account_id: String,
    #[garde(url)]
    url: String,
    http_authorization: Option<String>,
    enabled: Option<bool>,
    r#type: Option<Type>,
    #[garde(dive)]
    oauth: Option<OwnedUrlOAuth>,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
#[expect(dead_code, reason = "what is not read must be made all the same")]
struct OwnedUrlOAuth {
    #[garde(url)]
    url: String,
    client_id: String,
    client_secret: String,
    credentials_location: Location,
    scope: Option<String>,
}

/// Texts that are slices of the body where they have no escapes; nothing checked.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is not read must be made all the same")]
pub struct Borrowed<'a> {
    #[serde(borrow)]
    sub_account_id: Cow<'a, str>,
    #[serde(borrow)]
    url: Cow<'a, str>,
    #[serde(borrow)]
    http_authorization: Option<Text<'a>>,
    enabled: Option<bool>,
    r#type: Option<Type>,
    #[serde(borrow)]
    oauth: Option<BorrowedOAuth<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is not read must be made all the same")]
struct BorrowedOAuth<'a> {
    #[serde(borrow)]
    url: Cow<'a, str>,
    #[serde(borrow)]
    client_id: Cow<'a, str>,
    #[serde(borrow)]
    client_secret: Cow<'a, str>,
    credentials_location: Location,
    #[serde(borrow)]
    scope: Option<Text<'a>>,
}

/// The same, URLs checked by RFC 3986.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is not read must be made all the same")]
pub struct BorrowedUri<'a> {
    #[serde(borrow)]
    sub_account_id: Cow<'a, str>,
    #[serde(borrow)]
    url: Checked<'a>,
    #[serde(borrow)]
    http_authorization: Option<Text<'a>>,
    enabled: Option<bool>,
    r#type: Option<Type>,
    #[serde(borrow)]
    oauth: Option<BorrowedUriOAuth<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is not read must be made all the same")]
struct BorrowedUriOAuth<'a> {
    #[serde(borrow)]
    url: Checked<'a>,
    #[serde(borrow)]
    client_id: Cow<'a, str>,
    #[serde(borrow)]
    client_secret: Cow<'a, str>,
    credentials_location: Location,
    #[serde(borrow)]
    scope: Option<Text<'a>>,
}

/// A text inside of an `Option`, where serde wouldn't borrow a `Cow`.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// A text that is a URI.
#[derive(Deserialize)]
#[serde(try_from = "Text<'a>", bound(deserialize = "'de: 'a"))]
#[expect(dead_code, reason = "what is not read must be made all the same")]
struct Checked<'a>(Text<'a>);

impl<'a> TryFrom<Text<'a>> for Checked<'a> {
    type Error = fluent_uri::ParseError;

    fn try_from(text: Text<'a>) -> Result<Self, Self::Error> {
        fluent_uri::Uri::parse(&*text.0)?;
        Ok(Self(text))
    }
}
