//! The shared cases, through the service itself.

use std::convert::Infallible;

use bytes::Bytes;
use chatapps_webhooks::{SampleOptions, sample};
use futures_util::stream;
use http::header::AUTHORIZATION;
use http::{Request, Response};
use http_body::{Body, Frame};
use http_body_util::{Empty, Full, StreamBody};
use serde_json::Value;
use tower::ServiceExt;

use crate::program::{Calls, RIGHT, receiver};

pub(crate) fn cases() -> Vec<Value> {
    serde_json::from_str(include_str!("../../../../tests/receiver/cases.json")).unwrap()
}

/// The body of a request of a case.
pub(crate) fn body_of(request: &Value) -> String {
    let Some([kind, wishes]) = request["sample"].as_array().map(Vec::as_slice) else {
        return request["body"].as_str().unwrap_or_default().to_owned();
    };
    let options = SampleOptions {
        state: wishes["state"].as_str(),
        channel: wishes["channel"].as_str(),
        seed: wishes["seed"].as_u64().unwrap_or_default(),
        ..SampleOptions::default()
    };
    sample(kind.as_str().unwrap(), &options).unwrap()
}

/// The values of `Authorization` of a request.
pub(crate) fn authorization_of(case: &Value, request: &Value) -> Vec<String> {
    let texts = |values: &Value| -> Option<Vec<String>> {
        Some(values.as_array()?.iter().map(|value| value.as_str().unwrap().to_owned()).collect())
    };
    texts(&request["authorization"]).unwrap_or_else(|| {
        let right = texts(&case["authorization"]).unwrap_or_default();
        vec![right.first().map_or(RIGHT, String::as_str).to_owned()]
    })
}

fn request<B>(case: &Value, request: &Value, body: B) -> Request<B> {
    let method = request["method"].as_str().unwrap_or("POST");
    let mut made = Request::builder().method(method).uri("/events");
    for value in authorization_of(case, request) {
        made = made.header(AUTHORIZATION, value);
    }
    made.body(body).unwrap()
}

/// A body that comes byte by byte, and doesn't say how long it is.
fn in_bytes(text: String) -> impl Body<Data = Bytes, Error = Infallible> {
    let frames = text.into_bytes().into_iter().map(|byte| Ok(Frame::data(Bytes::copy_from_slice(&[byte]))));
    StreamBody::new(stream::iter(frames.collect::<Vec<_>>()))
}

fn compare(case: &Value, request: &Value, answer: &Response<Empty<Bytes>>, calls: &Calls, has_length: bool) {
    let about = format!("{}: {request}", case["description"]);
    // Without a length, nothing is known of a body that isn't read.
    let status = match request["status"].as_u64().unwrap() {
        413 if !has_length => 401,
        status => status,
    };
    assert_eq!(u64::from(answer.status().as_u16()), status, "{about}");
    for (name, value) in request["headers"].as_object().into_iter().flatten() {
        assert_eq!(answer.headers()[name.as_str()], value.as_str().unwrap(), "{about}");
    }
    let expected: Vec<_> =
        request["calls"].as_array().unwrap().iter().map(|call| call.as_str().unwrap().to_owned()).collect();
    assert_eq!(calls.take(), expected, "{about}");
}

#[tokio::test(start_paused = true)]
async fn whole_bodies_are_answered_as_the_cases_say() {
    for case in cases() {
        let calls = Calls::default();
        let receiver = receiver(&case, &calls);
        for sent in case["requests"].as_array().unwrap() {
            let request = request(&case, sent, Full::new(Bytes::from(body_of(sent))));
            let answer = receiver.clone().oneshot(request).await.unwrap();
            compare(&case, sent, &answer, &calls, true);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn streamed_bodies_are_answered_as_the_cases_say() {
    for case in cases() {
        let calls = Calls::default();
        let receiver = receiver(&case, &calls);
        for sent in case["requests"].as_array().unwrap() {
            let answer = receiver.receive(request(&case, sent, in_bytes(body_of(sent)))).await;
            compare(&case, sent, &answer, &calls, false);
        }
    }
}

#[tokio::test]
async fn a_body_that_breaks_off_was_not_received() {
    let calls = Calls::default();
    let case = serde_json::json!({});
    let frames = [Ok(Frame::data(Bytes::from_static(b"{}"))), Err("gone")];
    let body = StreamBody::new(stream::iter(frames));
    let answer = receiver(&case, &calls).receive(request(&case, &case, body)).await;
    assert_eq!((answer.status().as_u16(), calls.take()), (503, Vec::new()));
}
