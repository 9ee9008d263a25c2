//! The receiver of `serve --demo`, which says what arrives.

use std::io::{self, Write};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Response;
use chatapps_webhooks::{Event, Secret, printable};
use chatapps_webhooks_receiver::{Authentication, Delivery, Receiver};
use chatapps_webhooks_server::Sealer;
use tokio::net::TcpListener;

use crate::failure::Failure;

/// A receiver on the loopback interface, until the program ends.
pub(super) struct DemoReceiver {
    /// The URL that takes events.
    pub(super) url: String,
    /// The value of `Authorization` that it asks for.
    pub(super) authorization: Secret<'static>,
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
        let app = Router::new().fallback(receive).with_state(receiver);
        tokio::spawn(async move { axum::serve(listener, app).await });
        Ok(Self { url, authorization })
    }
}

async fn receive(State(receiver): State<Receiver>, request: Request) -> Response<Body> {
    receiver.receive(request).await.map(Body::new)
}
