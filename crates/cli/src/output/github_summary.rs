//! A summary in Markdown for the page of a job of GitHub Actions, beside any format.
//!
//! GitHub shows what a step appends to the file that `GITHUB_STEP_SUMMARY` names, and nothing at
//! all if that has more than 1 MiB.

mod markdown;

use std::fs;
use std::io::{self, Write};
use std::mem;
use std::path::Path;
use std::sync::Arc;

use chatapps_webhooks::{Level, LevelCounts};

use self::markdown::{code, markdown};
use super::by_level::Kept;
use super::one_line::{place, statement};
use super::report_writer::{Renderer, ReportWriter, Sink, render_each};
use super::summary::Summary;
use crate::failure::Failure;
use crate::input::document::Document;
use crate::input::file::{File, shown};
use crate::input::reading::Unread;

/// The most rows of the table.
const ROWS: usize = 200;

/// The size of the largest file that GitHub shows, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// The bytes that stay for everything but the rows.
const REST: u64 = 4_000;

pub(crate) struct GithubSummary {
    out: fs::File,
    name: String,
    path: String,
    rows: Kept,
    found: usize,
}

impl GithubSummary {
    /// Opens the file, so that a mistake in its name is told before anything is checked.
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        let name = shown(path);
        let out = fs::OpenOptions::new().append(true).create(true).open(path);
        let out = out.map_err(|error| Failure::Message(format!("cannot write `{name}`: {error}")))?;
        Ok(Self { out, name, path: String::new(), rows: Kept::up_to(ROWS), found: 0 })
    }

    /// The bytes that there is still room for.
    fn room(&self) -> usize {
        let there = self.out.metadata().map_or(0, |metadata| metadata.len());
        usize::try_from(MAX_BYTES.saturating_sub(there + REST)).unwrap_or(usize::MAX)
    }

    fn row(level: Level, place: &str, text: &str) -> String {
        format!("| {level} | {} | {text} |\n", code(place))
    }

    /// The whole text. Without room for it, a line.
    fn text(&mut self, summary: &Summary) -> Vec<u8> {
        let title = format!("### chatapps-webhooks: {}\n\n", markdown(&summary.sentence()));
        let (rows, shown) = mem::replace(&mut self.rows, Kept::up_to(0)).within(self.room());
        let mut text = title.into_bytes();
        if !rows.is_empty() {
            text.extend(b"| level | place | finding |\n|---|---|---|\n");
            text.extend(rows);
            text.push(b'\n');
        }
        let left_out = self.found - shown;
        let left_out = (left_out > 0)
            .then(|| format!("{left_out} more not shown: the table has {shown} rows, errors first."));
        for line in left_out.into_iter().chain(summary.omission()) {
            text.extend(format!("{}\n\n", markdown(&line)).bytes());
        }
        text
    }
}

/// Renders each finding as a row of a table.
struct Rows {
    path: String,
}

impl Renderer for Rows {
    fn render(&self, document: &Document<'_>, out: &mut dyn Sink) -> io::Result<()> {
        render_each(document, out, |finding, row| {
            let (rule, help) = (finding.rule(), finding.help());
            let id = code(rule.id());
            let text = format!(
                "{}: {}<br>{}",
                rule.url().map_or(id.clone(), |url| format!("[{id}]({url})")),
                markdown(&statement(document, &finding)),
                markdown(&help)
            );
            let place = place(document, &finding, &self.path);
            row.extend(GithubSummary::row(finding.level(), &place, &text).bytes());
            Ok(())
        })
    }
}

impl ReportWriter for GithubSummary {
    fn begin_file(&mut self, file: &File, _: &str) -> io::Result<()> {
        self.path = file.to_string();
        Ok(())
    }

    fn renderer(&self) -> Arc<dyn Renderer> {
        Arc::new(Rows { path: self.path.clone() })
    }

    fn rendered(&mut self, level: Level, text: &[u8]) -> io::Result<()> {
        self.found += 1;
        self.rows.add(level, text);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn end_file(&mut self, _: LevelCounts) -> io::Result<()> {
        Ok(())
    }

    fn unread(&mut self, unread: &Unread) -> io::Result<()> {
        let row = Self::row(Level::Error, &unread.file.to_string(), &markdown(&unread.message));
        self.rendered(Level::Error, row.as_bytes())
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        let text = self.text(summary);
        self.out.write_all(&text).map_err(|error| io::Error::other(format!("`{}`: {error}", self.name)))
    }
}
