//! The arguments of the commands that talk to an endpoint.

use std::path::PathBuf;

use chatapps_webhooks::{AccountId, InputFormat, Level, Policy, Rule, WebhookTarget};
use clap::builder::RangedU64ValueParser;
use clap::{Args, ValueEnum};

use super::region::base_url_of_region;
use crate::checking::configuration::ConfigurationArguments;
use crate::failure::Failure;
use crate::input::file::{File, is_stdin};
use crate::input::format::input_formats;
use crate::policy::{policies, rule_level};

/// The account, its endpoint and the API key.
#[derive(Args, Debug)]
pub(crate) struct EndpointArguments {
    /// The id of the account
    #[arg(long, value_name = "ID")]
    pub(crate) account: AccountId,

    #[command(flatten)]
    pub(crate) location: Location,

    /// A file with the API key on its only line, instead of the environment variable
    /// `CHATAPPS_API_KEY`
    #[arg(long, value_name = "FILE")]
    pub(crate) api_key_file: Option<PathBuf>,

    /// The timeout of a request, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = RangedU64ValueParser::<u64>::new().range(1..=3600))]
    pub(crate) timeout: u64,
}

/// The endpoint.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub(crate) struct Location {
    /// The region of the account
    #[arg(long, value_parser = base_url_of_region(), value_name = "REGION")]
    pub(crate) region: Option<&'static str>,

    /// The base URL of another endpoint, such as your own server: `https://`, or `http://` on this
    /// machine
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
}

/// The desired webhooks, and options for the others.
#[derive(Args, Debug)]
pub(crate) struct DesiredArguments {
    /// The desired webhooks of the account: a request body, in JSON, JSONC, YAML or TOML by the
    /// end of its name; `-` for standard input
    ///
    /// A secret may be read from elsewhere: `{"env": "NAME"}` stands for the value of an
    /// environment variable, and `{"file": "PATH"}` for the only line of a file, whose path begins
    /// in the folder of FILE.
    #[arg(value_name = "FILE|-")]
    pub(crate) file: PathBuf,

    /// The format of FILE, whatever its name, and of standard input [default: that of the name,
    /// else json]
    ///
    /// What is sent is JSON. TOML holds the entries as `[[webhooks]]`.
    #[arg(long, value_name = "FORMAT", value_parser = input_formats())]
    pub(crate) input_format: Option<InputFormat>,

    /// Delete webhooks that FILE doesn't name
    #[arg(long)]
    pub(crate) prune: bool,

    /// Send secrets even if they may be unchanged
    ///
    /// The secrets of an account can't be read, so a change of nothing but a secret goes unnoticed
    /// without this option.
    #[arg(long)]
    pub(crate) resend_secrets: bool,

    /// The policy for FILE, in which exactly `***` means that a secret stays as it is [default:
    /// that of the configuration, else recommended]
    #[arg(long, short, value_name = "POLICY", value_parser = policies())]
    pub(crate) policy: Option<Policy>,

    /// Set the level of one rule: `error`, `warning`, `notice` or `off`; can be repeated
    #[arg(long = "rule", short, value_name = "RULE=LEVEL", value_parser = rule_level)]
    pub(crate) rules: Vec<(Rule, Level)>,

    #[command(flatten)]
    pub(crate) configuration: ConfigurationArguments,
}

impl DesiredArguments {
    /// Whether FILE is standard input.
    pub(crate) fn is_stdin(&self) -> bool {
        File::from_argument(&self.file).is_stdin()
    }

    /// Refuses to read both FILE and the API key from standard input.
    pub(super) fn check_stdin(&self, endpoint: &EndpointArguments) -> Result<(), Failure> {
        match &endpoint.api_key_file {
            Some(file) if self.is_stdin() && is_stdin(file) => Err(Failure::stdin_twice()),
            _ => Ok(()),
        }
    }
}

#[derive(Args, Debug)]
pub(crate) struct PlanArguments {
    #[command(flatten)]
    pub(crate) desired: DesiredArguments,

    #[command(flatten)]
    pub(crate) endpoint: EndpointArguments,

    /// The format of the plan on standard output; if FILE has an error, `json` writes its findings
    /// as `validate` does
    #[arg(long, short, value_enum, value_name = "FORMAT", default_value_t = PlanFormat::Human)]
    pub(crate) format: PlanFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlanFormat {
    /// A line for each created (`+`), replaced (`~`) or deleted (`-`) webhook
    Human,
    /// One JSON document, described by `plan-output.schema.json`
    Json,
}

#[derive(Args, Debug)]
pub(crate) struct ApplyArguments {
    #[command(flatten)]
    pub(crate) desired: DesiredArguments,

    #[command(flatten)]
    pub(crate) endpoint: EndpointArguments,

    /// Don't ask for confirmation
    #[arg(long, short)]
    pub(crate) yes: bool,
}

#[derive(Args, Debug)]
pub(crate) struct DeleteArguments {
    /// The webhooks to delete: a sub-account id or `*`, a colon and a type; without a type, CADR
    /// and MSG
    ///
    /// `*` means the webhooks that are configured with `*`, not those of every sub-account. Types
    /// are CADR, MSG and CABM.
    #[arg(value_name = "SCOPE[:TYPE]", required = true, value_parser = target)]
    pub(crate) targets: Vec<WebhookTarget>,

    #[command(flatten)]
    pub(crate) endpoint: EndpointArguments,

    /// Don't ask for confirmation
    #[arg(long, short)]
    pub(crate) yes: bool,
}

fn target(text: &str) -> Result<WebhookTarget, String> {
    let (scope, webhook_type) = match text.rsplit_once(':') {
        Some((scope, name)) => (scope, Some(name.parse().map_err(|error| format!("{error}"))?)),
        None => (text, None),
    };
    if scope.is_empty() {
        return Err("expected a sub-account id, or `*`".to_owned());
    }
    Ok(WebhookTarget::of(scope, webhook_type))
}

#[cfg(test)]
mod tests {
    use chatapps_webhooks::WebhookType;

    use super::*;

    #[test]
    fn a_target_is_a_scope_and_a_type() {
        let message = Some(WebhookType::InboundMessage);
        assert_eq!(target("Onion_Marketing"), Ok(WebhookTarget::of("Onion_Marketing", None)));
        assert_eq!(target("*:MSG"), Ok(WebhookTarget::of("*", message)));
        assert_eq!(target("a:b:MSG"), Ok(WebhookTarget::of("a:b", message)));
        for (text, expected) in [
            ("Onion_Marketing:msg", "unknown type `msg`; did you mean `MSG`?"),
            ("Onion_Marketing:", "unknown type ``; expected one of `CADR`, `MSG`, `CABM`"),
            (":MSG", "expected a sub-account id, or `*`"),
            ("", "expected a sub-account id, or `*`"),
        ] {
            assert_eq!(target(text), Err(expected.to_owned()));
        }
    }
}
