//! Resolves the names of receivers, and lets only allowed addresses through.
//!
//! A connection is made to the very addresses that were looked at, so a name server that answers
//! differently the next time gains nothing.

use std::error::Error;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::net::lookup_host;

use super::networks::AllowedNetworks;

/// Looks up the addresses of a name.
pub(super) type Lookup =
    Arc<dyn Fn(String) -> BoxFuture<'static, std::io::Result<Vec<IpAddr>>> + Send + Sync>;

/// The lookup of the operating system.
pub(super) fn system() -> Lookup {
    Arc::new(|name| {
        async move { Ok(lookup_host((name, 0)).await?.map(|address| address.ip()).collect()) }.boxed()
    })
}

/// Resolves names to addresses that are allowed.
pub(super) struct CheckedResolver {
    pub(super) networks: AllowedNetworks,
    pub(super) lookup: Lookup,
}

impl Resolve for CheckedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let looked_up = (self.lookup)(name.as_str().to_owned());
        let networks = self.networks.clone();
        Box::pin(async move {
            let all = looked_up.await?;
            let mut refused = None;
            let mut allowed = Vec::with_capacity(all.len());
            for address in all {
                match networks.refuses(address) {
                    // The port is that of the URL.
                    None => allowed.push(SocketAddr::new(address, 0)),
                    Some(reason) => refused = Some(AddressRefused(reason)),
                }
            }
            match refused {
                Some(refused) if allowed.is_empty() => Err(Box::new(refused) as Box<dyn Error + Send + Sync>),
                _ => Ok(Box::new(allowed.into_iter()) as Addrs),
            }
        })
    }
}

/// No address of a receiver is one that deliveries may go to, for this reason.
#[derive(Debug)]
pub(super) struct AddressRefused(pub(super) &'static str);

impl fmt::Display for AddressRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the address of the receiver is not public ({})", self.0)
    }
}

impl Error for AddressRefused {}

/// Whether an error comes from a refused address.
pub(super) fn is_refused(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if error.is::<AddressRefused>() {
            return true;
        }
        next = error.source();
    }
    false
}
