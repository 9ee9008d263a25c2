//! What somebody sets in a sample, and takes out of it.

use std::borrow::Cow;

use super::invalid::InvalidSample;
use super::tree::{Members, Tree};
use crate::base::privacy::shown_name;
use crate::base::spelling::closest;
use crate::describe::between::Between;
use crate::describe::object::{Kind, ObjectType};

/// A way into a body: `payload.content.text`, `payload.items[0].id` or `/payload/content/text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path(Vec<String>);

impl Path {
    pub(super) fn parse(option: &'static str, text: &str) -> Result<Self, InvalidSample> {
        let steps: Vec<String> = match text.strip_prefix('/') {
            Some(pointer) => {
                pointer.split('/').map(|step| step.replace("~1", "/").replace("~0", "~")).collect()
            }
            None => text.replace('[', ".").replace(']', "").split('.').map(str::to_owned).collect(),
        };
        if steps.iter().any(String::is_empty) {
            return Err(InvalidSample::new(
                option,
                format!("`{}` is no path", shown(text)),
                "write names with dots between them, such as `payload.content.text`",
            ));
        }
        Ok(Self(steps))
    }
}

/// What is set and taken out.
#[derive(Clone, Debug, Default)]
pub(super) struct Overrides {
    sets: Vec<(Path, Tree)>,
    unsets: Vec<Path>,
}

impl Overrides {
    pub(super) fn set(&mut self, path: Path, value: Tree) {
        self.sets.push((path, value));
    }

    pub(super) fn unset(&mut self, path: Path) {
        self.unsets.push(path);
    }

    /// What a property is set to.
    pub(super) fn value_at(&self, path: &[Cow<'static, str>]) -> Option<&Tree> {
        self.sets.iter().rev().find_map(|(set, value)| {
            let rest = strip_prefix(path, &set.0)?;
            rest.iter().try_fold(value, |value, step| value.get(step))
        })
    }

    /// Whether something in a property is set.
    pub(super) fn has_below(&self, path: &[Cow<'static, str>]) -> bool {
        self.sets.iter().any(|(set, _)| strip_prefix(&set.0, path).is_some_and(|rest| !rest.is_empty()))
    }

    /// The value that names what is set: who sets a text asks for content of that type. `path`
    /// leads to the property that has the value.
    pub(super) fn implied(
        &self,
        object: &'static ObjectType,
        path: &[Cow<'static, str>],
    ) -> Option<&'static str> {
        let (by, around) = path.split_last()?;
        let is_set = |within: Option<&'static str>, member: &'static str| {
            let inner = within.into_iter().chain([member]).map(Cow::from);
            let path: Vec<_> = around.iter().cloned().chain(inner).collect();
            let is_set = self.value_at(&path).is_some_and(|value| *value != Tree::Null);
            is_set || self.has_below(&path)
        };
        object.between.iter().find_map(|between| match between {
            Between::Names(names) if names.by == by => {
                names.members.iter().find(|(_, member)| is_set(names.within, member)).map(|(value, _)| *value)
            }
            _ => None,
        })
    }

    /// Does to a body of that type what is asked for.
    pub(super) fn apply(&self, body: &mut Tree, object: &'static ObjectType) -> Result<(), InvalidSample> {
        for (path, value) in &self.sets {
            set(body, Known::Object(object), &path.0, value, &mut Vec::new())?;
        }
        for path in &self.unsets {
            unset(body, Known::Object(object), &path.0, &mut Vec::new())?;
        }
        Ok(())
    }
}

fn strip_prefix<'p, T: AsRef<str>, U: AsRef<str>>(path: &'p [T], prefix: &[U]) -> Option<&'p [T]> {
    let (start, rest) = path.split_at_checked(prefix.len())?;
    start.iter().map(AsRef::as_ref).eq(prefix.iter().map(AsRef::as_ref)).then_some(rest)
}

/// What the descriptions say of a place in a body.
#[derive(Clone, Copy)]
pub(super) enum Known {
    Object(&'static ObjectType),
    Array(&'static Kind),
    Nothing,
}

impl Known {
    pub(super) const fn of(kind: &'static Kind) -> Self {
        match kind {
            Kind::Object(object) => Self::Object(object),
            Kind::Array(element) => Self::Array(element),
            _ => Self::Nothing,
        }
    }

    /// What a member or an element is. `None` if it isn't described.
    pub(super) fn step(self, step: &str) -> Option<Self> {
        match self {
            Self::Object(object) => object.property(step).map(|(_, property)| Self::of(&property.kind)),
            Self::Array(element) => Some(Self::of(element)),
            Self::Nothing => None,
        }
    }

    fn names(self) -> Vec<&'static str> {
        match self {
            Self::Object(object) => object.properties.iter().map(|property| property.name).collect(),
            _ => Vec::new(),
        }
    }

    fn empty(self) -> Option<Tree> {
        match self {
            Self::Object(_) => Some(Tree::Object(Vec::new())),
            Self::Array(_) => Some(Tree::Array(Vec::new())),
            Self::Nothing => None,
        }
    }
}

fn set(
    tree: &mut Tree,
    known: Known,
    steps: &[String],
    value: &Tree,
    way: &mut Vec<String>,
) -> Result<(), InvalidSample> {
    let Some((step, rest)) = steps.split_first() else {
        *tree = value.clone();
        return Ok(());
    };
    let inner = known.step(step).unwrap_or(Known::Nothing);
    if tree.step(step).is_none() {
        // A last step may lead to something new: that is how to try what nothing documents.
        let new = if rest.is_empty() { Some(Tree::Null) } else { inner.empty() };
        let is_added = match (&mut *tree, new) {
            (Tree::Object(members), Some(new)) => {
                add(members, known, step, new);
                true
            }
            (Tree::Array(elements), Some(new)) if step.parse() == Ok(elements.len()) => {
                elements.push(new);
                true
            }
            _ => false,
        };
        if !is_added {
            return Err(nowhere("set", tree, known, step, way));
        }
    }
    way.push(step.clone());
    match tree.step(step) {
        Some(next) => set(next, inner, rest, value, way),
        None => Ok(()),
    }
}

/// Adds a member where the description has it, or at the end.
pub(super) fn add(members: &mut Members, known: Known, name: &str, value: Tree) {
    let position = |name: &str| match known {
        Known::Object(object) => object.property(name).map(|(index, _)| index),
        _ => None,
    };
    let own = position(name);
    let after = |other: &str| own.is_some() && position(other) > own;
    let at = members.iter().position(|(other, _)| after(other)).unwrap_or(members.len());
    members.insert(at, (name.to_owned().into(), value));
}

fn unset(
    tree: &mut Tree,
    known: Known,
    steps: &[String],
    way: &mut Vec<String>,
) -> Result<(), InvalidSample> {
    let Some((step, rest)) = steps.split_first() else { return Ok(()) };
    if tree.step(step).is_none() {
        // What another seed may have can be left out where it isn't.
        return match known.step(step) {
            Some(_) if matches!(tree, Tree::Object(_)) => Ok(()),
            _ => Err(nowhere("unset", tree, known, step, way)),
        };
    }
    if rest.is_empty() {
        match tree {
            Tree::Object(members) => members.retain(|(name, _)| name != step),
            Tree::Array(elements) => {
                if let Ok(index) = step.parse::<usize>() {
                    elements.remove(index);
                }
            }
            _ => {}
        }
        return Ok(());
    }
    way.push(step.clone());
    match tree.step(step) {
        Some(next) => unset(next, known.step(step).unwrap_or(Known::Nothing), rest, way),
        None => Ok(()),
    }
}

/// A path as a message shows it.
fn shown(path: &str) -> String {
    shown_name(path).escape_debug().to_string()
}

/// That a step leads nowhere.
fn nowhere(option: &'static str, tree: &Tree, known: Known, step: &str, way: &[String]) -> InvalidSample {
    let place = if way.is_empty() { "the body".to_owned() } else { format!("`{}`", shown(&way.join("."))) };
    let step_shown = shown(step);
    let names = known.names();
    let (message, help) = match tree {
        Tree::Object(_) => (
            format!("{place} has no `{step_shown}`"),
            match closest(step, &names) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if option == "set" => {
                    "set it as a whole, as JSON, to add something that isn't documented".to_owned()
                }
                None => "leave the option out".to_owned(),
            },
        ),
        Tree::Array(elements) => (
            format!("{place} has no element `{step_shown}`"),
            match elements.len() {
                0 => "it is empty: the first has the index 0".to_owned(),
                length => format!("indices begin with 0, and it has {length}"),
            },
        ),
        other => (
            format!("{place} is {}, and has no `{step_shown}`", other.name()),
            format!("end the path at {place}"),
        ),
    };
    InvalidSample::new(option, message, help)
}
