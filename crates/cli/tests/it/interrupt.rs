//! A check that is interrupted ends by the signal, after a whole finding.

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::program::{FORMATS, INVALID, Room, VALID};

fn signal(child: &Child, name: &str) {
    let status = Command::new("kill").args(["-s", name, &child.id().to_string()]).status().unwrap();
    assert!(status.success());
}

/// Interrupts the program after the first findings, and returns its output and the signal that
/// ended it.
fn interrupted(room: &Room, arguments: &[&str], name: &str) -> (String, Option<i32>) {
    let mut child = room.command(arguments).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    // More than the head of SARIF, which has all rules.
    let mut output = vec![0; 150_000];
    stdout.read_exact(&mut output).unwrap();
    signal(&child, name);
    // The program can't write more than a pipe holds before it gets the signal.
    thread::sleep(Duration::from_millis(50));
    stdout.read_to_end(&mut output).unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
    (String::from_utf8(output).unwrap(), ended.status.signal())
}

#[test]
fn no_finding_is_cut_off() {
    let room = Room::new();
    room.file("many.ndjson", format!("{INVALID}\n").repeat(200_000));
    room.file("one.json", format!("[{}1]", "{},".repeat(4_999)));
    let files: Vec<_> = (0..200).map(|number| format!("few/{number}.json")).collect();
    for file in &files {
        room.file(file, format!("[{}1]", "{},".repeat(99)));
    }
    // Each path and each format is interrupted by one signal or the other: a run takes long.
    let mut signals = [("INT", 2), ("TERM", 15)].into_iter().cycle();
    for path in ["many.ndjson", "one.json", "few"] {
        // The report of a file is written at its end.
        for format in FORMATS.into_iter().filter(|format| *format != "junit") {
            let (name, number) = signals.next().unwrap();
            let (output, signal) = interrupted(&room, &["validate", "--format", format, path], name);
            assert_eq!(signal, Some(number), "{path} as {format}");
            let last = output.trim_end().lines().last().unwrap();
            let is_whole = match format {
                "human" => output.ends_with("\n\n") && last.contains("= help: "),
                "github" => {
                    output.ends_with('\n') && (last.contains("%0Ahelp: ") || last.contains("; help: "))
                }
                // A finding, the end of a file, or the start of one.
                _ => {
                    let last = last.trim_end_matches(',');
                    last.starts_with(']')
                        || last.ends_with('[')
                        || serde_json::from_str::<Value>(last).is_ok()
                }
            };
            assert!(is_whole, "{path} as {format}: {last}");
        }
    }
}

#[test]
fn one_that_waits_for_input_ends_at_once() {
    let room = Room::new();
    room.file("a.json", INVALID);
    let whole = room.run(&["validate", "a.json"]).stdout;
    for arguments in [&["validate", "a.json", "-"][..], &["validate", "a.json", "-", "a.json"]] {
        let mut child = room.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        let stdin = child.stdin.take();
        let mut output = vec![0; whole.rfind("1 error").unwrap()];
        child.stdout.as_mut().unwrap().read_exact(&mut output).unwrap();
        assert!(whole.starts_with(str::from_utf8(&output).unwrap()));
        signal(&child, "INT");
        assert_eq!(child.wait().unwrap().signal(), Some(2));
        drop(stdin);
    }
}

#[test]
fn one_that_nobody_reads_ends_soon() {
    let room = Room::new();
    room.file("many.ndjson", format!("{INVALID}\n").repeat(20_000));
    let mut child = room.command(&["validate", "many.ndjson"]).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 10]).unwrap();
    signal(&child, "INT");
    assert_eq!(child.wait().unwrap().signal(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_signal_that_is_ignored_stays_ignored() {
    let room = Room::new();
    let program = room.command(&["validate", "-"]);
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' INT; exec \"$0\" validate -"]).arg(program.get_program());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    thread::sleep(Duration::from_millis(200));
    signal(&child, "INT");
    stdin.write_all(VALID.as_bytes()).unwrap();
    drop(stdin);
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0));
}

/// The terminal turns a control character into the signal.
#[cfg(target_os = "linux")]
#[test]
fn no_bar_stays_on_the_terminal() {
    let room = Room::new();
    room.file("a.ndjson", format!("{}{INVALID}\n", format!("{VALID}\n").repeat(1_000)).repeat(1_000));
    let command = format!("'{}' validate --color never a.ndjson", env!("CARGO_BIN_EXE_chatapps-webhooks"));
    let mut script = Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .current_dir(room.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stdin, mut stdout) = (script.stdin.take().unwrap(), script.stdout.take().unwrap());
    let mut shown = vec![0; 2_000];
    stdout.read_exact(&mut shown).unwrap();
    stdin.write_all(b"\x03").unwrap();
    stdout.read_to_end(&mut shown).unwrap();
    assert_eq!(script.wait().unwrap().code(), Some(130));
    let shown = String::from_utf8(shown).unwrap();
    assert!(shown.contains(" left)"), "{shown}");
    let last = shown.rsplit("\r\n").next().unwrap();
    assert!(last.rsplit("\x1b[2K").next().unwrap().trim_matches('\r').is_empty(), "{last:?}");
    let last = shown.split("\r\n").filter(|line| line.contains("= help: ")).count();
    assert_eq!(shown.matches("error[required]").count(), last, "{shown}");
}
