//! Explains why a server can't be reached.

use std::fmt;
use std::io;

use rustls::CertificateError;
use ureq::Error;

use super::early_answer::is_closed;
use super::names;
use super::proxy::EnvironmentProxy;

/// Why there is no answer, and what to do about it.
#[derive(Debug)]
pub(super) struct Reason {
    what: String,
    advice: Option<String>,
}

/// Who doesn't answer.
pub(super) enum Peer<'p> {
    /// An endpoint, to which the proxy may lead.
    Endpoint {
        proxy: Option<&'p EnvironmentProxy>,
    },
    Receiver,
}

impl Reason {
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), advice: None }
    }

    fn with_advice(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { what: what.into(), advice: Some(advice.into()) }
    }

    /// Why. `timeout` is in seconds. With a proxy, it is the proxy that is connected to.
    pub(super) fn of(error: &Error, timeout: u64, peer: &Peer<'_>) -> Self {
        match error {
            Error::HostNotFound => unknown_name(peer),
            Error::Timeout(_) => {
                let within = names::seconds(timeout);
                Self::new(match peer {
                    Peer::Endpoint { .. } => format!("no answer within {within} (--timeout)"),
                    Peer::Receiver => format!("no answer within {within}"),
                })
            }
            Error::ConnectProxyFailed(why) => Self::new(format!("the proxy refused the connection: {why}")),
            Error::Rustls(error) => tls(error, peer),
            Error::Io(error) => broken(error, peer),
            Error::Protocol(_) | Error::Http(_) => Self::with_advice(
                "the answer is no HTTP response that can be read",
                "check the scheme and the port",
            ),
            Error::LargeResponseHeader(_, most) => {
                Self::new(format!("the head of the answer has more than {most} bytes"))
            }
            other => Self::new(other.to_string()),
        }
    }

    /// The same with other texts.
    pub(super) fn map(self, change: impl Fn(&str) -> String) -> Self {
        Self { what: change(&self.what), advice: self.advice.as_deref().map(change) }
    }

    /// In a sentence that goes on.
    pub(super) fn in_a_sentence(&self) -> String {
        match &self.advice {
            Some(advice) => format!("{} ({advice})", self.what),
            None => self.what.clone(),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        self.advice.as_ref().map_or(Ok(()), |advice| write!(f, ": {advice}"))
    }
}

/// The error of TLS in one of reading or writing.
pub(super) fn tls_error(error: &io::Error) -> Option<&rustls::Error> {
    // The client reports a failed handshake as a read error.
    error.get_ref().and_then(|inner| inner.downcast_ref())
}

fn broken(error: &io::Error, peer: &Peer<'_>) -> Reason {
    if let Some(error) = tls_error(error) {
        return tls(error, peer);
    }
    match (error.kind(), peer) {
        (io::ErrorKind::ConnectionRefused, Peer::Endpoint { proxy: Some(proxy) }) => Reason::with_advice(
            "the proxy refused the connection",
            format!(
                "check that it is running, and {}; NO_PROXY names hosts to reach without it",
                proxy.variable()
            ),
        ),
        (io::ErrorKind::ConnectionRefused, _) => {
            Reason::with_advice("connection refused", "check that the server is running, and the port")
        }
        _ if is_closed(error) => Reason::new("the connection was closed"),
        // The standard library has no error kind for this.
        _ if error.to_string().starts_with("failed to lookup address") => unknown_name(peer),
        _ => Reason::new(error.to_string()),
    }
}

fn unknown_name(peer: &Peer<'_>) -> Reason {
    match peer {
        Peer::Endpoint { proxy: Some(proxy) } => Reason::with_advice(
            "unknown host name of the proxy",
            format!("check the network and {}", proxy.variable()),
        ),
        Peer::Endpoint { proxy: None } => {
            Reason::with_advice("unknown host name", "check the network and the base URL")
        }
        Peer::Receiver => Reason::with_advice("unknown host name", "check the network and the URL"),
    }
}

fn tls(error: &rustls::Error, peer: &Peer<'_>) -> Reason {
    let url = match peer {
        Peer::Endpoint { .. } => "check the base URL",
        Peer::Receiver => "check the URL",
    };
    match error {
        rustls::Error::InvalidMessage(_) => Reason::with_advice(
            "the port doesn't speak TLS",
            match peer {
                Peer::Endpoint { .. } => "check the port; use `http` for a server on this machine",
                Peer::Receiver => "check the port, or begin the URL with `http://`",
            },
        ),
        rustls::Error::InvalidCertificate(error) => match error {
            CertificateError::UnknownIssuer | CertificateError::BadSignature => Reason::with_advice(
                "its certificate comes from an authority that this machine doesn't trust",
                "if the authority is yours, add it to the trust store of the system",
            ),
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                Reason::with_advice("its certificate is for another name", url)
            }
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
                Reason::new("its certificate has expired, or the clock of this machine is wrong")
            }
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                Reason::new("its certificate is not valid yet, or the clock of this machine is wrong")
            }
            CertificateError::Other(_) => Reason::with_advice(
                "its certificate is rejected",
                "it may be self-signed, or not be a server certificate",
            ),
            CertificateError::Revoked => Reason::new("its certificate is revoked"),
            other => Reason::with_advice("its certificate is rejected", other.to_string()),
        },
        other => Reason::with_advice("TLS failed", other.to_string()),
    }
}
