//! What a sample can have wrong, on request.

use std::borrow::Cow;

use super::draw::Draw;
use super::invalid::InvalidSample;
use super::overrides::{Known, add};
use super::tree::Tree;
use crate::base::names::names;
use crate::contract::event::kind::EventKind;
use crate::describe::object::{Kind, ObjectType};
use crate::describe::role::Role;

/// What a sample has wrong, or what receivers stumble over: one body, as the platform may send it
/// some day. Deliveries that come twice, late or in another order are no matter of one body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Fault {
    /// An event that nothing documents: `unknown_event`.
    UnknownEvent,
    /// A property that nothing documents: `undocumented_property`.
    UnknownProperty,
    /// A value outside of a documented list: `undocumented_value`.
    UnknownValue,
    /// A version above the newest that is documented: `unknown_version`.
    UnknownVersion,
    /// A time with seven digits of a second. There is no finding, and some parsers fail.
    LongTimestamp,
    /// No phone number: `missing_documented`, unless there is another id.
    MissingMsisdn,
    /// `null` in the place of everything that is absent. There is no finding.
    NullMembers,
    /// A message of LINE in the flat form instead of the envelope: `legacy_format`.
    FlatLine,
}

names! {
    Fault, "fault",
    /// Every fault.
    [
        UnknownEvent = "unknown_event",
        UnknownProperty = "unknown_property",
        UnknownValue = "unknown_value",
        UnknownVersion = "unknown_version",
        LongTimestamp = "long_timestamp",
        MissingMsisdn = "missing_msisdn",
        NullMembers = "null_members",
        FlatLine = "flat_line",
    ]
}

/// The body to which faults are added.
pub(super) struct Faulty<'s> {
    pub(super) body: &'s mut Tree,
    pub(super) kind: EventKind,
    pub(super) newest: Option<i64>,
    pub(super) seed: u64,
}

impl Fault {
    /// What it is, in one line.
    #[must_use]
    pub const fn summary(self) -> &'static str {
        match self {
            Self::UnknownEvent => "an event that isn't documented",
            Self::UnknownProperty => "a property that isn't documented",
            Self::UnknownValue => "a value that isn't in its list",
            Self::UnknownVersion => "a version above the newest one",
            Self::LongTimestamp => "a time with seven digits of a second",
            Self::MissingMsisdn => "no phone number",
            Self::NullMembers => "null in the place of all that is absent",
            Self::FlatLine => "a message of LINE in the flat form",
        }
    }

    /// The kind of body that has the fault.
    pub(super) fn kind(self, kind: EventKind) -> Result<EventKind, InvalidSample> {
        match (self, kind) {
            (Self::FlatLine, EventKind::InboundMessage | EventKind::FlatInboundMessage) => {
                Ok(EventKind::FlatInboundMessage)
            }
            (Self::FlatLine, _) => Err(self.inapplicable(kind, "ask for an inbound message")),
            _ => Ok(kind),
        }
    }

    pub(super) fn add_to(self, faulty: &mut Faulty<'_>) -> Result<(), InvalidSample> {
        let kind = faulty.kind;
        let object = kind.object();
        match self {
            Self::UnknownEvent => {
                set(faulty.body, "eventType", Tree::text("message_translated"));
                Ok(())
            }
            Self::UnknownProperty => {
                let parts = ["payload", "eventDetails"];
                let part = parts.into_iter().find(|name| faulty.body.get(name).is_some());
                let is_described = match part {
                    Some(part) => matches!(Known::Object(object).step(part), Some(Known::Object(_))),
                    None => !object.is_extensible,
                };
                let place = match part {
                    Some(part) => faulty.body.step(part),
                    None => Some(&mut *faulty.body),
                };
                match place {
                    Some(place) if is_described => {
                        set(place, "mood", Tree::text("cheerful"));
                        Ok(())
                    }
                    _ => Err(self.inapplicable(kind, "everything in it is undocumented")),
                }
            }
            Self::UnknownValue => {
                let mut found = Vec::new();
                lists(faulty.body, object, &mut Vec::new(), &mut found);
                let path = Draw::new(faulty.seed, ["unknown value"]).one_of(&found).cloned();
                let path = path.ok_or_else(|| self.inapplicable(kind, "it has no value of a list"))?;
                let place = path.iter().try_fold(&mut *faulty.body, |place, step| place.step(step));
                if let Some(place) = place {
                    *place = Tree::text("something_new");
                }
                Ok(())
            }
            Self::UnknownVersion => {
                let newest =
                    faulty.newest.ok_or_else(|| self.inapplicable(kind, "its format has no versions"))?;
                if let Tree::Object(members) = &mut *faulty.body {
                    members.retain(|(name, _)| name != "version");
                    add(members, Known::Object(object), "version", Tree::Number((newest + 1).into()));
                }
                Ok(())
            }
            Self::LongTimestamp => {
                let is_there = long_timestamp(faulty.body, object);
                if is_there { Ok(()) } else { Err(self.inapplicable(kind, "it has no time")) }
            }
            Self::MissingMsisdn => {
                let user = faulty.body.step("payload").and_then(|payload| payload.step("user"));
                match user {
                    Some(Tree::Object(user)) if has_number(object) => {
                        user.retain(|(name, _)| name != "msisdn");
                        Ok(())
                    }
                    _ => Err(self.inapplicable(kind, "it has no phone number of a person")),
                }
            }
            Self::NullMembers => {
                fill(faulty.body, object);
                Ok(())
            }
            Self::FlatLine => Ok(()),
        }
    }

    fn inapplicable(self, kind: EventKind, why: &str) -> InvalidSample {
        let help = format!("leave `{self}` out, or ask for another kind");
        InvalidSample::new("fault", format!("`{kind}` can't have the fault `{self}`: {why}"), help)
    }
}

fn set(tree: &mut Tree, name: &str, value: Tree) {
    if let Tree::Object(members) = tree {
        members.retain(|(other, _)| other != name);
        add(members, Known::Nothing, name, value);
    }
}

fn has_number(object: &'static ObjectType) -> bool {
    let user = Known::Object(object).step("payload").and_then(|payload| payload.step("user"));
    user.and_then(|user| user.step("msisdn")).is_some()
}

/// The ways to all values of lists in a body, but for the product: another one makes another kind.
fn lists(
    tree: &Tree,
    object: &'static ObjectType,
    path: &mut Vec<Cow<'static, str>>,
    found: &mut Vec<Vec<Cow<'static, str>>>,
) {
    for property in object.properties {
        let Some(value) = tree.get(property.name) else { continue };
        path.push(property.name.into());
        match (&property.kind, value) {
            (Kind::Enumeration(_), Tree::Text(_)) if property.role != Some(Role::Namespace) => {
                found.push(path.clone());
            }
            (Kind::Object(inner), _) => lists(value, inner, path, found),
            (Kind::Array(Kind::Object(inner)), Tree::Array(elements)) => {
                for (index, element) in elements.iter().enumerate() {
                    path.push(index.to_string().into());
                    lists(element, inner, path, found);
                    path.pop();
                }
            }
            _ => {}
        }
        path.pop();
    }
}

/// Gives the time of the event seven digits of a second. Says whether there is one.
fn long_timestamp(tree: &mut Tree, object: &'static ObjectType) -> bool {
    let mut is_there = false;
    for property in object.properties {
        let Some(value) = tree.step(property.name) else { continue };
        match (&property.kind, value) {
            (Kind::Text(_), Tree::Text(text)) if property.role == Some(Role::Timestamp) => {
                *text = text.replace('Z', "60308Z").into();
                is_there = true;
            }
            (Kind::Object(inner), value) => is_there = is_there || long_timestamp(value, inner),
            _ => {}
        }
    }
    is_there
}

/// Adds what is absent and may be, as `null`.
fn fill(tree: &mut Tree, object: &'static ObjectType) {
    let Tree::Object(members) = tree else { return };
    for property in object.properties {
        let at = members.iter_mut().find(|(name, _)| name == property.name);
        match (at, &property.kind) {
            (Some((_, value)), Kind::Object(inner)) => fill(value, inner),
            (Some((_, Tree::Array(elements))), Kind::Array(Kind::Object(inner))) => {
                for element in elements {
                    fill(element, inner);
                }
            }
            (None, _)
                if property.role != Some(Role::Version) && !property.required && !property.documented =>
            {
                add(members, Known::Object(object), property.name, Tree::Null);
            }
            _ => {}
        }
    }
}
