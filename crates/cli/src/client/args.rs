//! The arguments of the commands that talk to an endpoint.

use std::path::PathBuf;

use chatapps_webhooks::{AccountId, Level, Policy, Rule, WebhookTarget};
use clap::builder::RangedU64ValueParser;
use clap::{Args, Subcommand, ValueEnum};

use crate::args::{policies, rule_level};
use crate::file::File;

const KEY: &str = "\
API key:
  It is in the environment variable CHATAPPS_API_KEY, or in the file that --api-key-file names.
  No option takes the key itself: shells remember arguments, and others on the machine see them.";

const PULL_EXIT_CODES: &str = "\
Exit codes:
  0  the webhooks were printed
  2  the program could not do what it was asked to: no key, no connection, a refusal";

const PLAN_EXIT_CODES: &str = "\
Exit codes:
  0  the plan was shown, and can be applied; there may be nothing to do
  1  FILE has an error, or the plan would have to send the mask `***`
  2  the program could not do what it was asked to: no key, no connection, a refusal, a bad path";

const APPLY_EXIT_CODES: &str = "\
Exit codes:
  0  the account has the webhooks of FILE, as far as can be told: see --resend-secrets
  1  FILE has an error, or the mask `***` would have to be sent; nothing was sent
  2  the program could not do what it was asked to: no key, no connection, a refusal, no consent";

const DELETE_EXIT_CODES: &str = "\
Exit codes:
  0  the account has none of these webhooks
  2  the program could not do what it was asked to: no key, no connection, a refusal, no consent";

const PULL_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks pull --region europe --account $ACCOUNT > webhooks.json";

const PLAN_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks plan --region europe --account $ACCOUNT webhooks.json
  chatapps-webhooks plan --base-url http://127.0.0.1:8088 --account $ACCOUNT --format json want.json";

const APPLY_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks apply --region europe --account $ACCOUNT webhooks.json
  chatapps-webhooks apply --region europe --account $ACCOUNT --api-key-file key --yes want.json";

const DELETE_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks delete --region europe --account $ACCOUNT Onion_Marketing
  chatapps-webhooks delete --region europe --account $ACCOUNT Onion_Marketing:CABM '*:MSG'";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print the webhooks that an account has, as JSON
    ///
    /// Secrets are masked. What is printed may be edited and given to `plan` and `apply`, which take a mask for "as it is".
    #[command(after_help = format!("{PULL_EXAMPLES}\n\n{KEY}\n\n{PULL_EXIT_CODES}"))]
    Pull(EndpointArguments),

    /// Show what `apply` would do
    ///
    /// Only names of properties are shown, never their values.
    #[command(after_help = format!("{PLAN_EXAMPLES}\n\n{KEY}\n\n{PLAN_EXIT_CODES}"))]
    Plan(PlanArguments),

    /// Create, replace and remove webhooks, so that an account has those of a file
    ///
    /// It shows the plan and asks. What FILE doesn't name stays, unless --remove-unnamed is given. A mask (`***`) is never sent.
    #[command(after_help = format!("{APPLY_EXAMPLES}\n\n{KEY}\n\n{APPLY_EXIT_CODES}"))]
    Apply(ApplyArguments),

    /// Delete webhooks of an account
    ///
    /// It shows which of them there are and asks.
    #[command(after_help = format!("{DELETE_EXAMPLES}\n\n{KEY}\n\n{DELETE_EXIT_CODES}"))]
    Delete(DeleteArguments),
}

/// Which account, where, and with what key.
#[derive(Args, Debug)]
pub(crate) struct EndpointArguments {
    /// The account's id
    #[arg(long, value_name = "ID")]
    pub(crate) account: AccountId,

    #[command(flatten)]
    pub(crate) place: Place,

    /// A file with the API key on its only line, in place of the environment variable `CHATAPPS_API_KEY`
    #[arg(long, value_name = "FILE")]
    pub(crate) api_key_file: Option<PathBuf>,

    /// How long a request may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = RangedU64ValueParser::<u64>::new().range(1..=3600))]
    pub(crate) timeout: u64,
}

#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub(crate) struct Place {
    /// The region that the account belongs to
    #[arg(long, value_enum, value_name = "REGION")]
    pub(crate) region: Option<Region>,

    /// Another endpoint, such as a server of your own: `https://`, or `http://` on this machine
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Region {
    /// `https://chatapps.8x8.com`
    AsiaPacific,
    /// `https://chatapps.us.8x8.com`
    NorthAmerica,
    /// `https://chatapps.8x8.uk`
    Europe,
    /// `https://chatapps.8x8.id`
    Indonesia,
}

/// The webhooks that are wanted, and what is done with others.
#[derive(Args, Debug)]
pub(crate) struct DesiredArguments {
    /// The webhooks that the account should have: a request body, as JSON; `-` for standard input
    #[arg(value_name = "FILE|-")]
    pub(crate) file: PathBuf,

    /// Delete webhooks that FILE doesn't name
    #[arg(long)]
    pub(crate) remove_unnamed: bool,

    /// Send secrets even where they may be the same: those that the account has can't be read. Needed to change nothing but a secret
    #[arg(long)]
    pub(crate) resend_secrets: bool,

    /// The levels of the rules that FILE is checked by, but for `masked_secret`: the plan tells where a mask is wrong
    #[arg(long, short, value_name = "POLICY", default_value = "recommended", value_parser = policies())]
    pub(crate) policy: Policy,

    /// Another level for one rule: `error`, `warning`, `notice` or `off`; can be repeated
    #[arg(long = "rule", short, value_name = "RULE=LEVEL", value_parser = rule_level)]
    pub(crate) rules: Vec<(Rule, Level)>,
}

impl DesiredArguments {
    /// Whether FILE is standard input.
    pub(crate) fn is_stdin(&self) -> bool {
        File::from_argument(&self.file) == File::Stdin
    }
}

#[derive(Args, Debug)]
pub(crate) struct PlanArguments {
    #[command(flatten)]
    pub(crate) desired: DesiredArguments,

    #[command(flatten)]
    pub(crate) endpoint: EndpointArguments,

    /// How the plan is written to standard output; where FILE has an error, `json` writes its findings as `validate` does
    #[arg(long, short, value_enum, value_name = "FORMAT", default_value_t = PlanFormat::Human)]
    pub(crate) format: PlanFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlanFormat {
    /// A line for each webhook that is created (`+`), replaced (`~`) or deleted (`-`)
    Human,
    /// One JSON document, as `plan-output.schema.json` describes it
    Json,
}

#[derive(Args, Debug)]
pub(crate) struct ApplyArguments {
    #[command(flatten)]
    pub(crate) desired: DesiredArguments,

    #[command(flatten)]
    pub(crate) endpoint: EndpointArguments,

    /// Don't ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}

#[derive(Args, Debug)]
pub(crate) struct DeleteArguments {
    /// What to delete: a sub-account's id or `*`, and a type behind a colon; without a type, CADR and MSG
    ///
    /// `*` names the webhooks that are configured with `*`; it is no wildcard. Types are CADR, MSG and CABM.
    #[arg(value_name = "SCOPE[:TYPE]", required = true, value_parser = target)]
    pub(crate) targets: Vec<WebhookTarget>,

    #[command(flatten)]
    pub(crate) endpoint: EndpointArguments,

    /// Don't ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}

fn target(text: &str) -> Result<WebhookTarget, String> {
    let (scope, webhook_type) = match text.rsplit_once(':') {
        Some((scope, name)) => (scope, Some(name.parse().map_err(|error| format!("{error}"))?)),
        None => (text, None),
    };
    if scope.is_empty() {
        return Err("expected a sub-account's id, or `*`".to_owned());
    }
    Ok(WebhookTarget::new(scope, webhook_type))
}

#[cfg(test)]
mod tests {
    use chatapps_webhooks::WebhookType;

    use super::*;

    #[test]
    fn a_target_is_a_scope_and_a_type() {
        let message = Some(WebhookType::InboundMessage);
        assert_eq!(target("Onion_Marketing"), Ok(WebhookTarget::new("Onion_Marketing", None)));
        assert_eq!(target("*:MSG"), Ok(WebhookTarget::new("*", message)));
        assert_eq!(target("a:b:MSG"), Ok(WebhookTarget::new("a:b", message)));
        for (text, expected) in [
            ("Onion_Marketing:msg", "unknown type `msg`; did you mean `MSG`?"),
            ("Onion_Marketing:", "unknown type ``; expected one of `CADR`, `MSG`, `CABM`"),
            (":MSG", "expected a sub-account's id, or `*`"),
            ("", "expected a sub-account's id, or `*`"),
        ] {
            assert_eq!(target(text), Err(expected.to_owned()));
        }
    }
}
