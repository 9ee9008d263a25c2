//! Which addresses the server may connect to.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use chatapps_webhooks::special_use;
use ipnet::IpNet;

/// The networks that deliveries may go to although they aren't public.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowedNetworks(Vec<IpNet>);

impl AllowedNetworks {
    /// The addresses of this machine.
    #[must_use]
    pub fn loopback() -> Self {
        let networks = ["127.0.0.0/8", "::1/128"].into_iter();
        networks.filter_map(|text| text.parse::<AllowedNetwork>().ok()).collect()
    }

    /// Why the server must not connect to an address; `None` if it may.
    pub(crate) fn refuses(&self, address: IpAddr) -> Option<&'static str> {
        // `::ffff:127.0.0.1` is 127.0.0.1 for whoever connects.
        let address = address.to_canonical();
        if self.0.iter().any(|network| network.contains(&address)) { None } else { special_use(address) }
    }
}

impl Extend<AllowedNetwork> for AllowedNetworks {
    fn extend<I: IntoIterator<Item = AllowedNetwork>>(&mut self, networks: I) {
        self.0.extend(networks.into_iter().map(|AllowedNetwork(network)| network));
    }
}

impl IntoIterator for AllowedNetworks {
    type Item = AllowedNetwork;
    type IntoIter = std::iter::Map<std::vec::IntoIter<IpNet>, fn(IpNet) -> AllowedNetwork>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().map(AllowedNetwork)
    }
}

/// A network that deliveries may go to: `10.20.0.0/16`, or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AllowedNetwork(IpNet);

impl FromStr for AllowedNetwork {
    type Err = InvalidNetwork;

    fn from_str(text: &str) -> Result<Self, InvalidNetwork> {
        let network = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        network.map(Self).map_err(|_| InvalidNetwork)
    }
}

impl FromIterator<AllowedNetwork> for AllowedNetworks {
    fn from_iter<I: IntoIterator<Item = AllowedNetwork>>(networks: I) -> Self {
        Self(networks.into_iter().map(|AllowedNetwork(network)| network).collect())
    }
}

/// A text that names no network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidNetwork;

impl fmt::Display for InvalidNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a network such as `10.20.0.0/16`, or an address")
    }
}

impl std::error::Error for InvalidNetwork {}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(networks: &AllowedNetworks, address: &str) -> Option<&'static str> {
        networks.refuses(address.parse().unwrap())
    }

    #[test]
    fn only_public_addresses_are_allowed_by_default() {
        let none = AllowedNetworks::default();
        assert_eq!(refused(&none, "8.8.8.8"), None);
        for address in
            ["127.0.0.1", "::1", "10.0.0.1", "169.254.169.254", "fd00::1", "0.0.0.0", "::ffff:10.0.0.1"]
        {
            assert!(refused(&none, address).is_some(), "{address}");
        }
    }

    #[test]
    fn networks_are_allowed_by_name_and_no_others() {
        let some: AllowedNetworks = ["10.20.0.0/16", "fd00::7"]
            .map(|text| text.parse::<AllowedNetwork>().unwrap())
            .into_iter()
            .collect();
        for address in ["10.20.255.1", "::ffff:10.20.0.1", "fd00::7", "8.8.8.8"] {
            assert_eq!(refused(&some, address), None, "{address}");
        }
        for address in ["10.21.0.1", "fd00::8", "127.0.0.1"] {
            assert!(refused(&some, address).is_some(), "{address}");
        }
        assert_eq!(refused(&AllowedNetworks::loopback(), "127.9.9.9"), None);
    }

    #[test]
    fn what_is_no_network_is_an_error() {
        for text in ["", "loopback", "10.0.0.0/33", "example.com"] {
            assert_eq!(text.parse::<AllowedNetwork>(), Err(InvalidNetwork), "{text}");
        }
    }
}
