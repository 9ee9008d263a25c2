//! What operators are told is true of the program.

use std::fs;
use std::process::{Command, Stdio};

use crate::program::Room;
use crate::serving::{ACCOUNT, Serving, program};

fn read(path: &str) -> String {
    fs::read_to_string(format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_metrics_of_the_alerts_exist() {
    let room = Room::new();
    assert_eq!(room.run(&["accounts", "add", ACCOUNT]).code, 0);
    let key = room.run(&["keys", "add", ACCOUNT]).stdout.trim().to_owned();
    let mut command = program(room.path());
    command.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let server = Serving::of(command.spawn().unwrap());
    // What was never counted is not among them.
    assert_eq!(server.send("POST", &key, "[5]").unwrap().0, 400);
    let metrics =
        ureq::get(format!("{}/metrics", server.origin)).call().unwrap().body_mut().read_to_string().unwrap();
    let page = read("docs/operations.md");
    let names = page.split('`').filter(|text| text.starts_with("chatapps_webhooks_"));
    let mut count = 0;
    for name in names {
        let family = format!("# TYPE {} ", name.trim_end_matches("_total"));
        assert!(metrics.contains(&family), "{name} isn't a metric");
        count += 1;
    }
    assert!(count > 5);
}

/// Where there is no systemd, there is nothing to ask.
#[test]
fn systemd_takes_the_unit() {
    let room = Room::new();
    let unit = read("examples/operations/chatapps-webhooks.service");
    // It wants programs that exist.
    room.file("chatapps-webhooks.service", unit.replace("/usr/local/bin/chatapps-webhooks", "/bin/true"));
    let unit = room.path().join("chatapps-webhooks.service");
    let Ok(run) = Command::new("systemd-analyze").arg("verify").arg(unit).output() else { return };
    assert!(run.status.success() && run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
}
