//! Strict RFC 8259 text as a serde source, and the positions of locations in it.
//!
//! Why not `serde_json`: checking needs byte positions, one verdict however a value is skipped,
//! bounded stack on any nesting, and errors without allocation. See `docs/design/reading.md`.

pub(crate) mod cursor;
pub(crate) mod de;
pub(crate) mod decode;
pub(crate) mod locate;
mod number;
pub(crate) mod reader;
mod special;
pub(crate) mod syntax;
