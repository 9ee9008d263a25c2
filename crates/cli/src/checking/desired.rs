//! The limits of desired state: the same for `plan`, `apply` and `validate --desired`.

use chatapps_webhooks::Limits;

/// The size of the largest file, in bytes: it may be whatever `pull` can print, which may be more
/// than one request has room for.
pub(crate) const MAX_BYTES: u32 = 16 * 1024 * 1024;

/// The most entries to read: each takes some memory beyond its text, and a plan takes as much
/// again.
pub(crate) const MAX_ENTRIES: usize = 50_000;

/// The default limits.
pub(crate) const LIMITS: Limits =
    Limits { bytes: MAX_BYTES as usize, entries: MAX_ENTRIES, ..Limits::DEFAULT };
