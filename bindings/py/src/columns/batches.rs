//! Streams of columns.

use arrow_array::ffi_stream::ArrayStreamReader;
use arrow_array::{ArrayRef, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};

use super::guard::{unless_broken, without_aborting};
use super::question::Question;
use super::results::findings;

/// The arrays of a stream, up to the first error.
pub(crate) struct Source(Option<ArrayStreamReader>);

impl Source {
    pub(super) const fn new(stream: ArrayStreamReader) -> Self {
        Self(Some(stream))
    }

    fn end(&mut self) {
        self.0 = None;
    }
}

impl Iterator for Source {
    type Item = Result<ArrayRef, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = self.0.as_mut()?;
        let array = unless_broken(|| stream.next().transpose()).transpose();
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
