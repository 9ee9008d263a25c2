//! Failures and their answers, all with the error body of the contract.

use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use chatapps_webhooks::{ErrorCode, ErrorResponse, Finding, Fix, FixableFinding, Level, Report};
use serde::Serialize;

use super::request_id::error_id;
use crate::store::error::StoreError;
use crate::store::queue::QueueLimits;
use crate::vault::VaultError;

/// The error answer of a request.
#[derive(Debug)]
pub(super) struct Failure {
    status: StatusCode,
    response: Box<ErrorResponse>,
    findings: Vec<Finding>,
    /// The fixes of each finding, if they were made.
    fixes: Vec<Vec<Fix>>,
    /// The number of further findings.
    findings_omitted: usize,
    /// The sub-accounts that the account doesn't have.
    unknown_sub_accounts: Vec<String>,
    /// The cause, for the log only.
    pub(super) cause: Option<String>,
}

/// The error body of the contract, with additional members about the request.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FailureBody<'f> {
    #[serde(flatten)]
    response: ErrorResponse,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unknown_sub_accounts: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Found<'f>>,
    #[serde(skip_serializing_if = "is_zero")]
    findings_omitted: usize,
}

/// A finding, with its fixes if they were made.
#[derive(Serialize)]
#[serde(untagged)]
enum Found<'f> {
    Alone(&'f Finding),
    WithFixes(FixableFinding<'f>),
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl Failure {
    fn new(status: StatusCode, response: ErrorResponse) -> Self {
        Self {
            status,
            response: Box::new(response),
            findings: Vec::new(),
            fixes: Vec::new(),
            findings_omitted: 0,
            unknown_sub_accounts: Vec::new(),
            cause: None,
        }
    }

    fn invalid(status: StatusCode, message: impl Into<String>) -> Self {
        Self::new(status, ErrorResponse::new(ErrorCode::INVALID_PARAMETER, message))
    }

    /// 400/1000, with the findings.
    pub(super) fn of_report(report: Report) -> Self {
        Self::invalid(StatusCode::BAD_REQUEST, summary(&report)).with_findings(report)
    }

    /// The same with the fixes of each finding.
    pub(super) fn with_fixes(self, fixes: Vec<Vec<Fix>>) -> Self {
        Self { fixes, ..self }
    }

    fn with_findings(self, report: Report) -> Self {
        Self { findings_omitted: report.omitted().total(), findings: report.into_findings(), ..self }
    }

    /// 401/1200.
    pub(super) fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, ErrorResponse::unauthorized())
    }

    /// 403/1201.
    pub(super) fn forbidden() -> Self {
        Self::new(StatusCode::FORBIDDEN, ErrorResponse::forbidden())
    }

    /// 408: the body did not arrive in time.
    pub(super) fn slow_body() -> Self {
        Self::invalid(StatusCode::REQUEST_TIMEOUT, "The body did not arrive in time")
    }

    /// 400: the body did not arrive whole.
    pub(super) fn broken_body() -> Self {
        Self::invalid(StatusCode::BAD_REQUEST, "The body could not be read to its end")
    }

    /// 413, with its finding if the policy has the rule.
    pub(super) fn too_large(limit: usize, report: Option<Report>) -> Self {
        let failure =
            Self::invalid(StatusCode::PAYLOAD_TOO_LARGE, format!("The body is larger than {limit} bytes"));
        match report {
            Some(report) => failure.with_findings(report),
            None => failure,
        }
    }

    /// 412: most likely, the webhooks have changed since the caller saw them.
    pub(super) fn precondition_failed() -> Self {
        Self::invalid(
            StatusCode::PRECONDITION_FAILED,
            "`If-Match` or `If-None-Match` does not hold for the webhooks of the account: list them again, and send \
             their `ETag` as it is, with its quotation marks",
        )
    }

    /// 400: the path or the query says something that can't be meant.
    pub(super) fn bad_request(message: impl Into<String>) -> Self {
        Self::invalid(StatusCode::BAD_REQUEST, message)
    }

    /// 404/1300: the account has no such delivery.
    pub(super) fn no_delivery() -> Self {
        let message = "The account has no such delivery";
        Self::new(StatusCode::NOT_FOUND, ErrorResponse::new(ErrorCode::NOT_FOUND, message))
    }

    /// 409/1400, "resending interval violation": an attempt is being made.
    pub(super) fn running() -> Self {
        let message = "An attempt is being made at the moment: try again when it has ended";
        Self::new(StatusCode::CONFLICT, ErrorResponse::new(ErrorCode::new(1400), message))
    }

    /// 429/1100, "bulk limit reached": the account has too much in the queue.
    pub(super) fn queue_full(limits: QueueLimits) -> Self {
        let message = format!(
            "The account has as much to deliver as it may: {} deliveries, or {} bytes of bodies; try again later",
            limits.queued, limits.queued_bytes
        );
        Self::new(StatusCode::TOO_MANY_REQUESTS, ErrorResponse::new(ErrorCode::new(1100), message))
    }

    /// 415.
    pub(super) fn unsupported_media_type() -> Self {
        Self::invalid(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "The body must be `Content-Type: application/json` in UTF-8, without `Content-Encoding`",
        )
    }

    /// 400: the host of the request is missing, ambiguous or invalid.
    pub(super) fn no_host() -> Self {
        Self::invalid(StatusCode::BAD_REQUEST, "A request must have exactly one valid `Host`")
    }

    /// 501/2001.
    pub(super) fn unknown_coding() -> Self {
        let message = "The only supported transfer coding is `chunked`";
        Self::new(StatusCode::NOT_IMPLEMENTED, ErrorResponse::new(ErrorCode::NOT_IMPLEMENTED, message))
    }

    /// 500/2000.
    pub(super) fn internal(cause: impl Into<String>) -> Self {
        let failure = Self::new(StatusCode::INTERNAL_SERVER_ERROR, ErrorResponse::internal_error());
        Self { cause: Some(cause.into()), ..failure }
    }

    /// 503/2000: the server is busy. The caller may repeat the request.
    pub(super) fn busy(cause: impl Into<String>) -> Self {
        let response = ErrorResponse::new(
            ErrorCode::INTERNAL_ERROR,
            "The server is busy, or its store does not answer; try again",
        );
        Self { cause: Some(cause.into()), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, response) }
    }

    pub(super) fn code(&self) -> ErrorCode {
        self.response.code()
    }

    fn found<'f>(&'f self, index: usize, finding: &'f Finding) -> Found<'f> {
        match self.fixes.get(index) {
            Some(fixes) => Found::WithFixes(FixableFinding { finding, fixes }),
            None => Found::Alone(finding),
        }
    }

    /// The body of the answer to the request with this id.
    fn body(&self, request_id: &str) -> Body {
        let body = FailureBody {
            response: (*self.response).clone().with_error_id(&error_id(request_id)),
            unknown_sub_accounts: self.unknown_sub_accounts.clone(),
            findings: self
                .findings
                .iter()
                .enumerate()
                .map(|(index, finding)| self.found(index, finding))
                .collect(),
            findings_omitted: self.findings_omitted,
        };
        serde_json::to_vec(&body).unwrap_or_default().into()
    }
}

/// The first error, and the number of others.
fn summary(report: &Report) -> String {
    let mut errors = report.at_level(Level::Error);
    let Some(first) = errors.next() else { return format!("Invalid {}", report.model()) };
    let place = match first.pointer().as_str() {
        "" => String::new(),
        pointer => format!(" at {pointer}"),
    };
    let others = match report.counts().errors.saturating_sub(1) {
        0 => String::new(),
        1 => "; and 1 more error".to_owned(),
        others => format!("; and {others} more errors"),
    };
    format!("Invalid {}: {}{place}{others}", report.model(), first.message())
}

impl IntoResponse for Failure {
    /// Status and headers. [`finish`] adds the body, which has the id of the request.
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status;
        match self.status {
            StatusCode::UNAUTHORIZED => {
                response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            StatusCode::TOO_MANY_REQUESTS => {
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("10"));
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

/// Adds the body to the answer of a failure, and returns the failure for the log.
pub(super) fn finish(response: &mut Response, request_id: &str) -> Option<Failure> {
    let failure = response.extensions_mut().remove::<Arc<Failure>>().and_then(Arc::into_inner)?;
    *response.body_mut() = failure.body(request_id);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Some(failure)
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Store(StoreError::UnknownSubAccounts(unknown_sub_accounts)) => {
                let failure = Self::new(StatusCode::BAD_REQUEST, ErrorResponse::illegal_sub_account_id());
                Self { unknown_sub_accounts, ..failure }
            }
            VaultError::Store(StoreError::PreconditionFailed) => Self::precondition_failed(),
            VaultError::Store(error) => error.into(),
            VaultError::Seal(error) => Self::internal(error.to_string()),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        if error.is_passing() { Self::busy(error.to_string()) } else { Self::internal(error.to_string()) }
    }
}

/// 404/1300: the path does not exist.
pub(super) async fn not_found() -> Failure {
    Failure::new(StatusCode::NOT_FOUND, ErrorResponse::new(ErrorCode::NOT_FOUND, "The path does not exist"))
}

/// 405/2001. The router sets `Allow`.
pub(super) async fn method_not_allowed() -> Failure {
    let response = ErrorResponse::new(ErrorCode::NOT_IMPLEMENTED, "The path does not support this method");
    Failure::new(StatusCode::METHOD_NOT_ALLOWED, response)
}
