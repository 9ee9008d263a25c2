//! The open connections: how many there may be, and which of them are idle.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use hyper::body::{Body, Frame, SizeHint};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// The address of the peer of a connection, for the log.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// The open connections. If there are as many as there may be, a new one takes the place of the one
/// that has been idle for longest.
#[derive(Debug)]
pub struct Connections {
    permits: Arc<Semaphore>,
    idle: Mutex<BTreeMap<u64, Arc<Notify>>>,
    /// Orders the connections by when they became idle.
    next: AtomicU64,
}

impl Connections {
    /// So many at once, none of which is open yet.
    #[must_use]
    pub fn new(max: usize) -> Arc<Self> {
        Arc::new(Self {
            permits: Arc::new(Semaphore::new(max.min(Semaphore::MAX_PERMITS))),
            idle: Mutex::default(),
            next: AtomicU64::new(0),
        })
    }

    /// Waits until there may be one more connection.
    pub async fn admit(self: &Arc<Self>) -> Admitted {
        let permit = if let Ok(permit) = Arc::clone(&self.permits).try_acquire_owned() {
            Some(permit)
        } else {
            self.close_oldest_idle();
            // The semaphore is never closed.
            Arc::clone(&self.permits).acquire_owned().await.ok()
        };
        Admitted {
            connections: Arc::clone(self),
            closed: Arc::default(),
            idle: Mutex::default(),
            _permit: permit,
        }
    }

    fn close_oldest_idle(&self) {
        let oldest = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop_first();
        if let Some((_, closed)) = oldest {
            closed.notify_one();
        }
    }
}

/// The right to have a connection, until it is dropped.
#[derive(Debug)]
pub struct Admitted {
    connections: Arc<Connections>,
    closed: Arc<Notify>,
    /// Its number among the idle ones.
    idle: Mutex<Option<u64>>,
    _permit: Option<OwnedSemaphorePermit>,
}

impl Admitted {
    /// Resolves when another connection takes its place.
    pub async fn closed(&self) {
        self.closed.notified().await;
    }

    /// Says that the connection waits for a request.
    pub fn is_idle(&self) {
        let number = self.connections.next.fetch_add(1, Ordering::Relaxed);
        let mut idle = self.connections.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.insert(number, Arc::clone(&self.closed));
        *self.idle.lock().unwrap_or_else(PoisonError::into_inner) = Some(number);
    }

    /// Says that the connection has a request.
    pub fn is_busy(&self) {
        let number = self.idle.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(number) = number {
            self.connections.idle.lock().unwrap_or_else(PoisonError::into_inner).remove(&number);
        }
    }
}

impl Drop for Admitted {
    fn drop(&mut self) {
        self.is_busy();
    }
}

/// Keeps a connection from being idle, until it is dropped.
#[derive(Debug)]
pub struct Busy(Arc<Admitted>);

impl Busy {
    /// From now on, a connection has a request.
    #[must_use]
    pub fn new(admitted: Arc<Admitted>) -> Self {
        admitted.is_busy();
        Self(admitted)
    }

    /// The body of an answer: until it is sent, its connection isn't idle.
    #[must_use]
    pub const fn until_sent<B>(self, body: B) -> BusyBody<B> {
        BusyBody { body, _busy: self }
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.is_idle();
    }
}

/// A body that keeps its connection from being idle. Made by [`Busy::until_sent`].
#[derive(Debug)]
pub struct BusyBody<B> {
    body: B,
    _busy: Busy,
}

impl<B: Body + Unpin> Body for BusyBody<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[tokio::test]
    async fn the_longest_idle_connection_gives_way() {
        let connections = Connections::new(3);
        let all = [connections.admit().await, connections.admit().await, connections.admit().await];
        for one in &all {
            one.is_idle();
        }
        let [first, second, third] = all;
        first.is_busy();
        first.is_idle();
        third.is_busy();
        assert!(connections.admit().now_or_never().is_none());
        assert!(second.closed().now_or_never().is_some() && first.closed().now_or_never().is_none());
        drop(second);
        assert!(connections.admit().now_or_never().is_some());
    }
}
