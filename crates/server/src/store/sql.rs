//! The store over SQL: one implementation for all databases, which differ in a few statements and
//! in how connections are made.

mod change;
pub(super) mod dialect;
pub(super) mod migrations;
mod retry;
pub(super) mod sql_store;

use std::collections::BTreeMap;

use async_trait::async_trait;
use chatapps_webhooks::{SubAccountScope, WebhookTarget, WebhookType};
use serde_json::json;
use sqlx::{ColumnIndex, Decode, Encode, Executor, IntoArguments, Pool, Type};

use self::dialect::{AffectedRows, Dialect, failure};
use self::retry::Retry;
use self::sql_store::SqlStore;
use super::error::StoreError;
use super::interface::{Account, SealedWebhook, Store};
use crate::account::AccountKey;
use crate::api_key::ApiKey;
use crate::clock::seconds;
use crate::hexadecimal::hexadecimal;

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
    D::QueryResult: AffectedRows,
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
        // Sort by bytes, independent of the locale of the database.
        Ok(accounts
            .into_iter()
            .map(|(id, mut sub_accounts)| {
                sub_accounts.sort_unstable();
                Account { id: AccountKey::from_stored(id), sub_accounts }
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
        let scopes: Vec<_> = targets.iter().map(WebhookTarget::sub_account_id).collect();
        let scopes = scopes.iter().map(SubAccountScope::as_str).collect();
        let single = targets.iter().flat_map(WebhookTarget::targets);
        let rows = single.map(|target| json!([target.sub_account_id(), target.webhook_type()]));
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

fn api_key((id, account, secret_hash, created_at, revoked_at): KeyRow) -> ApiKey {
    ApiKey { id, account: AccountKey::from_stored(account), secret_hash, created_at, revoked_at }
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
