//! Explains why an endpoint can't be reached.

use std::io;

use rustls::CertificateError;
use ureq::Error;

use super::names;
use super::proxy::EnvironmentProxy;

/// The cause, and what to do about it. `timeout` is in seconds. With a proxy, it is the proxy that
/// is connected to.
pub(super) fn reason(error: &Error, timeout: u64, proxy: Option<&EnvironmentProxy>) -> String {
    match error {
        Error::HostNotFound => unknown_name(proxy),
        Error::Timeout(_) => format!("no answer within {} (--timeout)", names::seconds(timeout)),
        Error::ConnectProxyFailed(why) => format!("the proxy refused the connection: {why}"),
        Error::Rustls(error) => tls(error),
        Error::Io(error) => broken(error, proxy),
        other => other.to_string(),
    }
}

fn broken(error: &io::Error, proxy: Option<&EnvironmentProxy>) -> String {
    // The client reports a failed handshake as a read error.
    if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        return tls(error);
    }
    match (error.kind(), proxy) {
        (io::ErrorKind::ConnectionRefused, None) => {
            "connection refused: check that the server is running, and the port".to_owned()
        }
        (io::ErrorKind::ConnectionRefused, Some(proxy)) => format!(
            "the proxy refused the connection: check that it is running, and {}; NO_PROXY names hosts to reach without it",
            proxy.variable()
        ),
        (
            io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::UnexpectedEof,
            _,
        ) => "the connection was closed".to_owned(),
        // The standard library has no error kind for this.
        _ if error.to_string().starts_with("failed to lookup address") => unknown_name(proxy),
        _ => error.to_string(),
    }
}

fn unknown_name(proxy: Option<&EnvironmentProxy>) -> String {
    match proxy {
        Some(proxy) => format!("unknown host name of the proxy: check the network and {}", proxy.variable()),
        None => "unknown host name: check the network and the base URL".to_owned(),
    }
}

fn tls(error: &rustls::Error) -> String {
    let why = match error {
        rustls::Error::InvalidMessage(_) => {
            "the port doesn't speak TLS: check the port; use `http` for a server on this machine"
        }
        rustls::Error::InvalidCertificate(error) => match error {
            CertificateError::UnknownIssuer | CertificateError::BadSignature => {
                "its certificate comes from an authority that this machine doesn't trust: if the authority is yours, add it to the trust store of the system"
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                "its certificate is for another name: check the base URL"
            }
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
                "its certificate has expired, or the clock of this machine is wrong"
            }
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                "its certificate is not valid yet, or the clock of this machine is wrong"
            }
            CertificateError::Other(_) => {
                "its certificate is rejected: it may be self-signed, or not be a server certificate"
            }
            CertificateError::Revoked => "its certificate is revoked",
            other => return format!("its certificate is rejected: {other}"),
        },
        other => return format!("TLS failed: {other}"),
    };
    why.to_owned()
}
