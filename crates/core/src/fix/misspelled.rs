//! The properties that objects have under wrong names.

use std::borrow::Cow;
use std::collections::HashSet;

use super::place::{Container, Containers, Place};
use crate::finding::finding::Finding;
use crate::finding::params::Param;
use crate::policy::catalogue::Rule;

/// The properties that objects have under wrong names: where the object begins, and the right name.
pub(super) struct Misspelled(HashSet<(usize, Cow<'static, str>)>);

impl Misspelled {
    /// Those that were found in a text.
    pub(super) fn of(findings: &[Finding], containers: &Containers<'_>) -> Self {
        let property = |finding: &Finding| {
            let Some(Param::Text(meant)) = finding.params.get("suggestion") else { return None };
            let place = Place::of(containers, &finding.span.as_ref()?.range)?;
            Some((place.container.range.start, meant.clone()))
        };
        let misspelled = findings.iter().filter(|finding| finding.rule() == Rule::MisspelledProperty);
        Self(misspelled.filter_map(property).collect())
    }

    /// Whether an object has a property under a wrong name.
    pub(super) fn has(&self, object: &Container, name: &str) -> bool {
        self.0.contains(&(object.range.start, Cow::Borrowed(name)))
    }
}
