//! Fingerprints of findings, by which code scanning knows one again.

use std::collections::HashMap;

use chatapps_webhooks::Finding;
use serde_json::json;

use crate::input::document::Document;

/// The fingerprints of the findings of one document.
#[derive(Default)]
pub(super) struct Fingerprints {
    /// The number of findings with each.
    given: HashMap<u64, usize>,
}

impl Fingerprints {
    /// A fingerprint that stays the same from one run to the next. Findings that differ in nothing
    /// else, such as those of a key repeated many times, are numbered. The text of the document is
    /// not part of it, because of its secrets.
    pub(super) fn next(&mut self, path: &str, document: &Document<'_>, finding: &Finding) -> String {
        let hash = hash(&[
            path,
            &document.start.lines.to_string(),
            finding.rule().id(),
            finding.pointer().as_str(),
            &json!(finding.params()).to_string(),
        ]);
        let given = self.given.entry(hash).or_default();
        *given += 1;
        format!("{hash:016x}:{given}")
    }
}

/// The fingerprint of something that a path has once.
pub(super) fn of_path(path: &str, what: &str) -> String {
    format!("{:016x}:1", hash(&[path, what]))
}

/// FNV-1a over the parts.
fn hash(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xFF]));
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_stable_and_separates_parts() {
        assert_eq!(hash(&[]), 0xCBF2_9CE4_8422_2325);
        assert_eq!(hash(&["a"]), 0x089B_C907_B544_C769);
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
    }
}
