//! What is being typed at the cursor: a name, a value or an element, and what is there already.

use std::ops::Range;

use chatapps_webhooks::InputFormat;

use crate::text::Text;
use crate::tree::node::{Member, Node, Step, Tree, Value};
use crate::tree::spot::Part;
use crate::tree::{tree_of, yaml};

/// What is being typed.
pub(super) struct Slot {
    /// The way to the object that a name is in, to the value, or to the array that an element is
    /// in.
    pub(super) path: Vec<Step>,
    /// The bytes that are replaced.
    pub(super) range: Range<usize>,
    pub(super) what: What,
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

/// What is being typed at a byte.
pub(super) fn slot(format: InputFormat, text: &Text, at: usize) -> Option<Slot> {
    let line = text.line_around(at);
    let whole = text.as_str();
    let content = whole.get(line.clone())?;
    match format {
        InputFormat::Yaml => {
            if let Some((changed, range)) = yaml::with_name(whole, &line, at)
                && let Some(slot) = marked(&changed, range)
            {
                return Some(slot);
            }
        }
        InputFormat::Toml if content.trim_start().starts_with('[') => {
            let start = line.end - content.trim_start().len();
            let range = start..start + content.trim().len();
            // A bracket within a value over several lines is none of a header.
            let tree = tree_of(format, whole);
            let is_header = tree.sections.iter().any(|(section, _)| *section == start);
            if is_header {
                let path = Vec::new();
                return Some(Slot { path, range, what: What::Header, tree });
            }
        }
        _ => {}
    }
    let tree = tree_of(format, whole);
    let spot = tree.spot(at);
    let others = |but: Option<&Member>| {
        let members = spot.container.map(Node::members).unwrap_or_default();
        let is_other = |member: &&Member| but.is_none_or(|but| but.name_range != member.name_range);
        members.iter().filter(is_other).map(|member| member.name.clone()).collect()
    };
    let (what, range) = match &spot.part {
        // Before a name there may be another one.
        Part::Name(member) if at == member.name_range.start => {
            (What::Name { others: others(None), has_sign: false }, at..at)
        }
        Part::Name(member) => {
            let has_sign = member.slot.is_some();
            (What::Name { others: others(Some(member)), has_sign }, member.name_range.clone())
        }
        Part::ValueOf(member) => {
            let range = member.value.as_ref().map_or(at..at, |value| value.range.clone());
            (What::Value, range)
        }
        Part::Element(_, element) => (What::Element, element.range.clone()),
        Part::Gap => match spot.container.map(|container| &container.value) {
            Some(Value::Object(_)) => (What::Name { others: others(None), has_sign: false }, at..at),
            Some(Value::Array(_)) => (What::Element, at..at),
            _ if tree.root.is_none() => (What::Value, at..at),
            _ => return None,
        },
    };
    let path = match &spot.part {
        Part::ValueOf(_) => spot.full_path(),
        _ => spot.path.clone(),
    };
    Some(Slot { path, range, what, tree })
}

/// The slot of the name that stands for what is typed in YAML.
fn marked(changed: &str, range: Range<usize>) -> Option<Slot> {
    let tree = yaml::tree(changed);
    let spot = tree.spot(range.start + 1);
    let container = spot.container?;
    match &spot.part {
        Part::Name(member) if member.name == yaml::MARK => {}
        _ => return None,
    }
    let names = container.members().iter().map(|member| member.name.clone());
    let others = names.filter(|name| name != yaml::MARK).collect();
    let path = spot.path.clone();
    Some(Slot { path, range, what: What::Name { others, has_sign: false }, tree })
}
