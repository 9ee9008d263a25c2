//! Reads the answers of receivers and token endpoints, to a limit.

use reqwest::Response;
use zeroize::Zeroizing;

/// Reads the beginning of a body into `text`, at most that many bytes. What was read is there even if
/// the reading is given up. A body that ends early ends there.
pub(super) async fn beginning(response: &mut Response, limit: usize, text: &mut Zeroizing<Vec<u8>>) {
    while let Ok(Some(chunk)) = response.chunk().await {
        let room = limit - text.len();
        text.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
        if chunk.len() >= room {
            return;
        }
    }
}
