//! The arguments of `receiver`.

use std::path::PathBuf;

use chatapps_webhooks::{Level, Policy, Rule};
use clap::{Args, Subcommand};

use super::delivery_arguments::AUTHORIZATION;
use crate::output::format::{Color, Format};
use crate::policy::{finding_levels, policies, rule_level};

const CHECK_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks receiver check http://127.0.0.1:8000/events
  chatapps-webhooks receiver check --authorization-file secret --format sarif $URL > receiver.sarif
  chatapps-webhooks receiver check --rule unauthenticated_accepted=off --fail-on warning $URL
  chatapps-webhooks receiver check --record transcript.json $URL
  chatapps-webhooks validate --model receiver-transcript transcript.json";

const CHECK_EXIT_CODES: &str = "\
Exit codes:
  0  no finding is an error; there may be warnings and notices
  1  at least one finding is an error, or of the level of `--fail-on`
  2  the program could not run: nobody listens, it needs credentials that weren't given, no rule is on, a bad option";

#[derive(Debug, Subcommand)]
pub(crate) enum ReceiverCommand {
    /// Send test events to a receiver, and say what the platform would make of its answers
    ///
    /// Sends some 75 made-up events, one after the other: every kind and format, what isn't
    /// documented yet, malformed bodies, events that come twice, late or large, and events with a
    /// wrong `Authorization` or none. The receiver handles them as real ones, so use a test
    /// instance. Checking a quick receiver takes a second or two, a slow one 65 seconds at most. If
    /// the first three are all refused or slow, the others aren't sent. No proxy is used. Findings
    /// are about the transcript of the check: what was sent, and how it was answered.
    #[command(after_help = format!("{CHECK_EXAMPLES}\n\n{AUTHORIZATION}\n\n{CHECK_EXIT_CODES}"))]
    Check(CheckArguments),
}

#[derive(Args, Debug)]
pub(crate) struct CheckArguments {
    /// The URL of the receiver: `https://` or `http://`, without user information
    #[arg(value_name = "URL")]
    pub(crate) url: String,

    /// A file with the value of `Authorization` that is right, on its only line, instead of the
    /// environment variable `CHATAPPS_AUTHORIZATION`; without either, events are sent without the
    /// header
    #[arg(long, value_name = "FILE")]
    pub(crate) authorization_file: Option<PathBuf>,

    /// Write the transcript to a file, for `validate --model receiver-transcript`; it has no secret
    /// and no body
    #[arg(long, value_name = "FILE")]
    pub(crate) record: Option<PathBuf>,

    /// What the events follow from; another number in each check unless given, so that no event was
    /// seen before
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,

    /// The policy, which sets the levels of the rules; under `contract`, those on receivers are
    /// off, so a check needs `--rule`, too
    #[arg(long, short, value_name = "POLICY", default_value = "recommended", value_parser = policies())]
    pub(crate) policy: Policy,

    /// Set the level of one rule: `error`, `warning`, `notice` or `off`; can be repeated
    ///
    /// The last level of a rule counts. `chatapps-webhooks rules` lists all rules.
    #[arg(long = "rule", short, value_name = "RULE=LEVEL", value_parser = rule_level)]
    pub(crate) rules: Vec<(Rule, Level)>,

    /// The format of the findings on standard output
    #[arg(long, short, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    pub(crate) format: Format,

    /// When to use colour in the format `human`
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(crate) color: Color,

    /// The lowest level of a finding that makes the exit code 1
    #[arg(long, value_name = "LEVEL", default_value = Level::Error.as_str(), value_parser = finding_levels())]
    pub(crate) fail_on: Level,

    /// Print nothing on standard output; only set the exit code
    #[arg(long, short)]
    pub(crate) quiet: bool,
}
