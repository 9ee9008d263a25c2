//! The value of `httpAuthorization`. Only what is not secret is read, and only that is written.

use crate::fix::fix::Edit;
use crate::fix::place::Place;
use crate::fix::site::Site;
use crate::rules::authorization::{begins_with_scheme, is_user_and_password};
use crate::values::stand_in::is_mask;

/// Removes it beside OAuth client credentials, if these are complete.
pub(super) fn without_header(site: &Site<'_>) -> Option<Edit> {
    let oauth = Place::of(site.containers, site.related()?)?.item()?.value_in(site.text())?;
    let has = |name| oauth.get(name)?.as_str().filter(|text| !text.is_empty() && !is_mask(text));
    (has("url").is_some() && has("clientId").is_some() && has("clientSecret").is_some())
        .then(|| site.place()?.removal())?
}

/// Removes the colon behind a scheme, or writes a space in its place if none follows.
pub(super) fn without_colon(site: &Site<'_>) -> Option<Edit> {
    let content = site.content()?;
    let colon = content.text().find(':')?;
    let has_space = content.text().get(colon + 1..)?.starts_with(' ');
    Some(Edit::new(content.locate(colon..colon + 1)?, if has_space { "" } else { " " }))
}

/// Removes `Authorization` and a colon from the start.
pub(super) fn without_name(site: &Site<'_>) -> Option<Edit> {
    const NAME: &str = "authorization";
    let content = site.content()?;
    let text = content.text();
    let name = text.get(..NAME.len()).filter(|name| name.eq_ignore_ascii_case(NAME))?;
    let value = text.get(name.len()..)?.trim_start_matches([':', ' ']);
    (!value.is_empty()).then(|| content.locate(0..text.len() - value.len()))?.map(Edit::removal)
}

/// Removes the first of two schemes.
pub(super) fn without_first_scheme(site: &Site<'_>) -> Option<Edit> {
    let content = site.content()?;
    let (_, rest) = content.text().split_once(' ')?;
    let second = content.text().len() - rest.trim_start_matches(' ').len();
    content.locate(0..second).map(Edit::removal)
}

/// Writes `Bearer` before a token (`token68` of RFC 9110 §11.2). What may be a scheme without its
/// space, a parameter, or the Base64 of a user and a password is none.
pub(super) fn with_bearer(site: &Site<'_>) -> Option<Edit> {
    let content = site.content()?;
    let value = content.text();
    let token = value.trim_end_matches('=');
    let is_token = |c: char| c.is_ascii_alphanumeric() || "-._~+/".contains(c);
    let is_guess = begins_with_scheme(value) || is_user_and_password(token);
    (!token.is_empty() && token.chars().all(is_token) && !is_guess)
        .then(|| content.inside().map(|inside| Edit::insertion(inside.start, "Bearer ")))?
}

/// A place for the credentials behind a scheme.
pub(super) fn place_of_credentials(site: &Site<'_>) -> Option<Edit> {
    let content = site.content()?;
    let scheme = content.text().trim_end_matches(' ').len();
    Some(Edit::new(content.locate(scheme..content.text().len())?, " "))
}
