//! The receiver of `serve --demo`, which says what arrives, and answers as it is told to.

use std::fmt;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use chatapps_webhooks::{Event, Secret, printable};
use chatapps_webhooks_receiver::{Authentication, Delivery, Receiver};
use chatapps_webhooks_server::{Sealer, serve_connections};
use hyper::body::Incoming;
use hyper::service::service_fn;
use tokio::net::TcpListener;
use tokio::time::sleep;

use crate::failure::Failure;

/// The number of connections at once.
const CONNECTIONS: usize = 256;

/// A receiver on the loopback interface, until the program ends.
pub(super) struct DemoReceiver {
    /// The URL that takes events.
    pub(super) url: String,
    /// The value of `Authorization` that it asks for.
    pub(super) authorization: Secret<'static>,
    /// What it does instead of its work.
    pub(super) misbehaviour: Misbehaviour,
}

/// What a receiver does instead of its work, which can be changed while it runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Misbehaviour(Arc<Mutex<Faults>>);

/// Faults of a receiver.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Faults {
    /// The status of answers that would be 2XX.
    pub(super) status: Option<StatusCode>,
    /// The time before each answer.
    pub(super) delay: Duration,
    /// Whether the connection is closed instead of an answer.
    pub(super) cuts_off: bool,
    /// For how many requests; nothing for all of them.
    pub(super) requests: Option<u32>,
}

impl Misbehaviour {
    /// What it does at the moment.
    #[cfg(any(feature = "console", test))]
    pub(super) fn now(&self) -> Faults {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes it.
    #[cfg(any(feature = "console", test))]
    pub(super) fn set(&self, faults: Faults) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = faults;
    }

    /// What it does to one request. After the last one, it works again.
    fn take(&self) -> Faults {
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = *faults;
        match &mut faults.requests {
            Some(left @ 2..) => *left -= 1,
            Some(_) => *faults = Faults::default(),
            None => {}
        }
        taken
    }
}

impl DemoReceiver {
    /// Starts it on a free port.
    pub(super) async fn start() -> Result<Self, Failure> {
        // Any random text will do.
        let secret = Sealer::new_key().map_err(Failure::from_error)?;
        let authorization = Secret::from(format!("Bearer {}", secret.reveal()));
        let right = Authentication::values([authorization.reveal()]).map_err(Failure::from_error)?;
        let receiver = Receiver::new(right, |event: Event, delivery: Delivery| async move {
            // Whoever doesn't read it has its event all the same.
            let key = printable(delivery.key());
            let _ = writeln!(io::stdout(), "the receiver of the demo got {} {key}", event.kind());
            Ok(())
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.map_err(Failure::from_error)?;
        let url = format!("http://{}/events", listener.local_addr().map_err(Failure::from_error)?);
        let misbehaviour = Misbehaviour::default();
        let faults = misbehaviour.clone();
        let service = service_fn(move |request| receive(receiver.clone(), faults.clone(), request));
        tokio::spawn(serve_connections(listener, CONNECTIONS, service));
        Ok(Self { url, authorization, misbehaviour })
    }
}

/// The connection is to be closed without an answer.
#[derive(Debug)]
struct CutOff;

impl fmt::Display for CutOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cut off")
    }
}

impl std::error::Error for CutOff {}

async fn receive(
    receiver: Receiver,
    misbehaviour: Misbehaviour,
    request: Request<Incoming>,
) -> Result<Response<Body>, CutOff> {
    let faults = misbehaviour.take();
    sleep(faults.delay).await;
    if faults.cuts_off {
        return Err(CutOff);
    }
    if let Some(status) = faults.status.filter(|status| !status.is_success()) {
        // What it didn't take comes again, and is no duplicate then.
        let mut answer = Response::new(Body::empty());
        *answer.status_mut() = status;
        return Ok(answer);
    }
    let mut answer = receiver.receive(request).await.map(Body::new);
    if let Some(status) = faults.status.filter(|_| answer.status().is_success()) {
        *answer.status_mut() = status;
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_end_after_as_many_requests_as_they_were_set_for() {
        let misbehaviour = Misbehaviour::default();
        let faults = Faults { cuts_off: true, requests: Some(2), ..Faults::default() };
        misbehaviour.set(faults);
        assert_eq!(misbehaviour.take(), faults);
        assert_eq!(misbehaviour.now().requests, Some(1));
        assert!(misbehaviour.take().cuts_off);
        assert_eq!(misbehaviour.take(), Faults::default());
    }
}
