//! Transactions that change the store: their locks and checks.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use sqlx::{ColumnIndex, Decode, Encode, Executor, IntoArguments, Transaction, Type};

use super::dialect::{AffectedRows, Dialect};
use super::retry::Retry;
use super::sql_store::SqlStore;
use crate::account::AccountKey;
use crate::api_key::ApiKey;
use crate::clock::seconds;
use crate::store::error::StoreError;

const ADD_ACCOUNT: &str =
    "INSERT INTO accounts (account_id, created_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
const ADD_KEY: &str = "INSERT INTO api_keys (key_id, account_id, secret_hash, created_at) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (key_id) DO UPDATE SET secret_hash = excluded.secret_hash, created_at = excluded.created_at, revoked_at = NULL \
    WHERE api_keys.account_id = excluded.account_id";

impl<D: Dialect> SqlStore<D>
where
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
    D::Arguments: IntoArguments<D>,
    D::QueryResult: AffectedRows,
    for<'q> &'q str: Encode<'q, D> + Type<D>,
    for<'q> &'q [u8]: Encode<'q, D> + Type<D>,
    for<'q> i64: Encode<'q, D> + Type<D>,
    for<'q> String: Decode<'q, D> + Type<D>,
    usize: ColumnIndex<D::Row>,
{
    pub(super) async fn try_add_account(&self, account: &AccountKey, names: &str) -> Result<(), StoreError> {
        let mut transaction = self.writers.begin_with(D::BEGIN).await?;
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

    pub(super) async fn try_add_key(&self, key: &ApiKey) -> Result<(), StoreError> {
        let mut transaction = self.writers.begin_with(D::BEGIN).await?;
        lock(&mut transaction, &key.account).await?;
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

    /// Changes webhooks of an account with one statement, if all scopes are known. Returns the
    /// number of changed rows. Fewer than `least` rows mean an unknown store key; then nothing is
    /// changed.
    pub(super) async fn change(
        &self,
        account: &AccountKey,
        scopes: &BTreeSet<&str>,
        statement: &'static str,
        rows: Value,
        least: usize,
    ) -> Result<u64, StoreError> {
        let rows = rows.to_string();
        let mut retry = Retry::default();
        loop {
            match self.try_change(account, scopes, statement, &rows, least).await {
                Err(error) => retry.after::<D>(error).await?,
                done => return done,
            }
        }
    }

    async fn try_change(
        &self,
        account: &AccountKey,
        scopes: &BTreeSet<&str>,
        statement: &'static str,
        rows: &str,
        least: usize,
    ) -> Result<u64, StoreError> {
        let mut transaction = self.writers.begin_with(D::BEGIN).await?;
        lock(&mut transaction, account).await?;
        check_scopes(&mut transaction, account, scopes).await?;
        let done =
            sqlx::query::<D>(statement).bind(account.as_str()).bind(rows).execute(&mut *transaction).await?;
        if done.rows() < least as u64 {
            return Err(StoreError::RetiredStoreKey);
        }
        transaction.commit().await?;
        Ok(done.rows())
    }
}

/// Locks an account until the transaction ends, which serializes changes of its webhooks.
async fn lock<D: Dialect>(
    transaction: &mut Transaction<'_, D>,
    account: &AccountKey,
) -> Result<(), StoreError>
where
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
    D::Arguments: IntoArguments<D>,
    for<'q> &'q str: Encode<'q, D> + Type<D>,
    for<'q> String: Decode<'q, D> + Type<D>,
    usize: ColumnIndex<D::Row>,
{
    let found = sqlx::query_as::<D, (String,)>(D::LOCK_ACCOUNT)
        .bind(account.as_str())
        .fetch_optional(&mut **transaction)
        .await?;
    found.map(drop).ok_or(StoreError::UnknownAccount)
}

/// Checks that all scopes are `*` or sub-accounts of the account.
async fn check_scopes<D: Dialect>(
    transaction: &mut Transaction<'_, D>,
    account: &AccountKey,
    scopes: &BTreeSet<&str>,
) -> Result<(), StoreError>
where
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
    D::Arguments: IntoArguments<D>,
    for<'q> &'q str: Encode<'q, D> + Type<D>,
    for<'q> String: Decode<'q, D> + Type<D>,
    usize: ColumnIndex<D::Row>,
{
    let wanted: BTreeSet<&str> = scopes.iter().copied().filter(|scope| *scope != "*").collect();
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
