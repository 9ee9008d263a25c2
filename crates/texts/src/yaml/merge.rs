//! Merge keys (`<<`), as the types of YAML 1.1 define them: the members of other objects, behind
//! those of the object itself; the first one of a name counts.

use std::collections::HashSet;

use chatapps_webhooks::SourceFault;

use super::node::{Id, Kind, Node, Nodes};
use super::scalar::name_of;
use crate::writer::Fault;

/// Whether a name is a merge key: it has neither quotes nor a tag.
pub(super) fn is_merge(nodes: &Nodes<'_>, name: Id) -> bool {
    matches!(
        nodes.get(name),
        Some(Node { kind: Kind::Scalar { text, is_plain: true }, tag: None, .. }) if text == "<<"
    )
}

/// A member that is merged, and whether it stands elsewhere.
type Member = (Id, Id, bool);

/// The members that are merged into an object.
pub(super) struct Merged<'w, 's> {
    nodes: &'w Nodes<'s>,
    names: HashSet<&'w str>,
    members: Vec<Member>,
}

impl<'w, 's> Merged<'w, 's> {
    /// None yet, beside the members of the object itself.
    pub(super) fn beside(nodes: &'w Nodes<'s>, own: &[(Id, Id)]) -> Self {
        let has_merge = own.iter().any(|(name, _)| is_merge(nodes, *name));
        let own = own.iter().filter(|(name, _)| has_merge && !is_merge(nodes, *name));
        let names = own.filter_map(|(name, _)| nodes.resolved(*name).and_then(|name| name_of(name).ok()));
        Self { nodes, names: names.collect(), members: Vec::new() }
    }

    /// Merges an object, or the objects of a list, and what is merged into them. All that is looked
    /// at is `spend`: merges of merges could take forever.
    pub(super) fn add(
        &mut self,
        value: Id,
        mut spend: impl FnMut(usize) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        // What is still to be merged, the next one last. Nothing recurses.
        let mut rest = vec![(value, false, true)];
        while let Some((id, is_copied, allows_list)) = rest.pop() {
            let nodes = self.nodes;
            let (Some(node), Some(object)) = (nodes.get(id), nodes.resolved(id)) else { continue };
            let is_copied = is_copied || matches!(node.kind, Kind::Alias(_));
            spend(1)?;
            match &object.kind {
                Kind::Mapping(members) => {
                    for (name, value) in members {
                        if is_merge(nodes, *name) {
                            continue;
                        }
                        let text = nodes.resolved(*name).and_then(|name| name_of(name).ok());
                        spend(1 + text.map_or(0, str::len))?;
                        if text.is_none_or(|text| self.names.insert(text)) {
                            self.members.push((*name, *value, is_copied));
                        }
                    }
                    let inner = members.iter().rev().filter(|(name, _)| is_merge(nodes, *name));
                    rest.extend(inner.map(|(_, value)| (*value, is_copied, true)));
                }
                Kind::Sequence(elements) if allows_list => {
                    rest.extend(elements.iter().rev().map(|element| (*element, is_copied, false)));
                }
                other => {
                    let kind = SourceFault::Merged(type_of(other));
                    return Err(Fault { kind, at: node.source.clone() });
                }
            }
        }
        Ok(())
    }

    pub(super) fn into_members(self) -> Vec<Member> {
        self.members
    }
}

const fn type_of(kind: &Kind<'_>) -> &'static str {
    match kind {
        Kind::Sequence(_) => "array",
        Kind::Mapping(_) => "object",
        Kind::Scalar { .. } | Kind::Alias(_) => "another value",
    }
}
