//! What the parser of YAML finds, told in our words.

use chatapps_webhooks::{InputFormat, SourceFault};
use granit_parser::{ErrorKind, ScanError};

use crate::writer::Fault;

/// The deepest nesting that the parser takes.
const PARSER_DEPTH: usize = 255;

pub(super) fn of(error: &ScanError, source: &str) -> Fault {
    let start = error.marker().byte_offset().unwrap_or_default();
    let next = source.get(start..).unwrap_or_default().chars().next();
    let kind = match error.kind() {
        ErrorKind::RecursionLimitExceeded => SourceFault::TooDeep(PARSER_DEPTH),
        ErrorKind::UnclosedQuotedScalar => SourceFault::StringEnd,
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => SourceFault::Escape,
        ErrorKind::UnknownAnchor => SourceFault::Anchor,
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => SourceFault::Tab,
        ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry => SourceFault::Indentation,
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::InvalidMappingValueWhitespace => SourceFault::Colon,
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            SourceFault::Quote
        }
        ErrorKind::UnclosedFlowCollection { open } | ErrorKind::MismatchedFlowCollectionEnd { open, .. } => {
            SourceFault::Close(if *open == '[' { ']' } else { '}' })
        }
        ErrorKind::UnexpectedEofFlowSequence => SourceFault::Close(']'),
        ErrorKind::UnexpectedEofFlowMapping => SourceFault::Close('}'),
        ErrorKind::ExpectedFlowSequenceSeparator => SourceFault::Comma(']', next),
        ErrorKind::ExpectedFlowMappingSeparator => SourceFault::Comma('}', next),
        _ => SourceFault::Unexpected(InputFormat::Yaml, next),
    };
    let start = if kind == SourceFault::Tab { tab_near(source, start) } else { start };
    Fault::at(kind, source, start)
}

/// The tab that is meant: at a place, before it on its line, or in the value that begins there.
fn tab_near(source: &str, start: usize) -> usize {
    let bytes = source.as_bytes();
    let before = bytes.get(..=start).unwrap_or(bytes).iter().rposition(|byte| matches!(byte, b'\t' | b'\n'));
    let behind = || bytes.get(start..)?.iter().position(|byte| *byte == b'\t').map(|length| start + length);
    before.filter(|at| bytes.get(*at) == Some(&b'\t')).or_else(behind).unwrap_or(start)
}
