//! The formats of the contract: `uri`, `date-time`, `uuid`.

use super::pass::Pass;
use super::place::Place;
use super::webhook::UrlRead;
use crate::error_response::{ErrorId, Timestamp};
use crate::finding::Params;
use crate::policy::{Entry, UrlRole, Wording, check_url, wording};
use crate::uri::Uri;

fn report(pass: &mut Pass<'_>, place: &Place<'_>, wording: &'static Wording, format: &'static str) {
    pass.report(wording, place, || Params::default().with("format", format));
}

/// Reads a URL: of the receiver, or of the token endpoint.
pub(crate) fn read_url(pass: &mut Pass<'_>, place: &Place<'_>, text: &str, role: UrlRole) -> UrlRead {
    let parsed = fluent_uri::Uri::parse(text);
    if parsed.is_err() {
        let host =
            text.split("//").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
        let wording = if text.contains(char::is_whitespace) {
            &wording::FORMAT_URI_SPACE
        } else if !text.contains(':') {
            &wording::FORMAT_URI_SCHEME
        } else if !host.is_ascii() {
            &wording::FORMAT_URI_HOST
        } else {
            &wording::FORMAT_URI
        };
        report(pass, place, wording, "uri");
    }
    let facts = check_url(pass, place, text, parsed.is_ok(), role);
    UrlRead {
        facts,
        hash: if Entry::wanted(pass) { pass.hash(text) } else { 0 },
        kept: parsed.ok().filter(|_| pass.keeps()).map(Uri::from),
    }
}

/// Reads a UUID.
pub(crate) fn read_error_id(pass: &mut Pass<'_>, place: &Place<'_>, text: &str) -> Option<ErrorId> {
    if !ErrorId::is_valid(text) {
        report(pass, place, &wording::FORMAT_UUID, "uuid");
        return None;
    }
    pass.keeps().then(|| ErrorId::new_unchecked(text))
}

/// Reads a date and time.
pub(crate) fn read_timestamp(pass: &mut Pass<'_>, place: &Place<'_>, text: &str) -> Option<Timestamp> {
    if !Timestamp::is_valid(text) {
        report(pass, place, &wording::FORMAT_DATE_TIME, "date-time");
        return None;
    }
    pass.keeps().then(|| Timestamp::new_unchecked(text))
}
