//! One run of `validate`: file after file, through the checker and to the outputs.

use chatapps_webhooks::{InputFormat, Level, LevelCounts, Model, Report};
use chatapps_webhooks_project::CONFIGURATION;

use super::arguments::ValidateArguments;
use crate::checking::configuration::Configurations;
use crate::checking::desired;
use crate::checking::document_check::{Configured, DocumentCheck};
use crate::checking::lines::{self, Line};
use crate::checking::progress;
use crate::failure::Failure;
use crate::input::document::{Document, Start, Written};
use crate::input::file::File;
use crate::input::reading::{self, Text, Unread};
use crate::interrupt::{self, Hold};
use crate::messages;
use crate::output::format::Format;
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
    pub(super) configurations: Configurations,
    /// How the documents of the current file are checked.
    pub(super) check: DocumentCheck,
    pub(super) output: Outputs,
    pub(super) summary: Summary,
    /// `None` while the output is whole. It is dropped after the output, which is whole by then.
    pub(super) hold: Option<Hold>,
}

impl Run<'_> {
    /// Takes the configuration of a file, whose documents are checked next.
    pub(super) fn configure(&mut self, file: &File) -> Result<(), Failure> {
        let (run, settings) = self.configurations.settings(file)?;
        let is_lines = self.is_lines(file);
        let configured = run.map(|run| Configured::of(run, settings.clone(), file.clone(), is_lines));
        let ValidateArguments { quiet, format, github_summary, outputs, fail_on, .. } = self.arguments;
        let is_for_people = (!quiet && *format == Format::Human)
            || outputs.iter().any(|output| output.format == Format::Human);
        self.check = DocumentCheck {
            errors_only: *quiet && github_summary.is_none() && outputs.is_empty() && *fail_on == Level::Error,
            shows_fixes: self.arguments.shows_fixes(),
            counts_fixes: is_for_people && self.arguments.fixes().is_none(),
            ..DocumentCheck::of(&settings, configured)
        };
        if self.arguments.desired {
            let limits = self.arguments.limits(desired::LIMITS);
            self.check.checker = desired::checker(&settings, &self.arguments.rules, limits);
            self.check.model = Model::Webhooks;
        }
        Ok(())
    }

    /// Reports what there is to say about the suppressions of all configurations, and how much they
    /// and the baselines left out.
    pub(super) fn suppressions(&mut self) -> Result<(), Failure> {
        for run in self.configurations.all() {
            let (suppressed, known) = run.left_out();
            self.summary.suppressed += suppressed;
            self.summary.in_baseline += known;
            for (file, text, report) in run.reports(self.configurations.given()) {
                let found = report.counts();
                self.summary.files += 1;
                self.summary.valid += usize::from(found.errors == 0);
                self.summary.found += found;
                self.output.begin_file(&file, CONFIGURATION)?;
                let document = Document::new(&file, &report, Some(text.as_bytes()), Start::default());
                self.output.document(&Document { written: Written::AsConfiguration, ..document })?;
                self.output.end_file(found)?;
            }
        }
        Ok(())
    }

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
        Ok(self.output.begin_file(file, self.check.model.as_str())?)
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
