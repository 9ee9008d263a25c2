//! The connections to a database.

use sqlx::{Database, Pool};

/// A store over two pools of connections.
#[derive(Debug)]
pub(in crate::store) struct SqlStore<D: Database> {
    /// For changes.
    pub(in crate::store) writers: Pool<D>,
    /// For reads.
    pub(in crate::store) readers: Pool<D>,
}
