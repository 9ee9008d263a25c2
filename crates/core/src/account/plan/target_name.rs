//! The name of a webhook for people.

use std::fmt;

use crate::base::printable::printable;
use crate::base::privacy::shortened;
use crate::contract::target::WebhookTarget;

/// Scope and type, in quotes if the scope alone would mislead.
pub(super) struct TargetName<'a>(pub(super) &'a WebhookTarget);

impl fmt::Display for TargetName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scope = self.0.sub_account_id();
        let scope = &shortened(scope.as_str());
        if scope.is_empty() || scope.contains(|c: char| c.is_whitespace() || c == '`') {
            write!(f, "`{}`", printable(scope))?;
        } else {
            f.write_str(&printable(scope))?;
        }
        match self.0.webhook_type() {
            Some(webhook_type) => write!(f, " {webhook_type}"),
            None => Ok(()),
        }
    }
}
