//! The settings of the endpoint.

use std::time::Duration;

use chatapps_webhooks::{Limits, Policy};

use crate::delivery::settings::DeliverySettings;

/// The settings of the endpoint.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The policy for bodies. The endpoint rejects a body with an error with 400.
    pub policy: Policy,
    /// The size of the largest body to read, in bytes, whatever the policy.
    pub max_body: usize,
    /// The number of requests to process at once. Others wait.
    pub max_requests: usize,
    /// The number of open connections. A new one takes the place of the one that has been idle for
    /// longest; if none is idle, it waits.
    pub max_connections: usize,
    /// The timeout for the head of a request, and for an idle connection.
    pub head_timeout: Duration,
    /// The timeout for the body of a request.
    pub body_timeout: Duration,
    /// The timeout for a caller to read more of an answer.
    pub write_timeout: Duration,
    /// The timeout for a whole request, from its head to the answer.
    pub request_timeout: Duration,
    /// The timeout for running requests at shutdown. Those that run longer are cut off.
    pub shutdown_timeout: Duration,
    /// How events are delivered.
    pub deliveries: DeliverySettings,
    /// Tells the number of lost lines of the log, for the metrics.
    pub lost_log_lines: fn() -> usize,
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
            shutdown_timeout: Duration::from_secs(4),
            deliveries: DeliverySettings::default(),
            lost_log_lines: || 0,
        }
    }
}
