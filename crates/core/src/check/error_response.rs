//! An error body as it is read.

use serde::de::MapAccess;

use super::format::{read_error_id, read_timestamp};
use super::object::{MemberValue, Object, PlaceOf, Property};
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

impl Object for ErrorResponseDraft {
    const PROPERTIES: &'static [Property] = &[
        Property::required("code", "the error code"),
        Property::optional("message", "a description"),
        Property::required("errorId", "a UUID to quote in enquiries"),
        Property::required("timestamp", "when it occurred (RFC 3339)"),
    ];

    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        property: usize,
        value: MemberValue<'_, '_, A>,
    ) -> Result<(), A::Error> {
        match property {
            0 => {
                self.code = value.read(ReadInteger)?.map(|number| ErrorCode::from_number(&number));
            }
            1 => self.message = value.read(ReadString(keep))?.flatten(),
            2 => self.error_id = value.read(ReadString(read_error_id))?.flatten(),
            _ => self.timestamp = value.read(ReadString(read_timestamp))?.flatten(),
        }
        Ok(())
    }

    fn finish(&self, pass: &mut Pass<'_>, place: &Place<'_>, place_of: PlaceOf<'_>) {
        if let (Some(code), Some(at)) = (self.code, place_of("code"))
            && code.meaning().is_none()
        {
            pass.report(&wording::UNKNOWN_ERROR_CODE, &place.key("code", at), Params::default);
        }
    }
}

fn keep(pass: &mut Pass<'_>, _: &Place<'_>, text: &str) -> Option<String> {
    pass.keeps().then(|| text.to_owned())
}

impl ErrorResponseDraft {
    /// The error body, if every property of it is right.
    pub(crate) fn build(self) -> Option<ErrorResponse> {
        Some(ErrorResponse {
            code: self.code?,
            message: self.message,
            error_id: self.error_id?,
            timestamp: self.timestamp?,
        })
    }
}
