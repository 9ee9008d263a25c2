//! Did-you-mean: names close to known ones, and names that other APIs use.

use super::rule::Wording;
use super::wording;
use crate::finding::Params;

/// Names that people use for a property, normalized as [`normal`] does.
const PROPERTY_ALIASES: [(&str, &[&str]); 10] = [
    ("subAccountId", &["subaccount", "subaccountname", "subaccounts", "subaccountids"]),
    (
        "url",
        &[
            "uri",
            "webhookurl",
            "callbackurl",
            "endpoint",
            "callback",
            "targeturl",
            "tokenurl",
            "tokenendpoint",
            "tokenuri",
        ],
    ),
    (
        "httpAuthorization",
        &[
            "httpauthheader",
            "authorization",
            "authheader",
            "httpauth",
            "authorizationheader",
            "httpauthorizationheader",
            "auth",
        ],
    ),
    ("enabled", &["active", "isactive", "isenabled"]),
    ("type", &["eventtype", "webhooktype", "events", "event"]),
    ("oauth", &["oauth2", "oauthconfig", "oauthcredentials", "oauthclientcredentials"]),
    ("clientId", &["client"]),
    ("clientSecret", &["secret"]),
    ("credentialsLocation", &["location", "credentialslocationtype"]),
    ("scope", &["scopes"]),
];

/// Values that people use for one of an enumeration, normalized.
const VALUE_ALIASES: [(&str, &[&str]); 5] = [
    ("CADR", &["dr", "dlr", "delivery", "deliveryreceipt", "deliveryreceipts", "receipt", "status"]),
    ("MSG", &["mo", "inbound", "message", "messages", "inboundmessage", "inboundmessages"]),
    ("CABM", &["bm", "business", "businessmanagement", "businessupdates"]),
    ("header", &["headers", "basic", "httpbasic", "authorization"]),
    ("body", &["form", "formbody", "post"]),
];

/// Properties of an older API of the vendor.
const LEGACY: [&str; 2] = ["version", "httpcontenttype"];

/// Properties that belong into the object `oauth`.
const OF_OAUTH: [&str; 4] = ["clientId", "clientSecret", "credentialsLocation", "scope"];

/// Longer names are compared with nothing: no known name is near.
const LONGEST: usize = 40;

/// The known name that is close to another one.
pub(crate) fn closest(name: &str, known: &[&'static str]) -> Option<&'static str> {
    if name.len() > LONGEST {
        return None;
    }
    let name = normal(name);
    known
        .iter()
        .map(|known| (strsim::osa_distance(&name, &normal(known)), *known))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, known)| *distance <= allowed(name.len().max(known.len())))
        .map(|(_, known)| known)
}

/// How many slips are allowed in a name of that length.
const fn allowed(length: usize) -> usize {
    match length {
        0..=7 => 1,
        8..=11 => 2,
        _ => 3,
    }
}

/// Lower case, without separators.
fn normal(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.')).flat_map(char::to_lowercase).collect()
}

/// The known name that another name is an alias of.
fn alias(name: &str, table: &[(&'static str, &[&str])], known: &[&'static str]) -> Option<&'static str> {
    let name = normal(name);
    table
        .iter()
        .find(|(target, aliases)| known.contains(target) && aliases.contains(&name.as_str()))
        .map(|(target, _)| *target)
}

/// What to say of a property that is not one of the known ones.
pub(crate) fn property_alias(name: &str, known: &[&'static str]) -> (&'static Wording, Params) {
    let params = Params::default().with("property", shortened(name));
    if LEGACY.contains(&normal(name).as_str()) {
        return (&wording::UNKNOWN_PROPERTY_LEGACY, params);
    }
    if known.contains(&"oauth") && OF_OAUTH.contains(&name) {
        return (&wording::UNKNOWN_PROPERTY_PLACE, params.with("place", "oauth"));
    }
    match alias(name, &PROPERTY_ALIASES, known).or_else(|| closest(name, known)) {
        Some(suggestion) => (&wording::MISSPELLED_PROPERTY, params.with("suggestion", suggestion)),
        None => (&wording::UNKNOWN_PROPERTY, params.with("expected", known.to_vec())),
    }
}

/// The value of an enumeration that was probably meant.
pub(crate) fn enumeration_alias(value: &str, expected: &[&'static str]) -> Option<&'static str> {
    if value.len() > LONGEST {
        return None;
    }
    alias(value, &VALUE_ALIASES, expected).or_else(|| closest(value, expected))
}

/// A name as a message shows it: cut where it is very long.
pub(crate) fn shortened(name: &str) -> String {
    let mut chars = name.chars();
    let mut short: String = chars.by_ref().take(2 * LONGEST).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEBHOOK: [&str; 6] = ["subAccountId", "url", "httpAuthorization", "enabled", "type", "oauth"];

    fn suggestion(name: &str) -> Option<String> {
        let (wording, params) = property_alias(name, &WEBHOOK);
        (wording.rule == super::super::Rule::MisspelledProperty).then(|| params.fill("{suggestion}"))
    }

    #[test]
    fn near_and_usual_names_lead_to_the_right_one() {
        for (name, expected) in [
            ("subaccountId", "subAccountId"),
            ("sub_account_id", "subAccountId"),
            ("SubAccountID", "subAccountId"),
            ("httpAuthHeader", "httpAuthorization"),
            ("httpAuthorisation", "httpAuthorization"),
            ("active", "enabled"),
            ("URL", "url"),
            ("uri", "url"),
            ("tpye", "type"),
            ("OAuth", "oauth"),
        ] {
            assert_eq!(suggestion(name).as_deref(), Some(expected), "{name}");
        }
    }

    #[test]
    fn other_names_lead_nowhere() {
        for name in ["retries", "disabled", "name", "id", "description", "labels", "version", "clientId", ""]
        {
            assert_eq!(suggestion(name), None, "{name}");
        }
    }

    #[test]
    fn values_of_other_apis_are_understood() {
        let types = ["CADR", "MSG", "CABM"];
        for (value, expected) in [("DR", "CADR"), ("MO", "MSG"), ("cadr", "CADR"), ("CADB", "CADR")] {
            assert_eq!(enumeration_alias(value, &types), Some(expected), "{value}");
        }
        assert_eq!(enumeration_alias("headers", &["header", "body"]), Some("header"));
        assert_eq!(enumeration_alias("everything", &types), None);
    }
}
