//! The queue of deliveries over SQL.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use chatapps_webhooks::WebhookType;
use serde_json::{Value, json};
use sqlx::{ColumnIndex, Connection, Decode, Encode, Executor, FromRow, IntoArguments, Type};

use super::dialect::{AffectedRows, Dialect};
use super::queue_results::Results;
use super::queue_rows::{
    AttemptRow, ClaimedRow, DeliveryRow, ReceiverRow, StaleRow, attempt, claimed, delivery, millis,
    milliseconds, receiver, signed, size, stale_answer, stale_event, text,
};
use super::queue_statements::QueueStatements;
use super::sql_store::SqlStore;
use super::webhook_row::{WebhookRow, sealed_webhook};
use crate::account::AccountKey;
use crate::hexadecimal::hexadecimal;
use crate::store::error::StoreError;
use crate::store::queue::{
    Attempt, ClaimRequest, Claims, Delivery, DeliveryFilter, DeliveryQueue, DeliveryState, Ended, Enqueued,
    NewEvent, QueueLimits, Retried, Sealed, SealedAt, Stale,
};
use crate::store::sealed_webhook::SealedWebhook;

const WEBHOOKS_FOR: &str = "SELECT sub_account_id, type, store_key, sealed FROM webhooks \
    WHERE account_id = $1 AND type = $2 AND ($3 = '' OR sub_account_id IN ('*', $3)) LIMIT $4";

const EVENT_BODY: &str = "SELECT store_key, sealed FROM events WHERE account_id = $1 AND event_id = $2";

#[async_trait]
impl<D: Dialect + QueueStatements> DeliveryQueue for SqlStore<D>
where
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
    D::Arguments: IntoArguments<D>,
    D::QueryResult: AffectedRows,
    for<'q> &'q str: Encode<'q, D> + Type<D>,
    for<'q> &'q [u8]: Encode<'q, D> + Type<D>,
    for<'q> i64: Encode<'q, D> + Decode<'q, D> + Type<D>,
    for<'q> Option<i64>: Decode<'q, D> + Type<D>,
    for<'q> String: Decode<'q, D> + Type<D>,
    for<'q> Option<String>: Decode<'q, D> + Type<D>,
    for<'q> Vec<u8>: Decode<'q, D> + Type<D>,
    for<'q> Option<Vec<u8>>: Decode<'q, D> + Type<D>,
    usize: ColumnIndex<D::Row>,
{
    async fn webhooks_for(
        &self,
        account: &AccountKey,
        webhook_type: WebhookType,
        sub_account_id: Option<&str>,
        most: usize,
    ) -> Result<Vec<SealedWebhook>, StoreError> {
        let given = Arc::new((account.clone(), sub_account_id.map(str::to_owned)));
        let rows = self.readers.run(move |connection| {
            let given = Arc::clone(&given);
            Box::pin(async move {
                Ok(sqlx::query_as::<D, WebhookRow>(WEBHOOKS_FOR)
                    .bind(given.0.as_str())
                    .bind(webhook_type.as_str())
                    .bind(given.1.as_deref().unwrap_or_default())
                    .bind(signed(most))
                    .fetch_all(connection)
                    .await?)
            })
        });
        rows.await?.into_iter().map(sealed_webhook).collect()
    }

    async fn enqueue(&self, events: Vec<NewEvent>, limits: QueueLimits) -> Result<Vec<Enqueued>, StoreError> {
        let events = Arc::new(events);
        self.writers
            .run(move |connection| {
                let events = Arc::clone(&events);
                Box::pin(async move { Self::try_enqueue(connection, &events, limits).await })
            })
            .await
    }

    async fn next_due(&self) -> Result<Option<Duration>, StoreError> {
        let found = self.readers.run(|connection| {
            Box::pin(async move {
                Ok(sqlx::query_as::<D, (Option<i64>,)>(D::NEXT_DUE).fetch_one(connection).await?)
            })
        });
        Ok(found.await?.0.map(milliseconds))
    }

    async fn claim_due(&self, request: ClaimRequest) -> Result<Claims, StoreError> {
        let request = Arc::new(request);
        let rows = self.writers.run(move |connection| {
            let request = Arc::clone(&request);
            Box::pin(async move { Self::try_claim_due(connection, &request).await })
        });
        let (rows, webhooks) = rows.await?;
        let deliveries = rows.into_iter().map(claimed).collect::<Result<_, _>>()?;
        Ok(Claims { deliveries, webhooks: webhooks.into_iter().map(receiver).collect() })
    }

    async fn record(&self, ended: &[Ended]) -> Result<(), StoreError> {
        let results = Arc::new(Results::of(ended));
        self.writers
            .run(move |connection| {
                let results = Arc::clone(&results);
                Box::pin(async move { Self::try_record(connection, &results).await })
            })
            .await
    }

    async fn deliveries(
        &self,
        account: &AccountKey,
        filter: DeliveryFilter,
    ) -> Result<Vec<Delivery>, StoreError> {
        let given = Arc::new((account.clone(), filter));
        let rows = self.readers.run(move |connection| {
            let given = Arc::clone(&given);
            Box::pin(async move {
                let (account, filter) = &*given;
                let any = |text: &Option<String>| text.clone().unwrap_or_default();
                let rows = sqlx::query_as::<D, DeliveryRow>(D::DELIVERIES)
                    .bind(account.as_str())
                    .bind(any(&filter.delivery_id).as_str())
                    .bind(any(&filter.event_id).as_str())
                    .bind(filter.state.map_or("", DeliveryState::as_str))
                    .bind(any(&filter.sub_account_id).as_str())
                    .bind(filter.webhook_type.map_or("", |webhook_type| webhook_type.as_str()))
                    .bind(any(&filter.kind).as_str())
                    .bind(any(&filter.before).as_str())
                    .bind(i64::try_from(filter.most).unwrap_or(i64::MAX))
                    .fetch_all(&mut *connection)
                    .await?;
                let ids = text(rows.iter().map(|row| json!([row.0])));
                let attempts = sqlx::query_as::<D, AttemptRow>(D::ATTEMPTS)
                    .bind(ids.as_str())
                    .fetch_all(connection)
                    .await?;
                Ok((rows, attempts))
            })
        });
        let (rows, attempts) = rows.await?;
        let mut of_delivery: BTreeMap<String, Vec<Attempt>> = BTreeMap::new();
        for row in attempts {
            of_delivery.entry(row.0.clone()).or_default().push(attempt(row));
        }
        rows.into_iter()
            .map(|row| {
                let attempts = of_delivery.remove(&row.0).unwrap_or_default();
                delivery(row, attempts)
            })
            .collect()
    }

    async fn event_body(&self, account: &AccountKey, event_id: &str) -> Result<Option<Sealed>, StoreError> {
        let given = Arc::new((account.clone(), event_id.to_owned()));
        let row = self.readers.run(move |connection| {
            let given = Arc::clone(&given);
            Box::pin(async move {
                Ok(sqlx::query_as::<D, (String, Vec<u8>)>(EVENT_BODY)
                    .bind(given.0.as_str())
                    .bind(given.1.as_str())
                    .fetch_optional(connection)
                    .await?)
            })
        });
        Ok(row.await?.map(|(store_key, sealed)| Sealed { store_key, sealed }))
    }

    async fn retry(
        &self,
        account: &AccountKey,
        delivery_id: &str,
        limits: QueueLimits,
    ) -> Result<Retried, StoreError> {
        let given = Arc::new((account.clone(), delivery_id.to_owned()));
        self.writers
            .run(move |connection| {
                let given = Arc::clone(&given);
                Box::pin(async move { Self::try_retry(connection, &given.0, &given.1, limits).await })
            })
            .await
    }

    async fn old_accounts(&self, kept_for: Duration) -> Result<Vec<AccountKey>, StoreError> {
        let age = millis(kept_for);
        let accounts = self.readers.run(move |connection| {
            Box::pin(async move {
                Ok(sqlx::query_as::<D, (String,)>(D::OLD_ACCOUNTS).bind(age).fetch_all(connection).await?)
            })
        });
        Ok(accounts.await?.into_iter().map(|(account,)| AccountKey::from_stored(account)).collect())
    }

    async fn delete_old(&self, account: &AccountKey, limits: QueueLimits) -> Result<u64, StoreError> {
        let account = Arc::new(account.clone());
        self.writers
            .run(move |connection| {
                let account = Arc::clone(&account);
                Box::pin(async move { Self::try_delete_old(connection, &account, limits).await })
            })
            .await
    }

    async fn mend_times(&self, longest: Duration) -> Result<u64, StoreError> {
        let longest = millis(longest);
        self.writers
            .run(move |connection| {
                Box::pin(async move {
                    Ok(sqlx::query::<D>(D::MEND_TIMES).bind(longest).execute(connection).await?.rows())
                })
            })
            .await
    }

    async fn stale(&self, newest: &str) -> Result<Vec<Stale>, StoreError> {
        let newest: Arc<str> = newest.into();
        let found = self.readers.run(move |connection| {
            let newest = Arc::clone(&newest);
            Box::pin(async move {
                let events = sqlx::query_as::<D, StaleRow>(D::STALE_EVENTS)
                    .bind(&*newest)
                    .fetch_all(&mut *connection)
                    .await?;
                let answers = sqlx::query_as::<D, StaleRow>(D::STALE_ANSWERS)
                    .bind(&*newest)
                    .fetch_all(connection)
                    .await?;
                Ok((events, answers))
            })
        });
        let (events, answers) = found.await?;
        Ok(events.into_iter().map(stale_event).chain(answers.into_iter().map(stale_answer)).collect())
    }

    async fn reseal_texts(&self, texts: Vec<(Stale, Sealed)>) -> Result<(), StoreError> {
        let texts = Arc::new(texts);
        self.writers
            .run(move |connection| {
                let texts = Arc::clone(&texts);
                Box::pin(async move {
                    let mut transaction = connection.begin_with(D::BEGIN).await?;
                    for (stale, fresh) in &*texts {
                        let query = match &stale.at {
                            SealedAt::Event { event_id } => {
                                sqlx::query::<D>(D::RESEAL_EVENT).bind(event_id.as_str())
                            }
                            SealedAt::Answer { delivery_id, number } => sqlx::query::<D>(D::RESEAL_ANSWER)
                                .bind(delivery_id.as_str())
                                .bind(i64::from(*number)),
                        };
                        query
                            .bind(fresh.store_key.as_str())
                            .bind(fresh.sealed.as_slice())
                            .bind(stale.text.sealed.as_slice())
                            .execute(&mut *transaction)
                            .await?;
                    }
                    Ok(transaction.commit().await?)
                })
            })
            .await
    }
}

impl<D: Dialect + QueueStatements> SqlStore<D>
where
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
    D::Arguments: IntoArguments<D>,
    D::QueryResult: AffectedRows,
    for<'q> &'q str: Encode<'q, D> + Type<D>,
    for<'q> i64: Encode<'q, D> + Decode<'q, D> + Type<D>,
    for<'q> Option<i64>: Decode<'q, D> + Type<D>,
    for<'q> String: Decode<'q, D> + Type<D>,
    for<'q> Option<String>: Decode<'q, D> + Type<D>,
    ClaimedRow: for<'r> FromRow<'r, D::Row>,
    ReceiverRow: for<'r> FromRow<'r, D::Row>,
    usize: ColumnIndex<D::Row>,
{
    async fn try_enqueue(
        connection: &mut D::Connection,
        events: &[NewEvent],
        limits: QueueLimits,
    ) -> Result<Vec<Enqueued>, StoreError> {
        let mut transaction = connection.begin_with(D::BEGIN).await?;
        let mut queued: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let mut enqueued = Vec::new();
        let (mut event_rows, mut delivery_rows) = (Vec::new(), Vec::new());
        for event in events {
            let account = event.account.as_str();
            let (count, bytes) = match queued.get(account) {
                Some(known) => *known,
                None => Self::queued(&mut transaction, account).await?,
            };
            let more = event.deliveries.len();
            let (count, bytes) = (count + more, bytes.saturating_add(more.saturating_mul(event.bytes)));
            if more > 0 && (count > limits.queued || bytes > limits.queued_bytes) {
                enqueued.push(Enqueued::Full);
                continue;
            }
            queued.insert(account, (count, bytes));
            enqueued.push(Enqueued::Queued);
            if more == 0 {
                continue;
            }
            let Sealed { store_key, sealed } = &event.body;
            event_rows.push(json!([event.event_id, account, event.kind, store_key, hexadecimal(sealed)]));
            delivery_rows.extend(event.deliveries.iter().map(|(id, scope, webhook_type)| {
                json!([id, account, event.event_id, scope, webhook_type.as_str(), event.bytes])
            }));
        }
        if !event_rows.is_empty() {
            let wanted = event_rows.len() as u64;
            let events = Value::Array(event_rows).to_string();
            let added = sqlx::query::<D>(D::ADD_EVENTS).bind(&*events).execute(&mut *transaction).await?;
            if added.rows() < wanted {
                return Err(StoreError::RetiredStoreKey);
            }
            let deliveries = Value::Array(delivery_rows).to_string();
            for statement in [D::ADD_DELIVERIES, D::ADD_QUEUED] {
                sqlx::query::<D>(statement).bind(&*deliveries).execute(&mut *transaction).await?;
            }
        }
        transaction.commit().await?;
        Ok(enqueued)
    }

    /// The number of an account's queued deliveries, and their bytes.
    async fn queued(connection: &mut D::Connection, account: &str) -> Result<(usize, usize), StoreError> {
        let (count, bytes) =
            sqlx::query_as::<D, (i64, i64)>(D::QUEUED).bind(account).fetch_one(connection).await?;
        Ok((size(count), size(bytes)))
    }

    async fn try_claim_due(
        connection: &mut D::Connection,
        request: &ClaimRequest,
    ) -> Result<(Vec<ClaimedRow>, Vec<ReceiverRow>), StoreError> {
        let places = text(request.places.iter().map(|(lane, places)| json!([lane, places])));
        let of_lanes = request.places.iter().filter(|(name, _)| name.contains('/'));
        let most = of_lanes.map(|(_, places)| *places).max().unwrap_or_default();
        let mut transaction = connection.begin_with(D::BEGIN).await?;
        let ids = sqlx::query_as::<D, (String,)>(D::CLAIM)
            .bind(&*places)
            .bind(&*request.claim)
            .bind(millis(request.lease))
            .bind(signed(request.deliveries))
            .bind(signed(request.per_lane))
            .bind(signed(request.bytes))
            .bind(signed(most.max(request.per_lane).min(request.deliveries)))
            .bind(signed(request.per_account))
            .fetch_all(&mut *transaction)
            .await?;
        let ids = text(ids.iter().map(|(id,)| json!([id])));
        let rows =
            sqlx::query_as::<D, ClaimedRow>(D::CLAIMED).bind(&*ids).fetch_all(&mut *transaction).await?;
        let targets: BTreeSet<_> = rows.iter().map(|row| [&row.1, &row.7, &row.8]).collect();
        let targets = text(targets.into_iter().map(|target| json!(target)));
        let webhooks = sqlx::query_as::<D, ReceiverRow>(D::WEBHOOKS)
            .bind(&*targets)
            .fetch_all(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok((rows, webhooks))
    }

    async fn try_delete_old(
        connection: &mut D::Connection,
        account: &AccountKey,
        limits: QueueLimits,
    ) -> Result<u64, StoreError> {
        let mut transaction = connection.begin_with(D::BEGIN).await?;
        // One server at a time, so that an event goes with the last of its deliveries.
        sqlx::query_as::<D, (String,)>(D::LOCK_ACCOUNT)
            .bind(account.as_str())
            .fetch_optional(&mut *transaction)
            .await?;
        let (oldest,) = sqlx::query_as::<D, (Option<String>,)>(D::OLDEST_KEPT)
            .bind(account.as_str())
            .bind(signed(limits.kept))
            .bind(signed(limits.kept_bytes))
            .fetch_one(&mut *transaction)
            .await?;
        // If not even one is kept, none is: no id comes after this.
        let oldest = oldest.as_deref().unwrap_or("~");
        let events = sqlx::query_as::<D, (String,)>(D::DELETE_OLD)
            .bind(account.as_str())
            .bind(oldest)
            .bind(millis(limits.kept_for))
            .fetch_all(&mut *transaction)
            .await?;
        let ids = text(events.iter().map(|(id,)| json!([id])));
        sqlx::query::<D>(D::DELETE_EVENTS).bind(&*ids).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(events.len() as u64)
    }

    async fn try_retry(
        connection: &mut D::Connection,
        account: &AccountKey,
        delivery_id: &str,
        limits: QueueLimits,
    ) -> Result<Retried, StoreError> {
        let mut transaction = connection.begin_with(D::BEGIN).await?;
        let state = sqlx::query_as::<D, (String,)>(D::STATE)
            .bind(account.as_str())
            .bind(delivery_id)
            .fetch_optional(&mut *transaction)
            .await?;
        let Some((state,)) = state else { return Ok(Retried::Running) };
        let (is_queued, id) = (state == DeliveryState::Queued.as_str(), delivery_id);
        let done = if is_queued {
            sqlx::query::<D>(D::RETRY).bind(id).execute(&mut *transaction).await?
        } else {
            let (count, bytes) = Self::queued(&mut transaction, account.as_str()).await?;
            if count >= limits.queued || bytes >= limits.queued_bytes {
                return Ok(Retried::Full);
            }
            sqlx::query::<D>(D::KEEP_ATTEMPT).bind(id).execute(&mut *transaction).await?;
            let revived = sqlx::query::<D>(D::REVIVE).bind(id).execute(&mut *transaction).await?;
            if revived.rows() > 0 {
                sqlx::query::<D>(D::ADD_REVIVED).bind(id).execute(&mut *transaction).await?;
            }
            revived
        };
        transaction.commit().await?;
        Ok(if done.rows() > 0 { Retried::Queued } else { Retried::Running })
    }
}
