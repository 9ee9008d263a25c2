//! What is at a byte of a text: where in the document a cursor is.

use std::ops::Range;

use super::node::{Member, Node, Step, Tree, Value};

/// What is at a byte.
pub(crate) struct Spot<'t> {
    /// The way to the object or array that it is in, or to the document.
    pub(crate) path: Vec<Step>,
    /// The object or array that it is in.
    pub(crate) container: Option<&'t Node>,
    pub(crate) part: Part<'t>,
}

/// Which part of a container it is.
pub(crate) enum Part<'t> {
    /// The name of a member.
    Name(&'t Member),
    /// The value of a member, or the place for it.
    ValueOf(&'t Member),
    /// An element of an array.
    Element(usize, &'t Node),
    /// Where there is nothing yet, or only signs.
    Gap,
}

impl Spot<'_> {
    /// The way to the value that is here, or that a name here is of.
    pub(crate) fn full_path(&self) -> Vec<Step> {
        let step = match &self.part {
            Part::Name(member) | Part::ValueOf(member) => Some(Step::Name(member.name.clone())),
            Part::Element(index, _) => Some(Step::Index(*index)),
            Part::Gap => None,
        };
        self.path.iter().cloned().chain(step).collect()
    }

    /// The bytes of the name or the value; `None` for a gap.
    pub(crate) fn range(&self) -> Option<Range<usize>> {
        match &self.part {
            Part::Name(member) => Some(member.name_range.clone()),
            Part::ValueOf(member) => member.value.as_ref().map(|value| value.range.clone()),
            Part::Element(_, element) => Some(element.range.clone()),
            Part::Gap => None,
        }
    }
}

impl Tree {
    /// What is at a byte of a document.
    pub(crate) fn spot(&self, at: usize) -> Spot<'_> {
        let section = self.sections.iter().rev().find(|(start, _)| *start <= at);
        let path = section.map(|(_, path)| path.clone()).unwrap_or_default();
        let Some(root) = self.root.as_ref().and_then(|root| root.at(&path)) else {
            return Spot { path: Vec::new(), container: None, part: Part::Gap };
        };
        if section.is_none() && !root.is_around(at) {
            return Spot { path, container: None, part: Part::Gap };
        }
        within(root, path, at)
    }
}

/// What is at a byte within an object or an array.
fn within(root: &Node, path: Vec<Step>, at: usize) -> Spot<'_> {
    let mut node = root;
    let mut spot = Spot { path, container: Some(node), part: Part::Gap };
    loop {
        spot.container = Some(node);
        spot.part = part_of(node, at);
        let (step, inner) = match &spot.part {
            Part::ValueOf(member) => (Step::Name(member.name.clone()), member.value.as_ref()),
            Part::Element(index, element) => (Step::Index(*index), Some(*element)),
            _ => return spot,
        };
        match inner.filter(|inner| inner.is_around(at)) {
            Some(inner) => {
                spot.path.push(step);
                node = inner;
            }
            None => return spot,
        }
    }
}

fn part_of(node: &Node, at: usize) -> Part<'_> {
    match &node.value {
        Value::Object(members) => {
            let here = || members.iter().filter(|member| !is_headed(member));
            // Those of TOML aren't in the order of the text.
            for member in here() {
                if member.name_range.start <= at && at <= member.name_range.end {
                    return Part::Name(member);
                }
                if member.value.as_ref().is_some_and(|value| touches(value, at)) {
                    return Part::ValueOf(member);
                }
            }
            let before = here().rfind(|member| member.name_range.end <= at);
            match before {
                Some(member) if is_before_value(member, at) => Part::ValueOf(member),
                _ => Part::Gap,
            }
        }
        Value::Array(elements) => {
            let index = elements.partition_point(|element| element.range.start <= at).checked_sub(1);
            let element = index.and_then(|index| Some((index, elements.get(index)?)));
            element
                .filter(|(_, element)| touches(element, at))
                .map_or(Part::Gap, |(index, element)| Part::Element(index, element))
        }
        _ => Part::Gap,
    }
}

/// Whether a member is a table of TOML with a header, which is a section of its own.
const fn is_headed(member: &Member) -> bool {
    member.slot.is_none() && member.value.is_some()
}

fn touches(value: &Node, at: usize) -> bool {
    value.range.start <= at && at <= value.range.end
}

/// Whether a byte is behind the sign of a member, with no value before it.
fn is_before_value(member: &Member, at: usize) -> bool {
    member.slot.as_ref().is_some_and(|slot| slot.start <= at && at <= slot.end)
}
