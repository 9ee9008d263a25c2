//! What remembers keys.

use std::time::Duration;

use async_trait::async_trait;

use crate::handler::HandlerError;

/// How it is with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Nobody had it. Now it is taken.
    New,
    /// It is taken: its event is being handled, or was when a program ended.
    Busy,
    /// Its event was handled.
    Done,
}

/// What remembers which events were handled, and how far messages got. A program with several
/// processes gives one that they share.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// Takes a key for some time, if nobody has it. Of several calls at once, one gets
    /// [`Claim::New`].
    ///
    /// # Errors
    ///
    /// Any. The event is asked for again.
    async fn begin(&self, key: &str, lease: Duration) -> Result<Claim, HandlerError>;

    /// Remembers a key that was taken, for some time.
    ///
    /// # Errors
    ///
    /// Any. The event is asked for again.
    async fn finish(&self, key: &str, keep: Duration) -> Result<(), HandlerError>;

    /// Gives a key back that was taken.
    ///
    /// # Errors
    ///
    /// Any. The key is free when its lease ends.
    async fn forget(&self, key: &str) -> Result<(), HandlerError>;

    /// The text that was put under a key.
    ///
    /// # Errors
    ///
    /// Any. The event is asked for again.
    async fn get(&self, key: &str) -> Result<Option<String>, HandlerError>;

    /// Keeps a text for some time, in place of what is there.
    ///
    /// # Errors
    ///
    /// Any. The event is asked for again.
    async fn put(&self, key: &str, text: &str, keep: Duration) -> Result<(), HandlerError>;
}
