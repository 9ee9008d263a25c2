//! API keys: how they are made, shown once, kept as a hash, and recognized.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chatapps_webhooks::Secret;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::account::AccountKey;
use crate::clock::seconds;
use crate::hexadecimal::hexadecimal;

/// Bytes of the part that names a key. It is no secret: logs and listings show it.
const ID_BYTES: usize = 8;

/// Bytes of the part that proves it: 256 bits, so that a plain hash of it can't be searched.
const SECRET_BYTES: usize = 32;

/// Characters of it, in Base64 without padding.
pub(crate) const SECRET_LENGTH: usize = (SECRET_BYTES * 4).div_ceil(3);

/// What the store keeps of an API key. The key itself can't be had from it.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// What the key is called.
    pub id: String,
    /// The account whose webhooks it is for.
    pub account: AccountKey,
    /// SHA-256 of the secret part.
    pub(crate) secret_hash: Vec<u8>,
    /// When it was made, in seconds since 1970.
    pub created_at: i64,
    /// When it was revoked, if it was.
    pub revoked_at: Option<i64>,
}

impl ApiKey {
    /// A fresh key for an account, as it is kept, and as it is shown to whoever will use it: `ID.SECRET`.
    ///
    /// # Errors
    ///
    /// That of the operating system, if it has no random bytes to give.
    pub fn generate(account: AccountKey) -> Result<(Self, Secret<'static>), getrandom::Error> {
        let mut id = [0; ID_BYTES];
        getrandom::fill(&mut id)?;
        Self::generate_as(id, account)
    }

    /// A fresh key like [`generate`](Self::generate)'s, whose id is that of the one whose place it takes in a store.
    ///
    /// # Errors
    ///
    /// That of the operating system, if it has no random bytes to give.
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

    /// Whether a presented secret part is that of this key, and the key is not revoked. Takes the same time wherever two
    /// secrets differ.
    pub(crate) fn accepts(&self, secret: &str) -> bool {
        bool::from(self.secret_hash.ct_eq(&hash(secret))) && self.revoked_at.is_none()
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiKey").field("id", &self.id).field("account", &self.account).finish_non_exhaustive()
    }
}

/// The two parts of a presented key, if it looks like one at all.
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
    fn a_key_is_recognized_until_it_is_revoked() {
        let (mut key, shown) = fresh();
        let (id, secret) = parts(&shown).unwrap();
        assert_eq!(id, key.id);
        assert!(key.accepts(secret));
        assert!(!key.accepts(parts(&fresh().1).unwrap().1));
        key.revoked_at = Some(seconds());
        assert!(!key.accepts(secret));
    }

    #[test]
    fn what_is_kept_and_debugged_is_not_the_key() {
        let (key, shown) = fresh();
        let secret = parts(&shown).unwrap().1;
        assert!(!format!("{key:?}").contains(secret));
        assert!(
            !key.secret_hash.windows(8).any(|window| secret.as_bytes().windows(8).any(|part| part == window))
        );
    }

    #[test]
    fn what_does_not_look_like_a_key_has_no_parts() {
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
