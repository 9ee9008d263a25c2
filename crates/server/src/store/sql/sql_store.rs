//! The connections to a database.

use super::connections::Connections;
use super::dialect::Dialect;

/// A store over two pools of connections, so that reads don't wait for changes.
#[derive(Debug)]
pub(in crate::store) struct SqlStore<D: Dialect> {
    /// For changes.
    pub(in crate::store) writers: Connections<D>,
    /// For reads.
    pub(in crate::store) readers: Connections<D>,
}
