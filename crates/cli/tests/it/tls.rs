//! Requests over TLS: only to whom the machine trusts. Where its authorities come from is a variable on Linux, so that a test can have its own.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::program::{Room, Run};
use crate::stand_in::{ACCOUNT, KEY, answer};

/// An authority of our own.
pub(crate) fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// Answers one request over TLS, as the host of a name, with an empty list. Gives what it was sent; nothing if no connection came about.
fn serve(authority: &CertifiedIssuer<'_, KeyPair>, name: &str) -> (u16, JoinHandle<String>) {
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new([name.to_owned()]).unwrap().signed_by(&key, authority).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
        )
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let served = thread::spawn(move || {
        let (connection, _) = listener.accept().unwrap();
        let mut stream = StreamOwned::new(ServerConnection::new(Arc::new(config)).unwrap(), connection);
        let mut received = vec![0; 4096];
        let length = stream.read(&mut received).unwrap_or_default();
        // Who doesn't trust us is gone.
        drop(stream.write_all(answer("200 OK", "[]").as_bytes()));
        stream.conn.send_close_notify();
        drop(stream.flush());
        String::from_utf8_lossy(&received[..length]).into_owned()
    });
    (port, served)
}

fn pull(room: &Room, port: u16, trusted: &Path) -> Run {
    let url = format!("https://localhost:{port}");
    let trusted = trusted.to_str().unwrap();
    let environment = [("CHATAPPS_API_KEY", KEY), ("SSL_CERT_FILE", trusted), ("SSL_CERT_DIR", "")];
    room.run_with(&["pull", "--account", ACCOUNT, "--base-url", &url], &environment)
}

#[test]
fn who_is_trusted_gets_the_key() {
    let (room, authority) = (Room::new(), authority());
    let trusted = room.file("authority.pem", authority.pem());
    let (port, served) = serve(&authority, "localhost");
    let pulled = pull(&room, port, &trusted);
    assert_eq!((pulled.code, pulled.stdout.as_str()), (0, "[]\n"), "{}", pulled.stderr);
    assert!(served.join().unwrap().to_lowercase().contains(&format!("authorization: bearer {KEY}")));
}

#[test]
fn nobody_else_does() {
    let (room, [authority, other]) = (Room::new(), [authority(), authority()]);
    let trusted = room.file("authority.pem", authority.pem());
    for (issuer, name) in [(&other, "localhost"), (&authority, "onion.example")] {
        let (port, served) = serve(issuer, name);
        let refused = pull(&room, port, &trusted);
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
        assert!(refused.stderr.contains("invalid peer certificate"), "{}", refused.stderr);
        assert_eq!(served.join().unwrap(), "");
    }
}
