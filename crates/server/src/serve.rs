//! The server: accepts connections and answers requests until it is stopped.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;
use tracing::{debug, info, warn};

use crate::gauge_guard::GaugeGuard;
use crate::http::endpoint::Endpoint;
use crate::http::router;
use crate::settings::Settings;
use crate::vault::Vault;

/// The size of the largest head of a request, in bytes.
const MAX_HEAD_BYTES: usize = 16 * 1024;

/// How long to wait after a failure to accept a connection, for example because of too many open
/// files.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Answers requests until `stop` resolves, then finishes the running ones.
///
/// # Errors
///
/// [`io::ErrorKind::TimedOut`] if requests were still running after [`Settings::shutdown_timeout`].
pub async fn serve(
    listener: TcpListener,
    vault: Vault,
    settings: Settings,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let shutdown_timeout = settings.shutdown_timeout;
    let connections = Arc::new(Semaphore::new(settings.max_connections.min(Semaphore::MAX_PERMITS)));
    let endpoint = Arc::new(Endpoint::new(vault, settings));
    let router = router(&endpoint);
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let next = async {
            // The semaphore is never closed.
            let permit = Arc::clone(&connections).acquire_owned().await.ok();
            (permit, listener.accept().await)
        };
        tokio::select! {
            () = &mut stop => break,
            (permit, accepted) = next => match accepted {
                Ok((stream, _)) => spawn_connection(stream, permit, &endpoint, router.clone(), &graceful),
                Err(error) => {
                    warn!(%error, "cannot accept a connection");
                    sleep(ACCEPT_PAUSE).await;
                }
            },
        }
    }
    drop(listener);
    info!(connections = graceful.count(), "stopping");
    timeout(shutdown_timeout, graceful.shutdown())
        .await
        .map_err(|_| io::Error::new(io::ErrorKind::TimedOut, "requests were still running"))
}

/// Answers the requests of one connection, in its own task.
fn spawn_connection(
    stream: TcpStream,
    permit: Option<OwnedSemaphorePermit>,
    endpoint: &Arc<Endpoint>,
    router: Router,
    graceful: &GracefulShutdown,
) {
    // Answers are small and written in one piece, so waiting for more data has no benefit.
    let _ = stream.set_nodelay(true);
    let service = router.map_request(|request: Request<Incoming>| request.map(Body::new));
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(endpoint.settings.write_timeout));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(endpoint.settings.head_timeout)
        .max_header_size(MAX_HEAD_BYTES)
        .serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(service));
    let connection = graceful.watch(connection);
    let endpoint = Arc::clone(endpoint);
    tokio::spawn(async move {
        let _permit = permit;
        let _counted = GaugeGuard::new(&endpoint.metrics.connections);
        if let Err(error) = connection.await {
            debug!(%error, "a connection ended early");
        }
    });
}
