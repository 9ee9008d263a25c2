//! The formats of the contract: `uri`, `date-time`, `uuid`.

use super::expect::{Expect, Kind, report_type};
use super::pass::{Pass, Text};
use super::place::Place;
use super::webhook::UrlRead;
use crate::error_response::{ErrorId, Timestamp};
use crate::finding::Params;
use crate::policy::{UrlFacts, UrlRole, Wording, check_url, wording};
use crate::uri::{PlainUrl, is_other_uri};

fn report(pass: &mut Pass<'_>, place: &Place<'_>, wording: &'static Wording, format: &'static str) {
    pass.report(wording, place, || Params::default().with("format", format));
}

/// Reads a URL: of the receiver, or of the token endpoint.
pub(crate) struct ReadUrl<'s, 'de>(pub(crate) &'s mut Option<UrlRead<'de>>, pub(crate) UrlRole);

impl<'de> ReadUrl<'_, 'de> {
    fn put(self, pass: &mut Pass<'_>, place: &Place<'_>, given: Text<'_, 'de>) {
        let text = given.as_str();
        let plain = PlainUrl::read(text);
        let is_uri = plain.is_some() || is_other_uri(text);
        if !is_uri {
            report(pass, place, wording_of_uri(text), "uri");
        }
        if pass.is_bare() {
            return;
        }
        let facts = if pass.is_contract() {
            UrlFacts::default()
        } else {
            check_url(pass, place, text, plain, is_uri, self.1)
        };
        *self.0 = Some(UrlRead {
            facts,
            hash: pass.hash_content(|| text),
            kept: if is_uri { pass.keep(given) } else { None },
        });
    }
}

impl<'de> Expect<'de> for ReadUrl<'_, 'de> {
    type Value = ();

    const KIND: Kind = Kind::String;

    fn mismatch(self, pass: &mut Pass<'_>, place: &Place<'_>, found: Kind) {
        *self.0 = None;
        report_type(pass, place, Self::KIND, found);
    }

    fn string(self, pass: &mut Pass<'_>, place: &Place<'_>, text: &str) {
        self.put(pass, place, Text::Passing(text));
    }

    fn lasting_string(self, pass: &mut Pass<'_>, place: &Place<'_>, text: &'de str) {
        self.put(pass, place, Text::Lasting(text));
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
