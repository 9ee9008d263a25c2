//! Reads the answers of receivers and token endpoints, to a limit.

use reqwest::Response;
use zeroize::Zeroizing;

/// How much of a body was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Beginning {
    /// All of it.
    Whole,
    /// A part: more may follow.
    Part,
}

/// Reads the beginning of a body into `text`, at most that many bytes. What was read is there even
/// if the reading is given up. A body that ends early ends there.
pub(super) async fn beginning(
    response: &mut Response,
    limit: usize,
    text: &mut Zeroizing<Vec<u8>>,
) -> Beginning {
    loop {
        match response.chunk().await {
            Ok(None) => return Beginning::Whole,
            Err(_) => return Beginning::Part,
            Ok(Some(chunk)) => {
                let room = limit - text.len();
                text.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
                if chunk.len() >= room {
                    return Beginning::Part;
                }
            }
        }
    }
}
