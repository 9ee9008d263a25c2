//! Where a store is: `sqlite:PATH`, or a URL of PostgreSQL.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use chatapps_webhooks::Secret;

/// Where a store is. Its `Display` and `Debug` show no password.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks_server::StoreLocation;
///
/// let location: StoreLocation = "postgres://webhooks:pX8w@db.example/webhooks".parse()?;
/// assert_eq!(location.to_string(), "postgres:…");
/// # Ok::<(), chatapps_webhooks_server::InvalidLocation>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreLocation {
    /// A file of SQLite.
    Sqlite(PathBuf),
    /// The URL of a database of PostgreSQL, or of one that speaks its protocol. It may have a password in it.
    Postgres(Secret<'static>),
}

impl FromStr for StoreLocation {
    type Err = InvalidLocation;

    fn from_str(text: &str) -> Result<Self, InvalidLocation> {
        match text.split_once(':') {
            Some(("sqlite", path)) if !path.is_empty() && !path.starts_with(':') => {
                // As in other tools: sqlite:PATH, sqlite:///ABSOLUTE/PATH.
                Ok(Self::Sqlite(
                    path.strip_prefix("//").filter(|path| !path.is_empty()).unwrap_or(path).into(),
                ))
            }
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => {
                Ok(Self::Postgres(Secret::from(text.to_owned())))
            }
            _ => Err(InvalidLocation),
        }
    }
}

impl fmt::Display for StoreLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(_) => f.write_str("postgres:…"),
        }
    }
}

/// The text is no place of a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidLocation;

impl fmt::Display for InvalidLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/DATABASE`")
    }
}

impl std::error::Error for InvalidLocation {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_is_a_path_or_a_url() {
        for (text, path) in
            [("sqlite:a.db", "a.db"), ("sqlite:/v/a.db", "/v/a.db"), ("sqlite:///v/a.db", "/v/a.db")]
        {
            assert_eq!(text.parse(), Ok(StoreLocation::Sqlite(path.into())));
        }
        assert!(matches!("postgresql://db/x".parse(), Ok(StoreLocation::Postgres(_))));
        for text in ["", "a.db", "sqlite:", "sqlite::memory:", "postgres:", "mysql://db/x"] {
            assert_eq!(text.parse::<StoreLocation>(), Err(InvalidLocation), "{text}");
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        let location: StoreLocation = "postgres://webhooks:pX8w@db.example/webhooks".parse().unwrap();
        assert!(!format!("{location} {location:?}").contains("pX8w"));
    }
}
