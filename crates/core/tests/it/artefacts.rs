//! The committed files that are generated are what would be generated now, and nothing else is
//! there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chatapps_webhooks::{DEFAULT_BASE, PublishedFile, event_pages, published_files, rule_pages};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn assert_committed(path: &str, generated: &str) {
    let committed = fs::read_to_string(root().join(path));
    assert!(committed.is_ok_and(|committed| committed == generated), "{path} is out of date: run `make gen`");
}

/// Paths below `folder`, with slashes.
fn files(folder: &Path, below: &str) -> Vec<String> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = format!("{below}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            out.extend(files(&entry.path(), &format!("{path}/")));
        } else {
            out.push(path);
        }
    }
    out
}

#[test]
fn the_rules_are_documented() {
    assert_pages("docs/rules", rule_pages());
}

#[test]
fn the_events_are_documented() {
    assert_pages("docs/events", event_pages());
}

fn assert_pages(folder: &str, pages: Vec<PublishedFile>) {
    for page in &pages {
        assert_committed(&format!("{folder}/{}", page.path), &page.text);
    }
    let found: BTreeSet<_> = files(&root().join(folder), "").into_iter().collect();
    assert_eq!(found, pages.into_iter().map(|page| page.path).collect());
}

#[test]
fn the_schemas_are_published() {
    for file in published_files(DEFAULT_BASE) {
        assert_committed(&format!("schema/{}", file.path), &file.text);
    }
}

#[test]
fn nothing_else_stands_among_the_published_files() {
    // Written by hand: the folder's README, and what the command line reads and writes, which the
    // core doesn't know.
    let by_hand = [
        "README.md",
        "v1/baseline.schema.json",
        "v1/configuration.schema.json",
        "v1/desired-webhooks.schema.json",
        "v1/draft-07/baseline.schema.json",
        "v1/draft-07/configuration.schema.json",
        "v1/draft-07/desired-webhooks.schema.json",
        "v1/plan-output.schema.json",
        "v1/validate-line.schema.json",
        "v1/validate-output.schema.json",
    ]
    .map(str::to_owned);
    let known: BTreeSet<_> =
        published_files(DEFAULT_BASE).into_iter().map(|file| file.path).chain(by_hand).collect();
    let found: BTreeSet<_> = files(&root().join("schema"), "").into_iter().collect();
    assert_eq!(found, known);
}
