//! x
mod account;
mod api_key;
mod clock;
mod seal;
mod store;
mod vault;

pub use crate::account::AccountKey;
pub use crate::api_key::ApiKey;
pub use crate::seal::{SealError, Sealer};
pub use crate::store::{Account, InvalidLocation, SealedWebhook, Store, StoreError, StoreLocation, open};
pub use crate::vault::{Resealed, Vault, VaultError};
