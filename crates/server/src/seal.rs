//! Secrets at rest: an authenticated cipher seals webhooks before the store sees them.
//!
//! The cipher is XChaCha20-Poly1305, with a random nonce for each webhook. It binds a sealed
//! webhook to its account, scope and type, so a row that was moved in the database doesn't open.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use chatapps_webhooks::{OpenValue, Secret, Webhook, WebhookType};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::account::AccountKey;
use crate::hexadecimal::hexadecimal;
use crate::store::queue::{Sealed, SealedAt};
use crate::store::sealed_webhook::SealedWebhook;

const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;

/// How many bytes of the hash of a key are its id.
const ID_BYTES: usize = 8;

/// The start of the associated data, with the version of the format.
const DOMAIN: &[u8] = b"chatapps-webhooks sealed webhook 1\0";

/// Seals webhooks with the newest of its keys, and opens webhooks with any of them.
#[derive(Clone)]
pub struct Sealer {
    newest: StoreKey,
    older: Vec<StoreKey>,
}

#[derive(Clone)]
struct StoreKey {
    id: String,
    cipher: XChaCha20Poly1305,
}

impl Sealer {
    /// Parses keys: Base64 of 32 bytes each, separated by white space or commas, the newest first.
    /// Lines that begin with `#` are comments.
    ///
    /// # Errors
    ///
    /// [`SealError::NoKey`] or [`SealError::BadKey`]; neither shows the text.
    ///
    /// # Examples
    ///
    /// ```
    /// use chatapps_webhooks_server::Sealer;
    ///
    /// let key = Sealer::new_key()?;
    /// let sealer = Sealer::from_text(&format!("# of this year\n{}", key.reveal()))?;
    /// assert_eq!(sealer.key_ids().count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_text(text: &str) -> Result<Self, SealError> {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
        let words = lines.flat_map(|line| line.split([' ', '\t', ',', '\r'])).filter(|word| !word.is_empty());
        let mut keys = words.map(StoreKey::from_text);
        let newest = keys.next().ok_or(SealError::NoKey)??;
        Ok(Self { newest, older: keys.collect::<Result<_, _>>()? })
    }

    /// Generates a key, in the form that [`Sealer::from_text`] parses.
    ///
    /// # Errors
    ///
    /// [`SealError::Random`] if the operating system provides no random bytes.
    pub fn new_key() -> Result<Secret<'static>, SealError> {
        let mut bytes = Zeroizing::new([0; KEY_BYTES]);
        getrandom::fill(&mut *bytes).map_err(SealError::Random)?;
        Ok(Secret::from(STANDARD.encode(*bytes)))
    }

    /// The id of the key that seals. It reveals nothing about the key.
    #[must_use]
    pub fn newest_key_id(&self) -> &str {
        &self.newest.id
    }

    /// The ids of all keys, the newest first.
    pub fn key_ids(&self) -> impl Iterator<Item = &str> {
        self.keys().map(|key| key.id.as_str())
    }

    /// Seals a webhook, which must be of one type.
    pub(crate) fn seal(&self, account: &AccountKey, webhook: &Webhook) -> Result<SealedWebhook, SealError> {
        let webhook_type = webhook.webhook_type().and_then(OpenValue::known).ok_or(SealError::Unsealable)?;
        let sub_account_id = webhook.sub_account_id().as_str().to_owned();
        let text = Zeroizing::new(serde_json::to_vec(webhook).map_err(|_| SealError::Unsealable)?);
        let data = associated_data(account, &sub_account_id, webhook_type);
        let Sealed { store_key, sealed } = self.seal_bound(&text, &data)?;
        Ok(SealedWebhook { sub_account_id, webhook_type, store_key, sealed })
    }

    /// Opens a sealed webhook of an account.
    pub(crate) fn open(&self, account: &AccountKey, row: &SealedWebhook) -> Result<Webhook, SealError> {
        let data = associated_data(account, &row.sub_account_id, row.webhook_type);
        let text = self.open_bound(&row.store_key, &row.sealed, &data)?;
        serde_json::from_slice(&text).map_err(|_| SealError::Damaged)
    }

    /// Seals a body or an answer of an account, bound to its place in the store.
    pub(crate) fn seal_text(
        &self,
        account: &AccountKey,
        at: &SealedAt,
        text: &[u8],
    ) -> Result<Sealed, SealError> {
        self.seal_bound(text, &place_data(account, at))
    }

    /// Opens a body or an answer of an account.
    pub(crate) fn open_text(
        &self,
        account: &AccountKey,
        at: &SealedAt,
        text: &Sealed,
    ) -> Result<Zeroizing<Vec<u8>>, SealError> {
        self.open_bound(&text.store_key, &text.sealed, &place_data(account, at))
    }

    fn seal_bound(&self, text: &[u8], associated_data: &[u8]) -> Result<Sealed, SealError> {
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce).map_err(SealError::Random)?;
        let payload = Payload { msg: text, aad: associated_data };
        let sealed =
            self.newest.cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| SealError::Unsealable)?;
        Ok(Sealed { store_key: self.newest.id.clone(), sealed: [nonce.as_slice(), &sealed].concat() })
    }

    fn open_bound(
        &self,
        store_key: &str,
        sealed: &[u8],
        associated_data: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let key = self
            .keys()
            .find(|key| key.id == store_key)
            .ok_or_else(|| SealError::UnknownKey(store_key.to_owned()))?;
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or(SealError::Damaged)?;
        let payload = Payload { msg: sealed, aad: associated_data };
        let text = key.cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| SealError::Damaged)?;
        Ok(Zeroizing::new(text))
    }

    fn keys(&self) -> impl Iterator<Item = &StoreKey> {
        [&self.newest].into_iter().chain(&self.older)
    }
}

impl SealedWebhook {
    /// The nonce, which no other seal has.
    pub(crate) fn nonce(&self) -> &[u8] {
        self.sealed.get(..NONCE_BYTES).unwrap_or(&self.sealed)
    }
}

impl StoreKey {
    fn from_text(word: &str) -> Result<Self, SealError> {
        let bytes = Zeroizing::new(STANDARD.decode(word).map_err(|_| SealError::BadKey)?);
        let key: Zeroizing<[u8; KEY_BYTES]> =
            Zeroizing::new(bytes.as_slice().try_into().map_err(|_| SealError::BadKey)?);
        let hash = Sha256::new().chain_update(b"chatapps-webhooks store key\0").chain_update(*key).finalize();
        let id = hexadecimal(hash.split_at(ID_BYTES).0);
        Ok(Self { id, cipher: XChaCha20Poly1305::new(&Key::from(*key)) })
    }
}

/// The account, type and scope of a webhook. Only the last part has a variable length, so the
/// encoding is unambiguous.
fn associated_data(account: &AccountKey, sub_account_id: &str, webhook_type: WebhookType) -> Vec<u8> {
    let (account, webhook_type) = (account.as_str().as_bytes(), webhook_type.as_str().as_bytes());
    [DOMAIN, account, b"\0", webhook_type, b"\0", sub_account_id.as_bytes()].concat()
}

/// The account of a body or an answer, and its place. Ids that the server makes have no NUL.
fn place_data(account: &AccountKey, at: &SealedAt) -> Vec<u8> {
    let account = account.as_str();
    match at {
        SealedAt::Event { event_id } => {
            format!("chatapps-webhooks sealed event 1\0{account}\0{event_id}").into_bytes()
        }
        SealedAt::Answer { delivery_id, number } => {
            format!("chatapps-webhooks sealed answer 1\0{account}\0{delivery_id}\0{number}").into_bytes()
        }
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.key_ids()).finish()
    }
}

/// Why a webhook could not be sealed or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SealError {
    /// There is no key.
    NoKey,
    /// A key is not Base64 of 32 bytes.
    BadKey,
    /// The webhook is sealed with the key of this id, which is missing.
    UnknownKey(String),
    /// The sealed webhook was changed or moved.
    Damaged,
    /// The webhook can't be sealed.
    Unsealable,
    /// The operating system provides no random bytes.
    Random(getrandom::Error),
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoKey => f.write_str("missing store key"),
            Self::BadKey => f.write_str("a store key is not Base64 of 32 bytes"),
            Self::UnknownKey(id) => {
                write!(f, "the store may have webhooks sealed with key `{id}`: pass that key, too")
            }
            Self::Damaged => f.write_str("a sealed webhook does not open: it was changed or moved"),
            Self::Unsealable => f.write_str("a webhook can't be sealed"),
            Self::Random(error) => write!(f, "cannot get random bytes: {error}"),
        }
    }
}

impl std::error::Error for SealError {}

#[cfg(test)]
mod tests {
    use chatapps_webhooks::{AccountId, Uri};

    use super::*;

    const TYPE: WebhookType = WebhookType::InboundMessage;

    fn account(digit: char) -> AccountKey {
        AccountKey::from(&AccountId::new(digit.to_string().repeat(32)).unwrap())
    }

    fn webhook() -> Webhook {
        let url = Uri::new("https://hooks.onion.example/events").unwrap();
        Webhook::new("Onion_Marketing", &url).with_type(TYPE).with_authorization("Bearer rw4Kd0b2u")
    }

    fn keys(count: usize) -> Vec<String> {
        (0..count).map(|_| Sealer::new_key().unwrap().reveal().to_owned()).collect()
    }

    #[test]
    fn what_is_sealed_opens_and_does_not_show() {
        let sealer = Sealer::from_text(&keys(1)[0]).unwrap();
        let row = sealer.seal(&account('a'), &webhook()).unwrap();
        assert_eq!(sealer.open(&account('a'), &row).unwrap(), webhook());
        let has = |part: &[u8]| row.sealed.windows(part.len()).any(|window| window == part);
        assert!(!has(b"rw4Kd0b2u") && !has(b"hooks.onion"));
    }

    #[test]
    fn two_seals_of_one_webhook_differ() {
        let sealer = Sealer::from_text(&keys(1)[0]).unwrap();
        let seal = || sealer.seal(&account('a'), &webhook()).unwrap().sealed;
        assert_ne!(seal(), seal());
    }

    #[test]
    fn a_row_that_was_moved_or_changed_does_not_open() {
        let sealer = Sealer::from_text(&keys(1)[0]).unwrap();
        let row = sealer.seal(&account('a'), &webhook()).unwrap();
        let damaged = Err(SealError::Damaged);
        assert_eq!(sealer.open(&account('b'), &row), damaged);
        assert_eq!(
            sealer.open(&account('a'), &SealedWebhook { sub_account_id: "*".into(), ..row.clone() }),
            damaged
        );
        let webhook_type = WebhookType::DeliveryReceipt;
        assert_eq!(sealer.open(&account('a'), &SealedWebhook { webhook_type, ..row.clone() }), damaged);
        for index in [0, NONCE_BYTES, row.sealed.len() - 1] {
            let mut changed = row.clone();
            changed.sealed[index] ^= 1;
            assert_eq!(sealer.open(&account('a'), &changed), damaged);
        }
        let mut cut = row;
        cut.sealed.truncate(NONCE_BYTES - 1);
        assert_eq!(sealer.open(&account('a'), &cut), damaged);
    }

    #[test]
    fn older_keys_open_and_the_newest_seals() {
        let texts = keys(2);
        let old = Sealer::from_text(&texts[1]).unwrap();
        let both = Sealer::from_text(&format!("# newest\n{}\n# older\n{}\n", texts[0], texts[1])).unwrap();
        let row = old.seal(&account('a'), &webhook()).unwrap();
        assert_eq!(both.open(&account('a'), &row).unwrap(), webhook());
        let row = both.seal(&account('a'), &webhook()).unwrap();
        assert_eq!(
            old.open(&account('a'), &row),
            Err(SealError::UnknownKey(both.newest_key_id().to_owned()))
        );
    }

    #[test]
    fn bad_keys_are_refused_and_not_shown() {
        assert_eq!(Sealer::from_text("# nothing\n\n").unwrap_err(), SealError::NoKey);
        let good = &keys(1)[0];
        for text in ["c2hvcnQ=", "!", good.split_at(1).1, &format!("{good},c2hvcnQ=")] {
            let error = Sealer::from_text(text).unwrap_err();
            assert_eq!(error, SealError::BadKey);
            assert!(!format!("{error} {error:?}").contains(text));
        }
        assert!(!format!("{:?}", Sealer::from_text(good).unwrap()).contains(good.split_at(8).0));
    }
}
