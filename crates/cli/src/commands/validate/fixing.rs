//! `--fix` and `--diff`: fixes each document, and reports what is left.

use std::fs;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use chatapps_webhooks::{Applicability, Fixed, InputFormat, LevelCounts, Report};

use super::arguments::ValidateArguments;
use super::run::Run;
use crate::checking::document_check::DocumentCheck;
use crate::failure::Failure;
use crate::fixing::diff;
use crate::fixing::lines::{self, Line};
use crate::fixing::original::Original;
use crate::input::document::{Start, Written};
use crate::input::file::File;
use crate::input::reading::{self, Text, Unread};
use crate::messages;
use crate::output::format::Format;

/// What is done with fixes, and what was done up to now.
pub(super) struct Fixing {
    applicability: Applicability,
    /// Whether they are made, or only shown.
    writes: bool,
    shows: bool,
    reads_stdin: bool,
    /// How many findings were fixed, or would be, and in how many files.
    findings: usize,
    files: usize,
}

/// Why a document stays as it is.
enum Stop {
    /// The message for the user; other files go on.
    Told(String),
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl Fixing {
    /// What the arguments ask for; `None` if that is no fix.
    pub(super) fn of(arguments: &ValidateArguments) -> Result<Option<Self>, Failure> {
        let Some(applicability) = arguments.fixes() else { return Ok(None) };
        let told = |text: &str| Err(Failure::Message(text.to_owned()));
        if arguments.fix.zip(arguments.diff.flatten()).is_some_and(|(fix, diff)| fix != diff) {
            return told("`--fix` and `--diff` ask for different fixes: give both the same kind");
        }
        if arguments.diff.is_some() && arguments.format != Format::Human {
            return told("`--diff` is for people: leave out `--format`, or `--diff`");
        }
        let reads_stdin = arguments.paths.is_empty()
            || arguments.paths.iter().any(|path| File::from_argument(path).is_stdin());
        if reads_stdin
            && arguments.fix.is_some()
            && (arguments.format != Format::Human || arguments.diff.is_some())
        {
            return told(
                "the fixed text of standard input goes to standard output, where nothing else can go: leave out `--format` and `--diff`",
            );
        }
        if let Some(kind) = arguments.paths.first().and_then(|path| path.to_str())
            && kind.parse::<Applicability>().is_ok()
            && !Path::new(kind).exists()
        {
            let option = if arguments.fix.is_some() { "fix" } else { "diff" };
            return Err(Failure::Message(format!("`{kind}` does not exist: write `--{option}={kind}`")));
        }
        let (writes, shows) = (arguments.fix.is_some(), arguments.diff.is_some());
        Ok(Some(Self { applicability, writes, shows, reads_stdin, findings: 0, files: 0 }))
    }

    /// Whether findings are reported: of what is left when fixes were made.
    pub(super) const fn reports(&self) -> bool {
        self.writes
    }

    /// Whether standard output is the fixed text of standard input.
    pub(super) const fn takes_stdout(&self) -> bool {
        self.writes && self.reads_stdin
    }

    /// Whether anything was fixed, or would be.
    pub(super) const fn has_fixed(&self) -> bool {
        self.findings > 0
    }

    /// Says what was done.
    pub(super) fn summarize(&self) {
        let Self { findings, files, .. } = *self;
        let plural =
            |count: usize, name: &str| format!("{count} {name}{}", if count == 1 { "" } else { "s" });
        if findings > 0 {
            let did = if self.writes { "fixed" } else { "would fix" };
            messages::note(format_args!(
                "{did} {} in {}",
                plural(findings, "finding"),
                plural(files, "file")
            ));
        }
    }

    fn fix(&self, check: &DocumentCheck, text: &[u8]) -> Result<Fixed, Stop> {
        let fixed = check.checker.fixed(check.model, text, self.applicability);
        fixed.map_err(|unsettled| Stop::Told(unsettled.to_string()))
    }

    /// Shows the difference that fixes make, if that was asked for.
    fn show(
        &self,
        check: &DocumentCheck,
        file: &File,
        text: &[u8],
        fixed: &Fixed,
        start: Start,
    ) -> io::Result<()> {
        if !self.shows || fixed.findings().is_empty() {
            return Ok(());
        }
        let before = check.checker.check(check.model, text);
        diff::write(&mut io::stdout().lock(), file, (&before, text), fixed, start, self.writes)
    }
}

impl Run<'_> {
    /// Fixes a file, and reports what is left. Only JSON can be fixed.
    pub(super) fn fix(&mut self, file: &File, mut fixing: Fixing) -> Result<Fixing, Failure> {
        let before = fixing.findings;
        if file.format(self.arguments.input_format) != InputFormat::Json {
            if fixing.takes_stdout() && file.is_stdin() {
                return Err(Failure::Message("only JSON can be fixed: leave out `--fix`".to_owned()));
            }
            messages::note(format_args!("`{file}` stays as it is: only JSON can be fixed"));
            if fixing.reports() {
                self.file(file)?;
            }
            return Ok(fixing);
        }
        let fixed = if self.is_lines(file) {
            self.fix_lines(file, &mut fixing)
        } else {
            self.fix_document(file, &mut fixing)
        };
        fixing.files += usize::from(fixing.findings > before);
        match fixed {
            Ok(()) => Ok(fixing),
            Err(Stop::Failed(failure)) => Err(failure),
            Err(Stop::Told(text)) => {
                let message = format!("cannot fix `{file}`: {text}");
                self.unread(&Unread { file: file.clone(), message, is_empty: false })?;
                Ok(fixing)
            }
        }
    }

    /// The file to replace, if there is one.
    fn original(file: &File, fixing: &Fixing) -> Result<Option<Original>, Stop> {
        match file {
            // That it can't be read is told where it is read.
            File::Path(path) if fixing.writes && path.is_file() => {
                Original::of(path).map(Some).map_err(|error| Stop::Told(error.to_string()))
            }
            _ => Ok(None),
        }
    }

    fn fix_document(&mut self, file: &File, fixing: &mut Fixing) -> Result<(), Stop> {
        let original = Self::original(file, fixing)?;
        let text = match self.wait(|check| reading::read(file, &check.checker, check.model))? {
            Ok(Text::Read(text)) => text,
            Ok(Text::TooLarge(report)) => {
                return Ok(self.report(file, Some(&report), None, Written::AsJson)?);
            }
            Err(error) => return Ok(self.unread(&Unread::new(file.clone(), &error))?),
        };
        let fixed = fixing.fix(&self.check, &text)?;
        match original {
            Some(original) if !fixed.findings().is_empty() => {
                original.rewrite(&text, fixed.text()).map_err(|error| Stop::Told(error.to_string()))?;
            }
            None if fixing.writes && !matches!(file, File::Path(_)) => {
                io::stdout().lock().write_all(fixed.text())?;
            }
            _ => {}
        }
        fixing.findings += fixed.findings().len();
        fixing.show(&self.check, file, &text, &fixed, Start::default())?;
        let json = || str::from_utf8(fixed.text()).unwrap_or_default();
        let report = self.check.that_matters(fixed.report().clone(), json);
        Ok(self.report(file, report.as_ref(), Some(fixed.text()), Written::AsJson)?)
    }

    fn fix_lines(&mut self, file: &File, fixing: &mut Fixing) -> Result<(), Stop> {
        let original = Self::original(file, fixing)?;
        let input: Box<dyn Read> = match file {
            File::Stdin => Box::new(io::stdin()),
            File::Path(path) => match fs::File::open(path) {
                Ok(input) => Box::new(input),
                Err(error) => return Ok(self.unread(&Unread::new(file.clone(), &error))?),
            },
        };
        let told = |error: io::Error| Stop::Told(error.to_string());
        // That the file may not be replaced counts only if it is to be.
        let mut replacement = original.as_ref().map(Original::replacement);
        let mut nowhere = io::sink();
        let mut stdout = io::stdout().lock();
        let out: &mut dyn Write = match &mut replacement {
            Some(Ok(replacement)) => replacement,
            None if fixing.writes && *file == File::Stdin => &mut stdout,
            _ => &mut nowhere,
        };
        let (mut found, mut omitted, mut is_changed) =
            (LevelCounts::default(), LevelCounts::default(), false);
        let limit = self.check.checker.too_large(self.check.model, None).is_some();
        let limit = limit.then(|| self.check.checker.max_bytes(self.check.model));
        if fixing.reports() {
            self.begin(file)?;
        }
        let (check, output) = (&self.check, &mut self.output);
        let mut report = |report: &Report, text: Option<&[u8]>, start: Start| {
            found += report.counts();
            omitted += report.omitted();
            let is_wanted = !report.findings().is_empty() && fixing.reports();
            if is_wanted {
                output.document(&check.shown(file, report, text, start, Written::AsJson))
            } else {
                Ok(())
            }
        };
        let mut fixed_findings = 0;
        lines::rewrite(BufReader::new(input), limit, out, |line| match line {
            Line::Text(text, start) => {
                let fixed = fixing.fix(check, text)?;
                fixing.show(check, file, text, &fixed, *start)?;
                let json = || str::from_utf8(fixed.text()).unwrap_or_default();
                if let Some(left) = check.that_matters(fixed.report().clone(), json) {
                    report(&left, Some(fixed.text()), *start)?;
                }
                fixed_findings += fixed.findings().len();
                is_changed |= !fixed.findings().is_empty();
                Ok::<_, Stop>((!fixed.findings().is_empty()).then(|| fixed.into_text()))
            }
            Line::TooLong(length, start) => {
                if let Some(too_large) = check.checker.too_large(check.model, Some(*length)) {
                    report(&too_large, None, *start)?;
                }
                Ok(None)
            }
        })?;
        if let (Some(original), Some(replacement)) = (original, replacement.filter(|_| is_changed)) {
            replacement.and_then(|replacement| original.replace(replacement)).map_err(told)?;
        }
        fixing.findings += fixed_findings;
        self.summary.found += found;
        self.summary.omitted += omitted;
        if fixing.reports() { Ok(self.end(found)?) } else { Ok(()) }
    }
}
