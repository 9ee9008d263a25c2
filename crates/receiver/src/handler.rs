//! What a program does with an event.

use std::error::Error;
use std::future::Future;
use std::sync::Arc;

use chatapps_webhooks::{Event, EventKind, for_each_event_kind};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::delivery::Delivery;

/// Why a handler, a store or a hook failed.
pub type HandlerError = Box<dyn Error + Send + Sync>;

pub(crate) type Handler =
    Arc<dyn Fn(Event, Delivery) -> BoxFuture<'static, Result<(), HandlerError>> + Send + Sync>;

/// The events of one kind, or [`Event`] for all: what a handler takes.
pub trait OfKind: Sized + Send + 'static {
    /// The kind. `None` stands for all.
    const KIND: Option<EventKind>;

    /// The event as its type. `None` if it is of another kind.
    fn of(event: Event) -> Option<Self>;
}

impl OfKind for Event {
    const KIND: Option<EventKind> = None;

    fn of(event: Event) -> Option<Self> {
        Some(event)
    }
}

macro_rules! of_kinds {
    ($($kind:ident,)+) => {$(
        impl OfKind for chatapps_webhooks::$kind {
            const KIND: Option<EventKind> = Some(EventKind::$kind);

            fn of(event: Event) -> Option<Self> {
                match event {
                    Event::$kind(event) => Some(event),
                    _ => None,
                }
            }
        }
    )+};
}

for_each_event_kind!(of_kinds);

/// A function of events of one type as a function of any.
pub(crate) fn handler<E: OfKind, F>(handle: impl Fn(E, Delivery) -> F + Send + Sync + 'static) -> Handler
where
    F: Future<Output = Result<(), HandlerError>> + Send + 'static,
{
    Arc::new(move |event, delivery| match E::of(event) {
        Some(event) => handle(event, delivery).boxed(),
        // A handler gets the events of its kind alone.
        None => async { Ok(()) }.boxed(),
    })
}
