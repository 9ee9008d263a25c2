//! Streams of columns.

use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::{ArrayRef, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use pyo3_arrow::ffi::ArrayReader;

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
        // The reader panics at an error without a text, and who reads ours may be no Rust.
        let array = catch_unwind(AssertUnwindSafe(|| reader.next())).unwrap_or_else(|_| {
            Some(Err(ArrowError::CDataInterface("the stream gives no reason".to_owned())))
        });
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
