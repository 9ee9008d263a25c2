//! The connections to a database.

use super::connection_pool::ConnectionPool;
use super::dialect::Dialect;

/// A store over two pools of connections, so that reads don't wait for changes.
#[derive(Debug)]
pub(in crate::store) struct SqlStore<D: Dialect> {
    /// For changes.
    pub(in crate::store) writers: ConnectionPool<D>,
    /// For reads.
    pub(in crate::store) readers: ConnectionPool<D>,
}
