//! The migrations of the tables.

use sqlx::migrate::{Migrate, MigrateError, Migration, MigrationType, Migrator};
use sqlx::{Connection, Executor};
use tracing::info;

use super::connection_pool::connect;
use super::dialect::{Dialect, Options};
use crate::store::error::StoreError;

/// What to do if there are no tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum IfMissing {
    Create,
    Refuse,
}

/// Brings the tables up to date. Takes a lock, and needs the right to create tables, only if they
/// aren't. The texts are the migrations, numbered from 1.
pub(in crate::store) async fn migrate<D: Dialect>(
    options: &Options<D>,
    texts: &[(&'static str, &'static str)],
    if_missing: IfMissing,
) -> Result<(), StoreError>
where
    D::Connection: Migrate,
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
{
    let migrator = migrator(texts);
    let mut connection = connect::<D>(options).await?;
    let applied = applied::<D>(&migrator, &mut connection).await?;
    if applied == 0 && if_missing == IfMissing::Refuse {
        return Err(StoreError::Missing);
    }
    if applied < texts.len() {
        info!(applied, all = texts.len(), "migrating the tables");
        // Programs that start together migrate one after the other.
        let mut transaction = connection.begin_with(D::BEGIN).await?;
        sqlx::raw_sql(D::LOCK_TABLES).execute(&mut *transaction).await?;
        migrator.run_direct(None, &mut *transaction, false).await?;
        transaction.commit().await?;
    }
    connection.close().await?;
    Ok(())
}

fn migrator(texts: &[(&'static str, &'static str)]) -> Migrator {
    let migrations = (1..).zip(texts).map(|(version, (name, text))| {
        Migration::new(
            version,
            (*name).into(),
            MigrationType::Simple,
            sqlx::SqlSafeStr::into_sql_str(*text),
            false,
        )
    });
    let mut migrator = Migrator::with_migrations(migrations.collect());
    // Its own lock would stay with a connection that a pooler gives to others.
    migrator.set_locking(false);
    migrator
}

/// The number of migrations that the tables have seen.
async fn applied<D: Dialect>(migrator: &Migrator, connection: &mut D::Connection) -> Result<usize, StoreError>
where
    D::Connection: Migrate,
{
    match connection.list_applied_migrations(&migrator.table_name).await {
        Err(MigrateError::Execute(error)) if D::is_missing_table(&error) => Ok(0),
        applied => {
            let applied = applied?;
            for found in &applied {
                let known = migrator.iter().find(|migration| migration.version == found.version);
                match known {
                    None => return Err(StoreError::Newer),
                    Some(migration) if migration.checksum != found.checksum => {
                        return Err(StoreError::Foreign);
                    }
                    Some(_) => {}
                }
            }
            Ok(applied.len())
        }
    }
}
