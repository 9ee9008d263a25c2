//! Reads the API key from a file or the environment.

use std::env;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use chatapps_webhooks::Secret;

use crate::failure::Failure;
use crate::input::file::shown;

const VARIABLE: &str = "CHATAPPS_API_KEY";

/// More bytes than any key has. The program reads no more, since the argument can name any file.
const MAX_KEY_BYTES: u64 = 16 * 1024;

/// The key from the file, or else from the environment.
pub(super) fn find(file: Option<&Path>) -> Result<Secret<'static>, Failure> {
    let (text, origin) = match file {
        Some(path) => {
            let name = shown(path);
            let failed =
                |error: io::Error| Failure::Message(format!("cannot read the API key in `{name}`: {error}"));
            let mut text = String::new();
            let file = File::open(path).map_err(failed)?;
            file.take(MAX_KEY_BYTES).read_to_string(&mut text).map_err(failed)?;
            (Secret::from(text), format!("`{name}`"))
        }
        None => match env::var(VARIABLE) {
            Ok(text) => (text.into(), VARIABLE.to_owned()),
            Err(env::VarError::NotPresent) => {
                return Err(Failure::Message(format!(
                    "no API key: set {VARIABLE}, or pass a file that contains it with --api-key-file"
                )));
            }
            Err(env::VarError::NotUnicode(_)) => return Err(unusable(VARIABLE)),
        },
    };
    let key = text.reveal().trim_ascii();
    // RFC 6750 §2.1 allows fewer characters in a token. The others would be invalid in a header.
    if key.is_empty()
        || text.reveal().len() as u64 >= MAX_KEY_BYTES
        || !key.bytes().all(|byte| byte.is_ascii_graphic())
    {
        return Err(unusable(&origin));
    }
    Ok(key.to_owned().into())
}

fn unusable(origin: &str) -> Failure {
    Failure::Message(format!(
        "{origin} does not contain an API key: expected one word of visible ASCII characters, without `Bearer`"
    ))
}
