//! The command `validate`: runs every file through the checker and every finding to the output.

pub(crate) mod arguments;
mod fixing;

use chatapps_webhooks::{Checker, Level, LevelCounts, Limits, Report};

use self::arguments::ValidateArguments;
use self::fixing::Fixing;
use crate::checking::document_check::DocumentCheck;
use crate::checking::lines::{self, Line};
use crate::checking::progress;
use crate::exit_code::{COULD_NOT_RUN, INVALID, SUCCESS};
use crate::failure::Failure;
use crate::input::document::Start;
use crate::input::file::File;
use crate::input::reading::{self, Text, Unread};
use crate::interrupt::{self, Hold};
use crate::messages;
use crate::output::format::Format;
use crate::output::github_summary::GithubSummary;
use crate::output::outputs::{Outputs, Rendered};
use crate::output::summary::{Fixable, Summary};
use crate::output::{stderr, stdout};
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
    let mut fixing = Fixing::of(arguments)?;
    let mut run = Run {
        arguments,
        check: document_check(arguments)?,
        output: outputs(arguments, fixing.as_ref())?,
        summary: Summary::default(),
        hold: interrupt::hold(),
    };
    for file in reading::files(&arguments.paths) {
        interrupt::check()?;
        match file {
            Ok(file) => match fixing.take() {
                Some(before) => fixing = Some(run.fix(&file, before)?),
                None => run.file(&file)?,
            },
            Err(unread) => run.unread(&unread)?,
        }
    }
    run.output.finish(&run.summary)?;
    if !arguments.quiet
        && let Some(omission) = run.summary.omission()
    {
        messages::note(format_args!("{omission}"));
    }
    if let Some(fixing) = fixing.as_ref().filter(|_| !arguments.quiet) {
        fixing.summarize();
    }
    let has_fixed = fixing.as_ref().is_some_and(Fixing::has_fixed);
    let fails = match &fixing {
        Some(fixing) if !fixing.reports() => has_fixed,
        _ => run.summary.found.reaches(arguments.fail_on) || (has_fixed && arguments.exit_non_zero_on_fix),
    };
    Ok(match &run.summary {
        summary if !summary.is_complete() => COULD_NOT_RUN,
        _ if fails => INVALID,
        _ => SUCCESS,
    })
}

/// Standard output, and the file of a summary if there is to be one. Where standard output is the fixed
/// text of standard input, findings go to standard error; where fixes are only shown, they go nowhere.
fn outputs(arguments: &ValidateArguments, fixing: Option<&Fixing>) -> Result<Outputs, Failure> {
    let ValidateArguments { format, color, quiet, fail_on, .. } = *arguments;
    let is_quiet = quiet || fixing.is_some_and(|fixing| !fixing.reports());
    let mut writers = match fixing {
        Some(fixing) if fixing.takes_stdout() && !is_quiet => vec![stderr::writer()],
        _ => vec![stdout::writer(format, color, is_quiet, fail_on)?],
    };
    if let Some(path) = &arguments.github_summary {
        writers.push(Box::new(GithubSummary::open(path)?));
    }
    Ok(Outputs(writers))
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
        errors_only: arguments.quiet
            && arguments.github_summary.is_none()
            && arguments.fail_on == Level::Error,
        shows_fixes: arguments.shows_fixes(),
        counts_fixes: !arguments.quiet && arguments.format == Format::Human && arguments.fixes().is_none(),
    })
}

/// What comes of the lines of a block.
#[derive(Default)]
struct Lines {
    rendered: Rendered,
    fixable: Fixable,
}

struct Run<'a> {
    arguments: &'a ValidateArguments,
    check: DocumentCheck,
    output: Outputs,
    summary: Summary,
    /// `None` while the output is whole. It is dropped after the output, which is whole by then.
    hold: Option<Hold>,
}

impl Run<'_> {
    fn file(&mut self, file: &File) -> Result<(), Failure> {
        if self.arguments.lines || file.is_lines() { self.lines(file) } else { self.document(file) }
    }

    /// Checks a file that is one document.
    fn document(&mut self, file: &File) -> Result<(), Failure> {
        let text = match self.wait(|check| reading::read(file, &check.checker, check.model))? {
            Ok(text) => text,
            Err(error) => return self.unread(&Unread::new(file.clone(), &error)),
        };
        let check = &self.check;
        let (report, text) = match text {
            Text::Read(text) => (check.check(&text), Some(text)),
            Text::TooLarge(report) => (Some(report), None),
        };
        self.report(file, report.as_ref(), text.as_deref())
    }

    /// Reports what was found in a file that is one document.
    fn report(&mut self, file: &File, report: Option<&Report>, text: Option<&[u8]>) -> Result<(), Failure> {
        self.begin(file)?;
        let found = report.map(Report::counts).unwrap_or_default();
        if let Some(report) = report {
            self.summary.found += report.counts();
            self.summary.omitted += report.omitted();
            self.summary.fixable += self.check.fixable(report, text);
            self.output.document(&self.check.shown(file, report, text, Start::default()))?;
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
            renderers.render(&check.shown(file, report, text, start), &mut out.rendered)
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

    fn end(&mut self, found: LevelCounts) -> Result<(), Failure> {
        self.summary.valid += usize::from(found.errors == 0);
        Ok(self.output.end_file(found)?)
    }

    /// Reports a path that could not be read. The other files are still checked.
    fn unread(&mut self, unread: &Unread) -> Result<(), Failure> {
        *(if unread.is_empty { &mut self.summary.empty } else { &mut self.summary.unread }) += 1;
        self.output.unread(unread)?;
        messages::error(&unread.message);
        Ok(())
    }
}
