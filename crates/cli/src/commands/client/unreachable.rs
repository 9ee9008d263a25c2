//! Explains why an endpoint can't be reached.

use std::io;

use rustls::CertificateError;
use ureq::Error;

use super::names;

const UNKNOWN_NAME: &str = "unknown host name: check the network and the base URL";

/// The cause, and what to do about it. `timeout` is in seconds.
pub(super) fn reason(error: &Error, timeout: u64) -> String {
    match error {
        Error::HostNotFound => UNKNOWN_NAME.to_owned(),
        Error::Timeout(_) => format!("no answer within {} (--timeout)", names::seconds(timeout)),
        Error::BodyExceedsLimit(limit) => format!("the answer has more than {limit} bytes"),
        Error::Rustls(error) => tls(error),
        Error::Io(error) => broken(error),
        other => other.to_string(),
    }
}

fn broken(error: &io::Error) -> String {
    // The client reports a failed handshake as a read error.
    if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        return tls(error);
    }
    match error.kind() {
        io::ErrorKind::ConnectionRefused => {
            "connection refused: check that the server is running, and the port".to_owned()
        }
        io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::UnexpectedEof => {
            "the connection was closed".to_owned()
        }
        // The standard library has no error kind for this.
        _ if error.to_string().starts_with("failed to lookup address") => UNKNOWN_NAME.to_owned(),
        _ => error.to_string(),
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
