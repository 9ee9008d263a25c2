//! Finding and reading configurations, in real folders.

use std::fs;
use std::path::{Path, PathBuf};

use chatapps_webhooks::{Checker, EntryTargets, Level, Model, Policy, Rule};
use chatapps_webhooks_project::{
    Baseline, Given, InvalidConfiguration, LevelSource, Project, Settings, Tally,
};
use proptest::prelude::*;
use tempfile::TempDir;

/// A repository with some files.
pub(crate) fn repository(files: &[(&str, &str)]) -> TempDir {
    let room = tempfile::tempdir().unwrap();
    fs::create_dir(room.path().join(".git")).unwrap();
    for (name, text) in files {
        let path = room.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    room
}

fn found(room: &TempDir, folder: &str) -> Option<PathBuf> {
    let project = Project::find(&room.path().join(folder)).unwrap()?;
    Some(project.file().strip_prefix(room.path()).unwrap().to_owned())
}

#[test]
fn the_closest_configuration_counts_up_to_the_root_of_the_repository() {
    let room = repository(&[
        ("chatapps-webhooks.toml", ""),
        ("a/pyproject.toml", "[tool.chatapps-webhooks]\n"),
        ("a/package.json", r#"{"chatapps-webhooks": {}}"#),
        ("a/b/pyproject.toml", "[tool.other]\n"),
        ("a/b/package.json", r#"{"name": "onions", "chatapps-webhooks": {}}"#),
        ("a/c/package.json", r#"{"name": "chatapps-webhooks"}"#),
        ("d/pyproject.toml", "[tool.broken\n"),
        ("e/.git", ""),
        ("d/package.json", "{\"name\": \"onions\", // ours\n}"),
        ("f/pyproject.toml", "[project]\ndependencies = ['chatapps-webhooks']\nx = inf\n"),
        ("f/package.json", r#"{"dependencies": {"chatapps-webhooks": "1"}, "a": "\ud800", "n": 1e999}"#),
        ("g/package.json", r#"{"name": "onions", "name": "leeks", "chatapps-webhooks": {}}"#),
        ("h/pyproject.toml", "[tool.other]\nx = [inf, -inf, nan]\n[tool]\nchatapps-webhooks = {}\n"),
        ("i/package.json", "\u{feff}{\"a\": \"\\ud800\", \"chatapps-webhooks\": {}}"),
        ("j/pyproject.toml", "tool = 3 # chatapps-webhooks\n"),
        ("j/package.json", "[\"chatapps-webhooks\"]"),
        ("k/package.json/chatapps-webhooks", ""),
    ]);
    fs::write(room.path().join("d/pyproject.toml"), b"[tool.broken\n# \xff\n").unwrap();
    for (folder, expected) in [
        ("", Some("chatapps-webhooks.toml")),
        ("a", Some("a/pyproject.toml")),
        ("a/b", Some("a/b/package.json")),
        ("a/c", Some("a/pyproject.toml")),
        ("d", Some("chatapps-webhooks.toml")),
        ("e", None),
        ("f", Some("chatapps-webhooks.toml")),
        ("g", Some("g/package.json")),
        ("h", Some("h/pyproject.toml")),
        ("i", Some("i/package.json")),
        ("j", Some("chatapps-webhooks.toml")),
        ("k", Some("chatapps-webhooks.toml")),
    ] {
        assert_eq!(found(&room, folder), expected.map(PathBuf::from), "{folder}");
    }
}

/// What is wrong with a configuration, without the folder.
fn fault(name: &str, text: &str) -> String {
    let room = repository(&[(name, text), ("other.toml", "extend = \"chatapps-webhooks.toml\"")]);
    match Project::read(&room.path().join(name)) {
        Ok(_) => "fine".to_owned(),
        Err(invalid) => without_folder(&invalid, &room),
    }
}

fn without_folder(invalid: &InvalidConfiguration, room: &TempDir) -> String {
    let folder = fs::canonicalize(room.path()).unwrap();
    invalid.to_string().replace(&format!("{}/", folder.display()), "")
}

#[test]
fn mistakes_are_told_with_their_places() {
    let cases: Vec<String> = [
        "polcy = 'strict'",
        "policy = 'stric'",
        "policy = 3",
        "[rules]\ninsecure_urls = 'off'",
        "[rules]\ninsecure_url = 'loud'",
        "[rules]\n# é\ntype = 'off'",
        "rules = []",
        "[limits]\ndeph = 3",
        "[limits]\ndepth = 129",
        "[limits]\ndepth = -1",
        "[limits]\nbytes = '1 MiB'",
        "[[models]]\nfiles = ['a/*.json']\nmodel = 'event'\n[[models]]\nfiles = ['b']",
        "[[models]]\nfiles = ['a/*.json']\nmodel = 'evnt'",
        "[[models]]\nfiles = ['../*.json']\nmodel = 'event'",
        "[[models]]\nfiles = ['a[']\nmodel = 'event'",
        "[[models]]\nfiles = []\nmodel = 'event'",
        "[models]\nfiles = ['a']",
        "[[overrides]]\nrules = { insecure_url = 'off' }",
        "[[overrides]]\nfiles = ['a']",
        "[[overrides]]\ntargets = [{ scope = 'Onion_Sandbox', type = 'MGS' }]\nrules = {}",
        "[[overrides]]\ntargets = [{ type = 'MSG' }]\nrules = {}",
        "[[overrides]]\ntargets = [{ scope = 'a', typ = 'MSG' }]\nrules = {}",
        "[[overrides]]\ntargets = [{ scope = 'Onion_Sandbox' }]\nrules = { too_deep = 'off' }",
        "[[suppressions]]\nrule = 'insecure_url'\nfiles = ['a']",
        "[[suppressions]]\nrule = 'insecure_url'\nfiles = ['a']\nreason = ' '",
        "[[suppressions]]\nrule = 'enum'\nfiles = ['a']\nreason = 'because'",
        "[[suppressions]]\nrule = 'insecure_url'\nreason = 'because'",
        "[[suppressions]]\nrule = 'insecure_url'\nfiles = ['a']\nreason = 'because'\nuntil = 2027-02-30",
        "[[suppressions]]\nrule = 'insecure_url'\nfiles = ['a']\nreason = 'because'\nuntil = '31.1.2027'",
        "extend = 'none.toml'",
        "extend = 'other.toml'",
        "extend = ''",
        "policy = strict",
        "policy = 'strict'\npolicy = 'contract'",
        "policy = 'Bearer rw4Kd0b2u'",
    ]
    .iter()
    .map(|text| format!("{text}\n    {}", fault("chatapps-webhooks.toml", text)))
    .collect();
    insta::assert_snapshot!(cases.join("\n\n"));
}

#[test]
fn other_files_have_their_own_places() {
    assert_eq!(
        fault("pyproject.toml", "[project]\nname = 'a'\n\n[tool.chatapps-webhooks]\nplicy = 'a'\n"),
        "pyproject.toml:5:1: unknown key `plicy`; did you mean `policy`?"
    );
    assert_eq!(
        fault("package.json", "{\n  \"chatapps-webhooks\": {\n    \"rules\": {\"type\": \"off\"}\n  }\n}"),
        "package.json:3:15: rule `type` belongs to the contract: it is an error in every policy and can't be set"
    );
    assert_eq!(
        fault("package.json", "{\"chatapps-webhooks\": {\"policy\": \"strict\", \"policy\": \"contract\"}}"),
        "package.json:1:44: this key is there twice"
    );
    assert_eq!(
        fault("package.json", "{\"chatapps-webhooks\": {}, \"chatapps-webhooks\": {}}"),
        "package.json:1:27: this key is there twice"
    );
}

#[test]
fn a_file_that_names_us_has_to_be_readable() {
    for (name, text, expected) in [
        (
            "pyproject.toml",
            "[tool.chatapps-webhooks]\npolicy = strict\n",
            "2:10: expected a value, found text without quotes",
        ),
        (
            "pyproject.toml",
            "[tool]\nchatapps-webhooks = {policy = strict}\n",
            "2:31: expected a value, found text without quotes",
        ),
        (
            "pyproject.toml",
            "[tool.chatapps-webhooks]\n\n[project]\nname = onions\n",
            "4:8: expected a value, found text without quotes",
        ),
        ("package.json", "{\"chatapps-webhooks\": {\"policy\": \"strict\",}}", "1:42: trailing comma"),
        (
            "package.json",
            "{\"dependencies\": {\"chatapps-webhooks\": \"1\"}, // ours\n}",
            "1:46: expected JSON, found a comment",
        ),
    ] {
        let room = repository(&[(name, text)]);
        let told = without_folder(&Project::find(room.path()).unwrap_err(), &room);
        assert!(told.starts_with(&format!("{name}:{expected}")), "{text}: {told}");
    }
    let room = repository(&[]);
    fs::write(room.path().join("pyproject.toml"), b"# \xc3\xa9\xff\n[tool.chatapps-webhooks]\n").unwrap();
    let told = without_folder(&Project::find(room.path()).unwrap_err(), &room);
    assert!(told.starts_with("pyproject.toml:1:4: ") && told.contains("UTF-8"), "{told}");
}

#[test]
fn what_is_no_file_is_told() {
    let room = repository(&[
        ("folder/chatapps-webhooks.toml/a", ""),
        ("a.toml", "# é\nextend = 'folder'"),
        ("b.toml", "extend = 'none.toml'"),
        ("c.toml", "extend = 'bytes.toml'"),
        ("null.toml", "extend = '/dev/null'"),
        ("zero.toml", "extend = '/dev/zero'"),
    ]);
    fs::write(room.path().join("bytes.toml"), b"\n\xff").unwrap();
    let read = |name: &str| match Project::read(&room.path().join(name)) {
        Ok(_) => "fine".to_owned(),
        Err(invalid) => without_folder(&invalid, &room),
    };
    for (name, expected) in [
        ("folder", "folder: expected a file with a configuration, found a folder: name the file in it"),
        (
            "none.toml",
            "none.toml: expected a file with a configuration, found none of this name: check the path",
        ),
        (
            "a.toml",
            "a.toml:2:10: expected `extend` to name a file with a configuration, found a folder: name the file in it",
        ),
        (
            "b.toml",
            "b.toml:1:10: expected `extend` to name a file with a configuration, found none of this name: check the path",
        ),
        (
            "c.toml",
            "bytes.toml:2:1: expected a file with a configuration, found one that isn't UTF-8: save it as UTF-8",
        ),
    ] {
        assert_eq!(read(name), expected);
    }
    if cfg!(unix) {
        assert_eq!(read("null.toml"), "fine");
        assert!(read("zero.toml").ends_with("found one of more than 4194304 bytes"), "{}", read("zero.toml"));
    }
    // What bears the name of a configuration is one.
    let told = without_folder(&Project::find(&room.path().join("folder")).unwrap_err(), &room);
    assert!(told.contains("found a folder"), "{told}");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", room.path().join("chatapps-webhooks.toml")).unwrap();
        let told = without_folder(&Project::find(room.path()).unwrap_err(), &room);
        assert!(told.contains("found none of this name"), "{told}");
    }
}

#[test]
fn all_mistakes_of_a_file_are_told_at_once() {
    let text = "policy = 'stric'\nbaselin = 'a'\n\n[rules]\ninsecure_urls = 'off'\nurl_host = 'loud'\nurl_scheme = 3\n\
        [limits]\ndepth = 1000\nbytes = 'a'\n\
        [[models]]\nfiles = ['/a', 'b', 'c[']\nmodel = 'evnt'\n\
        [[suppressions]]\nrule = 'insecure_urls'\nreason = ''\nuntil = 'soon'\n\
        [[suppressions]]\nrul = 'insecure_url'\nfiles = ['a']\nreason = 'because'\n\
        [[overrides]]\ntargets = [{ typ = 'MSG' }, { scope = ' ', type = 'MGS' }]\nrules = { too_deep = 'loud' }\n";
    insta::assert_snapshot!(fault("chatapps-webhooks.toml", text));
    let many = (0..100_000).map(|index| format!("k{index} = 1")).collect::<Vec<_>>().join("\n");
    let room = repository(&[("chatapps-webhooks.toml", &many)]);
    let invalid = Project::find(room.path()).unwrap_err();
    assert_eq!(invalid.mistakes().count(), 20);
    let told = without_folder(&invalid, &room);
    assert!(told.ends_with("\nchatapps-webhooks.toml: there are more mistakes: mend these first"), "{told}");
}

fn settings(room: &TempDir, file: &str, given: &Given) -> Settings {
    let path = room.path().join(file);
    Project::find(path.parent().unwrap()).unwrap().unwrap().settings(Some(&path), given)
}

fn source_of(settings: &Settings, rule: Rule) -> (Level, String) {
    let (_, level, source) = settings.sources.iter().find(|(its, ..)| *its == rule).unwrap();
    let place = match source {
        LevelSource::Policy => "policy".to_owned(),
        LevelSource::Given => "given".to_owned(),
        LevelSource::Rules(origin) | LevelSource::Override(origin) | LevelSource::Target(origin, _) => {
            format!("{}:{}", origin.file.file_name().unwrap().display(), origin.line)
        }
    };
    (*level, place)
}

#[test]
fn what_is_extended_is_overridden_key_by_key() {
    let room = repository(&[
        (
            "base.toml",
            "policy = 'strict'\n[rules]\ninsecure_url = 'notice'\nimplicit_types = 'off'\n[limits]\nentries = 5\n",
        ),
        (
            "team/chatapps-webhooks.toml",
            "extend = '../base.toml'\n[rules]\ninsecure_url = 'off'\n[limits]\ndepth = 9\n\
             [[models]]\nfiles = ['events/**']\nmodel = 'event'\n\
             [[overrides]]\nfiles = ['old/*.json']\nrules = { url_fragment = 'notice' }\n",
        ),
    ]);
    let of = |file| settings(&room, file, &Given::default());
    let plain = of("team/request.json");
    assert_eq!(source_of(&plain, Rule::InsecureUrl), (Level::Off, "chatapps-webhooks.toml:3".to_owned()));
    assert_eq!(source_of(&plain, Rule::ImplicitTypes), (Level::Off, "base.toml:4".to_owned()));
    assert_eq!(source_of(&plain, Rule::UrlFragment), (Level::Error, "policy".to_owned()));
    assert_eq!((plain.limits.entries, plain.limits.depth, plain.model), (5, 9, None));
    let old = of("team/old/request.json");
    assert_eq!(source_of(&old, Rule::UrlFragment), (Level::Notice, "chatapps-webhooks.toml:11".to_owned()));
    assert_eq!(of("team/old/deep/request.json").policy, plain.policy);
    assert_eq!(of("team/events/a/b.json").model.map(|(model, _)| model), Some(Model::Event));
    let given = Given {
        policy: Some(Policy::contract()),
        rules: vec![(Rule::UrlFragment, Level::Warning)],
        depth: Some(7),
        model: Some(Model::Webhook),
        ..Given::default()
    };
    let old = settings(&room, "team/old/request.json", &given);
    assert_eq!(source_of(&old, Rule::UrlFragment), (Level::Warning, "given".to_owned()));
    assert_eq!((old.limits.depth, old.model), (7, Some((Model::Webhook, None))));
    assert_eq!(old.policy.level(Rule::UrlHost), Level::Off);
}

const TEXT: &str = r#"[
  {"subAccountId": "Onion_Sandbox", "url": "http://sandbox.onion.test", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"},
  {"subAccountId": "Onion_Marketing", "url": "http://hooks.onion.test", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}
]"#;

fn checker(settings: &Settings) -> Checker {
    Checker::new(settings.policy.clone())
        .with_limits(settings.limits)
        .with_exceptions(settings.exceptions.clone())
}

#[test]
fn suppressions_are_told_when_they_are_of_no_use_or_over() {
    let room = repository(&[(
        "chatapps-webhooks.toml",
        "[[suppressions]]\nrule = 'insecure_url'\ntarget = { scope = 'Onion_Sandbox', type = 'MSG' }\nreason = 'no certificate'\n\
         [[suppressions]]\nrule = 'url_fragment'\ntarget = { scope = 'Onion_Sandbox' }\nreason = 'old'\n\
         [[suppressions]]\nrule = 'url_fragment'\ntarget = { scope = 'Onion_Support' }\nreason = 'not checked'\n\
         [[suppressions]]\nrule = 'url_fragment'\nfiles = ['other.json']\nreason = 'not checked'\n\
         [[suppressions]]\nrule = 'insecure_url'\nfiles = ['*.json']\nreason = 'over'\nuntil = 2020-01-31\n",
    )]);
    let file = room.path().join("request.json");
    let project = Project::find(room.path()).unwrap().unwrap();
    let settings = project.settings(Some(&file), &Given::default());
    let report = checker(&settings).check(Model::Webhooks, TEXT);
    let urls: Vec<_> = report.findings().iter().filter(|its| its.rule() == Rule::InsecureUrl).collect();
    assert_eq!(urls.len(), 1);
    assert_eq!(urls[0].pointer().as_str(), "/1/url");
    let mut tally = Tally::default();
    tally.add(&settings, &report);
    let reports = tally.reports(&project, &settings.policy);
    let [(_, _, report)] = reports.as_slice() else { panic!("{reports:?}") };
    insta::assert_snapshot!(report.to_string());
}

#[test]
fn a_baseline_has_counts_and_only_shrinks() {
    let room = repository(&[("chatapps-webhooks.toml", "")]);
    let file = room.path().join("a/request.json");
    let settings = settings(&room, "request.json", &Given::default());
    let count = |text: &str| {
        let report = checker(&settings).check(Model::Webhooks, text);
        let targets = EntryTargets::of(Model::Webhooks, text);
        let mut baseline = Baseline::default();
        for finding in report.findings() {
            if let Some(counted) = Baseline::counted(finding, &targets, Some(&file), room.path()) {
                baseline.add(counted);
            }
        }
        baseline
    };
    let all = count(TEXT);
    insta::assert_snapshot!(all.to_json());
    assert!(!all.to_json().contains("rw4K") && !all.to_json().contains("http:"));
    let path = room.path().join("baseline.json");
    fs::write(&path, all.to_json()).unwrap();
    assert_eq!(Baseline::read(&path).unwrap(), Some(all.clone()));
    assert_eq!(Baseline::read(Path::new("/nowhere/at/all")).unwrap(), None);
    let fewer = count(&TEXT.replacen("http:", "https:", 1));
    assert_eq!(all.pruned(&fewer), fewer);
    assert_eq!(fewer.clone().no_more_than(&all), Ok(fewer.clone()));
    assert!(all.no_more_than(&fewer).unwrap_err().findings > 0);
    assert!(count("[{}]").total() <= 2, "contract rules are in the baseline");
}

proptest! {
    #[test]
    fn a_configuration_that_repeats_the_policy_changes_nothing(
        rules in prop::collection::btree_set(0..Rule::catalogue().len(), 0..20),
        name in prop::sample::select(&Policy::NAMES[..]),
        by_target in any::<bool>(),
    ) {
        let policy: Policy = name.parse().unwrap();
        let rows = rules.iter().map(|index| Rule::catalogue()[*index].rule);
        let is_settable = |rule: &Rule| {
            let may_be_set = policy.clone().with_level(*rule, Level::Off).is_ok();
            may_be_set && (!by_target || chatapps_webhooks::Exceptions::may_except(*rule))
        };
        let rows: Vec<_> = rows.filter(is_settable).map(|rule| format!("{rule} = '{}'\n", policy.level(rule))).collect();
        let rows = rows.concat();
        let text = if by_target {
            format!("policy = '{name}'\n[[overrides]]\ntargets = [{{ scope = 'Onion_Sandbox' }}]\n[overrides.rules]\n{rows}")
        } else {
            format!("policy = '{name}'\n[rules]\n{rows}")
        };
        let room = repository(&[("chatapps-webhooks.toml", &text)]);
        let settings = settings(&room, "request.json", &Given::default());
        let found = checker(&settings).check(Model::Webhooks, TEXT);
        prop_assert_eq!(found, Checker::new(policy).check(Model::Webhooks, TEXT));
    }
}
