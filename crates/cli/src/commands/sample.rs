//! The command `sample`: prints bodies of events with made-up contents.

pub(crate) mod arguments;

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

#[cfg(feature = "client")]
use chatapps_webhooks::WebhookType;
use chatapps_webhooks::{EventKind, InvalidSample, Sample, SampleMix, SampleOptions};

use self::arguments::SampleArguments;
use crate::exit_code::SUCCESS;
use crate::failure::Failure;

/// Prints a sample, many samples, or the kinds that there are.
pub(crate) fn run(arguments: &SampleArguments) -> Result<u8, Failure> {
    if arguments.kinds.is_empty() {
        return list();
    }
    let samples = Samples::of(arguments)?;
    let seed = arguments.seed.unwrap_or_default();
    let mut out = BufWriter::new(io::stdout().lock());
    match arguments.count {
        None => {
            if let Some(sample) = samples.of_seed(seed) {
                writeln!(out, "{}", sample.pretty_body().map_err(failure)?)?;
            }
        }
        Some(count) => {
            for sample in (0..count).filter_map(|nth| samples.of_seed(seed.wrapping_add(nth))) {
                writeln!(out, "{}", sample.body().map_err(failure)?)?;
            }
        }
    }
    out.flush()?;
    Ok(SUCCESS)
}

/// The samples that arguments ask for, by their seeds.
pub(crate) struct Samples {
    mix: SampleMix,
    by_kind: BTreeMap<EventKind, Sample>,
}

impl Samples {
    /// What is wrong with one of the kinds is said before anything is made.
    pub(crate) fn of(arguments: &SampleArguments) -> Result<Self, Failure> {
        Self::invalid_or(arguments).map_err(failure)
    }

    /// The same, for whoever tells what is wrong in words of their own.
    pub(crate) fn invalid_or(arguments: &SampleArguments) -> Result<Self, InvalidSample> {
        let faults: Vec<_> = arguments.faults.iter().map(String::as_str).collect();
        let set: Vec<_> = arguments.set.iter().map(|(path, json)| (path.as_str(), json.as_str())).collect();
        let unset: Vec<_> = arguments.unset.iter().map(String::as_str).collect();
        let options = SampleOptions {
            format: arguments.format.as_deref(),
            channel: arguments.channel.as_deref(),
            content_type: arguments.content_type.as_deref(),
            state: arguments.state.as_deref(),
            event: arguments.event.as_deref(),
            faults: &faults,
            set: &set,
            unset: &unset,
            seed: 0,
        };
        let mix = SampleMix::parse(arguments.kinds.iter().map(String::as_str))
            .and_then(|mix| mix.fitting(&options))?;
        let of = |kind: EventKind| Ok((kind, Sample::from_options(kind.as_str(), &options)?));
        let by_kind = mix.kinds().into_iter().map(of).collect::<Result<_, _>>()?;
        Ok(Self { mix, by_kind })
    }

    /// The type of webhooks that all of them are sent to, whatever their faults make of them.
    /// `None` if there are several.
    #[cfg(feature = "client")]
    pub(crate) fn webhook_type(&self) -> Option<WebhookType> {
        let mut types = self.by_kind.keys().map(|kind| kind.webhook_type());
        let first = types.next()??;
        types.all(|of| of == Some(first)).then_some(first)
    }

    /// The sample of a seed.
    pub(crate) fn of_seed(&self, seed: u64) -> Option<Sample> {
        self.by_kind.get(&self.mix.kind(seed)).map(|sample| sample.clone().seed(seed))
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is an argument of `map_err`")]
pub(crate) fn failure(error: InvalidSample) -> Failure {
    Failure::Message(match error.option() {
        option @ ("set" | "unset") => format!("`--{option}`: {error}"),
        _ => error.to_string(),
    })
}

fn list() -> Result<u8, Failure> {
    let mut out = io::stdout().lock();
    let width = EventKind::ALL.map(|kind| kind.as_str().len()).into_iter().max().unwrap_or_default();
    for kind in EventKind::ALL {
        let webhook_type = kind.webhook_type().map_or("", |of| of.as_str());
        writeln!(out, "{:width$}  {webhook_type:4}  {}", kind.as_str(), summary(kind))?;
    }
    out.flush()?;
    Ok(SUCCESS)
}

/// What events of a kind are, in one line.
fn summary(kind: EventKind) -> &'static str {
    let doc = kind.object().doc;
    doc.split_once(". ").map_or(doc, |(first, _)| first).trim_end_matches('.')
}
