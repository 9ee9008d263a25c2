//! API keys: generated, shown once, stored as a hash, and verified.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chatapps_webhooks::Secret;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::account::AccountKey;
use crate::clock::seconds;
use crate::hexadecimal::hexadecimal;

/// The number of bytes in the id of a key. Ids are public: logs and listings show them.
const ID_BYTES: usize = 8;

/// The number of bytes in the secret part: 256 bits, so a plain hash of it resists a search.
const SECRET_BYTES: usize = 32;

/// The number of characters in the secret part, in Base64 without padding.
pub(crate) const SECRET_LENGTH: usize = (SECRET_BYTES * 4).div_ceil(3);

/// An API key as the store keeps it, from which the key itself can't be recovered.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// The id of the key.
    pub id: String,
    /// The account that it gives access to.
    pub account: AccountKey,
    /// SHA-256 of the secret part.
    pub(crate) secret_hash: Vec<u8>,
    /// When it was created, in seconds since 1970.
    pub created_at: i64,
    /// When it was revoked, if it was.
    pub revoked_at: Option<i64>,
}

impl ApiKey {
    /// Generates a key for an account. Returns it as the store keeps it, and as the caller uses it:
    /// `ID.SECRET`.
    ///
    /// # Errors
    ///
    /// The error of the operating system, if it provides no random bytes.
    pub fn generate(account: AccountKey) -> Result<(Self, Secret<'static>), getrandom::Error> {
        let mut id = [0; ID_BYTES];
        getrandom::fill(&mut id)?;
        Self::generate_as(id, account)
    }

    /// Generates a key with a given id, to replace a stored key. Otherwise like
    /// [`generate`](Self::generate).
    ///
    /// # Errors
    ///
    /// The error of the operating system, if it provides no random bytes.
    pub fn generate_as(
        id: [u8; ID_BYTES],
        account: AccountKey,
    ) -> Result<(Self, Secret<'static>), getrandom::Error> {
        let mut secret = [0; SECRET_BYTES];
        getrandom::fill(&mut secret)?;
        let (id, secret) = (hexadecimal(&id), URL_SAFE_NO_PAD.encode(secret));
        let shown = Secret::from(format!("{id}.{secret}"));
        let secret_hash = hash(&secret);
        Ok((Self { id, account, secret_hash, created_at: seconds(), revoked_at: None }, shown))
    }

    /// Whether a secret part belongs to this key, and the key is not revoked. Compares in constant
    /// time.
    pub(crate) fn accepts(&self, secret: &str) -> bool {
        bool::from(self.secret_hash.ct_eq(&hash(secret))) && self.revoked_at.is_none()
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiKey").field("id", &self.id).field("account", &self.account).finish_non_exhaustive()
    }
}

/// The id and the secret part of a key, if the text has the form of one.
pub(crate) fn parts(presented: &str) -> Option<(&str, &str)> {
    let (id, secret) = presented.split_once('.')?;
    let is_id = id.len() == ID_BYTES * 2 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let is_secret = secret.len() == SECRET_LENGTH
        && secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    (is_id && is_secret).then_some((id, secret))
}

fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use chatapps_webhooks::AccountId;

    use super::*;

    fn fresh() -> (ApiKey, String) {
        let account = AccountId::new("5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a").unwrap();
        let (key, shown) = ApiKey::generate(AccountKey::from(&account)).unwrap();
        (key, shown.reveal().to_owned())
    }

    #[test]
    fn a_key_is_accepted_until_it_is_revoked() {
        let (mut key, shown) = fresh();
        let (id, secret) = parts(&shown).unwrap();
        assert_eq!(id, key.id);
        assert!(key.accepts(secret));
        assert!(!key.accepts(parts(&fresh().1).unwrap().1));
        key.revoked_at = Some(seconds());
        assert!(!key.accepts(secret));
    }

    #[test]
    fn the_stored_key_does_not_reveal_the_secret() {
        let (key, shown) = fresh();
        let secret = parts(&shown).unwrap().1;
        assert!(!format!("{key:?}").contains(secret));
        assert!(
            !key.secret_hash.windows(8).any(|window| secret.as_bytes().windows(8).any(|part| part == window))
        );
    }

    #[test]
    fn a_text_without_the_form_of_a_key_has_no_parts() {
        let (_, shown) = fresh();
        for text in [
            "",
            ".",
            "key",
            shown.split_at(1).1,
            &format!("{shown}="),
            &shown.replace('.', ":"),
            &format!("{shown}\0"),
        ] {
            assert_eq!(parts(text), None, "{text:?}");
        }
    }
}
