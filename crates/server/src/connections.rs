//! The open connections: how many there may be, and which of them are idle.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
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
pub(crate) struct Connections {
    permits: Arc<Semaphore>,
    idle: Mutex<BTreeMap<u64, Arc<Notify>>>,
    /// Orders the connections by when they became idle.
    next: AtomicU64,
    /// Whether a new connection waits until one is idle.
    waits: AtomicBool,
}

impl Connections {
    /// So many at once, none of which is open yet.
    pub(crate) fn new(max: usize) -> Arc<Self> {
        Arc::new(Self {
            permits: Arc::new(Semaphore::new(max.min(Semaphore::MAX_PERMITS))),
            idle: Mutex::default(),
            next: AtomicU64::new(0),
            waits: AtomicBool::new(false),
        })
    }

    /// Waits until there may be one more connection.
    pub(crate) async fn admit(self: &Arc<Self>) -> Admitted {
        let permit = if let Ok(permit) = Arc::clone(&self.permits).try_acquire_owned() {
            Some(permit)
        } else {
            self.waits.store(true, Ordering::SeqCst);
            self.close_oldest_idle();
            // The semaphore is never closed.
            let permit = Arc::clone(&self.permits).acquire_owned().await.ok();
            self.waits.store(false, Ordering::SeqCst);
            permit
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
            self.waits.store(false, Ordering::SeqCst);
            closed.notify_one();
        }
    }
}

/// The right to have a connection, until it is dropped.
#[derive(Debug)]
pub(crate) struct Admitted {
    connections: Arc<Connections>,
    closed: Arc<Notify>,
    /// Its number among the idle ones.
    idle: Mutex<Option<u64>>,
    _permit: Option<OwnedSemaphorePermit>,
}

impl Admitted {
    /// Resolves when another connection takes its place.
    pub(crate) async fn closed(&self) {
        self.closed.notified().await;
    }

    /// The connection waits for a request from now on.
    pub(crate) fn mark_idle(&self) {
        let number = self.connections.next.fetch_add(1, Ordering::Relaxed);
        let mut idle = self.connections.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.insert(number, Arc::clone(&self.closed));
        drop(idle);
        *self.idle.lock().unwrap_or_else(PoisonError::into_inner) = Some(number);
        if self.connections.waits.load(Ordering::SeqCst) {
            self.connections.close_oldest_idle();
        }
    }

    /// The connection has a request from now on.
    pub(crate) fn mark_busy(&self) {
        let number = self.idle.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(number) = number {
            self.connections.idle.lock().unwrap_or_else(PoisonError::into_inner).remove(&number);
        }
    }
}

impl Drop for Admitted {
    fn drop(&mut self) {
        self.mark_busy();
    }
}

/// Keeps a connection from being idle, until it is dropped.
#[derive(Debug)]
pub(crate) struct Busy(Arc<Admitted>);

impl Busy {
    /// From now on, a connection has a request.
    pub(crate) fn new(admitted: Arc<Admitted>) -> Self {
        admitted.mark_busy();
        Self(admitted)
    }

    /// The body of an answer: until it is sent, its connection isn't idle.
    pub(crate) const fn until_sent<B>(self, body: B) -> BusyBody<B> {
        BusyBody { body, _busy: self }
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.mark_idle();
    }
}

/// A body that keeps its connection from being idle. Made by [`Busy::until_sent`].
#[derive(Debug)]
pub(crate) struct BusyBody<B> {
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
            one.mark_idle();
        }
        let [first, second, third] = all;
        first.mark_busy();
        first.mark_idle();
        third.mark_busy();
        assert!(connections.admit().now_or_never().is_none());
        assert!(second.closed().now_or_never().is_some() && first.closed().now_or_never().is_none());
        drop(second);
        assert!(connections.admit().now_or_never().is_some());
    }

    #[tokio::test]
    async fn a_connection_that_becomes_idle_later_gives_way_to_one_that_waits() {
        let connections = Connections::new(2);
        let (first, second) = (connections.admit().await, connections.admit().await);
        let mut waiting = Box::pin(connections.admit());
        assert!(waiting.as_mut().now_or_never().is_none());
        first.mark_idle();
        second.mark_idle();
        assert!(first.closed().now_or_never().is_some() && second.closed().now_or_never().is_none());
        drop(first);
        assert!(waiting.now_or_never().is_some());
    }
}
