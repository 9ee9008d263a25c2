//! `serve --demo`: an account to try things out with.

use std::io::{self, Write};
use std::net::SocketAddr;

use chatapps_webhooks::{AccountId, Secret};
use chatapps_webhooks_server::{AccountKey, ApiKey, Store};

use super::failed;
use crate::stop::Stop;

const ACCOUNT: &str = "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a";

/// The sub-accounts that the examples of the repository speak of.
const SUB_ACCOUNTS: [&str; 2] = ["Onion_Marketing", "Onion_Support"];

/// The id of the key. A store that lasts has one of them, not one for each start.
const KEY_ID: [u8; 8] = [0x5a; 8];

/// An account, and a key for it.
pub(super) struct Demo {
    account: AccountKey,
    key: Secret<'static>,
    lasts: bool,
}

impl Demo {
    /// Makes the account, if it isn't there, and a fresh key, in the place of the last one. `lasts` tells whether the store does.
    pub(super) async fn prepare(store: &dyn Store, lasts: bool) -> Result<Self, Stop> {
        let account = AccountKey::from(&AccountId::new(ACCOUNT).map_err(failed)?);
        store.add_account(&account, &SUB_ACCOUNTS.map(str::to_owned)).await.map_err(failed)?;
        let (kept, key) = ApiKey::generate_as(KEY_ID, account.clone()).map_err(failed)?;
        store.add_key(&kept).await.map_err(failed)?;
        Ok(Self { account, key, lasts })
    }

    /// Says how to use it.
    pub(super) fn show(&self, address: SocketAddr) -> io::Result<()> {
        let url = format!("http://{address}/api/v1/accounts/{}/webhooks", self.account);
        let authorization = format!("-H 'Authorization: Bearer {}'", self.key.reveal());
        let lasts = if self.lasts { "it is kept in the store" } else { "it is gone when this program ends" };
        write!(
            io::stdout(),
            "\
demo account {} with the sub-accounts {}; {lasts}

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
        )
    }
}
