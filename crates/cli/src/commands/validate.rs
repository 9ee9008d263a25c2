//! The command `validate`: runs every file through the checker and every finding to the output.

pub(crate) mod arguments;

use chatapps_webhooks::{Checker, InputFormat, Level, Limits, Report};

use self::arguments::ValidateArguments;
use crate::checking::document_check::DocumentCheck;
use crate::checking::lines::{self, Line};
use crate::checking::progress;
use crate::exit_code::{COULD_NOT_RUN, INVALID, SUCCESS};
use crate::failure::Failure;
use crate::input::document::{Document, Start, Written};
use crate::input::file::File;
use crate::input::reading::{self, Text, Unread};
use crate::interrupt::{self, Hold};
use crate::messages;
use crate::output::format::Format;
use crate::output::report_writer::ReportWriter;
use crate::output::stdout;
use crate::output::summary::Summary;
use crate::policy::with_levels;
#[cfg(all(unix, feature = "signals"))]
use crate::signals;

/// Checks the files that the arguments name.
pub(crate) fn run(arguments: &ValidateArguments) -> Result<u8, Failure> {
    if arguments.paths.iter().filter(|path| File::from_argument(path).is_stdin()).count() > 1 {
        return Err(Failure::stdin_twice());
    }
    #[cfg(all(unix, feature = "signals"))]
    signals::catch();
    let mut run = Run {
        arguments,
        check: document_check(arguments)?,
        output: stdout::writer(arguments.format, arguments.color, arguments.quiet)?,
        summary: Summary::default(),
        hold: interrupt::hold(),
    };
    for file in reading::files(&arguments.paths) {
        interrupt::check()?;
        match file {
            Ok(file) => run.file(&file)?,
            Err(unread) => run.unread(&unread)?,
        }
    }
    run.output.finish(&run.summary)?;
    if !arguments.quiet
        && let Some(omission) = run.summary.omission()
    {
        messages::note(format_args!("{omission}"));
    }
    Ok(match &run.summary {
        summary if !summary.is_complete() => COULD_NOT_RUN,
        summary if summary.found.reaches(arguments.fail_on) => INVALID,
        _ => SUCCESS,
    })
}

fn document_check(arguments: &ValidateArguments) -> Result<DocumentCheck, Failure> {
    let policy = with_levels(&arguments.policy, arguments.rules.iter().copied())?;
    let default = Limits::default();
    let limits = Limits {
        bytes: arguments.max_bytes.unwrap_or(default.bytes),
        event_bytes: arguments.max_bytes.unwrap_or(default.event_bytes),
        depth: arguments.max_depth,
        entries: arguments.max_entries,
        findings: arguments.max_findings,
    };
    let checker = Checker::new(policy).with_limits(limits);
    Ok(DocumentCheck {
        checker,
        model: arguments.model,
        errors_only: arguments.quiet && arguments.fail_on == Level::Error,
    })
}

struct Run<'a> {
    arguments: &'a ValidateArguments,
    check: DocumentCheck,
    output: Box<dyn ReportWriter>,
    summary: Summary,
    /// `None` while the output is whole. It is dropped after the output, which is whole by then.
    hold: Option<Hold>,
}

impl Run<'_> {
    fn file(&mut self, file: &File) -> Result<(), Failure> {
        let may_be_lines = matches!(self.arguments.input_format, None | Some(InputFormat::Json));
        let is_lines = self.arguments.lines || file.is_lines() && may_be_lines;
        if is_lines { self.lines(file) } else { self.document(file) }
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
        self.begin(file)?;
        let valid = report.as_ref().is_none_or(Report::is_valid);
        if let Some(report) = &report {
            self.summary.found += report.counts();
            self.summary.omitted += report.omitted();
            let text = text.read();
            self.output.document(&Document { file, report, text, start: Start::default(), written })?;
        }
        self.end(valid)
    }

    /// Checks a file in which each line is a document.
    fn lines(&mut self, file: &File) -> Result<(), Failure> {
        let input = match self.wait(|_| lines::open(file))? {
            Ok(input) => input,
            Err(error) => return self.unread(&Unread::new(file.clone(), &error)),
        };
        self.begin(file)?;
        let errors = self.summary.found.errors;
        let (summary, output) = (&mut self.summary, &mut self.output);
        let ends_lines =
            self.arguments.quiet || matches!(self.arguments.format, Format::Human | Format::Github);
        let bar = progress::bar(input.length, ends_lines);
        let renderer = output.renderer();
        let render = |line: &Line<'_>, out: &mut Vec<u8>| {
            let Line { report, text, start } = *line;
            renderer.render(&Document { file, report, text, start, written: Written::AsJson }, out)
        };
        let read = lines::check(input, &self.check, &bar, render, |result| {
            summary.found += result.counts;
            summary.omitted += result.omitted;
            output.rendered(&result.text)
        })?;
        match read {
            Ok(()) => self.end(self.summary.found.errors == errors),
            Err(error) => self.unread(&Unread::new(file.clone(), &error)),
        }
    }

    /// Does what may wait for others. Meanwhile, the process may end.
    fn wait<T>(&mut self, work: impl FnOnce(&DocumentCheck) -> T) -> Result<T, Failure> {
        self.output.flush()?;
        self.hold = None;
        let done = work(&self.check);
        self.hold = interrupt::hold();
        Ok(done)
    }

    fn begin(&mut self, file: &File) -> Result<(), Failure> {
        self.summary.files += 1;
        Ok(self.output.begin_file(file, self.check.model)?)
    }

    fn end(&mut self, valid: bool) -> Result<(), Failure> {
        self.summary.valid += usize::from(valid);
        Ok(self.output.end_file(valid)?)
    }

    /// Reports a path that could not be read. The other files are still checked.
    fn unread(&mut self, unread: &Unread) -> Result<(), Failure> {
        *(if unread.is_empty { &mut self.summary.empty } else { &mut self.summary.unread }) += 1;
        self.output.unread(unread)?;
        messages::error(&unread.message);
        Ok(())
    }
}
