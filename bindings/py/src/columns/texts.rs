//! The documents of a column, whatever its layout.

use arrow_array::cast::AsArray;
use arrow_array::types::ByteArrayType;
use arrow_array::{Array, BinaryViewArray, GenericByteArray};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

/// Whether a column has documents: texts or bytes, a dictionary of them, or one such column in a
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
    PyTypeError::new_err(format!("`column`: expected texts or bytes, found {found}"))
}

/// The texts of an array.
enum Texts<'a> {
    /// Where each text starts and the last one ends, and the bytes of all.
    Offsets(&'a [i32], &'a [u8]),
    LongOffsets(&'a [i64], &'a [u8]),
    Views(BinaryViewArray),
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
            DataType::Utf8View => Self::Views(array.as_string_view().clone().to_binary_view()),
            DataType::BinaryView => Self::Views(array.as_binary_view().clone()),
            DataType::Dictionary(..) => match array.as_any_dictionary_opt() {
                Some(array) if !array.values().is_empty() => {
                    Self::Dictionary(array.normalized_keys(), Box::new(Self::of(&**array.values())))
                }
                _ => Self::None,
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

    fn get(&self, row: usize) -> Option<&[u8]> {
        match self {
            Self::Offsets(offsets, bytes) => between(offsets, bytes, row),
            Self::LongOffsets(offsets, bytes) => between(offsets, bytes, row),
            Self::Views(views) => (row < views.len()).then(|| views.value(row)),
            Self::Dictionary(keys, values) => values.get(*keys.get(row)?),
            Self::None => None,
        }
    }
}

/// The text of a row. Nobody has looked at texts of others: they are bytes, and offsets may be wrong.
fn between<'a, T: Copy + TryInto<usize>>(offsets: &[T], bytes: &'a [u8], row: usize) -> Option<&'a [u8]> {
    let [start, end] = offsets.get(row..row.checked_add(2)?)? else { return None };
    bytes.get((*start).try_into().ok()?..(*end).try_into().ok()?)
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
