//! YAML by its lines: what is indented more is within. Values in brackets are read as in JSON.

use std::ops::Range;

use super::flow::{MAX_DEPTH, Reader, YAML, is_literal};
use super::node::{Bounds, Member, Node, Tree, Value};

/// What a text says.
pub(crate) fn tree(text: &str) -> Tree {
    let mut lines = Lines { text, all: lines(text), next: 0, depth: 0 };
    let mut root = lines.block(0);
    // What couldn't be understood at the beginning doesn't hide the rest.
    while root.is_none() && lines.next < lines.all.len() {
        lines.next += 1;
        root = lines.block(0);
    }
    Tree { root, sections: Vec::new(), comments: Vec::new() }
}

/// A line with something on it.
#[derive(Clone, Copy)]
struct Line {
    /// The columns before it, in bytes.
    indent: usize,
    start: usize,
    end: usize,
}

/// The lines that have something on them.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end_matches(['\n', '\r']);
        let marked = line.trim_start_matches('\u{feff}');
        let content = marked.trim_start_matches([' ', '\t']);
        let (indent, before) = (marked.len() - content.len(), line.len() - content.len());
        let is_marker = indent == 0 && (content == "---" || content == "..." || content.starts_with('%'));
        if !content.is_empty() && !content.starts_with('#') && !is_marker {
            lines.push(Line { indent, start: at + before, end: at + line.len() });
        }
        at += whole.len();
    }
    lines
}

struct Lines<'t> {
    text: &'t str,
    all: Vec<Line>,
    next: usize,
    depth: usize,
}

impl<'t> Lines<'t> {
    fn peek(&self) -> Option<Line> {
        self.all.get(self.next).copied()
    }

    fn content(&self, line: Line) -> &'t str {
        self.text.get(line.start..line.end).unwrap_or_default()
    }

    /// The value that the next lines are, if they are indented that much.
    fn block(&mut self, indent: usize) -> Option<Node> {
        let line = self.peek().filter(|line| line.indent >= indent)?;
        if self.depth >= MAX_DEPTH {
            self.skip_deeper(line.indent);
            self.next += 1;
            return None;
        }
        self.depth += 1;
        let content = self.content(line);
        let node = if is_entry(content) {
            self.sequence(line.indent)
        } else if name_of(content).is_some() || is_word(content) {
            self.mapping(line.indent)
        } else {
            self.next += 1;
            self.inline(line.start, line.indent)
        };
        self.depth -= 1;
        node
    }

    fn sequence(&mut self, indent: usize) -> Option<Node> {
        let start = self.peek()?.start;
        let mut elements = Vec::new();
        let mut end = start;
        while let Some(line) =
            self.peek().filter(|line| line.indent == indent && is_entry(self.content(*line)))
        {
            let content = self.content(line);
            let behind = content.get(1..).unwrap_or_default();
            let blanks = 1 + behind.len() - behind.trim_start().len();
            end = line.end;
            let element = if behind.trim().is_empty() || behind.trim_start().starts_with('#') {
                self.next += 1;
                self.block(indent + 1)
            } else {
                // What is behind the hyphen is a line of its own, further in.
                let inner = Line { indent: indent + blanks, start: line.start + blanks, end: line.end };
                if let Some(place) = self.all.get_mut(self.next) {
                    *place = inner;
                }
                self.block(indent + 1)
            };
            if let Some(element) = element {
                end = end.max(element.range.end);
                elements.push(element);
            }
        }
        Some(Node { range: start..end, value: Value::Array(elements), bounds: Bounds::Block })
    }

    fn mapping(&mut self, indent: usize) -> Option<Node> {
        let start = self.peek()?.start;
        let mut members = Vec::new();
        let mut end = start;
        while let Some(line) = self.peek().filter(|line| line.indent >= indent) {
            let content = self.content(line);
            if line.indent > indent || is_entry(content) {
                if line.indent == indent {
                    break;
                }
                // It belongs to nothing.
                self.next += 1;
                continue;
            }
            self.next += 1;
            let member = self.member(line, content);
            end = line.end.max(member.value.as_ref().map_or(0, |value| value.range.end));
            members.push(member);
        }
        Some(Node { range: start..end, value: Value::Object(members), bounds: Bounds::Block })
    }

    fn member(&mut self, line: Line, content: &str) -> Member {
        let Some((name, length, sign)) = name_of(content) else {
            let word = content.trim_end();
            let name_range = line.start..line.start + word.len();
            return Member { name: unquoted(word), name_range, slot: None, value: None };
        };
        let name_range = line.start..line.start + length;
        let behind_sign = line.start + sign;
        let behind = self.text.get(behind_sign..line.end).unwrap_or_default();
        let rest = without_properties(behind);
        let value = if rest.is_empty() || rest.starts_with('#') {
            let is_nested = self.peek().is_some_and(|next| {
                next.indent > line.indent || next.indent == line.indent && is_entry(self.content(next))
            });
            is_nested.then(|| self.block(line.indent)).flatten()
        } else {
            self.inline(behind_sign + behind.len() - rest.len(), line.indent)
        };
        Member { name, name_range, slot: Some(behind_sign..line.end), value }
    }

    /// The value that begins in the middle of a line, which is the one before the next.
    fn inline(&mut self, start: usize, indent: usize) -> Option<Node> {
        let line_end = self.all.get(self.next.checked_sub(1)?)?.end;
        let rest = self.text.get(start..line_end).unwrap_or_default();
        let node = match rest.bytes().next()? {
            b'{' | b'[' => Reader::new(self.text, start, YAML).value(),
            b'|' | b'>' => {
                let end = self.skip_deeper(indent).unwrap_or(line_end);
                return Some(Node::scalar(start..end, Value::Text(String::new())));
            }
            quote @ (b'"' | b'\'') => {
                let (text, range) = Reader::new(self.text, start, YAML).string(quote);
                Some(Node::scalar(range, Value::Text(text)))
            }
            _ => {
                let text = rest.split(" #").next().unwrap_or_default().trim_end();
                let range = start..start + text.len();
                let value = if is_literal(text) { Value::Other } else { Value::Text(text.to_owned()) };
                self.skip_deeper(indent);
                Some(Node::scalar(range, value))
            }
        };
        // The lines that it takes are read.
        let end = node.as_ref().map_or(line_end, |node| node.range.end);
        while self.peek().is_some_and(|line| line.start < end) {
            self.next += 1;
        }
        node
    }

    /// Skips lines that are indented more, and returns where they end.
    fn skip_deeper(&mut self, indent: usize) -> Option<usize> {
        let mut end = None;
        while let Some(line) = self.peek().filter(|line| line.indent > indent) {
            end = Some(line.end);
            self.next += 1;
        }
        end
    }
}

/// Whether a line begins with the hyphen of an element.
fn is_entry(content: &str) -> bool {
    content == "-" || content.starts_with("- ")
}

/// Whether a line may be a name that is being typed.
fn is_word(content: &str) -> bool {
    let word = content.trim_end();
    !is_literal(word) && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '<'))
}

/// The name that a line begins with, its length, and the byte behind the colon.
fn name_of(content: &str) -> Option<(String, usize, usize)> {
    let length = match content.bytes().next()? {
        quote @ (b'"' | b'\'') => Reader::new(content, 0, YAML).string(quote).1.end,
        b'{' | b'[' | b'|' | b'>' | b'#' | b'?' => return None,
        _ => {
            let colons = content.match_indices(':').map(|(at, _)| at);
            let is_sign = |at: &usize| {
                content.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
            };
            colons.into_iter().find(is_sign)?
        }
    };
    let (name, rest) = content.split_at_checked(length)?;
    let blanks = rest.len() - rest.trim_start().len();
    let behind = rest.trim_start().strip_prefix(':')?;
    (behind.is_empty() || behind.starts_with([' ', '\t'])).then(|| {
        let name = name.trim_end();
        (unquoted(name), name.len(), length + blanks + 1)
    })
}

fn unquoted(name: &str) -> String {
    let inner = |quote| name.strip_prefix(quote).map(|inner| inner.strip_suffix(quote).unwrap_or(inner));
    inner('"').or_else(|| inner('\'')).unwrap_or(name).to_owned()
}

/// What is behind tags and anchors, without blanks before.
fn without_properties(text: &str) -> &str {
    let mut rest = text.trim_start();
    while rest.starts_with(['&', '!']) {
        rest = rest.find([' ', '\t']).and_then(|end| rest.get(end..)).unwrap_or_default().trim_start();
    }
    rest
}

/// The text with a line at the cursor made a member of an object, and where its name is: what is
/// typed there may be one. `None` if the line has more than a word before the cursor.
pub(crate) fn with_name(text: &str, line: &Range<usize>, at: usize) -> Option<(String, Range<usize>)> {
    let before = text.get(line.start..at)?;
    let mut content = before.trim_start();
    while let Some(rest) = content.strip_prefix("- ") {
        content = rest.trim_start();
    }
    let behind = text.get(at..line.end)?;
    let word_end = behind.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(behind.len());
    let is_rest = !behind.get(word_end..)?.trim().is_empty();
    if is_rest || !content.chars().all(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let start = at - content.len();
    let end = at + word_end;
    let mut changed = text.get(..start)?.to_owned();
    changed.push_str(MARK);
    changed.push(':');
    changed.push_str(text.get(end..)?);
    Some((changed, start..end))
}

/// The name of the member that [`with_name`] makes.
pub(crate) const MARK: &str = "cursor-is-here";
