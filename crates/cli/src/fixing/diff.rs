//! What fixes change, for people: a unified diff with all values blanked that may be secret.
//!
//! Lines are compared as they are and shown blanked, so that a change of a secret shows as a change
//! of the line.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::Range;

use chatapps_webhooks::{Finding, Fixed, Model, Report, Rule, Span, printable};
use chatapps_webhooks_texts::{Change, changes};

use crate::input::document::Start;
use crate::input::file::File;
use crate::output::redact::redact;

/// How many lines without a change are shown around one.
const CONTEXT: usize = 3;

/// How many characters of a line are shown, and how many of them before the first that differs.
const SHOWN: usize = 160;
const BEFORE: usize = 60;

/// Writes the difference that fixes make to a document.
pub(crate) fn write(
    out: &mut dyn Write,
    file: &File,
    before: (&Report, &[u8]),
    fixed: &Fixed,
    start: Start,
    is_made: bool,
) -> io::Result<()> {
    for finding in fixed.findings() {
        let did = if is_made { "fixed" } else { "would fix" };
        match fixed.report().model() {
            // The lines below don't show other names either.
            Model::Event => {
                writeln!(out, "{did} {}", statement(&finding.clone().with_documented_names()))?;
            }
            _ => writeln!(out, "{did} {}", statement(finding))?,
        }
    }
    let (old, new) = (Blanked::of(before.0, before.1), Blanked::of(fixed.report(), fixed.text()));
    writeln!(out, "--- {file}\n+++ {file}")?;
    let changes = changes(&old.raw, &new.raw);
    for group in changes.chunk_by(|one, next| next.before.start - one.before.end <= 2 * CONTEXT) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        // Both texts have the same lines before the first change, and behind the last one.
        let before = CONTEXT.min(first.before.start);
        let behind = CONTEXT.min(old.raw.len() - last.before.end);
        let range = |from: usize, to: usize| {
            let from = from - before;
            format!("{},{}", start.lines + from + 1, to + behind - from)
        };
        writeln!(
            out,
            "@@ -{} +{} @@",
            range(first.before.start, last.before.end),
            range(first.after.start, last.after.end)
        )?;
        let mut at = first.after.start - before;
        for Change { before: olds, after: news } in group {
            write_kept(out, &new, at..news.start)?;
            at = news.end;
            // Of as many lines as there are new ones, each is compared with its own.
            let is_pair = olds.len() == news.len();
            for (number, line) in olds.clone().map(|number| old.line(number)).enumerate() {
                let other = is_pair.then(|| new.line(news.start + number));
                // What stays is shown as in the new line: behind a fault, the old one shows
                // nothing.
                let kept = other.map(|new| line.kept_in(new));
                let line = Line { shown: kept.as_deref().unwrap_or(line.shown), ..line };
                writeln!(out, "-{}", line.shown(other))?;
            }
            for (number, line) in news.clone().map(|number| new.line(number)).enumerate() {
                writeln!(out, "+{}", line.shown(is_pair.then(|| old.line(olds.start + number))))?;
            }
        }
        write_kept(out, &new, at..at + behind)?;
    }
    writeln!(out)
}

/// Writes lines that stay, as in the new text: what is no JSON before may be some afterwards, and
/// shows more.
fn write_kept(out: &mut dyn Write, new: &Blanked<'_>, lines: Range<usize>) -> io::Result<()> {
    lines.map(|number| new.line(number)).try_for_each(|line| writeln!(out, " {}", line.shown(None)))
}

/// What was fixed, in a line.
fn statement(finding: &Finding) -> String {
    let pointer = finding.pointer().as_str();
    let place = if pointer.is_empty() { String::new() } else { format!(" at {}", printable(pointer)) };
    format!("{}{place}: {}", finding.rule(), printable(&finding.message()))
}

/// A text by its lines, as they are and as they are shown.
struct Blanked<'t> {
    raw: Vec<&'t [u8]>,
    shown: Vec<String>,
}

/// A line, as it is and as it is shown.
#[derive(Clone, Copy)]
struct Line<'l> {
    raw: &'l [u8],
    shown: &'l str,
}

impl<'t> Blanked<'t> {
    fn of(report: &Report, text: &'t [u8]) -> Self {
        let syntax = report.findings().iter().find(|finding| finding.rule() == Rule::Syntax);
        let end = syntax.and_then(Finding::span).map(|Span { range, .. }| range.start);
        let shown = redact(report.model(), text, end);
        Self {
            raw: text.split_inclusive(|byte| *byte == b'\n').collect(),
            shown: shown.split_inclusive('\n').map(|line| line.trim_end().to_owned()).collect(),
        }
    }

    fn line(&self, at: usize) -> Line<'_> {
        let raw = self.raw.get(at).copied().unwrap_or_default();
        Line { raw, shown: self.shown.get(at).map_or("", String::as_str) }
    }
}

impl Line<'_> {
    /// How it is shown if what it has in common with another one, from both ends, is shown as
    /// there.
    fn kept_in(&self, other: Self) -> String {
        // Both forms of a line have the same bytes, but for white space at its end.
        let raw = |line: &Self| line.raw.get(..line.shown.len()).unwrap_or_default().to_vec();
        let (own, its) = (raw(self), raw(&other));
        let is_boundary =
            |at: usize, from: usize| self.shown.is_char_boundary(at) && other.shown.is_char_boundary(from);
        let mut start = own.iter().zip(&its).take_while(|(one, other)| one == other).count();
        while !is_boundary(start, start) {
            start -= 1;
        }
        let most = own.len().min(its.len()) - start;
        let ends = own.iter().rev().zip(its.iter().rev());
        let mut end = ends.take(most).take_while(|(one, other)| one == other).count();
        while !is_boundary(own.len() - end, its.len() - end) {
            end -= 1;
        }
        let parts = [
            other.shown.get(..start),
            self.shown.get(start..own.len() - end),
            other.shown.get(its.len() - end..),
        ];
        parts.map(Option::unwrap_or_default).concat()
    }

    /// The line, or the part of a long one around the first byte that differs from the other line.
    fn shown(&self, other: Option<Line<'_>>) -> String {
        let Some(end) = self.shown.char_indices().nth(SHOWN).map(|(end, _)| end) else {
            return visible(self.shown);
        };
        let differs =
            |other: Line<'_>| self.raw.iter().zip(other.raw).take_while(|(one, other)| one == other).count();
        let differs = other.map_or(0, differs).min(self.shown.len());
        let before = self.shown.char_indices().rev().filter(|(at, _)| *at < differs).nth(BEFORE - 1);
        let Some(from) = before.map(|(at, _)| at).filter(|from| *from > 0) else {
            return visible(self.shown.get(..end).unwrap_or_default()) + "...";
        };
        let rest = self.shown.get(from..).unwrap_or_default();
        let end = rest.char_indices().nth(SHOWN).map(|(end, _)| end);
        let mut text = format!("...{}", visible(rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()));
        if end.is_some() {
            let _ = write!(text, "...");
        }
        text
    }
}

/// A text with escapes in place of invisible characters, but for tabs.
fn visible(text: &str) -> String {
    text.split('\t').map(printable).collect::<Vec<_>>().join("\t")
}
