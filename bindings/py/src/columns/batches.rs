//! Streams of columns.

use arrow_array::{ArrayRef, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use pyo3_arrow::ffi::ArrayReader;

use super::guard::{unless_it_panics, without_aborting};
use super::question::Question;
use super::results::findings;

/// The arrays of a stream, up to the first error.
pub(crate) struct Source(Option<Box<dyn ArrayReader + Send>>);

impl Source {
    pub(super) fn new(reader: Box<dyn ArrayReader + Send>) -> Self {
        Self(Some(reader))
    }

    fn end(&mut self) {
        self.0 = None;
    }
}

impl Iterator for Source {
    type Item = Result<ArrayRef, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let reader = self.0.as_mut()?;
        // pyo3-arrow also panics on an error without a message.
        let fault = "its source fails without a message, or breaks the Arrow C data interface";
        let array = unless_it_panics(fault, || reader.next()).unwrap_or_else(|error| Some(Err(error)));
        if !matches!(array, Some(Ok(_))) {
            self.end();
        }
        array
    }
}

/// What is found in a stream of columns. A batch is read by the thread that asks for it, which may
/// have the lock that the source needs, and checked by all.
pub(super) struct Batches {
    source: Source,
    question: Question,
    schema: SchemaRef,
}

impl Batches {
    pub(super) const fn new(source: Source, question: Question, schema: SchemaRef) -> Self {
        Self { source, question, schema }
    }
}

impl Iterator for Batches {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        // The reader of our stream, which need not be written in Rust, calls an `extern "C" fn`.
        let batch = without_aborting(|| {
            let array = self.source.next()?;
            Some(array.map(|array| RecordBatch::from(findings(&self.question, &array))))
        });
        batch.unwrap_or_else(|error| {
            self.source.end();
            Some(Err(error))
        })
    }
}

impl RecordBatchReader for Batches {
    fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }
}
