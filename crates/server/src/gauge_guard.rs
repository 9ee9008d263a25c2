//! Counts what is in progress.

use prometheus_client::metrics::gauge::Gauge;

/// Raises a gauge until it is dropped, also if the caller goes away and the request is dropped.
pub(crate) struct GaugeGuard<'a>(&'a Gauge);

impl<'a> GaugeGuard<'a> {
    pub(crate) fn new(gauge: &'a Gauge) -> Self {
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for GaugeGuard<'_> {
    fn drop(&mut self) {
        self.0.dec();
    }
}
