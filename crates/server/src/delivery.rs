//! Delivers events to webhooks as the platform does.
//!
//! [`intake`] takes events in, [`dispatcher`] claims what is due and has attempts made, and
//! [`recorder`] writes down what became of them. The queue itself is in the store.

pub(crate) mod answer;
pub(crate) mod attempt;
mod deliverer;
pub(crate) mod dispatcher;
mod finished;
pub(crate) mod intake;
mod janitor;
mod lanes;
pub(crate) mod networks;
pub(crate) mod news;
pub(crate) mod outcome;
mod places;
mod recorder;
mod resolver;
pub(crate) mod routing;
pub(crate) mod schedule;
pub(crate) mod settings;
pub(crate) mod submission;
mod target;
mod tokens;
