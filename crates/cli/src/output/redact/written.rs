//! Documents in other formats than JSON: what is readable of the JSON stays readable in the source,
//! where both have the same text. Comments do not.

use std::collections::BTreeMap;

use chatapps_webhooks::property_names;
use chatapps_webhooks_texts::Place;

use super::canvas::{Canvas, blank};

/// The source, of which each byte is at the same place in the JSON text, with the blanked JSON.
/// Comments are white space there; here, they are blanked.
pub(super) fn in_place(source: &str, blanked: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    for c in source.chars() {
        let end = at + c.len_utf8();
        match blanked.get(at..end) {
            // What is white space in JSON alone is in a comment, or it is the comma that trails.
            Some(shown) if shown.trim().is_empty() && !c.is_ascii_whitespace() => {
                out.push(if c == ',' { c } else { blank(c) });
            }
            Some(shown) => out.push_str(shown),
            None => out.push(blank(c)),
        }
        at = end;
    }
    out
}

/// The source with the names and values of the blanked JSON, where they are written the same way.
pub(super) fn transcribed(source: &str, json: &str, blanked: &str, places: &[Place]) -> String {
    let mut canvas = Canvas::of(source.len());
    let mut at = 0;
    for (start, Token { end, shown }) in tokens(source, json, blanked, places) {
        if start >= at {
            between(source.get(at..start).unwrap_or_default(), &mut canvas);
            canvas.keep(&shown);
            at = end;
        }
    }
    between(source.get(at..).unwrap_or_default(), &mut canvas);
    canvas.into_text()
}

/// A name or a value of the source, as it is shown.
struct Token {
    end: usize,
    shown: String,
}

/// All names, and all values but lists and objects, by their first byte.
fn tokens(source: &str, json: &str, blanked: &str, places: &[Place]) -> BTreeMap<usize, Token> {
    let mut tokens: BTreeMap<usize, Token> = BTreeMap::new();
    for place in places {
        let (Some(written), Some(token), Some(shown)) =
            (source.get(place.source.clone()), json.get(place.json.clone()), blanked.get(place.json.clone()))
        else {
            continue;
        };
        if written.is_empty() || token.starts_with(['[', '{']) {
            continue;
        }
        let shown = shown_as(written, token, shown).unwrap_or_else(|| blanked_lines(written));
        let (start, end) = (place.source.start, place.source.end);
        match tokens.get_mut(&start) {
            None => drop(tokens.insert(start, Token { end, shown })),
            // An alias stands for it in another place, where it may be a secret.
            Some(other) if other.shown != shown => other.shown = blanked_lines(written),
            Some(_) => {}
        }
    }
    tokens
}

/// What is shown of a name or a value, if the source has the very text of the JSON.
fn shown_as(written: &str, token: &str, shown: &str) -> Option<String> {
    if written == token {
        return Some(shown.to_owned());
    }
    let inner = |text: &str| text.strip_prefix('"')?.strip_suffix('"').map(str::to_owned);
    let (token, shown) = (inner(token)?, inner(shown)?);
    if written == token {
        return Some(shown);
    }
    let quoted = written.strip_prefix('\'')?.strip_suffix('\'')?;
    (quoted == token).then(|| format!("'{shown}'"))
}

fn blanked_lines(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { c } else { blank(c) }).collect()
}

/// Writes what is neither a name nor a value: punctuation and the names of the API stay readable.
fn between(text: &str, canvas: &mut Canvas) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (part, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        match c {
            '#' => canvas.blank(part),
            '-' | '=' | '?' | '.' | '\'' | '|' | '>' | '&' | '!' => canvas.keep(part),
            c if !is_word(c) => canvas.punctuation(part),
            _ if part == ENTRIES || property_names().contains(&part) => canvas.keep(part),
            _ => canvas.blank(part),
        }
        rest = behind;
    }
}

/// The name of the entries in TOML.
const ENTRIES: &str = "webhooks";

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
