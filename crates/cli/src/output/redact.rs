//! Blanks the values of a document before its lines are shown.
//!
//! Works on any bytes, JSON or not. A short list of things stays readable: punctuation, white
//! space, property names, `true`, `false`, `null`, and the values of properties that hold no
//! secret, if they have the expected shape. After a syntax error the bounds of values are unknown,
//! so only punctuation stays readable from there on.
//!
//! The result has the length of the text, in bytes and in code points, and no control characters
//! other than line feeds and tabs, so positions in the text are positions in the result.

mod canvas;
mod scan;
#[cfg(test)]
mod tests;
mod value;
mod written;

use std::borrow::Cow;

use chatapps_webhooks::Model;
use chatapps_webhooks_texts::Transcript;

use self::canvas::Canvas;
#[cfg(feature = "console")]
pub(crate) use self::canvas::blank;
use self::scan::Scanner;
use self::written::{in_place, transcribed};

/// The document with its values blanked. `end` is the offset at which it stops being JSON, if that
/// is known.
pub(crate) fn redact(model: Model, text: &[u8], end: Option<usize>) -> String {
    let text = decode(text);
    let mut end = end.unwrap_or(text.len()).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (json, rest) = text.split_at_checked(end).unwrap_or(("", &text));
    let mut canvas = Canvas::of(text.len());
    let scanned = Scanner::new(json, model, &mut canvas).run();
    canvas.punctuation(json.get(scanned..).unwrap_or_default());
    canvas.punctuation(rest);
    canvas.into_text()
}

/// The same for a document in another format than JSON. Without a transcript, nothing is known of
/// it, and only punctuation stays readable.
pub(super) fn redact_written(
    model: Model,
    text: &[u8],
    transcript: Option<&Transcript<'_>>,
    end: Option<usize>,
) -> String {
    let Some(transcript) = transcript else {
        let mut canvas = Canvas::of(text.len());
        canvas.punctuation(&decode(text));
        return canvas.into_text();
    };
    match transcript.places() {
        None => in_place(transcript.source(), &redact(model, transcript.json().as_bytes(), end)),
        Some(places) => {
            let json = transcript.json();
            transcribed(transcript.source(), json, &redact(model, json.as_bytes(), None), places)
        }
    }
}

/// The text as UTF-8. Each invalid byte becomes a NUL, which JSON allows nowhere.
fn decode(text: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = str::from_utf8(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for chunk in text.utf8_chunks() {
        out.push_str(chunk.valid());
        out.extend(chunk.invalid().iter().map(|_| '\0'));
    }
    Cow::Owned(out)
}
