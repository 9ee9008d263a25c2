//! Descriptions of objects, made up at random.

use super::choices::Choices;
use crate::describe::object::{
    Direction, EnumerationType, EnumerationValue, Format, IntegerRules, IntegerType, Kind, ObjectType,
    Property, Tagged, TextRules, TextType,
};

/// Names that announce no secret, and need no escape.
const NAMES: [&str; 8] = ["a", "b", "c", "d", "e", "kind", "other", "more"];

static NAMES_OF_TYPES: [&str; 5] = ["Zero", "One", "Two", "Three", "Four"];

/// An object at a depth of nesting. Types are leaked: a description lives as long as the program.
pub(super) fn object(choices: &mut Choices<'_>, depth: usize) -> &'static ObjectType {
    let count = choices.below(NAMES.len());
    let mut properties = Vec::new();
    let names: &'static [&'static str] = NAMES[..count].to_vec().leak();
    for name in names {
        let kind = kind(choices, depth, names);
        properties.push(Property::new(name, kind, "A property.", choices.once_in(4)).help("anything"));
    }
    // What names a type is a string.
    for index in 0..properties.len() {
        let by = match &properties[index].kind {
            Kind::Tagged(tagged) | Kind::Nullable(Kind::Tagged(tagged)) => tagged.by,
            _ => continue,
        };
        let tag = properties.iter().find(|property| property.name == by);
        if !tag.is_some_and(|tag| matches!(tag.kind, Kind::Text(_) | Kind::Enumeration(_))) {
            properties[index].kind = Kind::Raw;
        }
    }
    let counter = NAMES_OF_TYPES[depth.min(NAMES_OF_TYPES.len() - 1)];
    // Two types of one name would be one definition of a schema.
    let name: &'static str = format!("{counter}{:p}", properties.as_ptr()).leak();
    let direction = Direction::FromPlatform;
    let object = ObjectType::new(name, "An object", "An object.", direction, properties.leak());
    Box::leak(Box::new(object.with_names(names)))
}

fn kind(choices: &mut Choices<'_>, depth: usize, names: &'static [&'static str]) -> Kind {
    let leaf = |choices: &mut Choices<'_>| match choices.below(8) {
        0 | 1 => Kind::Text(&TEXT),
        2 => Kind::Boolean { default: None },
        3 => Kind::Integer(&INTEGER),
        4 => Kind::Number,
        5 => Kind::Text(&DATE_TIME),
        6 => Kind::Enumeration(&CLOSED),
        _ => Kind::Enumeration(&OPEN),
    };
    if depth >= 3 {
        return leaf(choices);
    }
    match choices.below(10) {
        0..=3 => leaf(choices),
        4 => Kind::Object(object(choices, depth + 1)),
        5 | 6 => Kind::Array(Box::leak(Box::new(kind(choices, depth + 1, &[])))),
        7 => Kind::Raw,
        8 => Kind::Nullable(Box::leak(Box::new(nullable(choices, depth, names)))),
        _ => tagged(choices, depth, names),
    }
}

/// A kind that may be `null`: a raw value and a nullable one may be already.
fn nullable(choices: &mut Choices<'_>, depth: usize, names: &'static [&'static str]) -> Kind {
    match kind(choices, depth + 1, names) {
        Kind::Raw | Kind::Nullable(_) => Kind::Number,
        kind => kind,
    }
}

fn tagged(choices: &mut Choices<'_>, depth: usize, names: &'static [&'static str]) -> Kind {
    if names.is_empty() {
        return Kind::Raw;
    }
    let by = *choices.one_of(names);
    let cases = [("red", object(choices, depth + 1)), ("green", object(choices, depth + 1))];
    Kind::Tagged(Box::leak(Box::new(Tagged::new(by, Box::leak(Box::new(cases))))))
}

static TEXT: TextType = TextType::new(TextRules::None);
static DATE_TIME: TextType = TextType::new(TextRules::None).of_format(Format::DateTime);
static INTEGER: IntegerType = IntegerType::new(IntegerRules::None, &[]);
static CLOSED: EnumerationType = EnumerationType::closed("Closed", "A color.", COLORS);
static OPEN: EnumerationType = EnumerationType::open("Open", "A color.", COLORS, true);

const COLORS: &[EnumerationValue] =
    &[EnumerationValue::new("red", "as a tomato", &[]), EnumerationValue::new("green", "as grass", &[])];
