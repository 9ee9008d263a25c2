//! How the endpoint behaves: what an operator may set.

use std::time::Duration;

use chatapps_webhooks::{Limits, Policy};

/// How the endpoint behaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Which rules a body must satisfy. A finding that is an error is answered with 400.
    pub policy: Policy,
    /// The largest body that is read, in bytes, whatever the policy says.
    pub max_body: usize,
    /// How many requests are worked on at once. Others wait.
    pub max_requests: usize,
    /// How many connections are open at once. Others wait to be accepted.
    pub max_connections: usize,
    /// How long the head of a request may take, and how long a connection may be idle.
    pub head_timeout: Duration,
    /// How long the body of a request may take to arrive.
    pub body_timeout: Duration,
    /// How long a caller may take to read some more of an answer.
    pub write_timeout: Duration,
    /// How long a request may take in all, from its head to the answer.
    pub request_timeout: Duration,
    /// How long requests may take that run when the server is told to stop.
    pub shutdown_timeout: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            policy: Policy::recommended(),
            max_body: Limits::default().bytes,
            max_requests: 256,
            max_connections: 4096,
            head_timeout: Duration::from_secs(30),
            body_timeout: Duration::from_secs(20),
            write_timeout: Duration::from_secs(30),
            request_timeout: Duration::from_secs(30),
            shutdown_timeout: Duration::from_secs(35),
        }
    }
}
