//! The formats and the policy rules on strings, by what a string is.

use super::authorization::check_authorization;
use super::credentials::{check_credential, check_scope};
use super::sub_account::check_sub_account_id;
use super::url::check_url;
use super::url::role::UrlRole;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::describe::object::{Format, TextRules, TextType};
use crate::finding::params::Params;
use crate::policy::catalogue::{Wording, wording};
use crate::values::account_id::AccountId;
use crate::values::error_id::ErrorId;
use crate::values::stand_in::Holder;
use crate::values::timestamp::Timestamp;
use crate::values::uri::is_other_uri;
use crate::values::uri::plain::PlainUrl;

/// What the rules between properties ask about a string.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum TextFact {
    #[default]
    None,
    /// The string is empty.
    Empty,
    /// It is `*`: all sub-accounts of the account.
    AllSubAccounts,
    /// It is a URL with the scheme `http`.
    PlainHttp,
}

/// Checks a string: the format of the contract, then the policy rules. The verdict on each, and
/// what the rules between properties ask about it.
#[expect(
    clippy::inline_always,
    reason = "the type is a constant in the readers of webhooks: nothing is left to branch on"
)]
#[inline(always)]
pub(crate) fn check_text(
    context: &mut Context<'_>,
    location: &Location<'_>,
    text_type: &TextType,
    text: &str,
) -> (Verdict, Verdict, TextFact) {
    if matches!(text_type.format, Some(Format::Uri)) {
        return check_uri(context, location, text_type.rules, text);
    }
    if text_type.is_non_empty && text.is_empty() {
        let params = || Params::default().with("limit", 1).with("length", 0);
        let verdict = context.report(&wording::MIN_LENGTH_ID, location, params);
        return (verdict, Verdict::VALID, TextFact::Empty);
    }
    let format = match text_type.format {
        // There, formats are a matter of policy.
        Some(_) if context.is_lenient() && context.contract_only() => Verdict::VALID,
        Some(format) => check_format(context, location, format, text),
        None => Verdict::VALID,
    };
    if context.contract_only() {
        return (format, Verdict::VALID, TextFact::None);
    }
    let (policy, fact) = check_rules(context, location, text_type.rules, text);
    (format, policy, fact)
}

#[inline]
fn check_rules(
    context: &mut Context<'_>,
    location: &Location<'_>,
    rules: TextRules,
    text: &str,
) -> (Verdict, TextFact) {
    match rules {
        TextRules::SubAccountId if text == "*" => (Verdict::VALID, TextFact::AllSubAccounts),
        TextRules::SubAccountId => (check_sub_account_id(context, location, text), TextFact::None),
        TextRules::HttpAuthorization if text.is_empty() => (Verdict::VALID, TextFact::Empty),
        TextRules::HttpAuthorization => (check_authorization(context, location, text), TextFact::None),
        TextRules::ClientId | TextRules::ClientSecret => {
            (check_credential(context, location, text, Holder::of(rules)), TextFact::None)
        }
        TextRules::OAuthScope => (check_scope(context, location, text), TextFact::None),
        TextRules::None | TextRules::EventUrl | TextRules::TokenUrl => (Verdict::VALID, TextFact::None),
    }
}

/// Checks a URI and, if it is one of a webhook, the URL: the two share what they read. There is one
/// copy of it for all types of URIs, into which the reading of plain URLs is inlined (60
/// instructions a webhook).
#[inline(never)]
fn check_uri(
    context: &mut Context<'_>,
    location: &Location<'_>,
    rules: TextRules,
    text: &str,
) -> (Verdict, Verdict, TextFact) {
    let plain = PlainUrl::read(text);
    let is_uri = plain.is_some() || is_other_uri(text);
    let format =
        if is_uri { Verdict::VALID } else { report_format(context, location, wording_of_uri(text), "uri") };
    let role = match rules {
        TextRules::EventUrl => UrlRole::Events,
        TextRules::TokenUrl => UrlRole::Token,
        _ => return (format, Verdict::VALID, TextFact::None),
    };
    if context.contract_only() {
        return (format, Verdict::VALID, TextFact::None);
    }
    let (policy, is_http) = check_url(context, location, text, (plain, is_uri), role);
    (format, policy, if is_http { TextFact::PlainHttp } else { TextFact::None })
}

/// Checks a format other than `uri`.
fn check_format(context: &mut Context<'_>, location: &Location<'_>, format: Format, text: &str) -> Verdict {
    match format {
        Format::Uri => Verdict::VALID,
        Format::DateTime if Timestamp::is_valid(text) => Verdict::VALID,
        Format::Uuid if ErrorId::is_valid(text) => Verdict::VALID,
        Format::DateTime if context.is_lenient() => {
            context.report(&wording::MALFORMED_TIMESTAMP, location, Params::default)
        }
        Format::Uuid if context.is_lenient() => {
            context.report(&wording::MALFORMED_ID, location, Params::default)
        }
        Format::DateTime => report_format(context, location, &wording::FORMAT_DATE_TIME, "date-time"),
        Format::Uuid => report_format(context, location, &wording::FORMAT_UUID, "uuid"),
        Format::AccountId => check_account_id(context, location, text),
    }
}

fn report_format(
    context: &mut Context<'_>,
    location: &Location<'_>,
    wording: &'static Wording,
    format: &'static str,
) -> Verdict {
    context.report(wording, location, || [("format", format)].into())
}

/// The wording for a string that is no URI.
fn wording_of_uri(text: &str) -> &'static Wording {
    let host =
        text.split("//").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    if text.contains(char::is_whitespace) {
        &wording::FORMAT_URI_SPACE
    } else if !has_scheme(text) {
        &wording::FORMAT_URI_SCHEME
    } else if !host.is_ascii() {
        &wording::FORMAT_URI_HOST
    } else {
        &wording::FORMAT_URI
    }
}

/// Whether a text begins with a scheme (RFC 3986 §3.1), as `10.0.0.1:8080` and `my_host:80` don't.
fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

/// Checks an account id. Each keyword that fails is reported, as a JSON Schema validator does.
fn check_account_id(context: &mut Context<'_>, location: &Location<'_>, text: &str) -> Verdict {
    let length = text.chars().count();
    let limit = |limit: usize| move || Params::default().with("limit", limit).with("length", length);
    let mut verdict = Verdict::VALID;
    if length < AccountId::MIN_LENGTH {
        verdict |= context.report(&wording::MIN_LENGTH, location, limit(AccountId::MIN_LENGTH));
    }
    if length > AccountId::MAX_LENGTH {
        verdict |= context.report(&wording::MAX_LENGTH, location, limit(AccountId::MAX_LENGTH));
    }
    if !AccountId::is_valid(text) {
        verdict |= context.report(&wording::PATTERN, location, || [("pattern", AccountId::PATTERN)].into());
    }
    verdict
}
