//! Requests over TLS go only to servers that the machine trusts. On Linux, an environment variable
//! sets the trusted authorities, so a test can have its own.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::program::{Room, Run};
use crate::stand_in::{ACCOUNT, KEY, answer};

/// A certificate authority with that name.
pub(crate) fn authority(name: &str) -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, name);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// The parameters of a certificate for a host name.
fn certificate(name: &str) -> CertificateParams {
    CertificateParams::new([name.to_owned()]).unwrap()
}

/// Answers so many requests over TLS with an empty list, using a certificate of the authority.
/// Returns the received text, empty if the handshakes failed.
fn serve(
    authority: &CertifiedIssuer<'_, KeyPair>,
    certificate: &CertificateParams,
    requests: usize,
) -> (u16, JoinHandle<String>) {
    let key = KeyPair::generate().unwrap();
    let certificate = certificate.signed_by(&key, authority).unwrap();
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
        let (config, mut all) = (Arc::new(config), String::new());
        for connection in listener.incoming().take(requests) {
            let tls = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = StreamOwned::new(tls, connection.unwrap());
            let mut received = vec![0; 4096];
            let length = stream.read(&mut received).unwrap_or_default();
            // A client that doesn't trust the certificate is gone.
            drop(stream.write_all(answer("200 OK", "[]").as_bytes()));
            stream.conn.send_close_notify();
            drop(stream.flush());
            all += &String::from_utf8_lossy(&received[..length]);
        }
        all
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
    let (room, authority) = (Room::new(), authority("one"));
    let trusted = room.file("authority.pem", authority.pem());
    let (port, served) = serve(&authority, &certificate("localhost"), 1);
    let pulled = pull(&room, port, &trusted);
    assert_eq!((pulled.code, pulled.stdout.as_str()), (0, "[]\n"), "{}", pulled.stderr);
    assert!(served.join().unwrap().to_lowercase().contains(&format!("authorization: bearer {KEY}")));
}

#[test]
fn an_untrusted_certificate_is_rejected() {
    let room = Room::new();
    let [authority, other, of_the_same_name] = ["one", "other", "one"].map(authority);
    let trusted = room.file("authority.pem", authority.pem());
    let mut old = certificate("localhost");
    old.not_after = date_time_ymd(2001, 1, 1);
    let mut early = certificate("localhost");
    early.not_before = date_time_ymd(2999, 1, 1);
    for (issuer, certificate, expected) in [
        (&other, certificate("localhost"), "comes from an authority that this machine doesn't trust"),
        (
            &of_the_same_name,
            certificate("localhost"),
            "comes from an authority that this machine doesn't trust",
        ),
        (&authority, certificate("onion.example"), "is for another name: check the base URL"),
        (&authority, old, "has expired, or"),
        (&authority, early, "is not valid yet, or"),
    ] {
        let (port, served) = serve(issuer, &certificate, 1);
        let refused = pull(&room, port, &trusted);
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
        let said = format!("error: cannot reach `https://localhost:{port}`: its certificate {expected}");
        assert!(refused.stderr.starts_with(&said), "{}", refused.stderr);
        assert_eq!(served.join().unwrap(), "");
    }
}

#[test]
fn a_receiver_with_an_untrusted_certificate_has_a_finding() {
    let (room, authority) = (Room::new(), authority("one"));
    let trusted = room.file("authority.pem", authority.pem());
    let environment = [("SSL_CERT_FILE", trusted.to_str().unwrap()), ("SSL_CERT_DIR", "")];
    let mut old = certificate("localhost");
    old.not_after = date_time_ymd(2001, 1, 1);
    let (port, served) = serve(&authority, &old, 3);
    let url = format!("https://localhost:{port}/events");
    let arguments = ["receiver", "check", &url, "--format", "json", "--record", "transcript.json"];
    let run = room.run_with(&arguments, &environment);
    assert_eq!((run.code, run.rules()), (1, vec!["no_answer".to_owned()]), "{run:?}");
    assert!(run.stderr.contains("note: its certificate has expired, or"), "{run:?}");
    let recorded = std::fs::read_to_string(room.path().join("transcript.json")).unwrap();
    assert!(recorded.contains(r#""failure":"tls""#), "{recorded}");
    assert_eq!(served.join().unwrap(), "");
    let (port, served) = serve(&authority, &old, 1);
    let url = format!("https://localhost:{port}/events");
    let run = room.run_with(&["trigger", "MSG", "--to", &url, "--retries", "0"], &environment);
    assert!(run.stdout.contains(" ms: its certificate has expired, or") && run.code == 1, "{run:?}");
    assert_eq!(served.join().unwrap(), "");
}
