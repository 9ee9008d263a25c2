//! Any input gets a finding with a position: no crash, no hang, no stack overflow.

use std::fs::File;
#[cfg(target_os = "linux")]
use std::process::{Command, Stdio};

#[cfg(target_os = "linux")]
use crate::program::Run;
use crate::program::{FORMATS, Room, VALID};

#[test]
fn text_that_is_not_json_has_a_position() {
    let room = Room::new();
    let cases: &[(&str, &[u8], u64, u64)] = &[
        ("invalid UTF-8", b"[\n \"\xff\xfe\"]", 2, 3),
        ("a byte order mark", b"\xef\xbb\xbf[]", 1, 1),
        ("UTF-16", b"\xff\xfe[\0]\0", 1, 1),
        ("NUL", b"[\0]", 1, 2),
        ("only NULs", &[0; 10], 1, 1),
        ("cut off", b"[{\"url\": \"https", 1, 10),
        ("a lone surrogate", br#"["\ud800"]"#, 1, 3),
        ("a second lone surrogate", br#"["\ud83d\ude00 \udc00"]"#, 1, 16),
        ("nothing", b"", 1, 1),
        ("a comment", b"[] // x", 1, 4),
        ("NaN", b"[NaN]", 1, 2),
    ];
    for (what, text, line, column) in cases {
        for format in FORMATS {
            assert_eq!(room.run_on(&["validate", "--format", format], text).code, 1, "{what} as {format}");
        }
        let run = room.run_on(&["validate", "--format", "json", "--policy", "contract"], text);
        assert_eq!(run.rules(), ["syntax"], "{what}");
        let finding = &run.json()["files"][0]["findings"][0];
        assert_eq!(
            (finding["line"].as_u64(), finding["column"].as_u64()),
            (Some(*line), Some(*column)),
            "{what}"
        );
    }
}

#[test]
fn numbers_of_any_size_are_numbers() {
    let run = Room::new()
        .run_on(&["validate", "--format", "json"], b"[1e999, -1e-999, 123456789012345678901234567890]");
    assert_eq!(run.rules(), ["type", "type", "type"]);
}

#[test]
fn deep_nesting_is_a_finding() {
    let room = Room::new();
    for text in ["[".repeat(200_000), "[".repeat(200_000) + &"]".repeat(200_000), "[{\"a\":".repeat(100_000)]
    {
        for options in [&[][..], &["--max-depth", "128"], &["--policy", "contract"]] {
            for format in FORMATS {
                let run =
                    room.run_on(&[&["validate", "--format", format], options].concat(), text.as_bytes());
                assert_eq!(run.code, 1, "{options:?}");
            }
        }
    }
}

#[test]
fn a_huge_file_is_not_read() {
    let room = Room::new();
    // A sparse file, so large that reading it would take hours.
    File::create(room.path().join("a.json")).unwrap().set_len(1 << 42).unwrap();
    let run = room.run(&["validate", "--format", "json", "a.json"]);
    assert_eq!(run.rules(), ["body_too_large"]);
    assert_eq!(run.json()["files"][0]["findings"][0]["params"]["length"], 1_u64 << 42);
}

/// The line is read, since others may follow, but it never fits into memory as a whole.
#[cfg(target_os = "linux")]
#[test]
fn a_huge_line_is_passed_over() {
    let room = Room::new();
    File::create(room.path().join("b.ndjson")).unwrap().set_len(1 << 30).unwrap();
    let run = limited(&room, "--as=536870912", &["validate", "--format", "json", "b.ndjson"], b"");
    assert_eq!(run.rules(), ["body_too_large"]);
    assert_eq!(run.json()["files"][0]["findings"][0]["params"]["length"], 1_u64 << 30);
}

/// Runs the program under a resource limit of the system.
#[cfg(target_os = "linux")]
fn limited(room: &Room, limit: &str, arguments: &[&str], stdin: &[u8]) -> Run {
    let program = room.command(arguments);
    let mut limited = Command::new("prlimit");
    limited.arg(limit).arg(program.get_program()).args(program.get_args()).current_dir(room.path());
    limited.stdout(Stdio::piped()).stderr(Stdio::piped());
    Run::of(limited, stdin)
}

#[test]
fn endless_input_is_not_read_to_its_end() {
    let room = Room::new();
    let text = [b"[".as_slice(), &vec![b' '; 5_000_000], b"]"].concat();
    let run = room.run_on(&["validate", "--format", "json"], &text);
    assert_eq!(run.rules(), ["body_too_large"]);
    assert_eq!(room.run_on(&["validate", "--policy", "contract"], &text).code, 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_is_not_read_to_its_end() {
    let run = Room::new().run(&["validate", "--format", "json", "/dev/zero"]);
    assert_eq!(run.rules(), ["body_too_large"]);
}

/// The limit on CPU time: waiting for other processes doesn't count.
#[cfg(target_os = "linux")]
#[test]
fn ten_thousand_equal_keys_on_one_line_take_little_work() {
    let room = Room::new();
    let text = format!("[{{{}\"a\":1}}]", "\"subAccountId\":\"x\",".repeat(10_000));
    for format in FORMATS {
        let run = limited(&room, "--cpu=20", &["validate", "--format", format], text.as_bytes());
        assert_eq!(run.code, 1, "{format}");
        // The report shows some findings of a test, and counts all.
        let least = if format == "junit" { 99 } else { 9_999 };
        assert!(run.stdout.matches("duplicate_key").count() >= least, "{format}");
    }
}

#[test]
fn a_text_of_one_mebibyte_is_read() {
    let padding = " ".repeat((1 << 20) - VALID.len());
    let run = Room::new().run_on(&["validate"], format!("{VALID}{padding}").as_bytes());
    assert_eq!(run.code, 0);
    let run = Room::new().run_on(&["validate", "-f", "json"], format!("{VALID}{padding} ").as_bytes());
    assert_eq!(run.rules(), ["body_too_large"]);
}
