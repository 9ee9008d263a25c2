//! Finds the store and its keys, and opens it.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chatapps_webhooks::{Secret, printable};
use chatapps_webhooks_server::{Sealer, Store, StoreError, StoreLocation, create, open};

use super::arguments::{StoreArguments, StoreKeyArguments};
use crate::failure::Failure;
use crate::input::file::shown;
use crate::messages;

const STORE: &str = "CHATAPPS_STORE";
const STORE_KEY: &str = "CHATAPPS_STORE_KEY";
/// More bytes than any list of keys has. The program reads no more, since the argument can name any
/// file.
const MAX_KEY_BYTES: u64 = 64 * 1024;

const DEFAULT_STORE: &str = "sqlite:chatapps-webhooks.db";

/// The location in the arguments, or else in the environment.
pub(super) fn given_location(arguments: &StoreArguments) -> Result<Option<StoreLocation>, Failure> {
    let text = match &arguments.store {
        Some(text) => text.reveal().to_owned(),
        None => match variable(STORE)? {
            Some(text) => text,
            None => return Ok(None),
        },
    };
    text.parse().map(Some).map_err(|error| Failure::Message(format!("invalid store: {error}")))
}

/// The location of the store: the given one, or else the default.
pub(super) fn location(arguments: &StoreArguments) -> Result<StoreLocation, Failure> {
    given_location(arguments)?.map_or_else(|| DEFAULT_STORE.parse().map_err(Failure::from_error), Ok)
}

/// Opens a store that exists.
pub(super) async fn open_store(location: &StoreLocation) -> Result<Arc<dyn Store>, Failure> {
    open(location).await.map_err(|error| cannot_open(location, &error))
}

/// Opens a store, or creates it.
pub(super) async fn create_store(location: &StoreLocation) -> Result<Arc<dyn Store>, Failure> {
    create(location).await.map_err(|error| cannot_open(location, &error))
}

fn cannot_open(location: &StoreLocation, error: &StoreError) -> Failure {
    let denied = match location {
        StoreLocation::Sqlite(path) => denied(path),
        StoreLocation::Postgres(_) => None,
    };
    let why = denied.map_or_else(|| error.to_string(), |error| reason(&error));
    let location = printable(&location.to_string());
    Failure::Message(format!("cannot open the store `{location}`: {}", printable(&why)))
}

/// The error of the system if an SQLite file may not be read and written. The database only says
/// that it is unable to open the file.
fn denied(path: &Path) -> Option<io::Error> {
    let error = File::options().read(true).write(true).open(path).err()?;
    (error.kind() == io::ErrorKind::PermissionDenied).then_some(error)
}

/// What the system says, and what to do if it denies access.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => {
            "permission denied: check the permissions of the file and its folders, or run this as their owner"
                .to_owned()
        }
        _ => error.to_string(),
    }
}

/// The keys that seal webhooks: from the given file, from the environment, or from the file beside
/// the database, which is created while nothing is sealed.
pub(super) async fn sealer(
    arguments: &StoreKeyArguments,
    location: &StoreLocation,
    store: &dyn Store,
) -> Result<Sealer, Failure> {
    if let Some(path) = &arguments.store_key_file {
        return from_file(path);
    }
    if let Some(text) = variable(STORE_KEY)? {
        let text = Secret::from(text);
        return Sealer::from_text(text.reveal())
            .map_err(|error| Failure::Message(format!("{STORE_KEY}: {error}")));
    }
    let StoreLocation::Sqlite(database) = location else {
        return Err(Failure::Message(format!(
            "no store key to seal webhooks with: set {STORE_KEY} or pass --store-key-file \
             (`chatapps-webhooks store new-key` creates one)"
        )));
    };
    let path = key_path(database);
    let is_new = store.store_keys().await.map_err(Failure::from_error)?.is_empty();
    if is_new && create_key(&path).map_err(|error| cannot("write", &path, &error))? {
        messages::note(format_args!(
            "created a store key: `{}`; the webhooks can't be read without it",
            shown(&path)
        ));
    }
    from_file(&path)
}

/// The path of the key file: `DATABASE.key`.
fn key_path(database: &Path) -> PathBuf {
    let mut name = OsString::from(database);
    name.push(".key");
    name.into()
}

/// Creates a file with a new key, readable by its owner only. Returns `false` if the file exists.
fn create_key(path: &Path) -> io::Result<bool> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
        file => file?,
    };
    let key = Sealer::new_key().map_err(io::Error::other)?;
    writeln!(file, "{}", key.reveal())?;
    // Stored webhooks are useless without the key.
    file.sync_all()?;
    sync_folder_of(path)?;
    Ok(true)
}

/// Makes the name of a new file survive a power cut, too.
#[cfg(unix)]
fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail elsewhere")]
fn sync_folder_of(_: &Path) -> io::Result<()> {
    Ok(())
}

fn from_file(path: &Path) -> Result<Sealer, Failure> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(MAX_KEY_BYTES).read_to_string(&mut text));
    let text = read.map(|_| Secret::from(text)).map_err(|error| cannot("read", path, &error))?;
    warn_if_shared(path);
    Sealer::from_text(text.reveal()).map_err(|error| Failure::Message(format!("`{}`: {error}", shown(path))))
}

#[cfg(unix)]
fn warn_if_shared(path: &Path) {
    use std::os::unix::fs::PermissionsExt;

    if fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0) {
        messages::warning(format_args!(
            "`{}` is readable by other users: remove their permission (chmod 600)",
            shown(path)
        ));
    }
}

#[cfg(not(unix))]
fn warn_if_shared(_: &Path) {}

fn cannot(what: &str, path: &Path, error: &io::Error) -> Failure {
    Failure::Message(format!("cannot {what} the store key `{}`: {}", shown(path), reason(error)))
}

/// The value of an environment variable. Messages don't show it. An empty one is most likely a
/// secret that is missing where the program runs.
fn variable(name: &str) -> Result<Option<String>, Failure> {
    match env::var(name) {
        Ok(value) if value.trim().is_empty() => {
            Err(Failure::Message(format!("{name} is empty: set it, or unset it")))
        }
        Ok(value) => Ok(Some(value)),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(Failure::Message(format!("{name} is not UTF-8"))),
    }
}
