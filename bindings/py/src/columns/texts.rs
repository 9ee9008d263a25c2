//! The documents of a column, whatever its layout.

use arrow_array::cast::AsArray;
use arrow_array::types::{ByteArrayType, ByteViewType};
use arrow_array::{Array, GenericByteArray, GenericByteViewArray, downcast_dictionary_array};
use arrow_buffer::{ArrowNativeType, Buffer, NullBuffer};
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

/// Whether a column has documents: strings or bytes, a dictionary of them, or one such column in a
/// batch. One without any has none of these types, and is the column of no document.
pub(super) fn is_text(of: &DataType) -> bool {
    use DataType::{Binary, BinaryView, Dictionary, LargeBinary, LargeUtf8, Null, Struct, Utf8, Utf8View};
    match of {
        Utf8 | LargeUtf8 | Utf8View | Binary | LargeBinary | BinaryView | Null => true,
        Dictionary(_, values) => is_text(values) && !matches!(**values, Dictionary(..) | Struct(_)),
        Struct(columns) => {
            let mut columns = columns.iter().map(|column| column.data_type());
            matches!((columns.next(), columns.next()), (Some(of), None) if !matches!(of, Struct(_)) && is_text(of))
        }
        _ => false,
    }
}

/// What [`is_text`] takes.
const TEXT: &str = "`Utf8`, `LargeUtf8`, `Utf8View`, `Binary`, `LargeBinary`, `BinaryView`, or a dictionary \
                    of one of these";

/// The error for a column of another type.
pub(super) fn refused(of: &DataType) -> PyErr {
    let found = match of {
        DataType::Struct(columns) if columns.len() != 1 => {
            format!("{} columns; select the one that has the documents", columns.len())
        }
        DataType::Struct(_) => "a struct".to_owned(),
        // The names and metadata inside of a type may be anything.
        of => format!("`{}`", of.to_string().split(['(', '<']).next().unwrap_or_default()),
    };
    PyTypeError::new_err(format!("`column`: expected {TEXT}, found {found}"))
}

/// The texts of an array. The producer promises UTF-8, and offsets and views that lie within the
/// buffers, but nobody has checked them: texts are bytes here, and a row that isn't within the
/// buffers has none.
enum Texts<'a> {
    /// Where each text starts and the last one ends, and the bytes of all.
    Offsets(&'a [i32], &'a [u8]),
    LongOffsets(&'a [i64], &'a [u8]),
    /// The views, as bytes, and the buffers into which they point.
    Views(&'a [u8], &'a [Buffer]),
    /// The position of each text in others.
    Dictionary(Vec<usize>, Box<Self>),
    None,
}

impl<'a> Texts<'a> {
    fn of(array: &'a dyn Array) -> Self {
        match array.data_type() {
            DataType::Utf8 => Self::offsets(array.as_string::<i32>()),
            DataType::LargeUtf8 => Self::long_offsets(array.as_string::<i64>()),
            DataType::Binary => Self::offsets(array.as_binary::<i32>()),
            DataType::LargeBinary => Self::long_offsets(array.as_binary::<i64>()),
            DataType::Utf8View => Self::views(array.as_string_view()),
            DataType::BinaryView => Self::views(array.as_binary_view()),
            DataType::Dictionary(..) => match array.as_any_dictionary_opt() {
                Some(of) => Self::Dictionary(keys(array), Box::new(Self::of(&**of.values()))),
                None => Self::None,
            },
            _ => Self::None,
        }
    }

    fn offsets<T: ByteArrayType<Offset = i32>>(array: &'a GenericByteArray<T>) -> Self {
        Self::Offsets(array.value_offsets(), array.value_data())
    }

    fn long_offsets<T: ByteArrayType<Offset = i64>>(array: &'a GenericByteArray<T>) -> Self {
        Self::LongOffsets(array.value_offsets(), array.value_data())
    }

    fn views<T: ByteViewType + ?Sized>(array: &'a GenericByteViewArray<T>) -> Self {
        Self::Views(array.views().inner(), array.data_buffers())
    }

    fn get(&self, row: usize) -> Option<&[u8]> {
        match self {
            Self::Offsets(offsets, bytes) => between(offsets, bytes, row),
            Self::LongOffsets(offsets, bytes) => between(offsets, bytes, row),
            Self::Views(views, buffers) => viewed(views, buffers, row),
            Self::Dictionary(keys, values) => values.get(*keys.get(row)?),
            Self::None => None,
        }
    }
}

/// The keys of a dictionary. One that is negative is beyond all values then.
fn keys(array: &dyn Array) -> Vec<usize> {
    downcast_dictionary_array!(
        array => array.keys().values().iter().map(|key| key.as_usize()).collect(),
        _ => Vec::new()
    )
}

/// The text of a row, between its offset and the next one.
fn between<'a, T: Copy + TryInto<usize>>(offsets: &[T], bytes: &'a [u8], row: usize) -> Option<&'a [u8]> {
    let [start, end] = offsets.get(row..row.checked_add(2)?)? else { return None };
    bytes.get((*start).try_into().ok()?..(*end).try_into().ok()?)
}

/// The text of a row that has a view: its length and the text itself, or else its length, the first
/// of its bytes, the number of its buffer and its place there. All numbers have four bytes.
fn viewed<'a>(views: &'a [u8], buffers: &'a [Buffer], row: usize) -> Option<&'a [u8]> {
    let view = views.as_chunks::<16>().0.get(row)?;
    let [length, _, buffer, start] = view.as_chunks::<4>().0 else { return None };
    let [length, buffer, start] = [length, buffer, start].map(|part| u32::from_ne_bytes(*part) as usize);
    view.get(4..)?.get(..length).or_else(|| buffers.get(buffer)?.get(start..start.checked_add(length)?))
}

/// An array of documents, some of which may be null.
pub(super) struct Documents<'a> {
    texts: Texts<'a>,
    nulls: Option<NullBuffer>,
    length: usize,
}

impl<'a> Documents<'a> {
    /// The documents of an array of which [`is_text`] holds.
    pub(super) fn of(array: &'a dyn Array) -> Self {
        let (length, nulls) = (array.len(), array.logical_nulls());
        match array.as_struct_opt().and_then(|batch| batch.columns().first()) {
            None => Self { texts: Texts::of(array), nulls, length },
            Some(column) => {
                let nulls = NullBuffer::union(nulls.as_ref(), column.logical_nulls().as_ref());
                Self { texts: Texts::of(&**column), nulls, length }
            }
        }
    }

    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.length
    }

    /// The document of a row; `None` if it is null.
    pub(super) fn get(&self, row: usize) -> Option<&[u8]> {
        let is_null = self.nulls.as_ref().is_some_and(|nulls| row >= nulls.len() || nulls.is_null(row));
        if is_null { None } else { self.texts.get(row) }
    }
}
