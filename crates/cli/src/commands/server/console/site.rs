//! The files of the page, as they are in the repository.

use std::sync::Arc;

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;

use super::desk::Desk;

/// Files: path, type, content.
macro_rules! files {
    ($($path:literal $kind:ident $file:literal)+) => {
        const FILES: &[(&str, &str, &[u8])] = &[$(($path, $kind, include_bytes!(concat!("site/", $file)))),+];
    };
}

const HTML: &str = "text/html; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const PICTURE: &str = "image/svg+xml";

files! {
    "/" HTML "index.html"
    "/style.css" STYLE "style.css"
    "/icon.svg" PICTURE "icon.svg"
    "/main.js" SCRIPT "main.js"
    "/api.js" SCRIPT "api.js"
    "/code.js" SCRIPT "code.js"
    "/compare.js" SCRIPT "compare.js"
    "/composer.js" SCRIPT "composer.js"
    "/deliveries.js" SCRIPT "deliveries.js"
    "/delivery.js" SCRIPT "delivery.js"
    "/dom.js" SCRIPT "dom.js"
    "/editor.js" SCRIPT "editor.js"
    "/findings.js" SCRIPT "findings.js"
    "/grid.js" SCRIPT "grid.js"
    "/json.js" SCRIPT "json.js"
    "/plan.js" SCRIPT "plan.js"
    "/playground.js" SCRIPT "playground.js"
    "/receiver.js" SCRIPT "receiver.js"
    "/webhooks.js" SCRIPT "webhooks.js"
    "/words.js" SCRIPT "words.js"
}

/// Adds the files to the routes.
pub(super) fn routes(router: Router<Arc<Desk>>) -> Router<Arc<Desk>> {
    FILES.iter().fold(router, |router, &(path, kind, content)| {
        let answer = ([(CONTENT_TYPE, HeaderValue::from_static(kind))], content);
        router.route(path, get(|| async move { answer }))
    })
}
