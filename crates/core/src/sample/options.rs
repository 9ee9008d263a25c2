//! A sample from options by name, as command lines and other languages have them.

use super::fault::Fault;
use super::invalid::InvalidSample;
use super::sample::Sample;
use crate::contract::event::kind::EventKind;

/// Options of a sample by name. An absent one follows from the seed.
#[derive(Clone, Copy, Debug, Default)]
pub struct SampleOptions<'a> {
    /// The version of the format, such as `2` or `v8`: the newest unless given.
    pub format: Option<&'a str>,
    /// The channel, such as `whatsapp`.
    pub channel: Option<&'a str>,
    /// The type of content, such as `Image`.
    pub content_type: Option<&'a str>,
    /// The state of a receipt, such as `read`.
    pub state: Option<&'a str>,
    /// What happened to the account or the phone number, such as `ACCOUNT_VIOLATION`.
    pub event: Option<&'a str>,
    /// The names of [`Fault`]s.
    pub faults: &'a [&'a str],
    /// Paths, such as `payload.content.text`, and the JSON of the value that each gets.
    pub set: &'a [(&'a str, &'a str)],
    /// Paths to what is left out.
    pub unset: &'a [&'a str],
    /// What everything else follows from.
    pub seed: u64,
}

impl Sample {
    /// A sample from options by name.
    ///
    /// # Errors
    ///
    /// [`InvalidSample`] if the kind or a fault is unknown. [`Sample::body`] says what is wrong
    /// with the rest.
    pub fn from_options(kind: &str, options: &SampleOptions<'_>) -> Result<Self, InvalidSample> {
        let kind = kind.parse::<EventKind>().map_err(|error| InvalidSample::unknown("kind", &error))?;
        let mut sample = Self::of(kind).seed(options.seed);
        if let Some(format) = options.format {
            sample = sample.format(format);
        }
        if let Some(channel) = options.channel {
            sample = sample.channel(channel);
        }
        if let Some(content_type) = options.content_type {
            sample = sample.content_type(content_type);
        }
        if let Some(state) = options.state {
            sample = sample.state(state);
        }
        if let Some(event) = options.event {
            sample = sample.event(event);
        }
        for name in options.faults {
            let fault = name.parse::<Fault>().map_err(|error| InvalidSample::unknown("fault", &error))?;
            sample = sample.fault(fault);
        }
        let sample = options.set.iter().fold(sample, |sample, (path, json)| sample.set_json(path, json));
        Ok(options.unset.iter().fold(sample, |sample, path| sample.unset(path)))
    }
}

/// The body of a sample, by names: see [`Sample`].
///
/// # Errors
///
/// [`InvalidSample`] if an option is unknown, contradicts another one or leads nowhere.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::{Checker, Model, SampleOptions, sample};
///
/// let options = SampleOptions { channel: Some("line"), seed: 7, ..SampleOptions::default() };
/// let body = sample("inbound_message_received", &options)?;
/// assert!(Checker::default().is_valid(Model::Event, &body));
///
/// let options = SampleOptions { channel: Some("lin"), ..options };
/// let error = sample("inbound_message_received", &options).unwrap_err();
/// assert_eq!(error.to_string(), "unknown channel `lin`; did you mean `line`?");
/// # Ok::<(), chatapps_webhooks::InvalidSample>(())
/// ```
pub fn sample(kind: &str, options: &SampleOptions<'_>) -> Result<String, InvalidSample> {
    Sample::from_options(kind, options)?.body()
}
