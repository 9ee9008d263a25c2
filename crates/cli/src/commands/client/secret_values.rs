//! The values of references to secrets, read from the environment and from files.

use std::collections::{BTreeMap, BTreeSet};
use std::env::{self, VarError};
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use chatapps_webhooks::{Secret, SecretReference, SecretSource, printable};

use crate::input::file::shown;

/// The longest value, in bytes: most servers take no longer header.
const MAX_BYTES: usize = 8 * 1024;

/// Notes which references a document has, and reads none.
#[derive(Default)]
pub(super) struct References(Mutex<BTreeSet<SecretReference>>);

impl References {
    /// Those that were met.
    pub(super) fn take(&self) -> BTreeSet<SecretReference> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl SecretSource for References {
    fn secret(&self, reference: &SecretReference) -> Option<Secret<'static>> {
        let mut met = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !met.contains(reference) {
            met.insert(reference.clone());
        }
        None
    }
}

/// The values that could be read.
#[derive(Default)]
pub(super) struct Values(BTreeMap<SecretReference, Secret<'static>>);

impl Values {
    /// Reads each reference once, and files from the folder; only those below another folder, if
    /// one is given. Returns for each without a value what to do about it.
    pub(super) fn read(
        references: BTreeSet<SecretReference>,
        folder: &Path,
        within: Option<&Path>,
    ) -> (Self, Vec<String>) {
        let (mut values, mut missing) = (BTreeMap::new(), Vec::new());
        for reference in references {
            let value = match &reference {
                SecretReference::Variable(name) => variable(name),
                SecretReference::File(path) => {
                    let path = folder.join(path);
                    if within.is_none_or(|root| is_below(root, &path)) { file(&path) } else { outside(&path) }
                }
            };
            match value {
                Ok(value) => drop(values.insert(reference, value)),
                Err(message) => missing.push(message),
            }
        }
        (Self(values), missing)
    }
}

impl SecretSource for Values {
    fn secret(&self, reference: &SecretReference) -> Option<Secret<'static>> {
        self.0.get(reference).cloned()
    }
}

fn variable(name: &str) -> Result<Secret<'static>, String> {
    let fault = |fault: &str| Err(format!("the environment variable `{}` {fault}", printable(name)));
    match env::var(name).map(Secret::from) {
        Ok(value) if value.reveal().is_empty() => fault("is empty: give it the secret as its value"),
        Ok(value) if value.reveal().len() > MAX_BYTES => fault(&too_long()),
        Ok(value) => Ok(value),
        Err(VarError::NotPresent) => fault("is not set: give it the secret as its value"),
        Err(VarError::NotUnicode(_)) => fault("is not UTF-8: give it the secret alone as its value"),
    }
}

fn file(path: &Path) -> Result<Secret<'static>, String> {
    let named = |fault: &str| format!("the file `{}` {fault}", shown(path));
    let unreadable = |error: io::Error| match error.kind() {
        ErrorKind::NotFound => named("does not exist: write the secret into it, on its only line"),
        ErrorKind::PermissionDenied => named("is not to be read: check its permissions"),
        ErrorKind::IsADirectory => named("is a directory: name a file with the secret on its only line"),
        ErrorKind::InvalidData => named("is not UTF-8: write the secret into it, on its only line"),
        _ => named(&format!("can't be read: {}", printable(&error.to_string()))),
    };
    // With room for all of it, no copy of the secret is left behind.
    let mut text = String::with_capacity(MAX_BYTES + 8);
    let limit = MAX_BYTES as u64 + 3;
    let read = fs::File::open(path).and_then(|file| file.take(limit).read_to_string(&mut text));
    let text = Secret::from(text);
    read.map_err(unreadable)?;
    let text = text.reveal();
    let line = text.strip_suffix('\n').map_or(text, |line| line.strip_suffix('\r').unwrap_or(line));
    if line.is_empty() {
        return Err(named("is empty: write the secret into it, on its only line"));
    }
    if line.len() > MAX_BYTES {
        return Err(named(&too_long()));
    }
    if line.contains('\n') {
        return Err(named("has more than one line: keep the secret alone in it"));
    }
    Ok(line.to_owned().into())
}

/// Whether a file is below a folder, wherever links lead.
pub(super) fn is_below(root: &Path, path: &Path) -> bool {
    match (fs::canonicalize(root), fs::canonicalize(path)) {
        (Ok(root), Ok(path)) => path.starts_with(root),
        _ => false,
    }
}

fn outside(path: &Path) -> Result<Secret<'static>, String> {
    Err(format!("the file `{}` is not below the folder that may be read: move it there", shown(path)))
}

fn too_long() -> String {
    format!("has more than {MAX_BYTES} bytes: give it the secret alone")
}
