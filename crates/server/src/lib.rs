//! The endpoint that creates or replaces, lists and deletes webhooks, over a permanent store, and
//! delivers events to them.
//!
//! [`chatapps_webhooks`] owns the rules for bodies, the effect of a request on an account's
//! webhooks, and listings. This crate owns accounts and API keys, the store, the sealing of
//! secrets, the queue of deliveries, and HTTP. The commands that run the endpoint are in the crate
//! of the command line.
//!
//! # Examples
//!
//! ```
//! use chatapps_webhooks::{AccountId, Uri, Webhook, WebhookType};
//! use chatapps_webhooks_server::{AccountKey, Conditions, Sealer, StoreLocation, Vault, create};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let directory = tempfile::tempdir()?;
//! let store = create(&StoreLocation::Sqlite(directory.path().join("webhooks.db"))).await?;
//! let account = AccountKey::from(&AccountId::new("5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a")?);
//! store.add_account(&account, &["Onion_Marketing".to_owned()]).await?;
//!
//! let vault = Vault::unlock(store, Sealer::from_text(Sealer::new_key()?.reveal())?).await?;
//! let url = Uri::new("https://hooks.onion.example/events")?;
//! vault.apply(&account, vec![Webhook::new("Onion_Marketing", &url)], &Conditions::default()).await?;
//! assert_eq!(vault.list(&account).await?.len(), 2);
//! assert!(vault.list(&account).await?.get("Onion_Marketing", WebhookType::InboundMessage).is_some());
//! # Ok(())
//! # }
//! ```
//!
//! [`serve`] serves a vault over HTTP.

mod account;
mod api_key;
mod clock;
mod connections;
mod deliveries;
mod delivery;
mod entity_tag;
mod gauge_guard;
mod hexadecimal;
mod http;
mod listening;
mod metrics;
mod seal;
mod serve;
mod settings;
mod store;
mod vault;
mod workers;

pub use crate::account::AccountKey;
pub use crate::api_key::ApiKey;
pub use crate::deliveries::{Deliveries, NotSubmitted};
pub use crate::delivery::networks::{AllowedNetwork, AllowedNetworks, InvalidNetwork};
pub use crate::delivery::news::{DeliveryNews, TimedNews};
pub use crate::delivery::schedule::RetrySchedule;
pub use crate::delivery::settings::DeliverySettings;
pub use crate::delivery::submission::Submitted;
pub use crate::entity_tag::{Conditions, EntityTag};
pub use crate::listening::serve_connections;
pub use crate::seal::{SealError, Sealer};
pub use crate::serve::{Server, serve};
pub use crate::settings::Settings;
pub use crate::store::error::StoreError;
pub use crate::store::interface::{Account, Changed, Listing, MAX_ACCOUNT_BYTES, Store};
pub use crate::store::location::{InvalidLocation, StoreLocation};
pub use crate::store::queue::{
    Attempt, ClaimRequest, Claimed, Claims, Delivery, DeliveryFilter, DeliveryQueue, DeliveryState, Ended,
    Enqueued, NewEvent, QueueLimits, Retried, Sealed, SealedAt, Stale,
};
pub use crate::store::sealed_webhook::SealedWebhook;
pub use crate::store::{create, open};
pub use crate::vault::{Resealed, Vault, VaultError};
