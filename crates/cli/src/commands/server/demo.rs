//! `serve --demo`: an account for trying the endpoint.

use std::io::{self, Write};
use std::net::SocketAddr;

use chatapps_webhooks::{AccountId, SampleOptions, Secret, Uri, Webhook, WebhookType, sample};
use chatapps_webhooks_server::{AccountKey, ApiKey, Conditions, Vault};

use super::demo_receiver::{DemoReceiver, Misbehaviour};
use crate::api_path;
use crate::failure::Failure;

const ACCOUNT: &str = "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a";

/// The sub-accounts in the examples of the repository.
const SUB_ACCOUNTS: [&str; 2] = ["Onion_Marketing", "Onion_Support"];

/// The sub-account whose inbound messages go to the receiver in this program.
const RECEIVING: &str = "Onion_Support";

/// The id of the key. It is fixed, so that a permanent store has one such key, not one for each
/// start.
const KEY_ID: [u8; 8] = [0x5a; 8];

/// An account with a key, and, if it lives as long as the program, a receiver.
pub(super) struct Demo {
    account: AccountKey,
    key: Secret<'static>,
    is_permanent: bool,
    /// Its receiver, if it has one.
    #[cfg_attr(not(feature = "console"), expect(dead_code, reason = "only the console changes it"))]
    misbehaviour: Option<Misbehaviour>,
}

impl Demo {
    /// Creates the account if it doesn't exist, and a new key, which replaces the last one.
    /// `is_permanent` says whether the store outlives the program; if it doesn't, the account has a
    /// webhook whose receiver is in this program, or one for each type of events if `is_for_all`.
    pub(super) async fn prepare(
        vault: &Vault,
        is_permanent: bool,
        is_for_all: bool,
    ) -> Result<Self, Failure> {
        let store = vault.store();
        let account = AccountKey::from(&AccountId::new(ACCOUNT).map_err(Failure::from_error)?);
        store.add_account(&account, &SUB_ACCOUNTS.map(str::to_owned)).await.map_err(Failure::from_error)?;
        let (kept, key) = ApiKey::generate_as(KEY_ID, account.clone()).map_err(Failure::from_error)?;
        store.add_key(&kept).await.map_err(Failure::from_error)?;
        let mut misbehaviour = None;
        if !is_permanent {
            let receiver = DemoReceiver::start().await?;
            let url = Uri::new(&receiver.url).map_err(Failure::from_error)?;
            let webhook = |webhook_type| {
                Webhook::new(RECEIVING, &url)
                    .with_type(webhook_type)
                    .with_authorization(receiver.authorization.reveal())
            };
            let mut webhooks = vec![webhook(WebhookType::InboundMessage)];
            if is_for_all {
                webhooks = WebhookType::ALL.map(webhook).into();
            }
            vault.apply(&account, webhooks, &Conditions::default()).await.map_err(Failure::from_error)?;
            misbehaviour = Some(receiver.misbehaviour);
        }
        Ok(Self { account, key, is_permanent, misbehaviour })
    }

    /// What can be changed about the receiver.
    #[cfg(feature = "console")]
    pub(super) fn misbehaviour(&self) -> Option<Misbehaviour> {
        self.misbehaviour.clone()
    }

    /// Prints how to use the account.
    pub(super) fn show(&self, address: SocketAddr) -> io::Result<()> {
        let url = format!("http://{address}{}", api_path::webhooks(&self.account));
        let authorization = format!("-H 'Authorization: Bearer {}'", self.key.reveal());
        let lifetime = if self.is_permanent {
            "it is kept in the store"
        } else {
            "it is deleted when this program ends"
        };
        write!(
            io::stdout(),
            "\
demo account {} with the sub-accounts {}; {lifetime}

create the webhooks of an example:
  curl -i {url} \\
    {authorization} \\
    -H 'Content-Type: application/json' -d @examples/valid/two-types.json

list them:
  curl {url} \\
    {authorization}

",
            self.account,
            SUB_ACCOUNTS.join(" and "),
        )?;
        if self.is_permanent {
            return Ok(());
        }
        let events = format!("http://{address}{}", api_path::events(&self.account));
        let scope = format!("\"{RECEIVING}\"");
        let set = &[("payload.subAccountId", &*scope), ("payload.content.text", "\"Hello\"")];
        let event = sample("inbound_message_received", &SampleOptions { set, ..SampleOptions::default() });
        let event = event.map_err(io::Error::other)?;
        write!(
            io::stdout(),
            "\
deliver an event to a webhook whose receiver is this program:
  curl -i {events} \\
    {authorization} \\
    -H 'Content-Type: application/json' -d '{event}'

"
        )
    }
}
