//! Transactions that change the store: their locks and checks.

use std::collections::BTreeSet;

use serde_json::json;
use sqlx::{ColumnIndex, Connection, Decode, Encode, Executor, IntoArguments, Transaction, Type};

use super::dialect::{AffectedRows, Dialect};
use super::sql_store::SqlStore;
use crate::account::AccountKey;
use crate::api_key::ApiKey;
use crate::clock::seconds;
use crate::entity_tag::{Conditions, EntityTag};
use crate::store::error::StoreError;
use crate::store::interface::{Changed, MAX_ACCOUNT_BYTES};

pub(super) const STORE_KEYS: &str = "SELECT store_key FROM store_keys ORDER BY store_key";
const ADD_STORE_KEY: &str = "INSERT INTO store_keys (store_key) VALUES ($1) ON CONFLICT DO NOTHING";
const ADD_ACCOUNT: &str =
    "INSERT INTO accounts (account_id, created_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
const ADD_KEY: &str = "INSERT INTO api_keys (key_id, account_id, secret_hash, created_at) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (key_id) DO UPDATE SET secret_hash = excluded.secret_hash, created_at = excluded.created_at, revoked_at = NULL \
    WHERE api_keys.account_id = excluded.account_id";

/// The bytes that account `$1` holds, as [`MAX_ACCOUNT_BYTES`] counts them.
macro_rules! size {
    () => {
        "(SELECT COALESCE(SUM(LENGTH(sealed) + 128), 0) FROM webhooks WHERE account_id = $1)"
    };
}

pub(super) use size;

const SIZE: &str = concat!("SELECT ", size!());
/// The scope, type and nonce of each webhook of an account.
const SEALS: &str = "SELECT sub_account_id, type, substr(sealed, 1, 24) FROM webhooks WHERE account_id = $1";

/// A change of webhooks of an account, by one statement.
pub(super) struct Change {
    pub(super) account: AccountKey,
    /// The scopes that the account must have.
    pub(super) scopes: BTreeSet<String>,
    pub(super) statement: &'static str,
    /// The parameter `$2` of the statement.
    pub(super) rows: String,
    /// Fewer changed rows mean an unknown store key.
    pub(super) least: usize,
    /// Whether the account may hold more afterwards.
    pub(super) adds: bool,
    /// What must hold of the account before the change.
    pub(super) conditions: Conditions,
}

impl<D: Dialect> SqlStore<D>
where
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
    D::Arguments: IntoArguments<D>,
    D::QueryResult: AffectedRows,
    for<'q> &'q str: Encode<'q, D> + Type<D>,
    for<'q> &'q [u8]: Encode<'q, D> + Type<D>,
    for<'q> i64: Encode<'q, D> + Decode<'q, D> + Type<D>,
    for<'q> String: Decode<'q, D> + Type<D>,
    for<'q> Vec<u8>: Decode<'q, D> + Type<D>,
    usize: ColumnIndex<D::Row>,
{
    pub(super) async fn try_add_account(
        connection: &mut D::Connection,
        account: &AccountKey,
        names: &str,
    ) -> Result<(), StoreError> {
        let mut transaction = connection.begin_with(D::BEGIN).await?;
        sqlx::query::<D>(ADD_ACCOUNT)
            .bind(account.as_str())
            .bind(seconds())
            .execute(&mut *transaction)
            .await?;
        sqlx::query::<D>(D::ADD_SUB_ACCOUNTS)
            .bind(account.as_str())
            .bind(names)
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    pub(super) async fn try_add_key(connection: &mut D::Connection, key: &ApiKey) -> Result<(), StoreError> {
        let mut transaction = connection.begin_with(D::BEGIN).await?;
        Self::lock(&mut transaction, &key.account).await?;
        let done = sqlx::query::<D>(ADD_KEY)
            .bind(key.id.as_str())
            .bind(key.account.as_str())
            .bind(key.secret_hash.as_slice())
            .bind(key.created_at)
            .execute(&mut *transaction)
            .await?;
        if done.rows() == 0 {
            return Err(StoreError::TakenKeyId);
        }
        Ok(transaction.commit().await?)
    }

    /// Adds the id of a store key, unless the store has ids that are not among the known ones.
    /// Returns these.
    pub(super) async fn try_claim(
        connection: &mut D::Connection,
        id: &str,
        known: &[String],
    ) -> Result<Vec<String>, StoreError> {
        let mut transaction = connection.begin_with(D::BEGIN).await?;
        sqlx::raw_sql(D::LOCK_STORE_KEYS).execute(&mut *transaction).await?;
        let stored = sqlx::query_as::<D, (String,)>(STORE_KEYS).fetch_all(&mut *transaction).await?;
        let unknown: Vec<String> =
            stored.into_iter().map(|(key,)| key).filter(|key| !known.contains(key)).collect();
        if unknown.is_empty() {
            sqlx::query::<D>(ADD_STORE_KEY).bind(id).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(unknown)
    }

    /// Makes a change, if all scopes are known, nothing has changed that mustn't have, and there is
    /// room for it.
    pub(super) async fn try_change(
        connection: &mut D::Connection,
        change: &Change,
    ) -> Result<Changed, StoreError> {
        let mut transaction = connection.begin_with(D::BEGIN).await?;
        Self::lock(&mut transaction, &change.account).await?;
        Self::check_scopes(&mut transaction, &change.account, &change.scopes).await?;
        if !change.conditions.is_none() {
            let tag = Self::entity_tag(&mut transaction, &change.account).await?;
            if !change.conditions.matches(&tag) || !change.conditions.matches_none(&tag) {
                return Err(StoreError::PreconditionFailed);
            }
        }
        let done = sqlx::query::<D>(change.statement)
            .bind(change.account.as_str())
            .bind(change.rows.as_str())
            .execute(&mut *transaction)
            .await?;
        if done.rows() < change.least as u64 {
            return Err(StoreError::RetiredStoreKey);
        }
        if change.adds {
            let size = Self::size(&mut transaction, &change.account).await?;
            if size > MAX_ACCOUNT_BYTES {
                return Err(StoreError::AccountFull(size));
            }
        }
        let tag = if change.conditions.is_none() {
            None
        } else {
            Some(Self::entity_tag(&mut transaction, &change.account).await?)
        };
        transaction.commit().await?;
        Ok(Changed { webhooks: done.rows(), tag })
    }

    /// The bytes that an account holds.
    pub(super) async fn size(
        connection: &mut D::Connection,
        account: &AccountKey,
    ) -> Result<usize, StoreError> {
        let (size,) = sqlx::query_as::<D, (i64,)>(SIZE).bind(account.as_str()).fetch_one(connection).await?;
        Ok(usize::try_from(size).unwrap_or(usize::MAX))
    }

    /// The tag of what an account has.
    async fn entity_tag(
        connection: &mut D::Connection,
        account: &AccountKey,
    ) -> Result<EntityTag, StoreError> {
        let seals = sqlx::query_as::<D, (String, String, Vec<u8>)>(SEALS)
            .bind(account.as_str())
            .fetch_all(connection)
            .await?;
        Ok(EntityTag::of(seals.iter().map(|(scope, name, nonce)| (&**scope, &**name, &**nonce))))
    }

    /// Locks an account until the transaction ends, which serializes changes of its webhooks.
    async fn lock(transaction: &mut Transaction<'_, D>, account: &AccountKey) -> Result<(), StoreError> {
        let found = sqlx::query_as::<D, (String,)>(D::LOCK_ACCOUNT)
            .bind(account.as_str())
            .fetch_optional(&mut **transaction)
            .await?;
        found.map(drop).ok_or(StoreError::UnknownAccount)
    }

    /// Checks that all scopes are `*` or sub-accounts of the account.
    async fn check_scopes(
        transaction: &mut Transaction<'_, D>,
        account: &AccountKey,
        scopes: &BTreeSet<String>,
    ) -> Result<(), StoreError> {
        let wanted: BTreeSet<&str> =
            scopes.iter().map(String::as_str).filter(|scope| *scope != "*").collect();
        if wanted.is_empty() {
            return Ok(());
        }
        // PostgreSQL rejects NUL even in a query. No sub-account contains it.
        let possible: Vec<_> = wanted.iter().filter(|scope| !scope.contains('\0')).collect();
        let names = json!(possible).to_string();
        let known: BTreeSet<_> = sqlx::query_as::<D, (String,)>(D::KNOWN_SUB_ACCOUNTS)
            .bind(account.as_str())
            .bind(names.as_str())
            .fetch_all(&mut **transaction)
            .await?
            .into_iter()
            .map(|(name,)| name)
            .collect();
        let unknown: Vec<_> =
            wanted.into_iter().filter(|name| !known.contains(*name)).map(str::to_owned).collect();
        if unknown.is_empty() { Ok(()) } else { Err(StoreError::UnknownSubAccounts(unknown)) }
    }
}
