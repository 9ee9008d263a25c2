//! No secret of a document reaches standard output or standard error, in any format.

use crate::program::{FORMATS, Room};

/// Documents with the secret `hunter2`, or with a number in place of it.
pub(crate) const DOCUMENTS: &[&str] = &[
    r#"[{"subAccountId": "Onion_Marketing", "url": "https://user:hunter2@hooks.onion.example/in?token=hunter2#hunter2", "httpAuthorization": "hunter2", "oauth": {"url": "http://hunter2:@login.onion.example/t?hunter2", "clientId": "hunter2\u0000", "clientSecret": "hunter2é", "credentialsLocation": "hunter2", "scope": "hunter2,hunter2"}}]"#,
    r#"[{"subAccountId": "hunter2 hunter2", "url": "hunter2", "type": "hunter2", "enabled": "hunter2"}]"#,
    r#"[{"HttpAuthorization": "Bearer hunter2", "http_authorization": "Basic hunter2", "token": {"hunter2": ["hunter2"]}}]"#,
    r#"[{"httpAuth\u006frization": "Bearer: hunter2"}]"#,
    r#"[{"httpAuthorization": "Bearer hunter2"#,
    r#"[{"httpAuthorization": 'hunter2'}]"#,
    r#"[{"httpAuthorization": Bearer hunter2}]"#,
    r#"[{"httpAuthorization": "Bearer "hunter2"}]"#,
    r#"[{"httpAuthorization": "\hunter2"}]"#,
    r#"[{"httpAuthorization": "hunter2\ud800"}]"#,
    "[{\"httpAuthorization\": \"Bearer\nhunter2\"}]",
    r#"[{"httpAuthorization": hunter2, "x"}]"#,
    r#"[{"httpAuthorization": "x", hunter2: 1}]"#,
    r#"[{"url": "https://hunter2@"}, {"url": "https://x:hunter2"}, {"url": "https:hunter2@x"}, {"url": "//hunter2@x"}]"#,
    r#"["hunter2", {"oauth": "hunter2"}, {"oauth": ["hunter2"]}, {"httpAuthorization": {"type": "hunter2"}}]"#,
    r#""hunter2""#,
    "hunter2",
    "{} hunter2",
    "// hunter2",
    "\u{feff}\"hunter2\"",
];

#[test]
fn no_format_shows_a_secret() {
    let room = Room::new();
    for (index, text) in DOCUMENTS.iter().enumerate() {
        assert!(text.contains("hunter2"), "{text}");
        room.file("a.json", text);
        room.file("a.ndjson", format!("{text}\n"));
        for model in
            ["webhooks", "webhook", "webhook-list", "webhook-targets", "error-response", "account-id"]
        {
            for format in FORMATS {
                let summary = ["--github-summary", "summary.md"];
                let arguments =
                    ["validate", "--model", model, "--format", format, "--with-fixes", "a.json", "a.ndjson"];
                let run = room.run(&[&arguments[..], &summary].concat());
                let shown = run.stdout.contains("hunter2") || run.stderr.contains("hunter2");
                assert!(!shown, "document {index} as {model}, {format}:\n{}", run.stdout);
            }
            for diff in ["--diff", "--diff=unsafe"] {
                let run = room.run(&["validate", "--model", model, diff, "a.json", "a.ndjson"]);
                let shown = run.stdout.contains("hunter2") || run.stderr.contains("hunter2");
                assert!(!shown, "document {index} as {model}, {diff}:\n{}", run.stdout);
            }
            let summary = std::fs::read_to_string(room.path().join("summary.md")).unwrap();
            assert!(summary.contains("| error | ") || summary.contains("| warning | "), "{summary}");
            assert!(!summary.contains("hunter2"), "document {index} as {model}:\n{summary}");
            std::fs::remove_file(room.path().join("summary.md")).unwrap();
        }
    }
}

#[test]
fn invalid_utf_8_hides_nothing_less() {
    let text = b"[{\"httpAuthorization\": \"Bearer hunter2\xff hunter2\", \"x\": \"hunter2\"}]";
    for format in FORMATS {
        assert!(!Room::new().run_on(&["validate", "--format", format], text).stdout.contains("hunter2"));
    }
}
