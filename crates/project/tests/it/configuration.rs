//! Finding and reading configurations, in real folders.

use std::fs;
use std::path::{Path, PathBuf};

use chatapps_webhooks::{Checker, EntryTargets, Level, Model, Policy, Rule};
use chatapps_webhooks_project::{Baseline, Given, LevelSource, Project, Settings, Sources, Tally};
use proptest::prelude::*;
use tempfile::TempDir;

/// A repository with some files.
fn repository(files: &[(&str, &str)]) -> TempDir {
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
        ("f/pyproject.toml", "[project]\ndependencies = ['chatapps-webhooks']\nx = inf\n"),
        ("f/package.json", "{\"dependencies\": {\"chatapps-webhooks\": \"1\"}, // ours\n}"),
        ("g/package.json", r#"{"name": "onions", "name": "leeks", "chatapps-webhooks": {}}"#),
    ]);
    for (folder, expected) in [
        ("", Some("chatapps-webhooks.toml")),
        ("a", Some("a/pyproject.toml")),
        ("a/b", Some("a/b/package.json")),
        ("a/c", Some("a/pyproject.toml")),
        ("d", Some("chatapps-webhooks.toml")),
        ("e", None),
        ("f", Some("chatapps-webhooks.toml")),
        ("g", Some("g/package.json")),
    ] {
        assert_eq!(found(&room, folder), expected.map(PathBuf::from), "{folder}");
    }
}

/// What is wrong with a configuration, without the folder.
fn fault(name: &str, text: &str) -> String {
    let room = repository(&[(name, text), ("other.toml", "extend = \"chatapps-webhooks.toml\"")]);
    match Project::read(&room.path().join(name)) {
        Ok(_) => "fine".to_owned(),
        Err(invalid) => {
            invalid.to_string().replace(&format!("{}/", fs::canonicalize(room.path()).unwrap().display()), "")
        }
    }
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
fn a_file_that_seems_to_have_a_configuration_has_to_be_readable() {
    for (name, text) in [
        ("pyproject.toml", "[tool.chatapps-webhooks]\npolicy = strict\n"),
        ("package.json", "{\"chatapps-webhooks\": {\"policy\": \"strict\",}}"),
    ] {
        let room = repository(&[(name, text)]);
        assert!(Project::find(room.path()).is_err(), "{text}");
    }
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
    let reports = tally.reports(Sources::DISK, &project, &settings.policy).unwrap();
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
