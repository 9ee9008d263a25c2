//! From nodes to JSON.

use std::ops::Range;

use chatapps_webhooks::{Limits, Rule, SourceFault, Told};

use super::merge::{Merged, is_merge};
use super::node::{Id, Kind, Node, NodeTag, Nodes, Schema};
use super::scalar::{Scalar, name_of, scalar_of};
use crate::writer::{Fault, Writer};

/// What was written, and what is told of it.
pub(super) struct Written {
    pub(super) out: Writer,
    pub(super) told: Vec<Told>,
}

/// Writes the document. What aliases stand for may be written with that many bytes.
pub(super) fn write(nodes: &Nodes<'_>, limit: usize) -> Result<Written, Fault> {
    let mut writing = Writing {
        nodes,
        written: Written { out: Writer::default(), told: Vec::new() },
        limit,
        left: limit,
        aliases: 0,
        alias: 0..0,
    };
    writing.value(0, 0)?;
    Ok(writing.written)
}

pub(super) struct Writing<'w, 's> {
    pub(super) nodes: &'w Nodes<'s>,
    written: Written,
    limit: usize,
    /// How many bytes aliases may still stand for.
    left: usize,
    /// How many aliases are around.
    aliases: usize,
    /// The outermost of them, or the last one.
    alias: Range<usize>,
}

impl Writing<'_, '_> {
    /// Writes a node with that many containers around it, which are bounded: the stack can't run
    /// out.
    fn value(&mut self, id: Id, depth: usize) -> Result<(), Fault> {
        let nodes = self.nodes;
        let Some(node) = nodes.get(id) else { return Ok(()) };
        if let Kind::Alias(target) = node.kind {
            self.tell(Rule::YamlAlias, false, &node.source);
            self.enter_alias(&node.source);
            self.value(target, depth)?;
            self.aliases -= 1;
            return Ok(());
        }
        self.spend(1)?;
        self.tell_tag(node);
        match &node.kind {
            Kind::Scalar { text, is_plain } => self.scalar(text, *is_plain, node),
            Kind::Sequence(elements) => {
                allow(node, Schema::Array)?;
                // Nothing that is nested more deeply is looked into.
                let elements = if depth < Limits::MAX_DEPTH { elements.as_slice() } else { &[] };
                let open = self.written.out.open(&node.source);
                self.written.out.push("[");
                for (index, element) in elements.iter().enumerate() {
                    self.written.out.separate(index == 0);
                    self.value(*element, depth + 1)?;
                }
                self.written.out.push("]");
                self.written.out.close(&open);
                Ok(())
            }
            Kind::Mapping(members) => {
                allow(node, Schema::Object)?;
                let members = if depth < Limits::MAX_DEPTH { members.as_slice() } else { &[] };
                self.mapping(members, node, depth)
            }
            Kind::Alias(_) => Ok(()),
        }
    }

    fn mapping(&mut self, members: &[(Id, Id)], node: &Node<'_>, depth: usize) -> Result<(), Fault> {
        let nodes = self.nodes;
        let merges = members.iter().filter(|(name, _)| is_merge(nodes, *name));
        let open = self.written.out.open(&node.source);
        // What comes behind the second one is told with it.
        for (rule, (name, _)) in [Rule::YamlMerge, Rule::DuplicateKey].into_iter().zip(merges.clone()) {
            if let Some(name) = nodes.get(*name) {
                self.tell(rule, false, &name.source);
            }
        }
        self.written.out.push("{");
        let mut is_first = true;
        for (name, value) in members.iter().filter(|(name, _)| !is_merge(nodes, *name)) {
            self.written.out.separate(is_first);
            is_first = false;
            self.name(*name)?;
            self.value(*value, depth + 1)?;
        }
        let mut taken_over = Merged::beside(nodes, members);
        for (_, value) in merges {
            let source = nodes.get(*value).map(|value| value.source.clone()).unwrap_or_default();
            taken_over.add(*value, |bytes| self.spend_always(bytes, &source))?;
        }
        for (name, value, is_copied) in taken_over.into_members() {
            self.written.out.separate(is_first);
            is_first = false;
            if is_copied {
                self.enter_alias(&node.source);
            }
            self.name(name)?;
            self.value(value, depth + 1)?;
            self.aliases -= usize::from(is_copied);
        }
        self.written.out.push("}");
        self.written.out.close(&open);
        Ok(())
    }

    /// Writes the name of a member, and its colon.
    fn name(&mut self, id: Id) -> Result<(), Fault> {
        let nodes = self.nodes;
        let Some(node) = nodes.get(id) else { return Ok(()) };
        let is_alias = matches!(node.kind, Kind::Alias(_));
        if is_alias {
            self.tell(Rule::YamlAlias, false, &node.source);
        }
        let Some(named) = nodes.resolved(id) else { return Ok(()) };
        if !is_alias {
            self.tell_tag(named);
        }
        let text = name_of(named)
            .map_err(|found| Fault { kind: SourceFault::Name(found), at: node.source.clone() })?;
        if is_alias {
            self.enter_alias(&node.source);
        }
        self.spend(text.len() + 3)?;
        self.aliases -= usize::from(is_alias);
        self.written.out.string(text, &named.source);
        self.written.out.push(":");
        Ok(())
    }

    fn scalar(&mut self, text: &str, is_plain: bool, node: &Node<'_>) -> Result<(), Fault> {
        self.spend(text.len())?;
        let out = &mut self.written.out;
        match scalar_of(text, is_plain, node)? {
            Scalar::String => out.string(text, &node.source),
            Scalar::Null => out.token("null", &node.source),
            Scalar::Boolean(true) => out.token("true", &node.source),
            Scalar::Boolean(false) => out.token("false", &node.source),
            Scalar::Integer(number) | Scalar::Number(number) => out.token(&number, &node.source),
            Scalar::NotANumber => {
                return Err(Fault { kind: SourceFault::NotANumber, at: node.source.clone() });
            }
        }
        Ok(())
    }

    fn enter_alias(&mut self, source: &Range<usize>) {
        if self.aliases == 0 {
            self.alias = source.clone();
        }
        self.aliases += 1;
    }

    /// Counts bytes that an alias stands for.
    fn spend(&mut self, bytes: usize) -> Result<(), Fault> {
        if self.aliases == 0 { Ok(()) } else { self.spend_always(bytes, &self.alias.clone()) }
    }

    fn spend_always(&mut self, bytes: usize, source: &Range<usize>) -> Result<(), Fault> {
        let Some(left) = self.left.checked_sub(bytes) else {
            return Err(Fault { kind: SourceFault::Expanded(self.limit), at: source.clone() });
        };
        self.left = left;
        Ok(())
    }

    fn tell_tag(&mut self, node: &Node<'_>) {
        if let Some(tag) = &node.tag {
            self.tell(Rule::YamlTag, tag.schema == Schema::Unknown, &tag.source);
        }
    }

    /// Tells something of what comes next, where it stands: not again in what an alias stands for.
    fn tell(&mut self, rule: Rule, is_unknown: bool, source: &Range<usize>) {
        if self.aliases == 0 {
            let json = self.written.out.at();
            self.written.told.push(Told { json, rule, is_unknown, source: source.clone() });
        }
    }
}

/// Whether a tag allows a container of that type.
fn allow(node: &Node<'_>, container: Schema) -> Result<(), Fault> {
    let Some(NodeTag { schema, .. }) = node.tag else { return Ok(()) };
    if schema == container || matches!(schema, Schema::Unspecific | Schema::Unknown) {
        return Ok(());
    }
    Err(Fault { kind: SourceFault::Tagged(schema.type_name()), at: node.source.clone() })
}
