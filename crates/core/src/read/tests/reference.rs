//! A simple, slow reader: the text as a tree with positions, and one function that checks a node of
//! it by its kind.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use serde_json::Number;

use crate::describe::object::{Kind, ObjectType};
use crate::values::timestamp::Timestamp;

/// A rule, a pointer, and the bytes of the text.
pub(super) type Shown = (String, String, Option<(usize, usize)>);

/// What reading a text must give.
pub(super) struct Expected {
    pub(super) findings: Vec<Shown>,
    pub(super) is_valid: bool,
    pub(super) model: Option<String>,
}

/// A value of the text.
#[derive(Debug)]
struct Node {
    range: Range<usize>,
    value: Tree,
}

#[derive(Debug)]
enum Tree {
    Null,
    Boolean(bool),
    Number(f64),
    Text(String),
    Array(Vec<Node>),
    Object(Vec<Member>),
}

#[derive(Debug)]
struct Member {
    name: String,
    name_range: Range<usize>,
    value: Node,
}

pub(super) fn read(object: &'static ObjectType, text: &str, max_depth: usize) -> Expected {
    let mut parser = Parser { text, at: 0 };
    let root = parser.node();
    let mut checker = Checker { text, max_depth, findings: Vec::new() };
    let here = Here { pointer: String::new(), order: 0, depth: 0 };
    let model = checker.object(&root, object, &here, Wrong::Type);
    let mut findings = checker.findings;
    findings.retain(|finding| !finding.is_overridden);
    findings.sort_by_key(|finding| (finding.order, finding.is_value));
    let is_valid = findings.iter().all(|finding| finding.rule.starts_with("undocumented"));
    let findings = findings
        .into_iter()
        .map(|finding| {
            (finding.rule.to_owned(), finding.pointer, Some((finding.range.start, finding.range.end)))
        })
        .collect();
    Expected { findings, is_valid, model }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn take(&mut self, part: char) -> bool {
        self.space();
        let is_there = self.rest().starts_with(part);
        self.at += usize::from(is_there);
        is_there
    }

    fn string(&mut self) -> (String, Range<usize>) {
        self.space();
        let start = self.at;
        self.at += 1;
        while !self.rest().starts_with('"') {
            self.at += if self.rest().starts_with('\\') {
                2
            } else {
                self.rest().chars().next().unwrap().len_utf8()
            };
        }
        self.at += 1;
        (serde_json::from_str(&self.text[start..self.at]).unwrap(), start..self.at)
    }

    fn node(&mut self) -> Node {
        self.space();
        let start = self.at;
        let value = match self.rest().chars().next().unwrap() {
            '{' => {
                self.at += 1;
                let mut members = Vec::new();
                while !self.take('}') {
                    self.take(',');
                    let (name, name_range) = self.string();
                    self.take(':');
                    members.push(Member { name, name_range, value: self.node() });
                }
                Tree::Object(members)
            }
            '[' => {
                self.at += 1;
                let mut elements = Vec::new();
                while !self.take(']') {
                    self.take(',');
                    elements.push(self.node());
                }
                Tree::Array(elements)
            }
            '"' => Tree::Text(self.string().0),
            _ => {
                let end = self.rest().find([',', ']', '}', ' ', '\n', '\t']).unwrap_or(self.rest().len());
                let word = &self.text[start..start + end];
                self.at += end;
                match word {
                    "null" => Tree::Null,
                    "true" | "false" => Tree::Boolean(word == "true"),
                    number => Tree::Number(number.parse().unwrap()),
                }
            }
        };
        Node { range: start..self.at, value }
    }
}

/// Where something is: its pointer, where its text begins, and how many containers are around it.
struct Here {
    pointer: String,
    order: usize,
    depth: usize,
}

impl Here {
    fn inside(&self, token: &str, order: usize) -> Self {
        let token = token.replace('~', "~0").replace('/', "~1");
        Self { pointer: format!("{}/{token}", self.pointer), order, depth: self.depth + 1 }
    }
}

struct Found {
    rule: &'static str,
    pointer: String,
    order: usize,
    is_value: bool,
    range: Range<usize>,
    is_overridden: bool,
}

/// What is said of a value of the wrong type.
#[derive(Clone, Copy)]
enum Wrong {
    Type,
    TypeAndEnum,
}

struct Checker<'t> {
    text: &'t str,
    max_depth: usize,
    findings: Vec<Found>,
}

impl Checker<'_> {
    fn report(&mut self, rule: &'static str, here: &Here, range: &Range<usize>, is_value: bool) {
        let (pointer, range) = (here.pointer.clone(), range.clone());
        self.findings.push(Found { rule, pointer, order: here.order, is_value, range, is_overridden: false });
    }

    /// Reports a value of the wrong type, and looks into it as into any other.
    fn wrong(&mut self, node: &Node, here: &Here, wrong: Wrong) -> Option<String> {
        self.report("type", here, &node.range, true);
        if matches!(wrong, Wrong::TypeAndEnum) {
            self.report("enum", here, &node.range, true);
        }
        self.any(node, here);
        None
    }

    /// Whether a container may be looked into.
    fn enter(&mut self, node: &Node, here: &Here) -> bool {
        if here.depth == self.max_depth {
            self.report("too_deep", here, &node.range, true);
        }
        here.depth < self.max_depth
    }

    /// What is looked at in any value: nesting and repeated names.
    fn any(&mut self, node: &Node, here: &Here) {
        match &node.value {
            Tree::Array(elements) if self.enter(node, here) => {
                for (index, element) in elements.iter().enumerate() {
                    self.any(element, &here.inside(&index.to_string(), element.range.start));
                }
            }
            Tree::Object(members) if self.enter(node, here) => {
                for (index, member) in members.iter().enumerate() {
                    let inner = here.inside(&member.name, member.name_range.start);
                    if members[..index].iter().any(|earlier| earlier.name == member.name) {
                        self.report("duplicate_key", &inner, &member.name_range, false);
                    }
                    self.any(&member.value, &inner);
                }
            }
            _ => {}
        }
    }

    fn value(
        &mut self,
        node: &Node,
        kind: &'static Kind,
        here: &Here,
        tag: Option<&'static ObjectType>,
    ) -> Option<String> {
        let text_of = |node: &Node| self.text[node.range.clone()].to_owned();
        let number = || serde_json::from_str::<Number>(&text_of(node)).map(|number| number.to_string()).ok();
        match (kind, &node.value) {
            (Kind::Nullable(_), Tree::Null) => Some("null".to_owned()),
            (Kind::Nullable(inner), _) => self.value(node, inner, here, tag),
            (Kind::Raw, _) => {
                let json = text_of(node);
                self.any(node, here);
                Some(json)
            }
            (Kind::Boolean { .. }, Tree::Boolean(value)) => Some(value.to_string()),
            (Kind::Integer(_), Tree::Number(number)) if number.is_finite() && number.fract() == 0.0 => {
                // Integers within 64 bits have one form.
                let text = text_of(node);
                let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
                #[expect(clippy::cast_possible_truncation, reason = "these integers are small")]
                Some(if is_plain { text } else { (*number as i64).to_string() })
            }
            (Kind::Number, Tree::Number(value)) if value.is_finite() => number(),
            (Kind::Number, Tree::Number(_)) => Number::from_f64(f64::MAX).map(|number| number.to_string()),
            (Kind::Text(text_type), Tree::Text(text)) => {
                if text_type.format.is_some() && Timestamp::new(text.as_str()).is_err() {
                    self.report("format", here, &node.range, true);
                }
                serde_json::to_string(text).ok()
            }
            (Kind::Enumeration(list), Tree::Text(text)) => {
                if list.position(text).is_none() {
                    let rule = if list.open { "undocumented_value" } else { "enum" };
                    self.report(rule, here, &node.range, true);
                    if !list.open {
                        return None;
                    }
                }
                serde_json::to_string(text).ok()
            }
            (Kind::Array(inner), Tree::Array(elements)) => {
                if !self.enter(node, here) {
                    return None;
                }
                let elements = elements.iter().enumerate().map(|(index, element)| {
                    self.value(element, inner, &here.inside(&index.to_string(), element.range.start), None)
                });
                let elements = elements.collect::<Vec<_>>().into_iter().collect::<Option<Vec<_>>>();
                elements.map(|elements| format!("[{}]", elements.join(",")))
            }
            (Kind::Object(object), _) => self.object(node, object, here, Wrong::Type),
            (Kind::Tagged(_), Tree::Object(_)) => match tag {
                Some(object) => self.object(node, object, here, Wrong::Type),
                None => self.value(node, &Kind::Raw, here, None),
            },
            (Kind::Enumeration(list), _) if !list.open => self.wrong(node, here, Wrong::TypeAndEnum),
            _ => self.wrong(node, here, Wrong::Type),
        }
    }

    fn object(
        &mut self,
        node: &Node,
        object: &'static ObjectType,
        here: &Here,
        wrong: Wrong,
    ) -> Option<String> {
        let Tree::Object(members) = &node.value else { return self.wrong(node, here, wrong) };
        if !self.enter(node, here) {
            return None;
        }
        let mut seen = HashSet::new();
        let last = |name: &str| members.iter().rev().find(|member| member.name == name);
        let mut model = HashMap::new();
        for member in members {
            let inner = here.inside(&member.name, member.name_range.start);
            if !seen.insert(member.name.as_str()) {
                self.report("duplicate_key", &inner, &member.name_range, false);
            } else if object.property(&member.name).is_none() {
                self.report("undocumented_property", &inner, &member.name_range, false);
            }
            let Some((_, property)) = object.property(&member.name) else {
                self.any(&member.value, &inner);
                continue;
            };
            let tag = tag_of(&property.kind, object, last);
            let before = self.findings.len();
            let value = self.value(&member.value, &property.kind, &inner, tag);
            let counts = last(&member.name).is_some_and(|last| std::ptr::eq(last, member));
            if counts {
                model.insert(property.name, value);
            } else {
                for finding in &mut self.findings[before..] {
                    finding.is_overridden |= !matches!(finding.rule, "duplicate_key" | "too_deep");
                }
            }
        }
        for property in object.properties {
            if property.required && last(property.name).is_none() {
                self.report("required", here, &node.range, true);
            }
        }
        let mut out = Vec::new();
        for property in object.properties {
            if let Some(value) = model.remove(property.name) {
                out.push(format!("\"{}\":{}", property.name, value?));
            }
        }
        Some(format!("{{{}}}", out.join(",")))
    }
}

/// The type that the last value of another property chooses, as a JSON Schema does: whatever its
/// format is.
fn tag_of<'n>(
    kind: &'static Kind,
    object: &'static ObjectType,
    last: impl Fn(&str) -> Option<&'n Member>,
) -> Option<&'static ObjectType> {
    let (Kind::Tagged(tagged) | Kind::Nullable(Kind::Tagged(tagged))) = kind else { return None };
    let (_, by) = object.property(tagged.by)?;
    let Tree::Text(text) = &last(tagged.by)?.value.value else { return None };
    let kind = match &by.kind {
        Kind::Nullable(inner) => inner,
        kind => kind,
    };
    match kind {
        Kind::Enumeration(of) if of.ignores_case => tagged.case(&text.to_lowercase()),
        Kind::Text(_) | Kind::Enumeration(_) => tagged.case(text),
        _ => None,
    }
}
