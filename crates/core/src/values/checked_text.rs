//! Strings that are checked when they are made, and keep their bytes.

/// Declares such a type: a wrapper of `$storage` with a failure type of its own.
macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident $(<$life:lifetime>)? ($storage:ty), $error:ident, $expected:literal, $is_valid:path) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
        pub struct $name $(<$life>)? ($storage);

        impl $(<$life>)? $name $(<$life>)? {
            /// Takes the text as it is.
            ///
            /// # Errors
            ///
            #[doc = concat!("[`", stringify!($error), "`] if the text isn't ", $expected, ".")]
            pub fn new(text: impl Into<$storage>) -> Result<Self, $error> {
                let text = text.into();
                if Self::is_valid(&text) { Ok(Self(text)) } else { Err($error) }
            }

            /// Takes a text that is known to be valid.
            pub(crate) fn new_unchecked(text: impl Into<$storage>) -> Self {
                Self(text.into())
            }

            pub(crate) fn is_valid(text: &str) -> bool {
                $is_valid(text)
            }

            /// The text as it was given.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl $(<$life>)? std::str::FromStr for $name $(<$life>)? {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                Self::new(text.to_owned())
            }
        }

        impl $(<$life>)? std::fmt::Display for $name $(<$life>)? {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        #[doc = concat!("The text isn't ", $expected, ".")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $error;

        impl std::fmt::Display for $error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!("expected ", $expected))
            }
        }

        impl std::error::Error for $error {}
    };
}

pub(crate) use checked_text;
