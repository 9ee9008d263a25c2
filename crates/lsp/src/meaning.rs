//! What a place in a document is by the contract.

use chatapps_webhooks::{EventKind, InputFormat, Kind, Model, ObjectType, Property, Shape};

use crate::ownership::event_kind;
use crate::tree::node::{Node, Step};

/// What a value is.
#[derive(Clone, Copy)]
pub(crate) enum Meaning {
    /// The list that a document is.
    List(&'static ObjectType),
    /// An object: the document, an element of it, or what one of its properties holds.
    Object(&'static ObjectType),
    /// The value of a property, of this kind.
    Property(&'static ObjectType, &'static Property, &'static Kind),
}

impl Meaning {
    /// The object that has the members of the value.
    pub(crate) fn members(self) -> Option<&'static ObjectType> {
        match self {
            Self::Object(object) => Some(object),
            Self::Property(_, _, kind) => match kind {
                Kind::Object(object) | Kind::Nullable(Kind::Object(object)) => Some(*object),
                _ => None,
            },
            Self::List(_) => None,
        }
    }
}

/// What the value at the end of a path is. `root` is the document, `path` leads to it from there.
pub(crate) fn meaning(
    (model, format): (Model, InputFormat),
    root: Option<&Node>,
    path: &[Step],
) -> Option<Meaning> {
    let (mut meaning, path) = match model.shape() {
        Shape::Object(object) => (Meaning::Object(object), path),
        // In TOML, the entries have a name.
        Shape::List(object) if format == InputFormat::Toml => match path {
            [Step::Name(name), rest @ ..] if name == "webhooks" => (Meaning::List(object), rest),
            _ => return None,
        },
        Shape::List(object) => (Meaning::List(object), path),
        Shape::Event => {
            let kind = root.and_then(event_kind).unwrap_or(EventKind::UnknownEvent);
            (Meaning::Object(kind.object()), path)
        }
        Shape::Text => return None,
    };
    let mut node = match (model.shape(), format) {
        (Shape::List(_), InputFormat::Toml) => root.and_then(|root| root.member("webhooks")),
        _ => root,
    };
    for step in path {
        meaning = within(meaning, node, step)?;
        node = node.and_then(|node| node.at(std::slice::from_ref(step)));
    }
    Some(meaning)
}

/// What a member or an element of a value is.
fn within(meaning: Meaning, node: Option<&Node>, step: &Step) -> Option<Meaning> {
    match (meaning, step) {
        (Meaning::List(object), Step::Index(_)) => Some(Meaning::Object(object)),
        (Meaning::Object(object), Step::Name(name)) => of_member(object, node, name),
        (Meaning::Property(object, property, kind), _) => match (kind, step) {
            (Kind::Object(inner), Step::Name(name)) => of_member(inner, node, name),
            (Kind::Nullable(of), _) => within(Meaning::Property(object, property, of), node, step),
            (Kind::Array(of), Step::Index(_)) => match of {
                Kind::Object(inner) => Some(Meaning::Object(inner)),
                _ => Some(Meaning::Property(object, property, of)),
            },
            _ => None,
        },
        _ => None,
    }
}

/// What a member of an object is.
fn of_member(object: &'static ObjectType, node: Option<&Node>, name: &str) -> Option<Meaning> {
    let (_, property) = object.property(name)?;
    if let Kind::Tagged(tagged) = &property.kind
        && let Some(case) = node.and_then(|node| node.text(tagged.by)).and_then(|tag| tagged.case(tag))
    {
        return Some(Meaning::Object(case));
    }
    Some(Meaning::Property(object, property, &property.kind))
}
