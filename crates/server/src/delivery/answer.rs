//! Reads the answers of receivers and token endpoints, to a limit.

use reqwest::Response;
use zeroize::Zeroizing;

/// The beginning of a body, at most that many bytes, and whether it is all of it. A body that ends
/// early ends there.
pub(super) async fn beginning(response: &mut Response, limit: usize) -> (Zeroizing<Vec<u8>>, bool) {
    let mut text = Zeroizing::new(Vec::new());
    while let Ok(Some(chunk)) = response.chunk().await {
        let room = limit - text.len();
        text.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
        if chunk.len() > room {
            return (text, false);
        }
    }
    (text, true)
}
