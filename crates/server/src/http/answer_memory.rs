//! Limits the memory that large answers take while slow callers read them.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use hyper::body::{Body as HttpBody, Frame, SizeHint};

use super::failure::Failure;
use super::quota::{Permit, Quota};

/// The memory of all large answers together, in KiB.
const TOTAL_KIB: usize = 128 * 1024;

/// Answers up to this size are not counted, in KiB. The limit on connections bounds them.
const SMALL_KIB: usize = 64;

/// The same in bytes.
pub(super) const SMALL_BYTES: usize = SMALL_KIB * 1024;

/// The memory of large answers that aren't sent yet.
#[derive(Clone, Debug)]
pub(super) struct AnswerMemory(Quota);

impl Default for AnswerMemory {
    fn default() -> Self {
        Self(Quota::new(TOTAL_KIB))
    }
}

impl AnswerMemory {
    /// Reserves memory for an answer of about this many bytes. An answer that is alone always gets
    /// it.
    pub(super) fn reserve(&self, bytes: usize) -> Result<AnswerPermit, Failure> {
        if bytes <= SMALL_BYTES {
            return Ok(AnswerPermit(None));
        }
        let permit = self
            .0
            .take(bytes.div_ceil(1024))
            .ok_or_else(|| Failure::busy("too many large answers are being sent"))?;
        Ok(AnswerPermit(Some(permit)))
    }
}

/// The memory of an answer until it is sent.
#[derive(Debug)]
pub(super) struct AnswerPermit(Option<Permit>);

impl AnswerPermit {
    /// The body of the answer.
    pub(super) fn body(self, text: Vec<u8>) -> Body {
        match self {
            Self(None) => text.into(),
            permit => Body::new(AnswerBody { text, sent: 0, _permit: permit }),
        }
    }
}

/// An answer that is handed over piece by piece, each a copy: what was handed over waits in a
/// buffer of the HTTP library until the caller reads it, and must not be the whole text.
struct AnswerBody {
    text: Vec<u8>,
    sent: usize,
    _permit: AnswerPermit,
}

impl HttpBody for AnswerBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let rest = self.text.get(self.sent..).unwrap_or_default();
        let piece = Bytes::copy_from_slice(rest.get(..SMALL_BYTES).unwrap_or(rest));
        self.sent += piece.len();
        Poll::Ready((!piece.is_empty()).then(|| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.sent >= self.text.len()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact((self.text.len() - self.sent) as u64)
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;

    use super::*;

    #[test]
    fn large_answers_share_the_memory() {
        let memory = AnswerMemory(Quota::new(1000));
        let large = 600 * 1024;
        let first = memory.reserve(large).unwrap();
        assert!(memory.reserve(large).is_err());
        assert!(memory.reserve(SMALL_KIB * 1024).is_ok(), "small answers are not counted");
        let body = first.body(vec![b' '; large]);
        assert_eq!(body.size_hint().exact(), Some(large as u64));
        assert!(memory.reserve(large).is_err());
        drop(body);
        assert!(memory.reserve(usize::MAX).is_ok(), "however large the answer is");
    }

    #[tokio::test]
    async fn an_answer_is_handed_over_in_pieces_that_keep_nothing_of_the_rest() {
        let memory = AnswerMemory(Quota::new(1000));
        let text: Vec<u8> = (0..SMALL_BYTES * 3 + 7).map(|index| index.to_le_bytes()[0]).collect();
        let mut body = memory.reserve(text.len()).unwrap().body(text.clone());
        let mut read = Vec::new();
        while !body.is_end_stream() {
            let piece = body.frame().await.unwrap().unwrap().into_data().unwrap();
            assert!(piece.len() <= SMALL_BYTES);
            read.extend_from_slice(&piece);
            assert_eq!(body.size_hint().exact(), Some((text.len() - read.len()) as u64));
        }
        assert!(read == text && body.frame().await.is_none());
    }
}
