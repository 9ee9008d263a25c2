//! The store over SQL: one implementation for all databases. What differs between them is the text of some statements and how
//! connections are made.

mod change;
mod retry;

use std::collections::BTreeMap;

use async_trait::async_trait;
use chatapps_webhooks::{WebhookTarget, WebhookType};
use serde_json::json;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{ColumnIndex, Database, Decode, Encode, Executor, IntoArguments, Pool, Type};

use self::retry::Retry;
use super::{Account, SealedWebhook, Store, StoreError};
use crate::account::AccountKey;
use crate::api_key::ApiKey;
use crate::clock::seconds;
use crate::hexadecimal::hexadecimal;

/// What is peculiar to a database.
pub(super) trait Dialect: Database {
    /// Begins a transaction that will write.
    const BEGIN: &'static str;
    /// The account of id `$1`, locked until the transaction ends.
    const LOCK_ACCOUNT: &'static str;
    /// The sub-accounts of account `$1` among those of the JSON array `$2`.
    const KNOWN_SUB_ACCOUNTS: &'static str;
    /// Adds the sub-accounts of the JSON array `$2` to account `$1`.
    const ADD_SUB_ACCOUNTS: &'static str;
    /// Creates or replaces webhooks of account `$1`: a JSON array `$2` of `[scope, type, store key, hexadecimal]`, but for those whose
    /// store key isn't there.
    const APPLY: &'static str;
    /// Deletes webhooks of account `$1`: a JSON array `$2` of `[scope, type]`.
    const DELETE: &'static str;

    /// Whether to try again: the database took the transaction back so that another one could go on.
    fn is_conflict(error: &sqlx::Error) -> bool;

    /// Whether the database has no time for us.
    fn is_busy(error: &sqlx::Error) -> bool;
}

/// A store over connections to a database.
#[derive(Debug)]
pub(super) struct SqlStore<D: Database> {
    /// For what changes something.
    pub(super) writers: Pool<D>,
    /// For what only reads.
    pub(super) readers: Pool<D>,
}

/// The migrations, from their texts: the first is number 1.
pub(super) fn migrator(texts: &[(&'static str, &'static str)]) -> Migrator {
    let migrations = (1..).zip(texts).map(|(version, (name, text))| {
        Migration::new(
            version,
            (*name).into(),
            MigrationType::Simple,
            sqlx::SqlSafeStr::into_sql_str(*text),
            false,
        )
    });
    Migrator::with_migrations(migrations.collect())
}

type KeyRow = (String, String, Vec<u8>, i64, Option<i64>);
type WebhookRow = (String, String, String, Vec<u8>);

const KEY: &str =
    "SELECT key_id, account_id, secret_hash, created_at, revoked_at FROM api_keys WHERE key_id = $1";
const KEYS: &str = "SELECT key_id, account_id, secret_hash, created_at, revoked_at FROM api_keys \
    ORDER BY account_id, created_at, key_id";
const KEYS_OF_ACCOUNT: &str = "SELECT key_id, account_id, secret_hash, created_at, revoked_at FROM api_keys \
    WHERE account_id = $1 ORDER BY created_at, key_id";
const REVOKE_KEY: &str = "UPDATE api_keys SET revoked_at = $2 WHERE key_id = $1 AND revoked_at IS NULL";
const ACCOUNTS: &str = "SELECT account_id FROM accounts ORDER BY account_id";
const SUB_ACCOUNTS: &str =
    "SELECT account_id, sub_account_id FROM sub_accounts ORDER BY account_id, sub_account_id";
const LIST: &str = "SELECT sub_account_id, type, store_key, sealed FROM webhooks WHERE account_id = $1";
const RESEAL: &str = "UPDATE webhooks SET store_key = $5, sealed = $6 \
    WHERE account_id = $1 AND sub_account_id = $2 AND type = $3 AND sealed = $4";
const STORE_KEYS: &str = "SELECT store_key FROM store_keys ORDER BY store_key";
const ADD_STORE_KEY: &str = "INSERT INTO store_keys (store_key) VALUES ($1) ON CONFLICT DO NOTHING";
const REMOVE_STORE_KEY: &str = "DELETE FROM store_keys WHERE store_key = $1 \
    AND NOT EXISTS (SELECT 1 FROM webhooks WHERE webhooks.store_key = $1)";

#[async_trait]
impl<D: Dialect> Store for SqlStore<D>
where
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
    for<'c> &'c Pool<D>: Executor<'c, Database = D>,
    D::Arguments: IntoArguments<D>,
    D::QueryResult: Affected,
    for<'q> &'q str: Encode<'q, D> + Type<D>,
    for<'q> &'q [u8]: Encode<'q, D> + Type<D>,
    for<'q> i64: Encode<'q, D> + Decode<'q, D> + Type<D>,
    for<'q> Option<i64>: Decode<'q, D> + Type<D>,
    for<'q> String: Decode<'q, D> + Type<D>,
    for<'q> Vec<u8>: Decode<'q, D> + Type<D>,
    usize: ColumnIndex<D::Row>,
{
    async fn add_account(&self, account: &AccountKey, sub_accounts: &[String]) -> Result<(), StoreError> {
        let names = json!(sub_accounts).to_string();
        let mut retry = Retry::default();
        loop {
            match self.try_add_account(account, &names).await {
                Err(error) => retry.after::<D>(error).await?,
                done => return done,
            }
        }
    }

    async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let mut accounts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (account,) in
            sqlx::query_as::<D, (String,)>(ACCOUNTS).fetch_all(&self.readers).await.map_err(failure::<D>)?
        {
            accounts.entry(account).or_default();
        }
        let rows = sqlx::query_as::<D, (String, String)>(SUB_ACCOUNTS)
            .fetch_all(&self.readers)
            .await
            .map_err(failure::<D>)?;
        for (account, sub_account) in rows {
            accounts.entry(account).or_default().push(sub_account);
        }
        // The order is that of the bytes, whatever the database's locale makes of them.
        Ok(accounts
            .into_iter()
            .map(|(id, mut sub_accounts)| {
                sub_accounts.sort_unstable();
                Account { id: AccountKey::stored(id), sub_accounts }
            })
            .collect())
    }

    async fn add_key(&self, key: &ApiKey) -> Result<(), StoreError> {
        let mut retry = Retry::default();
        loop {
            match self.try_add_key(key).await {
                Err(error) => retry.after::<D>(error).await?,
                done => return done,
            }
        }
    }

    async fn revoke_key(&self, id: &str) -> Result<bool, StoreError> {
        let done = sqlx::query::<D>(REVOKE_KEY)
            .bind(id)
            .bind(seconds())
            .execute(&self.writers)
            .await
            .map_err(failure::<D>)?;
        Ok(done.rows() > 0)
    }

    async fn key(&self, id: &str) -> Result<Option<ApiKey>, StoreError> {
        let row = sqlx::query_as::<D, KeyRow>(KEY).bind(id).fetch_optional(&self.readers).await;
        Ok(row.map_err(failure::<D>)?.map(api_key))
    }

    async fn keys(&self, account: Option<&AccountKey>) -> Result<Vec<ApiKey>, StoreError> {
        let query = match account {
            Some(account) => sqlx::query_as::<D, KeyRow>(KEYS_OF_ACCOUNT).bind(account.as_str()),
            None => sqlx::query_as::<D, KeyRow>(KEYS),
        };
        let rows = query.fetch_all(&self.readers).await.map_err(failure::<D>)?;
        Ok(rows.into_iter().map(api_key).collect())
    }

    async fn list(&self, account: &AccountKey) -> Result<Vec<SealedWebhook>, StoreError> {
        let rows =
            sqlx::query_as::<D, WebhookRow>(LIST).bind(account.as_str()).fetch_all(&self.readers).await;
        rows.map_err(failure::<D>)?.into_iter().map(sealed_webhook).collect()
    }

    async fn apply(&self, account: &AccountKey, webhooks: &[SealedWebhook]) -> Result<(), StoreError> {
        let scopes = webhooks.iter().map(|webhook| webhook.sub_account_id.as_str()).collect();
        let rows = webhooks.iter().map(|webhook| {
            let SealedWebhook { sub_account_id, webhook_type, store_key, sealed } = webhook;
            json!([sub_account_id, webhook_type, store_key, hexadecimal(sealed)])
        });
        self.change(account, &scopes, D::APPLY, rows.collect(), webhooks.len()).await.map(drop)
    }

    async fn delete(&self, account: &AccountKey, targets: &[WebhookTarget]) -> Result<u64, StoreError> {
        let scopes = targets.iter().map(|target| target.sub_account_id.as_str()).collect();
        let single = targets.iter().flat_map(WebhookTarget::targets);
        let rows = single.map(|target| json!([target.sub_account_id, target.webhook_type]));
        self.change(account, &scopes, D::DELETE, rows.collect(), 0).await
    }

    async fn store_keys(&self) -> Result<Vec<String>, StoreError> {
        let rows = sqlx::query_as::<D, (String,)>(STORE_KEYS).fetch_all(&self.readers).await;
        Ok(rows.map_err(failure::<D>)?.into_iter().map(|(key,)| key).collect())
    }

    async fn add_store_key(&self, id: &str) -> Result<(), StoreError> {
        sqlx::query::<D>(ADD_STORE_KEY).bind(id).execute(&self.writers).await.map_err(failure::<D>)?;
        Ok(())
    }

    async fn remove_store_key(&self, id: &str) -> Result<bool, StoreError> {
        let done = sqlx::query::<D>(REMOVE_STORE_KEY).bind(id).execute(&self.writers).await;
        Ok(done.map_err(failure::<D>)?.rows() > 0)
    }

    async fn reseal(
        &self,
        account: &AccountKey,
        old: &SealedWebhook,
        new: &SealedWebhook,
    ) -> Result<(), StoreError> {
        sqlx::query::<D>(RESEAL)
            .bind(account.as_str())
            .bind(old.sub_account_id.as_str())
            .bind(old.webhook_type.as_str())
            .bind(old.sealed.as_slice())
            .bind(new.store_key.as_str())
            .bind(new.sealed.as_slice())
            .execute(&self.writers)
            .await
            .map_err(failure::<D>)?;
        Ok(())
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }
}

fn failure<D: Dialect>(error: sqlx::Error) -> StoreError {
    if D::is_busy(&error) { StoreError::Busy } else { error.into() }
}

fn api_key((id, account, secret_hash, created_at, revoked_at): KeyRow) -> ApiKey {
    ApiKey { id, account: AccountKey::stored(account), secret_hash, created_at, revoked_at }
}

fn sealed_webhook(
    (sub_account_id, name, store_key, sealed): WebhookRow,
) -> Result<SealedWebhook, StoreError> {
    let webhook_type = WebhookType::ALL
        .into_iter()
        .find(|webhook_type| webhook_type.as_str() == name)
        .ok_or(StoreError::Corrupt("a webhook has an unknown type"))?;
    Ok(SealedWebhook { sub_account_id, webhook_type, store_key, sealed })
}

/// How many rows a statement changed, which each database says in its own words.
pub(super) trait Affected {
    fn rows(&self) -> u64;
}
