//! Seals and opens webhooks between callers and the store.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chatapps_webhooks::{Webhook, WebhookSet, WebhookTarget, WebhookType};

use crate::account::AccountKey;
use crate::entity_tag::{Conditions, EntityTag};
use crate::seal::{SealError, Sealer};
use crate::store::error::StoreError;
use crate::store::interface::{Changed, Listing, Store};
use crate::store::queue::{Sealed, SealedAt};
use crate::store::sealed_webhook::SealedWebhook;
use crate::workers::Workers;
use zeroize::Zeroizing;

/// The approximate size of a webhook without its URL, in bytes.
const OTHER_BYTES: usize = 256;

/// The webhooks of all accounts: a store, and the keys for its webhooks.
#[derive(Clone, Debug)]
pub struct Vault {
    store: Arc<dyn Store>,
    sealer: Sealer,
    workers: Workers,
    /// Whether the last change failed for a reason that passes, so that [`check`](Self::check) has
    /// to try one.
    cannot_change: Arc<AtomicBool>,
}

impl Vault {
    /// Combines a store with its keys. The newest key seals.
    ///
    /// # Errors
    ///
    /// [`VaultError::Seal`] if a missing key may have sealed webhooks; [`VaultError::Store`] if the
    /// store fails.
    pub async fn unlock(store: Arc<dyn Store>, sealer: Sealer) -> Result<Self, VaultError> {
        let known: Vec<String> = sealer.key_ids().map(str::to_owned).collect();
        let unknown = store.claim(sealer.newest_key_id(), &known).await?;
        if let Some(id) = unknown.into_iter().next() {
            return Err(SealError::UnknownKey(id).into());
        }
        Ok(Self { store, sealer, workers: Workers::default(), cannot_change: Arc::default() })
    }

    /// The id of the key that seals.
    #[must_use]
    pub fn newest_key_id(&self) -> &str {
        self.sealer.newest_key_id()
    }

    /// Checks that the store answers, has the id of the key that seals, and takes changes again if
    /// it didn't take the last one.
    ///
    /// # Errors
    ///
    /// [`StoreError`] otherwise.
    pub async fn check(&self) -> Result<(), StoreError> {
        if self.cannot_change.load(Ordering::Relaxed) {
            self.noted(self.store.touch(self.newest_key_id()).await)?;
        }
        let keys = self.store.store_keys().await?;
        if keys.iter().any(|id| id == self.newest_key_id()) {
            Ok(())
        } else {
            Err(StoreError::RetiredStoreKey)
        }
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.store
    }

    /// The webhooks of an account.
    ///
    /// # Errors
    ///
    /// [`VaultError`] if the store fails, or a webhook doesn't open.
    pub async fn list(&self, account: &AccountKey) -> Result<WebhookSet, VaultError> {
        Ok(self.list_with_tag(account).await?.0)
    }

    /// The webhooks of an account, and their tag.
    ///
    /// # Errors
    ///
    /// [`VaultError`] if the store fails, or a webhook doesn't open.
    pub async fn list_with_tag(&self, account: &AccountKey) -> Result<(WebhookSet, EntityTag), VaultError> {
        let rows = self.rows(account).await?;
        let opened = self.open(account, &rows)?;
        if !opened.damaged.is_empty() {
            return Err(SealError::Damaged.into());
        }
        Ok((opened.webhooks, EntityTag::of_rows(&rows)))
    }

    /// All rows of an account, whatever room they take.
    async fn rows(&self, account: &AccountKey) -> Result<Vec<SealedWebhook>, StoreError> {
        match self.store.list(account, usize::MAX).await? {
            Listing::Rows(rows) => Ok(rows),
            // There were none a moment ago: nothing is larger than that.
            Listing::Larger(_) => Ok(Vec::new()),
        }
    }

    /// The webhooks of an account's rows. A damaged one doesn't hide the others.
    ///
    /// # Errors
    ///
    /// [`SealError`] if a key is missing.
    pub(crate) fn open(&self, account: &AccountKey, rows: &[SealedWebhook]) -> Result<Opened, SealError> {
        let (mut webhooks, mut damaged) = (Vec::new(), Vec::new());
        for row in rows {
            match self.sealer.open(account, row) {
                Ok(webhook) => webhooks.push(webhook),
                Err(SealError::Damaged) => damaged.push((row.sub_account_id.clone(), row.webhook_type)),
                Err(error) => return Err(error),
            }
        }
        Ok(Opened { webhooks: webhooks.into_iter().collect(), damaged })
    }

    /// The threads for long work.
    pub(crate) const fn workers(&self) -> &Workers {
        &self.workers
    }

    /// Creates or replaces webhooks, all or none, in the order of the entries, if the conditions
    /// hold. Counts each type.
    ///
    /// # Errors
    ///
    /// [`VaultError`] if the store fails, rejects a sub-account or the conditions, or has no room
    /// for the account.
    pub async fn apply(
        &self,
        account: &AccountKey,
        request: Vec<Webhook>,
        conditions: &Conditions,
    ) -> Result<Changed, VaultError> {
        // The request has the same effect on any account, except for webhooks that it doesn't name.
        let webhooks: WebhookSet = request.into_iter().collect();
        let bytes = webhooks.iter().map(|webhook| OTHER_BYTES + webhook.url().as_str().len()).sum();
        let (sealer, owner) = (self.sealer.clone(), account.clone());
        let seal = move || {
            webhooks.iter().map(|webhook| sealer.seal(&owner, webhook)).collect::<Result<Vec<_>, _>>()
        };
        let rows = self.workers.run(bytes, seal).await?;
        Ok(self.noted(self.store.apply(account, &rows, conditions).await)?)
    }

    /// Deletes the webhooks of targets, all or none, if the conditions hold.
    ///
    /// # Errors
    ///
    /// [`VaultError`] if the store fails, or rejects a sub-account or the conditions.
    pub async fn delete(
        &self,
        account: &AccountKey,
        targets: &[WebhookTarget],
        conditions: &Conditions,
    ) -> Result<Changed, VaultError> {
        Ok(self.noted(self.store.delete(account, targets, conditions).await)?)
    }

    /// Notes whether the store takes changes. That it has much to do says nothing.
    fn noted<T>(&self, done: Result<T, StoreError>) -> Result<T, StoreError> {
        match &done {
            Ok(_) => self.cannot_change.store(false, Ordering::Relaxed),
            Err(StoreError::Busy) => {}
            Err(error) if error.is_passing() => self.cannot_change.store(true, Ordering::Relaxed),
            Err(_) => {}
        }
        done
    }

    /// Seals a body or an answer.
    pub(crate) fn seal_text(
        &self,
        account: &AccountKey,
        at: &SealedAt,
        text: &[u8],
    ) -> Result<Sealed, SealError> {
        self.sealer.seal_text(account, at, text)
    }

    /// Opens a body or an answer.
    pub(crate) fn open_text(
        &self,
        account: &AccountKey,
        at: &SealedAt,
        text: &Sealed,
    ) -> Result<Zeroizing<Vec<u8>>, SealError> {
        self.sealer.open_text(account, at, text)
    }

    /// Opens a webhook.
    pub(crate) fn open_webhook(
        &self,
        account: &AccountKey,
        row: &SealedWebhook,
    ) -> Result<Webhook, SealError> {
        self.sealer.open(account, row)
    }

    /// Reseals with the newest key all webhooks, bodies and answers that an older key sealed, and
    /// removes the ids of keys that seal nothing. Requests may continue meanwhile.
    ///
    /// # Errors
    ///
    /// [`VaultError`] if the store fails, or something sealed doesn't open. What was resealed so
    /// far stays resealed.
    pub async fn reseal(&self) -> Result<Resealed, VaultError> {
        let newest = self.sealer.newest_key_id();
        let mut resealed = Resealed::default();
        for account in self.store.accounts().await? {
            for row in self.rows(&account.id).await? {
                if row.store_key != newest {
                    let webhook = self.sealer.open(&account.id, &row)?;
                    let fresh = self.sealer.seal(&account.id, &webhook)?;
                    self.store.reseal(&account.id, &row, &fresh).await?;
                    resealed.webhooks += 1;
                }
            }
        }
        loop {
            let stale = self.store.stale(newest).await?;
            if stale.is_empty() {
                break;
            }
            let mut fresh = Vec::with_capacity(stale.len());
            for text in stale {
                let opened = self.sealer.open_text(&text.account, &text.at, &text.text)?;
                let sealed = self.sealer.seal_text(&text.account, &text.at, &opened)?;
                fresh.push((text, sealed));
            }
            resealed.texts += fresh.len() as u64;
            self.store.reseal_texts(fresh).await?;
        }
        for id in self.store.store_keys().await? {
            if id != newest {
                let removed = self.store.remove_store_key(&id).await?;
                if removed { &mut resealed.forgotten } else { &mut resealed.in_use }.push(id);
            }
        }
        Ok(resealed)
    }
}

/// The webhooks of an account, as far as they open.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) webhooks: WebhookSet,
    /// The scopes and types of the rows that don't open.
    pub(crate) damaged: Vec<(String, WebhookType)>,
}

/// The result of [`Vault::reseal`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resealed {
    /// The number of resealed webhooks.
    pub webhooks: u64,
    /// The number of resealed bodies of events, and answers of receivers.
    pub texts: u64,
    /// The ids of keys that seal nothing any more.
    pub forgotten: Vec<String>,
    /// The ids of older keys that sealed webhooks in the meantime, because a server still uses one
    /// as its newest.
    pub in_use: Vec<String>,
}

/// Why webhooks can't be read or written.
#[derive(Debug)]
#[non_exhaustive]
pub enum VaultError {
    /// The store failed or rejected the change.
    Store(StoreError),
    /// A webhook can't be sealed or opened.
    Seal(SealError),
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Seal(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for VaultError {}

impl From<StoreError> for VaultError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<SealError> for VaultError {
    fn from(error: SealError) -> Self {
        Self::Seal(error)
    }
}
