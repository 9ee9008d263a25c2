//! The id of a failure.

use std::borrow::Cow;

use super::checked_text::checked_text;

checked_text! {
    /// A reference for support enquiries: 8-4-4-4-12 hexadecimal digits.
    ///
    /// The platform's ids are no UUIDs of RFC 9562: their version and variant digits are arbitrary.
    ErrorId<'a>(Cow<'a, str>), InvalidErrorId, "a UUID: hexadecimal digits as 8-4-4-4-12", is_uuid
}

impl ErrorId<'_> {
    /// A fresh id: a UUID of version 4 (RFC 9562 §5.4).
    #[must_use]
    pub fn random() -> Self {
        Self(uuid::Uuid::new_v4().to_string().into())
    }
}

/// 8-4-4-4-12 hexadecimal digits of either case (RFC 9562 §4).
fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fresh_ids_are_valid_and_differ() {
        let (one, two) = (ErrorId::random(), ErrorId::random());
        assert_ne!(one, two);
        assert!(ErrorId::is_valid(one.as_str()));
    }

    #[test]
    fn version_and_variant_digits_do_not_matter() {
        assert!(ErrorId::new("b4478860-b76c-e811-814e-022a35cc1c71").is_ok());
        assert!(ErrorId::new("00000000-0000-0000-0000-00000000000G").is_err());
        assert!(ErrorId::new("b4478860b76ce811814e022a35cc1c71").is_err());
    }
}
