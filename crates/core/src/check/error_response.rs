//! An error body as it is read.

use serde::de::MapAccess;

use super::format::{read_error_id, read_timestamp};
use super::object::{MemberValue, Members, Object, Property};
use super::pass::Pass;
use super::place::Place;
use super::scalar::{ReadInteger, ReadString};
use crate::error_response::{ErrorCode, ErrorId, ErrorResponse, Timestamp};
use crate::finding::Params;
use crate::policy::wording;

#[derive(Default)]
pub(crate) struct ErrorResponseDraft {
    code: Option<ErrorCode>,
    message: Option<String>,
    error_id: Option<ErrorId>,
    timestamp: Option<Timestamp>,
}

/// The number of that property in the list.
const CODE: usize = 0;

impl<'de> Object<'de> for ErrorResponseDraft {
    type Model = ErrorResponse;

    const PROPERTIES: &'static [Property] = &[
        Property::required("code", "the error code"),
        Property::optional("message", "a description"),
        Property::required("errorId", "a UUID to quote in enquiries"),
        Property::required("timestamp", "when it occurred (RFC 3339)"),
    ];

    fn member<A: MapAccess<'de>>(
        &mut self,
        property: usize,
        value: MemberValue<'_, '_, A>,
    ) -> Result<(), A::Error> {
        match property {
            CODE => {
                self.code = value.read(ReadInteger)?.map(|number| ErrorCode::from_number(&number));
            }
            1 => self.message = value.read(ReadString(keep))?.flatten(),
            2 => self.error_id = value.read(ReadString(read_error_id))?.flatten(),
            _ => self.timestamp = value.read(ReadString(read_timestamp))?.flatten(),
        }
        Ok(())
    }

    fn finish(&self, pass: &mut Pass<'_>, members: &Members<'_>) {
        if let (Some(code), Some(place)) = (self.code, members.place_of(CODE))
            && code.meaning().is_none()
        {
            pass.report(&wording::UNKNOWN_ERROR_CODE, &place, Params::default);
        }
    }

    fn build(self, _pass: &Pass<'_>) -> Option<ErrorResponse> {
        Some(ErrorResponse {
            code: self.code?,
            message: self.message,
            error_id: self.error_id?,
            timestamp: self.timestamp?,
        })
    }
}

fn keep(pass: &mut Pass<'_>, _: &Place<'_>, text: &str) -> Option<String> {
    pass.keeps().then(|| text.to_owned())
}
