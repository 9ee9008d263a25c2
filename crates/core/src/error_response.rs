//! The body of a failure answer. It is data: nothing here is raised by us.

mod date_time;

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Serialize;

/// The body of a failure answer.
///
/// # Examples
///
/// ```
/// use chatapps_webhooks::{ErrorCode, ErrorResponse};
///
/// let body = ErrorResponse::unauthorized();
/// assert_eq!(body.code, ErrorCode::UNAUTHORIZED);
/// assert_eq!(body.message.as_deref(), Some("Request was not authenticated properly"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "Error response", description = "The body of a failure answer.")]
#[non_exhaustive]
pub struct ErrorResponse {
    /// What went wrong, for programs.
    pub code: ErrorCode,
    /// What went wrong, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(example = "Request was not authenticated properly")]
    pub message: Option<String>,
    /// A reference for support enquiries.
    pub error_id: ErrorId,
    /// When it occurred.
    pub timestamp: Timestamp,
}

impl ErrorResponse {
    /// A failure that occurs now, with a fresh id.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: Some(message.into()), error_id: ErrorId::random(), timestamp: Timestamp::now() }
    }

    /// 1001: the sub-account is not one of the account's (status 400).
    #[must_use]
    pub fn illegal_sub_account_id() -> Self {
        Self::new(ErrorCode::ILLEGAL_SUB_ACCOUNT_ID, "Provided subAccountId doesn't belongs to your account")
    }

    /// 1002: a phone number is not in international format (status 400).
    #[must_use]
    pub fn invalid_msisdn() -> Self {
        Self::new(ErrorCode::INVALID_MSISDN, "Invalid MSISDN format (not E.164 international number)")
    }

    /// 1200: the API key is missing or unknown (status 401).
    #[must_use]
    pub fn unauthorized() -> Self {
        Self::new(ErrorCode::UNAUTHORIZED, "Request was not authenticated properly")
    }

    /// 2000: an unexpected failure of the platform (status 500).
    #[must_use]
    pub fn internal_error() -> Self {
        Self::new(ErrorCode::INTERNAL_ERROR, "Internal server error")
    }
}

/// An error code. The set is open: unknown codes are kept.
///
/// An integer that fits neither 64 bits signed nor unsigned is kept as the nearest double.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ErrorCode(Code);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Code {
    Integer(i128),
    /// The bits of a finite double without a fraction.
    Double(u64),
}

macro_rules! error_codes {
    ($($name:ident = $code:literal, $meaning:literal;)+) => {
        impl ErrorCode {
            $(
                #[doc = concat!("`", $code, "`: ", $meaning, ".")]
                pub const $name: Self = Self::new($code);
            )+

            /// What the register says of the code. `None` if it isn't in the register, which is open.
            #[must_use]
            pub const fn meaning(self) -> Option<&'static str> {
                match self.0 {
                    $(Code::Integer($code) => Some($meaning),)+
                    _ => None,
                }
            }
        }
    };
}

// The register that the API shares with its siblings (SMS and Messaging).
error_codes! {
    INVALID_PARAMETER = 1000, "invalid parameter";
    ILLEGAL_SUB_ACCOUNT_ID = 1001, "illegal subAccountId";
    INVALID_MSISDN = 1002, "invalid MSISDN";
    INVALID_ENCODING = 1003, "invalid encoding";
    INVALID_TEXT = 1004, "invalid text";
    INVALID_SOURCE = 1005, "invalid source";
    INVALID_EXPIRY = 1006, "invalid expiry";
    INVALID_SMS_TEMPLATE = 1007, "invalid SMS template";
    INVALID_ID = 1008, "invalid id";
    INVALID_COUNTRY_CODE = 1009, "invalid country code";
    PARAMETER_OUT_OF_RANGE = 1010, "parameter out of range";
    INVALID_SCHEDULE_TIME = 1011, "invalid schedule time";
    INVALID_IP_ADDRESS = 1012, "invalid IP address";
    INSECURE_PROTOCOL = 1014, "insecure protocol";
    BULK_LIMIT_REACHED = 1100, "bulk limit reached";
    UNAUTHORIZED = 1200, "unauthorized";
    FORBIDDEN = 1201, "forbidden";
    NOT_FOUND = 1300, "not found";
    RESENDING_INTERVAL_VIOLATION = 1400, "resending interval violation";
    INTERNAL_ERROR = 2000, "internal error";
    NOT_IMPLEMENTED = 2001, "not implemented";
    UNSUPPORTED_API_VERSION = 2002, "unsupported API version";
    UNSUPPORTED_PRODUCT = 2003, "unsupported product";
}

impl ErrorCode {
    /// A code, known or not.
    #[must_use]
    pub const fn new(code: i64) -> Self {
        Self(Code::Integer(code as i128))
    }

    /// The code, if it fits 64 bits.
    #[must_use]
    pub fn get(self) -> Option<i64> {
        match self.0 {
            Code::Integer(code) => i64::try_from(code).ok(),
            Code::Double(_) => None,
        }
    }

    /// A number that is an integer to JSON Schema, `1001.0` included.
    pub(crate) fn from_number(number: &serde_json::Number) -> Self {
        /// Beyond this a double can't be told from its neighbours anyway, and 64 bits are exceeded.
        const WIDE: f64 = 9_223_372_036_854_775_808.0;
        let integer = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
        Self(match (integer, number.as_f64().unwrap_or_default()) {
            (Some(code), _) => Code::Integer(code),
            #[expect(clippy::cast_possible_truncation, reason = "it is an integer within 64 bits")]
            (None, double) if double.abs() < WIDE => Code::Integer(double as i128),
            (None, double) => Code::Double(double.to_bits()),
        })
    }
}

impl From<i64> for ErrorCode {
    fn from(code: i64) -> Self {
        Self::new(code)
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Code::Integer(code) => code.fmt(f),
            Code::Double(bits) => f64::from_bits(bits).fmt(f),
        }
    }
}

impl Serialize for ErrorCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Code::Integer(code) => match (i64::try_from(code), u64::try_from(code)) {
                (Ok(code), _) => serializer.serialize_i64(code),
                (_, Ok(code)) => serializer.serialize_u64(code),
                _ => serializer.serialize_i128(code),
            },
            Code::Double(bits) => serializer.serialize_f64(f64::from_bits(bits)),
        }
    }
}

/// Declares a string that is checked when it is made and keeps its bytes.
macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident, $error:ident, $expected:literal, $is_valid:path) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
        pub struct $name(String);

        impl $name {
            /// Takes the text as it is.
            ///
            /// # Errors
            ///
            #[doc = concat!("[`", stringify!($error), "`] if it is not what it should be: ", $expected, ".")]
            pub fn new(text: impl Into<String>) -> Result<Self, $error> {
                let text = text.into();
                if Self::is_valid(&text) { Ok(Self(text)) } else { Err($error) }
            }

            pub(crate) fn new_unchecked(text: &str) -> Self {
                Self(text.to_owned())
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

        impl FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                Self::new(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        #[doc = concat!("The text is not what it should be: ", $expected, ".")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $error;

        impl fmt::Display for $error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!("expected ", $expected))
            }
        }

        impl std::error::Error for $error {}
    };
}

checked_text! {
    /// A reference for support enquiries: 8-4-4-4-12 hexadecimal digits.
    ///
    /// The platform's ids are no UUIDs of RFC 9562: their version and variant digits are arbitrary.
    ErrorId, InvalidErrorId, "a UUID: hexadecimal digits as 8-4-4-4-12", is_uuid
}

checked_text! {
    /// A date and time (RFC 3339), with as many fractional digits as were given.
    Timestamp, InvalidTimestamp, "a date and time (RFC 3339) such as `2020-12-22T05:52:01.85Z`", date_time::is_date_time
}

impl ErrorId {
    /// A fresh id: a UUID of version 4 (RFC 9562 §5.4).
    #[must_use]
    pub fn random() -> Self {
        Self(uuid::Uuid::new_v4().to_string())
    }
}

impl Timestamp {
    /// The present time, in UTC.
    #[must_use]
    pub fn now() -> Self {
        Self(jiff::Timestamp::now().to_string())
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
    fn fresh_ids_and_times_are_right() {
        let (one, two) = (ErrorResponse::internal_error(), ErrorResponse::internal_error());
        assert_ne!(one.error_id, two.error_id);
        assert!(ErrorId::is_valid(one.error_id.as_str()));
        assert!(Timestamp::is_valid(one.timestamp.as_str()), "{}", one.timestamp);
    }

    #[test]
    fn version_and_variant_digits_do_not_matter() {
        assert!(ErrorId::new("b4478860-b76c-e811-814e-022a35cc1c71").is_ok());
        assert!(ErrorId::new("00000000-0000-0000-0000-00000000000G").is_err());
        assert!(ErrorId::new("b4478860b76ce811814e022a35cc1c71").is_err());
    }

    #[test]
    fn the_spellings_of_one_integer_are_one_code() {
        for text in ["1001", "1001.0", "1.001e3"] {
            let number: serde_json::Number = serde_json::from_str(text).unwrap();
            assert_eq!(ErrorCode::from_number(&number), ErrorCode::ILLEGAL_SUB_ACCOUNT_ID);
        }
    }

    #[test]
    fn wide_codes_are_kept() {
        for text in ["18446744073709551615", "-9223372036854775808", "1e300"] {
            let number: serde_json::Number = serde_json::from_str(text).unwrap();
            let code = ErrorCode::from_number(&number);
            assert_eq!(serde_json::to_value(code).unwrap(), serde_json::Value::Number(number), "{text}");
        }
    }
}
