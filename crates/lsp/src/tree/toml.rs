//! TOML by its lines: headers, and names with values.

use std::ops::Range;

use super::flow::{MAX_DEPTH, Reader, TOML};
use super::node::{Bounds, Member, Node, Step, Tree, Value};

/// What a text says.
pub(crate) fn tree(text: &str) -> Tree {
    let mut root = Node::table(0..text.len());
    let mut sections = vec![(0, Vec::new())];
    let mut path: Vec<Step> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let end = at + rest.find('\n').map_or(rest.len(), |feed| feed + 1);
        let line = text.get(at..end).unwrap_or_default();
        let content = line.trim_start_matches(['\u{feff}', ' ', '\t']);
        let start = end - content.len();
        if content.trim().is_empty() || content.starts_with('#') {
            at = end;
        } else if content.starts_with('[') {
            let range = start..start + content.trim_end().len();
            path = open(&mut root, content, &range);
            sections.push((start, path.clone()));
            at = end;
        } else {
            at = member(&mut root, &path, text, start..end);
        }
    }
    let ends: Vec<usize> = sections.iter().skip(1).map(|(start, _)| *start).chain([text.len()]).collect();
    for ((_, path), end) in sections.iter().zip(ends) {
        if let Some(table) = node_mut(&mut root, path) {
            table.range.end = table.range.end.max(end);
        }
    }
    Tree { root: Some(root), sections, comments: Vec::new() }
}

/// A part of a key, and its bytes.
struct Name {
    name: String,
    range: Range<usize>,
}

/// The parts of a key with dots, which begins at a byte.
fn names(key: &str, start: usize) -> Vec<Name> {
    let mut names = vec![Name { name: String::new(), range: start..start }];
    let mut quote = None;
    for (at, c) in key.char_indices() {
        let end = start + at + c.len_utf8();
        if quote.is_none() && c == '.' {
            names.push(Name { name: String::new(), range: end..end });
            continue;
        }
        let Some(Name { name, range }) = names.last_mut() else { break };
        if range.start == range.end && c.is_whitespace() {
            *range = end..end;
            continue;
        }
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, ' ' | '\t') => continue,
            _ => name.push(c),
        }
        range.end = end;
    }
    names.truncate(MAX_DEPTH);
    names
}

/// Reads the member that begins on a line, and returns where the next line begins.
fn member(root: &mut Node, path: &[Step], text: &str, line: Range<usize>) -> usize {
    let content = text.get(line.clone()).unwrap_or_default();
    let length = sign(content).unwrap_or(content.len());
    let key = content.get(..length).unwrap_or_default();
    let key = if length < content.len() { key } else { key.split('#').next().unwrap_or_default() }.trim_end();
    let mut end = line.end;
    let (mut slot, mut value) = (None, None);
    if length < content.len() {
        let behind = line.start + length + 1;
        slot = Some(behind..line.start + content.trim_end_matches(['\r', '\n']).len().max(length + 1));
        let rest = text.get(behind..line.end).unwrap_or_default();
        let is_there = !rest.trim().is_empty() && !rest.trim_start().starts_with('#');
        if is_there && let Some(ends) = long_string_end(text, behind, rest) {
            let start = behind + rest.len() - rest.trim_start().len();
            value = Some(Node::scalar(start..ends, Value::Text(String::new())));
            end = next_line(text, ends);
        } else if is_there {
            let mut reader = Reader::new(text, behind, TOML);
            value = reader.value();
            end = next_line(text, reader.at.max(behind)).max(line.end);
        }
    }
    let mut names = names(key, line.start);
    let Some(Name { name, range: name_range }) = names.pop() else { return end };
    let its_end = value.as_ref().map_or(name_range.end, |value| value.range.end);
    let Some(mut table) = node_mut(root, path) else { return end };
    for outer in names {
        match inner(table, outer, its_end) {
            Some(inner) => table = inner,
            None => return end,
        }
    }
    if let Value::Object(members) = &mut table.value {
        members.push(Member { name, name_range, slot, value });
    }
    end
}

/// The table that a part of a key before a dot names.
fn inner(table: &mut Node, Name { name, range }: Name, end: usize) -> Option<&mut Node> {
    let Value::Object(members) = &mut table.value else { return None };
    let index = members.iter().rposition(|member| member.name == name && member.value.is_some());
    let index = index.unwrap_or_else(|| {
        let slot = Some(range.end..range.end);
        let value = Some(Node::table(range.end..range.end));
        members.push(Member { name, name_range: range, slot, value });
        members.len() - 1
    });
    let inner = members.get_mut(index)?.value.as_mut()?;
    inner.range.end = inner.range.end.max(end);
    Some(inner)
}

/// Where the sign between key and value is.
fn sign(content: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in content.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '=') => return Some(at),
            // The rest is a comment.
            (None, '#') => return None,
            _ => {}
        }
    }
    None
}

/// Where a string with three quotes ends that a value begins with.
fn long_string_end(text: &str, behind: usize, rest: &str) -> Option<usize> {
    let value = rest.trim_start();
    let quotes = ["\"\"\"", "'''"].into_iter().find(|quotes| value.starts_with(quotes))?;
    let inner = behind + rest.len() - value.len() + quotes.len();
    let length = text.get(inner..)?.find(quotes);
    Some(length.map_or(text.len(), |length| inner + length + quotes.len()))
}

fn next_line(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find('\n').map_or(rest.len(), |feed| feed + 1)
}

/// The way to the table of a header, which is made if it isn't there.
fn open(root: &mut Node, content: &str, range: &Range<usize>) -> Vec<Step> {
    let is_list = content.starts_with("[[");
    let inner = content.trim_start_matches('[').split(']').next().unwrap_or_default();
    let names = names(inner, 0);
    let count = names.len();
    let mut path = Vec::new();
    let mut table = root;
    for (index, Name { name, .. }) in names.into_iter().enumerate() {
        let is_element = index + 1 == count && is_list;
        let Some(value) = headed(table, &name, is_element, range) else { break };
        path.push(Step::Name(name));
        if !matches!(value.value, Value::Array(_)) {
            table = value;
            continue;
        }
        let Value::Array(elements) = &mut value.value else { break };
        if is_element {
            elements.push(Node::table(range.clone()));
        }
        path.push(Step::Index(elements.len().saturating_sub(1)));
        match elements.last_mut() {
            Some(last) => table = last,
            None => break,
        }
    }
    path
}

/// The table, or the array, that a header names.
fn headed<'n>(table: &'n mut Node, name: &str, is_list: bool, range: &Range<usize>) -> Option<&'n mut Node> {
    let Value::Object(members) = &mut table.value else { return None };
    let index = members.iter().rposition(|member| member.name == name && member.value.is_some());
    let index = index.unwrap_or_else(|| {
        let value = if is_list { Value::Array(Vec::new()) } else { Value::Object(Vec::new()) };
        let value = Some(Node { range: range.clone(), value, bounds: Bounds::Block });
        let name_range = range.clone();
        members.push(Member { name: name.to_owned(), name_range, slot: None, value });
        members.len() - 1
    });
    members.get_mut(index)?.value.as_mut()
}

fn node_mut<'n>(root: &'n mut Node, path: &[Step]) -> Option<&'n mut Node> {
    path.iter().try_fold(root, |node, step| match (step, &mut node.value) {
        (Step::Name(name), Value::Object(members)) => {
            members.iter_mut().rev().find(|member| member.name == *name)?.value.as_mut()
        }
        (Step::Index(index), Value::Array(elements)) => elements.get_mut(*index),
        _ => None,
    })
}
