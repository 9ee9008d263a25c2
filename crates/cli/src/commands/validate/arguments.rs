//! The arguments of `validate`.

use std::path::PathBuf;

use chatapps_webhooks::{Applicability, InputFormat, Level, Limits, Model, Policy, Rule};
use chatapps_webhooks_project::Given;
use clap::builder::{PossibleValue, PossibleValuesParser, RangedU64ValueParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::checking::configuration::ConfigurationArguments;
use crate::input::format::input_formats;
use crate::output::format::{Color, Format};
use crate::policy::{finding_levels, policies, rule_level};

const MAX_DEPTH: u64 = Limits::MAX_DEPTH as u64;
const MAX_FINDINGS: u64 = Limits::MAX_FINDINGS as u64;

/// The exit codes of `validate`, which are those of the program.
pub(crate) const EXIT_CODES: &str = "\
Exit codes:
  0  no finding is an error; there may be warnings and notices
  1  at least one finding is an error, or of the level of `--fail-on`
  2  the program could not run: an unreadable file, an unknown rule, a bad option, a mistake in
     the configuration";

pub(crate) const VALIDATE_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks validate request.json
  chatapps-webhooks validate --policy strict --rule implicit_types=off requests/
  chatapps-webhooks validate webhooks.yaml webhooks.toml
  chatapps-webhooks validate --desired webhooks.toml
  curl -s -H \"Authorization: Bearer $KEY\" $URL | chatapps-webhooks validate --model webhook-list
  chatapps-webhooks validate --output sarif=findings.sarif --output junit=junit.xml requests/
  chatapps-webhooks validate --fix --diff requests/
  chatapps-webhooks validate --format github --github-summary \"$GITHUB_STEP_SUMMARY\" requests/
  chatapps-webhooks validate --model event --fail-on notice received.ndjson
  chatapps-webhooks sample MSG CADR --count 1000 | chatapps-webhooks validate --model event --lines";

#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
#[derive(Args, Debug)]
pub(crate) struct ValidateArguments {
    /// Files and directories to check; `-` or no argument reads standard input
    ///
    /// A directory stands for the `.json`, `.ndjson` and `.jsonl` files in it, at any depth. Hidden
    /// files, FIFOs and devices are skipped; links are followed to files only. Each line of a
    /// `.ndjson` or `.jsonl` file is a document. A file that ends in `.jsonc`, `.yaml`, `.yml` or
    /// `.toml` is read in that format if it is named: directories hold many others of them.
    #[arg(value_name = "FILE|DIR|-")]
    pub(crate) paths: Vec<PathBuf>,

    /// Take each line as a document, whatever the name of the file, and of standard input
    #[arg(long)]
    pub(crate) lines: bool,

    /// The format of the documents, whatever the names of the files, and of standard input
    /// [default: that of the name, else json]
    ///
    /// The API takes JSON alone. TOML holds the entries as `[[webhooks]]`.
    #[arg(long, value_name = "FORMAT", value_parser = input_formats(), conflicts_with = "lines")]
    pub(crate) input_format: Option<InputFormat>,

    /// The type of the documents [default: that of the configuration, else webhooks]
    #[arg(long, short, value_name = "MODEL", value_parser = models())]
    pub(crate) model: Option<Model>,

    /// Check desired state, as `plan` and `apply` read it, instead of a request
    ///
    /// There, a secret may be `***`, which means as it is, or a reference: `{"env": "NAME"}` to an
    /// environment variable, or `{"file": "PATH"}` to a file. References are checked by name, and
    /// not read. Notices are off, unless `--rule` sets one.
    #[arg(long, conflicts_with_all = ["model", "lines"])]
    pub(crate) desired: bool,

    /// The policy, which sets the levels of the rules [default: that of the configuration, else
    /// recommended]
    #[arg(long, short, value_name = "POLICY", value_parser = policies())]
    pub(crate) policy: Option<Policy>,

    /// Set the level of one rule: `error`, `warning`, `notice` or `off`; can be repeated
    ///
    /// The last level of a rule counts. The rules of the contract are always errors.
    /// `chatapps-webhooks rules` lists all rules.
    #[arg(long = "rule", short, value_name = "RULE=LEVEL", value_parser = rule_level)]
    pub(crate) rules: Vec<(Rule, Level)>,

    #[command(flatten)]
    pub(crate) configuration: ConfigurationArguments,

    /// The file that standard input stands for: its configuration counts
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(crate) stdin_name: Option<PathBuf>,

    /// The format of the findings on standard output
    #[arg(long, short, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    pub(crate) format: Format,

    /// Write the findings to a file as well, in a format of its own; can be repeated
    ///
    /// A file that is there is replaced.
    #[arg(long = "output", short, value_name = "FORMAT=FILE", value_parser = output)]
    pub(crate) outputs: Vec<Output>,

    /// Append a summary in Markdown to a file, for the page of a job of GitHub Actions
    ///
    /// There, the file is `"$GITHUB_STEP_SUMMARY"`. It shows up to 200 findings, errors first, and
    /// stays below the 1 MiB that GitHub shows. Any format can be printed beside it.
    #[arg(long, value_name = "FILE")]
    pub(crate) github_summary: Option<PathBuf>,

    /// When to use colour in the format `human`
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(crate) color: Color,

    /// The lowest level of a finding that makes the exit code 1
    ///
    /// With `notice`, whatever differs from the documents counts, which shows when the platform
    /// changes its events.
    #[arg(long, value_name = "LEVEL", default_value = Level::Error.as_str(), value_parser = finding_levels())]
    pub(crate) fail_on: Level,

    /// The size of the largest document to read, in bytes [default: 1048576, 8388608 for
    /// events, 16777216 with --desired]
    #[arg(long, value_name = "N")]
    pub(crate) max_bytes: Option<usize>,

    /// The deepest nesting of arrays and objects; at most 128 [default: 32]
    #[arg(long, value_name = "N", value_parser = RangedU64ValueParser::<usize>::new().range(..=MAX_DEPTH))]
    pub(crate) max_depth: Option<usize>,

    /// The number of entries to check in a document [default: 10000, and 50000 with --desired]
    #[arg(long, value_name = "N")]
    pub(crate) max_entries: Option<usize>,

    /// The number of findings to keep of a document, errors first; the others are counted; at most
    /// 1000000 [default: 10000]
    #[arg(long, value_name = "N", value_parser = RangedU64ValueParser::<usize>::new().range(..=MAX_FINDINGS))]
    pub(crate) max_findings: Option<usize>,

    /// Make fixes: the safe ones, or with `--fix=unsafe` those as well that change what is meant
    ///
    /// Files are replaced, and what is left is reported. Another hard link to a file keeps the old
    /// text. Of standard input, the fixed text is written to standard output, and what is left to
    /// standard error. `chatapps-webhooks rules` says what is fixed.
    #[arg(long, value_name = "KIND", num_args = 0..=1, require_equals = true, default_missing_value = "safe", value_parser = fixes())]
    pub(crate) fix: Option<Applicability>,

    /// Show what `--fix` changes, with secrets blanked; alone, nothing is written
    ///
    /// Alone, the exit code is 1 if there is something to change, and nothing else is reported.
    #[arg(long, value_name = "KIND", require_equals = true, value_parser = fixes())]
    #[expect(clippy::option_option, reason = "the kind may be left out, which is that of `--fix`")]
    pub(crate) diff: Option<Option<Applicability>>,

    /// Exit with 1 if anything was fixed
    #[arg(long, requires = "fix")]
    pub(crate) exit_non_zero_on_fix: bool,

    /// Add the fixes of each finding to the formats `json` and `json-lines`; `sarif` and `rdjson`
    /// always have those that a program can make
    ///
    /// Each takes one more check of its document.
    #[arg(long)]
    pub(crate) with_fixes: bool,

    /// Report nothing; only set the exit code. Differences and fixed text are still written
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// A file that gets the findings, and their format in it.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    pub(crate) format: Format,
    pub(crate) file: PathBuf,
}

/// Parses a format and a file.
fn output(text: &str) -> Result<Output, String> {
    let expected = || "expected FORMAT=FILE, such as `sarif=findings.sarif`".to_owned();
    let (format, file) = text.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or_else(expected)?;
    let format = Format::from_str(format, false).map_err(|_| {
        let names = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let names: Vec<_> = names.map(|name| format!("`{}`", name.get_name())).collect();
        format!("expected a format, one of {}", names.join(", "))
    })?;
    Ok(Output { format, file: file.into() })
}

/// Parses which fixes are made.
fn fixes() -> impl TypedValueParser<Value = Applicability> {
    let names = [
        PossibleValue::new("safe").help("those that a program may make"),
        PossibleValue::new("unsafe").help("those as well that change what is meant"),
    ];
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Applicability>())
}

impl ValidateArguments {
    /// The fixes that are made or shown, if any.
    pub(crate) fn fixes(&self) -> Option<Applicability> {
        self.fix.or(self.diff.map(|kind| kind.unwrap_or(Applicability::Safe)))
    }

    /// What wins over a configuration.
    pub(crate) fn given(&self) -> Given {
        Given {
            policy: self.policy.clone(),
            rules: self.rules.clone(),
            bytes: self.max_bytes,
            depth: self.max_depth,
            entries: self.max_entries,
            findings: self.max_findings,
            model: self.model,
        }
    }

    /// The limits that were given, and others where none was.
    pub(crate) fn limits(&self, others: Limits) -> Limits {
        Limits {
            bytes: self.max_bytes.unwrap_or(others.bytes),
            event_bytes: self.max_bytes.unwrap_or(others.event_bytes),
            depth: self.max_depth.unwrap_or(others.depth),
            entries: self.max_entries.unwrap_or(others.entries),
            findings: self.max_findings.unwrap_or(others.findings),
        }
    }

    /// Whether the fixes of each finding are shown.
    pub(crate) fn shows_fixes(&self) -> bool {
        let shows = |format| match format {
            Format::Sarif | Format::Rdjson => true,
            Format::Json | Format::JsonLines => self.with_fixes,
            _ => false,
        };
        shows(self.format) || self.outputs.iter().any(|output| shows(output.format))
    }
}

/// Parses the name of a model. Completions and `--help` show the summaries.
pub(crate) fn models() -> impl TypedValueParser<Value = Model> {
    PossibleValuesParser::new(
        Model::ALL.map(|model| PossibleValue::new(model.as_str()).help(model.summary())),
    )
    .try_map(|name| name.parse::<Model>())
}
