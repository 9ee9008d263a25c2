//! Where a test keeps its store: a file of SQLite, or a database of PostgreSQL, of its own.

use chatapps_webhooks_server::StoreLocation;
use tempfile::TempDir;

use crate::postgres;

pub(crate) struct Place {
    pub(crate) location: StoreLocation,
    /// The directory of the file, which is removed with it.
    pub(crate) room: Option<TempDir>,
}

impl Place {
    pub(crate) fn sqlite() -> Self {
        let room = tempfile::tempdir().unwrap();
        Self { location: StoreLocation::Sqlite(room.path().join("webhooks.db")), room: Some(room) }
    }

    pub(crate) fn postgres() -> Option<Self> {
        Some(Self { location: postgres::fresh_database()?.parse().unwrap(), room: None })
    }
}

/// Makes two tests of each function: on SQLite, and on PostgreSQL where there is one.
macro_rules! on_each_store {
    ($($(#[$doc:meta])* fn $name:ident($place:ident) $body:block)+) => {$(
        $(#[$doc])*
        mod $name {
            use super::*;

            fn test($place: &$crate::place::Place) $body

            #[test]
            fn on_sqlite() {
                test(&$crate::place::Place::sqlite());
            }

            #[test]
            fn on_postgres() {
                if let Some(place) = $crate::place::Place::postgres() {
                    test(&place);
                }
            }
        }
    )+};
}

pub(crate) use on_each_store;
