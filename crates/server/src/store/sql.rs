//! The store over SQL: one implementation for all databases, which differ in a few statements and
//! in how connections are made.

mod change;
pub(super) mod connection_pool;
pub(super) mod dialect;
pub(super) mod migrations;
mod queue;
mod queue_results;
mod queue_rows;
pub(super) mod queue_statements;
pub(super) mod retry;
pub(super) mod sql_store;
mod webhook_row;

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use chatapps_webhooks::WebhookTarget;
use serde_json::{Value, json};
use sqlx::{ColumnIndex, Decode, Encode, Executor, FromRow, IntoArguments, Type};

use self::change::{Change, STORE_KEYS, size};
use self::dialect::{AffectedRows, Dialect};
use self::sql_store::SqlStore;
use self::webhook_row::{WebhookRow, sealed_webhook};
use super::error::StoreError;
use super::interface::{Account, Changed, Listing, Store};
use super::queue::DeliveryQueue;
use super::sealed_webhook::SealedWebhook;
use crate::account::AccountKey;
use crate::api_key::ApiKey;
use crate::clock::seconds;
use crate::entity_tag::Conditions;
use crate::hexadecimal::hexadecimal;

type KeyRow = (String, String, Vec<u8>, i64, Option<i64>);

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
const LIST: &str = concat!(
    "SELECT sub_account_id, type, store_key, sealed FROM webhooks WHERE account_id = $1 AND ",
    size!(),
    " <= $2"
);
const RESEAL: &str = "UPDATE webhooks SET store_key = $5, sealed = $6 \
    WHERE account_id = $1 AND sub_account_id = $2 AND type = $3 AND sealed = $4";
const TOUCH_STORE_KEY: &str = "UPDATE store_keys SET store_key = store_key WHERE store_key = $1";
const REMOVE_STORE_KEY: &str = "DELETE FROM store_keys WHERE store_key = $1 \
    AND NOT EXISTS (SELECT 1 FROM webhooks WHERE webhooks.store_key = $1) \
    AND NOT EXISTS (SELECT 1 FROM events WHERE events.store_key = $1) \
    AND NOT EXISTS (SELECT 1 FROM attempts WHERE attempts.store_key = $1)";

#[async_trait]
impl<D: Dialect> Store for SqlStore<D>
where
    Self: DeliveryQueue,
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
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
        let given = Arc::new((account.clone(), json!(sub_accounts).to_string()));
        self.writers
            .run(move |connection| {
                let given = Arc::clone(&given);
                Box::pin(async move { Self::try_add_account(connection, &given.0, &given.1).await })
            })
            .await
    }

    async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let (ids, rows) = self
            .readers
            .run(|connection| {
                Box::pin(async move {
                    let ids = sqlx::query_as::<D, (String,)>(ACCOUNTS).fetch_all(&mut *connection).await?;
                    let rows =
                        sqlx::query_as::<D, (String, String)>(SUB_ACCOUNTS).fetch_all(connection).await?;
                    Ok((ids, rows))
                })
            })
            .await?;
        let mut accounts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (account,) in ids {
            accounts.entry(account).or_default();
        }
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
        let key = Arc::new(key.clone());
        self.writers
            .run(move |connection| {
                let key = Arc::clone(&key);
                Box::pin(async move { Self::try_add_key(connection, &key).await })
            })
            .await
    }

    async fn revoke_key(&self, id: &str) -> Result<bool, StoreError> {
        let id = Arc::<str>::from(id);
        let revoked = self.writers.run(move |connection| {
            let id = Arc::clone(&id);
            Box::pin(async move {
                let done =
                    sqlx::query::<D>(REVOKE_KEY).bind(&*id).bind(seconds()).execute(connection).await?;
                Ok(done.rows() > 0)
            })
        });
        revoked.await
    }

    async fn key(&self, id: &str) -> Result<Option<ApiKey>, StoreError> {
        let rows: Vec<KeyRow> = self.rows(KEY, Some(id)).await?;
        Ok(rows.into_iter().next().map(api_key))
    }

    async fn keys(&self, account: Option<&AccountKey>) -> Result<Vec<ApiKey>, StoreError> {
        let rows: Vec<KeyRow> = match account {
            Some(account) => self.rows(KEYS_OF_ACCOUNT, Some(account.as_str())).await?,
            None => self.rows(KEYS, None).await?,
        };
        Ok(rows.into_iter().map(api_key).collect())
    }

    async fn list(&self, account: &AccountKey, most: usize) -> Result<Listing, StoreError> {
        let account = Arc::new(account.clone());
        let listing = self.readers.run(move |connection| {
            let account = Arc::clone(&account);
            Box::pin(async move {
                let rows = sqlx::query_as::<D, WebhookRow>(LIST)
                    .bind(account.as_str())
                    .bind(i64::try_from(most).unwrap_or(i64::MAX))
                    .fetch_all(&mut *connection)
                    .await?;
                if rows.is_empty() {
                    let size = Self::size(connection, &account).await?;
                    if size > 0 {
                        // It may have shrunk since.
                        return Ok(Listing::Larger(size.max(most)));
                    }
                }
                Ok(Listing::Rows(rows.into_iter().map(sealed_webhook).collect::<Result<_, _>>()?))
            })
        });
        listing.await
    }

    async fn apply(
        &self,
        account: &AccountKey,
        webhooks: &[SealedWebhook],
        conditions: &Conditions,
    ) -> Result<Changed, StoreError> {
        let rows = webhooks.iter().map(|webhook| {
            let SealedWebhook { sub_account_id, webhook_type, store_key, sealed } = webhook;
            json!([sub_account_id, webhook_type, store_key, hexadecimal(sealed)])
        });
        self.change(Change {
            account: account.clone(),
            scopes: webhooks.iter().map(|webhook| webhook.sub_account_id.clone()).collect(),
            statement: D::APPLY,
            rows: Value::Array(rows.collect()).to_string(),
            least: webhooks.len(),
            adds: true,
            conditions: conditions.clone(),
        })
        .await
    }

    async fn delete(
        &self,
        account: &AccountKey,
        targets: &[WebhookTarget],
        conditions: &Conditions,
    ) -> Result<Changed, StoreError> {
        let single = targets.iter().flat_map(WebhookTarget::targets);
        let rows = single.map(|target| json!([target.sub_account_id(), target.webhook_type()]));
        self.change(Change {
            account: account.clone(),
            scopes: targets.iter().map(|target| target.sub_account_id().as_str().to_owned()).collect(),
            statement: D::DELETE,
            rows: Value::Array(rows.collect()).to_string(),
            least: 0,
            adds: false,
            conditions: conditions.clone(),
        })
        .await
    }

    async fn store_keys(&self) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> = self.rows(STORE_KEYS, None).await?;
        Ok(rows.into_iter().map(|(key,)| key).collect())
    }

    async fn claim(&self, id: &str, known: &[String]) -> Result<Vec<String>, StoreError> {
        let given = Arc::new((id.to_owned(), known.to_vec()));
        self.writers
            .run(move |connection| {
                let given = Arc::clone(&given);
                Box::pin(async move { Self::try_claim(connection, &given.0, &given.1).await })
            })
            .await
    }

    async fn touch(&self, id: &str) -> Result<bool, StoreError> {
        self.execute(TOUCH_STORE_KEY, id).await
    }

    async fn remove_store_key(&self, id: &str) -> Result<bool, StoreError> {
        self.execute(REMOVE_STORE_KEY, id).await
    }

    async fn reseal(
        &self,
        account: &AccountKey,
        old: &SealedWebhook,
        new: &SealedWebhook,
    ) -> Result<(), StoreError> {
        let given = Arc::new((account.clone(), old.clone(), new.clone()));
        self.writers
            .run(move |connection| {
                let given = Arc::clone(&given);
                Box::pin(async move {
                    let (account, old, new) = &*given;
                    sqlx::query::<D>(RESEAL)
                        .bind(account.as_str())
                        .bind(old.sub_account_id.as_str())
                        .bind(old.webhook_type.as_str())
                        .bind(old.sealed.as_slice())
                        .bind(new.store_key.as_str())
                        .bind(new.sealed.as_slice())
                        .execute(connection)
                        .await?;
                    Ok(())
                })
            })
            .await
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }
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
    /// The rows of a query with at most one parameter.
    async fn rows<R>(&self, query: &'static str, parameter: Option<&str>) -> Result<Vec<R>, StoreError>
    where
        R: for<'r> FromRow<'r, D::Row> + Send + Unpin + 'static,
    {
        let parameter = parameter.map(Arc::<str>::from);
        let rows = self.readers.run(move |connection| {
            let parameter = parameter.clone();
            Box::pin(async move {
                let query = sqlx::query_as::<D, R>(query);
                Ok(match &parameter {
                    Some(parameter) => query.bind(&**parameter).fetch_all(connection).await?,
                    None => query.fetch_all(connection).await?,
                })
            })
        });
        rows.await
    }

    /// Executes a statement with one parameter. Returns whether it changed anything.
    async fn execute(&self, statement: &'static str, parameter: &str) -> Result<bool, StoreError> {
        let parameter = Arc::<str>::from(parameter);
        let executed = self.writers.run(move |connection| {
            let parameter = Arc::clone(&parameter);
            Box::pin(async move {
                let done = sqlx::query::<D>(statement).bind(&*parameter).execute(connection).await?;
                Ok(done.rows() > 0)
            })
        });
        executed.await
    }

    async fn change(&self, change: Change) -> Result<Changed, StoreError> {
        let change = Arc::new(change);
        self.writers
            .run(move |connection| {
                let change = Arc::clone(&change);
                Box::pin(async move { Self::try_change(connection, &change).await })
            })
            .await
    }
}

fn api_key((id, account, secret_hash, created_at, revoked_at): KeyRow) -> ApiKey {
    ApiKey { id, account: AccountKey::from_stored(account), secret_hash, created_at, revoked_at }
}
