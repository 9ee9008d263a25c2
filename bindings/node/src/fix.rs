//! Fixes of findings. The classes are JavaScript's, in `lib/fix.js`.

use chatapps_webhooks::Applicability;
use napi::bindgen_prelude::{Buffer, Result};
use napi_derive::napi;

use crate::report::{Found, failed, found, to_json};
use crate::request::Handle;

/// What is found in JSON text, and the fixes of each finding as JSON.
#[napi(catch_unwind)]
fn fixes(request: &Handle, text: &[u8]) -> Result<(Found, String)> {
    let report = request.check(text);
    Ok((found(&report)?, to_json(&report.fixes(text))?))
}

/// A text with fixes made, what is found in it, and what was fixed.
#[expect(unreachable_pub, reason = "what JavaScript gets has to be public")]
#[napi(object)]
pub struct FixedText {
    /// The text in UTF-8.
    pub text: Buffer,
    /// What is found in it.
    pub found: Found,
    /// What was fixed, as JSON.
    pub findings: String,
}

/// Makes the fixes of JSON text. Fails if the applicability is neither `safe` nor `unsafe`, or
/// fixes undo each other.
#[napi(catch_unwind)]
fn fixed(request: &Handle, text: &[u8], applicability: String) -> Result<FixedText> {
    let applicability: Applicability = applicability.parse().map_err(failed)?;
    let report = request.check(text);
    let fixed = report.fixed(text, applicability).map_err(failed)?;
    Ok(FixedText {
        found: found(fixed.report())?,
        findings: to_json(&fixed.findings())?,
        text: fixed.into_text().into(),
    })
}
