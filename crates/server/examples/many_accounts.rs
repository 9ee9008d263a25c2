//! Fills a store with accounts that have ten webhooks each, for `bench/server/run`: `many_accounts
//! STORE ACCOUNTS` with the store key in `CHATAPPS_STORE_KEY`. Prints a line for each, `ACCOUNT
//! KEY`.

use std::env;
use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use chatapps_webhooks::{AccountId, Uri, Webhook, WebhookType};
use chatapps_webhooks_server::{AccountKey, ApiKey, Conditions, Sealer, Vault, create};
use futures_util::stream::{self, StreamExt};

/// The number of accounts to create at once.
const AT_ONCE: usize = 32;

type Failure = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mut arguments = env::args().skip(1);
    let (Some(store), Some(accounts)) = (arguments.next(), arguments.next()) else {
        return Err("usage: many_accounts STORE ACCOUNTS".into());
    };
    let accounts: u64 = accounts.parse()?;
    let sealer = Sealer::from_text(&env::var("CHATAPPS_STORE_KEY")?)?;
    let vault = Arc::new(Vault::unlock(create(&store.parse()?).await?, sealer).await?);
    let mut lines = stream::iter(0..accounts)
        .map(|number| tokio::spawn(fill(Arc::clone(&vault), number)))
        .buffer_unordered(AT_ONCE);
    let mut out = BufWriter::new(io::stdout().lock());
    while let Some(line) = lines.next().await {
        writeln!(out, "{}", line??)?;
    }
    out.flush()?;
    vault.store().close().await;
    Ok(())
}

/// Creates an account: three sub-accounts with three types each, and one webhook for all of them.
async fn fill(vault: Arc<Vault>, number: u64) -> Result<String, Failure> {
    let account = AccountKey::from(&AccountId::new(format!("{number:032x}"))?);
    let names = ["Onion_Marketing", "Onion_Support", "Onion_Sales"];
    vault.store().add_account(&account, &names.map(str::to_owned)).await?;
    let (kept, key) = ApiKey::generate(account.clone())?;
    vault.store().add_key(&kept).await?;
    let url = Uri::new("https://hooks.onion.example/chat-apps/events?account=4711")?;
    let mut webhooks = vec![webhook("*", &url, WebhookType::InboundMessage)];
    webhooks.extend(names.iter().flat_map(|name| WebhookType::ALL.map(|each| webhook(name, &url, each))));
    vault.apply(&account, webhooks, &Conditions::default()).await?;
    Ok(format!("{account} {}", key.reveal()))
}

fn webhook(scope: &str, url: &Uri<'_>, webhook_type: WebhookType) -> Webhook {
    Webhook::new(scope, url).with_type(webhook_type).with_authorization("Bearer rw4Kd0b2uT7hQ9xZ1mVc")
}
