//! The settings of deliveries.

use super::networks::AllowedNetworks;
use super::schedule::RetrySchedule;
use crate::store::queue::QueueLimits;

/// The settings of deliveries.
#[derive(Clone, Debug)]
pub struct DeliverySettings {
    /// The networks that deliveries may go to although they aren't public.
    pub networks: AllowedNetworks,
    /// When to try again.
    pub schedule: RetrySchedule,
    /// What an account may have in the queue, and keep of what has left it.
    pub limits: QueueLimits,
    /// The number of deliveries that are claimed at once.
    pub attempts: usize,
    /// The number of deliveries of one account that are claimed at once.
    pub deliveries_per_account: usize,
    /// The number of attempts at once for one webhook.
    pub attempts_per_webhook: usize,
    /// The number of attempts at once for one host and port, for each account.
    pub attempts_per_host: usize,
}

impl Default for DeliverySettings {
    fn default() -> Self {
        Self {
            networks: AllowedNetworks::default(),
            schedule: RetrySchedule::default(),
            limits: QueueLimits::default(),
            attempts: 1024,
            deliveries_per_account: 256,
            attempts_per_webhook: 32,
            attempts_per_host: 64,
        }
    }
}
