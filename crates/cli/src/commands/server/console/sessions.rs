//! Who is in: a token gets a browser in once, and the key of a session keeps it in.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// How long a session lasts without a request.
const LIFETIME: Duration = Duration::from_hours(12);

/// The most sessions. A new one takes the place of the one that was used longest ago.
const MOST: usize = 8;

type Hash = [u8; 32];

/// A session that a request came in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Session(Hash);

/// The token that gets a browser in, and the sessions. Texts that get somebody in are kept as
/// hashes, so how long a comparison takes says nothing of them.
#[derive(Debug)]
pub(super) struct Sessions(Mutex<Known>);

#[derive(Debug)]
struct Known {
    token: Option<Hash>,
    /// The one that was used last is at the end.
    open: VecDeque<(Hash, Instant)>,
}

impl Sessions {
    pub(super) fn new() -> Self {
        Self(Mutex::new(Known { token: None, open: VecDeque::new() }))
    }

    /// Prints an address at which a browser gets in, once.
    pub(super) fn show_address(&self, address: SocketAddr) -> Result<(), Failure> {
        let token = self.next_token()?;
        // Serve even if standard output is closed.
        let _ = writeln!(io::stdout(), "console on http://{address}/#token={token}");
        Ok(())
    }

    /// A token, which takes the place of the last one.
    fn next_token(&self) -> Result<String, Failure> {
        let token = random_text()?;
        self.state().token = Some(hash(&token));
        Ok(token)
    }

    /// The key of a new session, if the token is right. It is used up then.
    pub(super) fn begin(&self, token: &str) -> Result<Option<String>, Failure> {
        let key = random_text()?;
        let mut state = self.state();
        if state.token != Some(hash(token)) {
            return Ok(None);
        }
        state.token = None;
        if state.open.len() == MOST {
            state.open.pop_front();
        }
        state.open.push_back((hash(&key), Instant::now()));
        Ok(Some(key))
    }

    /// The session of a key, which is used by that; `None` if there is none.
    pub(super) fn of(&self, key: &str) -> Option<Session> {
        let (key, mut state) = (hash(key), self.current());
        let at = state.open.iter().position(|(known, _)| *known == key)?;
        state.open.remove(at);
        state.open.push_back((key, Instant::now()));
        Some(Session(key))
    }

    /// Whether a session has not ended. That doesn't use it.
    pub(super) fn has(&self, session: Session) -> bool {
        self.current().open.iter().any(|(known, _)| *known == session.0)
    }

    /// The state without sessions that nobody used for long.
    fn current(&self) -> MutexGuard<'_, Known> {
        let now = Instant::now();
        let mut state = self.state();
        state.open.retain(|(_, used)| now.saturating_duration_since(*used) < LIFETIME);
        state
    }

    fn state(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn hash(text: &str) -> Hash {
    Sha256::digest(text.as_bytes()).into()
}

/// 32 random bytes, as hexadecimal digits.
fn random_text() -> Result<String, Failure> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes)
        .map_err(|error| Failure::Message(format!("the system has no random numbers: {error}")))?;
    Ok(bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string doesn't fail.
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_works_once() {
        let sessions = Sessions::new();
        assert_eq!(sessions.begin("").unwrap(), None, "there is no token yet");
        let token = sessions.next_token().unwrap();
        assert_eq!(sessions.begin(token.trim_end_matches(char::is_alphanumeric)).unwrap(), None);
        let key = sessions.begin(&token).unwrap().unwrap();
        assert_eq!(sessions.begin(&token).unwrap(), None);
        assert!(sessions.of(&key).is_some() && sessions.of(&token).is_none() && sessions.of("").is_none());
        assert_ne!(sessions.next_token().unwrap(), token);
    }

    #[test]
    fn the_session_that_was_used_longest_ago_gives_way() {
        let sessions = Sessions::new();
        let mut keys = Vec::new();
        for _ in 0..MOST {
            let token = sessions.next_token().unwrap();
            keys.push(sessions.begin(&token).unwrap().unwrap());
        }
        let second = sessions.of(&keys[1]).unwrap();
        for key in keys.iter().skip(2).chain(&keys[..1]) {
            sessions.of(key).unwrap();
        }
        assert!(sessions.has(second));
        let token = sessions.next_token().unwrap();
        let last = sessions.begin(&token).unwrap().unwrap();
        assert!(!sessions.has(second) && sessions.of(&keys[1]).is_none());
        assert!([&keys[0], &keys[2], &last].iter().all(|key| sessions.of(key).is_some()));
    }

    #[test]
    fn nothing_that_gets_somebody_in_is_kept() {
        let sessions = Sessions::new();
        let token = sessions.next_token().unwrap();
        let key = sessions.begin(&token).unwrap().unwrap();
        let kept = format!("{sessions:?}");
        assert!(!kept.contains(&token) && !kept.contains(&key));
    }
}
