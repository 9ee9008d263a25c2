//! The description of an object: one row for each property.

use super::between::{Between, is_same};
use super::role::Role;
use super::sample::{If, Made, Sampling};
use crate::base::names::names;

/// An object of the API, described by its properties.
#[derive(Debug)]
#[non_exhaustive]
pub struct ObjectType {
    /// The name of the type, such as `OAuthClientCredentials`: in code, and of the definition in a
    /// JSON Schema.
    pub name: &'static str,
    /// The title of its JSON Schema.
    pub title: &'static str,
    /// What it is, in one sentence.
    pub doc: &'static str,
    /// Who writes it.
    pub direction: Direction,
    /// Its properties, in the order of the API reference.
    pub properties: &'static [Property],
    /// Properties that an older API had in such an object.
    pub legacy: &'static [&'static str],
    /// The names of the properties, for findings.
    pub(crate) names: &'static [&'static str],
    /// The properties that must be there, one bit each.
    pub(crate) required: u64,
    /// The properties that are always there by the documents, one bit each.
    pub(crate) documented: u64,
    /// Whether other properties are expected, too, and nothing is said about them.
    pub(crate) is_extensible: bool,
    /// What holds between its properties.
    pub(crate) between: &'static [Between],
    /// The properties whose values are needed for that, one bit each.
    pub(crate) compared: u64,
    /// The properties that name the type of another one, one bit each.
    pub(crate) tags: u64,
}

/// The properties that an object must have, one bit each.
const fn required(properties: &[Property]) -> u64 {
    match properties {
        [] => 0,
        [first, rest @ ..] => first.required as u64 | required(rest) << 1,
    }
}

/// The properties that are always there by the documents, one bit each.
const fn documented(properties: &[Property]) -> u64 {
    match properties {
        [] => 0,
        [first, rest @ ..] => first.documented as u64 | documented(rest) << 1,
    }
}

/// The properties whose values rules between properties look at, one bit each.
const fn compared(properties: &[Property], between: &[Between]) -> u64 {
    match properties {
        [] => 0,
        [first, rest @ ..] => is_compared(first.name, between) as u64 | compared(rest, between) << 1,
    }
}

const fn is_compared(name: &str, between: &[Between]) -> bool {
    match between {
        [] => false,
        [first, rest @ ..] => first.compares(name) || is_compared(name, rest),
    }
}

/// The properties that name the type of one of `all`, one bit each.
const fn tags(properties: &[Property], all: &[Property]) -> u64 {
    match properties {
        [] => 0,
        [first, rest @ ..] => is_tag(first.name, all) as u64 | tags(rest, all) << 1,
    }
}

const fn is_tag(name: &str, properties: &[Property]) -> bool {
    match properties {
        [] => false,
        [first, rest @ ..] => {
            matches!(first.kind.tagged(), Some(tagged) if is_same(tagged.by, name)) || is_tag(name, rest)
        }
    }
}

impl ObjectType {
    pub(crate) const fn new(
        name: &'static str,
        title: &'static str,
        doc: &'static str,
        direction: Direction,
        properties: &'static [Property],
    ) -> Self {
        // One bit of a machine word stands for each property while an object is read.
        assert!(properties.len() <= u64::BITS as usize);
        Self {
            name,
            title,
            doc,
            direction,
            properties,
            legacy: &[],
            names: &[],
            required: required(properties),
            documented: documented(properties),
            is_extensible: false,
            between: &[],
            compared: 0,
            tags: tags(properties, properties),
        }
    }

    pub(crate) const fn extensible(self) -> Self {
        Self { is_extensible: true, ..self }
    }

    pub(crate) const fn with_between(self, between: &'static [Between]) -> Self {
        Self { between, compared: compared(self.properties, between), ..self }
    }

    pub(crate) const fn with_names(self, names: &'static [&'static str]) -> Self {
        Self { names, ..self }
    }

    pub(crate) const fn with_legacy(self, legacy: &'static [&'static str]) -> Self {
        Self { legacy, ..self }
    }

    /// The property of that wire name, and its position.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<(usize, &'static Property)> {
        self.properties.iter().enumerate().find(|(_, property)| property.name == name)
    }

    /// The objects in its properties, itself first, each once.
    #[must_use]
    pub fn with_parts(&'static self) -> Vec<&'static Self> {
        fn add(object: &'static ObjectType, all: &mut Vec<&'static ObjectType>) {
            if all.iter().any(|known| std::ptr::eq(*known, object)) {
                return;
            }
            all.push(object);
            for property in object.properties {
                add_kind(&property.kind, all);
            }
        }
        fn add_kind(kind: &'static Kind, all: &mut Vec<&'static ObjectType>) {
            match kind {
                Kind::Object(object) => add(object, all),
                Kind::Array(inner) | Kind::Nullable(inner) => add_kind(inner, all),
                Kind::Tagged(tagged) => tagged.cases.iter().for_each(|(_, object)| add(object, all)),
                _ => {}
            }
        }
        let mut all = Vec::new();
        add(self, &mut all);
        all
    }
}

/// Who writes a document. What we write is closed: an unknown property is a mistake. What the
/// platform writes is open: it may gain properties and values any day, and nobody's reading may
/// stop then. A transcript is open, too, since a newer version of the program may have written it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// A request, which we write.
    ToPlatform,
    /// An answer or an event, which the platform writes, or a transcript.
    FromPlatform,
}

names! {
    Direction, "direction",
    /// Both directions.
    [ToPlatform = "to-platform", FromPlatform = "from-platform"]
}

/// A property of an object.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Debug)]
#[non_exhaustive]
pub struct Property {
    /// The name in JSON.
    pub name: &'static str,
    /// The kind of its value.
    pub kind: Kind,
    /// What it is, in one sentence or more.
    pub doc: &'static str,
    /// What to write, for the help line of a missing one: the rest of "add `name`: …".
    pub help: &'static str,
    /// Whether an object without it breaks the contract.
    pub required: bool,
    /// Whether the documents say that it is always there, although a reader can do without it.
    pub documented: bool,
    /// Whether it is part of what identifies the object among its likes.
    pub key: bool,
    /// What of its value may be shown.
    pub privacy: Privacy,
    /// Whether documents print `null` for it, which is the same as its absence.
    pub(crate) or_null: bool,
    /// Names that people use for it by mistake, in lower case and without separators.
    pub aliases: &'static [&'static str],
    /// Values that it may have, for schemas and documentation.
    pub examples: &'static [&'static str],
    /// What it is to all events alike, whatever they call it and wherever they have it.
    pub(crate) role: Option<Role>,
    /// How samples have it.
    pub(crate) sampling: Sampling,
}

impl Property {
    pub(crate) const fn new(name: &'static str, kind: Kind, doc: &'static str, required: bool) -> Self {
        Self {
            name,
            kind,
            doc: doc.trim_ascii(),
            help: "",
            required,
            documented: false,
            key: false,
            privacy: Privacy::Public,
            or_null: false,
            aliases: &[],
            examples: &[],
            role: None,
            sampling: Sampling::DEFAULT,
        }
    }

    /// The name as languages write it whose names are words with underscores between them, such as
    /// `sub_account_id`.
    #[must_use]
    pub fn attribute(&self) -> String {
        let mut attribute = String::new();
        for letter in self.name.chars() {
            if letter.is_ascii_uppercase() {
                attribute.push('_');
            }
            attribute.push(letter.to_ascii_lowercase());
        }
        attribute
    }

    pub(crate) const fn help(self, help: &'static str) -> Self {
        Self { help, ..self }
    }

    pub(crate) const fn key(self) -> Self {
        Self { key: true, ..self }
    }

    pub(crate) const fn secret(self) -> Self {
        Self { privacy: Privacy::Secret, ..self }
    }

    pub(crate) const fn personal(self) -> Self {
        Self { privacy: Privacy::Personal, ..self }
    }

    pub(crate) const fn documented(self) -> Self {
        Self { documented: true, ..self }
    }

    pub(crate) const fn or_null(self) -> Self {
        Self { or_null: true, ..self }
    }

    pub(crate) const fn role(self, role: Role) -> Self {
        Self { role: Some(role), ..self }
    }

    /// What its value is in samples.
    pub(crate) const fn made(self, made: Made) -> Self {
        Self { sampling: Sampling { made, ..self.sampling }, ..self }
    }

    /// What must hold for it to be in a sample.
    pub(crate) const fn only_if(self, conditions: &'static [If]) -> Self {
        Self { sampling: Sampling { only_if: Some(conditions), ..self.sampling }, ..self }
    }

    /// What ensures that it is in a sample. Unless there is an [`Self::only_if`], too, it is in no
    /// other.
    pub(crate) const fn always_if(self, conditions: &'static [If]) -> Self {
        Self { sampling: Sampling { always_if: Some(conditions), ..self.sampling }, ..self }
    }

    pub(crate) const fn sensitive(self) -> Self {
        Self { privacy: Privacy::Sensitive, ..self }
    }

    pub(crate) const fn aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    pub(crate) const fn examples(self, examples: &'static [&'static str]) -> Self {
        Self { examples, ..self }
    }
}

/// What of a value may be shown: in findings, logs and inspections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Privacy {
    /// All of it.
    Public,
    /// It may have a secret in it, as a URL may. Its secret parts are never shown, and neither is
    /// what is in it if it is an object or an array.
    Sensitive,
    /// Nothing: it is about a person. Unlike a secret, it is no danger to whoever holds the
    /// document, so a document is written with it.
    Personal,
    /// Nothing: the value as a whole is a secret.
    Secret,
}

impl Privacy {
    /// Whether a property of that name is to be taken for secret in objects that nobody described,
    /// too.
    #[cfg(test)]
    pub(crate) const fn is_secret(self) -> bool {
        matches!(self, Self::Sensitive | Self::Secret)
    }
}

names! {
    Privacy, "privacy",
    /// Every kind, from the most open.
    [
        Public = "public",
        Sensitive = "sensitive",
        Personal = "personal",
        Secret = "secret",
    ]
}

/// The kind of a value.
#[derive(Debug)]
#[non_exhaustive]
pub enum Kind {
    /// `true` or `false`; what its absence means, if that is one of them.
    Boolean {
        /// What an absent one means.
        default: Option<bool>,
    },
    /// A JSON Schema `integer`: `1001`, `1001.0` and `1.001e3` alike.
    Integer(&'static IntegerType),
    /// Any number.
    Number,
    /// A string.
    Text(&'static TextType),
    /// One of a list of strings.
    Enumeration(&'static EnumerationType),
    /// An object.
    Object(&'static ObjectType),
    /// An array whose elements are all of one kind.
    Array(&'static Kind),
    /// An object whose type another property of the same object names.
    Tagged(&'static Tagged),
    /// Any JSON, kept as it was received.
    Raw,
    /// `null`, or a value of that kind.
    Nullable(&'static Kind),
}

impl Kind {
    /// What an absent value means, if it is a boolean that says so.
    #[must_use]
    pub const fn default(&self) -> Option<bool> {
        match self {
            Self::Boolean { default } => *default,
            _ => None,
        }
    }

    /// How the type of a value is chosen by another property, if it is.
    pub(crate) const fn tagged(&self) -> Option<&'static Tagged> {
        match self {
            Self::Tagged(tagged) | Self::Nullable(Self::Tagged(tagged)) => Some(tagged),
            _ => None,
        }
    }
}

/// What integers may be.
#[derive(Debug)]
#[non_exhaustive]
pub struct IntegerType {
    /// The rules that look at it.
    pub(crate) rules: IntegerRules,
    /// Values that it may have.
    pub examples: &'static [i64],
}

impl IntegerType {
    pub(crate) const fn new(rules: IntegerRules, examples: &'static [i64]) -> Self {
        Self { rules, examples }
    }
}

/// The policy rules on an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IntegerRules {
    /// None.
    None,
    /// Those on the code of an error body.
    ErrorCode,
    /// None: it is the error code of a receipt.
    ReceiptErrorCode,
}

/// What strings may be.
#[derive(Debug)]
#[non_exhaustive]
pub struct TextType {
    /// The name of its own definition in a JSON Schema; `None` if its schema is part of the
    /// property's. The definition has no description: editors would show that in place of the
    /// property's.
    pub definition: Option<&'static str>,
    /// The format of the contract.
    pub format: Option<Format>,
    /// The policy rules that look at it.
    pub(crate) rules: TextRules,
    /// Whether it has a character at least.
    pub is_non_empty: bool,
    /// Whether an integer is taken, too, and kept as its digits.
    pub takes_integers: bool,
    /// Values that it may have.
    pub examples: &'static [&'static str],
}

impl TextType {
    pub(crate) const fn new(rules: TextRules) -> Self {
        Self {
            definition: None,
            format: None,
            rules,
            is_non_empty: false,
            takes_integers: false,
            examples: &[],
        }
    }

    pub(crate) const fn non_empty(self) -> Self {
        Self { is_non_empty: true, ..self }
    }

    pub(crate) const fn or_integer(self) -> Self {
        Self { takes_integers: true, ..self }
    }

    pub(crate) const fn of_format(self, format: Format) -> Self {
        Self { format: Some(format), ..self }
    }

    pub(crate) const fn defined_as(self, name: &'static str) -> Self {
        Self { definition: Some(name), ..self }
    }

    pub(crate) const fn examples(self, examples: &'static [&'static str]) -> Self {
        Self { examples, ..self }
    }
}

/// A format of the contract. A string that lacks it has a `format` finding; an account id has those
/// of its keywords.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// A URI with a scheme (RFC 3986).
    Uri,
    /// A date and time (RFC 3339).
    DateTime,
    /// 8-4-4-4-12 hexadecimal digits (RFC 9562 §4).
    Uuid,
    /// The id of an account: a pattern and lengths.
    AccountId,
}

names! {
    Format, "format",
    /// Every format.
    [Uri = "uri", DateTime = "date-time", Uuid = "uuid", AccountId = "account-id"]
}

/// The policy rules on a string, named by what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextRules {
    None,
    SubAccountId,
    EventUrl,
    TokenUrl,
    HttpAuthorization,
    ClientId,
    ClientSecret,
    OAuthScope,
}

/// A list of strings.
#[derive(Debug)]
#[non_exhaustive]
pub struct EnumerationType {
    /// The name of the type, such as `WebhookType`.
    pub name: &'static str,
    /// What it is, in one sentence.
    pub doc: &'static str,
    /// The values, in the order of the API reference.
    pub values: &'static [EnumerationValue],
    /// Whether other values are taken, too: their text is kept.
    pub open: bool,
    /// Whether other values are taken, too, in what the platform writes: it may have learned them
    /// since this version was released.
    pub open_in_answers: bool,
    /// Whether values are compared without regard to case.
    pub ignores_case: bool,
    /// What to do where somebody wrote `*` and meant every value; empty if there is nothing to say.
    pub(crate) instead_of_all: &'static str,
}

impl EnumerationType {
    pub(crate) const fn closed(
        name: &'static str,
        doc: &'static str,
        values: &'static [EnumerationValue],
    ) -> Self {
        Self {
            name,
            doc,
            values,
            open: false,
            open_in_answers: false,
            ignores_case: false,
            instead_of_all: "",
        }
    }

    #[cfg_attr(
        not(any(test, feature = "specimen")),
        expect(dead_code, reason = "for objects that are yet to come")
    )]
    pub(crate) const fn open(
        name: &'static str,
        doc: &'static str,
        values: &'static [EnumerationValue],
        ignores_case: bool,
    ) -> Self {
        Self { open: true, ignores_case, ..Self::closed(name, doc, values) }
    }

    pub(crate) const fn ignoring_case(self) -> Self {
        Self { ignores_case: true, ..self }
    }

    /// The same list, to which the platform may add values.
    pub(crate) const fn open_in_answers(self) -> Self {
        Self { open_in_answers: true, ..self }
    }

    /// Whether other values are taken, too, in documents of that direction.
    #[must_use]
    pub fn is_open(&self, direction: Direction) -> bool {
        self.open || self.open_in_answers && direction == Direction::FromPlatform
    }

    pub(crate) const fn instead_of_all(self, advice: &'static str) -> Self {
        Self { instead_of_all: advice, ..self }
    }

    /// The position of a value's text in the list.
    #[must_use]
    pub fn position(&self, text: &str) -> Option<usize> {
        let is = |value: &EnumerationValue| {
            let is_spelling =
                |spelling: &str| spelling == text || self.ignores_case && spelling.eq_ignore_ascii_case(text);
            is_spelling(value.text) || value.other_spellings.iter().copied().any(is_spelling)
        };
        self.values.iter().position(is)
    }

    /// The texts of the values, and what else the platform writes for them.
    pub(crate) fn documented_texts(&self) -> Vec<&'static str> {
        let spellings =
            |value: &EnumerationValue| [&[value.text], value.other_spellings].concat().into_iter();
        self.values.iter().flat_map(spellings).collect()
    }

    /// The texts of the values.
    #[must_use]
    pub fn texts(&self) -> Vec<&'static str> {
        self.values.iter().map(|value| value.text).collect()
    }
}

/// One value of an [`EnumerationType`].
#[derive(Debug)]
#[non_exhaustive]
pub struct EnumerationValue {
    /// The name in code, such as `DeliveryReceipt`.
    pub name: &'static str,
    /// The text in JSON.
    pub text: &'static str,
    /// What it means, in a few words.
    pub doc: &'static str,
    /// What people write for it by mistake, in lower case and without separators.
    pub aliases: &'static [&'static str],
    /// What the platform writes for it, too.
    pub other_spellings: &'static [&'static str],
    /// What must hold for it to be in a sample.
    pub(crate) only_if: &'static [If],
}

impl EnumerationValue {
    pub(crate) const fn new(text: &'static str, doc: &'static str, aliases: &'static [&'static str]) -> Self {
        Self { name: text, text, doc, aliases, other_spellings: &[], only_if: &[] }
    }

    pub(crate) const fn spelled_also(self, other_spellings: &'static [&'static str]) -> Self {
        Self { other_spellings, ..self }
    }

    pub(crate) const fn only_if(self, conditions: &'static [If]) -> Self {
        Self { only_if: conditions, ..self }
    }

    pub(crate) const fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }
}

/// How the type of an object is chosen by another property of the same object, which may come later
/// in the text.
#[derive(Debug)]
#[non_exhaustive]
pub struct Tagged {
    /// The name of the property that names the type: a text or an enumeration.
    pub by: &'static str,
    /// The type for each of its values. With any other value, the object is kept as [`Kind::Raw`].
    pub cases: &'static [(&'static str, &'static ObjectType)],
}

impl Tagged {
    #[cfg_attr(
        not(any(test, feature = "specimen")),
        expect(dead_code, reason = "for objects that are yet to come")
    )]
    pub(crate) const fn new(by: &'static str, cases: &'static [(&'static str, &'static ObjectType)]) -> Self {
        Self { by, cases }
    }

    /// The type for a value of the property.
    #[must_use]
    pub fn case(&self, tag: &str) -> Option<&'static ObjectType> {
        self.cases.iter().find(|(value, _)| *value == tag).map(|(_, object)| *object)
    }
}
