//! Which configuration counts for a file, and what comes of it in a run.

use std::collections::HashMap;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chatapps_webhooks::{EntryTargets, Report};
use chatapps_webhooks_project::{Baseline, Given, InvalidConfiguration, Project, Settings, Tally};
use clap::Args;

use crate::failure::Failure;
use crate::input::file::{File, shown};

/// Which configuration counts.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct ConfigurationArguments {
    /// Read the configuration from this file instead of the one closest to each file
    ///
    /// A check of a stranger's change takes that of the branch that it is merged into: the change
    /// could turn rules off.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(crate) config: Option<PathBuf>,

    /// Read no configuration
    #[arg(long)]
    pub(crate) no_config: bool,
}

/// A project that a run has to do with, and what came of its suppressions and its baseline.
pub(crate) struct InRun {
    pub(crate) project: Project,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    tally: Tally,
    /// What is left of the baseline.
    baseline: Option<Baseline>,
    /// How many findings the baseline took.
    known: usize,
}

impl InRun {
    fn of(project: Project) -> Result<Arc<Self>, Failure> {
        let baseline = Baseline::read(&project.baseline()).map_err(told)?;
        let state = State { baseline, ..State::default() };
        Ok(Arc::new(Self { project, state: Mutex::new(state) }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether there is a baseline.
    pub(crate) fn has_baseline(&self) -> bool {
        self.state().baseline.is_some()
    }

    /// Notes which suppressions were of use in a document.
    pub(crate) fn tally(&self, settings: &Settings, report: &Report) {
        self.state().tally.add(settings, report);
    }

    /// The report without the findings that the baseline has, as many as it has.
    pub(crate) fn without_known(&self, report: Report, json: &str, file: &File, limit: usize) -> Report {
        let mut state = self.state();
        let State { baseline, known, .. } = &mut *state;
        let Some(baseline) = baseline else { return report };
        let (path, folder) = (path_of(file, None), self.project.baseline());
        let folder = folder.parent().unwrap_or(Path::new(""));
        let (report, taken) = baseline.leave_out(report, json, path.as_deref(), folder, limit);
        *known += taken;
        report
    }

    /// How many findings were suppressed, and how many the baseline took.
    pub(crate) fn left_out(&self) -> (usize, usize) {
        let state = self.state();
        (state.tally.findings, state.known)
    }

    /// The findings on its suppressions, with their file and its text.
    pub(crate) fn reports(&self, given: &Given) -> Vec<(File, String, Report)> {
        let settings = self.project.settings(Some(self.project.file()), given);
        let reports = self.state().tally.reports(&self.project, &settings.policy);
        let named = |(path, text, report): (PathBuf, String, Report)| {
            (File::Path(from_here(&path).to_owned()), text, report)
        };
        reports.into_iter().map(named).filter(|(_, _, report)| !report.findings().is_empty()).collect()
    }
}

/// What a finding in a file counts as in the baseline of a project.
pub(crate) fn counted(
    project: &Project,
    finding: &chatapps_webhooks::Finding,
    targets: &EntryTargets,
    file: &File,
) -> Option<chatapps_webhooks_project::Counted> {
    let baseline = project.baseline();
    let folder = baseline.parent().unwrap_or(Path::new(""));
    Baseline::counted(finding, targets, path_of(file, None).as_deref(), folder)
}

/// Which configuration counts for a file.
enum Which {
    Closest,
    This(Arc<InRun>),
    None,
}

/// The configurations of a run.
pub(crate) struct Configurations {
    given: Given,
    /// The file that standard input stands for.
    stdin_name: Option<PathBuf>,
    which: Which,
    by_folder: HashMap<PathBuf, Option<Arc<InRun>>>,
    /// All, in the order in which they were met.
    all: Vec<Arc<InRun>>,
}

impl Configurations {
    pub(crate) fn of(
        arguments: &ConfigurationArguments,
        given: Given,
        stdin_name: Option<PathBuf>,
    ) -> Result<Self, Failure> {
        let named = arguments.config.as_deref().map(Project::read).transpose().map_err(told)?;
        let named = named.map(InRun::of).transpose()?;
        let all = named.iter().cloned().collect();
        let which = match named {
            Some(named) => Which::This(named),
            None if arguments.no_config => Which::None,
            None => Which::Closest,
        };
        Ok(Self { given, stdin_name, which, by_folder: HashMap::new(), all })
    }

    /// What was given beside the configurations.
    pub(crate) const fn given(&self) -> &Given {
        &self.given
    }

    /// All that counted for a file.
    pub(crate) fn all(&self) -> &[Arc<InRun>] {
        &self.all
    }

    /// The configuration that counts for a file, if there is one, and what it says.
    pub(crate) fn settings(&mut self, file: &File) -> Result<(Option<Arc<InRun>>, Settings), Failure> {
        let path = path_of(file, self.stdin_name.as_deref());
        let run = match &self.which {
            Which::This(run) => Some(run.clone()),
            Which::None => None,
            Which::Closest => self.closest(path.as_deref())?,
        };
        let settings = match &run {
            Some(run) => run.project.settings(path.as_deref(), &self.given),
            None => Project::none(&self.given),
        };
        Ok((run, settings))
    }

    /// The one closest to a file; to the current folder if there is no file.
    fn closest(&mut self, path: Option<&Path>) -> Result<Option<Arc<InRun>>, Failure> {
        let folder = path.and_then(Path::parent).unwrap_or(Path::new("")).to_owned();
        if let Some(known) = self.by_folder.get(&folder) {
            return Ok(known.clone());
        }
        let found = Project::find(&folder).map_err(told)?;
        let run = found.map(|project| self.met(project)).transpose()?;
        self.by_folder.insert(folder, run.clone());
        Ok(run)
    }

    /// A project, which may have been met before.
    fn met(&mut self, project: Project) -> Result<Arc<InRun>, Failure> {
        if let Some(known) = self.all.iter().find(|run| run.project.file() == project.file()) {
            return Ok(known.clone());
        }
        let run = InRun::of(project)?;
        self.all.push(run.clone());
        Ok(run)
    }
}

/// The path of a file; for standard input, that of the file that it stands for.
fn path_of(file: &File, stdin_name: Option<&Path>) -> Option<PathBuf> {
    match file {
        File::Path(_) if file.is_stdin() => stdin_name.map(Path::to_owned),
        File::Path(path) => Some(path.clone()),
        File::Stdin => stdin_name.map(Path::to_owned),
    }
}

/// A path relative to the current folder, if it is in it.
pub(crate) fn from_here(path: &Path) -> &Path {
    let here = env::current_dir().unwrap_or_default();
    path.strip_prefix(here).ok().filter(|path| path.file_name().is_some()).unwrap_or(path)
}

/// The message on a configuration that can't be used.
#[expect(clippy::needless_pass_by_value, reason = "it maps the error of a result")]
pub(crate) fn told(invalid: InvalidConfiguration) -> Failure {
    // Each mistake is an error of its own.
    Failure::Message(invalid.lines(&shown(from_here(invalid.file()))).join("\nerror: "))
}
