//! What fixes change, for people: a unified diff with all values blanked that may be secret.
//!
//! Lines are compared as they are and shown blanked, so that a change of a secret shows as a change
//! of the line.

use std::fmt::Write as _;
use std::io::{self, Write};

use chatapps_webhooks::{Finding, Fixed, Model, Report, Rule, Span, printable};
use similar::{Algorithm, ChangeTag, capture_diff_slices, group_diff_ops};

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
    let ops = capture_diff_slices(Algorithm::Myers, &old.raw, &new.raw);
    for group in group_diff_ops(ops, CONTEXT) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let range = |from: usize, to: usize| format!("{},{}", start.lines + from + 1, to - from);
        writeln!(
            out,
            "@@ -{} +{} @@",
            range(first.old_range().start, last.old_range().end),
            range(first.new_range().start, last.new_range().end)
        )?;
        for op in &group {
            let (olds, news) = (op.old_range(), op.new_range());
            for change in op.iter_changes(&*old.raw, &*new.raw) {
                // Of as many lines as there are new ones, each is compared with its own.
                let is_pair = olds.len() == news.len();
                let (mark, line, other) = match (change.tag(), change.old_index(), change.new_index()) {
                    (ChangeTag::Delete, Some(at), _) => {
                        ('-', old.line(at), is_pair.then(|| new.line(news.start + at - olds.start)))
                    }
                    (ChangeTag::Insert, _, Some(at)) => {
                        ('+', new.line(at), is_pair.then(|| old.line(olds.start + at - news.start)))
                    }
                    // What is no JSON before may be some afterwards, and shows more.
                    (_, _, Some(at)) => (' ', new.line(at), None),
                    _ => continue,
                };
                // What stays is shown as in the new line: behind a fault, the old one shows
                // nothing.
                let kept = other.filter(|_| mark == '-').map(|new| line.kept_in(new));
                let line = Line { shown: kept.as_deref().unwrap_or(line.shown), ..line };
                writeln!(out, "{mark}{}", line.shown(other))?;
            }
        }
    }
    writeln!(out)
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
