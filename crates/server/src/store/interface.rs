//! The interface of a store, and what it stores.

use std::fmt;

use async_trait::async_trait;
use chatapps_webhooks::WebhookTarget;

use super::error::StoreError;
use super::queue::DeliveryQueue;
use super::sealed_webhook::SealedWebhook;
use crate::account::AccountKey;
use crate::api_key::ApiKey;
use crate::entity_tag::{Conditions, EntityTag};

/// The most that an account may hold: the bytes of its sealed webhooks, with 128 added for each. A
/// listing is never larger: a seal takes more than masks add. Nor has it more than 50,000 entries.
pub const MAX_ACCOUNT_BYTES: usize = 8 * 1024 * 1024;

/// An account and its sub-accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The id of the account.
    pub id: AccountKey,
    /// The ids of its sub-accounts, in order.
    pub sub_accounts: Vec<String>,
}

/// The webhooks of an account, if they are not too large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listing {
    /// All of them, in any order.
    Rows(Vec<SealedWebhook>),
    /// They are larger than the caller has room for: the room to ask for.
    Larger(usize),
}

/// The result of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The number of created, replaced or deleted webhooks.
    pub webhooks: u64,
    /// The tag of the account's webhooks after the change, if it had a condition.
    pub tag: Option<EntityTag>,
}

/// Keeps accounts, keys and webhooks.
///
/// Each call is one transaction: complete and durable when it returns `Ok`, without effect when it
/// returns an error. After [`StoreError::Database`] and errors that [pass](StoreError::is_passing), a
/// change may be in force, as a whole. A call goes on if its future is dropped.
#[async_trait]
pub trait Store: DeliveryQueue + fmt::Debug {
    /// Adds an account, or sub-accounts to an existing one.
    async fn add_account(&self, account: &AccountKey, sub_accounts: &[String]) -> Result<(), StoreError>;

    /// All accounts, in order.
    async fn accounts(&self) -> Result<Vec<Account>, StoreError>;

    /// Adds a key to an account, or replaces the account's key of that id.
    async fn add_key(&self, key: &ApiKey) -> Result<(), StoreError>;

    /// Revokes a key. Returns `false` if no active key has that id.
    async fn revoke_key(&self, id: &str) -> Result<bool, StoreError>;

    /// The key of that id, revoked or not.
    async fn key(&self, id: &str) -> Result<Option<ApiKey>, StoreError>;

    /// The keys of one account or of all, including revoked ones, ordered by account and time.
    async fn keys(&self, account: Option<&AccountKey>) -> Result<Vec<ApiKey>, StoreError>;

    /// The webhooks of an account, if they take at most that many bytes, counted as for
    /// [`MAX_ACCOUNT_BYTES`].
    async fn list(&self, account: &AccountKey, most: usize) -> Result<Listing, StoreError>;

    /// Creates or replaces webhooks, if the conditions hold. No two may have the same scope and
    /// type, and the store must have the ids of the keys that sealed them. The account may not grow
    /// beyond [`MAX_ACCOUNT_BYTES`].
    async fn apply(
        &self,
        account: &AccountKey,
        webhooks: &[SealedWebhook],
        conditions: &Conditions,
    ) -> Result<Changed, StoreError>;

    /// Deletes the webhooks of targets, if the conditions hold. A target without a type stands for
    /// two types.
    async fn delete(
        &self,
        account: &AccountKey,
        targets: &[WebhookTarget],
        conditions: &Conditions,
    ) -> Result<Changed, StoreError>;

    /// The ids of the keys that may have sealed webhooks.
    async fn store_keys(&self) -> Result<Vec<String>, StoreError>;

    /// Adds the id of a key that will seal webhooks, unless the store has ids that are not among
    /// the known ones. Returns these. No two programs that know different keys can both succeed.
    async fn claim(&self, id: &str, known: &[String]) -> Result<Vec<String>, StoreError>;

    /// Writes the id of a key anew, to see whether the store takes changes. Returns `false` if the
    /// store doesn't have it.
    async fn touch(&self, id: &str) -> Result<bool, StoreError>;

    /// Removes the id of a key that seals no webhook. Returns `false` if it seals one.
    async fn remove_store_key(&self, id: &str) -> Result<bool, StoreError>;

    /// Replaces the seal of a webhook, unless the webhook was replaced or deleted in the meantime.
    async fn reseal(
        &self,
        account: &AccountKey,
        old: &SealedWebhook,
        new: &SealedWebhook,
    ) -> Result<(), StoreError>;

    /// Closes all connections, after their running statements.
    async fn close(&self);
}
