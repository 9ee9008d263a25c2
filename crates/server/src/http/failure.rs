//! Failures: what each is answered with. All of them have the body of the contract.

use std::cmp::Reverse;
use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use chatapps_webhooks::{ErrorCode, ErrorResponse, Finding, Level, Report};
use serde::Serialize;

use super::request_id::error_id;
use crate::store::StoreError;
use crate::vault::VaultError;

/// How many findings an answer shows. It says how many there are beyond them. With so many it stays below the limit that our own
/// readers of answers have.
const MAX_FINDINGS: usize = 1_000;

/// A request that is answered with an error.
#[derive(Debug)]
pub(super) struct Failure {
    status: StatusCode,
    response: Box<ErrorResponse>,
    /// The first findings, errors before others, and how many there are beyond them: a whole report may be fifty times as large as its
    /// body.
    findings: Vec<Finding>,
    omitted: usize,
    /// What the log is told, and the caller isn't.
    pub(super) cause: Option<String>,
}

/// The body of the contract, and beside its members what is wrong with the request, if that is known in detail.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FailureBody<'a> {
    #[serde(flatten)]
    response: ErrorResponse,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    findings: &'a [Finding],
    #[serde(skip_serializing_if = "Option::is_none")]
    findings_omitted: Option<usize>,
}

impl Failure {
    fn new(status: StatusCode, response: ErrorResponse) -> Self {
        Self { status, response: Box::new(response), findings: Vec::new(), omitted: 0, cause: None }
    }

    fn invalid(status: StatusCode, message: impl Into<String>) -> Self {
        Self::new(status, ErrorResponse::new(ErrorCode::INVALID_PARAMETER, message))
    }

    /// 400/1000, with everything that was found.
    pub(super) fn of_report(report: &Report) -> Self {
        Self::invalid(StatusCode::BAD_REQUEST, summary(report)).with_findings(report)
    }

    /// 401/1200.
    pub(super) fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, ErrorResponse::unauthorized())
    }

    /// 403/1201.
    pub(super) fn forbidden() -> Self {
        let response = ErrorResponse::new(ErrorCode::FORBIDDEN, "The API key is not one of this account");
        Self::new(StatusCode::FORBIDDEN, response)
    }

    /// 408: the body did not arrive in time.
    pub(super) fn slow_body() -> Self {
        Self::invalid(StatusCode::REQUEST_TIMEOUT, "The body did not arrive in time")
    }

    /// 400: the body did not arrive whole.
    pub(super) fn broken_body() -> Self {
        Self::invalid(StatusCode::BAD_REQUEST, "The body could not be read to its end")
    }

    /// 413, with the finding of that name where the policy has it.
    pub(super) fn too_large(limit: usize, report: Option<&Report>) -> Self {
        let failure =
            Self::invalid(StatusCode::PAYLOAD_TOO_LARGE, format!("The body is larger than {limit} bytes"));
        report.into_iter().fold(failure, Self::with_findings)
    }

    /// 415.
    pub(super) fn unsupported_media_type() -> Self {
        Self::invalid(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "The body must be `Content-Type: application/json` in UTF-8, without `Content-Encoding`",
        )
    }

    /// 500/2000.
    pub(super) fn internal(cause: impl Into<String>) -> Self {
        let failure = Self::new(StatusCode::INTERNAL_SERVER_ERROR, ErrorResponse::internal_error());
        Self { cause: Some(cause.into()), ..failure }
    }

    /// 503/2000: there is too much to do. The same request may be sent again.
    pub(super) fn busy(cause: impl Into<String>) -> Self {
        let response = ErrorResponse::new(
            ErrorCode::INTERNAL_ERROR,
            "The server is busy, or its store does not answer; try again",
        );
        Self { cause: Some(cause.into()), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, response) }
    }

    fn with_findings(self, report: &Report) -> Self {
        let all = report.findings();
        let mut shown: Vec<_> = all.iter().enumerate().collect();
        // Where not all are shown, those that the request is refused for are.
        shown.sort_by_key(|(_, finding)| Reverse(finding.level()));
        shown.truncate(MAX_FINDINGS);
        shown.sort_by_key(|(index, _)| *index);
        let findings: Vec<_> = shown.into_iter().map(|(_, finding)| finding.clone()).collect();
        Self { omitted: all.len() - findings.len(), findings, ..self }
    }

    pub(super) const fn code(&self) -> ErrorCode {
        self.response.code
    }

    /// The answer's body, for a request of that id.
    fn body(&self, request_id: &str) -> Vec<u8> {
        let mut response = (*self.response).clone();
        response.error_id = error_id(request_id);
        let findings_omitted = (self.omitted > 0).then_some(self.omitted);
        let body = FailureBody { response, findings: &self.findings, findings_omitted };
        serde_json::to_vec(&body).unwrap_or_default()
    }
}

/// The first error in a line, and how many there are.
fn summary(report: &Report) -> String {
    let mut errors = report.at_level(Level::Error);
    let Some(first) = errors.next() else { return format!("Invalid {}", report.model()) };
    let place = match first.pointer().as_str() {
        "" => String::new(),
        pointer => format!(" at {pointer}"),
    };
    let others = match errors.count() {
        0 => String::new(),
        1 => "; and 1 more error".to_owned(),
        others => format!("; and {others} more errors"),
    };
    format!("Invalid {}: {}{place}{others}", report.model(), first.message())
}

impl IntoResponse for Failure {
    /// The status and the headers. The body comes when the failure leaves: it has the id of the request.
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status;
        match self.status {
            StatusCode::UNAUTHORIZED => {
                response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            StatusCode::SERVICE_UNAVAILABLE => {
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
            }
            _ => {}
        }
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// Gives an answer its body, if it is that of a failure. Returns the failure, for the log.
pub(super) fn finish(response: &mut Response, request_id: &str) -> Option<Arc<Failure>> {
    let failure = response.extensions_mut().remove::<Arc<Failure>>()?;
    *response.body_mut() = failure.body(request_id).into();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Some(failure)
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Store(StoreError::UnknownSubAccount) => {
                Self::new(StatusCode::BAD_REQUEST, ErrorResponse::illegal_sub_account_id())
            }
            VaultError::Store(error) => error.into(),
            VaultError::Seal(error) => Self::internal(error.to_string()),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy | StoreError::Unreachable(_) => Self::busy(error.to_string()),
            error => Self::internal(error.to_string()),
        }
    }
}

/// 404/1300: for paths that are none.
pub(super) async fn not_found() -> Failure {
    Failure::new(
        StatusCode::NOT_FOUND,
        ErrorResponse::new(ErrorCode::NOT_FOUND, "There is nothing at this path"),
    )
}

/// 405/2001. `Allow` is set by the router.
pub(super) async fn method_not_allowed() -> Failure {
    let response = ErrorResponse::new(ErrorCode::NOT_IMPLEMENTED, "The method is not one of this path");
    Failure::new(StatusCode::METHOD_NOT_ALLOWED, response)
}
