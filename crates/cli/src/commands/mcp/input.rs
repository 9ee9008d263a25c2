//! The document that a tool works on: a text, or a file below the folder of the server; and under
//! what it is checked.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chatapps_webhooks::{Checker, InputFormat, Level, Model, Policy, Report, Rule};
use chatapps_webhooks_project::{FileCheck, Given as Options, Project, Run};

use super::answer::Refusal;
use super::folder::{Folder, no_file};
use super::parameter::{Given, Kind, Parameter};

use crate::checking::configuration::told;
use crate::input::file::File;
use crate::input::reading::{self, Text};

/// The most findings of an answer unless more are asked for: a client has to read them.
const FINDINGS: usize = 100;
const MOST_FINDINGS: u64 = 1000;

pub(super) const TEXT: Parameter =
    Parameter::new("text", Kind::Text, "The document. Give either this or `path`.");
pub(super) const PATH: Parameter = Parameter::new(
    "path",
    Kind::Text,
    "The document's file, below the folder in which the server runs. Its text is read by the server alone: prefer this if there are secrets in it. Give either this or `text`.",
);
pub(super) const FORMAT: Parameter = Parameter::new(
    "format",
    Kind::Name(|| InputFormat::ALL.map(InputFormat::as_str).into()),
    "How the document is written. Unless given, the end of the file's name says it; else it is json.",
);
pub(super) const MODEL: Parameter = Parameter::new(
    "model",
    Kind::Name(|| Model::ALL.map(Model::as_str).into()),
    "What the document is. Unless given, the configuration of the project says it; else it is an event if it looks like one that is documented, or webhooks, the body of a POST.",
);
pub(super) const POLICY: Parameter = Parameter::new(
    "policy",
    Kind::Name(|| Policy::NAMES.into()),
    "Which rules count: `contract`, only what the API rejects; `recommended`, likely mistakes as well; `strict`, in which warnings are errors. Unless given, the configuration of the project says it; else it is recommended.",
);
pub(super) const RULES: Parameter = Parameter::new(
    "rules",
    Kind::Levels,
    "Other levels for some rules, such as {\"insecure_url\": \"error\"}. The rules of the contract can't be set.",
);
pub(super) const DESIRED: Parameter = Parameter::new(
    "desired",
    Kind::Flag,
    "Whether the document is desired state, the file of `plan`: secrets may be `***` or references, {\"env\": \"NAME\"} or {\"file\": \"PATH\"}.",
);
pub(super) const MAX_FINDINGS: Parameter = Parameter::new(
    "maxFindings",
    Kind::Integer(1, MOST_FINDINGS),
    "The most findings of the answer; 100 unless given. The others are counted.",
);

/// Where a document is.
#[derive(Clone)]
pub(super) enum Source {
    Text(Arc<str>),
    /// A path, as it was given.
    File(PathBuf),
}

/// What was asked for beside the document.
#[derive(Clone)]
pub(super) struct Asked {
    pub(super) format: Option<InputFormat>,
    pub(super) model: Option<Model>,
    pub(super) policy: Option<Policy>,
    pub(super) rules: Vec<(Rule, Level)>,
    pub(super) is_desired: bool,
    pub(super) findings: usize,
    /// The limits of desired state, which may be larger than one request.
    pub(super) is_large: bool,
}

/// A document, and under what it is checked.
pub(super) struct Input {
    /// The file, as an absolute path without links.
    pub(super) file: Option<PathBuf>,
    pub(super) format: InputFormat,
    pub(super) model: Model,
    pub(super) text: Vec<u8>,
    checking: Checking,
}

/// A document that was read.
pub(super) enum Document {
    Whole(Input),
    /// It is too large to be read, as the report says.
    TooLarge(Report),
}

/// Under what a document is checked.
enum Checking {
    Project(Box<FileCheck>),
    None(Checker),
}

impl Source {
    /// Where the document is that was given.
    pub(super) fn of(given: &Given) -> Result<Self, Refusal> {
        match (given.text(TEXT.name), given.text(PATH.name)) {
            (Some(text), None) => Ok(Self::Text(text.into())),
            (None, Some(path)) => Ok(Self::File(PathBuf::from(path))),
            (Some(_), Some(_)) => Err(Refusal::new("`text` and `path` name two documents: give one of them")),
            (None, None) => Err(Refusal::new("no document: give its `text`, or the `path` of its file")),
        }
    }
}

impl Asked {
    pub(super) fn of(given: &Given) -> Self {
        let findings = given.integer(MAX_FINDINGS.name).and_then(|most| usize::try_from(most).ok());
        Self {
            format: given.named(FORMAT.name),
            model: given.named(MODEL.name),
            policy: given.named(POLICY.name),
            rules: given.levels(RULES.name),
            is_desired: given.flag(DESIRED.name),
            findings: findings.unwrap_or(FINDINGS),
            is_large: false,
        }
    }
}

impl Input {
    /// Reads a document, and the configuration that counts for it.
    pub(super) fn read(folder: &Folder, source: &Source, asked: &Asked) -> Result<Document, Refusal> {
        let file = match source {
            Source::Text(_) => None,
            Source::File(path) => Some(folder.file(path)?),
        };
        let mut checking = Checking::of(folder, file.as_deref(), asked)?;
        let named = file.clone().map_or(File::Stdin, File::Path);
        let (format, mut model) = (named.format(asked.format), checking.model(asked));
        if asked.is_desired && model != Model::Webhooks {
            return Err(Refusal::new("desired state is webhooks: leave out `model`, or `desired`"));
        }
        let text = match source {
            Source::Text(text) => text.as_bytes().to_vec(),
            Source::File(_) => match reading::read(&named, checking.checker(), model) {
                Ok(Text::Read(text)) => text,
                Ok(Text::TooLarge(report)) => return Ok(Document::TooLarge(report)),
                Err(_) => return Err(no_file()),
            },
        };
        if !checking.names_model(asked) && is_event(format, &text) {
            model = Model::Event;
            checking = Checking::of(folder, file.as_deref(), &Asked { model: Some(model), ..asked.clone() })?;
        }
        Ok(Document::Whole(Self { file, format, model, text, checking }))
    }

    /// The checker with the levels, the exceptions and the limits for the document.
    pub(super) const fn checker(&self) -> &Checker {
        self.checking.checker()
    }

    /// All findings, but for those that are suppressed or in the baseline.
    pub(super) fn check(&self) -> Report {
        match &self.checking {
            Checking::Project(check) => check.check(self.format, &self.text),
            Checking::None(checker) => {
                chatapps_webhooks_texts::check(checker, self.model, self.format, &self.text)
            }
        }
    }
}

impl Checking {
    fn of(folder: &Folder, file: Option<&Path>, asked: &Asked) -> Result<Self, Refusal> {
        let large = asked.is_large.then_some(crate::checking::desired::LIMITS);
        let options = Options {
            policy: asked.policy.clone(),
            rules: asked.rules.clone(),
            findings: Some(asked.findings),
            model: asked.model.or(asked.is_desired.then_some(Model::Webhooks)),
            bytes: large.map(|limits| limits.bytes),
            entries: large.map(|limits| limits.entries),
            ..Options::default()
        };
        let Some(project) = folder.project(file)? else {
            let settings = Project::none(&options);
            let checker = Checker::new(settings.policy).with_limits(settings.limits);
            let is_given = |rule| asked.rules.iter().any(|(its, _)| *its == rule);
            let checker = if asked.is_desired { checker.for_desired_state(is_given) } else { checker };
            return Ok(Self::None(checker));
        };
        let run = Arc::new(Run::of(project).map_err(told)?);
        Ok(Self::Project(Box::new(run.file(file, &options, asked.is_desired))))
    }

    const fn checker(&self) -> &Checker {
        match self {
            Self::Project(check) => check.checker(),
            Self::None(checker) => checker,
        }
    }

    /// Whether somebody says what the document is.
    const fn names_model(&self, asked: &Asked) -> bool {
        let is_configured = match self {
            Self::Project(check) => check.settings().model.is_some(),
            Self::None(_) => false,
        };
        asked.model.is_some() || asked.is_desired || is_configured
    }

    fn model(&self, asked: &Asked) -> Model {
        match self {
            Self::Project(check) => check.model(),
            Self::None(_) => asked.model.unwrap_or(Model::Webhooks),
        }
    }
}

/// Whether a text looks like an event that is documented.
fn is_event(format: InputFormat, text: &[u8]) -> bool {
    str::from_utf8(text).is_ok_and(|text| chatapps_webhooks_lsp::model_of(format, text) == Some(Model::Event))
}
