//! Which document is checked: the list of models and their names.

use std::fmt;
use std::str::FromStr;

/// A document of the webhook configuration API.
///
/// The name ([`Model::as_str`]) is the one used on the command line, in the bindings and for the published
/// schema files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Model {
    /// The body of `POST /api/v1/accounts/{accountId}/webhooks`: an array of webhooks.
    Webhooks,
    /// One webhook on its own.
    Webhook,
    /// The answer to `GET` on the same path: an array of webhooks whose secrets are masked.
    WebhookList,
    /// The body of `DELETE` on the same path: an array of targets.
    WebhookTargets,
    /// The body of every failure answer.
    ErrorResponse,
    /// The `accountId` path parameter, as a JSON string.
    AccountId,
}

impl Model {
    /// Every model, in the order of the documentation.
    pub const ALL: [Self; 6] = [
        Self::Webhooks,
        Self::Webhook,
        Self::WebhookList,
        Self::WebhookTargets,
        Self::ErrorResponse,
        Self::AccountId,
    ];

    /// The model's name, such as `webhook-targets`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Webhooks => "webhooks",
            Self::Webhook => "webhook",
            Self::WebhookList => "webhook-list",
            Self::WebhookTargets => "webhook-targets",
            Self::ErrorResponse => "error-response",
            Self::AccountId => "account-id",
        }
    }

    /// What the model is, in one line.
    #[must_use]
    pub const fn summary(self) -> &'static str {
        match self {
            Self::Webhooks => "the body of a request that creates or replaces webhooks (POST)",
            Self::Webhook => "one webhook",
            Self::WebhookList => "the answer that lists an account's webhooks, secrets masked (GET)",
            Self::WebhookTargets => "the body of a request that deletes webhooks (DELETE)",
            Self::ErrorResponse => "the body of a failure answer",
            Self::AccountId => "the account id of the path, as a JSON string",
        }
    }
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Model {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|model| model.as_str() == name)
            .ok_or_else(|| UnknownName::new("model", name, Self::ALL.map(Self::as_str)))
    }
}

/// A name that names nothing: of a [`Model`], a [`Rule`](crate::Rule), a [`Level`](crate::Level), a
/// [`WebhookType`](crate::WebhookType) or a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    what: &'static str,
    name: String,
    known: Vec<&'static str>,
}

impl UnknownName {
    pub(crate) fn new(what: &'static str, name: &str, known: impl Into<Vec<&'static str>>) -> Self {
        Self { what, name: name.to_owned(), known: known.into() }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {} `{}`", self.what, self.name.escape_debug())?;
        match crate::policy::closest(&self.name, &self.known) {
            Some(suggestion) => write!(f, "; did you mean `{suggestion}`?"),
            None if self.known.len() <= 10 => write!(f, "; expected one of `{}`", self.known.join("`, `")),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownName {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_parse_back() {
        for model in Model::ALL {
            assert_eq!(model.to_string().parse(), Ok(model));
        }
    }

    #[test]
    fn an_unknown_name_is_told_of_the_closest() {
        let error = "webhook-target".parse::<Model>().unwrap_err();
        assert_eq!(error.to_string(), "unknown model `webhook-target`; did you mean `webhook-targets`?");
    }
}
