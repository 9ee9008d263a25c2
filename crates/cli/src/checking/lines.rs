//! Checks files in which each line is a document: reads blocks, checks them on all cores, reports
//! in order.
//!
//! Memory use is bounded: only so many blocks exist at a time, and a line over the limit is
//! skipped.

mod blocks;

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::marker::PhantomData;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use chatapps_webhooks::{LevelCounts, Report};
use indicatif::ProgressBar;
use memchr::memchr_iter;

use self::blocks::{Block, Blocks};
use super::document_check::DocumentCheck;
use crate::input::document::Start;
use crate::input::file::File;
use crate::{interrupt, messages};

/// What lines are read from, and its length if it is known.
pub(crate) struct Input {
    source: Box<dyn Read + Send>,
    pub(crate) length: Option<u64>,
}

/// Opens a file of lines, or standard input.
pub(crate) fn open(file: &File) -> io::Result<Input> {
    let File::Path(path) = file else {
        let stdin = io::stdin();
        if stdin.is_terminal() {
            messages::note("reading documents from standard input, one in each line; end them with Ctrl-D");
        }
        return Ok(Input { source: Box::new(stdin), length: None });
    };
    let file = fs::File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let length = metadata.is_file().then_some(metadata.len());
    Ok(Input { source: Box::new(file), length })
}

/// A line with findings.
pub(crate) struct Line<'a> {
    pub(crate) report: &'a Report,
    /// `None` if it was too long to read.
    pub(crate) text: Option<&'a [u8]>,
    pub(crate) start: Start,
}

/// The result of checking a block.
#[derive(Default)]
pub(crate) struct BlockResult<T> {
    pub(crate) counts: LevelCounts,
    /// Those of the findings that the reports leave out.
    pub(crate) omitted: LevelCounts,
    /// The rendered findings.
    pub(crate) rendered: T,
    /// The offset in the file at which the block ends.
    end: usize,
}

/// The work on each line.
struct Work<'a, R, T> {
    check: &'a DocumentCheck,
    render: R,
    rendered: PhantomData<fn() -> T>,
}

/// The future result of a block. They are sent in the order of the file.
type Pending<T> = io::Result<Receiver<io::Result<BlockResult<T>>>>;

/// Checks all lines and renders those with findings. Passes the results to `report` in order, with
/// the bar suspended. The outer error comes from `render` and `report`, the inner one from reading.
pub(crate) fn check<T: Default + Send>(
    input: Input,
    check: &DocumentCheck,
    bar: &ProgressBar,
    render: impl Fn(&Line<'_>, &mut T) -> io::Result<()> + Sync,
    mut report: impl FnMut(&BlockResult<T>) -> io::Result<()>,
) -> io::Result<io::Result<()>> {
    let is_limited = check.checker.too_large(check.model, None).is_some();
    let limit = is_limited.then(|| check.checker.max_bytes(check.model));
    let source = &Mutex::new(Some(Blocks::new(input.source, limit)));
    let work = &Work { check, render, rendered: PhantomData };
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let (sender, pending) = sync_channel::<Pending<T>>(2 * workers);
    let result = thread::scope(|scope| {
        for _ in 0..workers {
            let sender = sender.clone();
            scope.spawn(move || while work.check_next(source, &sender).is_some() {});
        }
        drop(sender);
        pass_on(pending, bar, &mut report)
    });
    bar.finish_and_clear();
    result
}

impl<T: Default, R: Fn(&Line<'_>, &mut T) -> io::Result<()>> Work<'_, R, T> {
    /// Reads a block and checks it on the same core, while it is in the cache. `None` if there are
    /// no more blocks, or the receiver is gone.
    fn check_next(
        &self,
        source: &Mutex<Option<Blocks<Box<dyn Read + Send>>>>,
        pending: &SyncSender<Pending<T>>,
    ) -> Option<()> {
        // One thread reads at a time, and queues the receiver of its result before it lets the next
        // one read.
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
        // The receiver is gone if the output is closed.
        let _ = sender.send(self.check_block(&block));
        Some(())
    }

    fn check_block(&self, block: &Block) -> io::Result<BlockResult<T>> {
        let mut result = BlockResult { end: block.start.bytes + block.bytes.len(), ..BlockResult::default() };
        let (mut lines, mut start) = (0, 0);
        let end = block.bytes.len();
        let unended = (!block.bytes.is_empty() && !block.bytes.ends_with(b"\n")).then_some(end);
        for feed in memchr_iter(b'\n', &block.bytes).chain(unended) {
            let line = block.bytes.get(start..feed).unwrap_or_default();
            let text = line.strip_suffix(b"\r").unwrap_or(line);
            if !text.trim_ascii().is_empty()
                && let Some(report) = self.check.check(text)
            {
                self.add(&report, Some(text), block.start.after(lines, start), &mut result)?;
            }
            lines += 1;
            start = feed + 1;
        }
        if let Some(length) = block.skipped
            && let Some(report) = self.check.checker.too_large(self.check.model, Some(length))
        {
            self.add(&report, None, block.start.after(lines, start), &mut result)?;
        }
        Ok(result)
    }

    fn add(
        &self,
        report: &Report,
        text: Option<&[u8]>,
        start: Start,
        result: &mut BlockResult<T>,
    ) -> io::Result<()> {
        result.counts += report.counts();
        result.omitted += report.omitted();
        (self.render)(&Line { report, text, start }, &mut result.rendered)
    }
}

/// Passes the results on, block after block.
fn pass_on<T>(
    pending: Receiver<Pending<T>>,
    bar: &ProgressBar,
    report: &mut impl FnMut(&BlockResult<T>) -> io::Result<()>,
) -> io::Result<io::Result<()>> {
    for receiver in pending {
        interrupt::check()?;
        let receiver = match receiver {
            Ok(receiver) => receiver,
            Err(error) => return Ok(Err(error)),
        };
        let Ok(result) = receiver.recv() else { break };
        let result = result?;
        if result.counts != LevelCounts::default() {
            bar.suspend(|| report(&result))?;
        }
        bar.set_position(result.end as u64);
    }
    Ok(Ok(()))
}
