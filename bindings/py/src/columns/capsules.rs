//! Reads what capsules hold: the structs of the Arrow C data interface, which another package made.
//!
//! The name of a capsule says what struct it points to, and the struct lives as long as the
//! capsule. Whoever takes a struct sets its `release` to null, and may leave anything in the other
//! fields. So `release` comes first: if it is null, nothing else is used. We take arrays and
//! streams, and only look at schemas.
//!
//! With the global lock, no other code runs while a struct is looked at or taken. Without it, our
//! own readers wait for each other. Those of other packages can't be stopped, so a capsule must not
//! be read by another package at the same time.
#![expect(unsafe_code, reason = "the structs are in C, and whoever made them is trusted with them")]

use std::ffi::CStr;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi_and_data_type};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{ArrayRef, make_array};
use arrow_schema::{ArrowError, DataType};
use pyo3::prelude::*;
use pyo3::sync::critical_section::with_critical_section;
use pyo3::types::PyCapsule;

/// The type of an array, of its capsule.
pub(super) fn data_type(schema: &Bound<'_, PyCapsule>) -> Result<DataType, ArrowError> {
    let place: *const FFI_ArrowSchema = place(schema, c"arrow_schema")?;
    with_critical_section(schema, || {
        // SAFETY: by its name, the capsule points to a schema, and nobody takes it meanwhile.
        let schema = unsafe { &*place };
        if schema.release().is_none() { Err(taken_before()) } else { DataType::try_from(schema) }
    })
}

/// The array of a capsule, which is of that type.
pub(super) fn array(array: &Bound<'_, PyCapsule>, of: DataType) -> Result<ArrayRef, ArrowError> {
    let place: *mut FFI_ArrowArray = place(array, c"arrow_array")?;
    // SAFETY: by its name, the capsule points to an array. One that was taken before is moved, too,
    // and nothing in it is used.
    let array = with_critical_section(array, || unsafe { FFI_ArrowArray::from_raw(place) });
    if array.is_released() {
        return Err(taken_before());
    }
    // SAFETY: it is an array of the type that its schema has.
    unsafe { from_ffi_and_data_type(array, of) }.map(make_array)
}

/// The arrays of a capsule's stream.
pub(super) fn stream(stream: &Bound<'_, PyCapsule>) -> Result<ArrayStreamReader, ArrowError> {
    let place: *mut FFI_ArrowArrayStream = place(stream, c"arrow_array_stream")?;
    // SAFETY: as for an array.
    let stream = with_critical_section(stream, || unsafe { FFI_ArrowArrayStream::from_raw(place) });
    if stream.release().is_none() { Err(taken_before()) } else { ArrayStreamReader::try_new(stream) }
}

/// What a capsule of that name points to.
fn place<T>(capsule: &Bound<'_, PyCapsule>, name: &CStr) -> Result<*mut T, ArrowError> {
    let place = capsule.pointer_checked(Some(name));
    let told = |error: PyErr| ArrowError::CDataInterface(error.value(capsule.py()).to_string());
    place.map(|place| place.as_ptr().cast()).map_err(told)
}

fn taken_before() -> ArrowError {
    ArrowError::CDataInterface("it was read before: pass a fresh object".to_owned())
}
