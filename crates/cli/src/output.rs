//! The formats of findings, on standard output and in files.
//!
//! Each writes findings as they come. What a format has to keep until the end is bounded.

mod by_level;
pub(crate) mod escape;
mod finding_json;
mod fingerprint;
pub(crate) mod format;
mod github;
pub(crate) mod github_summary;
mod gitlab;
mod human;
mod json;
mod json_lines;
mod junit;
mod one_line;
pub(crate) mod outputs;
mod positions;
mod rdjson;
pub(crate) mod redact;
pub(crate) mod report_writer;
mod sarif;
mod silent;
pub(crate) mod stderr;
pub(crate) mod summary;
pub(crate) mod writers;
