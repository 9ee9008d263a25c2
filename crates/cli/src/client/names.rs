//! Names and numbers in a sentence.

use chatapps_webhooks::{WebhookTarget, WebhookType};

/// The most names that are shown: as many as anybody reads.
const MOST: usize = 10;

/// The first of the names, and how many more there are.
pub(super) fn in_a_line(mut names: impl ExactSizeIterator<Item = String>) -> String {
    let shown: Vec<_> = names.by_ref().take(MOST).collect();
    match names.len() {
        0 => shown.join(", "),
        others => format!("{} and {others} more", shown.join(", ")),
    }
}

/// A number of seconds.
pub(super) fn seconds(number: u64) -> String {
    if number == 1 { "1 second".to_owned() } else { format!("{number} seconds") }
}

/// Scope and type of a target, the scope as `shown` shows it.
pub(super) fn target(target: &WebhookTarget, shown: impl Fn(&str) -> String) -> String {
    let webhook_type = target.webhook_type.map_or("", WebhookType::as_str);
    format!("`{}` {webhook_type}", shown(target.sub_account_id.as_str()))
}
