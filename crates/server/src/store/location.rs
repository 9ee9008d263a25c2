//! The location of a store: `sqlite:PATH`, or a URL of PostgreSQL.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use chatapps_webhooks::Secret;
use url::Url;

/// The location of a store. `Display` and `Debug` hide passwords.
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
    /// An SQLite file.
    Sqlite(PathBuf),
    /// The URL of a PostgreSQL database, or of one that speaks its protocol. It may contain a
    /// password.
    Postgres(Secret<'static>),
}

impl FromStr for StoreLocation {
    type Err = InvalidLocation;

    fn from_str(text: &str) -> Result<Self, InvalidLocation> {
        match text.split_once(':') {
            Some(("sqlite", path)) if path.contains('?') => Err(InvalidLocation::Path),
            Some(("sqlite", path)) if !path.is_empty() && !path.starts_with(':') => {
                // As in other tools: sqlite:PATH, sqlite:///ABSOLUTE/PATH.
                Ok(Self::Sqlite(
                    path.strip_prefix("//").filter(|path| !path.is_empty()).unwrap_or(path).into(),
                ))
            }
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => {
                check_url(text)?;
                Ok(Self::Postgres(Secret::from(text.to_owned())))
            }
            _ => Err(InvalidLocation::Other),
        }
    }
}

/// The parameters of a PostgreSQL URL. The driver ignores unknown ones, so a misspelt `sslmode`
/// would leave a connection without TLS.
const PARAMETERS: [&str; 12] = [
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "password",
    "options",
    "statement-cache-capacity",
];

const SSL_MODES: [&str; 6] = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

/// Checks the variables of the environment that the driver takes as parameters that a URL doesn't
/// have, and what they make of the URL. Returns the names of those that are set.
pub(super) fn check_environment(
    text: &str,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Vec<&'static str>, InvalidLocation> {
    let url = Url::parse(text).map_err(|_| InvalidLocation::Url)?;
    let parameter = |name: &str| url.query_pairs().find(|(found, _)| found == name).map(|(_, value)| value);
    let set: Vec<&'static str> = VARIABLES.into_iter().filter(|name| variable(name).is_some()).collect();
    let mode = variable("PGSSLMODE");
    if mode.as_deref().is_some_and(|mode| !SSL_MODES.contains(&mode)) {
        return Err(InvalidLocation::Variable("PGSSLMODE"));
    }
    if variable("PGPORT").is_some_and(|port| port.parse::<u16>().is_err()) {
        return Err(InvalidLocation::Variable("PGPORT"));
    }
    let mode = parameter("sslmode").or_else(|| mode.map(Into::into));
    let has_root = parameter("sslrootcert").is_some() || set.contains(&"PGSSLROOTCERT");
    if has_root && !mode.is_some_and(|mode| mode.starts_with("verify-")) {
        return Err(InvalidLocation::UnusedRoot);
    }
    Ok(set)
}

/// The variables of the environment that the driver reads.
const VARIABLES: [&str; 12] = [
    "PGHOST",
    "PGHOSTADDR",
    "PGPORT",
    "PGUSER",
    "PGPASSWORD",
    "PGPASSFILE",
    "PGDATABASE",
    "PGSSLMODE",
    "PGSSLROOTCERT",
    "PGSSLCERT",
    "PGSSLKEY",
    "PGOPTIONS",
];

fn check_url(text: &str) -> Result<(), InvalidLocation> {
    let url = Url::parse(text).map_err(|_| InvalidLocation::Url)?;
    let mut seen = Vec::new();
    for (name, value) in url.query_pairs() {
        if seen.contains(&name) {
            return Err(InvalidLocation::Repeated);
        }
        if !PARAMETERS.contains(&&*name) {
            return Err(InvalidLocation::Parameter);
        }
        if name == "sslmode" && !SSL_MODES.contains(&&*value) {
            return Err(InvalidLocation::SslMode);
        }
        seen.push(name);
    }
    Ok(())
}

impl fmt::Display for StoreLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(_) => f.write_str("postgres:…"),
        }
    }
}

/// Why a text is not the location of a store. The messages don't show the text, which may contain a
/// password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum InvalidLocation {
    /// It is neither an SQLite path nor a PostgreSQL URL.
    Other,
    /// The path has parameters.
    Path,
    /// The URL is invalid.
    Url,
    /// The URL has an unknown parameter.
    Parameter,
    /// The URL repeats a parameter.
    Repeated,
    /// The parameter `sslmode` of the URL has an unknown value.
    SslMode,
    /// A variable of the environment that the driver reads has an invalid value.
    Variable(&'static str),
    /// There is a root certificate, and a mode that doesn't look at it.
    UnusedRoot,
}

impl fmt::Display for InvalidLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |names: &[&str]| format!("`{}`", names.join("`, `"));
        match self {
            Self::Other => f.write_str("expected `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/DATABASE`"),
            Self::Path => f.write_str("the path of an SQLite database can't contain `?` or parameters"),
            Self::Url => f.write_str(
                "the URL of the database is invalid: write `%2F` for a `/` in a password, `%23` for `#`, `%3F` for `?`, `%40` for `@`; a port is a number",
            ),
            Self::Parameter => write!(f, "unknown parameter in the URL of the database: expected {}", list(&PARAMETERS)),
            Self::Repeated => f.write_str("repeated parameter in the URL of the database"),
            Self::Variable("PGSSLMODE") => {
                write!(f, "unknown value of the variable PGSSLMODE: expected {}", list(&SSL_MODES))
            }
            Self::Variable(name) => write!(f, "invalid value of the variable {name}: correct it, or unset it"),
            Self::UnusedRoot => f.write_str(
                "there is a root certificate (`sslrootcert`, PGSSLROOTCERT), and `sslmode` doesn't check it: \
                 write `sslmode=verify-full` or `sslmode=verify-ca`",
            ),
            Self::SslMode => write!(f, "unknown value of `sslmode`: expected {}", list(&SSL_MODES)),
        }
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
            assert_eq!(text.parse::<StoreLocation>(), Err(InvalidLocation::Other), "{text}");
        }
        assert_eq!("sqlite:a.db?mode=ro".parse::<StoreLocation>(), Err(InvalidLocation::Path));
    }

    #[test]
    fn variables_of_the_environment_are_checked_as_parameters_are() {
        let check = |url: &str, variables: &[(&str, &str)]| {
            check_environment(url, |name| {
                variables.iter().find(|(found, _)| *found == name).map(|(_, value)| (*value).to_owned())
            })
        };
        let url = "postgres://u@db.example/x";
        assert_eq!(check(url, &[]), Ok(vec![]));
        assert_eq!(check(url, &[("PGPASSWORD", "pX8w"), ("PGAPPNAME", "x")]), Ok(vec!["PGPASSWORD"]));
        assert_eq!(check(url, &[("PGSSLMODE", "verify-ful")]), Err(InvalidLocation::Variable("PGSSLMODE")));
        assert_eq!(check(url, &[("PGPORT", "x")]), Err(InvalidLocation::Variable("PGPORT")));
        for (url, variables, is_used) in [
            ("postgres://u@db.example/x?sslrootcert=ca.crt", &[][..], false),
            ("postgres://u@db.example/x?sslrootcert=ca.crt&sslmode=require", &[], false),
            ("postgres://u@db.example/x?sslmode=require", &[("PGSSLROOTCERT", "ca.crt")], false),
            ("postgres://u@db.example/x?sslrootcert=ca.crt&sslmode=verify-ca", &[], true),
            ("postgres://u@db.example/x?sslrootcert=ca.crt", &[("PGSSLMODE", "verify-full")], true),
        ] {
            assert_eq!(check(url, variables) != Err(InvalidLocation::UnusedRoot), is_used, "{url}");
        }
    }

    #[test]
    fn an_invalid_url_is_explained_without_being_shown() {
        for (url, expected) in [
            ("postgres://u:pX8w@db.example/x?sslmod=verify-full", InvalidLocation::Parameter),
            ("postgres://u:pX8w@db.example/x?sslmode=verify-ful", InvalidLocation::SslMode),
            ("postgres://u:pX8w@db.example/x?sslmode=require&sslmode=disable", InvalidLocation::Repeated),
            ("postgres://u:pX8w/@db.example/x", InvalidLocation::Url),
            ("postgres://u:pX8w#@db.example/x", InvalidLocation::Url),
            ("postgres://u:pX8w@db.example:x/x", InvalidLocation::Url),
        ] {
            let error = url.parse::<StoreLocation>().unwrap_err();
            assert_eq!(error, expected, "{url}");
            assert!(!error.to_string().contains("pX8w"), "{error}");
        }
        for url in [
            "postgres://u:p%2F@db.example/x?sslmode=verify-full&sslrootcert=/a",
            "postgres:///x?host=/run/postgresql",
        ] {
            assert!(url.parse::<StoreLocation>().is_ok(), "{url}");
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        let location: StoreLocation = "postgres://webhooks:pX8w@db.example/webhooks".parse().unwrap();
        assert!(!format!("{location} {location:?}").contains("pX8w"));
    }
}
