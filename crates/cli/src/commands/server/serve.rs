//! The command `serve`: opens the store and runs the endpoint.

use std::io::{self, Write};
use std::time::Duration;

use chatapps_webhooks::printable;
use chatapps_webhooks_server::{Sealer, Settings, StoreLocation, Vault, serve};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tracing::{info, warn};

use super::arguments::ServeArguments;
use super::demo::Demo;
use super::log;
use super::store_access::{given_location, location, open_store, sealer};
use crate::exit_code::SUCCESS;
use crate::failure::Failure;
use crate::policy::with_levels;

/// How much longer than any request the server waits at shutdown.
const SHUTDOWN_MARGIN: Duration = Duration::from_secs(5);

pub(super) async fn run(arguments: &ServeArguments) -> Result<u8, Failure> {
    let settings = settings(arguments)?;
    // Removed when this function ends.
    let mut directory = None;
    let location = if arguments.demo && given_location(&arguments.store)?.is_none() {
        StoreLocation::Sqlite(
            directory.insert(TempDir::new().map_err(Failure::from_error)?).path().join("demo.db"),
        )
    } else {
        location(&arguments.store)?
    };
    let stop = signal().map_err(Failure::from_error)?;
    let listener = TcpListener::bind(&arguments.listen).await.map_err(|error| {
        let why = match error.kind() {
            io::ErrorKind::InvalidInput => "expected ADDRESS:PORT, such as `127.0.0.1:8088`".to_owned(),
            _ => error.to_string(),
        };
        Failure::Message(format!("cannot listen on `{}`: {why}", printable(&arguments.listen)))
    })?;
    let store = open_store(&location).await?;
    let sealer = match &directory {
        // A store that is deleted with the program needs no permanent key.
        Some(_) => Sealer::from_text(Sealer::new_key().map_err(Failure::from_error)?.reveal())
            .map_err(Failure::from_error)?,
        None => sealer(&arguments.store_key, &location, &*store).await?,
    };
    let vault = Vault::unlock(store, sealer).await.map_err(Failure::from_error)?;
    let address = listener.local_addr().map_err(Failure::from_error)?;
    log::start(arguments.log);
    info!(%address, store = %location, "listening");
    if !address.ip().is_loopback() {
        warn!("requests and keys arrive without TLS: put a proxy with TLS in front");
    }
    // Serve even if standard output is closed.
    let _ = writeln!(io::stdout(), "listening on http://{address}");
    if arguments.demo {
        let demo = Demo::prepare(&**vault.store(), directory.is_none()).await?;
        let _ = demo.show(address);
    }
    let store = vault.store().clone();
    let served = serve(listener, vault, settings, stop).await;
    store.close().await;
    served.map_err(Failure::from_error)?;
    info!("stopped");
    Ok(SUCCESS)
}

fn settings(arguments: &ServeArguments) -> Result<Settings, Failure> {
    let policy = with_levels(&arguments.policy, arguments.rules.iter().copied())?;
    let defaults = Settings::default();
    let request_timeout = arguments.request_timeout;
    Ok(Settings {
        policy,
        max_body: arguments.max_body,
        max_requests: arguments.max_requests,
        max_connections: arguments.max_connections,
        // Less than the timeout of the request, so that a slow body gets its own answer.
        body_timeout: defaults.body_timeout.min(request_timeout * 3 / 4),
        request_timeout,
        shutdown_timeout: request_timeout + SHUTDOWN_MARGIN,
        ..defaults
    })
}

/// Resolves at SIGTERM or SIGINT. Both are caught from the call on.
#[cfg(unix)]
fn signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Resolves at Ctrl-C.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail elsewhere")]
fn signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    })
}
