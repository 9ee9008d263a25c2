//! Files of which each line is a document: read in blocks, checked on all cores, reported in order.
//!
//! Memory stays flat: there is a bounded number of blocks at a time, and a line over the limit is skipped unread.

mod blocks;

use std::fs;
use std::io;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use chatapps_webhooks::Report;
use indicatif::ProgressBar;
use memchr::memchr_iter;

use self::blocks::{Block, Blocks};
use crate::document::Start;
use crate::file::File;
use crate::validate::Inspector;

/// An open file and its length, if that is known.
pub(crate) struct Input {
    file: fs::File,
    pub(crate) length: Option<u64>,
}

/// Opens a file of lines.
pub(crate) fn open(file: &File) -> io::Result<Input> {
    let File::Path(path) = file else { return Err(io::ErrorKind::Unsupported.into()) };
    let file = fs::File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(Input { file, length: metadata.is_file().then_some(metadata.len()) })
}

/// A line with findings.
pub(crate) struct Line<'a> {
    pub(crate) report: &'a Report,
    /// `None` if it was too long to be read.
    pub(crate) text: Option<&'a [u8]>,
    pub(crate) start: Start,
}

/// A checked block.
struct Checked {
    block: Block,
    found: Vec<Found>,
    /// How many lines the block has, blank ones included.
    lines: usize,
}

/// A line of a block that has findings.
struct Found {
    /// The lines of the block in front of it.
    lines: usize,
    /// Where it starts in the block.
    start: usize,
    /// Its length; `None` if it was too long to be read.
    length: Option<usize>,
    report: Report,
}

/// A block's result when it comes, in the order of the file.
type Pending = io::Result<Receiver<Checked>>;

/// Checks all lines; hands those with findings to `report`, in order, with the bar out of the way. The outer error is
/// that of `report`, the inner one that of reading.
pub(crate) fn check(
    input: Input,
    inspector: &Inspector,
    bar: &ProgressBar,
    mut report: impl FnMut(&Line<'_>) -> io::Result<()>,
) -> io::Result<io::Result<()>> {
    let is_limited = inspector.checker.too_large(inspector.model, None).is_some();
    let limit = is_limited.then(|| inspector.checker.limits().bytes);
    let source = &Mutex::new(Some(Blocks::new(input.file, limit)));
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let (sender, pending) = sync_channel::<Pending>(2 * workers);
    let result = thread::scope(|scope| {
        for _ in 0..workers {
            let sender = sender.clone();
            scope.spawn(move || while work(source, &sender, inspector).is_some() {});
        }
        drop(sender);
        write(pending, bar, &mut report)
    });
    bar.finish_and_clear();
    result
}

/// Reads a block and checks it, so that what was read is still at hand. `None` if there are no more, or nobody wants more.
fn work(
    source: &Mutex<Option<Blocks<fs::File>>>,
    pending: &SyncSender<Pending>,
    inspector: &Inspector,
) -> Option<()> {
    // One reads at a time, and says in the meantime where the result will be.
    let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
    let block = source.as_mut()?.next()?;
    let (sender, receiver) = channel();
    let (block, receiver) = match block {
        Ok(block) => (Some(block), Ok(receiver)),
        Err(error) => (None, Err(error)),
    };
    let is_wanted = pending.send(receiver).is_ok();
    let Some(block) = block.filter(|_| is_wanted) else {
        *source = None;
        return None;
    };
    drop(source);
    // Nobody waits for it if the output is closed.
    let _ = sender.send(check_block(block, inspector));
    Some(())
}

fn check_block(block: Block, inspector: &Inspector) -> Checked {
    let (mut lines, mut start) = (0, 0);
    let mut found = Vec::new();
    let end = block.bytes.len();
    let unended = (!block.bytes.is_empty() && !block.bytes.ends_with(b"\n")).then_some(end);
    for feed in memchr_iter(b'\n', &block.bytes).chain(unended) {
        let line = block.bytes.get(start..feed).unwrap_or_default();
        let text = line.strip_suffix(b"\r").unwrap_or(line);
        if !text.trim_ascii().is_empty()
            && let Some(report) = inspector.inspect(text)
        {
            found.push(Found { lines, start, length: Some(text.len()), report });
        }
        lines += 1;
        start = feed + 1;
    }
    if let Some(length) = block.skipped {
        if let Some(report) = inspector.checker.too_large(inspector.model, Some(length)) {
            found.push(Found { lines, start, length: None, report });
        }
        lines += 1;
    }
    Checked { block, found, lines }
}

/// Reports what was found, block after block.
fn write(
    pending: Receiver<Pending>,
    bar: &ProgressBar,
    report: &mut impl FnMut(&Line<'_>) -> io::Result<()>,
) -> io::Result<io::Result<()>> {
    let mut lines = 0;
    for receiver in pending {
        let receiver = match receiver {
            Ok(receiver) => receiver,
            Err(error) => return Ok(Err(error)),
        };
        let Ok(Checked { block, found, lines: block_lines }) = receiver.recv() else { break };
        let report_all = || {
            found.iter().try_for_each(|Found { lines: before, start, length, report: found }| {
                report(&Line {
                    report: found,
                    text: length.and_then(|length| block.bytes.get(*start..start + length)),
                    start: Start { lines: lines + before, bytes: block.offset + start },
                })
            })
        };
        if !found.is_empty() {
            bar.suspend(report_all)?;
        }
        lines += block_lines;
        bar.set_position((block.offset + block.bytes.len()) as u64);
    }
    Ok(Ok(()))
}
