//! The server: accepts connections and answers requests until it is stopped.

use std::convert::Infallible;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;
use tracing::{debug, info, warn};

use crate::connections::{Admitted, Busy, Connections, Peer};
use crate::deliveries::Deliveries;
use crate::delivery::dispatcher::Dispatcher;
use crate::gauge_guard::GaugeGuard;
use crate::http::endpoint::Endpoint;
use crate::http::{probes_router, router};
use crate::metrics::Metrics;
use crate::settings::Settings;
use crate::vault::Vault;

/// The size of the largest head of a request, in bytes.
const MAX_HEAD_BYTES: usize = 16 * 1024;

/// How long to wait after a failure to accept a connection, for example because of too many open
/// files.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// The number of connections of probes. They have no other limits than the time for a head.
const PROBE_CONNECTIONS: usize = 64;

/// A server that delivers events, and answers requests once it is [served](Server::serve).
pub struct Server {
    endpoint: Arc<Endpoint>,
    dispatcher: Dispatcher,
}

impl Server {
    /// Starts to deliver.
    #[must_use]
    pub fn start(vault: Vault, settings: Settings) -> Self {
        let metrics = Metrics::new();
        let dispatcher = Dispatcher::start(vault.clone(), settings.deliveries.clone(), metrics.clone());
        let endpoint = Arc::new(Endpoint::new(vault, settings, metrics, dispatcher.mailbox()));
        Self { endpoint, dispatcher }
    }

    /// Its deliveries, for the program that runs it.
    #[must_use]
    pub fn deliveries(&self) -> Deliveries {
        self.endpoint.deliveries()
    }

    /// Answers requests until `stop` resolves, then finishes the running ones, for at most
    /// [`Settings::shutdown_timeout`]. Probes are answered on their own listener, too, if there is
    /// one, in a thread of its own: nothing that happens on the other one keeps them waiting.
    ///
    /// # Errors
    ///
    /// [`io::Error`] if the thread of the probes can't be started.
    pub async fn serve(
        self,
        listener: TcpListener,
        probes: Option<std::net::TcpListener>,
        stop: impl Future<Output = ()>,
    ) -> io::Result<()> {
        let Self { endpoint, dispatcher } = self;
        let settings = &endpoint.settings;
        let (shutdown_timeout, max_connections) = (settings.shutdown_timeout, settings.max_connections);
        if let Some(probes) = probes {
            answer_probes(probes, &endpoint)?;
        }
        let graceful = GracefulShutdown::new();
        let mut open = JoinSet::new();
        accept(&listener, max_connections, &endpoint, router(&endpoint), &graceful, &mut open, stop).await;
        drop(listener);
        info!(connections = graceful.count(), "stopping");
        let answering = async {
            if timeout(shutdown_timeout, graceful.shutdown()).await.is_err() {
                // Callers that are slow, or have sent a part of a request. Nothing is half applied.
                warn!(connections = open.len(), "cut off");
                open.shutdown().await;
            }
        };
        tokio::join!(answering, dispatcher.stop(shutdown_timeout));
        Ok(())
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").finish_non_exhaustive()
    }
}

/// [Starts](Server::start) a server and [serves](Server::serve) it.
///
/// # Errors
///
/// [`io::Error`] if the thread of the probes can't be started.
pub async fn serve(
    listener: TcpListener,
    probes: Option<std::net::TcpListener>,
    vault: Vault,
    settings: Settings,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    Server::start(vault, settings).serve(listener, probes, stop).await
}

/// Accepts connections until `stop` resolves.
async fn accept(
    listener: &TcpListener,
    max_connections: usize,
    endpoint: &Arc<Endpoint>,
    router: Router,
    graceful: &GracefulShutdown,
    open: &mut JoinSet<()>,
    stop: impl Future<Output = ()>,
) {
    let connections = Connections::new(max_connections);
    let mut stop = std::pin::pin!(stop);
    loop {
        // Forget the connections that have ended.
        while open.try_join_next().is_some() {}
        let next = async {
            let accepted = listener.accept().await;
            (accepted, connections.admit().await)
        };
        tokio::select! {
            () = &mut stop => return,
            (accepted, admitted) = next => match accepted {
                Ok((stream, peer)) => {
                    spawn_connection(open, stream, Peer(peer), admitted, endpoint, router.clone(), graceful);
                }
                Err(error) => {
                    warn!(%error, "cannot accept a connection");
                    sleep(ACCEPT_PAUSE).await;
                }
            },
        }
    }
}

/// Answers the requests of one connection, in its own task.
fn spawn_connection(
    open: &mut JoinSet<()>,
    stream: TcpStream,
    peer: Peer,
    admitted: Admitted,
    endpoint: &Arc<Endpoint>,
    router: Router,
    graceful: &GracefulShutdown,
) {
    // Answers are small and written in one piece, so waiting for more data has no benefit.
    let _ = stream.set_nodelay(true);
    let admitted = Arc::new(admitted);
    admitted.is_idle();
    let of_service = Arc::clone(&admitted);
    let service = service_fn(move |request: Request<Incoming>| {
        let (router, admitted) = (router.clone(), Arc::clone(&of_service));
        async move {
            let busy = Busy::new(admitted);
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(peer);
            let response = router.oneshot(request).await?;
            Ok::<_, Infallible>(response.map(|body| busy.until_sent(body)))
        }
    });
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(endpoint.settings.write_timeout));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(endpoint.settings.head_timeout)
        .max_header_size(MAX_HEAD_BYTES)
        .serve_connection(TokioIo::new(Box::pin(stream)), service);
    let connection = graceful.watch(connection);
    let endpoint = Arc::clone(endpoint);
    open.spawn(async move {
        let _counted = GaugeGuard::new(&endpoint.metrics.connections);
        tokio::select! {
            ended = connection => if let Err(error) = ended {
                debug!(%error, "a connection ended early");
            },
            () = admitted.closed() => debug!("an idle connection gave way"),
        }
    });
}

/// Answers probes in a thread of its own, until the process ends.
fn answer_probes(listener: std::net::TcpListener, endpoint: &Arc<Endpoint>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let endpoint = Arc::clone(endpoint);
    listener.set_nonblocking(true)?;
    let serve = move || {
        runtime.block_on(async move {
            let listener = TcpListener::from_std(listener)?;
            let (graceful, mut open) = (GracefulShutdown::new(), JoinSet::new());
            let router = probes_router(&endpoint);
            let never = std::future::pending();
            accept(&listener, PROBE_CONNECTIONS, &endpoint, router, &graceful, &mut open, never).await;
            io::Result::Ok(())
        })
    };
    std::thread::Builder::new().name("probes".to_owned()).spawn(serve).map(drop)
}
