//! What can be wrong with JSON text, and how each fault is worded.

use std::ops::Range;

use crate::finding::{Param, Params};
use crate::policy::{Wording, wording};

/// A kind of syntax fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    ByteOrderMark,
    Utf16,
    Utf8,
    /// A value was expected.
    Value,
    /// A property name was expected.
    Key,
    /// `:` was expected.
    Colon,
    /// `,` or this closing bracket was expected.
    Comma(char),
    /// A comma before this closing bracket.
    TrailingComma(char),
    Trailing,
    StringEnd,
    Control,
    Escape,
    Surrogate,
    Number,
}

/// A fault and the bytes that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) syntax: Syntax,
    pub(crate) range: Range<usize>,
}

impl Fault {
    pub(crate) const fn new(syntax: Syntax, range: Range<usize>) -> Self {
        Self { syntax, range }
    }

    /// How the fault is worded, given the text, or nothing if it is none.
    pub(crate) fn wording(&self, text: &str) -> (&'static Wording, Params) {
        let rest = text.get(self.range.start..).unwrap_or_default();
        let rest = rest.trim_start_matches([' ', '\n', '\r', '\t']);
        let params = Params::default();
        match self.syntax {
            Syntax::ByteOrderMark => (&wording::SYNTAX_BYTE_ORDER_MARK, params),
            Syntax::Utf16 => (&wording::SYNTAX_UTF_16, params),
            Syntax::Utf8 => (&wording::SYNTAX_UTF_8, params),
            Syntax::StringEnd => (&wording::SYNTAX_STRING_END, params),
            Syntax::Control => (&wording::SYNTAX_CONTROL, params),
            Syntax::Escape => (&wording::SYNTAX_ESCAPE, params),
            Syntax::Surrogate => (&wording::SYNTAX_SURROGATE, params),
            Syntax::Number => (&wording::SYNTAX_NUMBER, params),
            Syntax::Value if text.trim().is_empty() => (&wording::SYNTAX_EMPTY, params),
            _ if rest.starts_with("//") || rest.starts_with("/*") => (&wording::SYNTAX_COMMENT, params),
            _ if rest.starts_with('\'') => (&wording::SYNTAX_SINGLE_QUOTE, params),
            Syntax::Value => value_wording(rest),
            Syntax::TrailingComma(close) => {
                (&wording::SYNTAX_TRAILING_COMMA, params.with("found", close.to_string()))
            }
            Syntax::Key if rest.is_empty() => ended("a property name or `}`"),
            Syntax::Key => (&wording::SYNTAX_KEY, params.with("found", found(rest))),
            Syntax::Colon if rest.is_empty() => ended("`:`"),
            Syntax::Colon => (&wording::SYNTAX_COLON, params.with("found", found(rest))),
            Syntax::Comma(close) if rest.is_empty() => ended(format!("`,` or `{close}`")),
            Syntax::Comma(close) => (
                &wording::SYNTAX_COMMA,
                params.with("expected", close.to_string()).with("found", found(rest)),
            ),
            Syntax::Trailing if rest.starts_with(['[', '{', '"']) => {
                (&wording::SYNTAX_TRAILING_DOCUMENT, params.with("found", found(rest)))
            }
            Syntax::Trailing => (&wording::SYNTAX_TRAILING, params.with("found", found(rest))),
        }
    }
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
