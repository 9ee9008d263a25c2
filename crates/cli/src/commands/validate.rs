//! The command `validate`: runs every file through the checker and every finding to the output.

pub(crate) mod arguments;
mod fixing;
mod run;
mod written_files;

use chatapps_webhooks_project::Project;

use self::arguments::{Output, ValidateArguments};
use self::fixing::Fixing;
use self::run::Run;
use crate::checking::configuration::Configurations;
use crate::checking::document_check::DocumentCheck;
use crate::exit_code::{COULD_NOT_RUN, INVALID, SUCCESS};
use crate::failure::Failure;
use crate::input::file::File;
use crate::input::reading;
use crate::interrupt;
use crate::messages;
use crate::output::github_summary::GithubSummary;
use crate::output::outputs::Outputs;
use crate::output::stderr;
use crate::output::summary::Summary;
use crate::output::writers::{self, WriterOptions};
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
    written_files::check(arguments)?;
    let mut run = Run {
        arguments,
        configurations: Configurations::of(
            &arguments.configuration,
            arguments.given(),
            arguments.stdin_name.clone(),
        )?,
        check: DocumentCheck::of(&Project::none(&arguments.given()), None),
        output: outputs(arguments, fixing.as_ref())?,
        summary: Summary::default(),
        hold: interrupt::hold(),
    };
    for file in reading::files(&arguments.paths) {
        interrupt::check()?;
        match file {
            Ok(file) => {
                run.configure(&file)?;
                match fixing.take() {
                    Some(before) => fixing = Some(run.fix(&file, before)?),
                    None => run.file(&file)?,
                }
            }
            Err(unread) => run.unread(&unread)?,
        }
    }
    if fixing.as_ref().is_none_or(Fixing::reports) {
        run.suppressions()?;
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

/// Standard output, the files that were asked for, and that of a summary. Where standard output is
/// the fixed text of standard input, findings go to standard error; where fixes are only shown,
/// they go nowhere.
fn outputs(arguments: &ValidateArguments, fixing: Option<&Fixing>) -> Result<Outputs, Failure> {
    let ValidateArguments { format, color, quiet, fail_on, with_fixes, .. } = *arguments;
    let options = WriterOptions { fail_on, with_fixes };
    let is_quiet = quiet || fixing.is_some_and(|fixing| !fixing.reports());
    let mut writers = match fixing {
        Some(fixing) if fixing.takes_stdout() && !is_quiet => vec![stderr::writer()],
        _ => vec![writers::stdout(format, color, is_quiet, options)?],
    };
    for Output { format, file } in &arguments.outputs {
        writers.push(writers::file(*format, file, options)?);
    }
    if let Some(path) = &arguments.github_summary {
        writers.push(Box::new(GithubSummary::open(path)?));
    }
    Ok(Outputs(writers))
}
