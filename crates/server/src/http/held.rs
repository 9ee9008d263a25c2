//! The bytes of large answers: how many of them callers who don't read can keep in memory.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use http_body_util::Full;
use hyper::body::{Body as HttpBody, Frame, SizeHint};

use super::budget::{Budget, Room};
use super::failure::Failure;

/// How much all large answers together may have, in KiB.
const MOST: usize = 256 * 1024;

/// What is too little to be counted, in KiB: there is a bound for connections, too.
const SMALL: usize = 64;

/// What large answers that aren't sent yet have in memory.
#[derive(Clone, Debug)]
pub(super) struct HeldBytes(Budget);

impl Default for HeldBytes {
    fn default() -> Self {
        Self(Budget::new(MOST))
    }
}

impl HeldBytes {
    /// Room for an answer of about that many bytes. On its own it always has room.
    pub(super) fn room_for(&self, bytes: usize) -> Result<AnswerRoom, Failure> {
        let size = bytes / 1024;
        if size <= SMALL {
            return Ok(AnswerRoom(None));
        }
        let room =
            self.0.take(size).ok_or_else(|| Failure::busy("too many large answers are on their way"))?;
        Ok(AnswerRoom(Some(room)))
    }
}

/// Room for an answer, until it is sent.
#[derive(Debug)]
pub(super) struct AnswerRoom(Option<Room>);

impl AnswerRoom {
    /// The body of the answer.
    pub(super) fn body(self, text: Vec<u8>) -> Body {
        match self {
            Self(None) => text.into(),
            room => Body::new(HeldBody { text: text.into(), _room: room }),
        }
    }
}

struct HeldBody {
    text: Full<Bytes>,
    _room: AnswerRoom,
}

impl HttpBody for HeldBody {
    type Data = Bytes;
    type Error = <Full<Bytes> as HttpBody>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        Pin::new(&mut self.text).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.text.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.text.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_answers_have_room_while_there_is_some() {
        let held = HeldBytes(Budget::new(1000));
        let large = 600 * 1024;
        let first = held.room_for(large).unwrap();
        assert!(held.room_for(large).is_err());
        assert!(held.room_for(SMALL * 1024).is_ok(), "small ones always have");
        let body = first.body(vec![b' '; large]);
        assert_eq!(body.size_hint().exact(), Some(large as u64));
        assert!(held.room_for(large).is_err());
        drop(body);
        assert!(held.room_for(usize::MAX).is_ok(), "however large it is");
    }
}
