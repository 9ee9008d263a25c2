//! What is being typed at the cursor: a name, a value or an element, and what is there already.

use std::ops::Range;

use chatapps_webhooks::InputFormat;

use super::commas::Commas;
use crate::text::Text;
use crate::tree::node::{Bounds, Member, Node, Step, Tree, Value};
use crate::tree::spot::{Part, Spot};
use crate::tree::{tree_of, yaml};

/// What is being typed.
pub(super) struct Slot {
    /// The way to the object that a name is in, to the value, or to the array that an element is
    /// in.
    pub(super) path: Vec<Step>,
    /// The bytes that are replaced: on the line of the cursor, which is in them or beside them.
    pub(super) range: Range<usize>,
    pub(super) what: What,
    /// Whether it is within brackets.
    pub(super) is_inline: bool,
    pub(super) commas: Commas,
    /// What the text says, perhaps with a name at the cursor.
    pub(super) tree: Tree,
}

pub(super) enum What {
    /// A name in an object that has these others.
    Name {
        others: Vec<String>,
        has_sign: bool,
    },
    Value,
    Element,
    /// The header of a table of TOML.
    Header,
}

/// What is being typed at a byte. In a comment it is nothing, and neither is it where something
/// stands already that couldn't stay.
pub(super) fn slot(format: InputFormat, text: &Text, at: usize) -> Option<Slot> {
    let line = text.line_around(at);
    let whole = text.as_str();
    if format == InputFormat::Yaml
        && let Some((changed, range)) = yaml::with_name(whole, &line, at)
        && let Some(slot) = marked(&changed, range)
    {
        return Some(slot);
    }
    let tree = tree_of(format, whole);
    if tree.is_in_comment(format, whole, at) {
        return None;
    }
    let header = (format == InputFormat::Toml).then(|| header(&tree, whole, &line)).flatten();
    let slot = match header {
        Some(range) => Slot {
            path: Vec::new(),
            range,
            what: What::Header,
            is_inline: false,
            commas: Commas::default(),
            tree,
        },
        None => at_spot(format, tree, (whole, &line), at)?,
    };
    // Clients take no edit of more than a line, or beside the cursor.
    let Range { start, end } = slot.range;
    (line.start <= start && start <= at && at <= end && end <= line.end).then_some(slot)
}

/// The bytes of the header that a line of TOML is.
fn header(tree: &Tree, whole: &str, line: &Range<usize>) -> Option<Range<usize>> {
    let content = whole.get(line.clone())?.trim_start();
    let start = line.end - content.len();
    // A bracket within a value over several lines is none of a header.
    let is_header = content.starts_with('[') && tree.sections.iter().any(|(section, _)| *section == start);
    let written = content.split('#').next().unwrap_or_default().trim_end();
    is_header.then(|| start..start + written.len())
}

fn at_spot(format: InputFormat, tree: Tree, (whole, line): (&str, &Range<usize>), at: usize) -> Option<Slot> {
    let spot = tree.spot(at);
    let is_inline = spot.container.is_some_and(Node::has_brackets);
    let is_blank = || whole.get(line.clone()).is_some_and(|line| line.trim().is_empty());
    let new_name = || What::Name { others: others(&spot, None), has_sign: false };
    let is_at_its_end = |node: &Node| is_inline && node.range.end == at;
    let (what, range) = match &spot.part {
        // Before a name there may be another one; on a line, there is one.
        Part::Name(member) if at == member.name_range.start => (is_inline.then(new_name)?, at..at),
        Part::Name(member) => {
            let has_sign = member.slot.is_some();
            (What::Name { others: others(&spot, Some(member)), has_sign }, member.name_range.clone())
        }
        Part::ValueOf(member) => match &member.value {
            None => (What::Value, at..at),
            Some(value) if value.bounds == Bounds::Scalar => (What::Value, value.range.clone()),
            // Behind a bracket there may be another member.
            Some(value) if is_at_its_end(value) => (new_name(), at..at),
            Some(_) => return None,
        },
        Part::Element(..) if !is_inline => return None,
        Part::Element(_, element) if element.bounds == Bounds::Scalar => {
            (What::Element, element.range.clone())
        }
        Part::Element(..) => (What::Element, at..at),
        Part::Gap => match spot.container.map(|container| &container.value) {
            // In YAML, a name has been made of what may be one.
            Some(Value::Object(members)) if members.iter().any(|member| is_before_sign(member, at)) => {
                return None;
            }
            Some(Value::Object(_)) if is_inline || format == InputFormat::Toml && is_blank() => {
                (new_name(), at..at)
            }
            Some(Value::Array(_)) if is_inline => (What::Element, at..at),
            None if tree.root.is_none() => (What::Value, at..at),
            _ => return None,
        },
    };
    let path = if matches!(what, What::Value) { spot.full_path() } else { spot.path.clone() };
    let is_new = matches!(what, What::Name { has_sign: false, .. } | What::Element);
    let commas = spot.container.filter(|_| is_new).map(|container| {
        let is_comma = |at: usize| !tree.is_in_comment(format, whole, at);
        Commas::around(container, whole, &range, is_comma)
    });
    let commas = commas.unwrap_or_default();
    Some(Slot { path, range, what, is_inline, commas, tree })
}

/// The names of an object, but for that of a member.
fn others(spot: &Spot<'_>, but: Option<&Member>) -> Vec<String> {
    let members = spot.container.map(Node::members).unwrap_or_default();
    let is_other = |member: &&Member| but.is_none_or(|but| but.name_range != member.name_range);
    members.iter().filter(is_other).map(|member| member.name.clone()).collect()
}

/// Whether a byte is between a name and the sign behind it.
fn is_before_sign(member: &Member, at: usize) -> bool {
    member.slot.as_ref().is_some_and(|slot| member.name_range.end <= at && at < slot.start)
}

/// The slot of the name that stands for what is typed in YAML.
fn marked(changed: &str, range: Range<usize>) -> Option<Slot> {
    let tree = yaml::tree(changed);
    let spot = tree.spot(range.start + 1);
    let container = spot.container?;
    let name = match &spot.part {
        Part::Name(member) if member.name == yaml::MARK => member.name_range.clone(),
        _ => return None,
    };
    let names = container.members().iter().map(|member| member.name.clone());
    let others = names.filter(|name| name != yaml::MARK).collect();
    let path = spot.path.clone();
    let is_comma = |at: usize| !tree.is_in_comment(InputFormat::Yaml, changed, at);
    let commas = Commas::around(container, changed, &name, is_comma);
    let is_inline = container.has_brackets();
    Some(Slot { path, range, what: What::Name { others, has_sign: false }, is_inline, commas, tree })
}
