//! Ends the process by a signal. A check that one interrupts ends between two findings: none is cut
//! off, and no progress bar stays on the terminal.
//!
//! A thread waits for the signal. It asks the check to stop, waits until the output is whole, and
//! then ends the process as the signal would have done.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGPIPE, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use crate::interrupt;

/// How long the output may take to become whole. It never does if nobody reads it.
const PATIENCE: Duration = Duration::from_secs(2);

const PAUSE: Duration = Duration::from_millis(5);

/// From now on, SIGINT and SIGTERM end the process when its output is whole.
pub(crate) fn catch() {
    if interrupt::is_own_process()
        && let Ok(signals) = Signals::new(caught())
    {
        thread::spawn(|| end_on(signals));
    }
}

/// Ends the process as a closed pipe does by default, which Rust turns off when a program starts.
pub(crate) fn end_by_closed_pipe() {
    if interrupt::is_own_process() {
        let _ = emulate_default_handler(SIGPIPE);
    }
}

/// Waits for the thread to end the process.
pub(crate) fn wait_for_end() {
    thread::sleep(PATIENCE);
}

fn end_on(mut signals: Signals) {
    let Some(signal) = signals.forever().next() else { return };
    interrupt::interrupt();
    let start = Instant::now();
    let mut hold = interrupt::hold_whole();
    while hold.is_none() && start.elapsed() < PATIENCE && signals.pending().next().is_none() {
        thread::sleep(PAUSE);
        hold = interrupt::hold_whole();
    }
    let _ = emulate_default_handler(signal);
}

/// The signals, without those that the parent of the process had it ignore, such as SIGINT of a
/// script's background processes.
fn caught() -> Vec<i32> {
    let ignored = || {
        let status = fs::read_to_string("/proc/self/status").ok()?;
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
        u64::from_str_radix(mask.trim(), 16).ok()
    };
    let ignored = ignored().unwrap_or_default();
    [SIGINT, SIGTERM].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0).collect()
}
