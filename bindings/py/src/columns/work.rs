//! Many documents on all cores.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::texts::Documents;

/// The most documents that a thread takes at a time: enough to make taking them cheap, and few
/// enough to spread large documents over threads.
const PIECE: usize = 256;

/// How many pieces there are for each thread if there are few documents, since one can take much
/// longer than another.
const PIECES: usize = 4;

/// The bytes of documents that are worth another thread. To start one takes about as long as to
/// check some thousand bytes.
const WORTH_A_THREAD: usize = 64 << 10;

/// What `ask` gives for each document, in their order, in pieces; `None` for those that are null.
pub(super) fn each<T: Send>(
    documents: &Documents<'_>,
    ask: impl Fn(&[u8]) -> T + Sync,
) -> Vec<Vec<Option<T>>> {
    let workers = workers(documents);
    let piece = (documents.len() / (PIECES * workers)).clamp(1, PIECE);
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        let mut pieces = Vec::new();
        loop {
            let start = next.fetch_add(piece, Ordering::Relaxed);
            if start >= documents.len() {
                break;
            }
            let rows = start..documents.len().min(start + piece);
            pieces.push((start, rows.map(|row| documents.get(row).map(&ask)).collect::<Vec<_>>()));
        }
        done.lock().unwrap_or_else(PoisonError::into_inner).append(&mut pieces);
    };
    thread::scope(|scope| {
        for _ in 1..workers {
            // A system that gives no more threads leaves more to those that there are.
            if thread::Builder::new().spawn_scoped(scope, work).is_err() {
                break;
            }
        }
        work();
    });
    let mut pieces = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    pieces.sort_unstable_by_key(|(start, _)| *start);
    pieces.into_iter().map(|(_, piece)| piece).collect()
}

/// How many threads share the documents, this one included. To ask for the number of cores takes as
/// long as to check some twenty documents, so it is asked for only if it matters.
fn workers(documents: &Documents<'_>) -> usize {
    let texts = (0..documents.len()).filter_map(|row| documents.get(row));
    let bytes = texts.fold(0_usize, |bytes, text| bytes.saturating_add(text.len()));
    let most = (bytes / WORTH_A_THREAD).min(documents.len());
    if most < 2 { 1 } else { thread::available_parallelism().map_or(1, NonZero::get).min(most) }
}
