//! The arguments of `rules`.

use std::path::PathBuf;

use chatapps_webhooks::Rule;
use clap::{Args, ValueEnum};

use crate::policy::RuleParser;

pub(crate) const RULES_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks rules
  chatapps-webhooks rules masked_secret
  chatapps-webhooks rules --format json";

#[derive(Args, Debug)]
pub(crate) struct RulesArguments {
    /// The rule to explain; without it, all rules are listed
    #[arg(value_name = "RULE", value_parser = RuleParser, hide_possible_values = true)]
    pub(crate) rule: Option<Rule>,

    /// The format of the rules on standard output
    #[arg(long, short, value_enum, value_name = "FORMAT", default_value_t = RulesFormat::Human)]
    pub(crate) format: RulesFormat,

    /// Write a page of Markdown for each rule into a directory, and an index
    #[arg(long, value_name = "DIR", conflicts_with_all = ["rule", "format"])]
    pub(crate) write: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    Human,
    Json,
    Markdown,
}
