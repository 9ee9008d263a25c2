//! The findings on properties that their object doesn't have.

use super::members::Members;
use crate::base::privacy::shown_name;
use crate::context::context::Context;
use crate::context::unknown::{UnknownProperty, classify};
use crate::context::verdict::Verdict;
use crate::describe::object::Direction;
use crate::finding::params::{Param, Params};
use crate::json::cursor::Offset;
use crate::json::locate::Part;
use crate::policy::catalogue::{Rule, wording};
use crate::policy::rule_set::RuleSet;

/// The rules on unknown properties.
pub(crate) const ABOUT_UNKNOWN: RuleSet =
    RuleSet::of(&[Rule::MisspelledProperty, Rule::UnknownProperty, Rule::UndocumentedProperty]);

/// Reports a property that an object doesn't have. In what the platform writes it is new; in what
/// we write it is most likely a mistake.
pub(crate) fn report_unknown(
    context: &mut Context<'_>,
    members: &Members<'_>,
    name: &str,
    offset: Offset,
) -> Verdict {
    if members.object.is_extensible {
        return Verdict::VALID;
    }
    let here = members.location.member(name, offset);
    let property = || ("property", Param::from(shown_name(name)));
    if context.direction() == Direction::FromPlatform {
        if members.location.is_hidden() {
            let wording = &wording::UNDOCUMENTED_PROPERTY_INSIDE;
            return context.report(wording, &here, Params::default);
        }
        let wording = &wording::UNDOCUMENTED_PROPERTY;
        return context.report_part(wording, &here, Part::Name, || (Params::from([property()]), None));
    }
    let unknown = classify(members.object, name);
    let wording = match unknown {
        UnknownProperty::Legacy => &wording::UNKNOWN_PROPERTY_LEGACY,
        UnknownProperty::Misplaced(_) => &wording::UNKNOWN_PROPERTY_PLACE,
        UnknownProperty::Typo(meant) if members.has(meant) => &wording::MISSPELLED_PROPERTY_TWICE,
        UnknownProperty::Typo(_) => &wording::MISSPELLED_PROPERTY,
        UnknownProperty::Other => &wording::UNKNOWN_PROPERTY,
    };
    context.report_part(wording, &here, Part::Name, || {
        let params = match unknown {
            UnknownProperty::Legacy => [property()].into(),
            UnknownProperty::Misplaced(place) => [property(), ("place", place.into())].into(),
            UnknownProperty::Typo(meant) => [property(), ("suggestion", meant.into())].into(),
            UnknownProperty::Other => [property(), ("expected", members.object.names.into())].into(),
        };
        (params, None)
    })
}
