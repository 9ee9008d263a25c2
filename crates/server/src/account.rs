//! The id of an account in the spelling of the store, whatever the spelling in the path.

use std::fmt;

use chatapps_webhooks::AccountId;

/// The id of an account in its canonical spelling: lower case, with all hyphens.
///
/// The contract makes each hyphen optional and allows digits in either case; all spellings of a
/// number are one account.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::AccountId;
/// use chatapps_webhooks_server::AccountKey;
///
/// let key = AccountKey::from(&AccountId::new("5A5A5A5A5a5a5a5a5a5a-5a5a5a5a5a5a")?);
/// assert_eq!(key.as_str(), "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a");
/// # Ok::<(), chatapps_webhooks::InvalidAccountId>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountKey(String);

impl AccountKey {
    /// The canonical spelling.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// An id from the store.
    pub(crate) const fn from_stored(text: String) -> Self {
        Self(text)
    }
}

impl From<&AccountId> for AccountKey {
    fn from(id: &AccountId) -> Self {
        let digits = id.as_str().chars().filter(|char| *char != '-').map(|char| char.to_ascii_lowercase());
        let mut text = String::with_capacity(AccountId::MAX_LENGTH);
        for (index, digit) in digits.enumerate() {
            if matches!(index, 8 | 12 | 16 | 20) {
                text.push('-');
            }
            text.push(digit);
        }
        Self(text)
    }
}

impl fmt::Display for AccountKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
