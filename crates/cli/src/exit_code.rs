//! The exit codes of the program.

/// No finding is an error.
pub(crate) const SUCCESS: u8 = 0;

/// At least one finding is an error.
pub(crate) const INVALID: u8 = 1;

/// The program could not do what it was asked to.
pub(crate) const COULD_NOT_RUN: u8 = 2;
