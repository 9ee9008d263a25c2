//! What is for GitHub Actions: annotations, and their number.

use crate::program::{INVALID, Room, Run, TWICE};

/// A request with so many errors, warnings and notices.
fn request(errors: usize, warnings: usize, notices: usize) -> String {
    let error = "5".to_owned();
    let entry = |id: usize, rest: &str| {
        format!(r#"{{"subAccountId": "team-{id}", "url": "https://hooks.onion.example/{id}", {rest}}}"#)
    };
    let warning = |id| entry(id, r#""type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u", "retries": 3"#);
    let notice = |id| entry(id + 1_000_000, r#""httpAuthorization": "Bearer rw4Kd0b2u""#);
    let entries: Vec<_> = (0..notices)
        .map(notice)
        .chain((0..warnings).map(warning))
        .chain((0..errors).map(|_| error.clone()))
        .collect();
    format!("[{}]", entries.join(", "))
}

fn commands<'a>(run: &'a Run, level: &str) -> Vec<&'a str> {
    let start = format!("::{level} ");
    run.stdout.lines().filter(|line| line.starts_with(&start)).collect()
}

#[test]
fn github_annotations_are_escaped() {
    let room = Room::new();
    room.file("a,b:c%.json", INVALID);
    room.file("w.json", r#"[{"subAccountId": "*", "url": "https://a.onion.example", "x%\n::error::y": 1}]"#);
    let run = room.run(&["validate", "--format", "github", "a,b:c%.json", "w.json"]);
    let lines: Vec<_> = run.stdout.lines().collect();
    let start = "::error file=a%2Cb%3Ac%25.json,line=1,col=2,title=required::missing property `url` (at /0)%0Ahelp: add `url`: ";
    assert!(lines[0].starts_with(start), "{}", lines[0]);
    for line in lines {
        assert!(
            ["::error file=", "::warning file=", "::notice file="]
                .iter()
                .any(|start| line.starts_with(start)),
            "{line}"
        );
        assert!(!line.contains("x%\\n") && !line.contains("x%\n"), "{line}");
    }
}

#[test]
fn github_names_both_positions() {
    let room = Room::new();
    room.file("a.json", TWICE);
    let run = room.run(&["validate", "--format", "github", "a.json"]);
    let place =
        "line=2,col=45,title=duplicate_key::duplicate property `é` (at /0/é) (also at line 2, column 37)%0A";
    assert!(run.stdout.contains(place), "{}", run.stdout);
}

#[test]
fn no_more_annotations_are_written_than_are_kept() {
    let room = Room::new();
    for (found, annotated, said) in [
        ((0, 0, 0), (0, 0, 0), None),
        ((10, 10, 9), (10, 10, 9), None),
        ((12, 11, 9), (10, 10, 10), Some("2 errors, 1 warning without an annotation")),
        ((0, 0, 11), (0, 0, 10), Some("2 notices without an annotation")),
    ] {
        room.file("a.json", request(found.0, found.1, found.2));
        for arguments in [&["a.json"][..], &["--lines", "a.json"]] {
            let run = room.run(&[&["validate", "--format", "github"], arguments].concat());
            let of = |level| commands(&run, level).len();
            let empty = usize::from(found == (0, 0, 0));
            assert_eq!(
                (of("error"), of("warning"), of("notice")),
                (annotated.0, annotated.1, annotated.2 + empty)
            );
            let last = run.stdout.lines().last().unwrap();
            match said {
                Some(said) => {
                    assert!(last.starts_with(&format!("::notice title=omitted::{said}, ")), "{last}");
                }
                None => assert!(!run.stdout.contains("omitted"), "{run:?}"),
            }
            // What has no annotation is in the log.
            let lines = run.stdout.lines().filter(|line| !line.contains("title=omitted"));
            assert_eq!(lines.count(), found.0 + found.1 + found.2 + empty, "{run:?}");
        }
    }
    room.file("a.json", request(12, 0, 0));
    let run = room.run(&["validate", "--format", "github", "a.json"]);
    let expected =
        "error[type] a.json:1:32: expected object, found integer (at /10); help: use a value of type object";
    assert!(run.stdout.lines().any(|line| line == expected), "{}", run.stdout);
}

#[test]
fn an_unread_path_takes_the_place_of_an_error() {
    let room = Room::new();
    room.file("a.json", request(12, 0, 0));
    let run = room.run(&["validate", "--format", "github", "no.json", "a.json", "nowhere.json"]);
    let errors = commands(&run, "error");
    assert_eq!((run.code, errors.len()), (2, 10));
    assert_eq!(errors[0], "::error title=unread::`no.json` does not exist: check the path");
    let last = run.stdout.lines().last().unwrap();
    assert!(last.starts_with("::notice title=omitted::4 errors without an annotation"), "{last}");
}

#[test]
fn annotations_name_files_from_the_root_of_the_repository() {
    let room = Room::new();
    room.file("team/a.json", INVALID);
    let mut command = room.command(&["validate", "--format", "github", "./a.json"]);
    command.current_dir(room.path().join("team")).env("GITHUB_WORKSPACE", room.path());
    let run = Run::of(command, b"");
    assert!(run.stdout.starts_with("::error file=team/a.json,line=1"), "{run:?}");
}
