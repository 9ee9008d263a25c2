//! Which scopes are shown.

use chatapps_webhooks::shows_scope;

/// Whether a scope is shown: it is `*`, or has the shape of an id. What begins as a mask does may
/// end in a secret.
pub(crate) fn shows(text: &str) -> bool {
    text == "*" || !text.is_empty() && !text.contains('*') && shows_scope(text)
}
