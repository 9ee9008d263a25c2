//! Tests of the texts, each in its format.

mod agreement;
mod catalogue;
mod document;
mod hostile;
mod positions;
mod vectors;
mod writers;
