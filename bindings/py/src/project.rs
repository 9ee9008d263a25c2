//! The configuration of a project. The class that Python shows is in `_project.py`.

#![expect(clippy::needless_pass_by_value, reason = "arguments of Python arrive as owned values")]

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::sync::Arc;

use chatapps_webhooks::{InputFormat, Options, Report};
use chatapps_webhooks_project::{self as project, Given, Project};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::checker::{rare, told};
use crate::convert::{Source, Unreadable, to_python};
use crate::finding::{Findings, to_findings};
use crate::name::Name;
use crate::read::ask;
use crate::report::{to_report, unknown};

/// The configuration of a project, and what came of its suppressions.
#[pyclass(frozen, module = "chatapps_webhooks._native")]
pub(crate) struct Run(Arc<project::Run>);

impl Run {
    fn of(project: Project) -> PyResult<Self> {
        Ok(Self(Arc::new(project::Run::of(project).map_err(unknown)?)))
    }
}

#[pymethods]
impl Run {
    /// The closest configuration to a folder.
    #[staticmethod]
    fn find(folder: PathBuf) -> PyResult<Option<Self>> {
        Project::find(&folder).map_err(unknown)?.map(Self::of).transpose()
    }

    /// The configuration of a file.
    #[staticmethod]
    fn read(file: PathBuf) -> PyResult<Self> {
        Self::of(Project::read(&file).map_err(unknown)?)
    }

    /// The path of the file.
    #[getter]
    fn file(&self) -> &OsStr {
        self.0.project().file().as_os_str()
    }

    /// How a file is checked, or a text that is in none.
    #[expect(clippy::too_many_arguments, reason = "each is an argument by name in Python")]
    #[pyo3(signature = (file=None, *, model=None, policy=None, rules=None, max_bytes=None, max_depth=None, max_entries=None, max_findings=None, format=Name::Default, desired=false, lines=false), text_signature = "($self, file=None, *, model=None, policy=None, rules=None, max_bytes=None, max_depth=None, max_entries=None, max_findings=None, format='json', desired=False, lines=False)")]
    fn file_check(
        &self,
        file: Option<PathBuf>,
        model: Option<Name<'_, '_>>,
        policy: Option<Name<'_, '_>>,
        rules: Option<&Bound<'_, PyAny>>,
        max_bytes: Option<&Bound<'_, PyAny>>,
        max_depth: Option<&Bound<'_, PyAny>>,
        max_entries: Option<&Bound<'_, PyAny>>,
        max_findings: Option<&Bound<'_, PyAny>>,
        format: Name<'_, '_>,
        desired: bool,
        lines: bool,
    ) -> PyResult<FileCheck> {
        let (rules, limits) = rare([rules, max_bytes, max_depth, max_entries, max_findings])?;
        let rules: Vec<_> = rules.iter().map(|(rule, level)| (rule.as_str(), level.as_str())).collect();
        let [max_bytes, max_depth, max_entries, max_findings] = limits;
        let policy = Name::text_of(policy.as_ref(), "policy")?;
        let options =
            Options { policy, rules: &rules, max_bytes, max_depth, max_entries, max_findings, desired };
        let model = Name::text_of(model.as_ref(), "model")?;
        let model = model.map(|name| name.parse().map_err(unknown)).transpose()?;
        let given = Given::from_options(&options, model).map_err(told)?;
        let format = format.parsed("format", InputFormat::Json)?;
        let check = self.0.file(file.as_deref(), &given, desired);
        Ok(FileCheck { check: if lines { check.of_lines() } else { check }, format })
    }

    /// The findings on the suppressions, for the path of each file that has some.
    fn findings<'py>(&self, py: Python<'py>) -> PyResult<Vec<(OsString, Bound<'py, PyTuple>)>> {
        let reports = self.0.reports();
        let told = |(file, _, report): (PathBuf, String, Report)| {
            let all = 0..report.findings().len();
            Ok((file.into_os_string(), to_findings(py, &Findings::Report(report.into()), all)?))
        };
        reports.into_iter().map(told).collect()
    }
}

/// How a file is checked.
#[pyclass(frozen, module = "chatapps_webhooks._native")]
pub(crate) struct FileCheck {
    check: project::FileCheck,
    format: InputFormat,
}

#[pymethods]
impl FileCheck {
    /// The findings of a text.
    fn check<'py>(&self, data: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        // Exceptions for some webhooks count in text alone.
        let of_object = |_: Source<'_, 'py>| Err(Unreadable::type_of("text", data).of_argument("data"));
        let report = ask(data, Some(self.format), &|text| self.check.check(self.format, text), &of_object)?;
        to_report(data.py(), report)
    }

    /// What it is checked under, by name.
    fn named<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.check.settings().named())
    }
}
