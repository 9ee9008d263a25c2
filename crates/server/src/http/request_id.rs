//! The id of a request, in its answer and in the log.

use axum::http::HeaderMap;
use chatapps_webhooks::ErrorId;

use crate::api_key::SECRET_LENGTH;

/// The header of requests and answers.
pub(super) const HEADER: &str = "x-request-id";

const MAX_LENGTH: usize = 128;

/// The id from the caller if it is safe to use, or else a random one.
pub(super) fn request_id(headers: &HeaderMap) -> String {
    let given = headers.get(HEADER).and_then(|value| value.to_str().ok());
    match given.filter(|id| is_safe(id)) {
        Some(id) => id.to_owned(),
        None => ErrorId::random().as_str().to_owned(),
    }
}

/// The id of a failure: the id of the request if it is a UUID, so that a search for it finds both.
pub(super) fn error_id(request_id: &str) -> ErrorId<'_> {
    ErrorId::new(request_id).unwrap_or_else(|_| ErrorId::random())
}

/// Whether an id is safe to use in the log and in answers: short, without special characters, and
/// without a word as long as the secret of an API key.
fn is_safe(id: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:/+=~".contains(&byte);
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let may_be_secret = id.as_bytes().split(|byte| !is_word(*byte)).any(|word| word.len() >= SECRET_LENGTH);
    !id.is_empty() && id.len() <= MAX_LENGTH && id.bytes().all(is_plain) && !may_be_secret
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn id_for(given: &'static str) -> String {
        request_id(&HeaderMap::from_iter([(HEADER.parse().unwrap(), HeaderValue::from_static(given))]))
    }

    #[test]
    fn a_safe_id_is_kept_and_another_one_is_not() {
        for id in ["1", "b4478860-b76c-e811-814e-022a35cc1c71", "Root=1-67891233-abcdef012345678912345678"] {
            assert_eq!(id_for(id), id);
        }
        let key = "5a5a5a5a5a5a5a5a.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        for id in [
            "",
            "a b",
            "a\"b",
            "<script>",
            "a\tb",
            key,
            key.trim_start_matches("5a5a5a5a5a5a5a5a."),
            "req:5a.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA:1",
        ] {
            assert_ne!(id_for(id), id);
        }
        assert_eq!(id_for("").len(), 36);
    }

    #[test]
    fn a_failure_has_the_id_of_its_request_if_that_is_a_uuid() {
        let id = "b4478860-b76c-e811-814e-022a35cc1c71";
        assert_eq!(error_id(id).as_str(), id);
        assert_ne!(error_id("mine").as_str(), "mine");
    }
}
