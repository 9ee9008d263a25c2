//! The table of rules: ids, levels, what each finds and why, examples, and every wording.
//!
//! `docs/rules` and `schema/rules.json` are generated from it.

use super::group::Group;
use super::repair::Repair;
use crate::base::input_format::InputFormat;
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
    /// Its level there in events.
    pub level_in_events: Level,
    /// What it finds.
    pub finds: &'static str,
    /// Why that is worth a finding.
    pub why: &'static str,
    /// The text that the rule rests on.
    pub source: &'static str,
    /// The document that the examples are of.
    pub model: Model,
    /// The format of the examples.
    pub input: InputFormat,
    /// The limits under which the bad example is bad; the default limits if there are none.
    pub limits: Option<Limits>,
    /// A document that has a finding of this rule.
    pub bad: &'static str,
    /// The document put right.
    pub good: &'static str,
    /// Why no program can put it right; empty for a rule that has a fix.
    pub unfixed: &'static str,
    /// What may put it right. Two of its wordings may have the same.
    pub(crate) repairs: &'static [Repair],
}

/// One way to say that a rule is broken: the templates of a message and of its help line.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Wording {
    pub(crate) rule: Rule,
    pub(crate) message: &'static str,
    pub(crate) help: &'static str,
    /// What may fix it: alternatives, the best one first.
    pub(crate) repairs: &'static [Repair],
}

macro_rules! catalogue {
    ($(
        $(#[$cfg:meta])?
        $rule:ident = $id:literal, $group:ident, $level:ident $(, $in_events:ident in events)?;
        finds $finds:literal;
        why $why:literal;
        source $source:literal;
        $model:ident $(in $input:ident)? $(with $limits:expr)?;
        bad $bad:expr;
        good $good:expr;
        $(unfixed $unfixed:literal;)?
        says { $( $(#[$own:meta])? $wording:ident: $message:literal => $help:literal $(, fix [$($repair:ident),+])?; )+ }
    )+) => {
        /// A rule of the catalogue.
        ///
        /// The contract's rules are named after the JSON Schema keyword that fails.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Rule {
            $(
                #[doc = concat!("`", $id, "`: ", $finds, ".")]
                $(#[$cfg])?
                $rule,
            )+
        }

        pub(crate) static CATALOGUE: &[RuleInfo] = &[$(
            $(#[$cfg])?
            RuleInfo {
                rule: Rule::$rule,
                id: $id,
                group: Group::$group,
                level: Level::$level,
                level_in_events: catalogue!(@level $level $($in_events)?),
                finds: $finds,
                why: $why,
                source: $source,
                model: Model::$model,
                input: catalogue!(@input $($input)?),
                limits: catalogue!(@limits $($limits)?),
                bad: $bad,
                good: $good,
                unfixed: concat!($($unfixed)?),
                repairs: &[$($($(Repair::$repair,)+)?)+],
            },
        )+];

        /// The number of rules.
        pub(crate) const RULES: usize = CATALOGUE.len();

        /// The wordings, one constant each.
        pub(crate) mod wording {
            use super::{Repair, Rule, Wording};
            $(catalogue! { @wordings { $($cfg)? } $rule; $({ $($own)? } $wording: $message => $help, { $($($repair)+)? };)+ })+
        }

        #[cfg(test)]
        pub(crate) static WORDINGS: &[&[(&str, &Wording)]] =
            &[$($(#[$cfg])? &[$( $(#[$own])? (stringify!($wording), &wording::$wording), )+],)+];
    };
    (@wordings $cfg:tt $rule:ident; $( $own:tt $wording:ident: $message:literal => $help:literal, $repairs:tt; )+) => {
        $(catalogue! { @wording $cfg $own $rule; $wording: $message => $help, $repairs; })+
    };
    (@wording { $($cfg:meta)? } { $($own:meta)? } $rule:ident; $wording:ident: $message:literal => $help:literal, { $($repair:ident)* };) => {
        $(#[$cfg])?
        $(#[$own])?
        pub(crate) static $wording: Wording = Wording {
            rule: Rule::$rule,
            message: $message,
            help: $help,
            repairs: &[$(Repair::$repair),*],
        };
    };
    (@level $level:ident) => { Level::$level };
    (@level $level:ident $in_events:ident) => { Level::$in_events };
    (@input) => { InputFormat::Json };
    (@input $input:ident) => { InputFormat::$input };
    (@limits) => { None };
    (@limits $limits:expr) => { Some($limits) };
}

/// A request with one webhook, free of findings except for those that `$members` adds.
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

/// The members of a delivery receipt behind `version`.
macro_rules! receipt_members {
    () => {
        r#""namespace": "ChatApps", "eventType": "outbound_message_status_changed", "description": "Receipt", "payload": {"umid": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b", "subAccountId": "Onion_Marketing", "channel": "sms", "user": {}, "status": {"state": "sent", "timestamp": "2026-05-04T09:30:00.00Z"}}}"#
    };
}

/// A delivery receipt that is free of findings.
macro_rules! receipt {
    () => {
        concat!(r#"{"version": 9, "#, receipt_members!())
    };
}

/// A transcript with one probe, which is answered with 204 unless `$members` says otherwise.
macro_rules! probe {
    ($probe:literal) => {
        probe!($probe, "right", r#""status": 204, "milliseconds": 12"#)
    };
    ($probe:literal, $credentials:literal, $members:literal) => {
        concat!(
            r#"{"probes": [{"probe": ""#,
            $probe,
            r#"", "credentials": ""#,
            $credentials,
            r#"", "kind": "inbound_message_received", "#,
            $members,
            "}]}"
        )
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

/// An entry in YAML, with the line behind its first one.
macro_rules! yaml_entry {
    ($($line:literal)?) => {
        concat!(
            "- subAccountId: Onion_Marketing\n", $("  ", $line, "\n",)?
            "  url: https://hooks.onion.example/events\n  type: MSG\n"
        )
    };
}

const SMALL: Limits = Limits { bytes: 64, ..Limits::DEFAULT };
const SHALLOW: Limits = Limits { depth: 3, ..Limits::DEFAULT };
const FEW: Limits = Limits { entries: 1, ..Limits::DEFAULT };

catalogue! {
    Syntax = "syntax", Contract, Error;
    finds "text that is not JSON: a byte order mark, `NaN`, comments, trailing commas, invalid UTF-8, a lone surrogate, truncated text";
    why "a strict JSON parser rejects the whole request";
    source "RFC 8259";
    Webhooks;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG",}]"#;
    good request!();
    says {
        SYNTAX_EMPTY: "expected a JSON value, found nothing" => "provide the document; the text is empty";
        SYNTAX_BYTE_ORDER_MARK: "expected a JSON value, found a byte order mark" => "save the text as UTF-8 without a byte order mark", fix [RemoveByteOrderMark];
        SYNTAX_UTF_16: "expected UTF-8, found what looks like UTF-16" => "save the text as UTF-8";
        SYNTAX_UTF_8: "invalid UTF-8" => "save the text as UTF-8, the only encoding of JSON";
        SYNTAX_VALUE: "expected a JSON value, found `{found}`" => "write an object, an array, a string in double quotes, a number, `true`, `false` or `null`";
        SYNTAX_NOT_A_NUMBER: "expected a JSON value, found `{found}`" => "write a number; JSON has no `NaN` or `Infinity`";
        SYNTAX_LITERAL: "expected a JSON value, found `{found}`" => "write `{suggestion}`";
        SYNTAX_COMMENT: "expected JSON, found a comment" => "remove the comment; JSON does not allow comments", fix [RemoveComments];
        SYNTAX_CURLY_QUOTE: "expected JSON, found a curly quote" => "write strings in straight double quotes";
        SYNTAX_YAML: "expected JSON, found what looks like YAML" => "convert the document to JSON; the command line reads YAML, too, with `--input-format yaml`";
        SYNTAX_PATH: "expected JSON, found what looks like the path of a file" => "read the file, and pass its content";
        SYNTAX_ACCOUNT_ID: "expected a JSON value, found an account id without quotes" => "write it in double quotes, or make an `AccountId` of it";
        SYNTAX_SINGLE_QUOTE: "expected JSON, found a single quote" => "write strings in double quotes";
        SYNTAX_TRAILING_COMMA: "trailing comma before `{found}`" => "remove the comma, or add the missing item after it", fix [RemoveTrailingCommas];
        SYNTAX_KEY: "expected a property name in double quotes, found `{found}`" => "write property names as strings in double quotes";
        SYNTAX_COLON: "expected `:` after the property name, found `{found}`" => "write `:` between a property name and its value";
        SYNTAX_COMMA: "expected `,` or `{expected}`, found `{found}`" => "separate the items with commas, and close with `{expected}`";
        SYNTAX_END: "expected {expected}, found the end of the text" => "provide the whole document; the text is cut off";
        SYNTAX_TRAILING: "expected the end of the text, found `{found}`" => "remove everything after the document";
        SYNTAX_TRAILING_DOCUMENT: "expected the end of the text, found `{found}`" => "provide one document; put several documents into an `.ndjson` file, one per line";
        SYNTAX_STRING_END: "unterminated string" => "close the string with a double quote";
        SYNTAX_CONTROL: "control character in a string" => "write it as an escape such as `\\n`, `\\t` or `\\u0000`";
        SYNTAX_ESCAPE: "invalid escape in a string" => "after a backslash, write one of `\"`, `\\`, `/`, `b`, `f`, `n`, `r`, `t`, or `u` and four hexadecimal digits";
        SYNTAX_SURROGATE: "lone surrogate escape in a string" => "write the character itself, or both halves of the surrogate pair";
        SYNTAX_FORMAT: "expected {format}, found `{found}`" => "look at the quotes, brackets and indentation up to here";
        SYNTAX_FORMAT_END: "expected more {format}, found the end of the text" => "provide the whole document; the text is cut off";
        SYNTAX_FORMAT_EMPTY: "expected a document, found nothing" => "provide the document; the text is empty, or has comments only";
        SYNTAX_FORMAT_DEEP: "expected at most {limit|level|levels} of nesting" => "flatten the value";
        SYNTAX_FORMAT_NOT_A_NUMBER: "expected a JSON value, found a number that JSON does not have" => "write a finite number; JSON has no infinity and no `NaN`";
        SYNTAX_FORMAT_STRING_END: "unterminated string" => "close the string with the quote that it begins with";
        SYNTAX_FORMAT_ESCAPE: "invalid escape in a string" => "write the backslash twice, or the string in single quotes";
        SYNTAX_JSONC_COMMENT_END: "expected `*/` at the end of this comment, found none" => "close the comment with `*/`";
        SYNTAX_TOML_UNQUOTED: "expected a value, found text without quotes" => "write strings in quotes, and `true` and `false` in lower case";
        SYNTAX_TOML_REPEATED: "expected a new key, found one that is there already" => "keep one of them; TOML allows no key and no table twice";
        SYNTAX_TOML_EXTENDED: "expected a table, found a key whose value is none" => "give the key one value; a header or a dotted key takes its parts as tables";
        SYNTAX_TOML_NO_ENTRIES: "expected `[[webhooks]]`, found no entry" => "write each entry below a line `[[webhooks]]`; `webhooks = []` stands for none";
        SYNTAX_TOML_KEY: "expected `[[webhooks]]`, found `{found}`" => "write each entry below a line `[[webhooks]]`, and nothing outside of them";
        SYNTAX_TOML_KEY_SUGGESTION: "expected `[[webhooks]]`, found `{found}`" => "did you mean `webhooks`?";
        SYNTAX_YAML_DOCUMENTS: "expected one document, found another one" => "keep one document in the text, and put the other ones into texts of their own";
        SYNTAX_YAML_KEY: "expected a string as the name of a property, found {found}" => "write the name in quotes";
        SYNTAX_YAML_EXPANDED: "expected aliases that stand for at most {limit|byte|bytes}, found more" => "write the values out instead of aliases of aliases";
        SYNTAX_YAML_CIRCLE: "expected a value, found an alias of what it is in" => "write the value out";
        SYNTAX_YAML_ANCHOR: "expected an alias of a value above, found an unknown name" => "put `&` and the name before that value, or write the text in quotes";
        SYNTAX_YAML_MERGED: "expected an object to merge, found {found}" => "write an alias of an object behind `<<`, or a list of them";
        SYNTAX_YAML_TAGGED: "expected {expected} as the tag says, found another value" => "remove the tag";
        SYNTAX_YAML_INDENTATION: "expected another indentation" => "indent the entries of a list, or the properties of an object, by equally many spaces";
        SYNTAX_YAML_TAB: "expected spaces, found a tab" => "indent with spaces; YAML does not allow tabs there";
        SYNTAX_YAML_NO_COLON: "expected `:` after the property name, found `{found}`" => "write a value that has a comma in quotes, and `:` between a property name and its value";
        SYNTAX_YAML_COLON: "expected no `:` in this place" => "write a value that has a colon and a blank in quotes, and each property on a line of its own";
        SYNTAX_YAML_QUOTE: "expected the end of the value behind the closing quote, found more" => "write a quote inside of the string twice, or with a backslash in double quotes";
        SYNTAX_YAML_CLOSE: "expected `{expected}`, found none" => "close the bracket with `{expected}`";
        SYNTAX_NUMBER: "invalid number" => "write numbers like `-12.5e3`: no leading zero, no plus sign, digits on both sides of the decimal point";
    }

    Type = "type", Contract, Error;
    finds "a value whose JSON type is not the one in the contract; `null` does not mean absent";
    why "the API rejects the request";
    source "the API reference; JSON Schema 2020-12 validation §6.1.1";
    Webhooks;
    bad request!(r#""enabled": "true""#);
    good request!(r#""enabled": true"#);
    says {
        TYPE: "expected {expected}, found {found}" => "use a value of type {expected}", fix [RemoveQuotes];
        TYPE_NULL: "expected {expected}, found null" => "omit the property, or use a value of type {expected}; `null` does not mean absent", fix [RemoveNull];
        TYPE_UNQUOTED: "expected {expected}, found {found}" => "write the value in quotes; without them, it is of type {found}";
        TYPE_REFERENCE: "expected {expected}, found {found}" => "write the secret itself; `env` and `file` name one in desired state alone: `plan`, `apply`, and `validate --desired`";
        REFERENCE_MISSING: "expected `env` or `file` in place of a secret, found an empty object" => "write `{\"env\": \"NAME\"}` or `{\"file\": \"PATH\"}`";
        REFERENCE_MEMBER: "expected `env` or `file` alone in place of a secret, found another name" => "write `{\"env\": \"NAME\"}` or `{\"file\": \"PATH\"}`";
        REFERENCE_SUGGESTION: "expected `env` or `file` alone in place of a secret, found another name" => "did you mean `{suggestion}`?";
        REFERENCE_BOTH: "expected `env` or `file` in place of a secret, found both" => "keep the one that has the secret";
        REFERENCE_TYPE: "expected {expected} in `{member}`, found {found}" => "write {meaning} as a string";
        TYPE_ONE_ENTRY: "expected array, found object" => "wrap the object in an array: `[{…}]`", fix [WrapInArray];
        TYPE_ENVELOPE: "expected array, found object" => "leave out the name `webhooks`: the array is the whole document";
        TYPE_ONE_TABLE: "expected array, found object" => "write `[[webhooks]]` above each entry; `[webhooks]` is one table, and no list";
    }

    Required = "required", Contract, Error;
    finds "an object that lacks a required property; reported at the object";
    why "the API rejects the request";
    source "the API reference; JSON Schema 2020-12 validation §6.5.3";
    Webhooks;
    bad r#"[{"subAccountId": "Onion_Marketing", "type": "MSG"}]"#;
    good request!();
    says {
        REQUIRED: "missing property `{property}`" => "add `{property}`: {meaning}", fix [AddProperty];
    }

    Enum = "enum", Contract, Error;
    finds "a value that the contract does not list";
    why "the API rejects the request";
    source "the API reference; JSON Schema 2020-12 validation §6.1.2";
    Webhooks;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "DR"}]"#;
    good r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "CADR"}]"#;
    says {
        ENUM: "expected one of {expected}" => "use one of {expected}, spelled exactly as shown";
        ENUM_SUGGESTION: "expected one of {expected}" => "did you mean `{suggestion}`?", fix [WriteSuggestion];
        ENUM_ALL: "expected one of {expected}; there is no value for all of them" => "{advice}";
    }

    Format = "format", Contract, Error;
    finds "a string that is not a valid URI (RFC 3986), date-time (RFC 3339) or UUID where the contract requires one";
    why "the API rejects the request";
    source "the API reference; RFC 3986, RFC 3339, RFC 9562 §4";
    Webhooks;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "hooks.onion.example/events", "type": "MSG"}]"#;
    good request!();
    says {
        FORMAT_URI: "expected a URI" => "write an absolute URL such as `https://hooks.onion.example/events`; percent-encode characters that a path or query does not allow";
        FORMAT_URI_HOST: "expected a URI, found a host that is not ASCII" => "write the host in its ASCII form, with `xn--`";
        FORMAT_URI_SCHEME: "expected a URI, found no scheme" => "add the scheme: `https://…`", fix [AddHttps];
        FORMAT_URI_SPACE: "expected a URI, found whitespace" => "remove the whitespace; in a path or query, write `%20`", fix [Trim];
        FORMAT_DATE_TIME: "expected a date and time" => "write it like `2020-12-22T05:52:01.85Z`: the offset is required, and the date must exist";
        FORMAT_UUID: "expected a UUID" => "write 32 hexadecimal digits in groups of 8-4-4-4-12";
    }

    Pattern = "pattern", Contract, Error;
    finds "an account id that is not 32 hexadecimal digits with optional hyphens after the 8th, 12th, 16th and 20th";
    why "no account has such an id";
    source "the API reference; JSON Schema 2020-12 validation §6.3.3";
    AccountId;
    bad r#""5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5g""#;
    good r#""5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a""#;
    unfixed "only the account's settings know the id";
    says {
        PATTERN: "expected an account id matching `{pattern}`" => "copy the account id from the account's settings: 32 hexadecimal digits, hyphens optional";
        REFERENCE_VARIABLE: "expected the name of an environment variable in `env`" => "write letters, digits and `_` only, no digit first: the name alone, without `$`";
        REFERENCE_FILE: "expected the path of a file in `file`, found a control character in it" => "write the path alone, without line breaks or other control characters";
    }

    MinLength = "minLength", Contract, Error;
    finds "an account id shorter than 32 characters";
    why "no account has such an id";
    source "the API reference; JSON Schema 2020-12 validation §6.3.2";
    AccountId;
    bad r#""5a5a5a5a""#;
    good r#""5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a""#;
    unfixed "only the account's settings know the id";
    says {
        MIN_LENGTH: "expected at least {limit|character|characters}, found {length}" => "use the whole account id";
        MIN_LENGTH_ID: "expected an id, found an empty string" => "look at the body as it was received; without its id, an event can't be told from others";
        REFERENCE_EMPTY: "expected {meaning} in `{member}`, found an empty string" => "write {meaning}, or the secret itself in place of the object";
    }

    MaxLength = "maxLength", Contract, Error;
    finds "an account id longer than 36 characters";
    why "no account has such an id";
    source "the API reference; JSON Schema 2020-12 validation §6.3.1";
    AccountId;
    bad r#""{5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a}""#;
    good r#""5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a""#;
    unfixed "only the account's settings know the id";
    says {
        MAX_LENGTH: "expected at most {limit|character|characters}, found {length}" => "use the account id alone, without braces, quotes or whitespace";
    }

    BodyTooLarge = "body_too_large", Limit, Error;
    finds "a text larger than the limit, in bytes; it is not read";
    why "bounds the work that one request can cause";
    source "our decision: 1 MiB by default, 8 MiB for an event";
    Webhooks with SMALL;
    bad request!();
    good "[]";
    unfixed "what can go, or into another request, is for its author to say";
    says {
        BODY_TOO_LARGE: "expected at most {limit|byte|bytes}, found {length}" => "send less in one document, or raise the limit";
        BODY_TOO_LARGE_UNREAD: "expected at most {limit|byte|bytes}, found more" => "send less in one document, or raise the limit";
    }

    TooDeep = "too_deep", Limit, Error;
    finds "arrays and objects nested deeper than the limit";
    why "bounds the work that one request can cause; the contract needs three levels";
    source "our decision: 32 levels by default";
    Webhooks with SHALLOW;
    bad request!(r#""labels": [["a"]]"#);
    good request!();
    unfixed "what can go is for its author to say";
    says {
        TOO_DEEP: "expected at most {limit|level|levels} of nesting" => "flatten the value; deeper levels were not checked";
    }

    TooManyEntries = "too_many_entries", Limit, Error;
    finds "more entries in a request than the limit; the entries beyond it are not checked";
    why "bounds the work that one request can cause";
    source "our decision: 10,000 by default";
    Webhooks with FEW;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG"}, {"subAccountId": "Onion_Support", "url": "https://hooks.onion.example/events", "type": "MSG"}]"#;
    good request!();
    unfixed "how to split the request is for its author to say";
    says {
        TOO_MANY_ENTRIES: "expected at most {limit|entry|entries}" => "split the request, or raise the limit";
    }

    UrlTooLarge = "url_too_large", Limit, Error;
    finds "a URL longer than 8,192 bytes";
    why "bounds what an account of the endpoint can hold, whose policy can't switch this off";
    source "our decision; RFC 9110 §4.1 recommends that at least 8,000 octets are supported";
    Webhooks;
    bad concat!(
        r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/"#,
        long!(), long!(), long!(), long!(),
        r#"", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}]"#
    );
    good to_url!("https://hooks.onion.example/events");
    unfixed "only the receiver's owner knows a shorter URL";
    says {
        URL_TOO_LARGE: "expected a URL of at most {limit|byte|bytes}, found {length}" => "shorten the URL";
    }

    AccountFull = "account_full", Limit, Error;
    finds "webhooks that would make an account hold more than the limit; only the endpoint finds it, as an error under every policy";
    why "bounds the memory of a listing, and keeps it readable for clients with bounds of their own";
    source "our decision: 8 MiB, with 128 bytes added for each webhook";
    Webhooks;
    bad request!();
    good "[]";
    unfixed "what the account can do without is for its owner to say";
    says {
        ACCOUNT_FULL: "expected the account to hold at most {limit|byte|bytes}, found {length} with this request" => "delete webhooks, or make them smaller";
    }

    DuplicateKey = "duplicate_key", Policy, Error, Warning in events;
    finds "the same key twice in one object";
    why "parsers disagree on which one counts; here the last one does";
    source "RFC 8259 §4";
    Webhooks;
    bad request!(r#""type": "MSG""#);
    good request!();
    says {
        DUPLICATE_KEY: "duplicate property `{property}`" => "keep one of them; the last one counts", fix [RemoveEqualProperty, RemoveOverridden];
        DUPLICATE_KEY_INSIDE: "duplicate property inside this value" => "keep one of them; the last one counts";
        DUPLICATE_MERGE: "duplicate merge key (`<<`)" => "keep one of them, and give it a list; of each property, the first one counts";
    }

    YamlAlias = "yaml_alias", Policy, Warning;
    finds "an alias in YAML, which stands for a value elsewhere in the document";
    why "the entry can't be read on its own, and a change of that value changes it unseen; it is checked with the value";
    source "YAML 1.2.2 §3.2.2.2";
    Webhooks in Yaml;
    bad concat!(yaml_entry!("httpAuthorization: &authorization Bearer rw4Kd0b2u"), "- subAccountId: Onion_Support\n  httpAuthorization: *authorization\n  url: https://hooks.onion.example/support\n  type: MSG\n");
    good concat!(yaml_entry!("httpAuthorization: Bearer rw4Kd0b2u"), "- subAccountId: Onion_Support\n  httpAuthorization: Bearer rw4Kd0b2u\n  url: https://hooks.onion.example/support\n  type: MSG\n");
    unfixed "only JSON is fixed";
    says {
        YAML_ALIAS: "expected a value, found an alias" => "write the value out; an alias changes unseen with the value that it stands for";
    }

    YamlMerge = "yaml_merge", Policy, Warning;
    finds "a merge key (`<<`) in YAML, which takes properties over from another object";
    why "YAML 1.2 has no merge keys: some parsers merge, others find a property named `<<`; here, they are merged";
    source "the merge key type of YAML 1.1; YAML 1.2.2 §10.3";
    Webhooks in Yaml;
    bad "- &marketing\n  subAccountId: Onion_Marketing\n  url: https://hooks.onion.example/events\n  type: MSG\n- <<: *marketing\n  type: CADR\n";
    good concat!(yaml_entry!(), "- subAccountId: Onion_Marketing\n  url: https://hooks.onion.example/events\n  type: CADR\n");
    unfixed "only JSON is fixed";
    says {
        YAML_MERGE: "expected a property, found a merge key" => "write the properties out; only some parsers of YAML merge";
    }

    YamlTag = "yaml_tag", Policy, Warning;
    finds "a tag in YAML, such as `!!str`";
    why "tags mean what each parser makes of them; here, those of the core schema count, and others are ignored";
    source "YAML 1.2.2 §6.9.1 and §10.3";
    Webhooks in Yaml;
    bad yaml_entry!("httpAuthorization: !!str Bearer rw4Kd0b2u");
    good yaml_entry!("httpAuthorization: Bearer rw4Kd0b2u");
    unfixed "only JSON is fixed";
    says {
        YAML_TAG: "expected no tag, found one of the core schema" => "remove the tag; write strings in quotes";
        YAML_TAG_UNKNOWN: "expected no tag, found one that is not in the core schema" => "remove the tag; it is ignored";
    }

    MisspelledProperty = "misspelled_property", Policy, Error;
    finds "an unknown property whose name is close to a known one or differs only in case";
    why "it would be silently ignored";
    source "the API reference names the properties";
    Webhooks;
    bad request!(r#""httpAuthHeader": "Bearer rw4Kd0b2u""#);
    good request!(r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    says {
        MISSPELLED_PROPERTY: "unknown property `{property}`; did you mean `{suggestion}`?" => "rename it to `{suggestion}`; otherwise it is ignored", fix [RenameSpelling, Rename];
        MISSPELLED_PROPERTY_TWICE: "unknown property `{property}` beside `{suggestion}`" => "remove it, or move its value to `{suggestion}`; otherwise it is ignored", fix [RemoveProperty];
    }

    UnknownProperty = "unknown_property", Policy, Warning;
    finds "any other property that the API does not know, including legacy ones";
    why "it is ignored";
    source "the API reference names the properties";
    Webhooks;
    bad request!(r#""retries": 3"#);
    good request!();
    says {
        UNKNOWN_PROPERTY: "unknown property `{property}`" => "remove it; it is ignored. Known properties: {expected}", fix [RemoveProperty];
        UNKNOWN_PROPERTY_LEGACY: "unknown property `{property}`, from an older API" => "remove it; it is ignored", fix [RemoveProperty];
        UNKNOWN_PROPERTY_PLACE: "property `{property}` does not belong here" => "move it into the object `{place}`; otherwise it is ignored";
    }

    UndocumentedValue = "undocumented_value", Policy, Notice;
    finds "a value of a response that the API reference does not list, such as a new `type`";
    why "the platform may have added it since this version was released; models keep its text";
    source "our decision: responses are open";
    WebhookList;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "NEXT", "httpAuthorization": "***"}]"#;
    good r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG", "httpAuthorization": "***"}]"#;
    unfixed "the platform wrote it";
    says {
        UNDOCUMENTED_VALUE: "undocumented value; documented: {expected}" => "look for a newer version of this program, which may know the value";
    }

    UndocumentedProperty = "undocumented_property", Policy, Notice;
    finds "a property of a response that the API reference does not list";
    why "the platform may have added it since this version was released; it is ignored";
    source "our decision: responses are open";
    ErrorResponse;
    bad r#"{"code": 1001, "errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z", "traceId": "7"}"#;
    good r#"{"code": 1001, "errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z"}"#;
    unfixed "the platform wrote it";
    says {
        UNDOCUMENTED_PROPERTY: "undocumented property `{property}`" => "look for a newer version of this program; the property is ignored";
        UNDOCUMENTED_PROPERTY_INSIDE: "undocumented property inside this value" => "look for a newer version of this program; the property is ignored";
    }

    MaskedSecret = "masked_secret", Policy, Error;
    finds "`httpAuthorization` or `oauth.clientSecret` that holds three or more `*`, `•`, `●`, `∗` or `·` in a row, or is a word for a mask such as `[REDACTED]`";
    why "GET and other programs mask secrets; posting what they show would store the mask";
    source "the API reference, GET on the same path";
    Webhooks;
    bad request!(r#""httpAuthorization": "Bearer ***""#);
    good request!(r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    says {
        MASKED_SECRET: "`{property}` is a mask, not a secret" => "put the real value in; the mask would be stored and sent", fix [TypeValue];
    }

    UnfilledVariable = "unfilled_variable", Policy, Error;
    finds "a variable that nobody filled in: `${…}`, `{{…}}`, `{%…%}`, `$(…)` or `<%…%>` in a value; a value that is `$NAME`, `%NAME%`, `{name}` or `<name>`, or what a program writes for a missing value: `undefined`, `null`, `None`, `nil`, `NaN`, `[object Object]`";
    why "it would be stored and sent as it is";
    source "our decision: only shapes that templates and scripts leave behind; a password may have `$`, `%` and braces in it";
    Webhooks;
    bad request!(r#""httpAuthorization": "Bearer ${TOKEN}""#);
    good request!(r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    says {
        UNFILLED_VARIABLE: "`{property}` is, or contains, a variable that nobody filled in" => "put the value in place of the variable; it would be stored and sent as it is", fix [TypeValue];
    }

    AuthConflict = "auth_conflict", Policy, Error;
    finds "a non-empty `httpAuthorization` together with `oauth`";
    why "the reference says to leave `httpAuthorization` empty when using `oauth`";
    source "the API reference, `httpAuthorization`";
    Webhooks;
    bad request!(r#""httpAuthorization": "Bearer rw4Kd0b2u", "oauth": {"url": "https://login.onion.example/token", "clientId": "chat", "clientSecret": "hV7-tq0p", "credentialsLocation": "header"}"#);
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header");
    says {
        AUTH_CONFLICT: "`httpAuthorization` and `oauth` are both set" => "keep one: omit `httpAuthorization` to use OAuth client credentials", fix [KeepOAuth, KeepAuthorization];
    }

    ConflictingTargets = "conflicting_targets", Policy, Error;
    finds "two different entries for the same sub-account and type";
    why "the contract does not say which one wins; an entry without `type` covers CADR and MSG";
    source "the API reference, `type`";
    Webhooks;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/a", "type": "MSG"}, {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/b"}]"#;
    good r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/a", "type": "MSG"}, {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/b", "type": "CADR"}]"#;
    unfixed "only its author knows which entry is meant";
    says {
        CONFLICTING_TARGETS: "entry {index} already sets a different webhook for this sub-account and type ({types})" => "keep one entry for each sub-account and type; an entry without `type` covers CADR and MSG";
    }

    RepeatedTarget = "repeated_target", Policy, Warning;
    finds "two identical entries for the same sub-account and type";
    why "the second one changes nothing";
    source "the API reference, `type`";
    Webhooks;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG"}, {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG"}]"#;
    good request!();
    says {
        REPEATED_TARGET: "entry {index} already sets the same webhook for this sub-account and type ({types})" => "remove one of them", fix [RemoveEqualEntry, RemoveCoveredEntry];
    }

    OverlappingScope = "overlapping_scope", Policy, Notice;
    finds "entries for `*` and for a single sub-account with the same type";
    why "both webhooks receive the event";
    source "the API reference, `subAccountId`";
    Webhooks;
    bad r#"[{"subAccountId": "*", "url": "https://hooks.onion.example/all", "type": "MSG"}, {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/one", "type": "MSG"}]"#;
    good r#"[{"subAccountId": "*", "url": "https://hooks.onion.example/all", "type": "MSG"}]"#;
    unfixed "either entry may be meant, or both";
    says {
        OVERLAPPING_SCOPE: "`*` and a single sub-account both cover the same type ({types}), here and in entry {index}" => "keep one entry, or expect both webhooks to receive each event of that sub-account";
    }

    ImplicitTypes = "implicit_types", Policy, Notice;
    finds "an entry without `type`";
    why "it covers CADR and MSG, never CABM";
    source "the API reference, `type`";
    Webhooks;
    bad r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events"}]"#;
    good r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "CADR"}, {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "MSG"}]"#;
    says {
        IMPLICIT_TYPES: "no `type`: the entry covers CADR and MSG" => "ignore this if it is intended; CABM needs an entry of its own", fix [WriteTypesOut, AddType];
    }

    EmptyRequest = "empty_request", Policy, Notice;
    finds "an empty array";
    why "the request changes nothing";
    source "our decision: the contract allows it";
    Webhooks;
    bad "[]";
    good request!();
    says {
        EMPTY_REQUEST: "the request has no entries" => "add an entry; an empty request does nothing", fix [AddEntry];
    }

    EmptySubAccountId = "empty_sub_account_id", Policy, Error;
    finds "a `subAccountId` that is empty or blank";
    why "no sub-account has such an id";
    source "the API reference, `subAccountId`";
    Webhooks;
    bad for_sub_account!(" ");
    good for_sub_account!("Onion_Marketing");
    says {
        EMPTY_SUB_ACCOUNT_ID: "`subAccountId` is blank" => "name a sub-account, or write `*` for all sub-accounts of the account", fix [TypeValue];
    }

    SubAccountIdFormat = "sub_account_id_format", Policy, Warning;
    finds "a `subAccountId` that is neither `*` nor 3 to 50 letters, digits, `-`, `.`, `_` or `&`; also `**`, `all` and `any`";
    why "no sub-account has such an id";
    source "the grammar of the path parameter `subAccountId` of the same API";
    Webhooks;
    bad for_sub_account!("all");
    good for_sub_account!("*");
    says {
        SUB_ACCOUNT_ID_FORMAT: "expected `*` or a sub-account id matching `{pattern}`" => "copy the sub-account id exactly as the account's settings show it";
        SUB_ACCOUNT_ID_URL: "expected `*` or a sub-account id matching `{pattern}`, found a URL" => "write the sub-account's id here, and the URL into `url`";
        SUB_ACCOUNT_ID_ALL: "expected `*` or a sub-account id; this looks like an attempt to address all of them" => "write `*` for all sub-accounts of the account", fix [WriteAllSubAccounts];
    }

    UrlScheme = "url_scheme", Policy, Error;
    finds "a `url` whose scheme is neither http nor https";
    why "the platform can POST only to http and https URLs";
    source "RFC 9110 §4.2";
    Webhooks;
    bad to_url!("hooks.onion.example:8443/events");
    good to_url!("https://hooks.onion.example:8443/events");
    says {
        URL_SCHEME: "expected scheme `https` or `http`, found `{found}`" => "use an `https:` URL";
        URL_SCHEME_MISSING: "expected scheme `https` or `http`, found what looks like a host and a port" => "write `https://` before the host", fix [AddHttps];
        URL_SCHEME_OTHER: "expected scheme `https` or `http`, found another scheme" => "use an `https:` URL";
    }

    UrlHost = "url_host", Policy, Error;
    finds "a URL without a host, or with a host or port that a WHATWG URL parser rejects";
    why "the platform cannot POST to it";
    source "RFC 9110 §4.2.1; WHATWG URL §3.5";
    Webhooks;
    bad to_url!("https://hooks.onion.example:65536/events");
    good to_url!("https://hooks.onion.example:8443/events");
    unfixed "only the receiver's owner knows the host";
    says {
        URL_HOST_MISSING: "the URL has no host" => "add the host: `https://hooks.onion.example/…`";
        URL_HOST_REFUSED: "URL parsers reject the host or port of this URL" => "check the host name; the port must be at most 65535";
    }

    InsecureUrl = "insecure_url", Policy, Warning;
    finds "a `url` with the scheme `http`";
    why "the platform would send events and credentials unencrypted";
    source "RFC 9110 §4.2.2";
    Webhooks;
    bad to_url!("http://hooks.onion.example/events");
    good to_url!("https://hooks.onion.example/events");
    says {
        INSECURE_URL: "the URL is not encrypted (`http:`)" => "use `https:`", fix [WriteHttps];
        INSECURE_URL_PORT: "the URL is not encrypted (`http:`)" => "use `https:`; if the number at the end of the path is the port, put it right after the host", fix [WriteHttps];
    }

    UrlCredentials = "url_credentials", Policy, Warning;
    finds "user information in a URL";
    why "GET does not mask `url`, which also ends up in logs; senders may reject it";
    source "RFC 9110 §4.2.4";
    Webhooks;
    bad to_url!("https://onion:hV7-tq0p@hooks.onion.example/events");
    good to_url!("https://hooks.onion.example/events");
    unfixed "a fix would have to move a secret";
    says {
        URL_CREDENTIALS: "the URL has user information before the host" => "move the credentials to `httpAuthorization` or `oauth`";
        TOKEN_URL_CREDENTIALS: "the token endpoint's URL has user information before the host" => "remove it; `clientId` and `clientSecret` hold the credentials";
    }

    UrlFragment = "url_fragment", Policy, Warning;
    finds "a `url` with a fragment";
    why "HTTP clients never send a fragment";
    source "RFC 9110 §4.2.5";
    Webhooks;
    bad to_url!("https://hooks.onion.example/events#chat");
    good to_url!("https://hooks.onion.example/events");
    says {
        URL_FRAGMENT: "the URL has a fragment" => "remove the `#` and everything after it; it is never sent", fix [RemoveFragment, RemoveFragmentParameters];
    }

    UrlSecret = "url_secret", Policy, Warning;
    finds "a query parameter whose name suggests a secret";
    why "GET does not mask `url`, which also ends up in logs";
    source "OWASP, Information exposure through query strings in URL";
    Webhooks;
    bad to_url!("https://hooks.onion.example/events?access_token=hV7-tq0p");
    good to_url!("https://hooks.onion.example/events");
    unfixed "a fix would have to move a secret";
    says {
        URL_SECRET: "the query of the URL seems to contain a secret: {parameters}" => "move the secret to `httpAuthorization` or `oauth`; GET shows `url`";
        URL_SECRET_UNNAMED: "the query of the URL seems to contain a secret" => "move the secret to `httpAuthorization` or `oauth`; GET shows `url`";
        TOKEN_URL_SECRET: "the query of the token endpoint's URL seems to contain a secret: {parameters}" => "remove it; `clientId` and `clientSecret` hold the credentials";
        TOKEN_URL_SECRET_UNNAMED: "the query of the token endpoint's URL seems to contain a secret" => "remove it; `clientId` and `clientSecret` hold the credentials";
    }

    PrivateHost = "private_host", Policy, Warning;
    finds "a host that is loopback, private, link-local, shared, multicast, reserved or for documentation, in any spelling; a cloud metadata address; `localhost`, `.local`, `.internal` and single-label names";
    why "the platform cannot reach it, and a server that calls such URLs can be turned against its own network";
    source "OWASP, Server side request forgery; IANA special-purpose address registries; RFC 6761";
    Webhooks;
    bad to_url!("https://10.0.0.7/events");
    good to_url!("https://hooks.onion.example/events");
    unfixed "only the receiver's owner knows the public host";
    says {
        PRIVATE_HOST_SCHEME: "host `{host}` is not public: {reason}" => "remove one of the two schemes at the start of the URL";
        PRIVATE_HOST: "host `{host}` is not public: {reason}" => "use a host that is reachable from the internet";
    }

    AmbiguousUrl = "ambiguous_url", Policy, Warning;
    finds "a URL in which a WHATWG URL parser finds a different host or scheme than RFC 3986 does, or whose host has non-ASCII or mixed-script labels";
    why "programs or people disagree on where the events go";
    source "WHATWG URL §4.4; Unicode Technical Standard 39 §5";
    Webhooks;
    bad to_url!("https://%68ooks.onion.example/events");
    good to_url!("https://hooks.onion.example/events");
    says {
        AMBIGUOUS_URL_HOST: "URL parsers disagree on the host; browsers and most HTTP clients read `{host}`" => "write the host plainly, as `{host}`, if you mean that one", fix [WriteHost];
        AMBIGUOUS_URL_HIDDEN: "URL parsers disagree on where the host is" => "percent-encode special characters in the user information and the path, and put the host right after `//`";
        AMBIGUOUS_URL_SCHEME: "URL parsers disagree on the scheme; browsers and most HTTP clients read `{found}`" => "write `{found}:` plainly, without whitespace";
        AMBIGUOUS_URL_NON_ASCII: "the host has non-ASCII characters; its ASCII form is `{host}`" => "write the host as `{host}`", fix [WriteHost];
        AMBIGUOUS_URL_SCRIPTS: "the host `{host}` mixes scripts in one label" => "check that you mean this host; letters of different scripts can look alike";
    }

    UrlTooLong = "url_too_long", Policy, Warning;
    finds "a URL longer than 2,048 bytes";
    why "servers and proxies reject long URLs";
    source "RFC 9110 §4.1 recommends 8,000 octets; many support fewer";
    Webhooks;
    bad concat!(
        r#"[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/"#,
        long!(),
        r#"", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}]"#
    );
    good to_url!("https://hooks.onion.example/events");
    unfixed "only the receiver's owner knows a shorter URL";
    says {
        URL_TOO_LONG: "expected a URL of at most {limit|byte|bytes}, found {length}" => "shorten the URL";
    }

    InvalidHeaderValue = "invalid_header_value", Policy, Error;
    finds "control characters, leading or trailing whitespace, or non-ASCII characters in `httpAuthorization`";
    why "a line break injects another header; receivers reject, truncate or alter the rest";
    source "RFC 9110 §5.5";
    Webhooks;
    bad request!(r#""httpAuthorization": "Bearer rw4Kd0b2u\n""#);
    good request!(r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    says {
        HEADER_CONTROL: "`httpAuthorization` has a control character at character {position}" => "remove it; a header value is one line of visible ASCII", fix [Trim];
        HEADER_SPACE: "`httpAuthorization` starts or ends with whitespace" => "remove the whitespace around the value", fix [Trim];
        HEADER_NON_ASCII: "`httpAuthorization` has a non-ASCII character at character {position}" => "use ASCII only; Base64-encode user and password for `Basic`";
    }

    AuthorizationShape = "authorization_shape", Policy, Warning;
    finds "an `httpAuthorization` without a scheme or with nothing but one, with a scheme twice, with `Bearer:`, with a pasted `Authorization:` or the name of another header, or with `Basic` but without the Base64 of `user:password`";
    why "the receiver will reject every event";
    source "RFC 9110 §11.4, RFC 7617, RFC 6750 §2.1";
    Webhooks;
    bad request!(r#""httpAuthorization": "rw4Kd0b2u""#);
    good request!(r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    says {
        AUTHORIZATION_NO_SCHEME: "`httpAuthorization` has no scheme" => "add the scheme before the value: `Bearer …` or `Basic …`", fix [AddBearer];
        AUTHORIZATION_NO_CREDENTIALS: "`httpAuthorization` has a scheme but no credentials" => "add the credentials after the scheme", fix [TypeCredentials];
        AUTHORIZATION_COLON: "`httpAuthorization` has a colon after the scheme" => "remove the colon: `Bearer …`", fix [RemoveColon];
        AUTHORIZATION_HEADER_NAME: "`httpAuthorization` starts with the name of the header" => "use the value alone, without `Authorization:`", fix [RemoveHeaderName];
        AUTHORIZATION_OTHER_HEADER: "`httpAuthorization` starts with what looks like the name of another header" => "only the header `Authorization` can be set: write a scheme and the credentials, `Bearer …` or `Basic …`";
        AUTHORIZATION_TWICE: "`httpAuthorization` has the scheme twice" => "remove one of the two", fix [RemoveRepeatedScheme];
        AUTHORIZATION_SPACES: "`httpAuthorization` has whitespace inside the credentials" => "write one scheme, one space and one token";
        AUTHORIZATION_BASIC: "`Basic` is not followed by the Base64 of `user:password`" => "encode `user:password` as Base64, with padding";
    }

    EmptyAuthorization = "empty_authorization", Policy, Warning;
    finds "an empty `httpAuthorization` without `oauth`";
    why "events arrive without credentials, although the entry has a property for them";
    source "the API reference, `httpAuthorization`";
    Webhooks;
    bad request!(r#""httpAuthorization": """#);
    good request!();
    says {
        EMPTY_AUTHORIZATION: "`httpAuthorization` is empty" => "set a value, or omit the property", fix [RemoveEmptyAuthorization];
    }

    Unauthenticated = "unauthenticated", Policy, Notice;
    finds "an entry with neither `httpAuthorization` nor `oauth`";
    why "anyone who knows the URL can post events to it";
    source "the API reference, `httpAuthorization`, `oauth`";
    Webhooks;
    bad request!();
    good request!(r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    says {
        UNAUTHENTICATED: "neither `httpAuthorization` nor `oauth` is set: anyone can post to this URL" => "set one of them, and verify it in the receiver", fix [AddAuthorization];
    }

    CredentialsOverHttp = "credentials_over_http", Policy, Warning;
    finds "`httpAuthorization` or `oauth` with an `http:` URL";
    why "the platform would send the credentials unencrypted";
    source "RFC 6750 §5.3, RFC 7617 §4";
    Webhooks;
    bad to_url!("http://hooks.onion.example/events");
    good to_url!("https://hooks.onion.example/events");
    says {
        CREDENTIALS_OVER_HTTP: "credentials are sent to an unencrypted URL (`http:`)" => "use `https:`", fix [WriteHttps];
    }

    InsecureTokenUrl = "insecure_token_url", Policy, Error;
    finds "an `oauth.url` whose scheme is not https";
    why "the platform would send the client secret unencrypted";
    source "RFC 6749 §3.2";
    Webhooks;
    bad with_oauth!("http://login.onion.example/token", "chat", "hV7-tq0p", "header");
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header");
    says {
        INSECURE_TOKEN_URL: "expected scheme `https`, found `{found}`" => "use the `https:` URL of the token endpoint", fix [WriteHttps];
        INSECURE_TOKEN_URL_OTHER: "expected scheme `https`, found another scheme" => "use the `https:` URL of the token endpoint";
    }

    TokenUrlFragment = "token_url_fragment", Policy, Error;
    finds "an `oauth.url` with a fragment";
    why "the URL of a token endpoint must not have a fragment";
    source "RFC 6749 §3.2";
    Webhooks;
    bad with_oauth!("https://login.onion.example/token#a", "chat", "hV7-tq0p", "header");
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header");
    says {
        TOKEN_URL_FRAGMENT: "the token endpoint's URL has a fragment" => "remove the `#` and everything after it", fix [RemoveFragment, RemoveFragmentParameters];
    }

    EmptyCredential = "empty_credential", Policy, Error;
    finds "an empty or blank `clientId` or `clientSecret`";
    why "the platform cannot obtain a token";
    source "RFC 6749 §2.3.1";
    Webhooks;
    bad with_oauth!("https://login.onion.example/token", "", "hV7-tq0p", "header");
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header");
    says {
        EMPTY_CREDENTIAL: "`{property}` is empty or blank" => "use the value that the authorization server issued", fix [TypeValue];
    }

    CredentialBlanks = "credential_blanks", Policy, Warning;
    finds "a space at the start or end of `clientId` or `clientSecret`";
    why "it was most likely copied along, and the authorization server compares it, too";
    source "RFC 6749 appendix A.1 and A.2";
    Webhooks;
    bad with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p ", "header");
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header");
    says {
        CREDENTIAL_BLANKS: "`{property}` has a space at an end" => "remove the space, if it is not part of the value", fix [Trim];
    }

    CredentialCharacters = "credential_characters", Policy, Error;
    finds "a `clientId` or `clientSecret` with characters other than visible ASCII and space";
    why "the grammar allows no other characters";
    source "RFC 6749 appendix A.1 and A.2";
    Webhooks;
    bad with_oauth!("https://login.onion.example/token", "chät", "hV7-tq0p", "header");
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header");
    unfixed "only the authorization server knows the value";
    says {
        CREDENTIAL_CHARACTERS: "`{property}` has a character outside `%x20-7E` at character {position}" => "copy the value again; only visible ASCII and spaces are allowed";
    }

    InvalidScope = "invalid_scope", Policy, Error;
    finds "an `oauth.scope` that is not a list of scopes separated by single spaces";
    why "servers split only at spaces, so any other separator makes an unknown or invalid scope";
    source "RFC 6749 §3.3";
    Webhooks;
    bad with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header", "read,write");
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header", "read write");
    says {
        SCOPE_EMPTY: "`scope` is empty" => "omit `scope`, or name at least one scope", fix [RemoveScope];
        SCOPE_COMMA: "`scope` contains a comma" => "separate scopes with single spaces", fix [SpacesForCommas, RemoveScope];
        SCOPE_SPACE: "`scope` contains whitespace other than single spaces between scopes" => "separate scopes with single spaces, without leading or trailing whitespace", fix [SingleSpaces, RemoveScope];
        SCOPE_CHARACTER: "`scope` has a character outside RFC 6749 §3.3 at character {position}" => "use only visible ASCII without `\"` and `\\`";
    }

    CredentialsInBody = "credentials_in_body", Policy, Notice;
    finds "`credentialsLocation` set to `body`";
    why "every authorization server must support HTTP Basic";
    source "RFC 6749 §2.3.1";
    Webhooks;
    bad with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "body");
    good with_oauth!("https://login.onion.example/token", "chat", "hV7-tq0p", "header");
    unfixed "only the owner of the authorization server knows whether it takes them in a header";
    says {
        CREDENTIALS_IN_BODY: "the client's credentials are sent in the request body" => "use `header` if the authorization server allows it";
    }

    Placeholder = "placeholder", Policy, Warning;
    finds "a value copied from documentation: `<YOUR_TOKEN>`, `example.com` hosts, `my-client-secret` and the reference's own examples; brackets with something inside in a URL, a scope or a sub-account id";
    why "the webhook cannot work";
    source "the API reference; RFC 2606 §3";
    Webhooks;
    bad request!(r#""httpAuthorization": "Bearer <YOUR_TOKEN>""#);
    good request!(r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    says {
        PLACEHOLDER: "`{property}` contains a placeholder from documentation" => "replace it with the real value", fix [TypeValue];
        PLACEHOLDER_HOST: "host `{host}` is reserved for documentation" => "replace it with the real host", fix [TypeHost];
    }

    UnknownErrorCode = "unknown_error_code", Policy, Notice;
    finds "an error body whose `code` is not in the register";
    why "the code is new, or does not belong to this API";
    source "the API reference, error codes; the set is open";
    ErrorResponse;
    bad r#"{"code": 7, "errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z"}"#;
    good r#"{"code": 1001, "errorId": "b4478860-b76c-e811-814e-022a35cc1c71", "timestamp": "2020-12-22T05:52:01.85Z"}"#;
    unfixed "the platform wrote it";
    says {
        UNKNOWN_ERROR_CODE: "`code` is not in the register of error codes" => "rely on the HTTP status, and quote `errorId` to the vendor's support";
    }

    UnknownEvent = "unknown_event", Policy, Notice;
    finds "an event that is not documented, or a body that is no event";
    why "the platform may have added it since this version was released; its body is kept";
    source "our decision: events are open";
    Event;
    bad r#"{"namespace": "ChatApps", "eventType": "message_edited", "payload": {"umid": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b"}}"#;
    good receipt!();
    unfixed "the platform wrote it";
    says {
        UNKNOWN_EVENT: "undocumented event" => "look for a newer version of this program, and answer 2XX: the platform would only repeat the event";
        UNKNOWN_EVENT_BODY: "unrecognized body: neither an event nor a business update" => "find out who posted it; if it is authentic, answer 2XX";
    }

    ForeignEvent = "foreign_event", Policy, Notice;
    finds "an event of another product, such as SMS or VOICE";
    why "the same URL is configured there, too";
    source "our decision: only events of Chat Apps are modelled";
    Event;
    bad r#"{"namespace": "SMS", "eventType": "inbound_message_received", "payload": {"umid": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b"}}"#;
    good receipt!();
    unfixed "the platform wrote it";
    says {
        FOREIGN_EVENT: "event of another product" => "configure a URL of its own for the other product, or look at the body yourself";
    }

    UnknownVersion = "unknown_version", Policy, Notice;
    finds "a `version` above the newest that is documented for that event";
    why "the platform may have added it since this version was released; the event is read as the newest that is known";
    source "our decision: events are open";
    Event;
    bad concat!(r#"{"version": 10, "#, receipt_members!());
    good receipt!();
    unfixed "the platform wrote it";
    says {
        UNKNOWN_VERSION: "version above {newest}, the newest that is documented" => "look for a newer version of this program; the event is read as version {newest}";
    }

    LegacyFormat = "legacy_format", Policy, Notice;
    finds "an event in an older format";
    why "it lacks what later formats have; the vendor's support can switch an account to the newest";
    source "the vendor's pages on inbound messages and delivery receipts";
    Event;
    bad concat!("{", receipt_members!());
    good receipt!();
    unfixed "the platform wrote it";
    says {
        LEGACY_FORMAT: "older format; the newest is version {newest}" => "ask the vendor's support to switch the account to the newest format: {change}";
        LEGACY_FORMAT_FLAT: "older format without an envelope" => "ask the vendor's support to switch the account to the newest format: {change}";
    }

    MissingDocumented = "missing_documented", Policy, Notice;
    finds "an event without a property that it has by the documents; `null` counts as absent";
    why "a receiver that relies on the documents may rely on the property";
    source "the vendor's pages on events";
    Event;
    bad r#"{"version": 9, "namespace": "ChatApps", "eventType": "outbound_message_status_changed", "payload": {"umid": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b", "subAccountId": "Onion_Marketing", "channel": "sms", "user": {}, "status": {"state": "sent", "timestamp": "2026-05-04T09:30:00.00Z"}}}"#;
    good receipt!();
    unfixed "the platform wrote it";
    says {
        MISSING_DOCUMENTED: "missing property `{property}`, which is documented" => "handle the absence of `{property}`: {meaning}";
        MISSING_DOCUMENTED_ANY: "missing properties: one of {expected} is documented" => "handle the absence of all of them";
    }

    UnexpectedType = "unexpected_type", Policy, Warning;
    finds "a property of an event whose JSON type is not the documented one, if a receiver can do without it";
    why "models have no value there; the body is kept";
    source "the vendor's pages on events";
    Event;
    bad concat!(r#"{"version": "9", "#, receipt_members!());
    good receipt!();
    unfixed "the platform wrote it";
    says {
        UNEXPECTED_TYPE: "expected {expected}, found {found}" => "read the value from the body as it was received; models have none";
    }

    MalformedTimestamp = "malformed_timestamp", Policy, Warning;
    finds "a time in an event that is not a date and time of RFC 3339";
    why "it can't be compared with others; models keep its text";
    source "the vendor's pages on events; RFC 3339";
    Event;
    bad r#"{"version": 9, "namespace": "ChatApps", "eventType": "outbound_message_status_changed", "description": "Receipt", "payload": {"umid": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b", "subAccountId": "Onion_Marketing", "channel": "sms", "user": {}, "status": {"state": "sent", "timestamp": "2026-05-04 09:30:00"}}}"#;
    good receipt!();
    unfixed "the platform wrote it";
    says {
        MALFORMED_TIMESTAMP: "expected a date and time" => "use the time of arrival instead";
    }

    MalformedId = "malformed_id", Policy, Notice;
    finds "an id in an event that is documented as a UUID and is not 8-4-4-4-12 hexadecimal digits";
    why "a database column of type UUID refuses it; models keep its text";
    source "the vendor's pages on events; RFC 9562 §4";
    Event;
    bad r#"{"version": 9, "namespace": "ChatApps", "eventType": "outbound_message_status_changed", "description": "Receipt", "payload": {"umid": "receipt-1", "subAccountId": "Onion_Marketing", "channel": "sms", "user": {}, "status": {"state": "sent", "timestamp": "2026-05-04T09:30:00.00Z"}}}"#;
    good receipt!();
    unfixed "the platform wrote it";
    says {
        MALFORMED_ID: "expected a UUID" => "store the id as text";
    }

    ContradictoryContent = "contradictory_content", Policy, Warning;
    finds "content of an event that its `type` does not name";
    why "a receiver that looks at one of the two misses the other";
    source "the vendor's pages on inbound messages";
    Event;
    bad r#"{"eventType": "inboundMessage", "channel": "line", "umid": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b", "subAccountId": "Onion_Support", "timestamp": "2026-05-04T09:30:00.00Z", "user": {"channelUserId": "U0123456789abcdef0123456789abcdef"}, "type": "Text", "content": {"url": "https://media.onion.example/1.jpg"}, "version": 1, "recipient": {"recipientId": "5d1c7a20-6b3e-4f58-9a07-1b2c3d4e5f60"}}"#;
    good r#"{"eventType": "inboundMessage", "channel": "line", "umid": "1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b", "subAccountId": "Onion_Support", "timestamp": "2026-05-04T09:30:00.00Z", "user": {"channelUserId": "U0123456789abcdef0123456789abcdef"}, "type": "Text", "content": {"text": "Do you deliver on Sundays?"}, "version": 1, "recipient": {"recipientId": "5d1c7a20-6b3e-4f58-9a07-1b2c3d4e5f60"}}"#;
    unfixed "the platform wrote it";
    says {
        CONTRADICTORY_CONTENT: "`{property}` is there, which the value of `{by}` does not name" => "look at all members of the content, not only at the one that `{by}` names";
    }

    RefusedEvent = "refused_event", Receiver, Error;
    finds "a documented event that a receiver doesn't answer with 2XX";
    why "the platform sends the event five times within about two minutes, and then drops it";
    source "the vendor's pages on events: what is not 2XX is sent again after 1, 10, 30 and 90 seconds";
    ReceiverTranscript;
    bad probe!("event", "right", r#""status": 400, "milliseconds": 12"#);
    good probe!("event");
    unfixed "it is the receiver that has to change";
    says {
        REFUSED_EVENT: "answered {status} to {probe}" => "answer 2XX to every authentic event, and handle failures later; the platform sends this one five times within about two minutes, and then drops it";
    }

    RefusedLegacyFormat = "refused_legacy_format", Receiver, Warning;
    finds "an event in an older format that a receiver doesn't answer with 2XX";
    why "an account has the format that the vendor's support has set for it; if it is an older one, the platform sends each event five times within about two minutes, and then drops it";
    source "the vendor's pages on inbound messages and delivery receipts, which have both formats";
    ReceiverTranscript;
    bad probe!("legacy_format", "right", r#""status": 400, "milliseconds": 12"#);
    good probe!("legacy_format");
    unfixed "it is the receiver that has to change";
    says {
        REFUSED_LEGACY_FORMAT: "answered {status} to {probe}" => "answer 2XX, whatever the format; on an account with the older format, the platform drops each such event after five attempts";
    }

    RefusedUnknown = "refused_unknown", Receiver, Error;
    finds "an event, property, value or version that isn't documented, and that a receiver doesn't answer with 2XX";
    why "the platform adds them without notice; from that day on, it sends each such event five times within about two minutes, and then drops it";
    source "our decision: a receiver answers 2XX to everything authentic; the platform gained six events and changed three lists in nine months";
    ReceiverTranscript;
    bad probe!("unknown_property", "right", r#""status": 422, "milliseconds": 12"#);
    good probe!("unknown_property");
    unfixed "it is the receiver that has to change";
    says {
        REFUSED_UNKNOWN: "answered {status} to {probe}" => "answer 2XX, and ignore what you don't know; the platform adds such things without notice, and drops each event that has one after five attempts";
    }

    RefusedVariation = "refused_variation", Receiver, Error;
    finds "an event with a time of seven digits of a second, without a phone number, or with `null`, that a receiver doesn't answer with 2XX";
    why "documents allow or print all of these; the platform sends the event five times within about two minutes, and then drops it";
    source "the vendor's pages on events and their samples";
    ReceiverTranscript;
    bad probe!("null_members", "right", r#""status": 400, "milliseconds": 12"#);
    good probe!("null_members");
    unfixed "it is the receiver that has to change";
    says {
        REFUSED_VARIATION: "answered {status} to {probe}" => "accept times with any number of digits after the point, and events without a phone number, and treat null like absence; the platform drops each such event after five attempts";
    }

    RefusedMalformed = "refused_malformed", Receiver, Warning;
    finds "an authentic body that isn't JSON, or an event without its id, that a receiver doesn't answer with 2XX";
    why "sent again, it is no better: it comes five times within about two minutes, and nobody sees what it was";
    source "our decision: a receiver answers 2XX to everything authentic";
    ReceiverTranscript;
    bad probe!("malformed_json", "right", r#""status": 400, "milliseconds": 12"#);
    good probe!("malformed_json");
    unfixed "it is the receiver that has to change";
    says {
        REFUSED_MALFORMED: "answered {status} to {probe}" => "answer 2XX, and log or store the body; the platform would send it four more times, and it would be no better";
    }

    RefusedDuplicate = "refused_duplicate", Receiver, Error;
    finds "an event that comes again, and that a receiver doesn't answer with 2XX";
    why "the platform sends an event again if an answer was lost; a refusal makes it send this one four more times, and counts as a failure";
    source "the vendor's pages on events: handlers are to be idempotent";
    ReceiverTranscript;
    bad probe!("duplicate", "right", r#""status": 409, "milliseconds": 12"#);
    good probe!("duplicate");
    unfixed "it is the receiver that has to change";
    says {
        REFUSED_DUPLICATE: "answered {status} to {probe}" => "answer 2XX to an event that was handled before, and do nothing; the platform sends it again until the answer is 2XX, up to five times";
    }

    RefusedLateReceipt = "refused_late_receipt", Receiver, Error;
    finds "a receipt that comes after a later one of the same message, and that a receiver doesn't answer with 2XX";
    why "receipts are separate requests, and each may be sent again up to 131 seconds later: `sent` can come after `read`; the platform sends the receipt five times within about two minutes, and then drops it";
    source "the vendor's pages on delivery receipts, which promise no order";
    ReceiverTranscript;
    bad probe!("late_receipt", "right", r#""status": 409, "milliseconds": 12"#);
    good probe!("late_receipt");
    unfixed "it is the receiver that has to change";
    says {
        REFUSED_LATE_RECEIPT: "answered {status} to {probe}" => "answer 2XX, and keep the state that says more; receipts come in any order, and the platform drops this one after five attempts";
    }

    RefusedLargeBody = "refused_large_body", Receiver, Error;
    finds "an event of 512 KiB that a receiver doesn't answer with 2XX, or closes the connection on";
    why "answers to Flows have pictures in them; the platform sends the event five times within about two minutes, and then drops it";
    source "the vendor's pages on Flows; many servers take 100 kB unless told otherwise";
    ReceiverTranscript;
    bad probe!("large_body", "right", r#""status": 413, "milliseconds": 12"#);
    good probe!("large_body");
    unfixed "it is the receiver that has to change";
    says {
        REFUSED_LARGE_BODY: "answered {status} to {probe}" => "raise the limit on request bodies, also in proxies: answers to Flows have pictures in them; the platform drops each after five attempts";
        REFUSED_LARGE_BODY_CLOSED: "closed the connection on {probe}" => "raise the limit on request bodies, also in proxies: answers to Flows have pictures in them; the platform drops each after five attempts";
    }

    RedirectedEvent = "redirected_event", Receiver, Error;
    finds "an event that a receiver answers with a redirect: 301, 302, 303, 307 or 308";
    why "no document says that the platform follows redirects, and most clients turn a redirected POST into a GET; the platform sends the event five times within about two minutes, and then drops it";
    source "our decision: a redirect is no success; RFC 9110 §15.4";
    ReceiverTranscript;
    bad probe!("event", "right", r#""status": 301, "milliseconds": 12"#);
    good probe!("event");
    unfixed "it is the receiver that has to change";
    says {
        REDIRECTED_EVENT: "answered {status}, a redirect, to {probe}" => "set the URL of the webhook to where the redirect leads, and check its scheme and final slash; redirects are not followed, and the event is dropped after five attempts";
    }

    NoAnswer = "no_answer", Receiver, Error;
    finds "an event to which a receiver gives no HTTP response";
    why "a connection error is a failure like any other: the platform sends the event five times within about two minutes, and then drops it";
    source "the vendor's pages on events: what is not 2XX is sent again after 1, 10, 30 and 90 seconds";
    ReceiverTranscript;
    bad probe!("event", "right", r#""failure": "closed", "milliseconds": 12"#);
    good probe!("event");
    unfixed "it is the receiver that has to change";
    says {
        NO_ANSWER: "no answer to {probe}" => "check the receiver's log, and what is in front of it; the platform sends this one five times within about two minutes, and then drops it";
        NO_ANSWER_CLOSED: "closed the connection instead of an answer to {probe}" => "look for a crash in the receiver's log, or for a limit of a proxy; the platform sends this one five times within about two minutes, and then drops it";
        NO_ANSWER_REFUSED: "refused the connection for {probe}" => "check whether the receiver stopped, or accepts too few connections; the platform sends this one five times within about two minutes, and then drops it";
        NO_ANSWER_TLS: "failed TLS for {probe}" => "check the name and the date of the certificate, that its chain is complete, and that the port speaks TLS; as it is, the platform drops every event after five attempts";
        NO_ANSWER_UNREADABLE: "answered {probe} with something that is no HTTP response, or with a head that is too large" => "check the scheme and the port of the URL, and send fewer headers and cookies: more than 128 fields or 64 KiB are not read; the platform sends this one five times within about two minutes, and then drops it";
    }

    AnswerTimeout = "answer_timeout", Receiver, Error;
    finds "an event that a receiver doesn't answer within 5 seconds";
    why "the platform hangs up and sends the event again, although the receiver may have handled it: up to five times, and then it counts as lost";
    source "the vendor's pages on WhatsApp webhooks and Flows: 5 seconds";
    ReceiverTranscript;
    bad probe!("event", "right", r#""failure": "timeout", "milliseconds": 5000"#);
    good probe!("event");
    unfixed "it is the receiver that has to change";
    says {
        ANSWER_TIMEOUT: "no answer to {probe} within 5 seconds" => "answer first, and do the work later; the platform hangs up after 5 seconds and sends the event again, so it may be handled up to five times";
        ANSWER_TIMEOUT_LATE: "answered {probe} after {milliseconds|millisecond|milliseconds}" => "answer first, and do the work later; the platform hangs up after 5 seconds and sends the event again, so it may be handled up to five times";
    }

    SlowAnswer = "slow_answer", Receiver, Warning;
    finds "an event that a receiver takes more than 4 seconds to answer";
    why "the platform hangs up after 5 seconds; a slow network or a busy hour makes that a failure";
    source "our decision; the vendor's pages on WhatsApp webhooks and Flows: 5 seconds";
    ReceiverTranscript;
    bad probe!("event", "right", r#""status": 204, "milliseconds": 4200"#);
    good probe!("event");
    unfixed "it is the receiver that has to change";
    says {
        SLOW_ANSWER: "answered {probe} after {milliseconds|millisecond|milliseconds}" => "answer first, and do the work later; the platform hangs up after 5 seconds, and a busy hour makes this answer too late";
    }

    AuthorizationRefused = "authorization_refused", Receiver, Error;
    finds "an event with the right `Authorization` that a receiver answers with 401 or 403";
    why "no event gets in: each is sent five times within about two minutes, and then dropped";
    source "the vendor's pages on events: what is not 2XX is sent again after 1, 10, 30 and 90 seconds";
    ReceiverTranscript;
    bad probe!("event", "right", r#""status": 401, "milliseconds": 12"#);
    good probe!("event");
    unfixed "it is the receiver that has to change";
    says {
        AUTHORIZATION_REFUSED: "answered {status} to {probe} with the right `Authorization`" => "compare the whole value, scheme included, with the webhook's `httpAuthorization`; as it is, the platform drops every event after five attempts";
    }

    UnauthenticatedAccepted = "unauthenticated_accepted", Receiver, Error;
    finds "an event with a wrong `Authorization`, or with none, that a receiver answers with 2XX";
    why "whoever finds the URL can post made-up events: messages of customers, receipts, changes of the account";
    source "our decision: a receiver answers 401 to what isn't authentic; the API reference, `httpAuthorization`";
    ReceiverTranscript;
    bad probe!("event", "wrong", r#""status": 204, "milliseconds": 12"#);
    good probe!("event");
    unfixed "it is the receiver that has to change";
    says {
        UNAUTHENTICATED_WRONG: "answered {status} to {probe} with a wrong `Authorization`" => "compare `Authorization` with the webhook's value, and answer 401 if it differs; as it is, whoever finds the URL can post made-up events";
        UNAUTHENTICATED_MISSING: "answered {status} to {probe} without `Authorization`" => "set `httpAuthorization` or `oauth` of the webhook, and answer 401 without it; as it is, whoever finds the URL can post made-up events";
    }

    UnauthorizedStatus = "unauthorized_status", Receiver, Notice;
    finds "an event with a wrong `Authorization`, or with none, that a receiver answers with another status than 401 or 2XX, or not at all";
    why "after a change of the secret, the log doesn't say why events are refused";
    source "RFC 9110 §15.5.2";
    ReceiverTranscript;
    bad probe!("event", "missing", r#""status": 500, "milliseconds": 12"#);
    good probe!("event");
    unfixed "it is the receiver that has to change";
    says {
        UNAUTHORIZED_STATUS_WRONG: "answered {status} to {probe} sent with wrong credentials" => "answer 401: if the secret is ever changed on one side only, the status then says why events are lost";
        UNAUTHORIZED_STATUS_MISSING: "answered {status} to {probe} sent without credentials" => "answer 401: if the secret is ever changed on one side only, the status then says why events are lost";
        UNAUTHORIZED_SILENCE_WRONG: "gave no answer to {probe} sent with wrong credentials" => "answer 401: if the secret is ever changed on one side only, the status then says why events are lost";
        UNAUTHORIZED_SILENCE_MISSING: "gave no answer to {probe} sent without credentials" => "answer 401: if the secret is ever changed on one side only, the status then says why events are lost";
    }

    UnusedSuppression = "unused_suppression", Project, Warning;
    finds "a suppression in the configuration of a project that suppresses nothing of what was checked";
    why "it would hide the next mistake, which nobody has looked at";
    source "our decision: a suppression says what it is for, and goes with it";
    Webhooks in Toml;
    bad "[[suppressions]]\nrule = \"insecure_url\"\ntarget = { scope = \"Onion_Sandbox\", type = \"MSG\" }\nreason = \"The sandbox has no certificate.\"\n";
    good "policy = \"recommended\"\n";
    unfixed "a person decides whether it is still needed elsewhere";
    says {
        UNUSED_SUPPRESSION: "this suppression of `{rule}` suppresses nothing" => "remove it; its finding is gone";
    }

    ExpiredSuppression = "expired_suppression", Project, Warning;
    finds "a suppression in the configuration of a project whose last day is over";
    why "it no longer suppresses anything, and what it was there for should be done by now";
    source "our decision: a suppression says what it is for, and goes with it";
    Webhooks in Toml;
    bad "[[suppressions]]\nrule = \"insecure_url\"\ntarget = { scope = \"Onion_Sandbox\" }\nreason = \"The certificate comes in January.\"\nuntil = 2026-01-31\n";
    good "policy = \"recommended\"\n";
    unfixed "a person decides whether to put it right or to wait longer";
    says {
        EXPIRED_SUPPRESSION: "this suppression of `{rule}` ended on {until}" => "put right what it was for, and remove it; or set a later `until`";
    }
}
