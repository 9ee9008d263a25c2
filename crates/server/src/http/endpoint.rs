//! The state that all requests share.

use chatapps_webhooks::{Checker, Limits};
use tokio::sync::Semaphore;

use super::answer_memory::AnswerMemory;
use super::findings::FindingsQuota;
use crate::metrics::Metrics;
use crate::settings::Settings;
use crate::vault::Vault;

/// The state that all requests share.
#[derive(Debug)]
pub(crate) struct Endpoint {
    pub(super) vault: Vault,
    pub(super) checker: Checker,
    pub(crate) settings: Settings,
    pub(crate) metrics: Metrics,
    /// One permit for each request that may be processed at once.
    pub(super) request_permits: Semaphore,
    pub(super) findings_quota: FindingsQuota,
    pub(super) answer_memory: AnswerMemory,
}

impl Endpoint {
    pub(crate) fn new(vault: Vault, settings: Settings) -> Self {
        let limits = Limits { bytes: settings.max_body, ..Limits::default() };
        Self {
            vault,
            checker: Checker::new(settings.policy.clone()).with_limits(limits),
            metrics: Metrics::new(),
            findings_quota: FindingsQuota::default(),
            answer_memory: AnswerMemory::default(),
            request_permits: Semaphore::new(settings.max_requests.min(Semaphore::MAX_PERMITS)),
            settings,
        }
    }
}
