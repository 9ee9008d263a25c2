//! What is known between the messages of a client: its documents and their configurations.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use chatapps_webhooks::{InputFormat, Limits, Model};
use chatapps_webhooks_project::{Given, InvalidConfiguration, Project, Settings, Sources, Tally};
use gen_lsp_types::{Diagnostic, Location, Uri};

use crate::checking::{Checked, check, settings};
use crate::client::Client;
use crate::configuration::{format, way};
use crate::diagnostics::{of_invalid, of_invalid_elsewhere, of_report, place_of};
use crate::document::Document;
use crate::documents::Documents;
use crate::projects::{Found, Projects};
use crate::text::Text;
use crate::tree::tree_of;
use crate::uri::{path_of, uri_of};

/// What is known between the messages of a client.
pub(crate) struct Session {
    pub(crate) client: Client,
    pub(crate) documents: Documents,
    projects: Projects,
    /// The files that are read as configurations: those that are found, and what they extend.
    configurations: RefCell<BTreeSet<PathBuf>>,
    /// The documents whose diagnostics are to be pushed.
    pending: VecDeque<Uri>,
    /// For each document that is ours, why its configuration can't be used.
    mistakes: BTreeMap<String, InvalidConfiguration>,
    /// The files that aren't open, and have diagnostics.
    told: BTreeSet<PathBuf>,
}

/// What counts for a document that is ours.
pub(crate) struct Ours {
    pub(crate) model: Model,
    pub(crate) format: InputFormat,
    pub(crate) settings: Settings,
    pub(crate) found: Option<Rc<Found>>,
}

impl Ours {
    /// Checks a document, for at most so many findings.
    fn check(&self, document: &Document, most: usize) -> Checked {
        let text = (self.format, document.text.as_str());
        let what = (self.model, document.path.as_deref());
        check(text, what, self.found.as_deref(), &self.settings, most)
    }
}

impl Session {
    pub(crate) fn new(client: Client) -> Self {
        Self {
            client,
            documents: Documents::default(),
            projects: Projects::default(),
            configurations: RefCell::default(),
            pending: VecDeque::new(),
            mistakes: BTreeMap::new(),
            told: BTreeSet::new(),
        }
    }

    /// Notes that the diagnostics of a document are to be pushed.
    pub(crate) fn is_due(&mut self, uri: &Uri) {
        if !self.client.pulls && !self.pending.contains(uri) {
            self.pending.push_back(uri.clone());
        }
    }

    /// Notes that any document may have other diagnostics now.
    pub(crate) fn all_are_due(&mut self) {
        for document in self.documents.all_mut() {
            document.checked = None;
        }
        let all: Vec<_> = self.documents.all().map(|document| document.uri.clone()).collect();
        for uri in all {
            self.is_due(&uri);
        }
    }

    pub(crate) fn next_due(&mut self) -> Option<Uri> {
        self.pending.pop_front()
    }

    pub(crate) fn has_due(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Whether a document has a configuration: by its name, or since another one extends it.
    pub(crate) fn is_configuration(&self, document: &Document) -> bool {
        is_among(&self.configurations, document)
    }

    /// Forgets a document.
    pub(crate) fn close(&mut self, uri: &Uri) -> Option<Document> {
        self.mistakes.remove(&uri.0);
        self.pending.retain(|its| its != uri);
        self.documents.close(uri)
    }

    /// What counts for a document; `None` if it isn't ours.
    pub(crate) fn ours(&mut self, uri: &Uri) -> Option<Ours> {
        let Self { documents, projects, client, mistakes, configurations, pending, .. } = self;
        let document = documents.get(uri)?;
        if is_among(configurations, document) || document.is_lost || is_lines(document) {
            return None;
        }
        let known = configurations.borrow().len();
        let open = |path: &Path| {
            configurations.borrow_mut().insert(path.to_owned());
            documents.configuration_text(path)
        };
        let folder = match &document.path {
            Some(path) => path.parent(),
            None => client.folders.first().map(PathBuf::as_path),
        };
        let configured = projects.closest(Sources::with_open(&open), folder);
        if configurations.borrow().len() > known && !client.pulls {
            // What it extends may be open, and was nobody's so far.
            let extended = documents.all().filter(|document| is_among(configurations, document));
            pending.extend(extended.map(|document| document.uri.clone()));
        }
        let found = configured.found;
        let settings = settings(found.as_deref(), document.path.as_deref());
        let model = settings.model.as_ref().map(|(model, _)| *model).or(document.looks_like);
        match configured.invalid.filter(|_| model.is_some()) {
            Some(invalid) => mistakes.insert(uri.0.clone(), invalid),
            None => mistakes.remove(&uri.0),
        };
        let format = document.format.unwrap_or_default();
        (!configured.is_unknown).then_some(())?;
        Some(Ours { model: model?, format, settings, found })
    }

    /// What is found in a document that is ours.
    pub(crate) fn checked(&mut self, uri: &Uri, ours: &Ours) -> Option<Rc<Checked>> {
        let document = self.documents.get_mut(uri)?;
        if document.checked.is_none() {
            document.checked = Some(Rc::new(ours.check(document, ours.settings.limits.findings)));
        }
        document.checked.clone()
    }

    /// As [`checked`](Self::checked), with the findings that aren't shown, too.
    pub(crate) fn wholly_checked(&mut self, uri: &Uri, ours: &Ours) -> Option<Rc<Checked>> {
        let checked = self.checked(uri, ours)?;
        if checked.report.omitted().total() == 0 {
            return Some(checked);
        }
        Some(Rc::new(ours.check(self.documents.get(uri)?, Limits::MAX_FINDINGS)))
    }

    /// The diagnostics of a document. There are none of one that isn't ours.
    pub(crate) fn diagnostics(&mut self, uri: &Uri) -> Vec<Diagnostic> {
        if self.documents.get(uri).is_some_and(|document| self.is_configuration(document)) {
            return self.of_configuration(uri).unwrap_or_default();
        }
        let ours = self.ours(uri);
        let checked = ours.and_then(|ours| self.checked(uri, &ours));
        let Some(document) = self.documents.get(uri) else { return Vec::new() };
        let mut diagnostics = match &checked {
            Some(checked) => of_report(&checked.report, &document.text, uri, &self.client),
            None => Vec::new(),
        };
        if let Some(invalid) = self.mistakes.get(&uri.0) {
            let what = match checked {
                Some(_) => "checked by the configuration before the last change",
                None => "not checked",
            };
            let place = self.place(invalid);
            let note = of_invalid_elsewhere(invalid, what, place, &document.text, &self.client);
            diagnostics.insert(0, note);
        }
        diagnostics
    }

    /// Where a mistake of a configuration is.
    fn place(&self, invalid: &InvalidConfiguration) -> Option<Location> {
        let open = |path: &Path| self.documents.configuration_text(path);
        let text = Text::new(Sources::with_open(&open).text(invalid.file())?);
        let first = invalid.mistakes().next()?;
        let bytes = first.range().unwrap_or_else(|| place_of(first, &text));
        let range = text.range(&bytes, self.client.encoding);
        Some(Location { uri: self.uri_of(invalid.file())?, range })
    }

    /// The address of a file, as the client writes it if the file is open.
    pub(crate) fn uri_of(&self, path: &Path) -> Option<Uri> {
        self.documents.of_path(path).map(|document| document.uri.clone()).or_else(|| uri_of(path))
    }

    /// The diagnostics of a document that may be a configuration.
    fn of_configuration(&self, uri: &Uri) -> Option<Vec<Diagnostic>> {
        let document = self.documents.get(uri).filter(|document| !document.is_lost)?;
        let path = document.path.as_deref()?;
        let open = |path: &Path| {
            self.configurations.borrow_mut().insert(path.to_owned());
            self.documents.configuration_text(path)
        };
        let sources = Sources::with_open(&open);
        let project = match Project::read_among(sources, path) {
            Ok(project) => project,
            Err(invalid) if invalid.file() == path => {
                let is_ours = !is_shared(path) || seems_ours(path, document.text.as_str());
                return is_ours.then(|| of_invalid(&invalid, &document.text, &self.client));
            }
            Err(invalid) => {
                let place = self.place(&invalid);
                let what = "extends a file that can't be used";
                return Some(vec![of_invalid_elsewhere(&invalid, what, place, &document.text, &self.client)]);
            }
        };
        let settings = project.settings(Some(path), &Given::default());
        let reports = Tally::default().reports(&project, &settings.policy);
        let (_, _, report) = reports.into_iter().find(|(file, _, _)| file == path)?;
        Some(of_report(&report, &document.text, uri, &self.client))
    }

    /// The diagnostics to push for files that aren't open: mistakes in configurations. Those of
    /// files that have none any longer are empty.
    pub(crate) fn elsewhere(&mut self) -> Vec<(Uri, Vec<Diagnostic>)> {
        let mut pushed = Vec::new();
        let mut told = BTreeSet::new();
        for invalid in self.mistakes.values() {
            let file = invalid.file();
            if self.documents.of_path(file).is_some() || told.contains(file) {
                continue;
            }
            let text = Text::new(Sources::DISK.text(file).unwrap_or_default());
            pushed.extend(uri_of(file).map(|uri| (uri, of_invalid(invalid, &text, &self.client))));
            told.insert(file.to_owned());
        }
        let over = self.told.difference(&told).filter(|file| self.documents.of_path(file).is_none());
        pushed.extend(over.filter_map(|file| uri_of(file)).map(|uri| (uri, Vec::new())));
        self.told = told;
        pushed
    }

    /// Whether a change of a file may change what is found in others: it may be a configuration,
    /// which may extend one of another name, or a baseline.
    pub(crate) fn is_part_of_configuration(&self, uri: &Uri) -> bool {
        let Some(path) = path_of(uri) else { return false };
        let is_request = self.documents.of_path(&path).is_some_and(|document| document.looks_like.is_some());
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let ends_with = |end: &str| path.extension().is_some_and(|its| its == end);
        let is_baseline = ends_with("json") && name.contains("baseline")
            || self.projects.has_baseline(&path)
            || self.mistakes.values().any(|invalid| invalid.file() == path);
        (ends_with("toml") || name == "package.json" || is_baseline) && !is_request
    }
}

/// Whether a document has a configuration, where those files are that were read as one.
fn is_among(configurations: &RefCell<BTreeSet<PathBuf>>, document: &Document) -> bool {
    let was_read = |path: &PathBuf| configurations.borrow().contains(path);
    // A request that was extended by mistake stays one.
    document.is_configuration()
        || document.looks_like.is_none() && document.path.as_ref().is_some_and(was_read)
}

/// Whether each line of a document is one of its own. Such files hold what was received, and are as
/// large as they like.
fn is_lines(document: &Document) -> bool {
    let end = document.path.as_ref().and_then(|path| path.extension());
    end.is_some_and(|end| end.eq_ignore_ascii_case("ndjson") || end.eq_ignore_ascii_case("jsonl"))
}

/// Whether a file is of others, too.
fn is_shared(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "pyproject.toml" || name == "package.json")
}

/// Whether a file of others has our table, also if it is broken. A dependency on us is none.
fn seems_ours(path: &Path, text: &str) -> bool {
    let tree = tree_of(format(path), text);
    let Some(root) = &tree.root else { return false };
    way(path).iter().try_fold(root, |node, name| node.member(name)).is_some()
}
