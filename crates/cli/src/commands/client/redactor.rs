//! Removes secrets from texts that an endpoint wrote: it knows the API key, and may repeat what
//! requests and its own listings hold.
//!
//! An endpoint may write a URL in another form than the one it was given: with a port, with another
//! case, percent-decoded or percent-encoded. So the secret parts of a URL are looked for one by
//! one, and texts are compared without regard to case and to percent-encoding.

mod reading;
mod url_parts;

use chatapps_webhooks::{OAuthClientCredentials, Secret, Webhook};

use self::reading::{Part, Reading};
use self::url_parts::url_parts;

/// What stands for a text that isn't shown.
pub(super) const STARS: &str = "***";

/// The most characters of a text to show.
const MAX_SHOWN: usize = 500;

/// The most characters of a text to search. What follows is not shown.
const MAX_SEARCHED: usize = 8 * 1024;

/// The texts to hide.
#[derive(Default)]
pub(crate) struct Redactor {
    secrets: Vec<Secret<'static>>,
    /// URLs with parts to hide.
    urls: Vec<Secret<'static>>,
}

impl Redactor {
    /// Adds a secret to hide.
    pub(super) fn hide(&mut self, secret: &Secret<'_>) {
        if !secret.reveal().is_empty() && !secret.is_mask() {
            add(secret.reveal(), &mut self.secrets);
        }
    }

    /// Adds the secrets of webhooks, and the parts of their URLs that may be secret.
    pub(crate) fn hide_all<'w>(&mut self, webhooks: impl IntoIterator<Item = &'w Webhook>) {
        for webhook in webhooks {
            let oauth = webhook.oauth();
            for url in [Some(webhook.url()), oauth.map(OAuthClientCredentials::url)].into_iter().flatten() {
                if url.redacted() != url.as_str() {
                    add(url.as_str(), &mut self.urls);
                }
            }
            let secrets = [webhook.http_authorization(), oauth.map(OAuthClientCredentials::client_secret)];
            for secret in secrets.into_iter().flatten() {
                self.hide(&secret);
            }
        }
    }

    /// The text without secrets, cut to a useful length, since an endpoint may write any amount of
    /// text.
    pub(crate) fn redact(&self, text: &str) -> String {
        let (text, unseen) = split_after(text, MAX_SEARCHED);
        let mut readings = Reading::all_of(text);
        self.each_part(|part| {
            part.each_form(|form| readings.iter_mut().for_each(|reading| reading.hide(form, part)));
        });
        let mut is_hidden = vec![false; text.len()];
        for reading in &readings {
            reading.mark(&mut is_hidden);
        }
        show_outer_spaces(text, &mut is_hidden);
        let redacted = with_stars(text, &is_hidden);
        let (shown, rest) = split_after(&redacted, MAX_SHOWN);
        if unseen.is_empty() && rest.is_empty() { shown.to_owned() } else { format!("{shown}…") }
    }

    /// Passes on each text to hide.
    fn each_part(&self, mut each: impl FnMut(Part<'_>)) {
        for secret in &self.secrets {
            let text = secret.reveal();
            each(Part::Secret(text));
            // An endpoint may repeat the credentials without their scheme, or decode them.
            if let Some((scheme, credentials)) = text.split_once(' ') {
                each(Part::Secret(credentials));
                if scheme.eq_ignore_ascii_case("basic")
                    && let Some(user_info) = url_parts::from_base64(credentials)
                {
                    url_parts::user_info_parts(&user_info, &mut each);
                }
            }
        }
        for url in &self.urls {
            url_parts(url.reveal(), &mut each);
        }
    }
}

/// Adds a text, unless it is the last one: both webhooks of an entry without a type have the same.
fn add(text: &str, list: &mut Vec<Secret<'static>>) {
    if list.last().is_none_or(|last| last.reveal() != text) {
        list.push(text.to_owned().into());
    }
}

/// Splits a text after a number of characters.
fn split_after(text: &str, characters: usize) -> (&str, &str) {
    let end = text.char_indices().nth(characters).map_or(text.len(), |(end, _)| end);
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// Shows the spaces at both ends of what is hidden: a long part of a secret may begin or end with
/// one, but the text around it has it, too.
fn show_outer_spaces(text: &str, is_hidden: &mut [bool]) {
    let spaces: Vec<_> = text.match_indices(' ').map(|(at, _)| at).collect();
    let starts = spaces.iter().map(|at| (*at, at.checked_sub(1)));
    let ends = spaces.iter().rev().map(|at| (*at, Some(at + 1)));
    for (at, neighbour) in starts.chain(ends) {
        let is_outer = neighbour.and_then(|at| is_hidden.get(at)).is_none_or(|is_hidden| !is_hidden);
        if is_outer && let Some(is_hidden) = is_hidden.get_mut(at) {
            *is_hidden = false;
        }
    }
}

/// The text with stars in place of each run of characters of which a byte is hidden.
fn with_stars(text: &str, is_hidden: &[bool]) -> String {
    let mut shown = String::new();
    let mut is_inside = false;
    for (start, c) in text.char_indices() {
        let bytes = is_hidden.get(start..start + c.len_utf8()).unwrap_or_default();
        let was_inside = std::mem::replace(&mut is_inside, bytes.contains(&true));
        if !is_inside {
            shown.push(c);
        } else if !was_inside {
            shown.push_str(STARS);
        }
    }
    shown
}

#[cfg(test)]
mod tests;
