//! The shared cases over HTTP, behind axum.

use axum::Router;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::cases::{authorization_of, body_of, cases};
use crate::program::{Calls, receiver};

/// Sends a request as it is, and returns the status and the text of the answer.
async fn exchange(address: std::net::SocketAddr, request: &[u8]) -> (u64, String) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
    (status, answer.to_lowercase())
}

#[tokio::test]
async fn the_cases_hold_behind_axum() {
    for case in cases() {
        let calls = Calls::default();
        let app: Router = Router::new().route_service("/events", receiver(&case, &calls));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = tokio::spawn(async move { axum::serve(listener, app).await });
        for sent in case["requests"].as_array().unwrap() {
            let method = sent["method"].as_str().unwrap_or("POST");
            let authorization: Vec<_> = authorization_of(&case, sent)
                .iter()
                .map(|value| format!("Authorization: {value}\r\n"))
                .collect();
            let authorization = authorization.concat();
            let body = body_of(sent);
            let request = format!(
                "{method} /events HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n{authorization}Content-Length: {}\r\n\r\n{body}",
                body.len()
            );
            let (status, answer) = exchange(address, request.as_bytes()).await;
            assert_eq!(status, sent["status"].as_u64().unwrap(), "{}: {sent}", case["description"]);
            for (name, value) in sent["headers"].as_object().into_iter().flatten() {
                let line = format!("\r\n{name}: {}\r\n", value.as_str().unwrap()).to_lowercase();
                assert!(answer.contains(&line), "{}: {answer}", case["description"]);
            }
            let expected: Vec<_> = sent["calls"]
                .as_array()
                .unwrap()
                .iter()
                .map(|call| call.as_str().unwrap().to_owned())
                .collect();
            assert_eq!(calls.take(), expected, "{}: {sent}", case["description"]);
        }
        server.abort();
    }
}

#[tokio::test]
async fn chunked_bodies_are_read_up_to_the_limit() {
    let calls = Calls::default();
    let case = serde_json::json!({"max_bytes": 1000});
    let app: Router = Router::new().route_service("/events", receiver(&case, &calls));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, app).await });
    for (chunks, expected) in [(1, "fallback unrecognized"), (5, "on_oversized")] {
        let head = "POST /events HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\nAuthorization: Bearer rw4Kd0b2u\r\nTransfer-Encoding: chunked\r\n\r\n";
        let chunk = format!("1f4\r\n{}\r\n", "a".repeat(500));
        let (status, _) =
            exchange(address, format!("{head}{}0\r\n\r\n", chunk.repeat(chunks)).as_bytes()).await;
        let called = calls.take();
        assert_eq!((status, called.last().map(String::as_str)), (204, Some(expected)));
    }
    server.abort();
}
