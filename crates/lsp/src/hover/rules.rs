//! Rules, as they are explained.

use chatapps_webhooks::Rule;

/// The page of a rule.
pub(super) fn page(rule: Rule) -> String {
    let page = rule.info().to_markdown();
    match rule.url() {
        Some(url) => format!("{page}\n[Documentation]({url})\n"),
        None => page,
    }
}

/// The name of a rule, with a link if it is known where that leads.
pub(super) fn named(rule: Rule) -> String {
    match rule.url() {
        Some(url) => format!("[`{rule}`]({url})"),
        None => format!("`{rule}`"),
    }
}
