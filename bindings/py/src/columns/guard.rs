//! Turns panics into errors, so that they don't reach the interpreter.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use arrow_schema::ArrowError;

thread_local! {
    /// Whether a panic of this thread becomes an error that says enough.
    static IS_QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs a reader of another crate. It panics on input that breaks the Arrow C data interface, such
/// as a capsule whose array was taken before. The error is `fault`, and nothing is printed: to look
/// at what a capsule points to beforehand would take unsafe code.
pub(super) fn unless_it_panics<T>(fault: &str, read: impl FnOnce() -> T) -> Result<T, ArrowError> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !IS_QUIET.get() {
                print(panic);
            }
        }));
    });
    let was_quiet = IS_QUIET.replace(true);
    let read = catch_unwind(AssertUnwindSafe(read));
    IS_QUIET.set(was_quiet);
    read.map_err(|_| ArrowError::CDataInterface(fault.to_owned()))
}

/// Runs code of ours that an `extern "C" fn` calls, where a panic aborts the process. It is a bug,
/// so it is printed.
pub(super) fn without_aborting<T>(run: impl FnOnce() -> T) -> Result<T, ArrowError> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|_| {
        let fault = "a document can't be checked: report the panic on standard error as a bug";
        ArrowError::ComputeError(fault.to_owned())
    })
}
