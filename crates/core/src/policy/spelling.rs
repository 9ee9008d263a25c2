//! Did-you-mean: names close to known ones, and names that other APIs use.

use super::rule::Wording;
use super::wording;
use crate::finding::{Param, Params};

/// Names that people use for a property, normalized as [`normal`] does.
const PROPERTY_ALIASES: [(&str, &[&str]); 11] = [
    ("subAccountId", &["subaccount", "subaccountname", "subaccounts", "subaccid", "subid", "scopeid"]),
    (
        "url",
        &[
            "uri",
            "webhookurl",
            "hookurl",
            "callbackurl",
            "endpoint",
            "callback",
            "targeturl",
            "address",
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
            "authorisation",
            "authheader",
            "httpauth",
            "authorizationheader",
            "httpauthorizationheader",
            "auth",
            "httpheader",
            "httpheaders",
        ],
    ),
    ("enabled", &["active", "isactive", "isenabled"]),
    ("type", &["eventtype", "webhooktype", "events", "event"]),
    ("oauth", &["oauth2", "oauthconfig", "oauthcredentials", "oauthclientcredentials"]),
    ("clientId", &["client"]),
    ("clientSecret", &["secret"]),
    ("credentialsLocation", &["location"]),
    ("scope", &["scopes"]),
    ("code", &["errorcode"]),
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

/// Longer values and names are not looked at: none that is known is nearly so long.
const LONGEST: usize = 40;

/// The known name that is close to another one.
pub(crate) fn closest(name: &str, known: &[&'static str]) -> Option<&'static str> {
    nearest(&normal(name), known, is_slip)
}

/// Of the known names that may be meant, the nearest. The name is normalized.
fn nearest(name: &str, known: &[&'static str], may_be_meant: fn(&str, &str) -> bool) -> Option<&'static str> {
    known
        .iter()
        // What so few slips can't make of the name is not worth the comparison.
        .filter(|known| known.len().abs_diff(name.len()) <= most_slips(known))
        .filter(|known| least_slips(name, known) <= most_slips(known))
        .map(|known| (normal(known), *known))
        .filter(|(other, _)| may_be_meant(name, other))
        .min_by_key(|(other, _)| strsim::osa_distance(name, other))
        .map(|(_, known)| known)
}

/// How many slips lie between two names at least, by their letters: a slip adds one at most, and takes one away at most.
fn least_slips(name: &str, known: &str) -> usize {
    let mut surplus = [0_i8; 32];
    let mut count = |name: &str, step: i8| {
        for letter in name.bytes().filter(u8::is_ascii_alphabetic) {
            // The last five bits of a letter are its number, in either case.
            if let Some(surplus) = surplus.get_mut(usize::from(letter & 0x1F)) {
                *surplus = surplus.wrapping_add(step);
            }
        }
    };
    count(name, 1);
    count(known, -1);
    let sum = |sign: i8| {
        surplus.iter().map(|surplus| usize::from((surplus * sign).max(0).unsigned_abs())).sum::<usize>()
    };
    sum(1).max(sum(-1))
}

/// Whether one name may be a slip of the other.
fn is_slip(name: &str, known: &str) -> bool {
    let distance = strsim::osa_distance(name, known);
    // Another letter in a short word makes another word (`tape`, `type`); a letter more, less or moved doesn't.
    distance <= most_slips(known)
        && (known.len() > 4 || distance == 0 || name.len() != known.len() || sorted(name) == sorted(known))
}

/// How many slips leave a known name recognizable.
const fn most_slips(known: &str) -> usize {
    match known.len() {
        0..=7 => 1,
        8..=11 => 2,
        _ => 3,
    }
}

fn sorted(word: &str) -> Vec<char> {
    let mut letters: Vec<_> = word.chars().collect();
    letters.sort_unstable();
    letters
}

/// Lower case, without separators.
fn normal(name: &str) -> String {
    if name.is_ascii() {
        return name.chars().filter(|c| !is_separator(*c)).map(|c| c.to_ascii_lowercase()).collect();
    }
    letters(name).collect()
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !is_separator(*c)).flat_map(char::to_lowercase)
}

const fn is_separator(c: char) -> bool {
    matches!(c, '_' | '-' | ' ' | '.')
}

/// The known name that another name, normalized, is an alias of.
fn alias(name: &str, table: &[(&'static str, &[&str])], known: &[&'static str]) -> Option<&'static str> {
    table
        .iter()
        .find(|(target, aliases)| aliases.contains(&name) && known.contains(target))
        .map(|(target, _)| *target)
}

/// What a property that is not one of the known ones probably is.
#[derive(Clone, Copy)]
pub(crate) enum Unknown {
    /// One of an older API.
    Legacy,
    /// One that belongs into the object `oauth`.
    OfOAuth,
    /// A known one in another spelling.
    Slip(&'static str),
    /// Anything else.
    Other,
}

impl Unknown {
    /// Looks at a name.
    pub(crate) fn of(name: &str, known: &[&'static str]) -> Self {
        let name = normal(name);
        if LEGACY.contains(&name.as_str()) {
            return Self::Legacy;
        }
        if known.contains(&"oauth") && OF_OAUTH.iter().any(|other| other.eq_ignore_ascii_case(&name)) {
            return Self::OfOAuth;
        }
        alias(&name, &PROPERTY_ALIASES, known)
            .or_else(|| nearest(&name, known, is_slip))
            .map_or(Self::Other, Self::Slip)
    }

    /// What to say of it. `is_seen` tells whether a known property is there, too.
    pub(crate) fn wording(&self, is_seen: impl Fn(&str) -> bool) -> &'static Wording {
        match self {
            Self::Legacy => &wording::UNKNOWN_PROPERTY_LEGACY,
            Self::OfOAuth => &wording::UNKNOWN_PROPERTY_PLACE,
            Self::Slip(suggestion) if is_seen(suggestion) => &wording::MISSPELLED_PROPERTY_TWICE,
            Self::Slip(_) => &wording::MISSPELLED_PROPERTY,
            Self::Other => &wording::UNKNOWN_PROPERTY,
        }
    }

    /// The data behind it.
    pub(crate) fn params(&self, name: &str, known: &'static [&'static str]) -> Params {
        let property = ("property", Param::from(shown_name(name)));
        match self {
            Self::Legacy => [property].into(),
            Self::OfOAuth => [property, ("place", "oauth".into())].into(),
            Self::Slip(suggestion) => [property, ("suggestion", (*suggestion).into())].into(),
            Self::Other => [property, ("expected", known.into())].into(),
        }
    }
}

/// The value of an enumeration that was probably meant.
pub(crate) fn enumeration_alias(value: &str, expected: &[&'static str]) -> Option<&'static str> {
    if value.len() > LONGEST {
        return None;
    }
    // The values are few and abbreviations: one slip of any kind is still nearer to one of them than to anything else.
    let is_value =
        |value: &str, known: &str| strsim::osa_distance(value, known) <= 1 || is_slip(value, known);
    let value = normal(value);
    alias(&value, &VALUE_ALIASES, expected).or_else(|| nearest(&value, expected, is_value))
}

/// A name as a message shows it: cut where it is very long.
pub(crate) fn shortened(name: &str) -> String {
    if name.len() <= 2 * LONGEST {
        return name.to_owned();
    }
    let end = name.char_indices().nth(2 * LONGEST).map(|(end, _)| end);
    end.and_then(|end| name.get(..end)).map_or_else(|| name.to_owned(), |start| format!("{start}…"))
}

/// A property name as a message shows it. One that looks like a header line pasted into a name is cut before its value.
pub(crate) fn shown_name(name: &str) -> String {
    match secret_part(name).and_then(|start| name.get(..start)) {
        Some(head) => format!("{}…", shortened(head)),
        None => shortened(name),
    }
}

/// Where credentials start in a name, if it looks as if it had any: after a scheme, a property's name and a separator, or in
/// an address.
pub(crate) fn secret_part(name: &str) -> Option<usize> {
    // The shortest that has any is `basic` and a separator, or `://`.
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let ends = |word: &str| lower.find(word).map(|at| at + word.len());
    let after_word = ["bearer", "basic", "authorization", "clientsecret"].into_iter().filter_map(|word| {
        let end = ends(word)?;
        let separator = name.get(end..)?.chars().next()?;
        let is_name = separator.is_alphanumeric() || matches!(separator, '_' | '-' | '.');
        (!is_name).then_some(end + separator.len_utf8())
    });
    after_word.chain(ends("://")).min()
}

/// Whether a property of that name may hold a secret, wherever it stands.
pub(crate) fn is_secret_name(name: &str) -> bool {
    name.len() <= LONGEST
        && [
            "httpauthorization",
            "httpauthheader",
            "authorization",
            "clientsecret",
            "secret",
            "password",
            "token",
            "url",
            "uri",
        ]
        .iter()
        .any(|word| letters(name).eq(word.chars()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn names_are_never_closer_than_their_letters_say(name in "[a-eA-E_1]{0,9}", known in "[a-eA-E]{0,9}") {
            let distance = strsim::osa_distance(&normal(&name), &normal(&known));
            prop_assert!(least_slips(&name, &known) <= distance, "{distance}");
        }
    }

    #[test]
    fn letters_that_only_one_of_two_names_has_are_slips() {
        for (name, known, least) in
            [("Scopes", "epocs", 1), ("url", "type", 4), ("", "aab", 3), ("AAB", "", 3)]
        {
            assert_eq!(least_slips(name, known), least, "{name} {known}");
        }
    }

    const WEBHOOK: &[&str] = &["subAccountId", "url", "httpAuthorization", "enabled", "type", "oauth"];

    fn suggestion(name: &str) -> Option<String> {
        let unknown = Unknown::of(name, WEBHOOK);
        let is_slip = unknown.wording(|_| false).rule == super::super::Rule::MisspelledProperty;
        is_slip.then(|| unknown.params(name, WEBHOOK).fill("{suggestion}").into_owned())
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
            ("authorisation", "httpAuthorization"),
            ("types", "type"),
            ("httpHeaders", "httpAuthorization"),
        ] {
            assert_eq!(suggestion(name).as_deref(), Some(expected), "{name}");
        }
    }

    #[test]
    fn other_names_lead_nowhere() {
        for name in [
            "retries",
            "disabled",
            "name",
            "id",
            "description",
            "labels",
            "version",
            "clientId",
            "client_secret",
            "urn",
            "tape",
            "",
        ] {
            assert_eq!(suggestion(name), None, "{name}");
        }
    }

    #[test]
    fn a_longer_name_bears_more_slips() {
        for (known, two, three) in [
            ("enabled", "enxxled", "enxxxed"),
            ("clientId", "clxxntId", "clxxxtId"),
            ("subAccountId", "suxxccountId", "suxxxcountId"),
        ] {
            let is_found = |name| nearest(&normal(name), &[known], is_slip).is_some();
            assert_eq!(is_found(two), most_slips(known) >= 2, "{two}");
            assert_eq!(is_found(three), most_slips(known) >= 3, "{three}");
        }
        assert_eq!(["enabled", "clientId", "subAccountId"].map(most_slips), [1, 2, 3]);
    }

    #[test]
    fn a_long_name_is_shown_cut() {
        let name = "n".repeat(2 * LONGEST);
        assert_eq!(shown_name(&name), name);
        assert_eq!(shown_name(&format!("{name}n")), format!("{name}…"));
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

    #[test]
    fn separators_in_a_value_do_not_matter_up_to_the_longest_that_is_looked_at() {
        let value = format!("M{}SG", "-".repeat(LONGEST - 3));
        assert_eq!(enumeration_alias(&value, &["CADR", "MSG"]), Some("MSG"));
        assert_eq!(enumeration_alias(&format!("{value}-"), &["CADR", "MSG"]), None);
    }

    #[test]
    fn a_name_is_cut_right_before_its_secret() {
        for (name, shown) in [
            ("httpAuthorization: rw4Kd0b2u", "httpAuthorization:…"),
            ("Bearer rw4Kd0b2u", "Bearer …"),
            ("basic\u{a0}rw4Kd0b2u", "basic\u{a0}…"),
            ("wss://rw4Kd0b2u", "wss://…"),
        ] {
            assert_eq!(shown_name(name), shown);
        }
        for name in ["bearer_token", "basic-auth", "authorization.kind", "basics: a", "a: b"] {
            assert_eq!(shown_name(name), name);
        }
    }
}
