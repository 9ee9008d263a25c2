//! Answers that come before the request is over.
//!
//! A server may answer when it has read no more than the head, and close the connection. Writing
//! the rest of the body then fails, but the answer is there, and counts.

use std::io;

use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{
    Buffers, ConnectProxyConnector, ConnectionDetails, Connector, NextTimeout, RustlsConnector, TcpConnector,
    Transport,
};
use ureq::{Agent, Error, config::Config};

/// A client that reads the answer even if the request couldn't be written to its end.
pub(super) fn patient_agent(config: Config) -> Agent {
    let connector = ()
        .chain(ConnectProxyConnector::default())
        .chain(TcpConnector::default())
        // Below TLS, which would try to write the rest before it reads.
        .chain(Patient)
        .chain(RustlsConnector::default());
    Agent::with_parts(config, connector, DefaultResolver::default())
}

/// Makes connections patient.
#[derive(Debug)]
struct Patient;

impl<In: Transport> Connector<In> for Patient {
    type Out = PatientTransport<In>;

    fn connect(
        &self,
        _: &ConnectionDetails<'_>,
        chained: Option<In>,
    ) -> Result<Option<PatientTransport<In>>, Error> {
        Ok(chained.map(|inner| PatientTransport { inner, is_refused: false }))
    }
}

/// A connection that can still be read from after the peer has stopped reading.
#[derive(Debug)]
struct PatientTransport<T> {
    inner: T,
    /// Whether the peer reads no more.
    is_refused: bool,
}

impl<T: Transport> Transport for PatientTransport<T> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.inner.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        if self.is_refused {
            return Ok(());
        }
        match self.inner.transmit_output(amount, timeout) {
            // If there is no answer, reading fails in the same way.
            Err(Error::Io(error)) if is_closed(&error) => {
                self.is_refused = true;
                Ok(())
            }
            other => other,
        }
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.inner.await_input(timeout)
    }

    fn is_open(&mut self) -> bool {
        !self.is_refused && self.inner.is_open()
    }

    fn is_tls(&self) -> bool {
        self.inner.is_tls()
    }
}

/// Whether the peer has closed the connection.
pub(super) fn is_closed(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe
            | io::ErrorKind::UnexpectedEof
    )
}
