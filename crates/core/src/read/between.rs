//! What holds between the properties of an object of an event or a transcript.

use super::members::Members;
use crate::context::context::Context;
use crate::context::location::Location;
use crate::context::verdict::Verdict;
use crate::describe::between::{Between, Names, Versions};
use crate::describe::object::{Kind, ObjectType};
use crate::describe::record::{Described, Record, Value};
use crate::describe::role::Role;
use crate::finding::params::Params;
use crate::policy::catalogue::wording;
use crate::rules::answers::Answer;

/// Checks one rule between the properties of an object that was read.
pub(super) fn check_between(
    context: &mut Context<'_>,
    members: &Members<'_>,
    record: &Record,
    rule: &Between,
) -> Verdict {
    match rule {
        Between::Names(names) => check_names(context, members, record, names),
        Between::Identifies { by, any_from } => check_identity(context, members, by, *any_from),
        Between::Versions(versions) => check_version(context, members, versions),
        Between::UnknownEvent => match location_of(members, Role::EventType) {
            Some(location) => context.report(&wording::UNKNOWN_EVENT, &location, Params::default),
            None => context.report(&wording::UNKNOWN_EVENT_BODY, members.location, Params::default),
        },
        Between::ForeignEvent => {
            let location = location_of(members, Role::Namespace);
            let location = location.as_ref().unwrap_or(members.location);
            context.report(&wording::FOREIGN_EVENT, location, Params::default)
        }
        Between::Answer { kinds } => check_answer(context, members, record, kinds),
    }
}

/// Checks how a receiver answered.
fn check_answer(
    context: &mut Context<'_>,
    members: &Members<'_>,
    record: &Record,
    kinds: &[&'static str],
) -> Verdict {
    let number = |name| match record.object_type().property(name).and_then(|(index, _)| record.get(index)) {
        Some(Value::Number(number)) => Some(number.as_i64().unwrap_or(i64::MAX)),
        _ => None,
    };
    let text = |name| record.object_type().property(name).and_then(|(index, _)| record.text(index));
    let status = number("status").and_then(|number| usize::try_from(number).ok());
    // No time is negative, and whatever is too large to count is too late.
    let milliseconds =
        number("milliseconds").map(|number| usize::try_from(number.max(0)).unwrap_or(usize::MAX));
    let failure = text("failure").and_then(|text| text.parse().ok());
    let probe = text("probe").and_then(|text| text.parse().ok());
    let credentials = text("credentials").and_then(|text| text.parse().ok());
    // Whatever can't be read has findings of its own.
    let is_unclear = members.has("status") && status.is_none() || members.has("failure") && failure.is_none();
    let (Some(probe), Some(credentials), Some(milliseconds), false) =
        (probe, credentials, milliseconds, is_unclear)
    else {
        return Verdict::VALID;
    };
    let kind = text("kind").and_then(|kind| kinds.iter().copied().find(|known| *known == kind));
    let answer = Answer { probe, credentials, kind, detail: text("detail"), status, failure, milliseconds };
    answer.faults().into_iter().fold(Verdict::VALID, |all, (wording, property)| {
        let place = members.object.property(property).and_then(|(index, _)| members.location_of(index));
        all | context.report(wording, place.as_ref().unwrap_or(members.location), || answer.params(property))
    })
}

/// The location of the object's own property with a role, if it is there.
fn location_of<'m>(members: &'m Members<'_>, role: Role) -> Option<Location<'m>> {
    let has_role = members.object.properties.iter().position(|property| property.role == Some(role));
    members.location_of(has_role?)
}

/// Whether a member is there that the value of a property names, or else another one.
fn check_names(context: &mut Context<'_>, members: &Members<'_>, record: &Record, names: &Names) -> Verdict {
    let Some(tag) = listed(record, names.by) else { return Verdict::VALID };
    let Some((_, expected)) = names.members.iter().find(|(value, _)| *value == tag) else {
        return Verdict::VALID;
    };
    let inner = names.within.and_then(|within| record.object_type().property(within));
    let (object, location, inner) = match inner {
        None => (members.object, *members.location, None),
        Some((index, _)) => match (record.get(index), members.location_of(index)) {
            (Some(Value::Object(inner)), Some(location)) => (inner.object_type(), location, Some(inner)),
            // That it is missing is said elsewhere.
            _ => return Verdict::VALID,
        },
    };
    let has = |name: &str| inner.map_or_else(|| members.has(name), |inner| has(inner, name));
    if has(expected) {
        return Verdict::VALID;
    }
    match names.members.iter().map(|(_, member)| *member).find(|member| has(member)) {
        Some(other) => context.report(&wording::CONTRADICTORY_CONTENT, &location, || {
            [("property", other), ("by", names.by)].into()
        }),
        None => context.report(&wording::MISSING_DOCUMENTED, &location, || {
            [("property", *expected), ("meaning", help_of(object, expected))].into()
        }),
    }
}

/// The value of a property, in the spelling of its list.
fn listed(record: &Record, name: &str) -> Option<&'static str> {
    let (index, property) = record.object_type().property(name)?;
    let Kind::Enumeration(list) = &property.kind else { return None };
    list.values.get(list.position(record.text(index)?)?).map(|value| value.text)
}

fn has(record: &Record, name: &str) -> bool {
    record.object_type().property(name).is_some_and(|(index, _)| record.get(index).is_some())
}

fn help_of(object: &ObjectType, name: &str) -> &'static str {
    object.property(name).map_or("", |(_, property)| property.help)
}

fn check_identity(
    context: &mut Context<'_>,
    members: &Members<'_>,
    by: &'static [&'static str],
    any_from: i64,
) -> Verdict {
    let missing = by.iter().copied().filter(|name| !members.has(name));
    if context.version().is_none_or(|version| version < any_from) {
        return missing.fold(Verdict::VALID, |all, name| {
            let params = || [("property", name), ("meaning", help_of(members.object, name))].into();
            all | context.report(&wording::MISSING_DOCUMENTED, members.location, params)
        });
    }
    if missing.count() < by.len() {
        return Verdict::VALID;
    }
    let params = || Params::default().with("expected", by);
    context.report(&wording::MISSING_DOCUMENTED_ANY, members.location, params)
}

fn check_version(context: &mut Context<'_>, members: &Members<'_>, versions: &Versions) -> Verdict {
    let newest = usize::try_from(versions.newest).unwrap_or_default();
    let params = || Params::from([("change", versions.change)]).with("newest", newest);
    let location = location_of(members, Role::Version);
    let mut verdict = Verdict::VALID;
    match (context.version(), location) {
        (Some(version), Some(location)) if version > versions.newest => {
            let params = || Params::default().with("newest", newest);
            verdict |= context.report(&wording::UNKNOWN_VERSION, &location, params);
        }
        (Some(version), Some(location)) if version < versions.newest => {
            verdict |= context.report(&wording::LEGACY_FORMAT, &location, params);
        }
        (None, None) if !versions.is_replaced => {
            verdict |= context.report(&wording::LEGACY_FORMAT, members.location, params);
        }
        _ => {}
    }
    if versions.is_replaced {
        let params = || [("change", versions.change)].into();
        verdict |= context.report(&wording::LEGACY_FORMAT_FLAT, members.location, params);
    }
    verdict
}
