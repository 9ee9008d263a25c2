//! What was found, as columns.

use std::sync::{Arc, LazyLock};

use arrow_array::builder::BooleanBuilder;
use arrow_array::types::Int16Type;
use arrow_array::{Array, Int16Array};
use arrow_array::{ArrayRef, BooleanArray, DictionaryArray, StringArray, StructArray, UInt32Array};
use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use chatapps_webhooks::{EventKind, Level, Model, Rule};

use super::question::{Found, Question};
use super::texts::Documents;
use super::work::each;

/// The verdicts on the documents of arrays.
#[derive(Default)]
pub(super) struct Verdicts(BooleanBuilder);

impl Verdicts {
    /// Adds those on another array.
    pub(super) fn add(&mut self, question: &Question, array: &dyn Array) {
        for piece in each(&Documents::of(array), |text| question.is_valid(text)) {
            for verdict in piece {
                self.0.append_option(verdict);
            }
        }
    }

    pub(super) fn finish(mut self) -> BooleanArray {
        self.0.finish()
    }
}

/// The columns of what is found. Documents of one model alone have a kind.
fn columns(model: Model) -> Fields {
    let names = || DataType::Dictionary(Box::new(DataType::Int16), Box::new(DataType::Utf8));
    let columns = [
        ("valid", DataType::Boolean),
        ("errors", DataType::UInt32),
        ("warnings", DataType::UInt32),
        ("notices", DataType::UInt32),
        ("rule", names()),
    ];
    let kind = (model == Model::Event).then(|| ("kind", names()));
    columns.into_iter().chain(kind).map(|(name, of)| Field::new(name, of, true)).collect()
}

pub(super) fn schema(model: Model) -> SchemaRef {
    Arc::new(Schema::new(columns(model)))
}

/// What is found in the documents of an array.
pub(super) fn findings(question: &Question, array: &dyn Array) -> StructArray {
    let found = each(&Documents::of(array), |text| question.check(text));
    let rows = || found.iter().flatten();
    let count = |level| -> ArrayRef {
        let of = |found: &Found| u32::try_from(found.counts.at(level)).unwrap_or(u32::MAX);
        Arc::new(rows().map(|found| found.as_ref().map(of)).collect::<UInt32Array>())
    };
    let valid: BooleanArray = rows().map(|found| found.as_ref().map(|found| found.is_valid)).collect();
    let rules = names(&RULES, rows().map(|found| found.as_ref()?.rule));
    let mut arrays: Vec<ArrayRef> =
        vec![Arc::new(valid), count(Level::Error), count(Level::Warning), count(Level::Notice), rules];
    if question.model() == Model::Event {
        arrays.push(names(&KINDS, rows().map(|found| found.as_ref()?.kind)));
    }
    StructArray::new(columns(question.model()), arrays, None)
}

/// All names of a list, and the values that have them. Those of all batches are the same, so that a
/// reader need not bring them together.
struct Names<T> {
    values: Vec<T>,
    names: ArrayRef,
}

impl<T: Copy> Names<T> {
    fn of(values: Vec<T>, name: fn(T) -> &'static str) -> Self {
        let names = Arc::new(StringArray::from_iter_values(values.iter().copied().map(name)));
        Self { values, names }
    }
}

static RULES: LazyLock<Names<Rule>> =
    LazyLock::new(|| Names::of(Rule::catalogue().iter().map(|row| row.rule).collect(), Rule::id));

static KINDS: LazyLock<Names<EventKind>> =
    LazyLock::new(|| Names::of(EventKind::ALL.to_vec(), EventKind::as_str));

/// The names of some values.
fn names<T: Copy + PartialEq>(of: &Names<T>, values: impl Iterator<Item = Option<T>>) -> ArrayRef {
    let key = |value| of.values.iter().position(|other| *other == value).and_then(|key| key.try_into().ok());
    let keys: Int16Array = values.map(|value| value.and_then(key)).collect();
    Arc::new(DictionaryArray::<Int16Type>::new(keys, of.names.clone()))
}
