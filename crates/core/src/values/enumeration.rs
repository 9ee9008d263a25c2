//! Enumerations of the contract as types.

use crate::describe::object::EnumerationType;

/// A string that the contract takes from a list.
pub trait Enumeration: Copy + Eq + std::hash::Hash + std::fmt::Debug + 'static {
    /// The list, in the order of [`Enumeration::VALUES`].
    const TYPE: &'static EnumerationType;

    /// The values.
    const VALUES: &'static [Self];

    /// The spelling of the contract.
    fn text(self) -> &'static str;
}

/// Declares an enumeration of the contract, and all that is known of it: the type, its description,
/// its names.
macro_rules! enumeration {
    (
        $(#[doc = $doc:literal])+
        $name:ident, $what:literal, $(#[$all:meta])*
        { $(
            $(#[$value_doc:meta])+
            $variant:ident = $text:literal $meaning:literal $aliases:expr $(, also [$($also:literal),+])? $(, only [$($only:expr),+])?;
        )+ }
        $($more:tt)*
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$value_doc])+ $variant,)+
        }

        $crate::base::names::names! { $name, $what, $(#[$all])* [$($variant = $text),+] }

        impl $crate::values::enumeration::Enumeration for $name {
            const TYPE: &'static $crate::describe::object::EnumerationType = {
                const TYPE: $crate::describe::object::EnumerationType =
                    $crate::describe::object::EnumerationType::closed(
                        stringify!($name),
                        concat!($($doc),+).trim_ascii(),
                        &[$(
                            $crate::describe::object::EnumerationValue::new($text, $meaning, &$aliases)
                                .named(stringify!($variant))
                                $(.spelled_also(&[$($also),+]))?
                                $(.only_if(&[$($only),+]))?
                        ),+],
                    )$($more)*;
                &TYPE
            };

            const VALUES: &'static [Self] = &Self::ALL;

            fn text(self) -> &'static str {
                self.as_str()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

pub(crate) use enumeration;
