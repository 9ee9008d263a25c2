//! What all requests of the console share.

use std::net::SocketAddr;
use std::sync::Arc;

use chatapps_webhooks::{AccountId, Checker, Limits, Policy};
use chatapps_webhooks_server::{AccountKey, Deliveries, Vault};
use tokio::sync::Semaphore;

use super::answer::Refusal;
use super::sessions::Sessions;
use crate::checking::desired;
use crate::commands::server::demo_receiver::Misbehaviour;
use crate::failure::Failure;

/// The most findings of an answer, errors first.
const FINDINGS: usize = 200;

/// The most streams at once.
const STREAMS: usize = 32;

/// What the console shows.
pub(in crate::commands::server) struct Console {
    pub(in crate::commands::server) vault: Vault,
    pub(in crate::commands::server) deliveries: Deliveries,
    /// The policy of the endpoint.
    pub(in crate::commands::server) policy: Policy,
    /// The address of the endpoint.
    pub(in crate::commands::server) endpoint: SocketAddr,
    /// The receiver of the demo.
    pub(in crate::commands::server) receiver: Option<Misbehaviour>,
}

/// What all requests share.
pub(super) struct Desk {
    pub(super) vault: Vault,
    pub(super) deliveries: Deliveries,
    /// For requests and events, under the policy of the endpoint.
    pub(super) checker: Checker,
    /// For desired state, whose secrets may be masks.
    pub(super) desired: Checker,
    pub(super) sessions: Sessions,
    /// The address of the console.
    pub(super) address: SocketAddr,
    /// The address of the endpoint.
    pub(super) endpoint: SocketAddr,
    pub(super) receiver: Option<Misbehaviour>,
    /// The key of hashes of plans.
    pub(super) plan_key: [u8; 32],
    pub(super) streams: Arc<Semaphore>,
}

impl Desk {
    pub(super) fn new(console: Console, address: SocketAddr) -> Result<Self, Failure> {
        let Console { vault, deliveries, policy, endpoint, receiver } = console;
        let mut plan_key = [0; 32];
        getrandom::fill(&mut plan_key)
            .map_err(|error| Failure::Message(format!("the system has no random numbers: {error}")))?;
        let checker = Checker::new(policy);
        let limits = Limits { findings: FINDINGS, ..Limits::default() };
        Ok(Self {
            vault,
            deliveries,
            desired: checker
                .clone()
                .with_limits(Limits { findings: FINDINGS, ..desired::LIMITS })
                .for_desired_state(|_| false),
            checker: checker.with_limits(limits),
            sessions: Sessions::new(),
            address,
            endpoint,
            receiver,
            plan_key,
            streams: Arc::new(Semaphore::new(STREAMS)),
        })
    }
}

/// The account of a request.
pub(super) fn account(id: &str) -> Result<AccountKey, Refusal> {
    let id = AccountId::new(id).map_err(|_| Refusal::new("the account's id is none: expected a UUID"))?;
    Ok(AccountKey::from(&id))
}
