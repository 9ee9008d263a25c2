//! The exit codes 0, 1 and 2, and messages on standard error.

use std::io::Read;

use crate::program::{FORMATS, INVALID, Room, VALID, WARNED, ended_by_closed_pipe};

#[test]
fn nothing_wrong_is_0() {
    let room = Room::new();
    room.file("a.json", VALID);
    let run = room.run(&["validate", "a.json"]);
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (0, "valid: nothing found in 1 file\n", "")
    );
}

#[test]
fn a_warning_is_0() {
    let run = Room::new().run_on(&["validate"], WARNED.as_bytes());
    assert_eq!(run.code, 0);
    let end = "\nvalid: 1 warning in 1 file\n`--fix=unsafe` fixes 1 finding\n";
    assert!(run.stdout.ends_with(end), "{}", run.stdout);
}

#[test]
fn an_error_is_1() {
    let room = Room::new();
    assert_eq!(room.run_on(&["validate", "-"], INVALID.as_bytes()).code, 1);
    assert_eq!(room.run_on(&["validate", "--policy", "strict"], WARNED.as_bytes()).code, 1);
    assert_eq!(room.run_on(&["validate", "--rule", "unknown_property=error"], WARNED.as_bytes()).code, 1);
}

#[test]
fn a_rule_can_be_set_and_the_last_setting_counts() {
    let room = Room::new();
    for (rules, expected) in [
        (&["--rule", "unknown_property=off"][..], &[][..]),
        (&["--rule", "unknown_property=off", "--rule", "unknown_property=notice"], &["unknown_property"]),
        (&["--policy", "contract"], &[]),
    ] {
        let arguments = [&["validate", "--format", "json"], rules].concat();
        assert_eq!(room.run_on(&arguments, WARNED.as_bytes()).rules(), expected, "{rules:?}");
    }
}

#[test]
fn a_command_that_the_build_leaves_out_is_named() {
    for (is_included, arguments) in [
        (cfg!(feature = "client"), &["pull"][..]),
        (cfg!(feature = "lsp"), &["lsp"]),
        (cfg!(feature = "mcp"), &["mcp"]),
        (cfg!(feature = "schema-diff"), &["schema", "diff", "a.json", "b.json"]),
        (cfg!(feature = "server"), &["serve"]),
    ] {
        if !is_included {
            let run = Room::new().run(arguments);
            let command =
                arguments.iter().take_while(|word| !word.contains('.')).copied().collect::<Vec<_>>();
            let start = format!("error: `{}` is not in this package", command.join(" "));
            assert!(run.code == 2 && run.stderr.starts_with(&start), "{run:?}");
            assert!(run.stderr.contains("`cargo install chatapps-webhooks-cli --locked`"), "{run:?}");
            let page = chatapps_webhooks::docs_url("install.html");
            assert!(run.stderr.contains(page.as_deref().unwrap_or("docs/install.md")), "{run:?}");
        }
    }
}

#[test]
fn a_mistake_in_the_arguments_is_2() {
    let room = Room::new();
    for (arguments, said) in [
        (&["validate", "--modle", "x"][..], "--model"),
        (&["validate", "--model", "webhoks"], "webhooks"),
        (&["validate", "--policy", "lax"], "recommended"),
        (&["validate", "--format", "xml"], "sarif"),
        (&["validate", "--rule", "insecure_urls=off"], "did you mean `insecure_url`?"),
        (&["validate", "--rule", "insecure_url=loud"], "`warning`"),
        (&["validate", "--rule", "insecure_url"], "RULE=LEVEL"),
        (&["validate", "--rule", "required=off"], "belongs to the contract"),
        (&["validate", "--max-bytes", "many"], "--max-bytes"),
        (&["validate", "--max-depth", "129"], "129 is not in 0..=128"),
        (&["validate", "--max-depth", "1000000"], "1000000 is not in 0..=128"),
        (&["rules", "masked_secrets"], "did you mean `masked_secret`?"),
        (&["man", "valdate"], "expected one of `validate`"),
        (&["completions", "dos"], "bash"),
        (&["frobnicate"], "--help"),
    ] {
        let run = room.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert_eq!(run.stdout, "", "{arguments:?}");
        assert!(run.stderr.contains(said), "{arguments:?}: {}", run.stderr);
    }
    // Without arguments, clap prints the help text.
    assert_eq!(room.command(&[]).output().unwrap().status.code(), Some(2));
}

#[test]
fn a_file_that_cannot_be_read_is_2_and_the_others_are_checked() {
    let room = Room::new();
    room.file("a.json", VALID);
    room.file("c.json", INVALID);
    room.file("empty/notes.txt", "x");
    let run = room.run(&["validate", "--format", "json", "a.json", "b.json", "empty", "c.json"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "error: `b.json` does not exist: check the path\n\
         error: directory `empty` has no `.json`, `.ndjson` or `.jsonl` file: name the files to check\n"
    );
    let output = run.json();
    assert_eq!(output["valid"], false);
    assert_eq!(output["summary"]["files"], 2);
    assert_eq!(output["summary"]["valid"], 1);
    assert_eq!(output["unread"][0]["path"], "b.json");
    assert_eq!(output["files"][1]["findings"][0]["rule"], "required");
    for format in FORMATS {
        assert_eq!(room.run(&["validate", "--format", format, "b.ndjson", "a.json"]).code, 2);
    }
    let run = room.run(&["validate", "empty"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, "1 directory has no file to check\n"));
}

#[test]
fn standard_input_that_is_named_twice_is_2() {
    let room = Room::new();
    let said = "error: standard input is named more than once, but can be read only once: name it once\n";
    for paths in [
        &["-", "-"][..],
        &["-", "a.json", "-"],
        #[cfg(unix)]
        &["/dev/stdin", "-"],
    ] {
        for options in [&["validate"][..], &["validate", "--format", "json"], &["validate", "--quiet"]] {
            let run = room.run_on(&[options, paths].concat(), VALID.as_bytes());
            assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (2, "", said), "{paths:?}");
        }
    }
    assert_eq!(room.run_on(&["validate", "-"], VALID.as_bytes()).code, 0);
}

#[test]
fn quiet_says_nothing_but_what_went_wrong() {
    let room = Room::new();
    room.file("a.json", INVALID);
    room.file("b.ndjson", format!("{WARNED}\n{VALID}\n"));
    for (arguments, code) in
        [(&["a.json"][..], 1), (&["b.ndjson"], 0), (&["a.json", "b.ndjson"], 1), (&["c.json"], 2)]
    {
        let run = room.run(&[&["validate", "--quiet", "--format", "json"], arguments].concat());
        assert_eq!((run.code, run.stdout.as_str()), (code, ""), "{arguments:?}");
    }
}

#[test]
fn help_and_version_are_0() {
    let room = Room::new();
    for arguments in [&["--help"][..], &["validate", "--help"], &["validate", "-h"], &["rules", "--help"]] {
        let run = room.run(arguments);
        assert_eq!(run.code, 0);
        assert!(run.stdout.contains("Usage: chatapps-webhooks"), "{}", run.stdout);
    }
    assert!(room.run(&["validate", "--help"]).stdout.contains("Exit codes:\n  0"));
    let version = concat!("chatapps-webhooks ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(room.run(&["--version"]).stdout, version);
}

#[test]
fn a_closed_pipe_does_not_crash() {
    let room = Room::new();
    room.file("many.ndjson", format!("{INVALID}\n").repeat(20_000));
    room.file("many.json", format!("[{}1]", "{},".repeat(5_000)));
    for file in ["many.ndjson", "many.json"] {
        // A report with few findings of each file fits into the pipe.
        for format in FORMATS.into_iter().filter(|format| *format != "junit") {
            let mut child = room.command(&["validate", "--format", format, file]).spawn().unwrap();
            child.stdout.take().unwrap().read_exact(&mut [0; 10]).unwrap();
            let output = child.wait_with_output().unwrap();
            assert!(ended_by_closed_pipe(output.status), "{format}: {:?}", output.status);
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
        }
    }
    for arguments in [&["rules", "--format", "markdown"][..], &["--help"], &["validate", "--help"], &["man"]]
    {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = room.command(arguments).stdout(writer).output().unwrap();
        assert!(ended_by_closed_pipe(output.status), "{arguments:?}: {:?}", output.status);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

/// Whoever reads standard output may still want to know what a mistake in the arguments ends with.
#[test]
fn a_mistake_that_nobody_reads_is_2() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let status = Room::new().command(&["validate", "--modle"]).stderr(writer).status().unwrap();
    assert_eq!(status.code(), Some(2));
}

#[test]
fn closed_standard_error_does_not_crash() {
    let room = Room::new();
    let mut child = room.command(&["validate", "no such file"]).spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_2() {
    let room = Room::new();
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = room.command(&["rules"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: cannot write the output: "));
}

/// The verdict counts what a limit on findings leaves out.
#[test]
fn errors_of_which_none_is_shown_are_1() {
    let room = Room::new();
    room.file("a.json", "[5]");
    room.file("b.ndjson", "[]\n[5]\n");
    for file in ["a.json", "b.ndjson"] {
        for format in FORMATS {
            let run = room.run(&["validate", "--max-findings", "0", "--format", format, file]);
            assert_eq!(run.code, 1, "{file}, {format}: {run:?}");
            assert!(run.stderr.contains("not shown"), "{run:?}");
        }
    }
}
