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
use crate::output::Counts;
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

/// What was found in a block.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) counts: Counts,
    /// The findings as they are written.
    pub(crate) text: Vec<u8>,
    /// How many bytes of the file have been read with the block.
    end: usize,
}

/// What is done to each line.
struct Work<'a, R> {
    inspector: &'a Inspector,
    render: R,
}

/// A block's result when it comes, in the order of the file.
type Pending = io::Result<Receiver<io::Result<Found>>>;

/// Checks all lines, and has those with findings rendered; hands both to `report`, in order, with the bar out of the way. The outer error
/// is that of `render` and `report`, the inner one that of reading.
pub(crate) fn check(
    input: Input,
    inspector: &Inspector,
    bar: &ProgressBar,
    render: impl Fn(&Line<'_>, &mut Vec<u8>) -> io::Result<()> + Sync,
    mut report: impl FnMut(&Found) -> io::Result<()>,
) -> io::Result<io::Result<()>> {
    let is_limited = inspector.checker.too_large(inspector.model, None).is_some();
    let limit = is_limited.then(|| inspector.checker.limits().bytes);
    let source = &Mutex::new(Some(Blocks::new(input.file, limit)));
    let work = &Work { inspector, render };
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let (sender, pending) = sync_channel::<Pending>(2 * workers);
    let result = thread::scope(|scope| {
        for _ in 0..workers {
            let sender = sender.clone();
            scope.spawn(move || while work.on_next(source, &sender).is_some() {});
        }
        drop(sender);
        hand_on(pending, bar, &mut report)
    });
    bar.finish_and_clear();
    result
}

impl<R: Fn(&Line<'_>, &mut Vec<u8>) -> io::Result<()>> Work<'_, R> {
    /// Reads a block and checks it, so that what was read is still at hand. `None` if there are no more, or nobody wants more.
    fn on_next(&self, source: &Mutex<Option<Blocks<fs::File>>>, pending: &SyncSender<Pending>) -> Option<()> {
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
        let _ = sender.send(self.on_block(&block));
        Some(())
    }

    fn on_block(&self, block: &Block) -> io::Result<Found> {
        let mut found = Found { end: block.start.bytes + block.bytes.len(), ..Found::default() };
        let (mut lines, mut start) = (0, 0);
        let end = block.bytes.len();
        let unended = (!block.bytes.is_empty() && !block.bytes.ends_with(b"\n")).then_some(end);
        for feed in memchr_iter(b'\n', &block.bytes).chain(unended) {
            let line = block.bytes.get(start..feed).unwrap_or_default();
            let text = line.strip_suffix(b"\r").unwrap_or(line);
            if !text.trim_ascii().is_empty()
                && let Some(report) = self.inspector.inspect(text)
            {
                self.take(&report, Some(text), block.start.after(lines, start), &mut found)?;
            }
            lines += 1;
            start = feed + 1;
        }
        if let Some(length) = block.skipped
            && let Some(report) = self.inspector.checker.too_large(self.inspector.model, Some(length))
        {
            self.take(&report, None, block.start.after(lines, start), &mut found)?;
        }
        Ok(found)
    }

    fn take(&self, report: &Report, text: Option<&[u8]>, start: Start, found: &mut Found) -> io::Result<()> {
        found.counts += Counts::of(report);
        (self.render)(&Line { report, text, start }, &mut found.text)
    }
}

/// Hands on what was found, block after block.
fn hand_on(
    pending: Receiver<Pending>,
    bar: &ProgressBar,
    report: &mut impl FnMut(&Found) -> io::Result<()>,
) -> io::Result<io::Result<()>> {
    for receiver in pending {
        let receiver = match receiver {
            Ok(receiver) => receiver,
            Err(error) => return Ok(Err(error)),
        };
        let Ok(found) = receiver.recv() else { break };
        let found = found?;
        if found.counts != Counts::default() {
            bar.suspend(|| report(&found))?;
        }
        bar.set_position(found.end as u64);
    }
    Ok(Ok(()))
}
