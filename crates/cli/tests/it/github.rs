//! What is for GitHub Actions: annotations, their number, and the summary of a job.

use chatapps_webhooks::Rule;
use std::fs;

use crate::program::{INVALID, Room, Run, TWICE, VALID, WARNED};

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

fn summary(room: &Room, arguments: &[&str]) -> String {
    let file = room.path().join("summary.md");
    let _ = fs::remove_file(&file);
    let run = room.run(&[&["validate", "--github-summary", "summary.md"], arguments].concat());
    assert!(run.code < 2 || !run.stdout.is_empty() || arguments.contains(&"--quiet"), "{run:?}");
    fs::read_to_string(file).unwrap()
}

/// The id of a rule in a table: with a link to its page, if the build knows where pages are.
fn linked(rule: Rule) -> String {
    let id = format!("<code>{}</code>", rule.id().replace('_', "&#95;"));
    rule.url().map_or_else(|| id.clone(), |url| format!("[{id}]({url})"))
}

#[test]
fn a_summary_has_a_table_of_findings() {
    let room = Room::new();
    room.file("v.json", VALID);
    room.file("w.json", WARNED);
    room.file("a.json", INVALID);
    assert_eq!(summary(&room, &["v.json"]), "### chatapps-webhooks: valid&#58; nothing found in 1 file\n\n");
    let whole = summary(&room, &["w.json", "a.json", "no.json"]);
    let lines: Vec<_> = whole.lines().collect();
    assert_eq!(lines[0], "### chatapps-webhooks: 1 error, 1 warning in 2 files; 1 path could not be read");
    assert_eq!(lines[2..4], ["| level | place | finding |", "|---|---|---|"]);
    let required = linked(Rule::Required);
    let first = format!(
        "| error | <code>a&#46;json&#58;1&#58;2</code> | {required}: missing property <code>url</code> (at /0)<br>"
    );
    let rows = [
        first.as_str(),
        "| error | <code>no&#46;json</code> | <code>no&#46;json</code> does not exist",
        "| warning | <code>w&#46;json&#58;1&#58;",
    ];
    for (line, row) in lines[4..].iter().zip(rows) {
        assert!(line.starts_with(row), "{line}");
    }
    // The output on standard output is what it is without a summary, or none.
    let plain = room.run(&["validate", "-f", "json", "w.json", "a.json"]).stdout;
    let beside = room.run(&["validate", "-f", "json", "--github-summary", "s.md", "w.json", "a.json"]);
    assert_eq!((beside.code, beside.stdout), (1, plain));
    let quiet = summary(&room, &["--quiet", "w.json"]);
    assert!(quiet.contains("unknown&#95;property"), "{quiet}");
}

#[test]
fn a_summary_is_appended_and_bounded() {
    let room = Room::new();
    room.file("a.ndjson", format!("{}\n", request(1, 1, 1)).repeat(300));
    let whole = summary(&room, &["a.ndjson"]);
    assert_eq!(whole.lines().filter(|line| line.starts_with("| error ")).count(), 200);
    assert!(!whole.contains("| warning "));
    assert!(whole.contains("\n700 more not shown&#58; the table has 200 rows, errors first"), "{whole}");
    let before = "x".repeat((1 << 20) - 10_000);
    let file = room.file("full.md", &before);
    room.run(&["validate", "--github-summary", "full.md", "a.ndjson"]);
    let after = fs::read_to_string(file).unwrap();
    assert!(after.len() <= 1 << 20, "{}", after.len());
    let added = after.strip_prefix(&before).unwrap();
    assert!(added.contains("| error "), "{added}");
}

#[test]
fn a_summary_that_cannot_be_written_is_told_at_once() {
    let room = Room::new();
    room.file("v.json", VALID);
    let run = room.run(&["validate", "--github-summary", "no/such.md", "v.json"]);
    assert!(run.code == 2 && run.stdout.is_empty(), "{run:?}");
    assert!(run.stderr.starts_with("error: cannot write `no/such.md`: "), "{run:?}");
    assert_eq!(room.run(&["validate", "--github-summary", "", "v.json"]).code, 2);
}

#[test]
fn nothing_of_a_document_is_markup_in_a_summary() {
    let room = Room::new();
    let name = "<img src=x>|`@all` [a](b) :x: **b** https://x.onion.example";
    let entry = serde_json::json!([{"subAccountId": "*", "url": "https://hooks.onion.example", name: 1}]);
    room.file("a|`b`<i>.json", entry.to_string());
    let whole = summary(&room, &["a|`b`<i>.json"]);
    let (_, table) = whole.split_once("|---|---|---|\n").unwrap();
    for row in table.lines().filter(|line| !line.is_empty()) {
        assert_eq!(row.matches('|').count(), 4, "{row}");
        let text =
            row.replace(&linked(Rule::UnknownProperty), "").replace(&linked(Rule::Unauthenticated), "");
        let text = text.replace(&linked(Rule::ImplicitTypes), "");
        let text = text.replace("<code>", "").replace("</code>", "").replace("<br>", "");
        assert!(!text.contains(['<', '`', '@', '[', '*', '_']) && !text.contains("://"), "{row}");
    }
}
