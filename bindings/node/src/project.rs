//! The configuration of a project. The class is JavaScript's, in `lib/project.js`.

#![expect(clippy::too_many_arguments, reason = "each is an option by name in JavaScript")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chatapps_webhooks::{Model, Report};
use chatapps_webhooks_project::{Given, Project, Run};
use napi::bindgen_prelude::{External, Result};
use napi_derive::napi;
use serde_json::json;

use crate::report::{failed, to_json};
use crate::request::{CheckRequest, Handle, options};

type ProjectHandle = External<Arc<Run>>;

/// The configuration that is closest to a folder, or that of a file. Fails if it can't be used.
#[napi(catch_unwind)]
fn project(path: String, is_file: bool) -> Result<Option<ProjectHandle>> {
    let path = Path::new(&path);
    let project = if is_file { Project::read(path).map(Some) } else { Project::find(path) };
    let run = project.map_err(failed)?.map(Run::of).transpose().map_err(failed)?;
    Ok(run.map(|run| External::new(Arc::new(run))))
}

/// The path of the file.
#[napi(catch_unwind)]
fn project_file(project: &ProjectHandle) -> String {
    project.project().file().to_string_lossy().into_owned()
}

/// How a file is checked, or a text that is in none, and the model. Fails if a name is unknown or a
/// level can't be set.
#[napi(catch_unwind)]
fn project_request(
    project: &ProjectHandle,
    file: Option<String>,
    model: Option<String>,
    policy: Option<String>,
    rules: Vec<(String, String)>,
    limits: Vec<Option<u32>>,
    format: String,
    desired: bool,
    lines: bool,
) -> Result<(Handle, String)> {
    let rules: Vec<_> = rules.iter().map(|(rule, level)| (&**rule, &**level)).collect();
    let model: Option<Model> = model.map(|name| name.parse()).transpose().map_err(failed)?;
    let options = options(policy.as_deref(), &rules, limits, desired);
    let given = Given::from_options(&options, model).map_err(failed)?;
    let check = project.file(file.as_deref().map(Path::new), &given, desired);
    let check = if lines { check.of_lines() } else { check };
    let (model, checker) = (check.model(), check.checker().clone());
    let format = format.parse().map_err(failed)?;
    let request = CheckRequest { model, checker, format, project: Some(check) };
    Ok((External::new(Arc::new(request)), model.as_str().to_owned()))
}

/// What a file is checked under, by name, as JSON.
#[napi(catch_unwind)]
fn project_settings(request: &Handle) -> Result<String> {
    to_json(&request.project.as_ref().map(|check| check.settings().named()))
}

/// The findings on the suppressions, each with the path of its file, as JSON.
#[napi(catch_unwind)]
fn project_findings(project: &ProjectHandle) -> Result<String> {
    let reports = project.reports();
    let each = |(file, _, report): &(PathBuf, String, Report)| {
        let file = file.to_string_lossy().into_owned();
        report.findings().iter().map(|finding| json!({"file": file, "finding": finding})).collect::<Vec<_>>()
    };
    to_json(&reports.iter().flat_map(each).collect::<Vec<_>>())
}
