//! The formats of findings, and when to use colour, as arguments.

use clap::ValueEnum;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// With the line of each finding, for people
    Human,
    /// One JSON document, described by `validate-output.schema.json`
    Json,
    /// One JSON object a finding, each on its own line, described by `validate-line.schema.json`
    JsonLines,
    /// SARIF 2.1.0, for code scanning, within the limits of GitHub
    Sarif,
    /// Workflow commands of GitHub Actions, which annotate the files of a pull request: as many as
    /// GitHub keeps, the others as lines of the log
    Github,
    /// A code quality report of GitLab
    Gitlab,
    /// JUnit XML, with a test case for each file
    Junit,
    /// The Diagnostic Format of reviewdog
    Rdjson,
}

impl Format {
    /// Whether findings always end with a line feed.
    pub(crate) const fn ends_lines(self) -> bool {
        matches!(self, Self::Human | Self::Github | Self::JsonLines)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    Always,
    Never,
}
