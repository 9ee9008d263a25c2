//! Connections to a database that are clean when they are handed out.
//!
//! Work on a connection runs in a task of its own, which no caller can drop half way, and within a
//! time. A connection whose work didn't end in time is closed, and so are, before their next use,
//! all connections that were made before: if one peer is silent, the others most likely are.

use std::fmt;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use deadpool::Runtime;
use deadpool::managed::{
    Manager, Metrics, Object, Pool, PoolError, RecycleError, RecycleResult, TimeoutType,
};
use futures_util::future::BoxFuture;
use sqlx::{Connection, Database};
use tokio::time::{Instant, sleep, timeout};

use super::dialect::{Dialect, Fault, Options};
use super::retry::Retry;
use crate::store::error::StoreError;

/// The timeout for a free connection.
const WAIT_TIMEOUT: Duration = Duration::from_secs(10);

/// The timeout for a new connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(4);

/// The timeout for the test of a connection that wasn't used for a while.
const TEST_TIMEOUT: Duration = Duration::from_secs(1);

/// A connection used within this time needs no test, which would take a round trip.
const FRESH: Duration = Duration::from_secs(5);

/// The timeout for running work when the store is closed.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(1);

/// A pool of connections.
pub(in crate::store) struct ConnectionPool<D: Dialect> {
    pool: Pool<Connector<D>>,
    only_reads: bool,
}

impl<D: Dialect> fmt::Debug for ConnectionPool<D> {
    /// Without the options, which may contain a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConnectionPool").field("only_reads", &self.only_reads).finish_non_exhaustive()
    }
}

impl<D: Dialect> Clone for ConnectionPool<D> {
    fn clone(&self) -> Self {
        Self { pool: self.pool.clone(), only_reads: self.only_reads }
    }
}

impl<D: Dialect> ConnectionPool<D> {
    /// Up to `size` connections. Work that only reads is done again after its connection was lost.
    pub(in crate::store) fn new(
        options: Options<D>,
        size: usize,
        only_reads: bool,
    ) -> Result<Self, StoreError> {
        let identity = D::identity(&options);
        let pool = Pool::builder(Connector { options, identity, generation: AtomicU64::new(0) })
            .max_size(size)
            .wait_timeout(Some(WAIT_TIMEOUT))
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|_| StoreError::Closed)?;
        Ok(Self { pool, only_reads })
    }

    /// Makes all connections now, so that they don't lack file descriptors later.
    pub(in crate::store) async fn fill(&self) -> Result<(), StoreError> {
        let mut all = Vec::new();
        for _ in 0..self.pool.status().max_size {
            all.push(self.pool.get().await.map_err(pool_error)?);
        }
        Ok(())
    }

    /// Does work on a connection, whatever happens to the caller. Does it again if the database
    /// took it back in favour of other work.
    pub(in crate::store) async fn run<T, W>(&self, work: W) -> Result<T, StoreError>
    where
        T: Send + 'static,
        W: for<'c> Fn(&'c mut D::Connection) -> BoxFuture<'c, Result<T, StoreError>> + Send + Sync + 'static,
    {
        let connections = self.clone();
        let task = tokio::spawn(async move {
            let (mut retry, mut may_repeat) = (Retry::default(), connections.only_reads);
            loop {
                match connections.attempt(&work).await {
                    Err(StoreError::Database(error)) if D::fault(&error) == Fault::Conflict => {
                        retry.pause().await?;
                    }
                    Err(StoreError::Unavailable(_)) if may_repeat => may_repeat = false,
                    done => return done,
                }
            }
        });
        task.await.unwrap_or_else(|error| match error.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            // The runtime is ending.
            Err(_) => Err(StoreError::Closed),
        })
    }

    async fn attempt<T, W>(&self, work: &W) -> Result<T, StoreError>
    where
        W: for<'c> Fn(&'c mut D::Connection) -> BoxFuture<'c, Result<T, StoreError>> + Sync,
    {
        let mut lease = Lease(Some(self.pool.get().await.map_err(pool_error)?));
        let working = async {
            let connection = lease.connection()?;
            let done = work(connection).await;
            if done.is_err() {
                // Sends the end of a transaction that was dropped, and waits for it.
                connection.ping().await?;
            }
            done
        };
        let done = timeout(D::WORK_TIMEOUT, working).await;
        let done = done.unwrap_or(Err(StoreError::Silent)).map_err(classify::<D>);
        if matches!(done, Err(StoreError::Silent | StoreError::Unavailable(_))) {
            self.pool.manager().condemn();
        } else {
            lease.give_back();
        }
        done
    }

    /// Closes all connections, each after its running work.
    pub(in crate::store) async fn close(&self) {
        let end = Instant::now() + CLOSE_TIMEOUT;
        loop {
            for pooled in self.pool.retain(|_, _| false).removed {
                // It is only a farewell.
                let _ = timeout(TEST_TIMEOUT, pooled.connection.close()).await;
            }
            if self.pool.status().size == 0 || Instant::now() > end {
                break;
            }
            sleep(Duration::from_millis(10)).await;
        }
        self.pool.close();
    }
}

/// A connection from the pool. Unless it is given back, it is closed, also by a panic.
struct Lease<D: Dialect>(Option<Object<Connector<D>>>);

impl<D: Dialect> Lease<D> {
    fn connection(&mut self) -> Result<&mut D::Connection, StoreError> {
        Ok(&mut self.0.as_mut().ok_or(StoreError::Closed)?.connection)
    }

    fn give_back(mut self) {
        drop(self.0.take());
    }
}

impl<D: Dialect> Drop for Lease<D> {
    fn drop(&mut self) {
        if let Some(pooled) = self.0.take() {
            drop(Object::take(pooled));
        }
    }
}

/// A connection, and the generation that it belongs to.
struct Pooled<D: Database> {
    connection: D::Connection,
    generation: u64,
}

/// Makes connections, and tests them before they are used again.
struct Connector<D: Dialect> {
    options: Options<D>,
    /// What the first connection was made to. Another one is never connected to instead.
    identity: Option<D::Identity>,
    /// The generation of new connections. Those of older ones are not used again.
    generation: AtomicU64,
}

impl<D: Dialect> Connector<D> {
    fn condemn(&self) {
        self.generation.fetch_add(1, Ordering::Relaxed);
    }

    fn is_same(&self) -> bool {
        D::identity(&self.options) == self.identity
    }
}

impl<D: Dialect> Manager for Connector<D> {
    type Type = Pooled<D>;
    type Error = StoreError;

    async fn create(&self) -> Result<Pooled<D>, StoreError> {
        if !self.is_same() {
            return Err(StoreError::Replaced);
        }
        let generation = self.generation.load(Ordering::Relaxed);
        Ok(Pooled { connection: connect::<D>(&self.options).await?, generation })
    }

    async fn recycle(&self, pooled: &mut Pooled<D>, metrics: &Metrics) -> RecycleResult<StoreError> {
        if !self.is_same() || pooled.generation != self.generation.load(Ordering::Relaxed) {
            return Err(RecycleError::message("it was condemned"));
        }
        if D::HAS_PEER && metrics.last_used() > FRESH {
            let tested = timeout(TEST_TIMEOUT, pooled.connection.ping()).await;
            if !matches!(tested, Ok(Ok(()))) {
                self.condemn();
                return Err(RecycleError::message("its peer is gone"));
            }
        }
        Ok(())
    }
}

/// Makes a connection and prepares it.
pub(in crate::store) async fn connect<D: Dialect>(options: &Options<D>) -> Result<D::Connection, StoreError> {
    let connecting = async {
        let mut connection = D::Connection::connect_with(options).await?;
        D::settle(&mut connection).await?;
        Ok(connection)
    };
    match timeout(CONNECT_TIMEOUT, connecting).await.unwrap_or(Err(StoreError::Silent)).map_err(classify::<D>)
    {
        // A database that starts or ends answers in many ways.
        Err(StoreError::Database(error)) if error.as_database_error().is_none() => {
            Err(StoreError::Unavailable(error))
        }
        done => done,
    }
}

/// What is wrong, in the words of a store.
fn classify<D: Dialect>(error: StoreError) -> StoreError {
    match error {
        StoreError::Database(error) => match D::fault(&error) {
            Fault::Busy => StoreError::Busy,
            Fault::Passing => StoreError::Unavailable(error),
            Fault::Conflict | Fault::Lasting => StoreError::Database(error),
        },
        error => error,
    }
}

fn pool_error(error: PoolError<StoreError>) -> StoreError {
    match error {
        PoolError::Backend(error) => error,
        PoolError::Timeout(TimeoutType::Wait) => StoreError::Busy,
        PoolError::Timeout(_) => StoreError::Silent,
        PoolError::Closed | PoolError::NoRuntimeSpecified | PoolError::PostCreateHook(_) => {
            StoreError::Closed
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use sqlx::sqlite::SqliteConnectOptions;
    use sqlx::{Executor, Row, Sqlite};

    use super::*;

    /// One connection, so that whatever happens to it would be seen.
    fn one(room: &tempfile::TempDir) -> ConnectionPool<Sqlite> {
        let options = SqliteConnectOptions::new().filename(room.path().join("x.db")).create_if_missing(true);
        std::fs::File::create(room.path().join("x.db")).unwrap();
        ConnectionPool::new(options, 1, false).unwrap()
    }

    async fn tables(connections: &ConnectionPool<Sqlite>) -> i64 {
        let counted = connections.run(|connection| {
            async {
                connection.execute("BEGIN").await?;
                let row =
                    sqlx::query("SELECT count(*) FROM sqlite_schema").fetch_one(&mut *connection).await?;
                connection.execute("COMMIT").await?;
                Ok(row.get(0))
            }
            .boxed()
        });
        counted.await.unwrap()
    }

    #[tokio::test]
    async fn work_that_panics_leaves_no_transaction_behind() {
        let room = tempfile::tempdir().unwrap();
        let connections = one(&room);
        let caller = connections.clone();
        let panics = tokio::spawn(async move {
            let work = caller.run::<(), _>(|connection| {
                async {
                    connection.execute("BEGIN; CREATE TABLE a (b)").await?;
                    resume_unwind(Box::new(()))
                }
                .boxed()
            });
            work.await
        });
        assert!(panics.await.unwrap_err().is_panic(), "the caller hears of it");
        assert_eq!(tables(&connections).await, 0);
    }

    #[tokio::test]
    async fn work_ends_although_its_caller_goes_away() {
        let room = tempfile::tempdir().unwrap();
        let connections = one(&room);
        let work = connections.run(|connection| {
            async {
                connection.execute("BEGIN").await?;
                sleep(Duration::from_millis(50)).await;
                connection.execute("CREATE TABLE a (b); COMMIT").await?;
                Ok(())
            }
            .boxed()
        });
        assert!(timeout(Duration::from_millis(1), work).await.is_err());
        assert_eq!(tables(&connections).await, 1);
    }

    #[tokio::test]
    async fn a_transaction_that_is_dropped_has_ended_when_the_work_has() {
        let room = tempfile::tempdir().unwrap();
        let connections = one(&room);
        let work = connections.run(|connection| {
            async {
                let mut transaction = connection.begin().await?;
                transaction.execute("CREATE TABLE a (b)").await?;
                Err::<(), _>(StoreError::UnknownAccount)
            }
            .boxed()
        });
        assert!(matches!(work.await, Err(StoreError::UnknownAccount)));
        assert_eq!(tables(&connections).await, 0);
    }
}
