//! Columns of Arrow: many documents in one call, and what was found as columns again. Data comes
//! and goes by the Arrow PyCapsule interface, so that it belongs to no package.

mod batches;
mod capsules;
mod guard;
mod question;
mod results;
mod texts;
mod work;

use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{Array, ArrayReader, ArrayRef};
use arrow_schema::{ArrowError, DataType, Field, SchemaRef};
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use self::batches::{Batches, Source};
use self::guard::unless_broken;
pub(crate) use self::question::Question;
use self::texts::{is_text, refused};
use crate::convert::Unreadable;

/// What was found in a column, as an array of Arrow. `pyarrow.array`, `polars.Series` and others
/// take it, by the Arrow PyCapsule interface.
#[pyclass(frozen, module = "chatapps_webhooks")]
pub(crate) struct ArrowArray {
    array: ArrayRef,
    name: &'static str,
}

#[pymethods]
impl ArrowArray {
    fn __len__(&self) -> usize {
        self.array.len()
    }

    /// The type of the array, as a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let field = Field::new(self.name, self.array.data_type().clone(), true);
        schema_capsule(py, FFI_ArrowSchema::try_from(&field))
    }

    /// The type of the array, and the array, as capsules. The type is its own, whatever is asked.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let _ = requested_schema;
        let array = FFI_ArrowArray::new(&self.array.to_data());
        Ok((self.__arrow_c_schema__(py)?, PyCapsule::new_with_value(py, array, c"arrow_array")?))
    }

    fn __repr__(&self) -> String {
        format!("<chatapps_webhooks.ArrowArray: {} rows of `{}`>", self.array.len(), self.name)
    }
}

/// What is found in a stream of columns, batch by batch: a batch is read and checked when it is
/// asked for. `pyarrow.RecordBatchReader.from_stream`, `polars.DataFrame` and others take it, once,
/// by the Arrow PyCapsule interface.
#[pyclass(frozen, module = "chatapps_webhooks")]
pub(crate) struct ArrowStream {
    schema: SchemaRef,
    batches: Mutex<Option<Batches>>,
}

#[pymethods]
impl ArrowStream {
    /// The type of the batches, as a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, FFI_ArrowSchema::try_from(&*self.schema))
    }

    /// The stream, as a capsule, which can be read once. Its type is its own, whatever is asked.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self.batches.lock().unwrap_or_else(PoisonError::into_inner).take();
        let batches = batches.ok_or_else(|| PyRuntimeError::new_err("the stream has been read already"))?;
        let stream = FFI_ArrowArrayStream::new(Box::new(batches));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }
}

fn schema_capsule(
    py: Python<'_>,
    schema: Result<FFI_ArrowSchema, ArrowError>,
) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, schema.map_err(unreadable)?, c"arrow_schema")
}

/// The error of a column that can't be read. What its source says can have many lines.
fn unreadable(error: ArrowError) -> PyErr {
    let said = match error {
        ArrowError::CDataInterface(said) => said,
        error => error.to_string(),
    };
    PyRuntimeError::new_err(format!("the column can't be read: {}", said.lines().next().unwrap_or_default()))
}

/// Refuses a column that has no documents.
fn require_text(of: &DataType) -> PyResult<()> {
    if is_text(of) { Ok(()) } else { Err(refused(of)) }
}

/// A column as it was given.
pub(crate) enum Column {
    Array(ArrayRef),
    Stream(Source),
}

impl Column {
    /// The column of an object that has one, an array before a stream.
    pub(crate) fn of(column: &Bound<'_, PyAny>) -> PyResult<Self> {
        let expected = |what| PyTypeError::new_err(format!("`column`: expected {what}"));
        if column.hasattr("__arrow_c_array__")? {
            let capsules = column.call_method0("__arrow_c_array__")?;
            let (schema, array) = capsules
                .extract::<(Bound<'_, PyCapsule>, Bound<'_, PyCapsule>)>()
                .map_err(|_| expected("two capsules from `__arrow_c_array__`"))?;
            let of = unless_broken(|| capsules::data_type(&schema)).map_err(unreadable)?;
            require_text(&of)?;
            unless_broken(|| capsules::array(&array, of)).map(Self::Array).map_err(unreadable)
        } else if column.hasattr("__arrow_c_stream__")? {
            let capsule = column.call_method0("__arrow_c_stream__")?;
            let capsule = capsule
                .cast_into::<PyCapsule>()
                .map_err(|_| expected("a capsule from `__arrow_c_stream__`"))?;
            let stream = unless_broken(|| capsules::stream(&capsule)).map_err(unreadable)?;
            require_text(stream.field().data_type())?;
            Ok(Self::Stream(Source::new(stream)))
        } else {
            let expected = "an array of Arrow, or what gives one (`__arrow_c_array__`, `__arrow_c_stream__`)";
            Err(Unreadable::type_of(expected, column).of_argument("column").into())
        }
    }

    /// The verdict on each document.
    pub(crate) fn verdicts(self, py: Python<'_>, question: &Question) -> PyResult<ArrowArray> {
        let mut verdicts = results::Verdicts::default();
        match self {
            Self::Array(array) => py.detach(|| verdicts.add(question, &array)),
            Self::Stream(mut source) => {
                while let Some(array) = py.detach(|| source.next()) {
                    py.detach(|| array.map(|array| verdicts.add(question, &array))).map_err(unreadable)?;
                    py.check_signals()?;
                }
            }
        }
        Ok(ArrowArray { array: Arc::new(verdicts.finish()), name: "valid" })
    }

    /// What is found in each document.
    pub(crate) fn findings(self, py: Python<'_>, question: Question) -> PyResult<Bound<'_, PyAny>> {
        match self {
            Self::Array(array) => {
                let array: ArrayRef = Arc::new(py.detach(|| results::findings(&question, &array)));
                Ok(Bound::new(py, ArrowArray { array, name: "findings" })?.into_any())
            }
            Self::Stream(source) => {
                let schema = results::schema(question.model());
                let batches = Mutex::new(Some(Batches::new(source, question, schema.clone())));
                Ok(Bound::new(py, ArrowStream { schema, batches })?.into_any())
            }
        }
    }
}
