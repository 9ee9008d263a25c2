//! The command `serve`: opens the store and runs the endpoint.

use std::io::{self, Write};
use std::pin::pin;
#[cfg(unix)]
use std::process::exit;

use chatapps_webhooks::printable;
use chatapps_webhooks_server::{
    AllowedNetworks, DeliverySettings, Sealer, Server, Settings, StoreLocation, Vault,
};
use tempfile::TempDir;
use tokio::net::{TcpListener, TcpSocket, lookup_host};
#[cfg(unix)]
use tokio::sync::oneshot;
use tracing::{info, warn};

use super::arguments::ServeArguments;
#[cfg(feature = "console")]
use super::console::{self, desk::Console};
use super::demo::Demo;
use super::log;
use super::store_access::{create_store, given_location, location, open_store, sealer};
use crate::exit_code::SUCCESS;
use crate::failure::Failure;
use crate::policy::with_levels;

/// The number of connections that wait to be accepted: a burst of more waits for a second attempt,
/// which takes a second.
const BACKLOG: u32 = 4096;

/// The number of file descriptors that are not for connections of callers: those of the store, of
/// probes, and of the program.
const RESERVED_DESCRIPTORS: usize = 64 + 64;

pub(super) async fn run(arguments: &ServeArguments) -> Result<u8, Failure> {
    let mut settings = settings(arguments)?;
    // Removed when this function ends.
    let mut directory = None;
    let location = if arguments.demo && given_location(&arguments.store)?.is_none() {
        StoreLocation::Sqlite(
            directory.insert(TempDir::new().map_err(Failure::from_error)?).path().join("demo.db"),
        )
    } else {
        location(&arguments.store)?
    };
    let _log = log::start(arguments.log);
    let stop = signal().map_err(Failure::from_error)?;
    let mut stop = pin!(stop);
    settings.max_connections = settings.max_connections.min(possible_connections());
    if settings.max_connections < arguments.max_connections {
        warn!(
            wanted = arguments.max_connections,
            possible = settings.max_connections,
            "the limit on open files (ulimit -n) allows fewer connections"
        );
    }
    info!(store = %printable(&location.to_string()), "opening the store");
    let opening = async {
        let store =
            if arguments.demo { create_store(&location).await? } else { open_store(&location).await? };
        let sealer = match &directory {
            // A store that is deleted with the program needs no permanent key.
            Some(_) => Sealer::from_text(Sealer::new_key().map_err(Failure::from_error)?.reveal())
                .map_err(Failure::from_error)?,
            None => sealer(&arguments.store_key, &location, &*store).await?,
        };
        Vault::unlock(store, sealer).await.map_err(Failure::from_error)
    };
    let vault = tokio::select! {
        () = &mut stop => {
            info!("stopped before the store was open");
            return Ok(SUCCESS);
        }
        opened = opening => opened?,
    };
    let listener = bind(&arguments.listen).await?;
    let probes = match &arguments.probes {
        Some(address) => Some(bind(address).await?.into_std().map_err(Failure::from_error)?),
        None => None,
    };
    let address = listener.local_addr().map_err(Failure::from_error)?;
    info!(%address, store = %printable(&location.to_string()), "listening");
    if !address.ip().is_loopback() {
        warn!("requests and keys arrive without TLS: put a proxy with TLS in front");
    }
    // Serve even if standard output is closed.
    let _ = writeln!(io::stdout(), "listening on http://{address}");
    if let Some(probes) = &probes {
        let address = probes.local_addr().map_err(Failure::from_error)?;
        let _ = writeln!(io::stdout(), "probes on http://{address}");
    }
    let store = vault.store().clone();
    let demo = if arguments.demo {
        Some(Demo::prepare(&vault, directory.is_none(), has_console(arguments)).await?)
    } else {
        None
    };
    #[cfg(feature = "console")]
    let parts = (vault.clone(), settings.policy.clone());
    let server = Server::start(vault, settings);
    if let Some(demo) = &demo {
        let _ = demo.show(address);
    }
    #[cfg(feature = "console")]
    if let Some(console_address) = arguments.console {
        let (vault, policy) = parts;
        let receiver = demo.as_ref().and_then(Demo::misbehaviour);
        let deliveries = server.deliveries();
        let console = Console { vault, deliveries, policy, endpoint: address, receiver };
        console::start(console, bind(&console_address.to_string()).await?)?;
    }
    let ended = server.serve(listener, probes, stop).await;
    store.close().await;
    ended.map_err(Failure::from_error)?;
    info!("stopped");
    Ok(SUCCESS)
}

/// Whether there is a console, which shows what the demo's receiver does with events of all types.
#[cfg(feature = "console")]
const fn has_console(arguments: &ServeArguments) -> bool {
    arguments.console.is_some()
}

#[cfg(not(feature = "console"))]
const fn has_console(_: &ServeArguments) -> bool {
    false
}

/// Listens on an address.
async fn bind(address: &str) -> Result<TcpListener, Failure> {
    let listening = async {
        let mut failed = io::Error::from(io::ErrorKind::AddrNotAvailable);
        for resolved in lookup_host(address).await? {
            let socket = if resolved.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
            // As other servers do: a restart need not wait for connections that are long closed.
            #[cfg(unix)]
            socket.set_reuseaddr(true)?;
            match socket.bind(resolved).and_then(|()| socket.listen(BACKLOG)) {
                Ok(listener) => return Ok(listener),
                Err(error) => failed = error,
            }
        }
        Err(failed)
    };
    listening.await.map_err(|error| {
        let why = match error.kind() {
            io::ErrorKind::InvalidInput => "expected ADDRESS:PORT, such as `127.0.0.1:8088`".to_owned(),
            _ => error.to_string(),
        };
        Failure::Message(format!("cannot listen on `{}`: {why}", printable(address)))
    })
}

/// The number of connections that the limit on open files allows. Raises that limit as far as the
/// program may: many systems start programs with 1,024.
#[cfg(unix)]
fn possible_connections() -> usize {
    use rustix::process::{Resource, getrlimit, setrlimit};

    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    // What can't be raised stays as it is.
    let _ = setrlimit(Resource::Nofile, limit);
    let files = getrlimit(Resource::Nofile)
        .current
        .map_or(usize::MAX, |files| usize::try_from(files).unwrap_or(usize::MAX));
    files.saturating_sub(RESERVED_DESCRIPTORS).max(1)
}

#[cfg(not(unix))]
const fn possible_connections() -> usize {
    usize::MAX
}

fn settings(arguments: &ServeArguments) -> Result<Settings, Failure> {
    let policy = with_levels(&arguments.policy, arguments.rules.iter().copied())?;
    let defaults = Settings::default();
    let request_timeout = arguments.request_timeout;
    let mut networks: AllowedNetworks = arguments.networks.iter().copied().collect();
    if arguments.demo {
        networks.extend(AllowedNetworks::loopback());
    }
    Ok(Settings {
        policy,
        max_body: arguments.max_body,
        max_requests: arguments.max_requests,
        max_connections: arguments.max_connections,
        // Less than the timeout of the request, so that a slow body gets its own answer.
        body_timeout: defaults.body_timeout.min(request_timeout * 3 / 4),
        request_timeout,
        deliveries: DeliverySettings { networks, ..defaults.deliveries.clone() },
        lost_log_lines: log::lost,
        ..defaults
    })
}

/// The signal for a file that grows beyond a limit, on Linux, macOS and the BSDs.
#[cfg(unix)]
const SIGXFSZ: i32 = 25;

/// Resolves at SIGTERM, SIGINT or SIGHUP, which are caught from the call on. The next one ends the
/// program at once.
#[cfg(unix)]
fn signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    // A file that grows beyond a limit is an error of the store, and not the end of the program.
    drop(signal(SignalKind::from_raw(SIGXFSZ))?);
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    // A terminal that is closed must leave no directory of a demo behind.
    let mut hangup = signal(SignalKind::hangup())?;
    let (first, stop) = oneshot::channel();
    tokio::spawn(async move {
        let mut next = async || {
            tokio::select! {
                _ = terminate.recv() => 15,
                _ = interrupt.recv() => 2,
                _ = hangup.recv() => 1,
            }
        };
        next().await;
        let _ = first.send(());
        exit(128 + next().await);
    });
    Ok(async {
        let _ = stop.await;
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
