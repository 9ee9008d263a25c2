//! The arguments: what can be asked for, and how it is explained in `--help`.

use std::ffi::OsStr;
use std::path::PathBuf;

use chatapps_webhooks::{DEFAULT_BASE, Draft, Level, Limits, Model, Policy, Rule, UnknownName, Uri};
use clap::builder::{PossibleValue, PossibleValuesParser, RangedU64ValueParser, TypedValueParser};
use clap::{Arg, Args, Parser, Subcommand, ValueEnum};

const MAX_DEPTH: u64 = Limits::MAX_DEPTH as u64;

const EXIT_CODES: &str = "\
Exit codes:
  0  no finding is an error; there may be warnings and notices
  1  at least one finding is an error
  2  the program could not do what it was asked to: a file that can't be read, an unknown rule, a bad option";

const CHECK_EXIT_CODES: &str = "\
Exit codes:
  0  the files are up to date
  1  a file is out of date, missing or left over
  2  the directory could not be read";

#[cfg(feature = "schema-diff")]
const DIFF_EXIT_CODES: &str = "\
Exit codes:
  0  NEW is compatible with OLD
  1  NEW breaks OLD, or may do so
  2  the two could not be compared";

const VALIDATE_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks validate request.json
  chatapps-webhooks validate --policy strict --rule implicit_types=off requests/
  curl -s -H \"Authorization: Bearer $KEY\" $URL | chatapps-webhooks validate --model webhook-list
  chatapps-webhooks validate --format sarif requests/ > findings.sarif";

const RULES_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks rules
  chatapps-webhooks rules masked_secret
  chatapps-webhooks rules --format json";

/// Checks webhook configuration requests of 8x8's Chat Apps API before they are sent.
#[derive(Debug, Parser)]
#[command(name = "chatapps-webhooks", version, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check JSON documents and report everything that is wrong with them
    ///
    /// That is what the API's contract forbids, and what it allows and nobody wants. The values of a document are never
    /// shown, but for those that can't be secret.
    #[command(after_help = format!("{VALIDATE_EXAMPLES}\n\n{EXIT_CODES}"))]
    Validate(ValidateArguments),

    /// List the rules, or explain one
    #[command(after_help = RULES_EXAMPLES)]
    Rules(RulesArguments),

    /// The published JSON Schemas: list, print, write, check, compare
    Schema {
        #[command(subcommand)]
        command: SchemaCommand,
    },

    #[cfg(feature = "client")]
    #[command(flatten)]
    Client(crate::client::args::Command),

    #[cfg(feature = "server")]
    #[command(flatten)]
    Server(crate::server::Command),

    /// Print a completion script for a shell
    Completions {
        /// The shell that the script is for
        shell: clap_complete::Shell,
    },

    /// Print a manual page, in roff
    Man {
        /// Print the page of this command instead of the program's, such as `accounts add`
        command: Vec<String>,
    },
}

#[derive(Args, Debug)]
pub(crate) struct ValidateArguments {
    /// Files and directories to check; `-` or nothing for standard input
    ///
    /// A directory stands for the `.json`, `.ndjson` and `.jsonl` files in it, at any depth; hidden ones are skipped.
    /// Links in it are followed to files only, not to directories; FIFOs and devices in it are skipped.
    /// Of a `.ndjson` or `.jsonl` file, each line is a document.
    #[arg(value_name = "FILE|DIR|-")]
    pub(crate) paths: Vec<PathBuf>,

    /// What the documents are
    #[arg(long, short, value_name = "MODEL", default_value = Model::Webhooks.as_str(), value_parser = models())]
    pub(crate) model: Model,

    /// The levels of the rules
    #[arg(long, short, value_name = "POLICY", default_value = "recommended", value_parser = policies())]
    pub(crate) policy: Policy,

    /// Another level for one rule: `error`, `warning`, `notice` or `off`; can be repeated
    ///
    /// Of two for the same rule the last counts. The rules of the contract are always errors. `chatapps-webhooks rules`
    /// lists all rules.
    #[arg(long = "rule", short, value_name = "RULE=LEVEL", value_parser = rule_level)]
    pub(crate) rules: Vec<(Rule, Level)>,

    /// How findings are written to standard output
    #[arg(long, short, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    pub(crate) format: Format,

    /// When to use colour in the format `human`
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(crate) color: Color,

    /// The largest document that is read, in bytes
    #[arg(long, value_name = "N", default_value_t = Limits::default().bytes)]
    pub(crate) max_bytes: usize,

    /// The deepest nesting of arrays and objects; at most 128
    #[arg(long, value_name = "N", default_value_t = Limits::default().depth, value_parser = RangedU64ValueParser::<usize>::new().range(..=MAX_DEPTH))]
    pub(crate) max_depth: usize,

    /// The most entries of a document that are checked
    #[arg(long, value_name = "N", default_value_t = Limits::default().entries)]
    pub(crate) max_entries: usize,

    /// Write nothing to standard output: only the exit code tells
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Args, Debug)]
pub(crate) struct RulesArguments {
    /// The rule to explain; nothing for a list of all
    #[arg(value_name = "RULE", value_parser = RuleParser, hide_possible_values = true)]
    pub(crate) rule: Option<Rule>,

    /// How rules are written to standard output
    #[arg(long, short, value_enum, value_name = "FORMAT", default_value_t = RulesFormat::Human)]
    pub(crate) format: RulesFormat,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SchemaCommand {
    /// List the schemas
    List,

    /// Print one schema
    Print {
        /// Which one
        #[arg(value_name = "SCHEMA", value_parser = PossibleValuesParser::new(crate::schema::names()))]
        name: String,

        /// The draft of JSON Schema
        #[arg(long, value_name = "DRAFT", default_value_t = Draft::default(), value_parser = drafts())]
        draft: Draft,

        /// What `$id` begins with: a URL, or a `urn:`
        #[arg(long, value_name = "URL", default_value = DEFAULT_BASE, value_parser = base)]
        base_url: String,
    },

    /// Write all published files into a directory
    Write {
        /// The directory; it is created if it is not there
        #[arg(value_name = "DIR")]
        directory: PathBuf,

        /// What `$id` begins with: a URL, or a `urn:`
        #[arg(long, value_name = "URL", default_value = DEFAULT_BASE, value_parser = base)]
        base_url: String,
    },

    /// Compare the files of a directory with what `write` would write
    #[command(after_help = CHECK_EXIT_CODES)]
    Check {
        /// The directory
        #[arg(value_name = "DIR")]
        directory: PathBuf,

        /// What `$id` begins with: a URL, or a `urn:`
        #[arg(long, value_name = "URL", default_value = DEFAULT_BASE, value_parser = base)]
        base_url: String,
    },

    #[cfg(feature = "schema-diff")]
    /// Tell whether a schema may replace another, with an example where it may not
    ///
    /// A request schema may replace another if it accepts all that the other one accepts: requests are written by those who
    /// know the old one. The schema of an answer may if the old one accepts all that it allows: answers are read by those.
    #[command(after_help = DIFF_EXIT_CODES)]
    Diff {
        /// The file of the schema that is in use
        #[arg(value_name = "OLD")]
        old: PathBuf,

        /// The file of the schema that is to replace it
        #[arg(value_name = "NEW")]
        new: PathBuf,

        /// Which way the documents go
        #[arg(long, value_enum, value_name = "DIRECTION", default_value_t = Direction::Auto)]
        direction: Direction,
    },
}

#[cfg(feature = "schema-diff")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Direction {
    /// As the `$id` of OLD tells; a request if it tells nothing
    Auto,
    /// Others write them, to us
    Request,
    /// Others read them, from us
    Answer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// With the line concerned, for people
    Human,
    /// One JSON document, as `validate-output.schema.json` describes it
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands of GitHub Actions, which annotate the files of a pull request
    Github,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    Human,
    Json,
    Markdown,
}

/// Names with their meanings, which completions and `--help` show.
fn models() -> impl TypedValueParser<Value = Model> {
    PossibleValuesParser::new(
        Model::ALL.map(|model| PossibleValue::new(model.as_str()).help(model.summary())),
    )
    .try_map(|name| name.parse::<Model>())
}

pub(crate) fn policies() -> impl TypedValueParser<Value = Policy> {
    let meaning = |name| match name {
        "contract" => "only what the API refuses",
        "strict" => "as recommended, with every warning an error",
        _ => "the contract, and rules for what it allows and nobody wants",
    };
    PossibleValuesParser::new(Policy::NAMES.map(|name| PossibleValue::new(name).help(meaning(name))))
        .try_map(|name| name.parse::<Policy>())
}

fn drafts() -> impl TypedValueParser<Value = Draft> {
    PossibleValuesParser::new(Draft::ALL.map(Draft::as_str)).try_map(|name| name.parse::<Draft>())
}

/// The base of `$id`: a URL with a host to which a path can be added, or a `urn:`.
fn base(text: &str) -> Result<String, String> {
    let is_url = Uri::new(text).is_ok_and(|uri| uri.host().is_some_and(|host| !host.is_empty()));
    if !text.contains(['?', '#', '@']) && (is_url || Uri::new(text).is_ok_and(|uri| uri.scheme() == "urn")) {
        return Ok(text.to_owned());
    }
    Err("expected a URL such as `https://schemas.onion.example` or a `urn:`, without user information, query and fragment"
        .to_owned())
}

/// Rules by id. They are too many for `--help`, which says where they are listed; completions have them.
#[derive(Clone)]
struct RuleParser;

impl TypedValueParser for RuleParser {
    type Value = Rule;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Rule, clap::Error> {
        TypedValueParser::parse_ref(&rule, command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Rule::catalogue().iter().map(|info| PossibleValue::new(info.id).help(info.finds))))
    }
}

fn rule(name: &str) -> Result<Rule, String> {
    name.parse().map_err(|error| format!("{error} (`chatapps-webhooks rules` lists all rules)"))
}

pub(crate) fn rule_level(text: &str) -> Result<(Rule, Level), String> {
    let (name, level) = text.split_once('=').ok_or("expected RULE=LEVEL, such as `insecure_url=error`")?;
    let rule = rule(name)?;
    let level: Level = level.parse().map_err(|error: UnknownName| error.to_string())?;
    Policy::contract().with_level(rule, level).map_err(|error| error.to_string())?;
    Ok((rule, level))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_rule_is_set_by_name_and_level() {
        assert_eq!(rule_level("insecure_url=error"), Ok((Rule::InsecureUrl, Level::Error)));
        for (text, expected) in [
            ("insecure_url", "expected RULE=LEVEL, such as `insecure_url=error`"),
            (
                "insecure_urls=off",
                "unknown rule `insecure_urls`; did you mean `insecure_url`? (`chatapps-webhooks rules` lists all rules)",
            ),
            (
                "insecure_url=loud",
                "unknown level `loud`; expected one of `off`, `notice`, `warning`, `error`",
            ),
            (
                "type=off",
                "rule `type` belongs to the contract: it is an error in every policy and can't be set",
            ),
        ] {
            assert_eq!(rule_level(text), Err(expected.to_owned()));
        }
    }
}
