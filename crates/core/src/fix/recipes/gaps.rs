//! Places where a person has something to write: empty strings, and what is missing.

use crate::check::any::Shape;
use crate::describe::object::{Kind, ObjectType};
use crate::fix::fix::Edit;
use crate::fix::site::Site;

/// A place for another string.
pub(super) fn value(site: &Site<'_>) -> Option<Edit> {
    site.content()?.inside().map(Edit::removal)
}

/// A place for a member that is a string.
pub(super) fn member(site: &Site<'_>, name: &str) -> Option<Edit> {
    added(site, name, "\"\"")
}

/// A place for the missing property that the finding names.
pub(super) fn property(site: &Site<'_>) -> Option<Edit> {
    let name = site.param("property")?;
    let object = object_at(site)?;
    let (_, property) = object.property(name)?;
    added(site, name, &skeleton(&property.kind))
}

/// Adds a member to the object that the finding is about, unless that has it under a wrong name:
/// there would be two.
fn added(site: &Site<'_>, name: &str, value: &str) -> Option<Edit> {
    let object = site.container()?;
    if site.misspelled.has(&object, name) {
        return None;
    }
    object.addition(site.text(), &format!("\"{name}\": {value}"))
}

/// A place for an entry.
pub(super) fn entry(site: &Site<'_>) -> Option<Edit> {
    let Shape::List(object) = site.model.shape() else { return None };
    site.container()?.addition(site.text(), &members(object))
}

/// The description of the object that a finding is about.
fn object_at(site: &Site<'_>) -> Option<&'static ObjectType> {
    let (Shape::Object(root) | Shape::List(root)) = site.model.shape() else { return None };
    let is_index = |token: &&str| token.bytes().all(|byte| byte.is_ascii_digit());
    let names = site.finding.pointer.as_str().split('/').filter(|token| !is_index(token));
    names.into_iter().try_fold(root, |object, name| match &object.property(name)?.1.kind {
        Kind::Object(inner) => Some(*inner),
        _ => None,
    })
}

/// A value of a kind with nothing in it.
fn skeleton(kind: &Kind) -> String {
    match kind {
        Kind::Boolean { .. } => "true".to_owned(),
        Kind::Integer(_) | Kind::Number => "0".to_owned(),
        Kind::Text(_) | Kind::Enumeration(_) => "\"\"".to_owned(),
        Kind::Object(object) => members(object),
        Kind::Array(_) => "[]".to_owned(),
        Kind::Tagged(_) | Kind::Raw | Kind::Nullable(_) => "null".to_owned(),
    }
}

/// An object with what it must have.
fn members(object: &ObjectType) -> String {
    let required = object.properties.iter().filter(|property| property.required);
    let members: Vec<_> =
        required.map(|property| format!("\"{}\": {}", property.name, skeleton(&property.kind))).collect();
    format!("{{{}}}", members.join(", "))
}
