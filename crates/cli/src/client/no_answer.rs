//! Why an endpoint can't be asked, for people.

use std::io;

use rustls::CertificateError;
use ureq::Error;

use super::names;

const UNKNOWN_NAME: &str = "its name is unknown: check the network, and the base URL";

/// What keeps the answer away, and what to do. `timeout` is in seconds.
pub(super) fn reason(error: &Error, timeout: u64) -> String {
    match error {
        Error::HostNotFound => UNKNOWN_NAME.to_owned(),
        Error::Timeout(_) => format!("there was no answer within {} (--timeout)", names::seconds(timeout)),
        Error::BodyExceedsLimit(limit) => format!("its answer has more than {limit} bytes"),
        Error::Rustls(error) => tls(error),
        Error::Io(error) => broken(error),
        other => other.to_string(),
    }
}

fn broken(error: &io::Error) -> String {
    // A handshake that failed is told as a failure to read.
    if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        return tls(error);
    }
    match error.kind() {
        io::ErrorKind::ConnectionRefused => {
            "nothing listens there: is it running, and is the port right?".to_owned()
        }
        io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::UnexpectedEof => {
            "it ended the connection".to_owned()
        }
        // The standard library has no kind for it.
        _ if error.to_string().starts_with("failed to lookup address") => UNKNOWN_NAME.to_owned(),
        _ => error.to_string(),
    }
}

fn tls(error: &rustls::Error) -> String {
    let why = match error {
        rustls::Error::InvalidMessage(_) => {
            "it doesn't speak TLS: check the port; a server on this machine may be asked by `http`"
        }
        rustls::Error::InvalidCertificate(error) => match error {
            CertificateError::UnknownIssuer | CertificateError::BadSignature => {
                "its certificate is of no authority that this machine trusts: if it is one of yours, add it to those of the system"
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                "its certificate is for another name: check the base URL"
            }
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
                "its certificate has expired, if this machine's clock is right"
            }
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                "its certificate is not valid yet, if this machine's clock is right"
            }
            CertificateError::Other(_) => {
                "its certificate is not accepted: it may be signed by itself, or not be one of a server"
            }
            CertificateError::Revoked => "its certificate is revoked",
            other => return format!("its certificate is not accepted: {other}"),
        },
        other => return format!("TLS failed: {other}"),
    };
    why.to_owned()
}
