//! From the parser's events to nodes.

use std::collections::HashMap;
use std::ops::Range;

use chatapps_webhooks::SourceFault;
use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle, Tag};

use super::fault;
use super::node::{Id, Kind, Node, NodeTag, Nodes, Schema};
use crate::writer::Fault;

/// The nodes of the only document of a text.
pub(super) fn nodes(source: &str) -> Result<Nodes<'_>, Fault> {
    let mut builder = Builder {
        nodes: Nodes { source, all: Vec::new() },
        open: Vec::new(),
        anchors: HashMap::new(),
        has_document: false,
    };
    let parser = Parser::new_from_str(source);
    for event in parser {
        let (event, span) = event.map_err(|error| fault::of(&error, source))?;
        builder.event(event, &span)?;
    }
    match builder.nodes.get(0) {
        Some(Node { kind: Kind::Scalar { is_plain: true, .. }, source, .. }) if source.is_empty() => {
            Err(Fault { kind: SourceFault::Empty, at: 0..0 })
        }
        Some(_) => Ok(builder.nodes),
        None => Err(Fault { kind: SourceFault::Empty, at: 0..0 }),
    }
}

/// A sequence or mapping whose end hasn't come.
struct Open {
    id: Id,
    /// Whether its brackets say where it ends.
    is_flow: bool,
    /// The name of a member whose value comes next.
    name: Option<Id>,
}

struct Builder<'s> {
    nodes: Nodes<'s>,
    open: Vec<Open>,
    /// The nodes that have anchors.
    anchors: HashMap<usize, Id>,
    has_document: bool,
}

impl<'s> Builder<'s> {
    fn event(&mut self, event: Event<'s>, span: &Span) -> Result<(), Fault> {
        let source = span.byte_range().unwrap_or_default();
        match event {
            Event::DocumentStart(..) if self.has_document => {
                return Err(Fault::at(SourceFault::SecondDocument, self.nodes.source, source.start));
            }
            Event::DocumentStart(..) => self.has_document = true,
            Event::Scalar(text, style, anchor, tag) => {
                let is_plain = style == ScalarStyle::Plain;
                // The parser says `~` where there is nothing.
                let is_absent = source.is_empty() && is_plain;
                if is_absent {
                    self.expect_colon()?;
                }
                let kind = Kind::Scalar { text: if is_absent { "".into() } else { text }, is_plain };
                let source = self.scalar_range(style, source);
                self.add(kind, source, anchor, tag.as_deref(), span);
            }
            Event::SequenceStart(style, anchor, tag) => {
                let id = self.add(Kind::Sequence(Vec::new()), source, anchor, tag.as_deref(), span);
                self.open.push(Open { id, is_flow: style == StructureStyle::Flow, name: None });
            }
            Event::MappingStart(style, anchor, tag) => {
                let id = self.add(Kind::Mapping(Vec::new()), source, anchor, tag.as_deref(), span);
                self.open.push(Open { id, is_flow: style == StructureStyle::Flow, name: None });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(source.end),
            Event::Alias(anchor) => self.alias(anchor, source)?,
            _ => {}
        }
        Ok(())
    }

    /// Refuses a name without a colon, whose value would be null: `{a, b}`. Such a name is rather
    /// the rest of a value with a comma in it, which may be a secret.
    fn expect_colon(&self) -> Result<(), Fault> {
        let name = self.open.last().and_then(|open| self.nodes.get(open.name?));
        let Some(name) = name else { return Ok(()) };
        let rest = self.nodes.source.get(name.source.end..).unwrap_or_default();
        let behind = rest.trim_start();
        let next = behind.chars().next();
        if next == Some(':') {
            return Ok(());
        }
        let at = name.source.end + (rest.len() - behind.len());
        Err(Fault::at(SourceFault::NoColon(next), self.nodes.source, at))
    }

    /// A scalar's bytes. What ends a block isn't part of it.
    fn scalar_range(&self, style: ScalarStyle, source: Range<usize>) -> Range<usize> {
        match style {
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let text = self.nodes.source.get(source.clone()).unwrap_or_default();
                source.start..source.start + text.trim_end().len()
            }
            _ => source,
        }
    }

    fn alias(&mut self, anchor: usize, source: Range<usize>) -> Result<(), Fault> {
        let Some(target) = self.anchors.get(&anchor).copied() else {
            return Err(Fault { kind: SourceFault::Anchor, at: source });
        };
        if self.open.iter().any(|open| open.id == target) {
            return Err(Fault { kind: SourceFault::Circle, at: source });
        }
        self.attach(Node { kind: Kind::Alias(target), source, tag: None });
        Ok(())
    }

    fn add(
        &mut self,
        kind: Kind<'s>,
        source: Range<usize>,
        anchor: usize,
        tag: Option<&Tag>,
        span: &Span,
    ) -> Id {
        let tag = tag.map(|tag| {
            let written = span.tag_span().and_then(|span| span.byte_range());
            NodeTag { schema: schema_of(tag), source: written.unwrap_or_else(|| source.clone()) }
        });
        let id = self.attach(Node { kind, source, tag });
        if anchor != 0 {
            self.anchors.insert(anchor, id);
        }
        id
    }

    /// Adds a node to the innermost open one.
    fn attach(&mut self, node: Node<'s>) -> Id {
        let id = self.nodes.all.len();
        self.nodes.all.push(node);
        let Some(open) = self.open.last_mut() else { return id };
        match self.nodes.all.get_mut(open.id).map(|parent| &mut parent.kind) {
            Some(Kind::Sequence(elements)) => elements.push(id),
            Some(Kind::Mapping(members)) => match open.name.take() {
                None => open.name = Some(id),
                Some(name) => members.push((name, id)),
            },
            _ => {}
        }
        id
    }

    /// Ends the innermost open node: at its bracket, or where the last node in it ends.
    fn close(&mut self, end: usize) {
        let Some(Open { id, is_flow, .. }) = self.open.pop() else { return };
        let last = match self.nodes.get(id).map(|node| &node.kind) {
            Some(Kind::Sequence(elements)) => elements.last().copied(),
            Some(Kind::Mapping(members)) => members.last().map(|(_, value)| *value),
            _ => None,
        };
        let last_end = last.and_then(|last| self.nodes.get(last)).map(|last| last.source.end);
        if let Some(node) = self.nodes.all.get_mut(id) {
            let end = if is_flow { Some(end) } else { last_end };
            node.source.end = end.unwrap_or(node.source.end).max(node.source.start);
        }
    }
}

/// What a tag means.
fn schema_of(tag: &Tag) -> Schema {
    match tag.core_suffix() {
        Some("str") => Schema::String,
        Some("int") => Schema::Integer,
        Some("float") => Schema::Number,
        Some("bool") => Schema::Boolean,
        Some("null") => Schema::Null,
        Some("seq") => Schema::Array,
        Some("map") => Schema::Object,
        _ if matches!(tag.parts(), ("!", "") | ("", "!")) => Schema::Unspecific,
        _ => Schema::Unknown,
    }
}
