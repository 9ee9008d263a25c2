//! Names and numbers in sentences.

use chatapps_webhooks::{WebhookTarget, WebhookType};

/// The most names to list.
const MAX_NAMES: usize = 10;

/// The first names, and the number of the others.
pub(super) fn in_a_line(mut names: impl ExactSizeIterator<Item = String>) -> String {
    let shown: Vec<_> = names.by_ref().take(MAX_NAMES).collect();
    match names.len() {
        0 => shown.join(", "),
        others => format!("{} and {others} more", shown.join(", ")),
    }
}

/// A number of seconds.
pub(super) fn seconds(number: u64) -> String {
    if number == 1 { "1 second".to_owned() } else { format!("{number} seconds") }
}

/// Scope and type of a target. `shown` makes the scope safe to print.
pub(super) fn target(target: &WebhookTarget, shown: impl Fn(&str) -> String) -> String {
    let webhook_type = target.webhook_type().map_or("", WebhookType::as_str);
    format!("`{}` {webhook_type}", shown(target.sub_account_id().as_str()))
}
