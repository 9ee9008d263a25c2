//! What the core knows of events and their values, where JavaScript has only their texts.

use std::hash::BuildHasher;
use std::sync::LazyLock;

use chatapps_webhooks::{Checker, Event, EventKind, Limits, Policy, Progress, Timestamp};
use foldhash::quality::RandomState;
use napi::Result;
use napi_derive::napi;

use crate::pack::pack_event;
use crate::report::failed;

/// The place of a kind among all.
pub(crate) fn number_of(kind: EventKind) -> u8 {
    const _: () = assert!(EventKind::ALL.len() <= 32, "the number of a kind has 5 bits");
    let place = EventKind::ALL.iter().position(|each| *each == kind);
    place.and_then(|place| u8::try_from(place).ok()).unwrap_or_default()
}

/// A hash of a body with a key of this process. It has 47 bits: JavaScript's integers have 53.
#[expect(clippy::cast_precision_loss, reason = "a double holds 53 bits")]
fn trace_of(body: &[u8]) -> f64 {
    static KEY: LazyLock<RandomState> = LazyLock::new(RandomState::default);
    (KEY.hash_one(body) >> 17) as f64
}

/// What JavaScript needs to make an event, as one integer, since to return several values takes
/// longer: whether the body is ASCII, twice the number of the kind, and 64 times the trace.
pub(crate) fn summary_of(kind: EventKind, body: &[u8]) -> f64 {
    trace_of(body) * 64.0 + f64::from(number_of(kind) * 2 + u8::from(body.is_ascii()))
}

/// A hash of the text of an event with a key of this process.
#[napi(catch_unwind)]
fn trace(text: String) -> f64 {
    trace_of(text.as_bytes())
}

/// The key and the properties of an event that was found to have no error, packed.
#[napi(catch_unwind)]
fn event_parts(text: String) -> Result<String> {
    static CONTRACT: LazyLock<Checker> = LazyLock::new(|| Checker::new(Policy::contract()));
    let event: Event = CONTRACT.parse(text).map_err(failed)?.value;
    Ok(pack_event(&event))
}

/// A message ended without delivery.
const ENDED: i32 = -1;

/// Nothing is known about the state of a message.
const UNRANKED: i32 = -2;

/// How far a message in that state got: the number of steps, -1 if it ended, -2 if nothing is
/// known.
#[napi(catch_unwind)]
fn progress(state: String, detail: Option<String>) -> i32 {
    match Progress::of(&state, detail.as_deref()) {
        Progress::Step(steps) => steps.into(),
        Progress::Ended => ENDED,
        Progress::Unranked => UNRANKED,
    }
}

/// Whether the one says something new to somebody who knows the other.
#[napi(catch_unwind)]
fn is_news_after(now: i32, earlier: i32) -> bool {
    let progress = |number: i32| match number {
        ENDED => Progress::Ended,
        _ => u8::try_from(number).map_or(Progress::Unranked, Progress::Step),
    };
    progress(now).is_news_after(progress(earlier))
}

/// Whether a text is a date and time of RFC 3339.
#[napi(catch_unwind)]
fn is_date_time(text: String) -> bool {
    Timestamp::new(text).is_ok()
}

/// Whether a text is JSON that can be handed on: nothing in it is nested more than 128 levels deep.
#[napi(catch_unwind)]
fn is_readable_json(text: String) -> bool {
    serde_json::from_str::<serde_json::Value>(&text).is_ok()
}

/// The largest event that is read unless an option says otherwise, in bytes.
#[napi(catch_unwind)]
fn event_bytes() -> Result<u32> {
    u32::try_from(Limits::DEFAULT.event_bytes).map_err(failed)
}
