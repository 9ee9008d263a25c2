//! The account and receivers as the tools of `mcp` use them: nothing is printed, nobody is asked,
//! and no message has a text of the caller.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use chatapps_webhooks::{
    Checker, InputFormat, Model, Plan, Report, SecretReference, Unlisted, Webhook, WebhookSet, WebhookTarget,
};
use chatapps_webhooks_texts::transcribe;

use super::api::Api;
use super::arguments::EndpointArguments;
use super::authorization::authorization;
use super::desired;
use super::destination::{Destination, Pace, TIMEOUT};
use super::plan::{plan_with, send};
use super::secret_values::Values;
use crate::failure::Failure;

/// The environment variables of this program, which are no secrets of webhooks.
const OWN_VARIABLES: &str = "CHATAPPS_";

/// An account at an endpoint.
#[derive(Debug)]
pub(crate) struct Account(EndpointArguments);

/// What the account should have.
pub(crate) struct Wanted<'w> {
    pub(crate) text: &'w [u8],
    pub(crate) format: InputFormat,
    pub(crate) checker: &'w Checker,
    pub(crate) unlisted: Unlisted,
    pub(crate) resends_secrets: bool,
    /// The folder of the text's file, and the folder below which files may be read. Without them,
    /// no reference is read.
    pub(crate) folders: Option<(&'w Path, &'w Path)>,
}

/// Why there is no plan.
pub(crate) enum Unplanned {
    /// The text has an error.
    Invalid(Box<Report>),
    Failed(Failure),
}

impl From<Failure> for Unplanned {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// A plan, with all that it was made from.
pub(crate) struct Planned {
    api: Api,
    pub(crate) plan: Plan,
    /// What was found in the text: no errors.
    pub(crate) report: Report,
    /// The webhooks that the account has, as far as the endpoint shows them.
    pub(crate) current: WebhookSet,
    pub(crate) warnings: Vec<String>,
    /// How many secrets that the text refers to were not read.
    pub(crate) missing: usize,
}

impl Account {
    /// An account, if its endpoint can be called.
    pub(crate) fn of(endpoint: EndpointArguments) -> Result<Self, Failure> {
        Api::new(&endpoint)?;
        Ok(Self(endpoint))
    }

    /// The id of the account and its endpoint, as text.
    pub(crate) fn name(&self) -> String {
        let location = &self.0.location;
        let endpoint = location.region.or(location.base_url.as_deref()).unwrap_or_default();
        format!("{} {endpoint}", self.0.account)
    }

    /// The longest time that a request may take.
    pub(crate) const fn timeout(&self) -> Duration {
        Duration::from_secs(self.0.timeout)
    }

    /// Compares what the account has with what it should have.
    pub(crate) fn plan(&self, wanted: &Wanted<'_>) -> Result<Planned, Unplanned> {
        let Wanted { text, format, checker, .. } = *wanted;
        let transcript = match format {
            InputFormat::Json => None,
            _ => Some(
                transcribe(checker, Model::Webhooks, format, text)
                    .map_err(|invalid| Unplanned::Invalid(invalid.into_report().into()))?,
            ),
        };
        let (parsed, missing) =
            desired::parse(checker, transcript.as_ref(), text, |references| values(wanted, references))
                .map_err(|invalid| Unplanned::Invalid(invalid.into_report().into()))?;
        let desired: WebhookSet = parsed.value.into_iter().collect();
        let mut api = Api::new(&self.0)?;
        api.keep_words_back();
        api.hide(&desired);
        let (current, warnings) = api.listed()?;
        // The endpoint may name them when it refuses a change.
        api.hide(&current);
        let plan = plan_with(&current, &desired, wanted.unlisted, wanted.resends_secrets);
        Ok(Planned { api, plan, report: parsed.report, current, warnings, missing: missing.len() })
    }
}

/// The values of references, as far as they may be read.
fn values(wanted: &Wanted<'_>, references: BTreeSet<SecretReference>) -> (Values, Vec<String>) {
    let Some((folder, root)) = wanted.folders else {
        return (Values::default(), references.iter().map(|_| String::new()).collect());
    };
    let is_own = |reference: &SecretReference| match reference {
        SecretReference::Variable(name) => name.starts_with(OWN_VARIABLES),
        SecretReference::File(_) => false,
    };
    let (own, others) = references.into_iter().partition::<BTreeSet<_>, _>(is_own);
    let (values, mut missing) = Values::read(others, folder, Some(root));
    missing.extend(own.iter().map(|_| String::new()));
    (values, missing)
}

impl Planned {
    /// What is sent; `None` if a mask or a secret that isn't there would have to be.
    pub(crate) fn requests(&self) -> Option<(Vec<Webhook>, Vec<WebhookTarget>)> {
        if self.missing > 0 {
            return None;
        }
        Some((self.plan.request().ok()?, self.plan.removals()))
    }

    /// Whether the listing lacks webhooks, so that nobody knows what a deletion leaves.
    pub(crate) const fn is_incomplete(&self) -> bool {
        self.api.is_incomplete()
    }

    /// Sends requests.
    pub(crate) fn send(
        mut self,
        (request, removals): &(Vec<Webhook>, Vec<WebhookTarget>),
    ) -> Result<(), Failure> {
        send(&mut self.api, request, removals)
    }
}

/// A receiver to which events may be sent.
pub(crate) struct Receiver {
    url: String,
    destination: Destination,
}

impl Receiver {
    /// The receiver of an option, with the value of `Authorization` from the file or the
    /// environment.
    pub(crate) fn of(option: &str, url: &str, authorization_file: Option<&Path>) -> Result<Self, Failure> {
        let destination = Destination::new(option, url, authorization(authorization_file)?, TIMEOUT)?;
        Ok(Self { url: url.to_owned(), destination })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Sends an event once. Returns the status of the answer, or why there is none.
    pub(crate) fn post(&self, body: &str) -> Result<u16, String> {
        let posted = self.destination.post(body.as_bytes(), Pace::Whole, Duration::ZERO);
        posted.map(|status| status.as_u16()).map_err(|reason| reason.in_a_sentence())
    }
}
