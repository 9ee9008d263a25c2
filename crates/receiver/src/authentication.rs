//! How a sender shows that it is the platform.

use std::fmt;
use std::future::Future;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderValue};
use sha2::{Digest, Sha256};
use subtle::{Choice, ConstantTimeEq};

use crate::handler::HandlerError;

type Hook = Arc<dyn Fn(HeaderValue) -> BoxFuture<'static, Result<bool, HandlerError>> + Send + Sync>;

/// How a sender shows that it is the platform: what is right as the value of `Authorization`.
///
/// Its `Debug` shows no value.
#[derive(Clone)]
pub struct Authentication(Means);

#[derive(Clone)]
enum Means {
    /// The hashes of the values that are right: hashes have one length.
    Values(Vec<[u8; 32]>),
    Hook(Hook),
    Nothing,
}

impl Authentication {
    /// Any of some values is right, as they stand in `httpAuthorization` of a webhook, scheme
    /// included. With several, a new one can be added before the old one goes.
    ///
    /// # Errors
    ///
    /// [`InvalidAuthorization`] if there is no value, or one that no request can carry.
    pub fn values<V: AsRef<str>>(values: impl IntoIterator<Item = V>) -> Result<Self, InvalidAuthorization> {
        let values = values.into_iter().map(|value| {
            let value = value.as_ref();
            if value.is_empty() {
                return Err(InvalidAuthorization::Empty);
            }
            let is_bare = value.trim_matches([' ', '\t']).len() == value.len();
            if !is_bare || !value.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~')) {
                return Err(InvalidAuthorization::Characters);
            }
            Ok(hash(value.as_bytes()))
        });
        let values = values.collect::<Result<Vec<_>, _>>()?;
        if values.is_empty() { Err(InvalidAuthorization::None) } else { Ok(Self(Means::Values(values))) }
    }

    /// A function decides, by the value of the header: for tokens of an authorization server. If it
    /// fails, the platform is asked to send the event again.
    pub fn by<F>(decide: impl Fn(HeaderValue) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<bool, HandlerError>> + Send + 'static,
    {
        Self(Means::Hook(Arc::new(move |value| decide(value).boxed())))
    }

    /// Nothing is asked for: events of anybody are taken, who can then write whatever they like.
    /// For development, and behind something else that authenticates the platform.
    #[must_use]
    pub const fn nothing() -> Self {
        Self(Means::Nothing)
    }

    /// Whether the header of a request is right. All values are compared, each in constant time.
    pub(crate) async fn accepts(&self, headers: &HeaderMap) -> Result<bool, HandlerError> {
        let mut headers = headers.get_all(AUTHORIZATION).iter();
        let header = headers.next().filter(|_| headers.next().is_none());
        match (&self.0, header) {
            (Means::Nothing, _) => Ok(true),
            (_, None) => Ok(false),
            (Means::Values(values), Some(value)) => {
                let given = hash(value.as_bytes());
                let is_one = |found: Choice, right: &[u8; 32]| found | right.ct_eq(&given);
                Ok(values.iter().fold(Choice::from(0), is_one).into())
            }
            (Means::Hook(decide), Some(value)) => decide(value.clone()).await,
        }
    }
}

impl fmt::Debug for Authentication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Means::Values(values) => write!(f, "Authentication({} values)", values.len()),
            Means::Hook(_) => f.write_str("Authentication(by a function)"),
            Means::Nothing => f.write_str("Authentication(nothing)"),
        }
    }
}

fn hash(value: &[u8]) -> [u8; 32] {
    Sha256::digest(value).into()
}

/// Values that no request can carry. No message shows one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum InvalidAuthorization {
    /// There is none.
    None,
    /// One is empty.
    Empty,
    /// One has blanks around it, or characters that a header can't have.
    Characters,
}

impl fmt::Display for InvalidAuthorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "no value: give those that the webhook may have as `httpAuthorization`",
            Self::Empty => "an empty value: give the whole of `httpAuthorization`, such as `Bearer …`",
            Self::Characters => {
                "a value with blanks around it, or characters other than visible ASCII: no header can have it"
            }
        })
    }
}

impl std::error::Error for InvalidAuthorization {}
