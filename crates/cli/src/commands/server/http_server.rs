//! A small HTTP server on a loopback address, for the console and the receiver of the demo.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::Response;
use chatapps_webhooks_server::{Busy, Connections};
use hyper::Request;
use hyper::body::{Body as HttpBody, Incoming};
use hyper::server::conn::http1;
use hyper::service::{HttpService, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::time::sleep;
use tracing::debug;

/// How long a head may take, and a connection may be idle.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);

/// The size of the largest head, in bytes.
const MAX_HEAD_BYTES: usize = 16 * 1024;

/// The number of connections at once. Another one takes the place of one that is idle, or waits.
const CONNECTIONS: usize = 256;

/// How long to wait after a failure to accept a connection.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Answers requests until the program ends. If the service fails, the connection is closed without an
/// answer.
pub(super) async fn serve<S, B>(listener: TcpListener, service: S)
where
    S: HttpService<Incoming, ResBody = B> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    B: HttpBody<Data = Bytes> + Send + Unpin + 'static,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    let connections = Connections::new(CONNECTIONS);
    loop {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(error) => {
                debug!(%error, "cannot accept a connection");
                sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        // Answers are written in one piece, and events as they come.
        let _ = stream.set_nodelay(true);
        let admitted = Arc::new(connections.admit().await);
        admitted.is_idle();
        let (service, of_service) = (service.clone(), Arc::clone(&admitted));
        let service = service_fn(move |request: Request<Incoming>| {
            let busy = Busy::new(Arc::clone(&of_service));
            let answer = service.clone().call(request);
            async move { answer.await.map(|answer| answer.map(|body| busy.until_sent(body))) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIMEOUT)
            .max_header_size(MAX_HEAD_BYTES)
            .serve_connection(TokioIo::new(stream), service);
        tokio::spawn(async move {
            tokio::select! {
                // Whoever goes away early is no fault.
                _ = connection => {}
                () = admitted.closed() => debug!("an idle connection gave way"),
            }
        });
    }
}

/// An answer with a body of any kind.
pub(super) type Answer = Response<Body>;
