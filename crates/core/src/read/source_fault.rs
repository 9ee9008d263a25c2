//! How faults of texts in other formats than JSON are worded.

use crate::base::input_format::InputFormat;
use crate::base::privacy::shown_name;
use crate::finding::params::Params;
use crate::policy::catalogue::{Wording, wording};

/// Why a text can't be read as its format, or has what JSON can't hold. None of them has a value of
/// the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceFault {
    /// No rule of the format allows this character here; `None` if the text ends too early.
    Unexpected(InputFormat, Option<char>),
    /// There is no document.
    Empty,
    /// Nesting beyond what the parser takes.
    TooDeep(usize),
    /// Infinity, or no number.
    NotANumber,
    /// A string without an end.
    StringEnd,
    /// A string with an escape that the format doesn't have.
    Escape,
    /// A comment of JSONC without an end.
    CommentEnd,
    /// A value of TOML that is neither in quotes nor anything else.
    Unquoted,
    /// A key or a table that TOML has already.
    Repeated,
    /// A key of TOML that isn't a table, but is used as one.
    Extended,
    /// A document of TOML that should have entries.
    NoEntries,
    /// A name in TOML beside the entries.
    BesideEntries(String),
    /// A second document.
    SecondDocument,
    /// A name that is no string, but a value of this type.
    Name(&'static str),
    /// Aliases that stand for more than this many bytes.
    Expanded(usize),
    /// An alias of what it is in.
    Circle,
    /// An alias of nothing.
    Anchor,
    /// A merge of what is no object, but a value of this type.
    Merged(&'static str),
    /// A tag on what isn't of its type.
    Tagged(&'static str),
    /// Wrong indentation.
    Indentation,
    /// A tab in place of spaces.
    Tab,
    /// A name without a colon, and the character in its place.
    NoColon(Option<char>),
    /// A colon in a place that has none.
    Colon,
    /// A string that goes on behind its quote.
    Quote,
    /// A bracket without this one, which closes it.
    Close(char),
    /// Neither a comma nor this bracket.
    Comma(char, Option<char>),
}

/// How a fault is worded.
pub(crate) fn wording_of(fault: &SourceFault) -> (&'static Wording, Params) {
    let params = Params::default();
    let wording = match fault {
        SourceFault::Unexpected(format, None) => {
            return (&wording::SYNTAX_FORMAT_END, params.with("format", format.title()));
        }
        SourceFault::Unexpected(format, Some(c)) => {
            let params = params.with("format", format.title()).with("found", shown(*c));
            return (&wording::SYNTAX_FORMAT, params);
        }
        SourceFault::TooDeep(limit) => return (&wording::SYNTAX_FORMAT_DEEP, params.with("limit", *limit)),
        SourceFault::BesideEntries(name) => {
            let is_close = name.to_ascii_lowercase().contains("webhook");
            let wording =
                if is_close { &wording::SYNTAX_TOML_KEY_SUGGESTION } else { &wording::SYNTAX_TOML_KEY };
            return (wording, params.with("found", shown_name(name)));
        }
        SourceFault::Name(found) => return (&wording::SYNTAX_YAML_KEY, params.with("found", *found)),
        SourceFault::Expanded(limit) => {
            return (&wording::SYNTAX_YAML_EXPANDED, params.with("limit", *limit));
        }
        SourceFault::Merged(found) => return (&wording::SYNTAX_YAML_MERGED, params.with("found", *found)),
        SourceFault::Tagged(expected) => {
            return (&wording::SYNTAX_YAML_TAGGED, params.with("expected", *expected));
        }
        SourceFault::Close(expected) => {
            return (&wording::SYNTAX_YAML_CLOSE, params.with("expected", expected.to_string()));
        }
        SourceFault::Comma(close, None) => {
            return (&wording::SYNTAX_END, params.with("expected", format!("`,` or `{close}`")));
        }
        SourceFault::Comma(close, Some(found)) => {
            let params = params.with("expected", close.to_string()).with("found", shown(*found));
            return (&wording::SYNTAX_COMMA, params);
        }
        SourceFault::NoColon(None) => return (&wording::SYNTAX_END, params.with("expected", "`:`")),
        SourceFault::NoColon(Some(found)) => {
            return (&wording::SYNTAX_YAML_NO_COLON, params.with("found", shown(*found)));
        }
        SourceFault::Empty => &wording::SYNTAX_FORMAT_EMPTY,
        SourceFault::NotANumber => &wording::SYNTAX_FORMAT_NOT_A_NUMBER,
        SourceFault::StringEnd => &wording::SYNTAX_FORMAT_STRING_END,
        SourceFault::Escape => &wording::SYNTAX_FORMAT_ESCAPE,
        SourceFault::CommentEnd => &wording::SYNTAX_JSONC_COMMENT_END,
        SourceFault::Unquoted => &wording::SYNTAX_TOML_UNQUOTED,
        SourceFault::Repeated => &wording::SYNTAX_TOML_REPEATED,
        SourceFault::Extended => &wording::SYNTAX_TOML_EXTENDED,
        SourceFault::NoEntries => &wording::SYNTAX_TOML_NO_ENTRIES,
        SourceFault::SecondDocument => &wording::SYNTAX_YAML_DOCUMENTS,
        SourceFault::Circle => &wording::SYNTAX_YAML_CIRCLE,
        SourceFault::Anchor => &wording::SYNTAX_YAML_ANCHOR,
        SourceFault::Indentation => &wording::SYNTAX_YAML_INDENTATION,
        SourceFault::Tab => &wording::SYNTAX_YAML_TAB,
        SourceFault::Colon => &wording::SYNTAX_YAML_COLON,
        SourceFault::Quote => &wording::SYNTAX_YAML_QUOTE,
    };
    (wording, params)
}

/// A character as a message shows it. One only: what stands there may be a secret.
fn shown(c: char) -> String {
    match c {
        '`' => "backtick".to_owned(),
        '\n' => "end of the line".to_owned(),
        c => c.to_string(),
    }
}
