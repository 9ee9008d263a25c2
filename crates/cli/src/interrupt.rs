//! Whether a check is to stop, and whether its output is whole.

use std::io;
#[cfg(all(unix, feature = "signals"))]
use std::sync::TryLockError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Whether the process is the program's own. In any other, the host decides about signals.
static IS_OWN_PROCESS: AtomicBool = AtomicBool::new(false);

static IS_INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Locked while a finding may be written in part.
static OUTPUT: Mutex<()> = Mutex::new(());

/// Says that the process is the program's own.
pub(crate) fn own_process() {
    IS_OWN_PROCESS.store(true, Ordering::Relaxed);
}

/// Whether the process is the program's own.
pub(crate) fn is_own_process() -> bool {
    IS_OWN_PROCESS.load(Ordering::Relaxed)
}

/// A promise that the output is whole again when this is dropped. Until then, an interrupted
/// process waits for [`check`] to stop what it does.
pub(crate) struct Hold(
    #[expect(dead_code, reason = "what counts is when it is dropped")] MutexGuard<'static, ()>,
);

/// Keeps an interrupted process from ending; `None` if the process isn't the program's own.
pub(crate) fn hold() -> Option<Hold> {
    is_own_process().then(|| Hold(OUTPUT.lock().unwrap_or_else(PoisonError::into_inner)))
}

/// Keeps all others from writing; `None` if the output isn't whole.
#[cfg(all(unix, feature = "signals"))]
pub(crate) fn hold_whole() -> Option<Hold> {
    match OUTPUT.try_lock() {
        Ok(guard) => Some(Hold(guard)),
        Err(TryLockError::Poisoned(poisoned)) => Some(Hold(poisoned.into_inner())),
        Err(TryLockError::WouldBlock) => None,
    }
}

/// Asks what is running to stop.
#[cfg(all(unix, feature = "signals"))]
pub(crate) fn interrupt() {
    IS_INTERRUPTED.store(true, Ordering::Relaxed);
}

/// Whether to go on.
///
/// # Errors
///
/// [`io::ErrorKind::Interrupted`] if the process was interrupted.
pub(crate) fn check() -> io::Result<()> {
    if IS_INTERRUPTED.load(Ordering::Relaxed) { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
}
