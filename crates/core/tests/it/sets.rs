//! Webhooks for the laws of sets and plans: few different values, so that entries meet.

use chatapps_webhooks::{
    CredentialsLocation, OAuthClientCredentials, SubAccountId, Unlisted, Uri, Webhook, WebhookSet,
    WebhookTarget, WebhookType,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// What marks each value that nobody may see: secrets, user information, queries.
pub(crate) const MARK: &str = "Zq7";

const SECRETS: [&str; 2] = ["Bearer Zq7a", "Bearer Zq7b"];
const MASKS: [&str; 1] = ["***"];

/// An entry of a request. A mask stands in place of a secret now and then, if that is wanted.
pub(crate) fn entry(masks: bool) -> impl Strategy<Value = Webhook> {
    (
        scope(),
        url(),
        option::of(authorization(masks)),
        option::of(any::<bool>()),
        option::of(webhook_type()),
        option::of(oauth(masks)),
    )
        .prop_map(|(scope, url, authorization, enabled, webhook_type, oauth)| {
            let webhook = Webhook::new(scope, &url);
            let webhook = authorization.into_iter().fold(webhook, Webhook::with_authorization);
            let webhook = enabled.into_iter().fold(webhook, Webhook::with_enabled);
            let webhook = webhook_type.into_iter().fold(webhook, Webhook::with_type);
            oauth.into_iter().fold(webhook, Webhook::with_oauth)
        })
}

/// The body of a request.
pub(crate) fn request() -> impl Strategy<Value = Vec<Webhook>> {
    vec(entry(false), 0..6)
}

/// A set, without masks.
pub(crate) fn set() -> impl Strategy<Value = WebhookSet> {
    request().prop_map(WebhookSet::from_iter)
}

/// A set in which some secrets are masks.
pub(crate) fn set_with_masks() -> impl Strategy<Value = WebhookSet> {
    vec(entry(true), 0..6).prop_map(WebhookSet::from_iter)
}

/// The same webhooks, with something in front of each mask of an authorization.
fn with_schemes(set: WebhookSet) -> WebhookSet {
    let is_mask = |webhook: &Webhook| webhook.http_authorization().is_some_and(|value| value.is_mask());
    let with_scheme = |webhook: Webhook| {
        if is_mask(&webhook) { webhook.with_authorization("Bearer ***") } else { webhook }
    };
    set.into_iter().map(with_scheme).collect()
}

/// What an account has and what it should have, with and without masks on either side.
pub(crate) fn two_sets() -> impl Strategy<Value = (WebhookSet, WebhookSet)> {
    let masked = |set: WebhookSet| set.masked();
    (
        prop_oneof![set(), set().prop_map(masked), set_with_masks()],
        prop_oneof![set(), set().prop_map(masked), set_with_masks(), set_with_masks().prop_map(with_schemes)],
    )
}

/// Targets of a deletion.
pub(crate) fn targets() -> impl Strategy<Value = Vec<WebhookTarget>> {
    let target = (scope(), option::of(webhook_type()));
    vec(target.prop_map(|(scope, webhook_type)| WebhookTarget::of(scope, webhook_type)), 0..4)
}

pub(crate) fn sub_account() -> impl Strategy<Value = SubAccountId<'static>> {
    select(vec!["Onion_Marketing", "Onion_Support", "Onion_Sales"])
        .prop_map(|id| SubAccountId::new(id).unwrap())
}

pub(crate) fn webhook_type() -> impl Strategy<Value = WebhookType> {
    select(WebhookType::ALL.to_vec())
}

pub(crate) fn unlisted() -> impl Strategy<Value = Unlisted> {
    select(vec![Unlisted::Keep, Unlisted::Prune])
}

fn scope() -> impl Strategy<Value = &'static str> {
    select(vec!["*", "Onion_Marketing", "Onion_Support"])
}

fn url() -> impl Strategy<Value = Uri<'static>> {
    select(vec!["https://hooks.onion.example/a", "https://u:Zq7@hooks.onion.example/b?token=Zq7#Zq7"])
        .prop_map(|url| Uri::new(url).unwrap())
}

fn secret(masks: bool) -> impl Strategy<Value = &'static str> {
    let known = select(SECRETS.to_vec());
    if masks { prop_oneof![known, select(MASKS.to_vec())].boxed() } else { known.boxed() }
}

fn authorization(masks: bool) -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => secret(masks), 1 => Just("")]
}

fn oauth(masks: bool) -> impl Strategy<Value = OAuthClientCredentials> {
    (
        url(),
        select(vec!["chat", "apps"]),
        secret(masks),
        select(CredentialsLocation::ALL.to_vec()),
        any::<bool>(),
    )
        .prop_map(|(url, id, secret, location, scope)| {
            let oauth = OAuthClientCredentials::new(&url, id, secret, location);
            if scope { oauth.with_scope("read") } else { oauth }
        })
}
