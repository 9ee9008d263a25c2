//! The kinds of values that a row can name, as types: how each is described, read, kept and shown.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::de::MapAccess;

use crate::context::arena::{Arena, StoredStr};
use crate::context::verdict::Verdict;
use crate::describe::object::{Format, Kind, ObjectType, TextRules, TextType};
use crate::describe::record::{Described, ValueRef};
use crate::read::object::{PartialObject, PropertyValue, ReadObject};
use crate::read::scalar::{Choice, ReadBoolean, ReadEnumeration};
use crate::read::text::{PartialText, ReadText, TextKind};
use crate::values::enumeration::Enumeration;
use crate::values::error_id::ErrorId;
use crate::values::open_value::OpenValue;
use crate::values::scope::SubAccountScope;
use crate::values::secret::Secret;
use crate::values::timestamp::Timestamp;
use crate::values::uri::Uri;

/// A kind of value that a row can name.
pub(crate) trait Field {
    /// Its description.
    const KIND: Kind;

    /// What an accessor gives.
    type View<'m>;
}

/// A kind of value that a packed model can hold: its strings are in one piece of memory with those
/// of the others.
pub(crate) trait PackedField: Field {
    /// What is known of it while it is read.
    type Partial<'de>: Default;

    /// What the model keeps of it, besides its string.
    type Stored: Clone + Eq + Hash;

    /// What a constructor takes.
    type Input<'a>;

    fn read<'de, A: MapAccess<'de>>(
        partial: &mut Self::Partial<'de>,
        value: PropertyValue<'_, '_, A>,
    ) -> Result<Verdict, A::Error>;

    /// The string that was read.
    fn string<'p>(_partial: &'p Self::Partial<'_>) -> Option<StoredStr<'p>> {
        None
    }

    /// What the model keeps. `None` if it was there, and can't be kept.
    fn store(partial: &Self::Partial<'_>, arena: &Arena) -> Option<Self::Stored>;

    /// Whether it was read, and is valid.
    fn is_there(partial: &Self::Partial<'_>) -> bool;

    fn absent() -> Self::Stored;

    /// What the model keeps of a constructor's argument: a string, or something else.
    fn of_input<'a>(input: &'a Self::Input<'_>) -> (Option<Cow<'a, str>>, Self::Stored);

    fn view<'m>(string: Option<&'m str>, stored: &'m Self::Stored) -> Option<Self::View<'m>>;

    fn value<'m>(string: Option<&'m str>, stored: &'m Self::Stored) -> Option<ValueRef<'m>>;

    /// Hashes what tells it apart from another value.
    fn hash_content<H: Hasher>(partial: &Self::Partial<'_>, state: &mut H);
}

/// A packed kind that a required property can have: there always is a value.
pub(crate) trait RequiredField: PackedField {
    fn required<'m>(string: Option<&'m str>, stored: &'m Self::Stored) -> Self::View<'m>;
}

/// A string of a kind.
pub(crate) struct Text<K>(PhantomData<K>);

/// What strings of a kind are shown as.
pub(crate) trait TextView: TextKind {
    type View<'m>: AsText;

    fn view(text: &str) -> Self::View<'_>;
}

/// The text of a view.
pub(crate) trait AsText {
    fn as_text(&self) -> &str;
}

impl AsText for &str {
    fn as_text(&self) -> &str {
        self
    }
}

impl AsText for Uri<'_> {
    fn as_text(&self) -> &str {
        self.as_str()
    }
}

impl AsText for Secret<'_> {
    fn as_text(&self) -> &str {
        self.reveal()
    }
}

impl AsText for SubAccountScope<'_> {
    fn as_text(&self) -> &str {
        self.as_str()
    }
}

impl AsText for ErrorId<'_> {
    fn as_text(&self) -> &str {
        self.as_str()
    }
}

impl AsText for Timestamp<'_> {
    fn as_text(&self) -> &str {
        self.as_str()
    }
}

impl<K: TextView> Field for Text<K> {
    const KIND: Kind = Kind::Text(K::TYPE);

    type View<'m> = K::View<'m>;
}

impl<K: TextView> PackedField for Text<K> {
    type Partial<'de> = Option<PartialText<'de>>;
    type Stored = ();
    type Input<'a> = K::View<'a>;

    fn read<'de, A: MapAccess<'de>>(
        partial: &mut Self::Partial<'de>,
        value: PropertyValue<'_, '_, A>,
    ) -> Result<Verdict, A::Error> {
        value.read(ReadText::<K>::new(partial))
    }

    fn string<'p>(partial: &'p Self::Partial<'_>) -> Option<StoredStr<'p>> {
        partial.as_ref()?.stored
    }

    fn store(_: &Self::Partial<'_>, _: &Arena) -> Option<()> {
        Some(())
    }

    fn is_there(partial: &Self::Partial<'_>) -> bool {
        partial.as_ref().is_some_and(|text| text.stored.is_some())
    }

    fn absent() {}

    fn of_input<'a>(input: &'a Self::Input<'_>) -> (Option<Cow<'a, str>>, ()) {
        (Some(input.as_text().into()), ())
    }

    fn view<'m>(string: Option<&'m str>, (): &'m ()) -> Option<Self::View<'m>> {
        string.map(K::view)
    }

    fn value<'m>(string: Option<&'m str>, (): &'m ()) -> Option<ValueRef<'m>> {
        string.map(ValueRef::Text)
    }

    fn hash_content<H: Hasher>(partial: &Self::Partial<'_>, state: &mut H) {
        partial.map(|text| text.hash).hash(state);
    }
}

impl<K: TextView> RequiredField for Text<K> {
    fn required<'m>(string: Option<&'m str>, (): &'m ()) -> Self::View<'m> {
        K::view(string.unwrap_or_default())
    }
}

/// A boolean whose absence means `DEFAULT`.
pub(crate) struct Flag<const DEFAULT: bool>;

impl<const DEFAULT: bool> Field for Flag<DEFAULT> {
    const KIND: Kind = Kind::Boolean { default: Some(DEFAULT) };

    type View<'m> = bool;
}

impl<const DEFAULT: bool> PackedField for Flag<DEFAULT> {
    type Partial<'de> = Option<bool>;
    type Stored = Option<bool>;
    type Input<'a> = bool;

    fn read<'de, A: MapAccess<'de>>(
        partial: &mut Self::Partial<'de>,
        value: PropertyValue<'_, '_, A>,
    ) -> Result<Verdict, A::Error> {
        value.read(ReadBoolean(partial))
    }

    fn store(partial: &Self::Partial<'_>, _: &Arena) -> Option<Self::Stored> {
        Some(*partial)
    }

    fn is_there(partial: &Self::Partial<'_>) -> bool {
        partial.is_some()
    }

    fn absent() -> Self::Stored {
        None
    }

    fn of_input<'a>(input: &'a Self::Input<'_>) -> (Option<Cow<'a, str>>, Self::Stored) {
        (None, Some(*input))
    }

    fn view<'m>(_: Option<&'m str>, stored: &'m Self::Stored) -> Option<bool> {
        *stored
    }

    fn value<'m>(_: Option<&'m str>, stored: &'m Self::Stored) -> Option<ValueRef<'m>> {
        stored.map(ValueRef::Boolean)
    }

    fn hash_content<H: Hasher>(partial: &Self::Partial<'_>, state: &mut H) {
        partial.unwrap_or(DEFAULT).hash(state);
    }
}

/// One of a list of strings to which the platform may add.
pub(crate) struct OneOfOpen<E>(PhantomData<E>);

impl<E: Enumeration> Field for OneOfOpen<E> {
    const KIND: Kind = Kind::Enumeration(E::TYPE);

    type View<'m> = OpenValue<'m, E>;
}

impl<E: Enumeration> PackedField for OneOfOpen<E> {
    type Partial<'de> = Choice<'de, E>;
    /// The value, if it is one that the list has. Another one is a string of the model.
    type Stored = Option<E>;
    type Input<'a> = OpenValue<'a, E>;

    fn read<'de, A: MapAccess<'de>>(
        partial: &mut Self::Partial<'de>,
        value: PropertyValue<'_, '_, A>,
    ) -> Result<Verdict, A::Error> {
        value.read(ReadEnumeration(partial))
    }

    fn string<'p>(partial: &'p Self::Partial<'_>) -> Option<StoredStr<'p>> {
        match *partial {
            Choice::Other(text) => text,
            _ => None,
        }
    }

    fn store(partial: &Self::Partial<'_>, _: &Arena) -> Option<Self::Stored> {
        match *partial {
            Choice::Absent | Choice::Other(Some(_)) => Some(None),
            Choice::Listed(value) => Some(Some(value)),
            Choice::Other(None) | Choice::Unlisted => None,
        }
    }

    fn is_there(partial: &Self::Partial<'_>) -> bool {
        matches!(partial, Choice::Listed(_) | Choice::Other(_))
    }

    fn absent() -> Self::Stored {
        None
    }

    fn of_input<'a>(input: &'a Self::Input<'_>) -> (Option<Cow<'a, str>>, Self::Stored) {
        match input {
            OpenValue::Known(value) => (None, Some(*value)),
            OpenValue::Other(text) => (Some((*text).into()), None),
        }
    }

    fn view<'m>(string: Option<&'m str>, stored: &'m Self::Stored) -> Option<Self::View<'m>> {
        const { assert!(E::TYPE.open || E::TYPE.open_in_answers, "models have strings of such alone") };
        stored.map(OpenValue::Known).or_else(|| string.map(OpenValue::Other))
    }

    fn value<'m>(string: Option<&'m str>, stored: &'m Self::Stored) -> Option<ValueRef<'m>> {
        Self::view(string, stored).map(|value| ValueRef::Text(value.as_str()))
    }

    fn hash_content<H: Hasher>(partial: &Self::Partial<'_>, state: &mut H) {
        partial.listed().hash(state);
    }
}

impl<E: Enumeration> RequiredField for OneOfOpen<E> {
    #[expect(clippy::indexing_slicing, reason = "a list of values has one, and a required property, too")]
    fn required<'m>(string: Option<&'m str>, stored: &'m Self::Stored) -> Self::View<'m> {
        Self::view(string, stored).unwrap_or(OpenValue::Known(E::VALUES[0]))
    }
}

/// One of a closed list of strings.
pub(crate) struct OneOf<E>(PhantomData<E>);

impl<E: Enumeration> Field for OneOf<E> {
    const KIND: Kind = Kind::Enumeration(E::TYPE);

    type View<'m> = E;
}

impl<E: Enumeration> PackedField for OneOf<E> {
    type Partial<'de> = Choice<'de, E>;
    type Stored = Option<E>;
    type Input<'a> = E;

    fn read<'de, A: MapAccess<'de>>(
        partial: &mut Self::Partial<'de>,
        value: PropertyValue<'_, '_, A>,
    ) -> Result<Verdict, A::Error> {
        value.read(ReadEnumeration(partial))
    }

    fn store(partial: &Self::Partial<'_>, _: &Arena) -> Option<Self::Stored> {
        Some(partial.listed())
    }

    fn is_there(partial: &Self::Partial<'_>) -> bool {
        partial.listed().is_some()
    }

    fn absent() -> Self::Stored {
        None
    }

    fn of_input<'a>(input: &'a Self::Input<'_>) -> (Option<Cow<'a, str>>, Self::Stored) {
        (None, Some(*input))
    }

    fn view<'m>(_: Option<&'m str>, stored: &'m Self::Stored) -> Option<E> {
        *stored
    }

    fn value<'m>(_: Option<&'m str>, stored: &'m Self::Stored) -> Option<ValueRef<'m>> {
        stored.map(|value| ValueRef::Text(value.text()))
    }

    fn hash_content<H: Hasher>(partial: &Self::Partial<'_>, state: &mut H) {
        partial.listed().hash(state);
    }
}

/// An object with a packed model.
pub(crate) struct Object<T>(PhantomData<T>);

/// A model whose strings are in one piece of memory.
pub(crate) trait Packed: Described + Clone + Eq + Hash + 'static {
    const TYPE: &'static ObjectType;

    /// The object while it is read.
    type Partial<'de>: PackedPartial<'de, Model = Self>;
}

/// A [`Packed`] object while it is read.
pub(crate) trait PackedPartial<'de>: PartialObject<'de, List: Default> {
    type Model;

    /// The model, if every property is right.
    fn build(&self, arena: &Arena) -> Option<Self::Model>;

    /// Hashes all properties but those that identify the object.
    fn hash_content<H: Hasher>(&self, state: &mut H);
}

impl<T: Packed> Field for Object<T> {
    const KIND: Kind = Kind::Object(T::TYPE);

    type View<'m> = &'m T;
}

impl<T: Packed> PackedField for Object<T> {
    type Partial<'de> = Option<T::Partial<'de>>;
    type Stored = Option<T>;
    type Input<'a> = T;

    fn read<'de, A: MapAccess<'de>>(
        partial: &mut Self::Partial<'de>,
        value: PropertyValue<'_, '_, A>,
    ) -> Result<Verdict, A::Error> {
        value.read(ReadObject::new(Default::default(), partial))
    }

    fn store(partial: &Self::Partial<'_>, arena: &Arena) -> Option<Self::Stored> {
        match partial {
            Some(partial) => partial.build(arena).map(Some),
            None => Some(None),
        }
    }

    fn is_there(partial: &Self::Partial<'_>) -> bool {
        partial.is_some()
    }

    fn absent() -> Self::Stored {
        None
    }

    fn of_input<'a>(input: &'a Self::Input<'_>) -> (Option<Cow<'a, str>>, Self::Stored) {
        (None, Some(input.clone()))
    }

    fn view<'m>(_: Option<&'m str>, stored: &'m Self::Stored) -> Option<&'m T> {
        stored.as_ref()
    }

    fn value<'m>(_: Option<&'m str>, stored: &'m Self::Stored) -> Option<ValueRef<'m>> {
        stored.as_ref().map(|object| ValueRef::Object(object))
    }

    fn hash_content<H: Hasher>(partial: &Self::Partial<'_>, state: &mut H) {
        partial.is_some().hash(state);
        if let Some(partial) = partial {
            partial.hash_content(state);
        }
    }
}

/// Declares kinds of strings: for each its type, what it is shown as, and how.
macro_rules! text_kinds {
    ($($(#[$doc:meta])* $name:ident<$life:lifetime>: $view:ty = $make:expr, $text:expr;)+) => {$(
        $(#[$doc])*
        pub(crate) struct $name;

        impl $crate::read::text::TextKind for $name {
            const TYPE: &'static $crate::describe::object::TextType = {
                const TYPE: $crate::describe::object::TextType = $text;
                &TYPE
            };
        }

        impl $crate::contract::field::TextView for $name {
            type View<$life> = $view;

            fn view(text: &str) -> Self::View<'_> {
                $make(text)
            }
        }
    )+};
}

const URI: TextType = TextType::new(TextRules::None)
    .of_format(Format::Uri)
    .defined_as("Uri")
    .examples(&["https://hooks.onion.example/events", "http://example.com"]);

pub(super) use text_kinds;

text_kinds! {
    /// `*`, or the id of a sub-account.
    Scope<'m>: SubAccountScope<'m> = SubAccountScope::from,
        TextType::new(TextRules::SubAccountId).examples(&["Onion_Marketing", "*"]);
    /// A URL to which events are sent.
    EventUrl<'m>: Uri<'m> = Uri::new_unchecked, TextType { rules: TextRules::EventUrl, ..URI };
    /// The URL of a token endpoint.
    TokenUrl<'m>: Uri<'m> = Uri::new_unchecked, TextType { rules: TextRules::TokenUrl, ..URI };
    /// The value of an `Authorization` header.
    HttpAuthorization<'m>: Secret<'m> = Secret::from, TextType::new(TextRules::HttpAuthorization);
    /// The id of an OAuth client.
    ClientId<'m>: &'m str = |text| text, TextType::new(TextRules::ClientId);
    /// The secret of an OAuth client.
    ClientSecret<'m>: Secret<'m> = Secret::from, TextType::new(TextRules::ClientSecret);
    /// OAuth scopes, separated by spaces.
    OAuthScope<'m>: &'m str = |text| text, TextType::new(TextRules::OAuthScope);
}

text_kinds! {
    /// Any text.
    Plain<'m>: &'m str = |text| text, TextType::new(TextRules::None);
}

// Nothing else may need it yet.
const _: Kind = <Text<Plain> as Field>::KIND;
