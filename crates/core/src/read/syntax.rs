//! How faults of JSON text are worded.

use crate::finding::params::{Param, Params};
use crate::json::syntax::{SyntaxFault, SyntaxFaultKind};
use crate::policy::catalogue::{Wording, wording};
use crate::values::account_id::AccountId;

/// How a fault is worded, given the text; `""` if the bytes are no text.
pub(crate) fn wording_of(fault: &SyntaxFault, text: &str) -> (&'static Wording, Params) {
    let rest = text.get(fault.range.start..).unwrap_or_default();
    let rest = rest.trim_start_matches([' ', '\n', '\r', '\t']);
    let params = Params::default();
    if let Some(wording) = other_kind_of_text(fault, text) {
        return (wording, params);
    }
    match fault.kind {
        SyntaxFaultKind::ByteOrderMark => (&wording::SYNTAX_BYTE_ORDER_MARK, params),
        SyntaxFaultKind::Utf16 => (&wording::SYNTAX_UTF_16, params),
        SyntaxFaultKind::Utf8 => (&wording::SYNTAX_UTF_8, params),
        SyntaxFaultKind::StringEnd => (&wording::SYNTAX_STRING_END, params),
        SyntaxFaultKind::Control => (&wording::SYNTAX_CONTROL, params),
        SyntaxFaultKind::Escape => (&wording::SYNTAX_ESCAPE, params),
        SyntaxFaultKind::Surrogate => (&wording::SYNTAX_SURROGATE, params),
        SyntaxFaultKind::Number => (&wording::SYNTAX_NUMBER, params),
        SyntaxFaultKind::Value if text.trim().is_empty() => (&wording::SYNTAX_EMPTY, params),
        _ if ["//", "/*", "#"].iter().any(|start| rest.starts_with(start)) => {
            (&wording::SYNTAX_COMMENT, params)
        }
        _ if rest.starts_with('\'') => (&wording::SYNTAX_SINGLE_QUOTE, params),
        _ if rest.starts_with(['“', '”', '„', '‘', '’']) => (&wording::SYNTAX_CURLY_QUOTE, params),
        SyntaxFaultKind::Value => value_wording(rest),
        SyntaxFaultKind::TrailingComma(close) => {
            (&wording::SYNTAX_TRAILING_COMMA, params.with("found", close.to_string()))
        }
        SyntaxFaultKind::Key if rest.is_empty() => ended("a property name or `}`"),
        SyntaxFaultKind::Key => (&wording::SYNTAX_KEY, params.with("found", found(rest))),
        SyntaxFaultKind::Colon if rest.is_empty() => ended("`:`"),
        SyntaxFaultKind::Colon => (&wording::SYNTAX_COLON, params.with("found", found(rest))),
        SyntaxFaultKind::Comma(close) if rest.is_empty() => ended(format!("`,` or `{close}`")),
        SyntaxFaultKind::Comma(close) => {
            (&wording::SYNTAX_COMMA, params.with("expected", close.to_string()).with("found", found(rest)))
        }
        SyntaxFaultKind::Trailing if rest.starts_with(['[', '{', '"']) => {
            (&wording::SYNTAX_TRAILING_DOCUMENT, params.with("found", found(rest)))
        }
        SyntaxFaultKind::Trailing => (&wording::SYNTAX_TRAILING, params.with("found", found(rest))),
    }
}

/// How the fault is worded if the text as a whole is something else than JSON that people take for
/// it, and the fault is where it begins.
fn other_kind_of_text(fault: &SyntaxFault, text: &str) -> Option<&'static Wording> {
    let is_word = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !is_word(text.get(..fault.range.start)?.trim_ascii()) {
        return None;
    }
    let text = text.trim_ascii();
    if AccountId::is_valid(text) {
        Some(&wording::SYNTAX_ACCOUNT_ID)
    } else if is_path(text) {
        Some(&wording::SYNTAX_PATH)
    } else if is_yaml(text) {
        Some(&wording::SYNTAX_YAML)
    } else {
        None
    }
}

/// Whether a text looks like the path of a file.
fn is_path(text: &str) -> bool {
    const STARTS: [&str; 4] = ["/", "./", "../", "~/"];
    const ENDS: [&str; 7] = [".json", ".jsonc", ".ndjson", ".jsonl", ".yaml", ".yml", ".toml"];
    let is_line = text.len() <= 4096 && !text.contains(['\n', '\r', '"', '{', '[']);
    let starts = STARTS.iter().any(|start| text.starts_with(start))
        || text.get(1..).is_some_and(|rest| rest.starts_with(":\\"));
    let is_comment = text.starts_with("//") || text.starts_with("/*");
    is_line && !is_comment && (starts || ENDS.iter().any(|end| text.ends_with(end)))
}

/// Whether a text begins as a block of YAML does, behind comments: a directive, a marker, an
/// element of a list, or a name with a colon.
fn is_yaml(text: &str) -> bool {
    let is_comment = |line: &&str| line.trim_ascii().is_empty() || line.starts_with('#');
    let line = text.lines().map(str::trim_ascii_end).find(|line| !is_comment(line)).unwrap_or_default();
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
    };
    let is_member = line
        .split_once(':')
        .is_some_and(|(name, rest)| is_name(name) && (rest.is_empty() || rest.starts_with(' ')));
    line == "---"
        || line.starts_with("%YAML")
        || line.starts_with("%TAG")
        || line.starts_with("- ")
        || is_member
}

fn ended(expected: impl Into<Param>) -> (&'static Wording, Params) {
    (&wording::SYNTAX_END, Params::default().with("expected", expected))
}

fn value_wording(rest: &str) -> (&'static Wording, Params) {
    if rest.is_empty() {
        return ended("a JSON value");
    }
    let word = rest.split(|c: char| !c.is_alphanumeric() && !"+-_".contains(c)).next().unwrap_or("");
    let params = Params::default();
    match word.trim_start_matches(['+', '-']) {
        "NaN" | "Infinity" | "Inf" | "inf" | "nan" => {
            (&wording::SYNTAX_NOT_A_NUMBER, params.with("found", word.to_owned()))
        }
        "True" | "TRUE" | "yes" | "on" => literal(word, "true"),
        "False" | "FALSE" | "no" | "off" => literal(word, "false"),
        "None" | "Null" | "NULL" | "nil" | "undefined" => literal(word, "null"),
        _ if rest.starts_with(['+', '.'])
            && rest.get(1..).is_some_and(|rest| rest.starts_with(is_digit_or_point)) =>
        {
            (&wording::SYNTAX_NUMBER, params)
        }
        word if !word.is_empty() => {
            match ["true", "false", "null"].into_iter().find(|known| known.starts_with(word)) {
                Some(known) => literal(word, known),
                None => (&wording::SYNTAX_VALUE, params.with("found", found(rest))),
            }
        }
        _ => (&wording::SYNTAX_VALUE, params.with("found", found(rest))),
    }
}

fn is_digit_or_point(c: char) -> bool {
    c.is_ascii_digit() || c == '.'
}

fn literal(found: &str, suggestion: &'static str) -> (&'static Wording, Params) {
    (
        &wording::SYNTAX_LITERAL,
        Params::default().with("found", found.to_owned()).with("suggestion", suggestion),
    )
}

/// The character found. One character only: what stands there may be a secret.
fn found(rest: &str) -> String {
    match rest.chars().next() {
        Some('`') => "backtick".to_owned(),
        Some(c) => c.to_string(),
        None => "end of the text".to_owned(),
    }
}
