//! Streams of columns.

use arrow_array::{ArrayRef, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use pyo3_arrow::ffi::ArrayReader;

use super::guard::unless_it_panics;
use super::question::Question;
use super::results::findings;

/// The arrays of a stream, up to the first error.
pub(crate) struct Source(Option<Box<dyn ArrayReader + Send>>);

impl Source {
    pub(super) fn new(reader: Box<dyn ArrayReader + Send>) -> Self {
        Self(Some(reader))
    }
}

impl Iterator for Source {
    type Item = Result<ArrayRef, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let reader = self.0.as_mut()?;
        // An error without a text is such a panic, too, and who reads our stream may be no Rust.
        let array = unless_it_panics(|| reader.next()).unwrap_or_else(|error| Some(Err(error)));
        if !matches!(array, Some(Ok(_))) {
            self.0 = None;
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
        Some(self.source.next()?.map(|array| RecordBatch::from(findings(&self.question, &array))))
    }
}

impl RecordBatchReader for Batches {
    fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }
}
