//! Many documents on all cores.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::texts::Documents;

/// How many documents a thread takes at a time. Enough that taking them costs nothing, and few enough
/// that large ones are shared among threads.
const PIECE: usize = 256;

/// What `ask` gives for each document, in their order, in pieces; `None` for those that are null.
pub(super) fn each<T: Send>(
    documents: &Documents<'_>,
    ask: impl Fn(&[u8]) -> T + Sync,
) -> Vec<Vec<Option<T>>> {
    let ask_piece = |start: usize| {
        let rows = start..documents.len().min(start + PIECE);
        rows.map(|row| documents.get(row).map(&ask)).collect::<Vec<_>>()
    };
    let mut starts = (0..documents.len()).step_by(PIECE);
    if starts.len() < 2 {
        return starts.map(ask_piece).collect();
    }
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(starts.len());
    let (starts, done) = (Mutex::new(&mut starts), Mutex::new(Vec::new()));
    let work = || {
        let mut pieces = Vec::new();
        loop {
            let start = starts.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some(start) = start else { break };
            pieces.push((start, ask_piece(start)));
        }
        done.lock().unwrap_or_else(PoisonError::into_inner).append(&mut pieces);
    };
    thread::scope(|scope| {
        for _ in 1..workers {
            scope.spawn(work);
        }
        work();
    });
    let mut pieces = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    pieces.sort_unstable_by_key(|(start, _)| *start);
    pieces.into_iter().map(|(_, piece)| piece).collect()
}
