//! The code of a failure, and the register that gives codes their meaning.

use std::fmt;

use serde::Serialize;

use super::integer::whole;

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

            /// The register: each code with its meaning.
            pub const REGISTER: &[(i64, &str)] = &[$(($code, $meaning)),+];

            /// What the register says of the code. `None` if it isn't in the register, which is
            /// open.
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
        let number = whole(number.clone());
        let integer = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
        Self(match integer {
            Some(code) => Code::Integer(code),
            None => Code::Double(number.as_f64().unwrap_or_default().to_bits()),
        })
    }

    /// The code as a number of JSON.
    pub(crate) fn to_number(self) -> serde_json::Number {
        match self.0 {
            Code::Integer(code) => match (i64::try_from(code), u64::try_from(code)) {
                (Ok(code), _) => code.into(),
                (_, Ok(code)) => code.into(),
                _ => 0.into(),
            },
            Code::Double(bits) => {
                serde_json::Number::from_f64(f64::from_bits(bits)).unwrap_or_else(|| 0.into())
            }
        }
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
        self.to_number().serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
