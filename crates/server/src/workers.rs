//! Runs long work outside the threads that serve all connections.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::available_parallelism;

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// Work on up to this many bytes runs in place, since moving it to another thread takes time too.
const SMALL_BYTES: usize = 64 * 1024;

/// Threads for long work: one for each processor.
#[derive(Clone, Debug)]
pub(crate) struct Workers(Arc<Semaphore>);

impl Default for Workers {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(available_parallelism().map_or(1, usize::from))))
    }
}

impl Workers {
    /// Runs work on about this many bytes, without blocking other requests.
    ///
    /// # Panics
    ///
    /// If the work panics.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        bytes: usize,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> T {
        if bytes <= SMALL_BYTES {
            return work();
        }
        // The permit is kept until the work is done, even if the caller has gone away.
        let permit = Arc::clone(&self.0).acquire_owned().await;
        let worked = spawn_blocking(move || {
            let _permit = permit;
            work()
        });
        match worked.await {
            Ok(value) => value,
            Err(error) => resume_unwind(error.into_panic()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn long_work_is_done_elsewhere() {
        let (workers, here) = (Workers::default(), std::thread::current().id());
        let thread = || std::thread::current().id();
        assert_eq!(workers.run(SMALL_BYTES, thread).await, here);
        assert_ne!(workers.run(SMALL_BYTES + 1, thread).await, here);
    }

    #[tokio::test]
    #[should_panic(expected = "too long")]
    async fn a_panic_comes_back() {
        Workers::default().run(SMALL_BYTES + 1, || panic!("too long")).await;
    }
}
