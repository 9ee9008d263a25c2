//! The command `validate`: every file through the checker, every finding to the output.

use chatapps_webhooks::{Checker, Limits, Model, Report};

use crate::args::ValidateArguments;
use crate::document::{Document, Start};
use crate::file::File;
use crate::input::{self, Text, Unread};
use crate::ndjson;
use crate::output::{self, Counts, Output, Summary};
use crate::progress;
use crate::stop::{self, COULD_NOT_RUN, INVALID, SUCCESS, Stop};

/// Checks what the arguments name.
pub(crate) fn run(arguments: &ValidateArguments) -> Result<u8, Stop> {
    let mut run = Run {
        arguments,
        inspector: Inspector::new(arguments)?,
        output: output::to_stdout(arguments)?,
        summary: Summary::default(),
    };
    for found in input::files(&arguments.paths) {
        match found {
            Ok(file) => run.file(&file)?,
            Err(unread) => run.unread(&unread)?,
        }
    }
    run.output.finish(&run.summary)?;
    Ok(match &run.summary {
        summary if !summary.is_complete() => COULD_NOT_RUN,
        summary if summary.found.errors > 0 => INVALID,
        _ => SUCCESS,
    })
}

/// What every document is checked for.
pub(crate) struct Inspector {
    pub(crate) checker: Checker,
    pub(crate) model: Model,
    /// Whether only errors matter.
    pub(crate) quiet: bool,
}

impl Inspector {
    fn new(arguments: &ValidateArguments) -> Result<Self, Stop> {
        let policy = arguments.rules.iter().try_fold(arguments.policy.clone(), |policy, (rule, level)| {
            policy.with_level(*rule, *level).map_err(|error| Stop::Failed(error.to_string()))
        })?;
        let limits =
            Limits { bytes: arguments.max_bytes, depth: arguments.max_depth, entries: arguments.max_entries };
        let checker = Checker::new(policy).with_limits(limits);
        Ok(Self { checker, model: arguments.model, quiet: arguments.quiet })
    }

    /// The report on a text; `None` if there is nothing to report.
    pub(crate) fn inspect(&self, text: &[u8]) -> Option<Report> {
        if self.quiet && self.checker.is_valid(self.model, text) {
            return None;
        }
        let report = self.checker.check(self.model, text);
        (!report.findings().is_empty()).then_some(report)
    }
}

struct Run<'a> {
    arguments: &'a ValidateArguments,
    inspector: Inspector,
    output: Box<dyn Output>,
    summary: Summary,
}

impl Run<'_> {
    fn file(&mut self, file: &File) -> Result<(), Stop> {
        if file.is_lines() { self.lines(file) } else { self.whole(file) }
    }

    /// A file that is one document.
    fn whole(&mut self, file: &File) -> Result<(), Stop> {
        let inspector = &self.inspector;
        let text = match input::read(file, &inspector.checker, inspector.model) {
            Ok(text) => text,
            Err(error) => return self.unread(&Unread::new(file.clone(), &error)),
        };
        let (report, text) = match text {
            Text::Read(text) => (inspector.inspect(&text), Some(text)),
            Text::TooLarge(report) => (Some(report), None),
        };
        self.begin(file)?;
        let valid = report.as_ref().is_none_or(Report::is_valid);
        if let Some(report) = &report {
            self.summary.found += Counts::of(report);
            let text = text.as_deref();
            self.output.document(&Document { file, report, text, start: Start::default() })?;
        }
        self.end(valid)
    }

    /// A file of which each line is a document.
    fn lines(&mut self, file: &File) -> Result<(), Stop> {
        let input = match ndjson::open(file) {
            Ok(input) => input,
            Err(error) => return self.unread(&Unread::new(file.clone(), &error)),
        };
        self.begin(file)?;
        let errors = self.summary.found.errors;
        let (summary, output) = (&mut self.summary, &mut self.output);
        let bar = progress::bar(input.length, self.arguments);
        let renderer = output.renderer();
        let render = |line: &ndjson::Line<'_>, out: &mut Vec<u8>| {
            let ndjson::Line { report, text, start } = *line;
            renderer.render(&Document { file, report, text, start }, out)
        };
        let read = ndjson::check(input, &self.inspector, &bar, render, |found| {
            summary.found += found.counts;
            output.rendered(&found.text)
        })?;
        match read {
            Ok(()) => self.end(self.summary.found.errors == errors),
            Err(error) => self.unread(&Unread::new(file.clone(), &error)),
        }
    }

    fn begin(&mut self, file: &File) -> Result<(), Stop> {
        self.summary.files += 1;
        Ok(self.output.begin_file(file, self.inspector.model)?)
    }

    fn end(&mut self, valid: bool) -> Result<(), Stop> {
        self.summary.valid += usize::from(valid);
        Ok(self.output.end_file(valid)?)
    }

    /// Says so, and goes on with the other files.
    fn unread(&mut self, unread: &Unread) -> Result<(), Stop> {
        *(if unread.is_empty { &mut self.summary.empty } else { &mut self.summary.unread }) += 1;
        self.output.unread(unread)?;
        stop::say("error", &unread.message);
        Ok(())
    }
}
