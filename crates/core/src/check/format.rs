//! The formats of the contract: `uri`, `date-time`, `uuid`.

use super::pass::Pass;
use super::place::Place;
use super::webhook::UrlRead;
use crate::error_response::{ErrorId, Timestamp};
use crate::finding::Params;
use crate::policy::{Entry, UrlRole, Wording, check_url, wording};
use crate::uri::{Parts, Uri};

fn report(pass: &mut Pass<'_>, place: &Place<'_>, wording: &'static Wording, format: &'static str) {
    pass.report(wording, place, || Params::default().with("format", format));
}

/// Reads a URL: of the receiver, or of the token endpoint.
pub(crate) fn read_url(pass: &mut Pass<'_>, place: &Place<'_>, text: &str, role: UrlRole) -> UrlRead {
    let parts = Parts::of(text);
    let is_uri = parts.is_uri();
    if !is_uri {
        report(pass, place, wording_of_uri(text), "uri");
    }
    UrlRead {
        facts: check_url(pass, place, &parts, is_uri, role),
        hash: if Entry::wanted(pass) { pass.hash(text) } else { 0 },
        kept: (is_uri && pass.keeps()).then(|| Uri::new_unchecked(text)),
    }
}

/// What to say of a text that is no URI.
fn wording_of_uri(text: &str) -> &'static Wording {
    let host =
        text.split("//").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    if text.contains(char::is_whitespace) {
        &wording::FORMAT_URI_SPACE
    } else if !text.contains(':') {
        &wording::FORMAT_URI_SCHEME
    } else if !host.is_ascii() {
        &wording::FORMAT_URI_HOST
    } else {
        &wording::FORMAT_URI
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
