//! An object that shows what descriptions can say: every kind of value, nesting, and a type that
//! another property names.
//!
//! It exists for tests, behind the feature `specimen`, which no package enables: they show with it
//! that a described object reaches checks, models, schemas and the packages of other languages by
//! its rows alone.

use serde_json::Number;
use serde_json::value::RawValue;

use super::field::{Field, OneOf, Plain, Text};
use super::record::{record_kinds, record_object};
use crate::describe::object::{
    EnumerationType, EnumerationValue, Format, IntegerRules, IntegerType, Kind, ObjectType, Tagged,
    TextRules, TextType,
};
use crate::describe::record::{Record, Value};
use crate::values::enumeration::enumeration;
use crate::values::timestamp::Timestamp;

record_object! {
    /// An object with a property of every kind.
    pub struct Specimen<'a>, Index;
    title "Specimen"; doc "An object with a property of every kind."; direction FromPlatform;

    /// The id: the one property that must be there.
    required id: Text<Plain> => &'a str = "id" [.help("any text").aliases(&["identifier"])];
    /// Whether it is in use.
    optional active: Boolean => bool = "active" [.help("whether it is in use")];
    /// How many there are.
    optional count: Whole => &'a Number = "count" [.help("how many there are")];
    /// The share, as a decimal.
    optional share: Decimal => &'a Number = "share" [.help("the share, as a decimal")];
    /// When it was made.
    optional made_at: Text<MadeAt> => Timestamp<'a> = "madeAt" [.help("when it was made (RFC 3339)")];
    /// A secret of its own.
    optional secret: Text<Plain> => &'a str = "secret" [.secret().help("any secret")];
    /// Its size, of a closed list.
    optional size: OneOf<Size> => Size = "size" [.help("`small` or `large`")];
    /// Its color, of an open list that is compared without regard to case.
    optional color: Color => &'a str = "color" [.help("such as `red`")];
    /// Its tags.
    optional tags: List<Text<Plain>> => &'a [Value] = "tags" [.help("a list of texts")];
    /// Rows of cells.
    optional rows: List<List<Part>> => &'a [Value] = "rows" [.help("a list of lists of parts")];
    /// A part, which may have parts itself.
    optional part: Part => &'a Record = "part" [.help("a part")];
    /// What `contentType` says that it is.
    optional content: Content => &'a Value = "content" [.help("what `contentType` says that it is")];
    /// The type of `content`: `part` or `note`.
    optional content_type: Text<Plain> => &'a str = "contentType" [.help("`part` or `note`")];
    /// Anything, as it was received.
    optional raw: Raw => &'a RawValue = "raw" [.help("any JSON")];
    /// A text, or `null`.
    optional note: OrNull<Text<Plain>> => &'a Value = "note" [.help("a text, or `null`")];
}

static PART: ObjectType = ObjectType::new(
    "SpecimenPart",
    "Specimen part",
    "A part of a specimen.",
    crate::describe::object::Direction::FromPlatform,
    &[
        crate::describe::object::Property::new(
            "label",
            <Text<Plain> as Field>::KIND,
            "What it is called.",
            true,
        )
        .help("any text"),
        crate::describe::object::Property::new(
            "parts",
            Kind::Array(&Kind::Object(&PART)),
            "Its own parts.",
            false,
        )
        .help("a list of parts"),
        crate::describe::object::Property::new("weight", Kind::Number, "What it weighs, in grams.", false)
            .help("a number of grams"),
    ],
)
.with_names(&["label", "parts", "weight"]);

static NOTE: ObjectType = ObjectType::new(
    "SpecimenNote",
    "Specimen note",
    "A note on a specimen.",
    crate::describe::object::Direction::FromPlatform,
    &[
        crate::describe::object::Property::new("text", <Text<Plain> as Field>::KIND, "What it says.", true)
            .help("any text"),
        crate::describe::object::Property::new(
            "lines",
            Kind::Nullable(&Kind::Integer(&const { IntegerType::new(IntegerRules::None, &[]) })),
            "How many lines it has, if that is known.",
            false,
        )
        .help("a number of lines, or `null`"),
    ],
)
.with_names(&["text", "lines"]);

enumeration! {
    /// A size.
    Size, "size",
    /// Every size.
    {
        /// `small`.
        Small = "small" "less than usual" ["s", "little"];
        /// `large`.
        Large = "large" "more than usual" ["l", "big"];
    }
}

static CONTENT: Tagged = Tagged::new("contentType", &[("part", &PART), ("note", &NOTE)]);

static COLOR: EnumerationType = EnumerationType::open(
    "Color",
    "A color.",
    &[EnumerationValue::new("red", "as a tomato", &[]), EnumerationValue::new("green", "as grass", &[])],
    true,
);

super::field::text_kinds! {
    /// Dates and times.
    MadeAt<'m>: Timestamp<'m> = Timestamp::new_unchecked,
        TextType::new(TextRules::None).of_format(Format::DateTime).examples(&["2020-12-22T05:52:01.85Z"]);
}

record_kinds! {
    Boolean<'m>: bool = Kind::Boolean { default: None }, |value| match value {
        Value::Boolean(value) => Some(*value),
        _ => None,
    };
    Whole<'m>: &'m Number = Kind::Integer(&const { IntegerType::new(IntegerRules::None, &[7]) }), |value| number(value);
    Decimal<'m>: &'m Number = Kind::Number, |value| number(value);
    Color<'m>: &'m str = Kind::Enumeration(&COLOR), |value| match value {
        Value::Text(text) => Some(text),
        _ => None,
    };
    Part<'m>: &'m Record = Kind::Object(&PART), |value| match value {
        Value::Object(record) => Some(record),
        _ => None,
    };
    Content<'m>: &'m Value = Kind::Tagged(&CONTENT), |value| Some(value);
    Raw<'m>: &'m RawValue = Kind::Raw, |value| match value {
        Value::Raw(json) => Some(json),
        _ => None,
    };
    List<F><'m>: &'m [Value] = Kind::Array(&F::KIND), |value| match value {
        Value::Array(values) => Some(values),
        _ => None,
    };
    OrNull<F><'m>: &'m Value = Kind::Nullable(&F::KIND), |value| Some(value);
}

fn number(value: &Value) -> Option<&Number> {
    match value {
        Value::Number(number) => Some(number),
        _ => None,
    }
}
