//! Who may ask: the addresses of a request, and the headers of each answer.
//!
//! [`check`] sees every request before a route does, and doesn't look at the path. So no spelling
//! of a path leads around it.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::answer::Refusal;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const SEC_FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");
const SEC_FETCH_DEST: HeaderName = HeaderName::from_static("sec-fetch-dest");

/// What browsers let the page do, and what others may do with it.
const HEADERS: [(&str, &str); 9] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), usb=()"),
    ("cache-control", "no-store"),
];

/// The names by which a browser may call the console.
#[derive(Debug)]
pub(super) struct Hosts([String; 2]);

impl Hosts {
    /// The names of an address: its own, and that of this machine.
    pub(super) fn of(address: SocketAddr) -> Self {
        let (own, port) = (address.to_string(), format!(":{}", address.port()));
        let local = format!("localhost{port}");
        // Browsers leave the usual port out.
        let named = |name: String| match name.strip_suffix(":80") {
            Some(name) if address.port() == 80 => name.to_owned(),
            _ => name,
        };
        Self([named(own), named(local)])
    }

    fn has(&self, host: &str) -> bool {
        self.0.iter().any(|known| known.eq_ignore_ascii_case(host))
    }
}

/// Refuses what doesn't come from the console's own page, or from somebody who goes there.
pub(super) async fn check(State(hosts): State<Arc<Hosts>>, request: Request, next: Next) -> Response {
    match refusal(&hosts, &request) {
        Some(message) => Refusal::of(StatusCode::FORBIDDEN, message).into_response(),
        None => next.run(request).await,
    }
}

/// Why a request is refused.
fn refusal(hosts: &Hosts, request: &Request) -> Option<&'static str> {
    let headers = request.headers();
    let Some(host) = only(headers, &HOST).filter(|host| hosts.has(host)) else {
        return Some("the console isn't called by this name: open the address that the program printed");
    };
    if request.uri().authority().is_some_and(|authority| !hosts.has(authority.as_str())) {
        return Some("the console isn't called by this name: open the address that the program printed");
    }
    let is_own =
        |origin: &str| origin.strip_prefix("http://").is_some_and(|origin| origin.eq_ignore_ascii_case(host));
    let origin = headers.contains_key(ORIGIN);
    if origin && !only(headers, &ORIGIN).is_some_and(is_own) {
        return Some("another page asks: only the console's own may");
    }
    let site = headers.contains_key(SEC_FETCH_SITE).then(|| only(headers, &SEC_FETCH_SITE));
    match *request.method() {
        Method::POST => {
            if !origin || site.is_some_and(|site| site != Some("same-origin")) {
                return Some("another page asks: only the console's own may");
            }
            if only(headers, &CONTENT_TYPE) != Some("application/json") {
                return Some("only JSON is taken");
            }
        }
        Method::GET | Method::HEAD => {
            let is_trusted = site.is_none_or(|site| matches!(site, Some("same-origin" | "none")));
            if !is_trusted && !is_visit(headers) {
                return Some("another page asks: only the console's own may");
            }
        }
        _ => return Some("it isn't asked for in this way"),
    }
    None
}

/// Whether a person goes to the console, in a whole tab.
fn is_visit(headers: &HeaderMap) -> bool {
    only(headers, &SEC_FETCH_MODE) == Some("navigate") && only(headers, &SEC_FETCH_DEST) == Some("document")
}

/// The value of a header, if there is exactly one.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// Adds the headers that every answer has.
pub(super) async fn add_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in HEADERS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn is_refused(method: &str, target: &str, headers: &[(&str, &str)]) -> bool {
        let hosts = Hosts::of("127.0.0.1:8089".parse().unwrap());
        let mut request = Request::builder().method(method).uri(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        refusal(&hosts, &request.body(Body::empty()).unwrap()).is_some()
    }

    const OWN: &str = "127.0.0.1:8089";
    const JSON: (&str, &str) = ("content-type", "application/json");

    #[test]
    fn only_the_names_of_the_console_lead_to_it() {
        for host in [OWN, "localhost:8089", "LocalHost:8089"] {
            assert!(!is_refused("GET", "/", &[("host", host)]), "{host}");
        }
        for host in [
            "",
            "127.0.0.1",
            "localhost",
            "127.0.0.1:80",
            "evil.example:8089",
            "localhost.evil.example:8089",
            "127.0.0.1:8089.",
            "user@127.0.0.1:8089",
            "127.1:8089",
            "[::1]:8089",
            "0.0.0.0:8089",
        ] {
            assert!(is_refused("GET", "/", &[("host", host)]), "{host}");
        }
        assert!(is_refused("GET", "/", &[]));
        assert!(is_refused("GET", "/", &[("host", OWN), ("host", "evil.example")]));
        assert!(is_refused("GET", "http://evil.example/", &[("host", OWN)]));
        assert!(!is_refused("GET", "http://127.0.0.1:8089/", &[("host", OWN)]));
    }

    #[test]
    fn browsers_leave_the_usual_port_out() {
        for (address, names) in [
            ("127.0.0.1:80", ["127.0.0.1", "localhost"]),
            ("[::1]:80", ["[::1]", "localhost"]),
            ("[::1]:8089", ["[::1]:8089", "localhost:8089"]),
            ("127.0.0.1:8080", ["127.0.0.1:8080", "localhost:8080"]),
        ] {
            assert_eq!(Hosts::of(address.parse().unwrap()).0, names, "{address}");
        }
    }

    #[test]
    fn only_its_own_page_may_post() {
        let post =
            |headers: &[(&str, &str)]| is_refused("POST", "/api/x", &[&[("host", OWN)], headers].concat());
        let own = ("origin", "http://127.0.0.1:8089");
        assert!(!post(&[own, JSON]));
        assert!(!post(&[own, JSON, ("sec-fetch-site", "same-origin")]));
        assert!(post(&[JSON]));
        assert!(post(&[own]));
        assert!(post(&[own, own, JSON]));
        assert!(post(&[own, ("content-type", "text/plain")]));
        assert!(post(&[own, ("content-type", "application/json; charset=utf-8, text/plain")]));
        for origin in [
            "null",
            "",
            "http://evil.example",
            "https://127.0.0.1:8089",
            "http://127.0.0.1:8090",
            "http://localhost:8089",
            "http://127.0.0.1:8089.evil.example",
            "127.0.0.1:8089",
        ] {
            assert!(post(&[("origin", origin), JSON]), "{origin}");
        }
        for site in ["cross-site", "same-site", "none", ""] {
            assert!(post(&[own, JSON, ("sec-fetch-site", site)]), "{site}");
        }
    }

    #[test]
    fn other_pages_may_lead_to_it_and_use_nothing_of_it() {
        let get = |headers: &[(&str, &str)]| is_refused("GET", "/", &[&[("host", OWN)], headers].concat());
        let visit = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")];
        assert!(!get(&[&visit[..], &[("sec-fetch-dest", "document")]].concat()));
        assert!(get(&[&visit[..], &[("sec-fetch-dest", "iframe")]].concat()));
        assert!(get(&[
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "no-cors"),
            ("sec-fetch-dest", "script")
        ]));
        assert!(get(&[("sec-fetch-site", "same-site"), ("sec-fetch-mode", "cors")]));
        assert!(get(&[("origin", "http://evil.example")]));
        for method in ["OPTIONS", "PUT", "DELETE", "CONNECT", "TRACE", "PATCH"] {
            assert!(is_refused(method, "/", &[("host", OWN)]), "{method}");
        }
    }
}
