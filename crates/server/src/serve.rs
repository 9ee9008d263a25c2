//! The server: accepts connections and answers requests until it is stopped.

use std::fmt;
use std::future::pending;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use hyper::Request;
use hyper::body::Incoming;
use hyper::service::{HttpService, service_fn};
use tokio::net::TcpListener;
use tower::ServiceExt;
use tracing::info;

use crate::connections::Peer;
use crate::deliveries::Deliveries;
use crate::delivery::dispatcher::Dispatcher;
use crate::http::endpoint::Endpoint;
use crate::http::{probes_router, router};
use crate::listening::{ConnectionLimits, accept};
use crate::metrics::Metrics;
use crate::settings::Settings;
use crate::vault::Vault;

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
        if let Some(probes) = probes {
            answer_probes(probes, &endpoint)?;
        }
        let limits = limits(&endpoint, endpoint.settings.max_connections);
        let router = router(&endpoint);
        let open = accept(&listener, &limits, |peer| service(router.clone(), peer), stop).await;
        drop(listener);
        info!(connections = open.count(), "stopping");
        let patience = endpoint.settings.shutdown_timeout;
        tokio::join!(open.finish(patience), dispatcher.stop(patience));
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

/// The limits of connections on one of the listeners.
fn limits(endpoint: &Endpoint, connections: usize) -> ConnectionLimits {
    ConnectionLimits {
        connections,
        head_timeout: endpoint.settings.head_timeout,
        write_timeout: Some(endpoint.settings.write_timeout),
        gauge: endpoint.metrics.connections.clone(),
    }
}

/// Answers the requests of one connection.
fn service(
    router: Router,
    peer: SocketAddr,
) -> impl HttpService<Incoming, ResBody = Body, Future: Send> + Clone + Send {
    service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(peer));
        router.clone().oneshot(request)
    })
}

/// Answers probes in a thread of its own, until the process ends.
fn answer_probes(listener: std::net::TcpListener, endpoint: &Arc<Endpoint>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let endpoint = Arc::clone(endpoint);
    listener.set_nonblocking(true)?;
    let serve = move || {
        runtime.block_on(async move {
            let listener = TcpListener::from_std(listener)?;
            let (limits, router) = (limits(&endpoint, PROBE_CONNECTIONS), probes_router(&endpoint));
            accept(&listener, &limits, |peer| service(router.clone(), peer), pending()).await;
            io::Result::Ok(())
        })
    };
    std::thread::Builder::new().name("probes".to_owned()).spawn(serve).map(drop)
}
