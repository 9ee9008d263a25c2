//! The program on PostgreSQL. `tests/server/run` runs these tests if PostgreSQL is available.

use std::fs;

use rcgen::{CertificateParams, KeyPair};

use crate::cluster::Cluster;
use crate::killed_deliveries::kill_while_delivering;
use crate::power_cut::{crash_while_writing, kill_while_writing};
use crate::program::Room;
use crate::serving::Serving;
use crate::tls::authority;

fn room_with_key() -> Room {
    let room = Room::new();
    room.file("store-key", room.run(&["store", "new-key"]).stdout);
    room
}

#[test]
#[ignore = "needs PostgreSQL"]
fn what_was_acknowledged_outlives_a_kill_of_the_server() {
    let Some(cluster) = Cluster::start(&[], None) else { return };
    kill_while_writing(&room_with_key(), &["--store", &cluster.url("postgres")]);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn what_was_acknowledged_outlives_a_crash_of_the_database() {
    let Some(mut cluster) = Cluster::start(&[], None) else { return };
    let url = cluster.url("postgres");
    crash_while_writing(&room_with_key(), &["--store", &url], || cluster.crash());
}

#[test]
#[ignore = "needs PostgreSQL"]
fn nothing_accepted_is_lost_when_servers_receivers_and_the_database_are_killed() {
    let Some(mut cluster) = Cluster::start(&[], None) else { return };
    let url = cluster.url("postgres");
    kill_while_delivering(&room_with_key(), &["--store", &url], || cluster.crash());
}

/// With `verify-full`, the certificate proves the identity of the database.
#[test]
#[ignore = "needs PostgreSQL"]
fn a_connection_may_have_to_be_encrypted() {
    let (room, authority, other) = (room_with_key(), authority("one"), authority("other"));
    let key = KeyPair::generate().unwrap();
    let names = vec!["localhost".to_owned()];
    let certificate = CertificateParams::new(names).unwrap().signed_by(&key, &authority).unwrap();
    fs::write(room.path().join("server.crt"), certificate.pem()).unwrap();
    fs::write(room.path().join("server.key"), key.serialize_pem()).unwrap();
    let trusted = room.file("authority.pem", authority.pem());
    let stranger = room.file("other.pem", other.pem());
    let Some(cluster) = Cluster::start(&[], Some(room.path())) else { return };
    let url =
        |host: &str, options: &str| format!("postgres://tests@{host}:{}/postgres?{options}", cluster.port);
    let verify = |root: &std::path::Path| format!("sslmode=verify-full&sslrootcert={}", root.display());

    for good in [url("127.0.0.1", "sslmode=require"), url("localhost", &verify(&trusted))] {
        assert_eq!(room.run(&["accounts", "add", "--store", &good]).code, 0, "{good}");
        assert_eq!(room.run(&["accounts", "list", "--store", &good]).code, 0, "{good}");
        Serving::start(room.path(), &["--store", &good, "--store-key-file", "store-key"]);
    }
    for bad in [url("localhost", &verify(&stranger)), url("127.0.0.1", &verify(&trusted))] {
        let refused = room.run(&["accounts", "list", "--store", &bad]);
        assert_eq!(refused.code, 2, "{bad}");
        assert!(refused.stderr.contains("certificate"), "{}", refused.stderr);
    }

    let Some(plain) = Cluster::start(&[], None) else { return };
    let url = format!("postgres://tests@127.0.0.1:{}/postgres?sslmode=require", plain.port);
    let refused = room.run(&["accounts", "list", "--store", &url]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("TLS"), "{}", refused.stderr);
}
