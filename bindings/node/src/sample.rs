//! Samples of events.

use chatapps_webhooks::{InvalidSample, SampleOptions};
use napi::Result;
use napi_derive::napi;

use crate::report::failed;

/// A made-up event as JSON, by its kind and texts for `format`, `channel`, `type`, `state` and
/// `event`. The overrides are paths and JSON.
#[napi(catch_unwind)]
fn sample(
    kind: String,
    wishes: Vec<Option<String>>,
    faults: Vec<String>,
    overrides: Vec<(String, String)>,
    unset: Vec<String>,
    seed: String,
) -> Result<String> {
    let mut wishes = wishes.iter().map(Option::as_deref);
    let [format, channel, content_type, state, event] = [(); 5].map(|()| wishes.next().flatten());
    let faults: Vec<_> = faults.iter().map(String::as_str).collect();
    let set: Vec<_> = overrides.iter().map(|(path, json)| (path.as_str(), json.as_str())).collect();
    let unset: Vec<_> = unset.iter().map(String::as_str).collect();
    let seed = seed.parse().map_err(failed)?;
    let options = SampleOptions {
        format,
        channel,
        content_type,
        state,
        event,
        faults: &faults,
        set: &set,
        unset: &unset,
        seed,
    };
    chatapps_webhooks::sample(&kind, &options).map_err(|error| failed(worded(&error)))
}

/// What is wrong, and in which option where that isn't said.
fn worded(error: &InvalidSample) -> String {
    match error.option() {
        "set" => format!("`overrides`: {error}"),
        "unset" => format!("`unset`: {error}"),
        _ => error.to_string(),
    }
}
