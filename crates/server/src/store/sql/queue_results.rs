//! Records what became of claimed deliveries.

use std::collections::HashSet;

use serde_json::json;
use sqlx::{ColumnIndex, Connection, Decode, Encode, Executor, FromRow, IntoArguments, Type};

use super::dialect::Dialect;
use super::queue_rows::{millis, text};
use super::queue_statements::QueueStatements;
use super::sql_store::SqlStore;
use crate::hexadecimal::hexadecimal;
use crate::store::error::StoreError;
use crate::store::queue::{Attempt, DeliveryState, Ended};

/// Results as the statements take them.
pub(super) struct Results {
    delivered: Option<String>,
    attempts: Option<String>,
    /// All but those delivered: the claims of what leaves the queue, and of what goes back to it.
    leaving: Option<String>,
    returning: Option<String>,
    /// Their deliveries, each with what to record of it unless somebody else has taken the claim.
    others: Vec<(String, serde_json::Value)>,
}

impl Results {
    pub(super) fn of(ended: &[Ended]) -> Self {
        let (mut delivered, mut attempts, mut others) = (Vec::new(), Vec::new(), Vec::new());
        let (mut leaving, mut returning) = (Vec::new(), Vec::new());
        for Ended { delivery_id, claim, state, wait, failures, attempt, .. } in ended {
            let kept = attempt.as_ref().filter(|attempt| attempt.answer.is_none());
            if *state == DeliveryState::Delivered {
                let took = kept.map(|attempt| millis(attempt.took));
                delivered.push(json!([delivery_id, took, kept.and_then(|attempt| attempt.status)]));
                if kept.is_some() {
                    continue;
                }
            } else {
                let made = u8::from(attempt.is_some());
                others.push((delivery_id.clone(), json!([delivery_id, state.as_str(), failures, made])));
                if *state == DeliveryState::Queued {
                    returning.push(json!([delivery_id, claim, millis(*wait)]));
                } else {
                    leaving.push(json!([delivery_id, claim]));
                }
            }
            if let Some(Attempt { number, took, outcome, status, answer, started_at: _ }) = attempt {
                let key = answer.as_ref().map(|answer| &answer.store_key);
                let sealed = answer.as_ref().map(|answer| hexadecimal(&answer.sealed));
                attempts.push(json!([delivery_id, number, millis(*took), outcome, status, key, sealed]));
            }
        }
        let [delivered, attempts, leaving, returning] = [delivered, attempts, leaving, returning]
            .map(|rows| Some(rows).filter(|rows| !rows.is_empty()).map(|rows| text(rows.into_iter())));
        Self { delivered, attempts, leaving, returning, others }
    }
}

impl<D: Dialect + QueueStatements> SqlStore<D>
where
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
    D::Arguments: IntoArguments<D>,
    for<'q> &'q str: Encode<'q, D> + Type<D>,
    for<'q> String: Decode<'q, D> + Type<D>,
    (String,): for<'r> FromRow<'r, D::Row>,
    usize: ColumnIndex<D::Row>,
{
    /// Whoever changes a delivery and its place in the queue changes the place first: no two wait
    /// for each other, and whose claim it is doesn't change any more.
    pub(super) async fn try_record(
        connection: &mut D::Connection,
        results: &Results,
    ) -> Result<(), StoreError> {
        let mut transaction = connection.begin_with(D::BEGIN).await?;
        let mut claimed = HashSet::new();
        for (statement, rows) in [(D::LEAVE_CLAIMED, &results.leaving), (D::GIVE_BACK, &results.returning)] {
            if let Some(rows) = rows {
                let query = sqlx::query_as::<D, (String,)>(statement).bind(rows.as_str());
                claimed.extend(query.fetch_all(&mut *transaction).await?.into_iter().map(|(id,)| id));
            }
        }
        let others = results.others.iter().filter(|(id, _)| claimed.contains(id));
        let others = text(others.map(|(_, row)| row.clone()));
        let others = Some(&others).filter(|_| !claimed.is_empty());
        // The attempts before the states: what is over may be deleted at any time.
        for (statement, rows) in [
            (D::LEAVE, results.delivered.as_ref()),
            (D::ADD_ATTEMPTS, results.attempts.as_ref()),
            (D::DELIVERED, results.delivered.as_ref()),
            (D::RECORD, others),
        ] {
            if let Some(rows) = rows {
                sqlx::query::<D>(statement).bind(rows.as_str()).execute(&mut *transaction).await?;
            }
        }
        Ok(transaction.commit().await?)
    }
}
