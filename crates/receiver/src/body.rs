//! Reads a body up to a limit.

use std::pin::pin;

use bytes::{Buf, Bytes};
use http_body::Body;
use http_body_util::BodyExt;

/// How a body was read.
pub(crate) enum Read {
    Whole(Bytes),
    /// It is larger than the limit.
    Oversized,
    /// It could not be read to its end.
    Broken,
}

/// How many times the limit is read of a body that is too large. Whoever still writes gets no
/// answer: the connection ends under it.
const READ_ON: u64 = 8;

/// Reads a body, but keeps no more than the limit, in bytes.
pub(crate) async fn read<B: Body>(body: B, limit: usize) -> Read {
    let mut body = pin!(body);
    let mut read = Vec::new();
    let mut length = 0_u64;
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else { return Read::Broken };
        let Ok(mut data) = frame.into_data() else { continue };
        length = length.saturating_add(data.remaining() as u64);
        if length > limit as u64 {
            read = Vec::new();
            if length > READ_ON.saturating_mul(limit as u64) {
                break;
            }
            continue;
        }
        read.reserve(data.remaining());
        while data.has_remaining() {
            let chunk = data.chunk();
            read.extend_from_slice(chunk);
            let count = chunk.len();
            data.advance(count);
        }
    }
    if length > limit as u64 { Read::Oversized } else { Read::Whole(read.into()) }
}
