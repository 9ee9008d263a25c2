//! Reads what capsules hold: the structs of the Arrow C data interface, which another package made.
//!
//! A capsule of a name points to a struct that lives as long as the capsule. Whoever reads an array
//! or a stream moves it out and leaves an empty struct behind, whose `release` is null; a schema
//! stays where it is. So each struct is looked at before anything in it is used: what was read
//! before has nothing in it that is valid.
#![expect(unsafe_code, reason = "the structs are in C, and so are the functions of a stream")]

use std::ffi::{CStr, c_char, c_void};
use std::sync::{Mutex, PoisonError};

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi_and_data_type};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{ArrayRef, make_array};
use arrow_schema::{ArrowError, DataType};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// Builds without the global lock have threads that read the same capsule at a time.
static MOVING: Mutex<()> = Mutex::new(());

/// The type of an array, of its capsule.
pub(super) fn data_type(schema: &Bound<'_, PyCapsule>) -> Result<DataType, ArrowError> {
    let place: *const FFI_ArrowSchema = place(schema, c"arrow_schema")?;
    // SAFETY: by its name, the capsule points to a schema. Both types describe the struct that the
    // interface lays down.
    let is_released = unsafe { (*place.cast::<Schema>()).release.is_null() };
    // SAFETY: as above, and nobody writes to a schema that isn't released.
    if is_released { Err(read_before()) } else { DataType::try_from(unsafe { &*place }) }
}

/// The array of a capsule, which is of that type.
pub(super) fn array(array: &Bound<'_, PyCapsule>, of: DataType) -> Result<ArrayRef, ArrowError> {
    let place: *mut FFI_ArrowArray = place(array, c"arrow_array")?;
    let moving = MOVING.lock().unwrap_or_else(PoisonError::into_inner);
    // SAFETY: by its name, the capsule points to an array. One that was read before is moved, too,
    // and nothing in it is used.
    let array = unsafe { FFI_ArrowArray::from_raw(place) };
    drop(moving);
    if array.is_released() {
        return Err(read_before());
    }
    // SAFETY: it is an array of the type that its schema has.
    unsafe { from_ffi_and_data_type(array, of) }.map(make_array)
}

/// The arrays of a capsule's stream.
pub(super) struct Stream {
    stream: FFI_ArrowArrayStream,
    data_type: DataType,
}

impl Stream {
    pub(super) fn of(stream: &Bound<'_, PyCapsule>) -> Result<Self, ArrowError> {
        let place: *mut FFI_ArrowArrayStream = place(stream, c"arrow_array_stream")?;
        let moving = MOVING.lock().unwrap_or_else(PoisonError::into_inner);
        // SAFETY: as for an array.
        let mut stream = unsafe { FFI_ArrowArrayStream::from_raw(place) };
        drop(moving);
        let get_schema = stream.get_schema.filter(|_| stream.release.is_some()).ok_or_else(read_before)?;
        let mut schema = FFI_ArrowSchema::empty();
        // SAFETY: the stream isn't released, and writes a schema or fails.
        let code = unsafe { get_schema(&raw mut stream, &raw mut schema) };
        if code != 0 {
            return Err(last_error(&mut stream));
        }
        let data_type = DataType::try_from(&schema)?;
        Ok(Self { stream, data_type })
    }

    pub(super) const fn data_type(&self) -> &DataType {
        &self.data_type
    }
}

impl Iterator for Stream {
    type Item = Result<ArrayRef, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let get_next = self.stream.get_next?;
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: the stream isn't released, and writes an array or fails. It writes a released one
        // at its end.
        let code = unsafe { get_next(&raw mut self.stream, &raw mut array) };
        if code != 0 {
            return Some(Err(last_error(&mut self.stream)));
        }
        if array.is_released() {
            return None;
        }
        // SAFETY: all arrays of a stream are of the type that its schema has.
        Some(unsafe { from_ffi_and_data_type(array, self.data_type.clone()) }.map(make_array))
    }
}

/// Why a stream failed.
fn last_error(stream: &mut FFI_ArrowArrayStream) -> ArrowError {
    // SAFETY: the stream isn't released.
    let said = stream.get_last_error.map(|said| unsafe { said(&raw mut *stream) });
    let said = said.filter(|said| !said.is_null());
    // SAFETY: what it says is a text that ends in 0, and stays until the next call.
    let said = said.map(|said| unsafe { CStr::from_ptr(said) }.to_string_lossy().into_owned());
    ArrowError::CDataInterface(said.unwrap_or_else(|| "its source fails, and doesn't say why".to_owned()))
}

/// What a capsule of that name points to.
fn place<T>(capsule: &Bound<'_, PyCapsule>, name: &CStr) -> Result<*mut T, ArrowError> {
    let place = capsule.pointer_checked(Some(name));
    let told = |error: PyErr| ArrowError::CDataInterface(error.value(capsule.py()).to_string());
    place.map(|place| place.as_ptr().cast()).map_err(told)
}

fn read_before() -> ArrowError {
    ArrowError::CDataInterface("it was read before: pass a fresh object".to_owned())
}

/// The struct of a schema, as the interface lays it down. That of `arrow-schema` doesn't tell
/// whether it is released.
#[repr(C)]
struct Schema {
    format: *const c_char,
    name: *const c_char,
    metadata: *const c_char,
    flags: i64,
    n_children: i64,
    children: *const c_void,
    dictionary: *const c_void,
    release: *const c_void,
    private_data: *const c_void,
}
