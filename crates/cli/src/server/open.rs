//! Where the store is, and what it is opened by.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chatapps_webhooks::Secret;
use chatapps_webhooks_server::{Sealer, Store, StoreLocation, open};

use super::args::{StoreArguments, StoreKeyArguments};
use super::failed;
use crate::stop::{Stop, say};

const STORE: &str = "CHATAPPS_STORE";
const STORE_KEY: &str = "CHATAPPS_STORE_KEY";
/// More bytes than any list of keys has. No more is read, since any file can be named.
const MOST_KEYS: u64 = 64 * 1024;

const DEFAULT_STORE: &str = "sqlite:chatapps-webhooks.db";

/// Where the arguments say that the store is, or the environment.
pub(super) fn given_location(arguments: &StoreArguments) -> Result<Option<StoreLocation>, Stop> {
    let text = match &arguments.store {
        Some(text) => text.reveal().to_owned(),
        None => match variable(STORE)? {
            Some(text) => text,
            None => return Ok(None),
        },
    };
    text.parse().map(Some).map_err(|error| Stop::Failed(format!("cannot tell where the store is: {error}")))
}

/// The place of the store, with the default.
pub(super) fn location(arguments: &StoreArguments) -> Result<StoreLocation, Stop> {
    given_location(arguments)?.map_or_else(|| DEFAULT_STORE.parse().map_err(failed), Ok)
}

/// Opens a store that is there already.
pub(super) async fn open_existing(location: &StoreLocation) -> Result<Arc<dyn Store>, Stop> {
    match location {
        StoreLocation::Sqlite(path) if !path.exists() => Err(Stop::Failed(format!(
            "there is no store at `{}`: `chatapps-webhooks accounts add` or `serve` makes one",
            path.display()
        ))),
        location => open_store(location).await,
    }
}

/// Opens the store. An account that is added may be the first thing in it, so a file that isn't there is made.
pub(super) async fn open_store(location: &StoreLocation) -> Result<Arc<dyn Store>, Stop> {
    open(location).await.map_err(|error| Stop::Failed(format!("cannot open the store `{location}`: {error}")))
}

/// The keys that webhooks are sealed by: from a file, from the environment, or from the file beside the database, which is made
/// if nothing is sealed yet.
pub(super) async fn sealer(
    arguments: &StoreKeyArguments,
    location: &StoreLocation,
    store: &dyn Store,
) -> Result<Sealer, Stop> {
    if let Some(path) = &arguments.store_key_file {
        return from_file(path);
    }
    if env::var_os(STORE_KEY).is_some_and(|text| text.is_empty()) {
        return Err(Stop::Failed(format!("{STORE_KEY} is empty: set it to a store key, or unset it")));
    }
    if let Some(text) = variable(STORE_KEY)? {
        let text = Secret::from(text);
        return Sealer::from_text(text.reveal())
            .map_err(|error| Stop::Failed(format!("{STORE_KEY}: {error}")));
    }
    let StoreLocation::Sqlite(database) = location else {
        return Err(Stop::Failed(format!(
            "webhooks are sealed by a store key, and there is none: set {STORE_KEY} or use --store-key-file \
             (`chatapps-webhooks store new-key` makes one)"
        )));
    };
    let path = beside(database);
    let is_new = store.store_keys().await.map_err(failed)?.is_empty();
    if is_new && make_key(&path).map_err(|error| cannot("write", &path, &error))? {
        say(
            "note",
            &format!("made a store key: `{}`; without it the webhooks can't be read", path.display()),
        );
    }
    from_file(&path)
}

/// The file of the key, `DATABASE.key`.
fn beside(database: &Path) -> PathBuf {
    let mut name = OsString::from(database);
    name.push(".key");
    name.into()
}

/// Makes a file with a fresh key, for its owner alone, unless there is one.
fn make_key(path: &Path) -> io::Result<bool> {
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
    // A webhook that lasts is worth nothing without its key.
    file.sync_all()?;
    sync_folder_of(path)?;
    Ok(true)
}

/// Makes sure that the name of a new file outlives a power cut, too.
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

fn from_file(path: &Path) -> Result<Sealer, Stop> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(MOST_KEYS).read_to_string(&mut text));
    let text = read.map(|_| Secret::from(text)).map_err(|error| cannot("read", path, &error))?;
    warn_if_shared(path);
    Sealer::from_text(text.reveal()).map_err(|error| Stop::Failed(format!("`{}`: {error}", path.display())))
}

#[cfg(unix)]
fn warn_if_shared(path: &Path) {
    use std::os::unix::fs::PermissionsExt;

    if fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0) {
        say(
            "warning",
            &format!("others can read the store key in `{}`: take their permission", path.display()),
        );
    }
}

#[cfg(not(unix))]
fn warn_if_shared(_: &Path) {}

fn cannot(what: &str, path: &Path, error: &io::Error) -> Stop {
    Stop::Failed(format!("cannot {what} the store key `{}`: {error}", path.display()))
}

/// A variable of the environment. Its value doesn't stand in the message.
fn variable(name: &str) -> Result<Option<String>, Stop> {
    match env::var(name) {
        Ok(value) if value.is_empty() => Ok(None),
        Ok(value) => Ok(Some(value)),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(Stop::Failed(format!("{name} is not UTF-8"))),
    }
}
