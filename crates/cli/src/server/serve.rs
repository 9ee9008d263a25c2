//! `serve`: the endpoint, from its store to its end.

use std::io::{self, Write};
use std::time::Duration;

use chatapps_webhooks::printable;
use chatapps_webhooks_server::{Sealer, Settings, StoreLocation, Vault, serve};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tracing::{info, warn};

use super::args::ServeArguments;
use super::demo::Demo;
use super::open::{given_location, location, open_store, sealer};
use super::{failed, log};
use crate::stop::{SUCCESS, Stop};

/// How much longer than any request the server waits when it is told to stop.
const SHUTDOWN_MARGIN: Duration = Duration::from_secs(5);

pub(super) async fn run(arguments: &ServeArguments) -> Result<u8, Stop> {
    let settings = settings(arguments)?;
    // Removed when this function ends.
    let mut room = None;
    let location = if arguments.demo && given_location(&arguments.store)?.is_none() {
        StoreLocation::Sqlite(room.insert(TempDir::new().map_err(failed)?).path().join("demo.db"))
    } else {
        location(&arguments.store)?
    };
    let stop = signal().map_err(failed)?;
    let listener = TcpListener::bind(&arguments.listen).await.map_err(|error| {
        let why = match error.kind() {
            io::ErrorKind::InvalidInput => "expected ADDRESS:PORT, such as `127.0.0.1:8088`".to_owned(),
            _ => error.to_string(),
        };
        Stop::Failed(format!("cannot listen on `{}`: {why}", printable(&arguments.listen)))
    })?;
    let store = open_store(&location).await?;
    let sealer = match &room {
        // What is gone with the program needs no key that outlives it.
        Some(_) => Sealer::from_text(Sealer::new_key().map_err(failed)?.reveal()).map_err(failed)?,
        None => sealer(&arguments.store_key, &location, &*store).await?,
    };
    let vault = Vault::unlock(store, sealer).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    log::start(arguments.log);
    info!(%address, store = %location, "listening");
    if !address.ip().is_loopback() {
        warn!("requests and keys come here without TLS: let a proxy that has it stand in front");
    }
    // That nobody reads this is no reason to stop.
    let _ = writeln!(io::stdout(), "listening on http://{address}");
    if arguments.demo {
        let demo = Demo::prepare(&**vault.store(), room.is_none()).await?;
        let _ = demo.show(address);
    }
    let store = vault.store().clone();
    let served = serve(listener, vault, settings, stop).await;
    store.close().await;
    served.map_err(failed)?;
    info!("stopped");
    Ok(SUCCESS)
}

fn settings(arguments: &ServeArguments) -> Result<Settings, Stop> {
    let mut policy = arguments.policy.clone();
    for (rule, level) in &arguments.rules {
        policy = policy.with_level(*rule, *level).map_err(failed)?;
    }
    let defaults = Settings::default();
    let request_timeout = arguments.request_timeout;
    Ok(Settings {
        policy,
        max_body: arguments.max_body,
        max_requests: arguments.max_requests,
        max_connections: arguments.max_connections,
        // A body that comes slowly is told so, before all of it takes too long.
        body_timeout: defaults.body_timeout.min(request_timeout * 3 / 4),
        request_timeout,
        shutdown_timeout: request_timeout + SHUTDOWN_MARGIN,
        ..defaults
    })
}

/// Ready when the process is told to stop: SIGTERM or SIGINT. It listens from now on.
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

/// Ready when the process is told to stop: Ctrl-C.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail elsewhere")]
fn signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    })
}
