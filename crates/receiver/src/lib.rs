#![doc = include_str!("../README.md")]

mod authentication;
mod body;
mod delivery;
mod handler;
mod hooks;
mod memory_store;
mod receiver;
mod store;

pub use crate::authentication::{Authentication, InvalidAuthorization};
pub use crate::delivery::Delivery;
pub use crate::handler::{HandlerError, OfKind};
pub use crate::hooks::{Failure, Hooks};
pub use crate::memory_store::MemoryStore;
pub use crate::receiver::{KEEP, OnFailure, Receiver, SecondHandler, TIMEOUT};
pub use crate::store::{Claim, Store};
