//! The migrations of the tables.

use sqlx::migrate::{Migration, MigrationType, Migrator};

/// The migrator for the texts, numbered from 1.
pub(in crate::store) fn migrator(texts: &[(&'static str, &'static str)]) -> Migrator {
    let migrations = (1..).zip(texts).map(|(version, (name, text))| {
        Migration::new(
            version,
            (*name).into(),
            MigrationType::Simple,
            sqlx::SqlSafeStr::into_sql_str(*text),
            false,
        )
    });
    Migrator::with_migrations(migrations.collect())
}
