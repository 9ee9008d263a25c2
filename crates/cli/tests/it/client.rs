//! `pull`, `plan`, `apply` and `delete`, against an endpoint on this machine.

use serde_json::{Value, json};

use crate::program::{Room, Run};
use crate::stand_in::{ACCOUNT, Endpoint, KEY, failure};

/// A mark in all secrets, keys, user information and queries, which no output may contain.
const MARK: &str = "hunter2";

/// The webhooks of an account. All secrets have the mark.
fn webhooks() -> Value {
    json!([
        {"subAccountId": "*", "url": "https://hooks.onion.example/all", "httpAuthorization": "Bearer hunter2", "enabled": false, "type": "MSG"},
        {"subAccountId": "Onion_Marketing", "url": "https://hunter2@hooks.onion.example/?token=hunter2", "type": "CADR",
         "oauth": {"url": "https://login.onion.example/token", "clientId": "chat", "clientSecret": "hunter2", "credentialsLocation": "header"}},
        {"subAccountId": "Onion_Support", "url": "https://hooks.onion.example/support", "httpAuthorization": "Bearer hunter2", "type": "MSG"},
    ])
}

/// The desired webhooks: one new, one changed, one unchanged, one not named.
fn desired() -> Value {
    json!([
        {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/new?key=hunter2", "type": "CADR"},
        {"subAccountId": "Onion_Sales", "url": "https://hooks.onion.example/sales", "httpAuthorization": "Bearer hunter2-sales", "type": "MSG"},
        {"subAccountId": "Onion_Support", "url": "https://hooks.onion.example/support", "httpAuthorization": "Bearer hunter2-support", "type": "MSG"},
    ])
}

/// Options that turn off the rules that the data above breaks.
const RULES: [&str; 4] = ["--rule", "url_secret=off", "--rule", "url_credentials=off"];

pub(crate) fn run(room: &Room, endpoint: &Endpoint, arguments: &[&str]) -> Run {
    let url = endpoint.url();
    let place = ["--account", ACCOUNT, "--base-url", &url];
    room.run_with(&[arguments, &place].concat(), &[("CHATAPPS_API_KEY", KEY)])
}

/// The steps of a plan in JSON: action, scope and type. Validates the plan against its published
/// schema.
fn steps(run: &Run) -> Vec<String> {
    let schema = include_str!("../../../../schema/v1/plan-output.schema.json");
    let validator = jsonschema::draft202012::new(&serde_json::from_str(schema).unwrap()).unwrap();
    let plan: Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(validator.is_valid(&plan), "{plan}");
    let steps = plan["steps"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    steps.map(|step| ["action", "subAccountId", "type"].map(|name| text(&step[name])).join(" ")).collect()
}

#[test]
fn pull_prints_what_the_endpoint_lists() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&webhooks()));
    let pulled = run(&room, &endpoint, &["pull"]);
    assert_eq!(pulled.code, 0, "{pulled:?}");
    let printed: Value = serde_json::from_str(&pulled.stdout).unwrap();
    assert_eq!(printed, serde_json::to_value(endpoint.webhooks().masked()).unwrap());
    assert!(pulled.stderr.starts_with("note: secrets are masked"), "{}", pulled.stderr);
    let [request] = &endpoint.requests()[..] else { panic!("{:?}", endpoint.methods()) };
    assert_eq!((request.method.as_str(), request.body.as_str()), ("GET", ""));
    assert_eq!(request.header("accept"), Some("application/json"));
    assert!(request.header("user-agent").unwrap().starts_with("chatapps-webhooks/"));
}

#[test]
fn what_is_printed_is_harmless() {
    let name = "\u{9b}31m\u{202e}\u{7f}\u{e0041} ü";
    let listed = json!([{"subAccountId": name, "url": "https://hooks.onion.example", "type": "MSG"}]);
    let (room, endpoint) = (Room::new(), Endpoint::with(&listed));
    for command in [&["pull"][..], &["delete", "--yes", name]] {
        let shown = run(&room, &endpoint, command).stdout;
        assert!(shown.contains("9b}31m") || shown.contains("\\u009b31m"), "{shown:?}");
        assert!(!shown.contains(['\u{9b}', '\u{202e}', '\u{7f}', '\u{e0041}']), "{shown:?}");
    }
    let pulled = run(&room, &Endpoint::with(&listed), &["pull"]).stdout;
    assert_eq!(serde_json::from_str::<Value>(&pulled).unwrap(), listed);
}

#[test]
fn webhooks_of_a_type_of_the_future_are_left_alone() {
    let (room, mut listed) = (Room::new(), webhooks());
    let known = serde_json::from_value::<Vec<chatapps_webhooks::Webhook>>(listed.clone()).unwrap();
    let known = known.into_iter().collect::<chatapps_webhooks::WebhookSet>().masked();
    let future = json!({"subAccountId": "Onion\u{1b}Sales", "url": "https://hooks.onion.example", "type": "VOICE", "voice": {}});
    listed.as_array_mut().unwrap().insert(1, future);
    let answer = ("200 OK", &*listed.to_string());
    let endpoint = Endpoint::answering(&[answer; 3]);
    let pulled = run(&room, &endpoint, &["pull"]);
    let warning =
        "warning: ignored, because this program doesn't know their type: `Onion\\u{1b}Sales` `VOICE`\n";
    assert!(pulled.code == 0 && pulled.stderr.starts_with(warning), "{pulled:?}");
    let printed = serde_json::from_str::<Value>(&pulled.stdout).unwrap();
    assert_eq!(printed.as_array().unwrap().len(), 3);
    room.file("desired.json", serde_json::to_string(&known).unwrap());
    let planned = run(&room, &endpoint, &[&["plan", "desired.json", "--prune"][..], &RULES].concat());
    assert!(planned.code == 0 && planned.stderr == warning, "{planned:?}");
    assert!(!planned.stdout.contains("Onion\\u{1b}Sales"), "{planned:?}");
}

#[test]
fn a_listing_with_another_fault_is_refused_whole() {
    let unknown = json!({"subAccountId": "a", "url": "https://hooks.onion.example", "type": "VOICE"});
    for (name, value) in [("type", json!(7)), ("url", json!("no")), ("subAccountId", json!(null))] {
        let mut faulty = json!({"subAccountId": "b", "url": "https://hooks.onion.example", "type": "MSG"});
        faulty[name] = value;
        let listed = json!([unknown, faulty]).to_string();
        let refused = run(&Room::new(), &Endpoint::answering(&[("200 OK", &listed)]), &["pull"]);
        assert!(
            refused.code == 2 && refused.stderr.contains("did not return a list of webhooks"),
            "{refused:?}"
        );
    }
}

#[test]
fn what_is_unknown_may_have_any_properties() {
    let listed = json!([{"subAccountId": "a", "endpoint": 7, "url": null, "type": "VOICE"}]).to_string();
    let pulled = run(&Room::new(), &Endpoint::answering(&[("200 OK", &listed)]), &["pull"]);
    assert!(
        pulled.code == 0 && pulled.stdout == "[]\n" && pulled.stderr.contains("`a` `VOICE`"),
        "{pulled:?}"
    );
}

#[test]
fn a_webhook_that_is_listed_twice_is_reported() {
    let webhook = |url| json!({"subAccountId": "a", "url": url, "type": "MSG"});
    let listed =
        json!([webhook("https://one.onion.example"), webhook("https://two.onion.example")]).to_string();
    let pulled = run(&Room::new(), &Endpoint::answering(&[("200 OK", &listed)]), &["pull"]);
    let said = "warning: listed more than once, using the last entry: `a` MSG\n";
    assert!(pulled.code == 0 && pulled.stderr == said && pulled.stdout.contains("two.onion"), "{pulled:?}");
}

#[test]
fn secrets_are_masked_even_if_the_endpoint_shows_them() {
    let listed = webhooks().to_string();
    let pulled = run(&Room::new(), &Endpoint::answering(&[("200 OK", &listed)]), &["pull"]);
    assert!(
        pulled.code == 0 && !pulled.stdout.contains("Bearer") && pulled.stdout.contains("\"***\""),
        "{pulled:?}"
    );
}

#[test]
fn what_is_unwise_in_a_file_is_reported_before_it_is_sent() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&json!([])));
    room.file(
        "unwise.json",
        r#"[{"subAccountId": "Onion", "url": "http://hooks.onion.example", "colour": "red"}]"#,
    );
    for command in [&["plan"][..], &["plan", "--format", "json"], &["apply", "--yes"]] {
        let run = run(&room, &endpoint, &[command, &["unwise.json"]].concat());
        assert_eq!(run.code, 0, "{run:?}");
        for rule in ["insecure_url", "unknown_property"] {
            assert!(run.stderr.contains(&format!("warning[{rule}]")), "{}", run.stderr);
        }
        assert!(!run.stderr.contains("notice") && !run.stdout.contains("warning"), "{run:?}");
    }
    let asked = run(&room, &endpoint, &["plan", "unwise.json", "--rule", "unauthenticated=notice"]);
    assert!(asked.stderr.contains("notice[unauthenticated]"), "{asked:?}");
}

#[test]
fn the_configuration_of_the_file_counts_for_a_plan() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&json!([])));
    room.file(
        "team/chatapps-webhooks.toml",
        "[rules]\ninsecure_url = 'error'\nmasked_secret = 'error'\n\
         [[overrides]]\ntargets = [{ scope = 'Onion_Sandbox' }]\n\
         rules = { insecure_url = 'off', credentials_over_http = 'off', unauthenticated = 'notice' }\n",
    );
    let entry =
        |scope: &str| json!({"subAccountId": scope, "url": "http://hooks.onion.example", "type": "MSG"});
    room.file("team/sandbox.json", json!([entry("Onion_Sandbox")]).to_string());
    room.file("team/both.json", json!([entry("Onion_Sandbox"), entry("Onion_Sales")]).to_string());
    for command in [&["plan"][..], &["apply", "--yes"]] {
        let with = |options: &[&str]| run(&room, &endpoint, &[command, options].concat());
        let refused = with(&["team/both.json"]);
        assert_eq!(refused.code, 1, "{refused:?}");
        assert!(!refused.stdout.contains("/0/url") && !refused.stderr.contains("/0/url"), "{refused:?}");
        assert!(with(&["team/both.json", "--no-config"]).code == 0);
        assert!(with(&["team/both.json", "--rule", "insecure_url=warning"]).code == 0);
        let sandbox = with(&["team/sandbox.json"]);
        assert_eq!((sandbox.code, sandbox.stderr.as_str()), (0, ""), "{sandbox:?}");
    }
}

#[test]
fn an_empty_authorization_takes_the_old_one_away() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&webhooks()));
    let mut emptied = webhooks();
    emptied[0]["httpAuthorization"] = json!("");
    room.file("emptied.json", json!([emptied[0]]).to_string());
    let arguments = ["apply", "--yes", "emptied.json", "--policy", "contract"];
    let applied = run(&room, &endpoint, &arguments);
    assert!(applied.stdout.contains("drops the current `Authorization` header"), "{applied:?}");
    assert_eq!(serde_json::to_value(endpoint.webhooks()).unwrap()[0]["httpAuthorization"], "");
    assert_eq!(run(&room, &endpoint, &arguments).stdout, "1 unchanged, 2 left alone\n");
}

#[test]
fn what_was_pulled_changes_nothing_when_it_is_handed_back() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&webhooks()));
    room.file("pulled.json", run(&room, &endpoint, &["pull"]).stdout);
    let before = endpoint.webhooks();
    for command in [&["plan"][..], &["apply"], &["apply", "--yes", "--prune", "--resend-secrets"]] {
        let run = run(&room, &endpoint, &[command, &["pulled.json"], &RULES].concat());
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "3 unchanged\n", ""));
    }
    assert_eq!(endpoint.webhooks(), before);
    assert!(endpoint.methods().iter().all(|method| method == "GET"));
}

#[test]
fn a_plan_is_shown_and_nothing_is_sent() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&webhooks()));
    room.file("desired.json", desired().to_string());
    let shown = run(&room, &endpoint, &[&["plan", "desired.json"][..], &RULES].concat());
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(shown.stdout, @r"
    ~ Onion_Marketing CADR: url, oauth
        omitting `oauth` drops the current OAuth credentials; add the real value if it is still needed
    + Onion_Sales MSG
    1 to create, 1 to replace, 1 unchanged, 1 left alone
    note: 1 of the unchanged webhooks may have different secrets: the current ones are masked
    help: pass --resend-secrets to send their secrets again
    ");
    let data = run(
        &room,
        &endpoint,
        &[&["plan", "desired.json", "--format", "json", "--prune"][..], &RULES].concat(),
    );
    let expected = [
        "remove * MSG",
        "replace Onion_Marketing CADR",
        "create Onion_Sales MSG",
        "unchanged Onion_Support MSG",
    ];
    assert_eq!(steps(&data), expected);
    assert_eq!(endpoint.methods(), ["GET", "GET"]);
    assert_eq!(endpoint.webhooks(), Endpoint::with(&webhooks()).webhooks());
}

#[test]
fn apply_gives_the_account_what_is_wanted() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&webhooks()));
    room.file("desired.json", desired().to_string());
    let apply = |options: &[&str]| {
        run(&room, &endpoint, &[&["apply", "desired.json", "--yes"], options, &RULES].concat())
    };
    let applied = apply(&[]);
    assert_eq!((applied.code, applied.stderr.as_str()), (0, ""));
    assert!(applied.stdout.ends_with("\napplied\n"), "{}", applied.stdout);
    assert_eq!(endpoint.methods(), ["GET", "POST"]);
    assert!(endpoint.webhooks().get("*", "MSG".parse().unwrap()).is_some());
    // The plan can't detect that this secret differs.
    let secret = |endpoint: &Endpoint| {
        serde_json::to_value(endpoint.webhooks().get("Onion_Support", "MSG".parse().unwrap())).unwrap()["httpAuthorization"].clone()
    };
    assert_eq!(secret(&endpoint), "Bearer hunter2");

    assert_eq!(apply(&["--prune", "--resend-secrets"]).code, 0);
    assert_eq!(serde_json::to_value(endpoint.webhooks()).unwrap(), desired());
    assert_eq!(endpoint.methods(), ["GET", "POST", "GET", "POST", "DELETE"]);
    assert_eq!(endpoint.requests()[4].json(), json!([{"subAccountId": "*", "type": "MSG"}]));
    assert_eq!(apply(&["--prune"]).code, 0);
    assert_eq!(endpoint.methods().len(), 6, "there was nothing left to do");
}

#[test]
fn a_change_is_made_only_if_nobody_else_has_made_one() {
    let listed = webhooks().to_string();
    let changed = "412 Precondition Failed";
    let apply = |answers: &[(&str, &str)]| {
        let (room, endpoint) = (Room::new(), Endpoint::answering(answers));
        room.file("desired.json", desired().to_string());
        let options = ["apply", "desired.json", "--yes", "--prune", "--resend-secrets"];
        let run = run(&room, &endpoint, &[&options[..], &RULES].concat());
        let conditions = endpoint
            .requests()
            .iter()
            .map(|request| request.header("if-match").map(str::to_owned))
            .collect::<Vec<_>>();
        (run, conditions)
    };
    let tag = |name: &str| Some(format!("\"{name}\""));
    let listing = ("200 OK\r\nETag: \"one\"", &*listed);
    let (applied, conditions) = apply(&[listing, ("200 OK\r\nETag: \"two\"", ""), ("200 OK", "")]);
    assert_eq!((applied.code, conditions), (0, vec![None, tag("one"), tag("two")]), "{applied:?}");
    // Most endpoints have no tags, and a weak one says too little.
    for weak in ["200 OK", "200 OK\r\nETag: W/\"one\""] {
        let (applied, conditions) = apply(&[(weak, &listed), ("200 OK", ""), ("200 OK", "")]);
        assert_eq!((applied.code, conditions), (0, vec![None; 3]), "{applied:?}");
    }
    let (refused, conditions) = apply(&[listing, (changed, &failure(1000, "no"))]);
    assert_eq!((refused.code, conditions.len()), (2, 2));
    assert!(
        refused
            .stderr
            .contains("help: somebody else has changed the webhooks meanwhile; run the command again"),
        "{refused:?}"
    );
}

#[test]
fn webhooks_that_a_listing_leaves_out_are_told_of() {
    let room = Room::new();
    room.file("desired.json", "[]");
    let incomplete = ("200 OK\r\nX-Webhooks-Omitted: 2", "[]");
    let warning = "warning: the listing is not complete: the endpoint left out webhooks that it can't read (2); \
                   its log names them; delete them or send them again\n";
    let pulled = run(&room, &Endpoint::answering(&[incomplete]), &["pull"]);
    assert_eq!((pulled.code, pulled.stdout.as_str()), (2, "[]\n"));
    let error = "error: what is printed lacks webhooks of the account; see the warning\n";
    assert_eq!(pulled.stderr, format!("{warning}{error}"));
    // One of them may be named, and is deleted although it isn't listed.
    let endpoint = Endpoint::answering(&[incomplete, ("200 OK", "")]);
    let deleted = run(&room, &endpoint, &["delete", "--yes", "*:MSG"]);
    assert_eq!(
        (deleted.code, endpoint.methods()),
        (0, vec!["GET".to_owned(), "DELETE".to_owned()]),
        "{deleted:?}"
    );
    assert!(deleted.stdout.contains("deleted if it exists: `*` MSG"), "{deleted:?}");
    // What isn't listed can't be compared with the file.
    let endpoint = Endpoint::answering(&[incomplete]);
    let pruned = run(&room, &endpoint, &["apply", "desired.json", "--yes", "--prune"]);
    assert_eq!((pruned.code, endpoint.methods().len()), (2, 1), "{pruned:?}");
    assert!(pruned.stderr.contains("the listing is not complete; see the warning"), "{pruned:?}");
}

#[test]
fn apply_can_read_standard_input() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&json!([])));
    let url = endpoint.url();
    let apply = |options: &[&str], desired: &Value| {
        let place = ["apply", "-", "--account", ACCOUNT, "--base-url", &url];
        let mut command = room.command(&[&place, options, &RULES].concat());
        command.env("CHATAPPS_API_KEY", KEY);
        Run::of(command, desired.to_string().as_bytes())
    };
    assert_eq!(apply(&["--yes"], &desired()).code, 0);
    assert_eq!(apply(&[], &desired()).code, 0, "there is nothing to ask for");
    let refused = apply(&[], &webhooks());
    assert!(refused.code == 2 && refused.stderr.contains("standard input is the file"), "{refused:?}");
    assert_eq!(serde_json::to_value(endpoint.webhooks()).unwrap(), desired());
}

#[test]
fn nothing_is_changed_without_confirmation() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&webhooks()));
    room.file("desired.json", desired().to_string());
    for command in [&["apply", "desired.json"][..], &["delete", "Onion_Support:MSG"]] {
        let options = if command[0] == "apply" { &RULES[..] } else { &[] };
        let refused = run(&room, &endpoint, &[command, options].concat());
        assert_eq!(refused.code, 2);
        assert!(
            refused.stderr.starts_with("error: nothing was sent: no terminal for the question"),
            "{}",
            refused.stderr
        );
        assert!(
            refused.stdout.contains("Onion_Support") || refused.stdout.contains("Onion_Sales"),
            "the plan is shown"
        );
    }
    assert_eq!(endpoint.methods(), ["GET", "GET"]);
}

#[test]
fn a_mask_is_never_sent() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&webhooks()));
    let mut masked = desired();
    masked[1]["httpAuthorization"] = json!("***");
    room.file("masked.json", masked.to_string());
    for command in [&["plan"][..], &["apply", "--yes"], &["apply", "--yes", "--resend-secrets", "--prune"]] {
        let run = run(&room, &endpoint, &[command, &["masked.json"], &RULES].concat());
        assert!(run.stdout.contains("`httpAuthorization` is a mask"), "{}", run.stdout);
        let said = "error: the plan can't be applied: a mask or an unfilled variable would have to be sent in place of a value, for Onion_Sales MSG\n";
        assert_eq!((run.code, run.stderr.as_str()), (1, said));
    }
    assert!(endpoint.methods().iter().all(|method| method == "GET"));
    let strict = run(
        &room,
        &endpoint,
        &[&["plan", "masked.json", "--rule", "masked_secret=error"][..], &RULES].concat(),
    );
    assert!(strict.code == 1 && strict.stderr.contains("error[masked_secret]"), "{strict:?}");
}

#[test]
fn a_file_with_an_error_is_not_compared_with_anything() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&webhooks()));
    room.file(
        "wrong.json",
        r#"[{"subAccountId": "*", "url": "https://u:hunter2@hooks.onion.example", "type": "MSGS"}]"#,
    );
    for command in [&["plan"][..], &["apply", "--yes"]] {
        let run = run(&room, &endpoint, &[command, &["wrong.json"]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (1, ""));
        assert!(
            run.stderr.contains("error[enum]: ") && run.stderr.contains("wrong.json:1:"),
            "{}",
            run.stderr
        );
    }
    let data = run(&room, &endpoint, &["plan", "wrong.json", "--format", "json"]);
    assert!(data.rules().contains(&"enum".to_owned()));
    let absent = run(&room, &endpoint, &["plan", "absent.json"]);
    assert!(absent.code == 2 && absent.stderr.contains("`absent.json` does not exist"), "{absent:?}");
    assert!(endpoint.requests().is_empty());
}

#[test]
fn delete_deletes_what_is_named_and_there() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&webhooks()));
    let deleted = run(
        &room,
        &endpoint,
        &["delete", "--yes", "Onion_Support", "Onion_Marketing:CADR", "Onion_Sales:CABM"],
    );
    insta::assert_snapshot!(deleted.stdout, @r"
    - Onion_Marketing CADR
    - Onion_Support MSG
    2 to remove, 1 left alone
    note: not found: `Onion_Sales` CABM, `Onion_Support` CADR
    deleted
    ");
    let expected = json!([{"subAccountId": "Onion_Marketing", "type": "CADR"}, {"subAccountId": "Onion_Support", "type": "MSG"}]);
    assert_eq!(endpoint.requests()[1].json(), expected);
    assert_eq!(endpoint.requests()[1].method, "DELETE");
    assert_eq!(endpoint.webhooks().len(), 1);

    let again = run(&room, &endpoint, &["delete", "Onion_Support"]);
    assert_eq!(again.code, 0, "there is nothing to ask for");
    assert_eq!(run(&room, &endpoint, &["delete", "--yes", "*:MSG"]).code, 0);
    assert!(endpoint.webhooks().is_empty());
    let mistyped = run(&room, &endpoint, &["delete", "--yes", "Onion_Support:msg"]);
    assert!(mistyped.code == 2 && mistyped.stderr.contains("unknown type `msg`"), "{mistyped:?}");
    assert_eq!(endpoint.methods(), ["GET", "DELETE", "GET", "GET", "DELETE"]);
}

#[test]
fn no_output_has_a_secret() {
    let (room, endpoint) = (Room::new(), Endpoint::with(&webhooks()));
    room.file("desired.json", desired().to_string());
    for command in [
        &["plan", "desired.json", "--format", "json"][..],
        &["plan", "desired.json"],
        &["apply", "desired.json"],
        &["apply", "desired.json", "--yes", "--prune"],
        &["delete", "*", "Onion_Sales", "--yes"],
        &["plan", "desired.json", "--policy", "strict"],
    ] {
        let run = run(&room, &endpoint, command);
        for output in [&run.stdout, &run.stderr] {
            assert!(!output.contains(MARK), "{command:?}: {output}");
        }
    }
}
