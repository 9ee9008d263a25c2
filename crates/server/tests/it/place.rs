//! The store of a test: its own SQLite file or PostgreSQL database.

use chatapps_webhooks_server::StoreLocation;
use tempfile::TempDir;

use crate::postgres;

pub(crate) struct Place {
    pub(crate) location: StoreLocation,
    /// The directory of the file, removed when it is dropped.
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

/// Turns each function into two tests: on SQLite, and on PostgreSQL if available.
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
