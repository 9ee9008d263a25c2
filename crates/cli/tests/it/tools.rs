//! `rules`, `completions` and `man`.

use serde_json::Value;

use crate::program::Room;

#[test]
fn rules_are_listed_in_a_table() {
    let run = Room::new().run(&["rules"]);
    let row =
        |id: &str| run.stdout.lines().find(|line| line.starts_with(&format!("  {id} "))).unwrap().to_owned();
    assert_eq!(row("masked_secret").find("error"), row("implicit_types").find("notice"));
    assert!(row("insecure_url").contains("warning"));
    assert!(run.stdout.lines().all(|line| line == line.trim_end()));
}

#[test]
fn rules_are_data_too() {
    let room = Room::new();
    let all: Value = serde_json::from_str(&room.run(&["rules", "--format", "json"]).stdout).unwrap();
    assert!(all.to_string().contains("masked_secret"));
    let one: Value =
        serde_json::from_str(&room.run(&["rules", "masked_secret", "--format", "json"]).stdout).unwrap();
    assert_eq!(one["id"], "masked_secret");
    assert!(room.run(&["rules", "--format", "markdown"]).stdout.contains("masked_secret"));
    assert!(
        room.run(&["rules", "masked_secret", "--format", "markdown"]).stdout.starts_with("# masked_secret\n")
    );
}

#[test]
fn every_rule_is_explained_and_its_examples_do_what_they_say() {
    let room = Room::new();
    let all: Value = serde_json::from_str(&room.run(&["rules", "--format", "json"]).stdout).unwrap();
    let rules = all.as_array().or_else(|| all["rules"].as_array()).unwrap();
    for rule in rules {
        let [id, model, bad, good] = ["id", "model", "bad", "good"].map(|name| rule[name].as_str().unwrap());
        let explained = room.run(&["rules", id]).stdout;
        for member in ["id", "level", "finds", "why", "source", "bad", "good"] {
            assert!(explained.contains(rule[member].as_str().unwrap()), "{id}: {explained}");
        }
        // No document shows whether an account is full.
        if id == "account_full" {
            continue;
        }
        // It is about the configuration, beside which a document is checked.
        if rule["group"] == "project" {
            let has_it = |configuration: &str| {
                let room = Room::new();
                room.file("chatapps-webhooks.toml", configuration);
                room.file("request.json", crate::program::VALID.replace("Onion_Marketing", "Onion_Sandbox"));
                let run = room.run(&["validate", "--format", "json", "request.json"]);
                run.rules().iter().any(|found| found == id)
            };
            assert!(has_it(bad) && !has_it(good), "{id}");
            continue;
        }
        let options: Vec<_> = explained
            .lines()
            .find_map(|line| line.split_once(", with ")?.1.strip_suffix(')'))
            .map(|options| options.split(' ').collect())
            .unwrap_or_default();
        let input = if id.starts_with("yaml_") { "yaml" } else { "json" };
        let found = |text: &str| {
            let fixed = ["validate", "--format", "json", "--model", model, "--input-format", input];
            let arguments = [&fixed, options.as_slice()].concat();
            room.run_on(&arguments, text.as_bytes()).rules().iter().any(|rule| rule == id)
        };
        assert!(found(bad), "{id}: {bad}");
        assert!(!found(good), "{id}: {good}");
    }
}

#[test]
fn completions_know_the_rules() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = Room::new().run(&["completions", shell]).stdout;
        assert!(script.contains("chatapps-webhooks"), "{shell}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let script = Room::new().run(&["completions", shell]).stdout;
        assert!(script.contains("webhook-targets"), "{shell}");
    }
}

/// The completions that a shell offers with the script.
#[cfg(unix)]
#[test]
fn bash_completes_options_of_commands() {
    let room = Room::new();
    let script = room.file("complete.bash", room.run(&["completions", "bash"]).stdout);
    let asked = "COMP_WORDS=(chatapps-webhooks \"$2\" --po) COMP_CWORD=2; _chatapps__webhooks chatapps-webhooks --po \"$2\"; echo \"${COMPREPLY[@]}\"";
    let commands = [Some("validate"), cfg!(feature = "client").then_some("plan")];
    for command in commands.into_iter().flatten() {
        let output = std::process::Command::new("bash")
            .args(["-c", &format!("source \"$1\"; {asked}"), "bash", script.to_str().unwrap(), command])
            .output()
            .unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "--policy\n", "{command}");
    }
}

#[test]
fn the_manual_is_roff() {
    let room = Room::new();
    for (arguments, title) in [
        (&["man"][..], "chatapps-webhooks"),
        (&["man", "validate"], "chatapps-webhooks-validate"),
        (&["man", "schema", "print"], "chatapps-webhooks-schema-print"),
    ] {
        let page = room.run(arguments).stdout;
        assert!(page.contains(&format!(".TH {title} 1")), "{page}");
        assert!(page.contains(".SH SYNOPSIS"), "{page}");
    }
}
