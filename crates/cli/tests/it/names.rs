//! Names that speak to a terminal or a pipeline, that are too long, or not UTF-8.

use serde_json::Value;

use crate::program::{FORMATS, Room, Run};

/// A request whose only entry has properties of these names.
fn request(names: &[&str]) -> String {
    let mut entry = serde_json::json!({"subAccountId": "*", "url": "https://hooks.onion.example"});
    for name in names {
        entry[*name] = 1.into();
    }
    serde_json::json!([entry]).to_string()
}

fn outputs(run: &Run) -> [&str; 2] {
    [&run.stdout, &run.stderr]
}

#[test]
fn no_name_is_a_command_of_a_ci_system() {
    let room = Room::new();
    let names = ["##[add-mask]x", "##vso[task.setvariable variable=PATH]x", "###[group]", "a##teamcity[x]"];
    room.file("##[stop-commands]t.json", request(&names));
    room.file("##vso[x].ndjson", request(&names) + "\n");
    for format in FORMATS {
        let files = ["##[stop-commands]t.json", "##vso[x].ndjson", "##[absent].json"];
        let run = room.run(&[&["validate", "--format", format], &files[..]].concat());
        assert!(run.stdout.contains("add-mask") && run.stderr.contains("absent"), "{run:?}");
        for output in outputs(&run) {
            assert!(!output.contains("##"), "{format}: {output}");
        }
    }
    let json = room.run(&["validate", "--format", "json", "##[stop-commands]t.json"]).json();
    assert_eq!(json["files"][0]["path"], "##[stop-commands]t.json");
    let pointers = json["files"][0]["findings"].as_array().unwrap().iter();
    let pointers: Vec<_> = pointers.map(|finding| finding["pointer"].as_str().unwrap()).collect();
    assert!(pointers.contains(&"/0/##[add-mask]x"), "as data, names stay as they are: {pointers:?}");
}

/// The header, and some of the payload, of a token that is longer than any name.
const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJodW50ZXIyIiwiaWF0IjoxNTE2MjM5MDIyfQ.hunter2-signature";

#[test]
fn a_value_in_the_place_of_a_name_is_not_shown() {
    let room = Room::new();
    let long = "k".repeat(900_000);
    for name in [TOKEN, &long] {
        let once = request(&[name]);
        // The same name twice, and a name twice below it.
        let twice =
            once.replace(&format!("\"{name}\":1"), &format!("\"{name}\":{{\"b\":1,\"b\":1}},\"{name}\":1"));
        for text in [&once, &twice] {
            room.file("a.json", text);
            for format in FORMATS {
                let run = room.run(&["validate", "--max-bytes", "2000000", "--format", format, "a.json"]);
                assert!(run.stdout.contains("unknown property"), "{run:?}");
                for output in outputs(&run) {
                    let shown = name.get(..17).unwrap();
                    assert!(!output.contains(shown) && output.len() < 200_000, "{format}");
                }
            }
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf_8_stay_apart() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let room = Room::new();
    let names: [&[u8]; 3] = [b"\xFF\xFE.json", b"\xFE\xFF.json", b"\\xFF\\xFE.json"];
    for name in names {
        std::fs::write(room.path().join(OsStr::from_bytes(name)), "[1]").unwrap();
    }
    let run_on = |format: &str| {
        let mut command = room.command(&["validate", "--format", format]);
        command.args(names.map(OsStr::from_bytes));
        Run::of(command, b"")
    };
    let json = run_on("json").json();
    let paths: Vec<_> = json["files"].as_array().unwrap().iter().map(|file| file["path"].as_str()).collect();
    assert_eq!(paths, [Some("\\xFF\\xFE.json"), Some("\\xFE\\xFF.json"), Some("\\\\xFF\\\\xFE.json")]);
    let sarif: Value = serde_json::from_str(&run_on("sarif").stdout).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap().iter();
    let uri = |result: &Value| {
        result
            .pointer("/locations/0/physicalLocation/artifactLocation/uri")
            .unwrap()
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(results.map(uri).collect::<Vec<_>>(), ["%FF%FE.json", "%FE%FF.json", "%5CxFF%5CxFE.json"]);
    for (format, start, end) in [("human", "--> ", ":1:2"), ("github", "file=", ",line=1")] {
        let shown = run_on(format).stdout;
        for path in ["\\xFF\\xFE.json", "\\xFE\\xFF.json", "\\\\xFF\\\\xFE.json"] {
            assert!(shown.contains(&format!("{start}{path}{end}")), "{format}: {shown}");
        }
    }
}

#[test]
fn messages_show_no_path_with_an_escape() {
    let room = Room::new();
    let path = "\u{1b}[31m##[group]\u{202e}";
    let account = "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a";
    for arguments in [
        &["validate", path][..],
        &["schema", "check", path],
        #[cfg(feature = "schema-diff")]
        &["schema", "diff", path, path],
        #[cfg(feature = "client")]
        &["pull", "--account", account, "--region", "europe", "--api-key-file", path],
        #[cfg(feature = "client")]
        &["plan", path, "--account", account, "--region", "europe"],
        &["man", path],
    ] {
        let run = room.run(arguments);
        assert!(run.code == 2 && run.stderr.contains("\\u{1b}[31m#\\u{23}[group]\\u{202e}"), "{run:?}");
        assert!(!run.stderr.contains(['\u{1b}', '\u{202e}']) && !run.stderr.contains("##"), "{run:?}");
    }
    let _ = account;
}

#[cfg(all(feature = "server", unix))]
#[test]
fn messages_show_no_store_and_no_key_file_with_an_escape() {
    let room = Room::new();
    let path = "\u{1b}[31m##[group]\u{202e}";
    let store = format!("sqlite:{path}");
    let keys = format!("sqlite:{path}.db");
    assert_eq!(room.run(&["accounts", "add", "--store", &keys]).code, 0);
    room.file(&format!("{path}/x"), "");
    room.file("shared", "x");
    std::fs::write(room.path().join(format!("{path}.key")), "x").unwrap();
    let absent = format!("sqlite:absent{path}");
    for arguments in [
        // There is none, it is a folder, it is below a file, its key is absent or isn't one.
        &["keys", "list", "--store", &absent][..],
        &["keys", "list", "--store", &store],
        &["keys", "list", "--store", &format!("sqlite:shared/{path}")],
        &["store", "reseal", "--store", &keys, "--store-key-file", path],
        &["store", "reseal", "--store", &keys, "--store-key-file", &format!("{path}.key")],
    ] {
        let run = room.run(arguments);
        assert!(run.code == 2 && run.stderr.contains("\\u{1b}[31m#\\u{23}[group]\\u{202e}"), "{run:?}");
        assert!(!run.stderr.contains(['\u{1b}', '\u{202e}']) && !run.stderr.contains("##"), "{run:?}");
    }
}
