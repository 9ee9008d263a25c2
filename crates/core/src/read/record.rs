//! How values are read by their description alone: any kind, any depth of nesting.

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess};
use serde_json::Number;
use serde_json::value::RawValue;
use smallvec::SmallVec;

use super::between::check_between;
use super::buffer::{Buffered, ReadBuffered};
use super::depth::{enter, skip_elements};
use super::json_type::{JsonType, report_type};
use super::member_name::PropertyList;
use super::members::{Members, Occurrence};
use super::object::{PartialObject, PropertyValue, ReadObject};
use super::scalar::{report_no_value, report_unlisted};
use super::value::{AnyValue, Seed, ValueReader};
use crate::context::arena::SourceStr;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::describe::object::{Kind, ObjectType, Property, Tagged};
use crate::describe::record::{Record, Value};
use crate::json::cursor::Offset;
use crate::json::locate::{Part, locate};
use crate::json::reader::Reader;
use crate::policy::catalogue::Rule;
use crate::rules::integers::check_integer;
use crate::rules::texts::check_text;
use crate::values::integer::whole;

impl PropertyList for &'static ObjectType {
    fn properties(self) -> &'static [Property] {
        self.properties
    }

    fn required(self) -> u64 {
        self.required
    }
}

/// A record, as far as it has been read.
pub(crate) struct PartialRecord {
    object: &'static ObjectType,
    /// Made when the first value is kept: a verdict needs none.
    record: Option<Record>,
    /// The properties whose type another one names, which may come later.
    deferred: Vec<Deferred>,
    /// Those that count as absent, since they are `null`, one bit each.
    nulls: u64,
    /// Those that are there, one bit each, once all of the object has been read.
    present: u64,
}

/// A value that waits until it is known what it is. In a text it is read again; other sources can't
/// be, so it is buffered, together with the position of the cursor before it.
struct Deferred {
    property: usize,
    offset: Offset,
    buffered: Option<(Buffered, usize)>,
}

impl PartialRecord {
    /// The record, if what was read is valid.
    pub(crate) fn into_record(self) -> Record {
        self.record.unwrap_or_else(|| Record::new(self.object))
    }

    /// A record that has something for each property that is there, whatever its value is.
    fn into_presence(self) -> Record {
        let mut record = Record::new(self.object);
        for property in (0..self.object.properties.len()).filter(|index| self.present >> index & 1 == 1) {
            record = record.with(property, Value::Null);
        }
        record
    }
}

impl<'de> PartialObject<'de> for PartialRecord {
    type List = &'static ObjectType;
    type Occurrences = SmallVec<[Occurrence; 16]>;

    fn object_type(object: Self::List) -> &'static ObjectType {
        object
    }

    fn start(object: Self::List) -> Self {
        Self { object, record: None, deferred: Vec::new(), nulls: 0, present: 0 }
    }

    fn occurrences(object: Self::List) -> Self::Occurrences {
        SmallVec::from_elem(Occurrence::default(), object.properties.len())
    }

    fn member<A: MapAccess<'de>>(
        &mut self,
        property: usize,
        value: PropertyValue<'_, '_, A>,
    ) -> Result<Verdict, A::Error> {
        let Some(described) = self.object.properties.get(property) else { return Ok(Verdict::VALID) };
        if !described.required && value.context.skips_optional() {
            value.members.next_value::<IgnoredAny>()?;
            return Ok(Verdict::VALID);
        }
        // The tag of another property is needed in any case, and so is what rules compare.
        let keep = value.context.keeps_values()
            || self.object.tags >> property & 1 == 1
            || self.is_compared(property, value.context);
        let mut unkept = None;
        let slot = self.slot(property, keep).unwrap_or(&mut unkept);
        *slot = None;
        if described.kind.tagged().is_none() {
            let verdict = value.read(ReadValue { kind: &described.kind, slot, keep })?;
            let is_null = matches!(slot, Some(Value::Null)) && !matches!(described.kind, Kind::Nullable(_));
            if is_null {
                *slot = None;
            }
            self.nulls = self.nulls & !(1 << property) | u64::from(is_null) << property;
            return Ok(verdict);
        }
        let offset = value.location.offset();
        let buffered = value.defer()?;
        self.deferred.push(Deferred { property, offset, buffered });
        Ok(Verdict::VALID)
    }

    fn nulls(&self) -> u64 {
        self.nulls
    }

    fn check(&self, context: &mut Context<'_>, members: &Members<'_>) -> Verdict {
        if self.object.between.is_empty() {
            return Verdict::VALID;
        }
        let empty;
        let record = if let Some(record) = &self.record {
            record
        } else {
            empty = Record::new(self.object);
            &empty
        };
        let rules = self.object.between.iter();
        rules.fold(Verdict::VALID, |all, rule| all | check_between(context, members, record, rule))
    }

    fn complete(&mut self, context: &mut Context<'_>, members: &Members<'_>) -> Verdict {
        self.present = members.present;
        let mut verdict = Verdict::VALID;
        let mut deferred = std::mem::take(&mut self.deferred).into_iter();
        while let Some(Deferred { property, offset, buffered }) = deferred.next() {
            let Some(described) = self.object.properties.get(property) else { continue };
            let location = members.location.property(described, offset);
            if deferred.as_slice().iter().any(|later| later.property == property) {
                // A later member overrides it. What is wrong with the text itself counts all the
                // same.
                verdict |= read_deferred(context, &location, buffered, AnyValue).when_overridden();
                continue;
            }
            let case = described.kind.tagged().and_then(|tagged| tagged.case(&self.tag(tagged)?));
            let is_nullable = matches!(described.kind, Kind::Nullable(_));
            let mut unkept = None;
            let keep = context.keeps_values() || self.is_compared(property, context);
            let slot = self.slot(property, keep).unwrap_or(&mut unkept);
            verdict |=
                read_deferred(context, &location, buffered, ReadCase { case, is_nullable, slot, keep });
        }
        verdict
    }
}

impl PartialRecord {
    /// Whether a rule looks at the value of the property at that position.
    fn is_compared(&self, property: usize, context: &Context<'_>) -> bool {
        self.object.compared >> property & 1 == 1 && !context.contract_only()
    }

    /// The place of a property's value, if it is kept.
    fn slot(&mut self, property: usize, keep: bool) -> Option<&mut Option<Value>> {
        if !keep {
            return None;
        }
        self.record.get_or_insert_with(|| Record::new(self.object)).slot(property)
    }

    /// The value of the property that names the type of another one, in the spelling of the list if
    /// it has one.
    fn tag(&self, tagged: &Tagged) -> Option<String> {
        let (index, property) = self.object.property(tagged.by)?;
        let text = self.record.as_ref()?.text(index)?;
        let listed = match &property.kind {
            Kind::Enumeration(enumeration) => {
                enumeration.position(text).and_then(|position| enumeration.values.get(position))
            }
            _ => None,
        };
        Some(listed.map_or(text, |value| value.text).to_owned())
    }
}

impl<'de, A: MapAccess<'de>> PropertyValue<'_, '_, A> {
    /// Steps over the value, and buffers it if it can't be read again.
    fn defer(self) -> Result<Option<(Buffered, usize)>, A::Error> {
        if self.context.text().is_some() {
            self.members.next_value::<IgnoredAny>()?;
            return Ok(None);
        }
        let cursor = self.context.cursor();
        let start = cursor.position();
        let mut buffered = Buffered::Null;
        let _ = self.read(ReadBuffered(&mut buffered))?;
        Ok(Some((buffered, start)))
    }
}

/// Reads a value that had to wait.
pub(super) fn read_deferred<R: for<'de> ValueReader<'de>>(
    context: &mut Context<'_>,
    location: &Location<'_>,
    buffered: Option<(Buffered, usize)>,
    reader: R,
) -> Verdict {
    let cursor = context.cursor();
    let seed = Seed { reader, context: &mut *context, location };
    // Reading ends early only if the verdict is known.
    match (buffered, seed.context.text()) {
        (Some((buffered, start)), _) => {
            let end = cursor.position();
            cursor.set_position(start);
            let verdict = seed.deserialize(&buffered).unwrap_or(Verdict::INVALID);
            cursor.set_position(end);
            verdict
        }
        (None, Some(text)) => {
            let start = locate(text, location.offset(), Part::Value).start;
            seed.deserialize(&mut Reader::new(text, start, cursor)).unwrap_or(Verdict::INVALID)
        }
        (None, None) => Verdict::VALID,
    }
}

/// Reads an object whose type is known by now, or else any value.
pub(super) struct ReadCase<'s> {
    pub(super) case: Option<&'static ObjectType>,
    pub(super) is_nullable: bool,
    pub(super) slot: &'s mut Option<Value>,
    /// Whether the value is needed.
    pub(super) keep: bool,
}

impl<'de> ValueReader<'de> for ReadCase<'_> {
    fn mismatch(self, context: &mut Context<'_>, location: &Location<'_>, found: JsonType) -> Verdict {
        match (found, self.is_nullable, self.case) {
            (JsonType::Null, true, _) => {
                *self.slot = Some(Value::Null);
                Verdict::VALID
            }
            _ => report_type(context, location, JsonType::Object, found),
        }
    }

    fn object<A: MapAccess<'de>>(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        members: A,
    ) -> Result<Verdict, A::Error> {
        match self.case {
            Some(object) => read_record(context, location, object, (self.slot, self.keep), members),
            None => ReadValue { kind: &Kind::Raw, slot: self.slot, keep: context.keeps_values() }
                .object(context, location, members),
        }
    }
}

/// Reads the members of an object of a type. Where its value is needed although no values are kept,
/// a rule asks which members it has.
fn read_record<'de, A: MapAccess<'de>>(
    context: &mut Context<'_>,
    location: &Location<'_>,
    object: &'static ObjectType,
    (slot, keep): (&mut Option<Value>, bool),
    members: A,
) -> Result<Verdict, A::Error> {
    let mut record: Option<PartialRecord> = None;
    let verdict = ReadObject::new(object, &mut record).object(context, location, members)?;
    if context.keeps_values() {
        *slot = record.map(|record| Value::Object(record.into_record()));
    } else if keep {
        *slot = record.map(|record| Value::Object(record.into_presence()));
    }
    Ok(verdict)
}

/// The decimal digits of an integer. Beyond 64 bits they are those of the nearest double.
fn digits_of(number: &Number) -> String {
    match number.as_f64() {
        Some(double) if number.is_f64() => format!("{double:.0}"),
        _ => number.to_string(),
    }
}

/// Reads a value of a kind.
pub(crate) struct ReadValue<'s> {
    pub(crate) kind: &'static Kind,
    pub(crate) slot: &'s mut Option<Value>,
    /// Whether the value is needed.
    pub(crate) keep: bool,
}

impl ReadValue<'_> {
    fn keep(self, value: impl FnOnce() -> Value) {
        if self.keep {
            *self.slot = Some(value());
        }
    }

    /// The reader of a value that is not `null`, by the kind that it must have then.
    fn inner(self) -> Self {
        match self.kind {
            Kind::Nullable(kind) => Self { kind, ..self },
            _ => self,
        }
    }

    fn expected(&self) -> JsonType {
        match self.kind {
            Kind::Boolean { .. } => JsonType::Boolean,
            Kind::Integer(_) => JsonType::Integer,
            Kind::Number => JsonType::Number,
            Kind::Text(_) | Kind::Enumeration(_) => JsonType::String,
            Kind::Array(_) => JsonType::Array,
            Kind::Object(_) | Kind::Tagged(_) => JsonType::Object,
            Kind::Raw | Kind::Nullable(_) => JsonType::Any,
        }
    }
}

impl<'de> ValueReader<'de> for ReadValue<'_> {
    fn mismatch(self, context: &mut Context<'_>, location: &Location<'_>, found: JsonType) -> Verdict {
        let this = self.inner();
        match this.kind {
            Kind::Enumeration(enumeration) => report_no_value(context, location, enumeration, found),
            _ => report_type(context, location, this.expected(), found),
        }
    }

    fn null(self, context: &mut Context<'_>, location: &Location<'_>) -> Verdict {
        match self.kind {
            // The same as its absence.
            _ if context.is_lenient() && location.is_optional() => *self.slot = Some(Value::Null),
            Kind::Raw => self.keep(|| raw("null")),
            Kind::Nullable(_) => self.keep(|| Value::Null),
            _ => return self.mismatch(context, location, JsonType::Null),
        }
        Verdict::VALID
    }

    fn boolean(self, context: &mut Context<'_>, location: &Location<'_>, value: bool) -> Verdict {
        let this = self.inner();
        match this.kind {
            Kind::Boolean { .. } => this.keep(|| Value::Boolean(value)),
            Kind::Raw => this.keep(|| raw(if value { "true" } else { "false" })),
            _ => return this.mismatch(context, location, JsonType::Boolean),
        }
        Verdict::VALID
    }

    fn integer(self, context: &mut Context<'_>, location: &Location<'_>, number: Number) -> Verdict {
        let this = self.inner();
        match this.kind {
            Kind::Integer(integer) => {
                let number = whole(number);
                let verdict = if context.contract_only() {
                    Verdict::VALID
                } else {
                    check_integer(context, location, integer.rules, &number)
                };
                this.keep(|| Value::Number(number));
                return verdict;
            }
            Kind::Number => this.keep(|| Value::Number(number)),
            Kind::Text(text) if text.takes_integers => {
                this.keep(|| Value::Text(digits_of(&whole(number)).into()));
            }
            Kind::Raw => keep_raw_scalar(context, location, this, &number),
            _ => return this.mismatch(context, location, JsonType::Integer),
        }
        Verdict::VALID
    }

    fn number(self, context: &mut Context<'_>, location: &Location<'_>, number: f64) -> Verdict {
        let this = self.inner();
        // No model holds an infinite number: the largest double stands for it.
        let finite = || Number::from_f64(number.clamp(f64::MIN, f64::MAX)).unwrap_or_else(|| 0.into());
        match this.kind {
            Kind::Number => this.keep(|| Value::Number(finite())),
            Kind::Raw => keep_raw_scalar(context, location, this, &finite()),
            _ => return this.mismatch(context, location, JsonType::Number),
        }
        Verdict::VALID
    }

    fn string(self, context: &mut Context<'_>, location: &Location<'_>, text: SourceStr<'_, 'de>) -> Verdict {
        let (this, text) = (self.inner(), text.as_str());
        let mut verdict = Verdict::VALID;
        match this.kind {
            Kind::Text(text_type) => {
                let (format, policy, _) = check_text(context, location, text_type, text);
                verdict = format | policy;
            }
            Kind::Enumeration(list)
                if list.is_open(context.direction()) && !context.wants(Rule::UndocumentedValue) => {}
            Kind::Enumeration(list) if list.position(text).is_some() => {}
            Kind::Enumeration(list) => {
                verdict = report_unlisted(context, location, list, text);
                if !list.is_open(context.direction()) {
                    return verdict;
                }
            }
            Kind::Raw => {
                keep_raw_scalar(context, location, this, text);
                return verdict;
            }
            _ => return this.mismatch(context, location, JsonType::String),
        }
        this.keep(|| Value::Text(text.into()));
        verdict
    }

    fn array<A: SeqAccess<'de>>(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        elements: A,
    ) -> Result<Verdict, A::Error> {
        let this = self.inner();
        match (this.kind, context.text()) {
            (Kind::Array(kind), _) => read_array(context, location, kind, this, elements),
            (Kind::Raw, Some(text)) => {
                let verdict = AnyValue.array(context, location, elements)?;
                this.keep(|| raw_at(text, location));
                Ok(verdict)
            }
            (Kind::Raw, None) => {
                let start = context.cursor().position();
                let mut buffered = Buffered::Null;
                let _ = ReadBuffered(&mut buffered).array(context, location, elements)?;
                Ok(keep_buffered(context, location, this, buffered, start))
            }
            _ => {
                let verdict = this.mismatch(context, location, JsonType::Array);
                Ok(verdict | AnyValue.array(context, location, elements)?)
            }
        }
    }

    fn object<A: MapAccess<'de>>(
        self,
        context: &mut Context<'_>,
        location: &Location<'_>,
        members: A,
    ) -> Result<Verdict, A::Error> {
        let this = self.inner();
        match (this.kind, context.text()) {
            (Kind::Object(object), _) => {
                read_record(context, location, object, (this.slot, this.keep), members)
            }
            (Kind::Raw, Some(text)) => {
                let verdict = AnyValue.object(context, location, members)?;
                this.keep(|| raw_at(text, location));
                Ok(verdict)
            }
            (Kind::Raw, None) => {
                let start = context.cursor().position();
                let mut buffered = Buffered::Null;
                let _ = ReadBuffered(&mut buffered).object(context, location, members)?;
                Ok(keep_buffered(context, location, this, buffered, start))
            }
            _ => {
                let verdict = this.mismatch(context, location, JsonType::Object);
                Ok(verdict | AnyValue.object(context, location, members)?)
            }
        }
    }
}

/// Reads an array whose elements are of one kind.
fn read_array<'de, A: SeqAccess<'de>>(
    context: &mut Context<'_>,
    location: &Location<'_>,
    kind: &'static Kind,
    reader: ReadValue<'_>,
    mut elements: A,
) -> Result<Verdict, A::Error> {
    let (is_open, mut verdict) = enter(context, location);
    if !is_open {
        skip_elements(elements)?;
        return Ok(verdict);
    }
    let keep = reader.keep;
    let mut all = Vec::new();
    let mut index = 0;
    loop {
        let inner = location.index(index, context.take_offset());
        let mut slot = None;
        let element = ReadValue { kind, slot: &mut slot, keep };
        match elements.next_element_seed(Seed {
            reader: element,
            context: &mut *context,
            location: &inner,
        })? {
            Some(element) => verdict |= element,
            None => break,
        }
        all.extend(slot);
        index += 1;
    }
    reader.keep(|| Value::Array(all));
    Ok(verdict)
}

/// Keeps what was buffered as JSON, and reads it as any value.
fn keep_buffered(
    context: &mut Context<'_>,
    location: &Location<'_>,
    reader: ReadValue<'_>,
    buffered: Buffered,
    start: usize,
) -> Verdict {
    reader.keep(|| raw(&serde_json::to_string(&buffered).unwrap_or_default()));
    read_deferred(context, location, Some((buffered, start)), AnyValue)
}

/// Keeps a scalar as JSON: as it is in the text, if there is one.
fn keep_raw_scalar(
    context: &Context<'_>,
    location: &Location<'_>,
    reader: ReadValue<'_>,
    value: &(impl serde::Serialize + ?Sized),
) {
    reader.keep(|| match context.text() {
        Some(text) => raw_at(text, location),
        None => raw(&serde_json::to_string(value).unwrap_or_default()),
    });
}

/// The JSON of a location, as it was received.
fn raw_at(text: &str, location: &Location<'_>) -> Value {
    raw(text.get(locate(text, location.offset(), Part::Value)).unwrap_or_default())
}

fn raw(json: &str) -> Value {
    RawValue::from_string(json.to_owned()).map_or(Value::Null, Value::Raw)
}
