//! Findings on events without names that nobody documents: in an event, such a name may be
//! somebody's.

use std::borrow::Cow;

use crate::base::printable::printable;
use crate::describe::model::Model;
use crate::finding::finding::Finding;
use crate::finding::params::Param;
use crate::finding::pointer::{Pointer, PointerText};
use crate::finding::report::Report;
use crate::fix::fix::Fix;
use crate::policy::catalogue::Rule;
use crate::publish::descriptions::property_names;

/// What stands for a name.
const STARS: &str = "***";

/// The most digits of an index that shows. A longer one may be somebody's number.
const INDEX_DIGITS: usize = 6;

impl Report {
    /// The report for whoever may not see names of an event that nobody documents. Other documents
    /// keep their names.
    #[doc(hidden)]
    #[must_use]
    pub fn with_documented_names(mut self) -> Self {
        if self.model == Model::Event {
            self.findings = self.findings.into_iter().map(Finding::with_documented_names).collect();
        }
        self
    }

    /// The [fixes](Self::fixes) of its findings, for the same reader.
    #[doc(hidden)]
    #[must_use]
    pub fn fixes_with_documented_names(&self, text: impl AsRef<[u8]>) -> Vec<Vec<Fix>> {
        let mut all = self.fixes(text);
        if self.model == Model::Event {
            for (finding, fixes) in self.findings.iter().zip(&mut all) {
                let names = finding.params.iter().filter_map(|(_, value)| match value {
                    Param::Text(Cow::Owned(name)) if !is_documented(name) => Some(printable(name)),
                    _ => None,
                });
                for name in names {
                    let quoted = format!("`{name}`");
                    for fix in &mut *fixes {
                        fix.title = fix.title.replace(&quoted, &format!("`{STARS}`")).into();
                    }
                }
            }
        }
        all
    }
}

impl Finding {
    /// The same finding on an event. Its place in the text stays.
    #[doc(hidden)]
    #[must_use]
    pub fn with_documented_names(mut self) -> Self {
        self.pointer = documented(&self.pointer);
        if let Some(related) = &mut self.related {
            related.pointer = documented(&related.pointer);
        }
        // The texts on syntax have characters and words of JSON.
        if self.wording.rule != Rule::Syntax {
            self.params.each(|value| match value {
                Param::Text(Cow::Owned(name)) => blank(name),
                Param::Names(names) => names.iter_mut().for_each(blank),
                // Text of this program.
                Param::Text(Cow::Borrowed(_)) | Param::List(_) | Param::Number(_) => {}
            });
        }
        self
    }
}

fn is_documented(name: &str) -> bool {
    property_names().contains(&name)
}

fn blank(name: &mut String) {
    if !is_documented(name) {
        STARS.clone_into(name);
    }
}

/// A pointer with stars for each name that isn't documented.
fn documented(pointer: &Pointer) -> Pointer {
    let mut text = PointerText::default();
    for segment in pointer.as_str().split('/').skip(1) {
        let is_index = segment.len() <= INDEX_DIGITS && segment.bytes().all(|byte| byte.is_ascii_digit());
        let is_shown = is_index && !segment.is_empty() || is_documented(segment);
        text.push_key(if is_shown { segment } else { STARS });
    }
    text.finish()
}

#[cfg(test)]
mod tests {
    use crate::{Checker, Model, Policy};

    const EVENT: &str = r#"{"version": 3, "namespace": "ChatApps", "eventType": "inbound_message_received",
        "Erika <e@x.example>": 2, "Erika <e@x.example>": 3,
        "payload": {"+4915112345678": 1, "4915112345678": {}, "a/b~c": 1, "": 2, "user": {"Erika": 1}}}"#;

    #[test]
    fn only_names_that_are_documented_show_in_findings_on_events() {
        let report = Checker::new(Policy::strict()).check(Model::Event, EVENT);
        let count = report.findings().len();
        assert!(report.to_string().contains("Erika <e@x.example>"));
        let fixes = report.fixes_with_documented_names(EVENT);
        let titles: Vec<_> = fixes.iter().flatten().map(|fix| fix.title().to_owned()).collect();
        assert_eq!(titles, ["keep the last `***`, which counts"]);
        let shown = report.with_documented_names();
        assert_eq!(shown.findings().len(), count);
        let texts = format!("{shown}\n{}", serde_json::to_string(&shown).unwrap());
        for name in ["Erika", "e@x", "4915112345678", "a/b", "a~1b"] {
            assert!(!texts.contains(name), "{name}: {texts}");
        }
        for kept in [
            "undocumented property `***`",
            "at /payload/***",
            "at /payload/user/***",
            "missing property `umid`",
        ] {
            assert!(texts.contains(kept), "{kept}: {texts}");
        }
    }

    #[test]
    fn other_documents_keep_their_names() {
        let report = Checker::default().check(Model::Webhooks, r#"[{"Erika": 1}]"#);
        assert_eq!(report.clone().with_documented_names(), report);
        assert!(report.to_string().contains("Erika"));
    }
}
