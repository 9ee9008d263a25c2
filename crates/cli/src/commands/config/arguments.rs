//! The arguments of `config`.

use std::path::PathBuf;

use chatapps_webhooks::{Level, Model, Policy, Rule};
use chatapps_webhooks_project::Given;
use clap::{Args, Subcommand, ValueEnum};

use crate::checking::configuration::ConfigurationArguments;
use crate::commands::validate::arguments::models;
use crate::policy::{policies, rule_level};

pub(crate) const CONFIG_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks config show requests/marketing.json
  chatapps-webhooks config show --format json requests/marketing.json";

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Show under what a file is checked, and where each part of it is set
    Show(ShowArguments),
}

#[derive(Args, Debug)]
pub(crate) struct ShowArguments {
    /// The file, which need not exist; `-` for standard input
    #[arg(value_name = "FILE|-")]
    pub(crate) file: PathBuf,

    #[command(flatten)]
    pub(crate) configuration: ConfigurationArguments,

    /// The type of the document, as `validate` takes it
    #[arg(long, short, value_name = "MODEL", value_parser = models())]
    pub(crate) model: Option<Model>,

    /// The policy, as `validate` takes it
    #[arg(long, short, value_name = "POLICY", value_parser = policies())]
    pub(crate) policy: Option<Policy>,

    /// The level of one rule, as `validate` takes it; can be repeated
    #[arg(long = "rule", short, value_name = "RULE=LEVEL", value_parser = rule_level)]
    pub(crate) rules: Vec<(Rule, Level)>,

    /// The format on standard output
    #[arg(long, short, value_enum, value_name = "FORMAT", default_value_t = ConfigFormat::Human)]
    pub(crate) format: ConfigFormat,
}

impl ShowArguments {
    /// What wins over the configuration.
    pub(super) fn given(&self) -> Given {
        Given {
            policy: self.policy.clone(),
            rules: self.rules.clone(),
            model: self.model,
            ..Given::default()
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConfigFormat {
    /// A table for people
    Human,
    /// One JSON document
    Json,
}
