//! Rules, as they are explained.

use chatapps_webhooks::{Rule, docs_url};

/// The page of a rule, without the title.
pub(super) fn page(rule: Rule) -> String {
    let info = rule.info();
    let page = info.to_markdown();
    // Its anchor is for the page of all rules.
    let page = page.replacen(&format!("<a id=\"{}\"></a>", info.id), "", 1);
    match link(rule) {
        Some(url) => format!("{page}\n[Documentation]({url})\n"),
        None => page,
    }
}

/// The name of a rule, with a link if it is known where that leads.
pub(super) fn named(rule: Rule) -> String {
    match link(rule) {
        Some(url) => format!("[`{rule}`]({url})"),
        None => format!("`{rule}`"),
    }
}

fn link(rule: Rule) -> Option<String> {
    docs_url(&format!("docs/rules.md#{}", rule.id()))
}
