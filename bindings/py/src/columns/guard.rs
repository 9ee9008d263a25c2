//! Turns panics into errors, so that they reach neither the interpreter nor code in C.

use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_schema::ArrowError;

/// Runs a reader of Arrow. It panics on some of what breaks the C data interface.
pub(super) fn unless_broken<T>(read: impl FnOnce() -> Result<T, ArrowError>) -> Result<T, ArrowError> {
    let fault = "its source breaks the Arrow C data interface";
    caught(read).unwrap_or_else(|()| Err(ArrowError::CDataInterface(fault.to_owned())))
}

/// Runs code of ours that an `extern "C" fn` calls, where a panic aborts the process.
pub(super) fn without_aborting<T>(run: impl FnOnce() -> T) -> Result<T, ArrowError> {
    let fault = "a document can't be checked: report the panic on standard error as a bug";
    caught(run).map_err(|()| ArrowError::ComputeError(fault.to_owned()))
}

fn caught<T>(run: impl FnOnce() -> T) -> Result<T, ()> {
    catch_unwind(AssertUnwindSafe(run)).map_err(drop)
}
