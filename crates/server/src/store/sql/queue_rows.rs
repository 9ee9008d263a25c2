//! The rows of the queue, and the numbers of the store.

use std::time::Duration;

use serde_json::Value;

use super::webhook_row::webhook_type;
use crate::account::AccountKey;
use crate::store::error::StoreError;
use crate::store::queue::{Attempt, Claimed, Delivery, DeliveryState, Sealed, SealedAt, Stale};

pub(super) type ClaimedRow =
    (String, String, String, String, String, Vec<u8>, i64, String, String, i64, i64, i64);
pub(super) type ReceiverRow = (String, String, String, String, Vec<u8>);
pub(super) type DeliveryRow =
    (String, String, String, String, String, i64, String, i64, Option<i64>, Option<i64>);
pub(super) type AttemptRow = (String, i64, i64, i64, String, Option<i64>, Option<String>, Option<Vec<u8>>);
pub(super) type StaleRow = (String, String, i64, String, Vec<u8>);

pub(super) fn claimed(row: ClaimedRow) -> Result<Claimed, StoreError> {
    let (
        delivery_id,
        account,
        event_id,
        kind,
        store_key,
        sealed,
        bytes,
        scope,
        name,
        attempts,
        failures,
        age,
    ) = row;
    Ok(Claimed {
        delivery_id,
        lane: lane(&account, &scope, &name),
        account: AccountKey::from_stored(account),
        event_id,
        kind,
        body: Sealed { store_key, sealed },
        bytes: size(bytes),
        sub_account_id: scope,
        webhook_type: webhook_type(&name)?,
        attempts: small(attempts),
        failures: small(failures),
        age: milliseconds(age),
    })
}

/// A webhook, and the lane of what waits for it.
pub(super) fn receiver((account, scope, name, store_key, sealed): ReceiverRow) -> (String, Sealed) {
    (lane(&account, &scope, &name), Sealed { store_key, sealed })
}

/// The lane of a webhook, as the statements of the queue write it.
fn lane(account: &str, scope: &str, name: &str) -> String {
    format!("{account}/{name}/{scope}")
}

pub(super) fn stale_event((account, event_id, _, store_key, sealed): StaleRow) -> Stale {
    let (account, text) = (AccountKey::from_stored(account), Sealed { store_key, sealed });
    Stale { account, at: SealedAt::Event { event_id }, text }
}

pub(super) fn stale_answer((account, delivery_id, number, store_key, sealed): StaleRow) -> Stale {
    let (account, text) = (AccountKey::from_stored(account), Sealed { store_key, sealed });
    Stale { account, at: SealedAt::Answer { delivery_id, number: small(number) }, text }
}

pub(super) fn attempt(row: AttemptRow) -> Attempt {
    let (_, number, started_at, took, outcome, status, store_key, sealed) = row;
    Attempt {
        number: small(number),
        started_at,
        took: milliseconds(took),
        outcome,
        status: status.and_then(|status| status.try_into().ok()),
        answer: store_key.zip(sealed).map(|(store_key, sealed)| Sealed { store_key, sealed }),
    }
}

pub(super) fn delivery(row: DeliveryRow, attempts: Vec<Attempt>) -> Result<Delivery, StoreError> {
    let (delivery_id, event_id, kind, sub_account_id, name, bytes, state, created_at, due_at, finished_at) =
        row;
    Ok(Delivery {
        delivery_id,
        event_id,
        kind,
        sub_account_id,
        webhook_type: webhook_type(&name)?,
        bytes: size(bytes),
        state: DeliveryState::of(&state).ok_or(StoreError::Corrupt("a delivery has an unknown state"))?,
        created_at,
        due_at,
        finished_at,
        attempts,
    })
}

/// Rows as the parameter of a statement.
pub(super) fn text(rows: impl Iterator<Item = Value>) -> String {
    Value::Array(rows.collect()).to_string()
}

pub(super) fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

pub(super) fn milliseconds(time: i64) -> Duration {
    Duration::from_millis(time.try_into().unwrap_or_default())
}

pub(super) fn signed(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

pub(super) fn size(signed: i64) -> usize {
    usize::try_from(signed).unwrap_or_default()
}

pub(super) fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}
