//! YAML 1.2 in its core schema. The parser's events become nodes, so that aliases and merge keys
//! can be written more than once; the nodes are written as JSON.

mod events;
mod fault;
mod merge;
mod node;
mod scalar;
mod write;

use chatapps_webhooks::InputFormat;

use crate::transcript::Transcript;
use crate::writer::Fault;

/// Writes a text as JSON. What aliases stand for may be written with that many bytes.
pub(crate) fn transcribe(source: &str, limit: usize) -> Result<Transcript<'_>, Fault> {
    let nodes = events::nodes(source)?;
    let written = write::write(&nodes, limit)?;
    let (json, places) = (written.out.json, Some(written.out.places));
    Ok(Transcript { format: InputFormat::Yaml, source, json, places, told: written.told })
}
