//! The one table of rules: ids, levels, what each finds and why, examples, and every wording.
//!
//! `docs/rules.md` and `schema/rules.json` are generated from it.

use super::group::Group;
use crate::base::level::Level;
use crate::base::limits::Limits;
use crate::describe::model::Model;

/// A rule's row in the catalogue. Serializes for `schema/rules.json`.
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo {
    /// The rule.
    pub rule: Rule,
    /// Its stable id.
    pub id: &'static str,
    /// Where it comes from.
    pub group: Group,
    /// Its level in the policy `recommended`.
    pub level: Level,
    /// What it finds.
    pub finds: &'static str,
    /// Why that is worth a finding.
    pub why: &'static str,
    /// The text that the rule rests on.
    pub source: &'static str,
    /// The document that the examples are of.
    pub model: Model,
    /// The limits under which the bad example is bad; the default limits if there are none.
    pub limits: Option<Limits>,
    /// A document that has a finding of this rule.
    pub bad: &'static str,
    /// The document put right.
    pub good: &'static str,
}

/// One way to say that a rule is broken: the templates of a message and of its help line.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Wording {
    pub(crate) rule: Rule,
    pub(crate) message: &'static str,
    pub(crate) help: &'static str,
}

macro_rules! catalogue {
    ($(
        $rule:ident = $id:literal, $group:ident, $level:ident;
        finds $finds:literal;
        why $why:literal;
        source $source:literal;
        $model:ident $(with $limits:expr)?;
        bad $bad:expr;
        good $good:expr;
        says { $( $wording:ident: $message:literal => $help:literal; )+ }
    )+) => {
        /// A rule of the catalogue.
        ///
        /// The contract's rules are named after the JSON Schema keyword that fails.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Rule {
            $( #[doc = concat!("`", $id, "`: ", $finds, ".")] $rule, )+
        }

        pub(crate) static CATALOGUE: &[RuleInfo] = &[$(
            RuleInfo {
                rule: Rule::$rule,
                id: $id,
                group: Group::$group,
                level: Level::$level,
                finds: $finds,
                why: $why,
                source: $source,
                model: Model::$model,
                limits: catalogue!(@limits $($limits)?),
                bad: $bad,
                good: $good,
            },
        )+];

        /// How many rules there are.
        pub(crate) const RULES: usize = [$( $id, )+].len();

        /// The wordings, one constant each.
        pub(crate) mod wording {
            use super::{Rule, Wording};
            $($(
                pub(crate) static $wording: Wording =
                    Wording { rule: Rule::$rule, message: $message, help: $help };
            )+)+
        }

        #[cfg(test)]
        pub(crate) static WORDINGS: &[(&str, &Wording)] =
            &[$($( (stringify!($wording), &wording::$wording), )+)+];
    };
    (@limits) => { None };
    (@limits $limits:expr) => { Some($limits) };
}

/// A request with one webhook that nothing is wrong with but what `$members` adds.
macro_rules! request {
    ($($members:expr)?) => {
        concat!(
            r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG""#,
            $(", ", $members,)?
            "}]"
        )
    };
}

/// The same with another `url`.
macro_rules! to_url {
    ($url:literal) => {
        concat!(
            r#"[{"subAccountId": "Onion_Marketing", "url": ""#,
            $url,
            r#"", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}]"#
        )
    };
}

/// The same with another `subAccountId`.
macro_rules! for_sub_account {
    ($id:literal) => {
        concat!(
            r#"[{"subAccountId": ""#,
            $id,
            r#"", "url": "https://hooks.onion.example/events", "type": "MSG"}]"#
        )
    };
}

/// The same with OAuth client credentials.
macro_rules! with_oauth {
    ($url:literal, $id:literal, $secret:literal, $location:literal $(, $scope:literal)?) => {
        request!(concat!(
            r#""oauth": {"url": ""#, $url, r#"", "clientId": ""#, $id, r#"", "clientSecret": ""#, $secret,
            r#"", "credentialsLocation": ""#, $location, $(r#"", "scope": ""#, $scope,)? r#""}"#
        ))
    };
}

/// 2,100 bytes of path.
macro_rules! long {
    () => {
        long!(@ten long!(@ten "0123456789/0123456789"))
    };
    (@ten $part:expr) => {
        concat!($part, $part, $part, $part, $part, $part, $part, $part, $part, $part)
    };
}

const SMALL: Limits = Limits { bytes: 64, depth: 32, entries: 10_000 };
const SHALLOW: Limits = Limits { bytes: 1_048_576, depth: 3, entries: 10_000 };
const FEW: Limits = Limits { bytes: 1_048_576, depth: 32, entries: 1 };

catalogue! {
    Syntax = "syntax", Contract, Error;
    finds "text that is not JSON: a byte order mark, `NaN`, comments, trailing commas, invalid UTF-8, a lone surrogate, text that ends early";
    why "a strict JSON parser refuses the whole request";
    source "RFC 8259";
    Webhooks;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG",}]"#;
    good request!();
    says {
        SYNTAX_EMPTY: "expected a JSON value, found nothing" => "the text is empty: give the document";
        SYNTAX_BYTE_ORDER_MARK: "expected a JSON value, found a byte order mark" => "save the text as UTF-8 without a byte order mark";
        SYNTAX_UTF_16: "expected UTF-8, found what looks like UTF-16" => "save the text as UTF-8";
        SYNTAX_UTF_8: "invalid UTF-8" => "save the text as UTF-8; JSON has no other encoding";
        SYNTAX_VALUE: "expected a JSON value, found `{found}`" => "write an object, an array, a string in double quotes, a number, `true`, `false` or `null`";
        SYNTAX_NOT_A_NUMBER: "expected a JSON value, found `{found}`" => "JSON has no `NaN` and no `Infinity`";
        SYNTAX_LITERAL: "expected a JSON value, found `{found}`" => "write `{suggestion}`";
        SYNTAX_COMMENT: "expected JSON, found a comment" => "remove the comment; JSON has none";
        SYNTAX_SINGLE_QUOTE: "expected JSON, found a single quote" => "write strings in double quotes";
        SYNTAX_TRAILING_COMMA: "trailing comma before `{found}`" => "remove the comma, or write what is missing after it";
        SYNTAX_KEY: "expected a property name in double quotes, found `{found}`" => "write property names as strings in double quotes";
        SYNTAX_COLON: "expected `:` after the property name, found `{found}`" => "write `:` between a property name and its value";
        SYNTAX_COMMA: "expected `,` or `{expected}`, found `{found}`" => "separate what stands inside with commas and close it with `{expected}`";
        SYNTAX_END: "expected {expected}, found the end of the text" => "the text is cut off: give the whole document";
        SYNTAX_TRAILING: "expected the end of the text, found `{found}`" => "remove what follows the document";
        SYNTAX_TRAILING_DOCUMENT: "expected the end of the text, found `{found}`" => "give one document; put several requests into an `.ndjson` file, one a line";
        SYNTAX_STRING_END: "the string does not end" => "close the string with a double quote";
        SYNTAX_CONTROL: "control character in a string" => "write it as an escape: `\\n`, `\\t` or `\\u0000` and the like";
        SYNTAX_ESCAPE: "invalid escape in a string" => "after a backslash write one of `\"`, `\\`, `/`, `b`, `f`, `n`, `r`, `t`, or `u` and four hexadecimal digits";
        SYNTAX_SURROGATE: "escape of a lone surrogate in a string" => "write the character itself, or both halves of the surrogate pair";
        SYNTAX_NUMBER: "invalid number" => "write numbers as in `-12.5e3`: no leading zero or plus, a digit on both sides of the point";
    }

    Type = "type", Contract, Error;
    finds "a value of another JSON type than the contract's; `null` is not absence";
    why "the request is refused";
    source "the API reference; JSON Schema 2020-12 validation §6.1.1";
    Webhooks;
    bad request!(r#""enabled": "true""#);
    good request!(r#""enabled": true"#);
    says {
        TYPE: "expected {expected}, found {found}" => "give a value of type {expected}";
        TYPE_NULL: "expected {expected}, found null" => "leave the property out, or give a value of type {expected}; `null` is not absence";
        TYPE_ONE_ENTRY: "expected array, found object" => "put the object into an array: `[{…}]`";
    }

    Required = "required", Contract, Error;
    finds "an object without a property that it must have; reported at the object";
    why "the request is refused";
    source "the API reference; JSON Schema 2020-12 validation §6.5.3";
    Webhooks;
    bad r#"[{"subAccountId": "Onion_Marketing", "type": "MSG"}]"#;
    good request!();
    says {
        REQUIRED: "missing property `{property}`" => "add `{property}`: {meaning}";
    }

    Enum = "enum", Contract, Error;
    finds "a value that is not one of those that the contract lists";
    why "the request is refused";
    source "the API reference; JSON Schema 2020-12 validation §6.1.2";
    Webhooks;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "DR"}]"#;
    good r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "CADR"}]"#;
    says {
        ENUM: "expected one of {expected}" => "use one of {expected}, spelled exactly so";
        ENUM_SUGGESTION: "expected one of {expected}" => "did you mean `{suggestion}`?";
        ENUM_ALL: "expected one of {expected}; no value stands for all of them" => "{advice}";
    }

    Format = "format", Contract, Error;
    finds "a string that is no URI (RFC 3986), date-time (RFC 3339) or UUID where the contract asks for one";
    why "the request is refused";
    source "the API reference; RFC 3986, RFC 3339, RFC 9562 §4";
    Webhooks;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "hooks.onion.example/events", "type": "MSG"}]"#;
    good request!();
    says {
        FORMAT_URI: "expected a URI" => "write an absolute URL such as `https://hooks.onion.example/events`; percent-encode what is not allowed in a path or query";
        FORMAT_URI_HOST: "expected a URI, found a host that is not ASCII" => "write the host in its ASCII form, with `xn--`";
        FORMAT_URI_SCHEME: "expected a URI, found no scheme" => "write the scheme too: `https://…`";
        FORMAT_URI_SPACE: "expected a URI, found white space" => "remove the white space; inside a path or a query write `%20`";
        FORMAT_DATE_TIME: "expected a date and time" => "write it as in `2020-12-22T05:52:01.85Z`: the offset is required and the date must exist";
        FORMAT_UUID: "expected a UUID" => "write 32 hexadecimal digits as 8-4-4-4-12";
    }

    Pattern = "pattern", Contract, Error;
    finds "an account id that is not 32 hexadecimal digits with hyphens at most after the 8th, 12th, 16th and 20th";
    why "no account has such an id";
    source "the API reference; JSON Schema 2020-12 validation §6.3.3";
    AccountId;
    bad r#""5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5g""#;
    good r#""5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a""#;
    says {
        PATTERN: "expected an account id matching `{pattern}`" => "copy the account id from the account's settings: 32 hexadecimal digits, the hyphens may be left out";
    }

    MinLength = "minLength", Contract, Error;
    finds "an account id of less than 32 characters";
    why "no account has such an id";
    source "the API reference; JSON Schema 2020-12 validation §6.3.2";
    AccountId;
    bad r#""5a5a5a5a""#;
    good r#""5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a""#;
    says {
        MIN_LENGTH: "expected at least {limit|character|characters}, found {length}" => "give the whole account id";
    }

    MaxLength = "maxLength", Contract, Error;
    finds "an account id of more than 36 characters";
    why "no account has such an id";
    source "the API reference; JSON Schema 2020-12 validation §6.3.1";
    AccountId;
    bad r#""{5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a}""#;
    good r#""5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a""#;
    says {
        MAX_LENGTH: "expected at most {limit|character|characters}, found {length}" => "give the account id alone, without braces, quotes or white space";
    }

    BodyTooLarge = "body_too_large", Limit, Error;
    finds "a text of more bytes than the limit; it is not read";
    why "bounds the work that one request can cause";
    source "our decision: 1 MiB unless set otherwise";
    Webhooks with SMALL;
    bad request!();
    good "[]";
    says {
        BODY_TOO_LARGE: "expected at most {limit|byte|bytes}, found {length}" => "split the request, or raise the limit";
        BODY_TOO_LARGE_UNREAD: "expected at most {limit|byte|bytes}, found more" => "split the request, or raise the limit";
    }

    TooDeep = "too_deep", Limit, Error;
    finds "arrays and objects nested more deeply than the limit";
    why "bounds the work that one request can cause; the contract needs three levels";
    source "our decision: 32 levels unless set otherwise";
    Webhooks with SHALLOW;
    bad request!(r#""labels": [["a"]]"#);
    good request!();
    says {
        TOO_DEEP: "expected at most {limit|level|levels} of nesting" => "flatten the value; what is nested more deeply was not checked";
    }

    TooManyEntries = "too_many_entries", Limit, Error;
    finds "more entries in a request than the limit; those beyond it are not checked";
    why "bounds the work that one request can cause";
    source "our decision: 10,000 unless set otherwise";
    Webhooks with FEW;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG"}, {"subAccountId": "Onion_Support", "url": "https://hooks.onion.example/events", "type": "MSG"}]"#;
    good request!();
    says {
        TOO_MANY_ENTRIES: "expected at most {limit|entry|entries}" => "split the request, or raise the limit";
    }

    DuplicateKey = "duplicate_key", Policy, Error;
    finds "the same key twice in one object";
    why "parsers differ in which one they take; here the last one counts";
    source "RFC 8259 §4";
    Webhooks;
    bad request!(r#""type": "CADR""#);
    good request!();
    says {
        DUPLICATE_KEY: "property `{property}` is given twice" => "keep one of the two; the last one counts";
        DUPLICATE_KEY_INSIDE: "something inside this value is given twice" => "keep one of the two; the last one counts";
    }

    MisspelledProperty = "misspelled_property", Policy, Error;
    finds "an unknown property close to a known one, wrong case included";
    why "it would be dropped in silence";
    source "the API reference names the properties";
    Webhooks;
    bad request!(r#""httpAuthHeader": "Bearer rw4Kd0b2u""#);
    good request!(r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    says {
        MISSPELLED_PROPERTY: "unknown property `{property}`; did you mean `{suggestion}`?" => "rename it to `{suggestion}`; as it is, it would be ignored";
        MISSPELLED_PROPERTY_TWICE: "unknown property `{property}` beside `{suggestion}`" => "remove it, or put its value into `{suggestion}`; as it is, it would be ignored";
    }

    UnknownProperty = "unknown_property", Policy, Warning;
    finds "any other property that the API does not know, legacy ones included";
    why "it is ignored";
    source "the API reference names the properties";
    Webhooks;
    bad request!(r#""retries": 3"#);
    good request!();
    says {
        UNKNOWN_PROPERTY: "unknown property `{property}`" => "remove it; it is ignored. Known here: {expected}";
        UNKNOWN_PROPERTY_LEGACY: "unknown property `{property}`, of an older API" => "remove it; it is ignored";
        UNKNOWN_PROPERTY_PLACE: "property `{property}` does not belong here" => "move it into the object `{place}`; as it is, it would be ignored";
    }

    UndocumentedProperty = "undocumented_property", Policy, Notice;
    finds "a property that the API reference does not have, in what the platform writes";
    why "the platform may have gained a property since this version; it is ignored";
    source "our decision: what the platform writes is open";
    ErrorResponse;
    bad r#"{"code": 1001, "errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z", "traceId": "7"}"#;
    good r#"{"code": 1001, "errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z"}"#;
    says {
        UNDOCUMENTED_PROPERTY: "undocumented property `{property}`" => "look for a newer version of this program; as it is, the property is ignored";
    }

    MaskedSecret = "masked_secret", Policy, Error;
    finds "`httpAuthorization` or `oauth.clientSecret` that is nothing but three or more `*`";
    why "GET masks secrets; posting its answer back would store the mask";
    source "the API reference, GET on the same path";
    Webhooks;
    bad request!(r#""httpAuthorization": "***""#);
    good request!(r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    says {
        MASKED_SECRET: "`{property}` is the mask that GET shows, not a secret" => "put the real value in; the mask would be stored and sent";
    }

    AuthConflict = "auth_conflict", Policy, Error;
    finds "a non-empty `httpAuthorization` together with `oauth`";
    why "the reference says to leave it empty when `oauth` is used";
    source "the API reference, `httpAuthorization`";
    Webhooks;
    bad request!(r#""httpAuthorization": "Bearer rw4Kd0b2u", "oauth": {"url": "https://login.onion.example/token", "clientId": "chat", "clientSecret": "hV7-tq0p", "credentialsLocation": "header"}"#);
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header");
    says {
        AUTH_CONFLICT: "`httpAuthorization` and `oauth` are both given" => "keep one: leave `httpAuthorization` out to use OAuth client credentials";
    }

    ConflictingTargets = "conflicting_targets", Policy, Error;
    finds "two entries that stand for the same sub-account and type and differ";
    why "which one wins is unspecified; an entry without `type` stands for CADR and MSG";
    source "the API reference, `type`";
    Webhooks;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/a", "type": "MSG"}, {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/b"}]"#;
    good r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/a", "type": "MSG"}, {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/b", "type": "CADR"}]"#;
    says {
        CONFLICTING_TARGETS: "entry {index} already sets a different webhook for this sub-account and type ({types})" => "keep one entry for each sub-account and type; one without `type` stands for CADR and MSG";
    }

    RepeatedTarget = "repeated_target", Policy, Warning;
    finds "two equal entries for the same sub-account and type";
    why "the second changes nothing";
    source "the API reference, `type`";
    Webhooks;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG"}, {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG"}]"#;
    good request!();
    says {
        REPEATED_TARGET: "entry {index} already sets the same webhook for this sub-account and type ({types})" => "remove one of the two";
    }

    OverlappingScope = "overlapping_scope", Policy, Notice;
    finds "`*` and a single sub-account for the same type";
    why "both webhooks receive the event";
    source "the API reference, `subAccountId`";
    Webhooks;
    bad r#"[{"subAccountId": "*", "url": "https://hooks.onion.example/all", "type": "MSG"}, {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/one", "type": "MSG"}]"#;
    good r#"[{"subAccountId": "*", "url": "https://hooks.onion.example/all", "type": "MSG"}]"#;
    says {
        OVERLAPPING_SCOPE: "`*` and a single sub-account are both given for the same type ({types}), here and in entry {index}" => "expect each event of that sub-account at both webhooks, or keep one entry";
    }

    ImplicitTypes = "implicit_types", Policy, Notice;
    finds "an entry without `type`";
    why "it stands for CADR and MSG, never for CABM";
    source "the API reference, `type`";
    Webhooks;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events"}]"#;
    good request!();
    says {
        IMPLICIT_TYPES: "no `type`: the entry stands for CADR and MSG" => "nothing to do if that is meant; CABM needs an entry of its own";
    }

    EmptyRequest = "empty_request", Policy, Notice;
    finds "an empty array";
    why "the request changes nothing";
    source "our decision: the contract allows it";
    Webhooks;
    bad "[]";
    good request!();
    says {
        EMPTY_REQUEST: "the request has no entries" => "add an entry; as it is, nothing happens";
    }

    EmptySubAccountId = "empty_sub_account_id", Policy, Error;
    finds "a `subAccountId` that is empty or blank";
    why "no sub-account has such a name";
    source "the API reference, `subAccountId`";
    Webhooks;
    bad for_sub_account!(" ");
    good for_sub_account!("Onion_Marketing");
    says {
        EMPTY_SUB_ACCOUNT_ID: "`subAccountId` is blank" => "name a sub-account, or write `*` for all sub-accounts of the account";
    }

    SubAccountIdFormat = "sub_account_id_format", Policy, Warning;
    finds "a `subAccountId` that is neither `*` nor 3 to 50 letters, digits, `-`, `.`, `_` or `&`; `**`, `all` and `any` too";
    why "no sub-account has such a name";
    source "the grammar of the path parameter `subAccountId` of the same API";
    Webhooks;
    bad for_sub_account!("Onion Marketing");
    good for_sub_account!("Onion_Marketing");
    says {
        SUB_ACCOUNT_ID_FORMAT: "expected `*` or a sub-account id matching `{pattern}`" => "copy the sub-account id as the account's settings show it";
        SUB_ACCOUNT_ID_ALL: "expected `*` or a sub-account id; this reads like a wish for all of them" => "write `*` for all sub-accounts of the account";
    }

    UrlScheme = "url_scheme", Policy, Error;
    finds "a `url` whose scheme is neither http nor https";
    why "nothing can be POSTed there";
    source "RFC 9110 §4.2";
    Webhooks;
    bad to_url!("ftp://hooks.onion.example/events");
    good to_url!("https://hooks.onion.example/events");
    says {
        URL_SCHEME: "expected scheme `https` or `http`, found `{found}`" => "write an `https:` URL";
        URL_SCHEME_OTHER: "expected scheme `https` or `http`, found another" => "write an `https:` URL";
    }

    UrlHost = "url_host", Policy, Error;
    finds "a URL without a host, or with a host or port that a WHATWG URL parser refuses";
    why "nothing can be POSTed there";
    source "RFC 9110 §4.2.1; WHATWG URL §3.5";
    Webhooks;
    bad to_url!("https://hooks.onion.example:65536/events");
    good to_url!("https://hooks.onion.example:8443/events");
    says {
        URL_HOST_MISSING: "the URL has no host" => "write the host: `https://hooks.onion.example/…`";
        URL_HOST_REFUSED: "the URL has a host or a port that URL parsers refuse" => "check the host name, and that the port is at most 65535";
    }

    InsecureUrl = "insecure_url", Policy, Warning;
    finds "a `url` with scheme http";
    why "events and credentials travel in the clear";
    source "RFC 9110 §4.2.2";
    Webhooks;
    bad to_url!("http://hooks.onion.example/events");
    good to_url!("https://hooks.onion.example/events");
    says {
        INSECURE_URL: "the URL is not encrypted (`http:`)" => "use `https:`";
    }

    UrlCredentials = "url_credentials", Policy, Warning;
    finds "user information in a URL";
    why "`url` is not masked in GET and ends up in logs; senders may refuse it";
    source "RFC 9110 §4.2.4";
    Webhooks;
    bad to_url!("https://onion:hV7-tq0p@hooks.onion.example/events");
    good to_url!("https://hooks.onion.example/events");
    says {
        URL_CREDENTIALS: "the URL has user information before the host" => "move the credentials to `httpAuthorization` or `oauth`";
        TOKEN_URL_CREDENTIALS: "the token endpoint's URL has user information before the host" => "remove it; `clientId` and `clientSecret` hold the credentials";
    }

    UrlFragment = "url_fragment", Policy, Warning;
    finds "a `url` with a fragment";
    why "a fragment is never sent";
    source "RFC 9110 §4.2.5";
    Webhooks;
    bad to_url!("https://hooks.onion.example/events#chat");
    good to_url!("https://hooks.onion.example/events");
    says {
        URL_FRAGMENT: "the URL has a fragment" => "remove `#` and what follows; it is never sent";
    }

    UrlSecret = "url_secret", Policy, Warning;
    finds "a query parameter that is named like a secret";
    why "`url` is not masked in GET and ends up in logs";
    source "OWASP, Information exposure through query strings in URL";
    Webhooks;
    bad to_url!("https://hooks.onion.example/events?access_token=hV7-tq0p");
    good to_url!("https://hooks.onion.example/events");
    says {
        URL_SECRET: "the URL's query looks as if it had a secret: {parameters}" => "move the secret to `httpAuthorization` or `oauth`; `url` is shown in GET";
        TOKEN_URL_SECRET: "the token endpoint's query looks as if it had a secret: {parameters}" => "remove it; `clientId` and `clientSecret` hold the credentials";
    }

    PrivateHost = "private_host", Policy, Warning;
    finds "a host that is loopback, private, link-local, shared, multicast, reserved or for documentation, in any spelling; cloud metadata addresses; `localhost`, `.local`, `.internal` and single-label names";
    why "the platform cannot reach it, and a server that calls such URLs can be turned against its own network";
    source "OWASP, Server side request forgery; IANA special-purpose address registries; RFC 6761";
    Webhooks;
    bad to_url!("https://10.0.0.7/events");
    good to_url!("https://hooks.onion.example/events");
    says {
        PRIVATE_HOST: "host `{host}` is not public: {reason}" => "use a host that can be reached from the internet";
    }

    AmbiguousUrl = "ambiguous_url", Policy, Warning;
    finds "a URL in which a WHATWG URL parser reads another host or scheme than RFC 3986 does, or whose host has non-ASCII or mixed-script labels";
    why "programs disagree on where the events go, or people do";
    source "WHATWG URL §4.4; Unicode Technical Standard 39 §5";
    Webhooks;
    bad to_url!("https://%68ooks.onion.example/events");
    good to_url!("https://hooks.onion.example/events");
    says {
        AMBIGUOUS_URL_HOST: "URL parsers disagree on the host; browsers and most HTTP clients read `{host}`" => "write the host plainly, as `{host}`, if that is the one that you mean";
        AMBIGUOUS_URL_HIDDEN: "URL parsers disagree on where the host is" => "percent-encode what belongs to the user information or the path, and put the host right after `//`";
        AMBIGUOUS_URL_SCHEME: "URL parsers disagree on the scheme; browsers and most HTTP clients read `{found}`" => "write `{found}:` plainly, without white space";
        AMBIGUOUS_URL_NON_ASCII: "the host has non-ASCII characters; it stands for `{host}`" => "write the host as `{host}`";
        AMBIGUOUS_URL_SCRIPTS: "the host `{host}` mixes scripts in one label" => "check that this is the host that you mean: letters of another script look alike";
    }

    UrlTooLong = "url_too_long", Policy, Warning;
    finds "a URL of more than 2,048 bytes";
    why "servers and proxies refuse long URLs";
    source "RFC 9110 §4.1 asks for 8,000 octets; many stop earlier";
    Webhooks;
    bad concat!(
        r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/"#,
        long!(),
        r#"", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}]"#
    );
    good to_url!("https://hooks.onion.example/events");
    says {
        URL_TOO_LONG: "expected a URL of at most {limit|byte|bytes}, found {length}" => "shorten the URL";
    }

    InvalidHeaderValue = "invalid_header_value", Policy, Error;
    finds "control characters, leading or trailing white space, or non-ASCII in `httpAuthorization`";
    why "a line break injects another header; anything else of this is refused, cut or changed on the way";
    source "RFC 9110 §5.5";
    Webhooks;
    bad request!(r#""httpAuthorization": "Bearer rw4Kd0b2u\r\nX-Admin: 1""#);
    good request!(r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    says {
        HEADER_CONTROL: "`httpAuthorization` has a control character at character {position}" => "remove it; a header value is one line of visible ASCII";
        HEADER_SPACE: "`httpAuthorization` starts or ends with white space" => "remove the white space around the value";
        HEADER_NON_ASCII: "`httpAuthorization` has a non-ASCII character at character {position}" => "use ASCII only; Base64-encode user and password for `Basic`";
    }

    AuthorizationShape = "authorization_shape", Policy, Warning;
    finds "an `httpAuthorization` without a scheme, with `Bearer:`, with a pasted `Authorization:`, or `Basic` without Base64 of `user:password`";
    why "the receiver will refuse every event";
    source "RFC 9110 §11.4, RFC 7617, RFC 6750 §2.1";
    Webhooks;
    bad request!(r#""httpAuthorization": "rw4Kd0b2u""#);
    good request!(r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    says {
        AUTHORIZATION_NO_SCHEME: "`httpAuthorization` has no scheme" => "write the scheme before the value: `Bearer …` or `Basic …`";
        AUTHORIZATION_NO_CREDENTIALS: "`httpAuthorization` has a scheme and nothing after it" => "write the credentials after the scheme";
        AUTHORIZATION_COLON: "`httpAuthorization` has a colon after the scheme" => "remove the colon: `Bearer …`";
        AUTHORIZATION_HEADER_NAME: "`httpAuthorization` starts with the header's own name" => "give the value alone, without `Authorization:`";
        AUTHORIZATION_SPACES: "`httpAuthorization` has white space inside the credentials" => "write one scheme, one space and one token";
        AUTHORIZATION_BASIC: "`Basic` is not followed by the Base64 of `user:password`" => "encode `user:password` as Base64, with padding";
    }

    EmptyAuthorization = "empty_authorization", Policy, Warning;
    finds "an empty `httpAuthorization` without `oauth`";
    why "events come without credentials, though a property for them is there";
    source "the API reference, `httpAuthorization`";
    Webhooks;
    bad request!(r#""httpAuthorization": """#);
    good request!(r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    says {
        EMPTY_AUTHORIZATION: "`httpAuthorization` is empty" => "give a value, or leave the property out";
    }

    Unauthenticated = "unauthenticated", Policy, Notice;
    finds "an entry with neither `httpAuthorization` nor `oauth`";
    why "anybody who knows the URL can post events to it";
    source "the API reference, `httpAuthorization`, `oauth`";
    Webhooks;
    bad request!();
    good request!(r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    says {
        UNAUTHENTICATED: "neither `httpAuthorization` nor `oauth`: anybody can post to this URL" => "give one of the two, and check it in the receiver";
    }

    CredentialsOverHttp = "credentials_over_http", Policy, Warning;
    finds "`httpAuthorization` or `oauth` with an `http:` URL";
    why "the credentials travel in the clear";
    source "RFC 6750 §5.3, RFC 7617 §4";
    Webhooks;
    bad to_url!("http://hooks.onion.example/events");
    good to_url!("https://hooks.onion.example/events");
    says {
        CREDENTIALS_OVER_HTTP: "credentials are sent to an unencrypted URL (`http:`)" => "use `https:`";
    }

    InsecureTokenUrl = "insecure_token_url", Policy, Error;
    finds "an `oauth.url` that is not https";
    why "the client's secret would travel in the clear";
    source "RFC 6749 §3.2";
    Webhooks;
    bad with_oauth!("http://login.onion.example/token", "chat", "hV7-tq0p", "header");
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header");
    says {
        INSECURE_TOKEN_URL: "expected scheme `https`, found `{found}`" => "use the `https:` URL of the token endpoint";
        INSECURE_TOKEN_URL_OTHER: "expected scheme `https`, found another" => "use the `https:` URL of the token endpoint";
    }

    TokenUrlFragment = "token_url_fragment", Policy, Error;
    finds "an `oauth.url` with a fragment";
    why "a token endpoint's URL must have none";
    source "RFC 6749 §3.2";
    Webhooks;
    bad with_oauth!("https://login.onion.example/token#a", "chat", "hV7-tq0p", "header");
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header");
    says {
        TOKEN_URL_FRAGMENT: "the token endpoint's URL has a fragment" => "remove `#` and what follows";
    }

    EmptyCredential = "empty_credential", Policy, Error;
    finds "an empty `clientId` or `clientSecret`";
    why "no token can be obtained";
    source "RFC 6749 §2.3.1";
    Webhooks;
    bad with_oauth!("https://login.onion.example/token", "", "hV7-tq0p", "header");
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header");
    says {
        EMPTY_CREDENTIAL: "`{property}` is empty" => "give the value that the authorization server issued";
    }

    CredentialCharacters = "credential_characters", Policy, Error;
    finds "a `clientId` or `clientSecret` with characters other than visible ASCII and space";
    why "the grammar has no others";
    source "RFC 6749 appendix A.1 and A.2";
    Webhooks;
    bad with_oauth!("https://login.onion.example/token", "chät", "hV7-tq0p", "header");
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header");
    says {
        CREDENTIAL_CHARACTERS: "`{property}` has a character outside `%x20-7E` at character {position}" => "copy the value again; it may hold visible ASCII and spaces only";
    }

    InvalidScope = "invalid_scope", Policy, Error;
    finds "an `oauth.scope` that is not a list of scopes separated by single spaces";
    why "servers split at spaces alone: what is separated otherwise is one scope that nobody knows, or is refused";
    source "RFC 6749 §3.3";
    Webhooks;
    bad with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header", "read,write");
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header", "read write");
    says {
        SCOPE_EMPTY: "`scope` is empty" => "leave `scope` out, or name at least one scope";
        SCOPE_COMMA: "`scope` has a comma" => "separate scopes with single spaces";
        SCOPE_SPACE: "`scope` has white space other than single spaces between scopes" => "separate scopes with single spaces, with none around them";
        SCOPE_CHARACTER: "`scope` has a character outside RFC 6749 §3.3 at character {position}" => "use visible ASCII without `\"` and `\\`";
    }

    CredentialsInBody = "credentials_in_body", Policy, Notice;
    finds "`credentialsLocation` `body`";
    why "HTTP Basic is what every authorization server must support";
    source "RFC 6749 §2.3.1";
    Webhooks;
    bad with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "body");
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header");
    says {
        CREDENTIALS_IN_BODY: "the client's credentials are sent in the request body" => "use `header` where the authorization server allows it";
    }

    Placeholder = "placeholder", Policy, Warning;
    finds "a value copied from documentation: `<…>`, `{…}`, `example.com` hosts, `my-client-secret` and the reference's own examples";
    why "the webhook cannot work";
    source "the API reference; RFC 2606 §3";
    Webhooks;
    bad request!(r#""httpAuthorization": "Bearer <token>""#);
    good request!(r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    says {
        PLACEHOLDER: "`{property}` has a placeholder from documentation" => "put the real value in";
        PLACEHOLDER_HOST: "host `{host}` is for documentation" => "put the real host in";
    }

    UnknownErrorCode = "unknown_error_code", Policy, Notice;
    finds "an error body whose `code` is not in the register";
    why "it is new, or no code of this API";
    source "the API reference, error codes; the set is open";
    ErrorResponse;
    bad r#"{"code": 7, "errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z"}"#;
    good r#"{"code": 1001, "errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z"}"#;
    says {
        UNKNOWN_ERROR_CODE: "`code` is not in the register of error codes" => "go by the HTTP status; quote `errorId` to the vendor's support";
    }
}
