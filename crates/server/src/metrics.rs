//! Metrics for Prometheus: requests, durations, findings. Accounts, keys and values are never
//! labels.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use crate::delivery::outcome::Outcome;
use crate::store::queue::DeliveryState;

/// The content type of [`Metrics::text`].
pub(crate) const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The upper bounds of the buckets of durations, in seconds.
const LAG_BUCKETS: [f64; 12] = [0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0, 3600.0];
const BUCKETS: [f64; 12] = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0, 30.0];

/// Metrics that everybody shares.
#[derive(Clone, Debug)]
pub(crate) struct Metrics {
    registry: Arc<Registry>,
    requests: Family<RequestLabels, Counter>,
    durations: Family<RouteLabels, Histogram>,
    pub(crate) in_flight: Gauge,
    pub(crate) connections: Gauge,
    findings: Family<RuleLabels, Counter>,
    applied: Counter,
    deleted: Counter<u64, AtomicU64>,
    omitted: Counter,
    lost_log_lines: Gauge,
    accepted: Counter,
    attempts: Family<OutcomeLabels, Counter>,
    attempt_durations: Histogram,
    finished: Family<StateLabels, Counter>,
    lag: Histogram,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OutcomeLabels {
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct StateLabels {
    state: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    method: &'static str,
    route: &'static str,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabels {
    method: &'static str,
    route: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RuleLabels {
    rule: &'static str,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("chatapps_webhooks");
        let requests = Family::default();
        registry.register("requests", "Answered requests", requests.clone());
        let durations = Family::new_with_constructor((|| Histogram::new(BUCKETS)) as fn() -> Histogram);
        registry.register_with_unit(
            "request_duration",
            "Time from the head of a request to its answer",
            Unit::Seconds,
            durations.clone(),
        );
        let in_flight = Gauge::default();
        registry.register("requests_in_flight", "Requests in progress", in_flight.clone());
        let connections = Gauge::default();
        registry.register("connections", "Open connections", connections.clone());
        let findings = Family::default();
        registry.register("findings", "Findings in bodies, by rule, at most 100 of a body", findings.clone());
        let applied = Counter::default();
        registry.register("webhooks_applied", "Created or replaced webhooks", applied.clone());
        let deleted = Counter::default();
        registry.register("webhooks_deleted", "Deleted webhooks", deleted.clone());
        let omitted = Counter::default();
        registry.register(
            "webhooks_omitted",
            "Webhooks left out of listings because they don't open",
            omitted.clone(),
        );
        let lost_log_lines = Gauge::default();
        registry.register(
            "lost_log_lines",
            "Lines of the log that nobody read in time",
            lost_log_lines.clone(),
        );
        let accepted = Counter::default();
        registry.register("events_accepted", "Events that were accepted for delivery", accepted.clone());
        let attempts = Family::<OutcomeLabels, Counter>::default();
        // A counter that begins at 0 shows its first step.
        for outcome in Outcome::ALL {
            attempts.get_or_create(&OutcomeLabels { outcome: outcome.as_str() }).inc_by(0);
        }
        registry.register("delivery_attempts", "Attempts to deliver an event, by outcome", attempts.clone());
        let attempt_durations = Histogram::new(BUCKETS);
        registry.register_with_unit(
            "delivery_attempt_duration",
            "Time of an attempt, with its token",
            Unit::Seconds,
            attempt_durations.clone(),
        );
        let finished = Family::<StateLabels, Counter>::default();
        for state in [DeliveryState::Delivered, DeliveryState::Failed, DeliveryState::Canceled] {
            finished.get_or_create(&StateLabels { state: state.as_str() }).inc_by(0);
        }
        registry.register(
            "deliveries_finished",
            "Deliveries that left the queue, by state",
            finished.clone(),
        );
        let lag = Histogram::new(LAG_BUCKETS);
        registry.register_with_unit(
            "delivery_lag",
            "Time from the acceptance of an event to its delivery",
            Unit::Seconds,
            lag.clone(),
        );
        Self {
            accepted,
            attempts,
            attempt_durations,
            finished,
            lag,
            registry: Arc::new(registry),
            requests,
            durations,
            in_flight,
            connections,
            findings,
            applied,
            deleted,
            omitted,
            lost_log_lines,
        }
    }

    pub(crate) fn answered(&self, method: &'static str, route: &'static str, status: u16, took: Duration) {
        self.requests.get_or_create(&RequestLabels { method, route, status }).inc();
        self.durations.get_or_create(&RouteLabels { method, route }).observe(took.as_secs_f64());
    }

    pub(crate) fn found(&self, rule: &'static str) {
        self.findings.get_or_create(&RuleLabels { rule }).inc();
    }

    pub(crate) fn applied(&self, webhooks: u64) {
        self.applied.inc_by(webhooks);
    }

    pub(crate) fn omitted(&self, webhooks: usize) {
        self.omitted.inc_by(u64::try_from(webhooks).unwrap_or(u64::MAX));
    }

    pub(crate) fn deleted(&self, webhooks: u64) {
        self.deleted.inc_by(webhooks);
    }

    pub(crate) fn accepted(&self) {
        self.accepted.inc();
    }

    pub(crate) fn attempted(&self, outcome: Outcome, took: Duration) {
        self.attempts.get_or_create(&OutcomeLabels { outcome: outcome.as_str() }).inc();
        self.attempt_durations.observe(took.as_secs_f64());
    }

    pub(crate) fn finished(&self, state: DeliveryState) {
        self.finished.get_or_create(&StateLabels { state: state.as_str() }).inc();
    }

    pub(crate) fn lag(&self, lag: Duration) {
        self.lag.observe(lag.as_secs_f64());
    }

    pub(crate) fn set_lost_log_lines(&self, lines: usize) {
        self.lost_log_lines.set(i64::try_from(lines).unwrap_or(i64::MAX));
    }

    /// All metrics, in the text format of OpenMetrics.
    pub(crate) fn text(&self) -> Result<String, std::fmt::Error> {
        let mut out = String::new();
        text::encode(&mut out, &self.registry)?;
        Ok(out)
    }
}
