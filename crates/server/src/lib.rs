//! x
mod account;
mod api_key;
mod clock;
mod http;
mod metrics;
mod seal;
mod serve;
mod settings;
mod store;
mod vault;

pub use crate::account::AccountKey;
pub use crate::api_key::ApiKey;
pub use crate::seal::{SealError, Sealer};
pub use crate::serve::serve;
pub use crate::settings::Settings;
pub use crate::store::{Account, InvalidLocation, SealedWebhook, Store, StoreError, StoreLocation, open};
pub use crate::vault::{Resealed, Vault, VaultError};
