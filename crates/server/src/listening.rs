//! Accepts connections, and answers their requests: so many at once, and each in its own task.

use std::future::pending;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::Request;
use hyper::body::{Body, Incoming};
use hyper::server::conn::http1;
use hyper::service::{HttpService, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use prometheus_client::metrics::gauge::Gauge;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;
use tracing::{debug, warn};

use crate::connections::{Admitted, Busy, Connections};
use crate::gauge_guard::GaugeGuard;
use crate::settings::Settings;

/// The size of the largest head of a request, in bytes.
const MAX_HEAD_BYTES: usize = 16 * 1024;

/// How long to wait after a failure to accept a connection, for example because of too many open
/// files.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// What all connections of a listener may take, and what counts them.
#[derive(Clone, Debug)]
pub(crate) struct ConnectionLimits {
    /// How many there are at once.
    pub(crate) connections: usize,
    /// How long a head may take, and a connection may be idle.
    pub(crate) head_timeout: Duration,
    /// How long a client may read nothing of an answer.
    pub(crate) write_timeout: Option<Duration>,
    /// The number of open connections.
    pub(crate) gauge: Gauge,
}

/// The connections that were accepted and may still be open.
#[derive(Debug, Default)]
pub(crate) struct Open {
    graceful: GracefulShutdown,
    tasks: JoinSet<()>,
}

impl Open {
    pub(crate) fn count(&self) -> usize {
        self.graceful.count()
    }

    /// Finishes the requests that are running, for so long, and closes all connections.
    pub(crate) async fn finish(mut self, patience: Duration) {
        if timeout(patience, self.graceful.shutdown()).await.is_err() {
            // Callers that are slow, or have sent a part of a request. Nothing is half applied.
            warn!(connections = self.tasks.len(), "cut off");
            self.tasks.shutdown().await;
        }
    }

    /// Answers the requests of one connection.
    fn spawn<S>(&mut self, stream: TcpStream, admitted: Admitted, limits: &ConnectionLimits, service: S)
    where
        S: HttpService<Incoming, ResBody: Send + Unpin + 'static> + Clone + Send + 'static,
        S::Future: Send,
        <S::ResBody as Body>::Data: Send,
        <S::ResBody as Body>::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        // Answers are written in one piece, and events as they come, so waiting for more data has
        // no benefit.
        let _ = stream.set_nodelay(true);
        let admitted = Arc::new(admitted);
        admitted.mark_idle();
        let of_service = Arc::clone(&admitted);
        let service = service_fn(move |request: Request<Incoming>| {
            let busy = Busy::new(Arc::clone(&of_service));
            let answer = service.clone().call(request);
            async move { answer.await.map(|answer| answer.map(|body| busy.until_sent(body))) }
        });
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(limits.write_timeout);
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.head_timeout)
            .max_header_size(MAX_HEAD_BYTES)
            .serve_connection(TokioIo::new(Box::pin(stream)), service);
        let connection = self.graceful.watch(connection);
        let gauge = limits.gauge.clone();
        self.tasks.spawn(async move {
            let _counted = GaugeGuard::new(&gauge);
            tokio::select! {
                ended = connection => if let Err(error) = ended {
                    debug!(%error, "a connection ended early");
                },
                () = admitted.closed() => debug!("an idle connection gave way"),
            }
        });
    }
}

/// Accepts connections until `stop` resolves. Each has a service of its own, for its peer.
pub(crate) async fn accept<S>(
    listener: &TcpListener,
    limits: &ConnectionLimits,
    service_of: impl Fn(SocketAddr) -> S,
    stop: impl Future<Output = ()>,
) -> Open
where
    S: HttpService<Incoming, ResBody: Send + Unpin + 'static> + Clone + Send + 'static,
    S::Future: Send,
    <S::ResBody as Body>::Data: Send,
    <S::ResBody as Body>::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let mut open = Open::default();
    let connections = Connections::new(limits.connections);
    let mut stop = std::pin::pin!(stop);
    loop {
        // Forget the connections that have ended.
        while open.tasks.try_join_next().is_some() {}
        let next = async {
            let accepted = listener.accept().await;
            (accepted, connections.admit().await)
        };
        tokio::select! {
            () = &mut stop => return open,
            (accepted, admitted) = next => match accepted {
                Ok((stream, peer)) => open.spawn(stream, admitted, limits, service_of(peer)),
                Err(error) => {
                    warn!(%error, "cannot accept a connection");
                    sleep(ACCEPT_PAUSE).await;
                }
            },
        }
    }
}

/// Answers the requests of a listener, until the future is dropped, which closes all connections.
///
/// There are so many connections at once. Another one takes the place of the one that has been idle
/// for longest, or waits. A connection ends that has no request for as long as
/// [`Settings::head_timeout`] is by default. If the service fails, its connection is closed without
/// an answer.
pub async fn serve_connections<S>(listener: TcpListener, connections: usize, service: S)
where
    S: HttpService<Incoming, ResBody: Send + Unpin + 'static> + Clone + Send + 'static,
    S::Future: Send,
    <S::ResBody as Body>::Data: Send,
    <S::ResBody as Body>::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let limits = ConnectionLimits {
        connections,
        head_timeout: Settings::default().head_timeout,
        write_timeout: None,
        gauge: Gauge::default(),
    };
    accept(&listener, &limits, |_| service.clone(), pending()).await;
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::io::{Read, Write};
    use std::net::TcpStream as Client;

    use hyper::Response;
    use tokio::task::spawn_blocking;

    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn a_connection_beyond_the_limit_takes_the_place_of_an_idle_one() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let service = service_fn(|_: Request<Incoming>| async {
            Ok::<_, Infallible>(Response::new("an answer".to_owned()))
        });
        tokio::spawn(serve_connections(listener, 1, service));
        let client = spawn_blocking(move || {
            let mut idle = Client::connect(address).unwrap();
            let mut other = Client::connect(address).unwrap();
            other.write_all(b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").unwrap();
            let (mut nothing, mut answer) = (String::new(), String::new());
            idle.read_to_string(&mut nothing).unwrap();
            other.read_to_string(&mut answer).unwrap();
            assert!(nothing.is_empty() && answer.ends_with("\r\n\r\nan answer"), "{nothing}{answer}");
        });
        client.await.unwrap();
    }
}
