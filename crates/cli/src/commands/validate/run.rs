//! One run of `validate`: file after file, through the checker and to the outputs.

use chatapps_webhooks::{InputFormat, LevelCounts, Report};

use super::arguments::ValidateArguments;
use crate::checking::document_check::DocumentCheck;
use crate::checking::lines::{self, Line};
use crate::checking::progress;
use crate::failure::Failure;
use crate::input::document::{Start, Written};
use crate::input::file::File;
use crate::input::reading::{self, Text, Unread};
use crate::interrupt::{self, Hold};
use crate::messages;
use crate::output::outputs::{Outputs, Rendered};
use crate::output::summary::{Fixable, Summary};

/// What comes of the lines of a block.
#[derive(Default)]
struct Lines {
    rendered: Rendered,
    fixable: Fixable,
}

/// One run of `validate`.
pub(super) struct Run<'a> {
    pub(super) arguments: &'a ValidateArguments,
    pub(super) check: DocumentCheck,
    pub(super) output: Outputs,
    pub(super) summary: Summary,
    /// `None` while the output is whole. It is dropped after the output, which is whole by then.
    pub(super) hold: Option<Hold>,
}

impl Run<'_> {
    pub(super) fn file(&mut self, file: &File) -> Result<(), Failure> {
        if self.is_lines(file) { self.lines(file) } else { self.document(file) }
    }

    /// Whether each line of a file is a document.
    pub(super) fn is_lines(&self, file: &File) -> bool {
        let may_be_lines = matches!(self.arguments.input_format, None | Some(InputFormat::Json));
        self.arguments.lines || (file.is_lines() && may_be_lines && !self.arguments.desired)
    }

    /// Checks a file that is one document.
    fn document(&mut self, file: &File) -> Result<(), Failure> {
        let text = match self.wait(|check| reading::read(file, &check.checker, check.model))? {
            Ok(text) => text,
            Err(error) => return self.unread(&Unread::new(file.clone(), &error)),
        };
        let check = &self.check;
        let format = file.format(self.arguments.input_format);
        let (report, transcript) = match &text {
            Text::Read(text) if format == InputFormat::Json => (check.check(text), None),
            Text::Read(text) => check.check_written(format, text),
            Text::TooLarge(report) => (Some(report.clone()), None),
        };
        let written = match format {
            InputFormat::Json => Written::AsJson,
            _ => Written::Otherwise(transcript.as_ref()),
        };
        self.report(file, report.as_ref(), text.read(), written)
    }

    /// Reports what was found in a file that is one document.
    pub(super) fn report(
        &mut self,
        file: &File,
        report: Option<&Report>,
        text: Option<&[u8]>,
        written: Written<'_>,
    ) -> Result<(), Failure> {
        self.begin(file)?;
        let found = report.map(Report::counts).unwrap_or_default();
        if let Some(report) = report {
            self.summary.found += report.counts();
            self.summary.omitted += report.omitted();
            let json = text.filter(|_| matches!(written, Written::AsJson));
            self.summary.fixable += self.check.fixable(report, json);
            self.output.document(&self.check.shown(file, report, text, Start::default(), written))?;
        }
        self.end(found)
    }

    /// Checks a file in which each line is a document.
    fn lines(&mut self, file: &File) -> Result<(), Failure> {
        let input = match self.wait(|_| lines::open(file))? {
            Ok(input) => input,
            Err(error) => return self.unread(&Unread::new(file.clone(), &error)),
        };
        self.begin(file)?;
        let mut found = LevelCounts::default();
        let (summary, output) = (&mut self.summary, &mut self.output);
        let ends_lines = self.arguments.quiet || self.arguments.format.ends_lines();
        let bar = progress::bar(input.length, ends_lines);
        let renderers = output.renderers();
        let check = &self.check;
        let render = |line: &Line<'_>, out: &mut Lines| {
            let Line { report, text, start } = *line;
            out.fixable += check.fixable(report, text);
            renderers.render(&check.shown(file, report, text, start, Written::AsJson), &mut out.rendered)
        };
        let read = lines::check(input, &self.check, &bar, render, |result| {
            found += result.counts;
            summary.omitted += result.omitted;
            summary.fixable += result.rendered.fixable;
            output.rendered(&result.rendered.rendered)
        })?;
        self.summary.found += found;
        match read {
            Ok(()) => self.end(found),
            Err(error) => self.unread(&Unread::new(file.clone(), &error)),
        }
    }

    /// Does what may wait for others. Meanwhile, the process may end.
    pub(super) fn wait<T>(&mut self, work: impl FnOnce(&DocumentCheck) -> T) -> Result<T, Failure> {
        self.output.flush()?;
        self.hold = None;
        let done = work(&self.check);
        self.hold = interrupt::hold();
        Ok(done)
    }

    pub(super) fn begin(&mut self, file: &File) -> Result<(), Failure> {
        self.summary.files += 1;
        Ok(self.output.begin_file(file, self.check.model)?)
    }

    pub(super) fn end(&mut self, found: LevelCounts) -> Result<(), Failure> {
        self.summary.valid += usize::from(found.errors == 0);
        Ok(self.output.end_file(found)?)
    }

    /// Reports a path that could not be read. The other files are still checked.
    pub(super) fn unread(&mut self, unread: &Unread) -> Result<(), Failure> {
        *(if unread.is_empty { &mut self.summary.empty } else { &mut self.summary.unread }) += 1;
        self.output.unread(unread)?;
        messages::error(&unread.message);
        Ok(())
    }
}
