//! The endpoint that creates or replaces, lists and deletes webhooks, over a store that lasts.
//!
//! What a body may hold, what a request makes of an account's webhooks and what a listing shows is the business of
//! [`chatapps_webhooks`]; this crate owns accounts and API keys, the store, the sealing of secrets, and HTTP. The commands that run
//! it are in the crate of the command line.
//!
//! # Examples
//!
//! ```
//! use chatapps_webhooks::{AccountId, Uri, Webhook, WebhookType};
//! use chatapps_webhooks_server::{AccountKey, Sealer, StoreLocation, Vault, open};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let room = tempfile::tempdir()?;
//! let store = open(&StoreLocation::Sqlite(room.path().join("webhooks.db"))).await?;
//! let account = AccountKey::from(&AccountId::new("5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a")?);
//! store.add_account(&account, &["Onion_Marketing".to_owned()]).await?;
//!
//! let vault = Vault::unlock(store, Sealer::from_text(Sealer::new_key()?.reveal())?).await?;
//! let url = Uri::new("https://hooks.onion.example/events")?;
//! vault.apply(&account, vec![Webhook::new("Onion_Marketing", &url)]).await?;
//! assert_eq!(vault.list(&account).await?.len(), 2);
//! assert!(vault.list(&account).await?.get("Onion_Marketing", WebhookType::InboundMessage).is_some());
//! # Ok(())
//! # }
//! ```
//!
//! [`serve`] puts a vault behind a socket.

mod account;
mod api_key;
mod clock;
mod hexadecimal;
mod http;
mod metrics;
mod seal;
mod serve;
mod settings;
mod store;
mod vault;
mod workers;

pub use crate::account::AccountKey;
pub use crate::api_key::ApiKey;
pub use crate::seal::{SealError, Sealer};
pub use crate::serve::serve;
pub use crate::settings::Settings;
pub use crate::store::{Account, InvalidLocation, SealedWebhook, Store, StoreError, StoreLocation, open};
pub use crate::vault::{Resealed, Vault, VaultError};
