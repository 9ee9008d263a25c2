//! The body of a failure answer. It is data: nothing here is raised by us.

use serde_json::Number;

use super::field::Text;
use super::record::{Integer, IntegerKind, record_object};
use crate::describe::object::{Format, IntegerRules, IntegerType, TextRules, TextType};
use crate::describe::record::{Record, Value};
use crate::values::error_code::ErrorCode;
use crate::values::error_id::ErrorId;
use crate::values::timestamp::Timestamp;

record_object! {
    /// The body of a failure answer.
    ///
    /// # Examples
    ///
    /// ```
    /// use chatapps_webhooks::{ErrorCode, ErrorResponse};
    ///
    /// let body = ErrorResponse::unauthorized();
    /// assert_eq!(body.code(), ErrorCode::UNAUTHORIZED);
    /// assert_eq!(body.message(), Some("Request was not authenticated properly"));
    /// ```
    pub struct ErrorResponse<'a>, Index;
    title "Error response"; doc "The body of a failure answer."; direction FromPlatform;

    /// What went wrong, for programs.
    required code: Integer<ErrorCodes> => ErrorCode = "code" [.help("the error code").aliases(&["errorcode"])];
    /// What went wrong, for people.
    optional message: Text<Message> => &'a str = "message" [.help("a description")];
    /// A reference for support enquiries.
    required error_id: Text<ErrorIdText> => ErrorId<'a> = "errorId" [.help("a UUID to quote in enquiries")];
    /// When it occurred.
    required timestamp: Text<TimestampText> => Timestamp<'a> = "timestamp" [.help("when it occurred (RFC 3339)")];
}

/// Error codes.
pub(crate) struct ErrorCodes;

impl IntegerKind for ErrorCodes {
    const TYPE: &'static IntegerType =
        &const { IntegerType::new(IntegerRules::ErrorCode, &[1000, 1001, 1002, 1200, 2000]) };

    type View = ErrorCode;

    fn view(number: &Number) -> ErrorCode {
        ErrorCode::from_number(number)
    }
}

super::field::text_kinds! {
    /// Descriptions of failures.
    Message<'m>: &'m str = |text| text,
        TextType::new(TextRules::None).examples(&["Request was not authenticated properly"]);
    /// References for support enquiries.
    ErrorIdText<'m>: ErrorId<'m> = ErrorId::new_unchecked, TextType::new(TextRules::None)
        .of_format(Format::Uuid)
        .examples(&["b4478860-b76c-e811-814e-022a35cc1c71"]);
    /// Dates and times.
    TimestampText<'m>: Timestamp<'m> = Timestamp::new_unchecked, TextType::new(TextRules::None)
        .of_format(Format::DateTime)
        .examples(&["2017-04-19T02:31:19.4297387+00:00", "2020-12-22T05:52:01.85Z"]);
}

impl ErrorResponse {
    /// A failure that occurs now, with a fresh id.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        let text = |text: &str| Value::Text(text.into());
        let record = Record::new(&TYPE)
            .with(Index::code as usize, Value::Number(code.to_number()))
            .with(Index::message as usize, Value::Text(message.into().into()))
            .with(Index::error_id as usize, text(ErrorId::random().as_str()))
            .with(Index::timestamp as usize, text(Timestamp::now().as_str()));
        Self(record)
    }

    /// The same failure with another id.
    #[must_use]
    pub fn with_error_id(self, error_id: &ErrorId<'_>) -> Self {
        Self(self.0.with(Index::error_id as usize, Value::Text(error_id.as_str().into())))
    }

    /// The same failure at another time.
    #[must_use]
    pub fn with_timestamp(self, timestamp: &Timestamp<'_>) -> Self {
        Self(self.0.with(Index::timestamp as usize, Value::Text(timestamp.as_str().into())))
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

    /// 1201: the API key belongs to another account (status 403).
    #[must_use]
    pub fn forbidden() -> Self {
        Self::new(ErrorCode::FORBIDDEN, "The API key belongs to another account")
    }

    /// 2000: an unexpected failure of the platform (status 500).
    #[must_use]
    pub fn internal_error() -> Self {
        Self::new(ErrorCode::INTERNAL_ERROR, "Internal server error")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_has_an_id_of_its_own() {
        let (one, two) = (ErrorResponse::internal_error(), ErrorResponse::internal_error());
        assert_ne!(one.error_id(), two.error_id());
    }
}
