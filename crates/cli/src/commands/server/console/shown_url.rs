//! URLs as listings show them: with stars for what may be secret.

use chatapps_webhooks::{Secret, Uri, Webhook, shown_parts};

/// A URL of the same length and parts. Its separators stay, so that it is one.
pub(super) fn shown_url(url: &Uri<'_>) -> String {
    let text = url.as_str();
    let mut shown = vec![b'*'; text.len()];
    if let Some((_, property)) = Webhook::TYPE.property("url") {
        for part in shown_parts(property, text) {
            if let (Some(place), Some(bytes)) = (shown.get_mut(part.clone()), text.as_bytes().get(part)) {
                place.copy_from_slice(bytes);
            }
        }
    }
    for (at, separator) in separators(url) {
        if let Some(byte) = shown.get_mut(at) {
            *byte = separator;
        }
    }
    String::from_utf8_lossy(&shown).into_owned()
}

/// Where the parts of a URL end that may be secret.
fn separators(url: &Uri<'_>) -> impl Iterator<Item = (usize, u8)> {
    let (text, redacted) = (url.as_str(), url.redacted());
    // Where nobody can tell what is secret, nothing is known of its parts.
    let is_known = redacted != Secret::MASK;
    let place = text.split(['?', '#']).next().unwrap_or_default();
    let at = redacted.contains("***@").then(|| place.find('@')).flatten();
    let fragment = text.find('#');
    let query = text.find('?').filter(|query| fragment.is_none_or(|fragment| *query < fragment));
    [(at, b'@'), (query, b'?'), (fragment, b'#')]
        .into_iter()
        .filter_map(move |(place, separator)| Some((place.filter(|_| is_known)?, separator)))
}
