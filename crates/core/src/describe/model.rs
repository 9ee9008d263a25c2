//! What can be checked: the documents of the API, and each object on its own.

use super::object::Direction;
use crate::base::names::names;

/// A document of the webhook configuration API, an object of one on its own, or a document about
/// events.
///
/// The name ([`Model::as_str`]) is the one used on the command line, in the bindings and for the
/// published schema files.
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
    /// One target on its own.
    WebhookTarget,
    /// The OAuth client credentials of a webhook on their own.
    OAuthClientCredentials,
    /// The body of every failure answer.
    ErrorResponse,
    /// The `accountId` path parameter, as a JSON string.
    AccountId,
    /// An event: the body that the platform posts to the URL of a webhook.
    Event,
    /// The transcript of a check of a receiver: what it was sent, and how it answered.
    ReceiverTranscript,
    /// An object that shows what descriptions can say. It is part of no package.
    #[cfg(feature = "specimen")]
    Specimen,
}

names! {
    Model, "model",
    /// Every model, in the order of the documentation.
    [
        Webhooks = "webhooks",
        Webhook = "webhook",
        WebhookList = "webhook-list",
        WebhookTargets = "webhook-targets",
        WebhookTarget = "webhook-target",
        OAuthClientCredentials = "oauth-client-credentials",
        ErrorResponse = "error-response",
        AccountId = "account-id",
        Event = "event",
        ReceiverTranscript = "receiver-transcript",
        #[cfg(feature = "specimen")]
        Specimen = "specimen",
    ]
}

impl Model {
    /// What the model is, in one line.
    #[must_use]
    pub const fn summary(self) -> &'static str {
        match self {
            Self::Webhooks => "the body of a request that creates or replaces webhooks (POST)",
            Self::Webhook => "one webhook",
            Self::WebhookList => "the answer that lists an account's webhooks, secrets masked (GET)",
            Self::WebhookTargets => "the body of a request that deletes webhooks (DELETE)",
            Self::WebhookTarget => "one target of a deletion",
            Self::OAuthClientCredentials => "the OAuth client credentials of a webhook",
            Self::ErrorResponse => "the body of a failure answer",
            Self::AccountId => "the account id of the path, as a JSON string",
            Self::Event => "an event, as it arrives at the URL of a webhook",
            Self::ReceiverTranscript => "what a receiver was sent in a check, and how it answered",
            #[cfg(feature = "specimen")]
            Self::Specimen => "an object that shows what descriptions can say",
        }
    }

    /// Who writes it.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::WebhookList | Self::ErrorResponse => Direction::FromPlatform,
            Self::Event | Self::ReceiverTranscript => Direction::FromPlatform,
            #[cfg(feature = "specimen")]
            Self::Specimen => Direction::FromPlatform,
            _ => Direction::ToPlatform,
        }
    }

    /// Whether a document is taken as far as it can be used. The platform sends an event that is
    /// refused four more times, and then drops it: a receiver that can do without a property must
    /// not lose the event because of it.
    pub(crate) const fn is_lenient(self) -> bool {
        matches!(self, Self::Event)
    }
}

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
    fn an_unknown_name_leads_to_the_closest() {
        let error = "error-respons".parse::<Model>().unwrap_err();
        assert_eq!(error.to_string(), "unknown model `error-respons`; did you mean `error-response`?");
        let body = r#"[{"httpAuthorization": "Bearer rw4Kd0b2u"}]"#;
        let error = body.parse::<Model>().unwrap_err();
        assert!(!format!("{error} {error:?}").contains("rw4K"), "{error}");
    }
}
