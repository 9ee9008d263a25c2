//! The format `human`.

use insta::assert_snapshot;

use crate::program::{INVALID, Room};

#[test]
fn findings_point_into_the_text() {
    let room = Room::new();
    room.file(
        "request.json",
        r#"[
  {
    "subAccountId": "Onion_Marketing",
    "url": "http://hooks.onion.example/events?token=hunter2",
    "url": "https://hooks.onion.example/events",
    "type": "DR",
    "httpAuthorization": "Bearer hunter2",
    "é": "ü"
  },
  {"subAccountId": "Onion_Support", "type": "MSG", "httpAuthorization": "Bearer hunter2"}
]
"#,
    );
    assert_snapshot!(room.run(&["validate", "request.json"]).stdout, @r#"
    error[duplicate_key]: duplicate property `url`
     --> request.json:5:5
      |
    5 |     "url": "https://hooks.onion.example/events",
      |     ^^^^^
      |
     ::: request.json:4:5
      |
    4 |     "url": "http://hooks.onion.example/events**************",
      |     ----- the other place
      |
      = note: at /0/url
      = help: keep one of them; the last one counts

    error[enum]: expected one of `CADR`, `MSG`, `CABM`
     --> request.json:6:13
      |
    6 |     "type": "DR",
      |             ^^^^
      |
      = note: at /0/type
      = help: did you mean `CADR`?

    warning[unknown_property]: unknown property `é`
     --> request.json:8:5
      |
    8 |     "é": "·"
      |     ^^^
      |
      = note: at /0/é
      = help: remove it; it is ignored. Known properties: `subAccountId`, `url`, `httpAuthorization`, `enabled`, `type`, `oauth`

    error[required]: missing property `url`
      --> request.json:10:3
       |
    10 |   {"subAccountId": "Onion_Support", "type": "MSG", "httpAuthorization": "**************"}
       |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = note: at /1
       = help: add `url`: the URL that receives the events

    3 errors, 1 warning in 1 file
    `--fix=unsafe` fixes 3 findings
    "#);
}

#[test]
fn a_long_line_is_cut_around_the_caret() {
    let entry = |index: usize| {
        format!(
            r#"{{"subAccountId":"Onion_{index}","url":"https://hooks.onion.example/{index}","type":"MSG","httpAuthorization":"Bearer hunter2","é":1,"é":2}}"#
        )
    };
    let text = format!("[{}]", (0..9).map(entry).collect::<Vec<_>>().join(","));
    let run = Room::new().run_on(&["validate", "--rule", "unknown_property=off"], text.as_bytes());
    let first = run.stdout.split("\n\n").next().unwrap();
    assert_snapshot!(first, @r#"
    error[duplicate_key]: duplicate property `é`
     --> <stdin>:1:122
      |
    1 | ...:"MSG","httpAuthorization":"**************","é":*,"é":*},{"subAccountId":"Onion_1","url":"https://hooks.onion.example/1"...
      |                                                ---   ^^^
      |                                                |
      |                                                the other place
      |
      = note: at /0/é
      = help: keep one of them; the last one counts
    "#);
}

#[test]
fn the_other_place_may_be_far_away() {
    let text = format!(r#"[{{"url": 1,{}"url": 1}}]"#, " ".repeat(300));
    let run = Room::new().run_on(&["validate", "--rule", "implicit_types=off"], text.as_bytes());
    let duplicate = run.stdout.split("\n\n").find(|part| part.contains("duplicate_key")).unwrap();
    assert_snapshot!(duplicate, @r#"
    error[duplicate_key]: duplicate property `url`
     --> <stdin>:1:312
      |
    1 | ...                                                  "url": *}]
      |                                                      ^^^^^
      |
     ::: <stdin>:1:3
      |
    1 | [{"url": *,...
      |   ----- the other place
      |
      = note: at /0/url
      = help: keep one of them; the last one counts
    "#);
}

#[test]
fn only_punctuation_is_shown_after_a_syntax_error() {
    let run = Room::new()
        .run_on(&["validate"], br#"[{"type": "MSG", "httpAuthorization": Bearer hunter2, "x": 1}]"#);
    assert_snapshot!(run.stdout, @r#"
    error[syntax]: expected a JSON value, found `B`
     --> <stdin>:1:39
      |
    1 | [{"type": "MSG", "httpAuthorization": ****** *******, "*": *}]
      |                                       ^
      |
      = help: write an object, an array, a string in double quotes, a number, `true`, `false` or `null`

    1 error in 1 file
    "#);
}

#[test]
fn a_text_that_is_not_read_has_no_line_to_show() {
    let run = Room::new().run_on(&["validate", "--max-bytes", "10"], INVALID.as_bytes());
    assert_snapshot!(run.stdout, @r"
    error[body_too_large]: expected at most 10 bytes, found more
    --> <stdin>:1
     = help: send less in one document, or raise the limit

    1 error in 1 file
    ");
}

#[test]
fn nothing_is_shown_of_an_empty_text() {
    assert_snapshot!(Room::new().run_on(&["validate"], b"").stdout, @r"
    error[syntax]: expected a JSON value, found nothing
     --> <stdin>:1:1
      |
    1 |
      | ^
      |
      = help: provide the document; the text is empty

    1 error in 1 file
    ");
}

#[test]
fn colour_is_for_terminals_or_when_asked_for() {
    let room = Room::new();
    for (arguments, variable, colored) in [
        (&["validate"][..], None, false),
        (&["validate", "--color", "never"], Some("CLICOLOR_FORCE"), false),
        (&["validate", "--color", "always"], None, true),
        (&["validate", "--color", "always"], Some("NO_COLOR"), true),
        (&["validate"], Some("CLICOLOR_FORCE"), true),
        (&["validate", "--format", "json", "--color", "always"], None, false),
    ] {
        let mut command = room.command(arguments);
        if let Some(variable) = variable {
            command.env(variable, "1");
        }
        let output = command.output().unwrap();
        assert_eq!(output.stdout.contains(&0x1b), colored, "{arguments:?} {variable:?}");
    }
}
