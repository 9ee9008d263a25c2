//! Work that takes long, kept off the threads that look after all connections.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::available_parallelism;

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// How many bytes are worked on without handing them over, which takes some time itself.
const SMALL: usize = 64 * 1024;

/// Threads for long work: as many as there are processors, since more would only share them.
#[derive(Clone, Debug)]
pub(crate) struct Workers(Arc<Semaphore>);

impl Default for Workers {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(available_parallelism().map_or(1, usize::from))))
    }
}

impl Workers {
    /// Works on that many bytes, about. Others go on meanwhile.
    ///
    /// # Panics
    ///
    /// Where the work does.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        bytes: usize,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> T {
        if bytes <= SMALL {
            return work();
        }
        // Kept until the work is done, even if nobody waits for it any more.
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
        let place = || std::thread::current().id();
        assert_eq!(workers.run(SMALL, place).await, here);
        assert_ne!(workers.run(SMALL + 1, place).await, here);
    }

    #[tokio::test]
    #[should_panic(expected = "too long")]
    async fn a_panic_comes_back() {
        Workers::default().run(SMALL + 1, || panic!("too long")).await;
    }
}
