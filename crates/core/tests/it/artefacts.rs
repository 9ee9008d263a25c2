//! The committed files that are generated are what would be generated now.

use std::fs;
use std::path::Path;

fn assert_committed(path: &str, generated: &str) {
    let committed = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path));
    assert!(committed.is_ok_and(|committed| committed == generated), "{path} is out of date: run `make gen`");
}

#[test]
fn the_catalogue_is_published() {
    assert_committed("schema/rules.json", &chatapps_webhooks::rules_json());
    assert_committed("docs/rules.md", &chatapps_webhooks::rules_markdown());
}
