//! What a Rust program would use instead: typed deserializing, with and without a check of the URLs.

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
