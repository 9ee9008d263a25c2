//! Models whose strings are in one piece of memory, made from rows: for the objects that requests
//! have by the thousand.

use crate::describe::object::{Kind, Privacy, Property};

/// How many of the properties before one are strings: where its string is among those of the model.
pub(super) const fn string_index(properties: &[Property], before: usize) -> usize {
    match properties {
        [first, rest @ ..] if before > 0 => is_string(first) as usize + string_index(rest, before - 1),
        _ => 0,
    }
}

/// Where the string of a property is among those of the model, if it can have one.
pub(super) const fn string_of(properties: &[Property], position: usize) -> Option<usize> {
    match properties.split_at(position) {
        (_, [property, ..]) if is_string(property) => Some(string_index(properties, position)),
        _ => None,
    }
}

/// The strings of a model that are secret, one bit each.
pub(super) const fn secret_strings(properties: &[Property]) -> u64 {
    match properties {
        [] => 0,
        [first, rest @ ..] if is_string(first) => {
            matches!(first.privacy, Privacy::Secret) as u64 | secret_strings(rest) << 1
        }
        [_, rest @ ..] => secret_strings(rest),
    }
}

/// Whether a model has a string for a property: a text, or a value that its list lacks.
const fn is_string(property: &Property) -> bool {
    match property.kind {
        Kind::Text(_) => true,
        Kind::Enumeration(of) => of.open || of.open_in_answers,
        _ => false,
    }
}

/// The positions of the properties that are strings, of which there are `N`.
#[expect(clippy::indexing_slicing, reason = "it only runs in the compiler")]
pub(super) const fn string_properties<const N: usize>(properties: &[Property]) -> [usize; N] {
    let mut positions = [0; N];
    let (mut index, mut found) = (0, 0);
    while index < properties.len() {
        if is_string(&properties[index]) {
            positions[found] = index;
            found += 1;
        }
        index += 1;
    }
    positions
}

/// Declares an object from its rows: the description, the model, the object while it is read, and
/// the traits of both.
///
/// Rows that are required come first, which is the order of the API reference, too.
macro_rules! packed_object {
    (
        $(#[$meta:meta])*
        pub struct $name:ident<$life:lifetime>, $partial:ident, $list:ident, $index:ident;
        title $title:literal; doc $doc:literal; direction $direction:ident; legacy $legacy:expr;
        required {$(
            $(#[doc = $required_doc:literal])+
            $required:ident: $required_kind:ty => $required_view:ty = $required_name:literal $([$($required_more:tt)*])?;
        )+}
        optional {$(
            $(#[doc = $optional_doc:literal])+
            $optional:ident, $with:ident($input:ty): $optional_kind:ty => $optional_view:ty = $optional_name:literal $([$($optional_more:tt)*])?;
        )*}
        check $check:path;
    ) => {
        /// The positions of the properties.
        #[derive(Clone, Copy)]
        #[expect(non_camel_case_types, reason = "named as the accessors are")]
        pub(crate) enum $index { $($required,)+ $($optional,)* }

        // Only some are asked for by position.
        const _: &[$index] = &[$($index::$required,)+ $($index::$optional,)*];

        const PROPERTIES: &[$crate::describe::object::Property] = &[
            $($crate::describe::object::Property::new(
                $required_name,
                <$required_kind as $crate::contract::field::Field>::KIND,
                concat!($($required_doc),+),
                true,
            )$($($required_more)*)?,)+
            $($crate::describe::object::Property::new(
                $optional_name,
                <$optional_kind as $crate::contract::field::Field>::KIND,
                concat!($($optional_doc),+),
                false,
            )$($($optional_more)*)?,)*
        ];

        const OBJECT: $crate::describe::object::ObjectType = $crate::describe::object::ObjectType::new(
            stringify!($name),
            $title,
            $doc,
            $crate::describe::object::Direction::$direction,
            PROPERTIES,
        )
        .with_names(&[$($required_name,)+ $($optional_name,)*])
        .with_legacy($legacy);

        static TYPE: $crate::describe::object::ObjectType = OBJECT;

        const STRINGS: usize = $crate::contract::packed::string_index(PROPERTIES, PROPERTIES.len());

        type Strings = $crate::base::packed_strings::PackedStrings<
            STRINGS,
            { $crate::contract::packed::secret_strings(PROPERTIES) },
        >;

        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name {
            strings: Strings,
            $($required: <$required_kind as $crate::contract::field::PackedField>::Stored,)+
            $($optional: <$optional_kind as $crate::contract::field::PackedField>::Stored,)*
        }

        impl $name {
            /// The description of the object.
            pub const TYPE: &'static $crate::describe::object::ObjectType = &TYPE;
        }

        impl<$life> $name {
            /// An object with the properties that it must have.
            ///
            /// # Panics
            ///
            /// If the strings have 4 GiB or more.
            #[must_use]
            pub fn new($($required: impl Into<$required_view>,)+) -> Self {
                use $crate::contract::field::PackedField;
                $(let $required = $required.into();)+
                $(let $required = <$required_kind as PackedField>::of_input(&$required);)+
                let all = [
                    $($required.0.as_deref(),)+
                    $({ let _ = stringify!($optional); None },)*
                ];
                Self {
                    strings: Strings::new(strings(all)),
                    $($required: $required.1,)+
                    $($optional: <$optional_kind as PackedField>::absent(),)*
                }
            }

            $(
                #[doc = concat!("The same object with another value for `", $optional_name, "`.")]
                ///
                /// # Panics
                ///
                /// If the strings of the object have 4 GiB or more then.
                #[must_use]
                pub fn $with(self, value: impl Into<$input>) -> Self {
                    let value = value.into();
                    let (string, stored) = <$optional_kind as $crate::contract::field::PackedField>::of_input(&value);
                    let strings =
                        match const { $crate::contract::packed::string_of(PROPERTIES, $index::$optional as usize) } {
                            Some(index) => self.strings.with(index, string.as_deref()),
                            None => self.strings,
                        };
                    Self { strings, $optional: stored, ..self }
                }
            )*

            $crate::contract::packed::packed_object!(@accessors $index, $life;
                $({ $(#[doc = $required_doc])+ } $required: $required_kind => $required_view, required;)+
                $({ $(#[doc = $optional_doc])+ } $optional: $optional_kind => $optional_view, optional;)*
            );
        }

        /// The strings among the values of all properties.
        fn strings(all: [Option<&str>; PROPERTIES.len()]) -> [Option<&str>; STRINGS] {
            const POSITIONS: [usize; STRINGS] = $crate::contract::packed::string_properties(PROPERTIES);
            POSITIONS.map(|position| all.get(position).copied().flatten())
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name))
                    $(.field(stringify!($required), &self.$required()))+
                    $(.field(stringify!($optional), &self.$optional()))*
                    .finish()
            }
        }

        impl $crate::describe::record::Described for $name {
            fn object_type(&self) -> &'static $crate::describe::object::ObjectType {
                Self::TYPE
            }

            fn value(&self, property: usize) -> Option<$crate::describe::record::ValueRef<'_>> {
                use $crate::contract::field::PackedField;
                $(if property == $index::$required as usize {
                    const INDEX: usize =
                        $crate::contract::packed::string_index(PROPERTIES, $index::$required as usize);
                    return <$required_kind as PackedField>::value(self.strings.get(INDEX), &self.$required);
                })+
                $(if property == $index::$optional as usize {
                    const INDEX: usize =
                        $crate::contract::packed::string_index(PROPERTIES, $index::$optional as usize);
                    return <$optional_kind as PackedField>::value(self.strings.get(INDEX), &self.$optional);
                })*
                None
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::describe::record::serialize(self, serializer)
            }
        }

        impl $crate::contract::field::Packed for $name {
            const TYPE: &'static $crate::describe::object::ObjectType = &TYPE;

            type Partial<'de> = $partial<'de>;
        }

        /// The description, as a constant.
        #[derive(Clone, Copy, Default)]
        pub(crate) struct $list;

        impl $crate::read::member_name::PropertyList for $list {
            #[inline]
            fn properties(self) -> &'static [$crate::describe::object::Property] {
                PROPERTIES
            }

            #[inline]
            fn required(self) -> u64 {
                const REQUIRED: u64 = OBJECT.required;
                REQUIRED
            }
        }

        /// The object, as far as it has been read.
        pub(crate) struct $partial<'de> {
            $(pub(crate) $required: <$required_kind as $crate::contract::field::PackedField>::Partial<'de>,)+
            $(pub(crate) $optional: <$optional_kind as $crate::contract::field::PackedField>::Partial<'de>,)*
        }

        impl<'de> $crate::read::object::PartialObject<'de> for $partial<'de> {
            type List = $list;
            type Occurrences = [$crate::read::members::Occurrence; PROPERTIES.len()];

            fn object_type(_: $list) -> &'static $crate::describe::object::ObjectType {
                &TYPE
            }

            fn start(_: $list) -> Self {
                Self { $($required: Default::default(),)+ $($optional: Default::default(),)* }
            }

            fn occurrences(_: $list) -> Self::Occurrences {
                Default::default()
            }

            // It is called at one place, and its arguments would go through memory.
            #[inline(always)]
            fn member<A: serde::de::MapAccess<'de>>(
                &mut self,
                property: usize,
                value: $crate::read::object::PropertyValue<'_, '_, A>,
            ) -> Result<$crate::context::verdict::Verdict, A::Error> {
                use $crate::contract::field::PackedField;
                $(if property == $index::$required as usize {
                    return <$required_kind as PackedField>::read(&mut self.$required, value);
                })+
                $(if property == $index::$optional as usize {
                    return <$optional_kind as PackedField>::read(&mut self.$optional, value);
                })*
                Ok($crate::context::verdict::Verdict::VALID)
            }

            fn check(
                &self,
                context: &mut $crate::context::context::Context<'_>,
                members: &$crate::read::members::Members<'_>,
            ) -> $crate::context::verdict::Verdict {
                $check(self, context, members)
            }
        }

        impl<'de> $crate::contract::field::PackedPartial<'de> for $partial<'de> {
            type Model = $name;

            fn build(&self, arena: &$crate::context::arena::Arena) -> Option<$name> {
                use $crate::contract::field::PackedField;
                if !($(<$required_kind as PackedField>::is_there(&self.$required))&&+) {
                    return None;
                }
                let strings = {
                    $(let $required = text(arena, <$required_kind as PackedField>::string(&self.$required))?;)+
                    $(let $optional = text(arena, <$optional_kind as PackedField>::string(&self.$optional))?;)*
                    Strings::try_new(strings([$($required,)+ $($optional,)*]))?
                };
                Some($name {
                    strings,
                    $($required: <$required_kind as PackedField>::store(&self.$required, arena)?,)+
                    $($optional: <$optional_kind as PackedField>::store(&self.$optional, arena)?,)*
                })
            }

            fn hash_content<H: std::hash::Hasher>(&self, state: &mut H) {
                use $crate::contract::field::PackedField;
                $(if !is_key($index::$required) {
                    <$required_kind as PackedField>::hash_content(&self.$required, state);
                })+
                $(if !is_key($index::$optional) {
                    <$optional_kind as PackedField>::hash_content(&self.$optional, state);
                })*
            }
        }

        /// A string that was stored, if there is one. `None` if it was released.
        fn text<'k>(
            arena: &'k $crate::context::arena::Arena,
            stored: Option<$crate::context::arena::StoredStr<'k>>,
        ) -> Option<Option<&'k str>> {
            match stored {
                Some(stored) => arena.get(stored).map(Some),
                None => Some(None),
            }
        }

        /// Whether a property is part of what identifies the object.
        fn is_key(property: $index) -> bool {
            PROPERTIES.get(property as usize).is_some_and(|property| property.key)
        }
    };
    (@accessors $index:ident, $life:lifetime; $({ $($doc:tt)+ } $field:ident: $kind:ty => $view:ty, $presence:ident;)+) => {
        $($crate::contract::packed::packed_object!(@accessor $index, $life, { $($doc)+ } $field: $kind => $view, $presence);)+
    };
    (@accessor $index:ident, $life:lifetime, { $($doc:tt)+ } $field:ident: $kind:ty => $view:ty, required) => {
        $($doc)+
        #[must_use]
        pub fn $field(&$life self) -> $view {
            const INDEX: usize = $crate::contract::packed::string_index(PROPERTIES, $index::$field as usize);
            <$kind as $crate::contract::field::RequiredField>::required(self.strings.get(INDEX), &self.$field)
        }
    };
    (@accessor $index:ident, $life:lifetime, { $($doc:tt)+ } $field:ident: $kind:ty => $view:ty, optional) => {
        $($doc)+
        #[must_use]
        pub fn $field(&$life self) -> Option<$view> {
            const INDEX: usize = $crate::contract::packed::string_index(PROPERTIES, $index::$field as usize);
            <$kind as $crate::contract::field::PackedField>::view(self.strings.get(INDEX), &self.$field)
        }
    };
}

pub(crate) use packed_object;
