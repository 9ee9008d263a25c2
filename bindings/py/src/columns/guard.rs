//! What keeps panics of others from the interpreter.

use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_schema::ArrowError;

/// What code of others reads. It panics at what isn't as the interface says, such as a capsule from
/// which somebody has taken the array already.
pub(super) fn unless_it_panics<T>(read: impl FnOnce() -> T) -> Result<T, ArrowError> {
    catch_unwind(AssertUnwindSafe(read))
        .map_err(|_| ArrowError::CDataInterface("it is not as the interface of Arrow says".to_owned()))
}
