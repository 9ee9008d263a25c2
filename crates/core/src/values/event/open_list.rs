//! Lists of values to which the platform may add.

/// Declares lists to which the platform may add: for each its values, what each means, what else
/// the platform writes for it, and what must hold for it to be in a sample.
macro_rules! open_lists {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident, $what:literal $(, $ignoring_case:ident)?
        { $($variant:ident = $text:literal $meaning:literal $(also [$($also:literal),+])? $(only [$($only:expr),+])?;)+ }
    )+) => {$(
        $crate::values::enumeration::enumeration! {
            $(#[doc = $doc])+
            $name, $what,
            /// Every value that is documented.
            { $(
                #[doc = concat!("`", $text, "`: ", $meaning, ".")]
                $variant = $text $meaning [] $(, also [$($also),+])? $(, only [$($only),+])?;
            )+ }
            .open_in_answers()
            $(.$ignoring_case())?
        }
    )+};
}

pub(crate) use open_lists;
